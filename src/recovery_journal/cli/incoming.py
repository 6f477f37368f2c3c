"""The command that brings entries in from other journals, and takes them back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli.session import chosen_keep, copies_folder, opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import NoJournal, Unusable

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.journal.bringing_in import Incomings
    from recovery_journal.portable.incoming.found import Found, Known, Reader, Unread

MOST_UNREAD = 20
"""How many places that could not be read are named."""
_EVERY = 1000
"""After how many entries it is said how far it is."""


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
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
    Markdown or text files, and CSV. Tells first what would come in, and makes a copy of the
    journal before it does. The same file a second time adds nothing. Prints how many came in.
    """
    if undo:
        _take_back(ctx, yes=yes)
        return
    if not files:
        raise click.UsageError("Name a file to bring in.")
    read = [_file(path, day_first) for path in files]
    with opened(ctx) as journal:
        told = journal.look_at_incoming(_pieces(read))
        _say(told)
        if told.new:
            if not yes:
                click.confirm("Bring them in?", abort=True, err=True)
            _copy_first(journal)
            told = journal.bring_in(_pieces(read), _say_how_far)
            say("They are here. `import --undo` takes them back.")
        click.echo(told.new)


def _take_back(ctx: click.Context, *, yes: bool) -> None:
    with opened(ctx) as journal:
        number = journal.last_brought_in()
        if number and not yes:
            click.confirm(f"Take {_entries(number)} back for good?", abort=True, err=True)
        gone, stay = journal.take_back_last()
    if stay:
        say(f"Kept, for it was changed, threaded or thrown away since: {_entries(stay)}.")
    click.echo(gone)


_File = tuple["Reader", bytes, str, "Known"]


def _file(path: Path, day_first: bool | None) -> _File:
    from recovery_journal.portable.incoming.found import Known
    from recovery_journal.portable.incoming.recognise import BEGINNING, reader_of

    try:
        data, changed = path.read_bytes(), date.fromtimestamp(path.stat().st_mtime)
    except FileNotFoundError:
        raise NoJournal(f"There is no file at {path}.") from None
    except OSError as error:
        raise Unusable(f"{path} can't be opened: {error.strerror}.") from None
    reader = reader_of(path.name, data[:BEGINNING])
    if reader is None:
        raise Unusable(f"{path} is of no kind that can be read.")
    return reader, data, path.name, Known(changed=changed, day_first=day_first)


def _pieces(files: list[_File]) -> "Iterator[Found | Unread]":
    for reader, data, name, known in files:
        yield from reader(data, name, known)


def _say(told: "Incomings") -> None:
    """What would come in, in a few lines."""
    from recovery_journal.model.days import in_full

    if told.first and told.last:
        which = ", ".join(f"{number} from {source}" for source, number in told.sources.items())
        days = in_full(told.first)
        days += f" to {in_full(told.last)}" if told.last != told.first else ""
        say(f"{_entries(told.new)} would come in ({which}), {days}.")
    else:
        say("Nothing new is in it.")
    if told.known:
        say(f"Passed over, for it came in before: {_entries(told.known)}.")
    if told.left_out:
        say(f"{told.left_out} characters that no text can hold would be left out.")
    if told.unread:
        places = "1 place" if len(told.unread) == 1 else f"{len(told.unread)} places"
        say(f"{places} can't be read, of which nothing would come in:")
    for each in told.unread[:MOST_UNREAD]:
        say(f"  {each.place}: {each.reason}")
    if len(told.unread) > MOST_UNREAD:
        say("  and others")


def _copy_first(journal: "Journal") -> None:
    if journal.path is not None:
        journal.copy_now(chosen_keep(), copies_folder())


def _say_how_far(number: int) -> None:
    if number % _EVERY == 0:
        say(f"{number} …")


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
