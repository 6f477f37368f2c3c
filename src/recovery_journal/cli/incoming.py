"""The command that brings entries in from other journals, and takes them back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli.how_far import HowFar
from recovery_journal.cli.session import chosen_keep, copies_folder, opened
from recovery_journal.cli.terminal import say

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.journal.bringing_in import Incomings

MOST_UNREAD = 20
"""How many places that could not be read are named."""


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--day-first/--month-first",
    "day_first",
    default=None,
    help="How 03/04/2026 is meant, where the file does not tell.",
)
@click.option("--undo", is_flag=True, help="Take the last import back.")
@click.pass_context
def import_command(
    ctx: click.Context, /, files: tuple[Path, ...], yes: bool, day_first: bool | None, undo: bool
) -> None:
    """Bring entries in from other journals, as notes that are yours alone.

    Reads jrnl (its text file, or its JSON export), Day One (JSON zip), tui-journal (JSON),
    Markdown or text files, and CSV; of a folder, every file in it. Tells first what would come
    in, and makes a copy of the journal before it does. The same file a second time adds nothing.
    What `export --whole` wrote comes back as it was, with what was changed there by hand.
    Prints how many came in.
    """
    if undo:
        _take_back(ctx, yes=yes)
        return
    if not files:
        raise click.UsageError("Name a file or a folder to bring in.")
    from recovery_journal.journal.bringing_back import is_whole

    if any(map(is_whole, files)):
        from recovery_journal.cli.whole import bring_back

        if len(files) > 1:
            raise click.UsageError("A whole journal is brought in by itself: name it alone.")
        bring_back(ctx, files[0], yes=yes)
        return
    from recovery_journal.journal.incoming_files import IncomingFiles

    incoming = IncomingFiles(*files)
    incoming.check()
    with opened(ctx) as journal:
        told = journal.look_at_incoming(incoming.pieces(day_first), HowFar("looked at"))
        _say(told)
        if told.new:
            if not yes:
                click.confirm("Bring them in?", abort=True, err=True)
            _copy_first(journal)
            told = journal.bring_in(incoming.pieces(day_first), HowFar("brought in"))
            say("They are here. `import --undo` takes them back.")
        click.echo(told.new)


def _take_back(ctx: click.Context, *, yes: bool) -> None:
    with opened(ctx) as journal:
        last = journal.last_brought_in()
        if last.go and not yes:
            if last.stay:
                say(f"{_WHICH_STAY} {_entries(last.stay)}.")
            say("What goes is gone for good. The whole file is written anew without it.")
            click.confirm(f"Take {_entries(last.go)} back?", abort=True, err=True)
        last = journal.take_back_last()
    if last.stay and yes:
        say(f"{_WHICH_STAY} {_entries(last.stay)}.")
    click.echo(last.go)


_WHICH_STAY = "Kept, for it was changed, threaded or thrown away since:"


def _say(told: "Incomings") -> None:
    """What would come in, in a few lines."""
    from recovery_journal.model.days import in_full
    from recovery_journal.portable.incoming.found import said_source

    if told.first and told.last:
        which = ", ".join(f"{n:,} from {said_source(name)}" for name, n in told.sources.items())
        days = in_full(told.first)
        days += f" to {in_full(told.last)}" if told.last != told.first else ""
        say(f"{_entries(told.new)} would come in ({which}), {days}.")
    else:
        say("Nothing new is in it.")
    if told.known:
        say(f"Passed over, for it came in before: {_entries(told.known)}.")
    if told.left_out:
        say(f"{told.left_out} characters that no text can hold would be left out.")
    if told.not_read:
        places = "1 place" if told.not_read == 1 else f"{told.not_read:,} places"
        say(f"{places} can't be read, of which nothing would come in:")
    for each in told.unread[:MOST_UNREAD]:
        say(f"  {each.place}: {each.reason}")
    if told.not_read > MOST_UNREAD:
        say(f"  and {told.not_read - MOST_UNREAD:,} more")
    if told.two_ways:
        say("--day-first or --month-first says how 03/04/2026 is meant.")


def _copy_first(journal: "Journal") -> None:
    if journal.path is not None:
        journal.copy_now(chosen_keep(), copies_folder())


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
