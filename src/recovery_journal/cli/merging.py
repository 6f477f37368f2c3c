"""The commands by which copies of a journal come together, and two versions become one."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.how_far import HowFar
from recovery_journal.cli.session import chosen_keep, chosen_path, copies_folder, opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import NoJournal, WrongPassphrase

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.model.differing import Facet
    from recovery_journal.model.entry import Entry
    from recovery_journal.model.whole import Merged

_OTHER_KEY = "This journal's key does not open the other one."


@click.command("merge")
@click.argument("other", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def merge_command(ctx: click.Context, other: Path | None, yes: bool) -> None:
    """Bring in what another copy of the journal has and this one has not.

    OTHER stays as it is. Nothing is dropped: where an entry was changed in both, both versions are
    kept, the newer one shows, and `choose` asks which to go on with. A copy of the journal is made
    first. Prints how many entries are new or changed. Without OTHER it lists the copies that lie
    beside the journal.
    """
    if other is None:
        _list(chosen_path(ctx))
        return
    other = other.absolute()
    if not other.is_file():  # said before a passphrase is asked for
        raise NoJournal(f"There is no file at {other}.")
    with opened(ctx) as journal:
        has_more, words = _looked_at(journal, other)
        if not has_more:
            say("Nothing new is in it.")
            click.echo(0)
            return
        if not yes:
            click.confirm("Bring in what it has?", abort=True, err=True)
        journal.copy_now(chosen_keep(), copies_folder())
        told = journal.merge(other, words, HowFar("brought in"))
        _say(told)
        click.echo(told.new + told.changed)
        if told.undecided and terminal.is_typed():
            _choose(journal)
        elif told.undecided:
            say("`recovery-journal choose` asks which to go on with.")


@click.command("choose")
@click.pass_context
def choose_command(ctx: click.Context) -> None:
    """Choose which version to go on with, where an entry was changed in two copies.

    Shows both, and in what they differ. The other version stays in the history of the entry.
    Prints how many are left to choose; without a terminal it asks nothing.
    """
    with opened(ctx) as journal:
        if not journal.undecided():
            say("No entry was changed in two places.")
        elif terminal.is_typed():
            _choose(journal)
        click.echo(len(journal.undecided()))


def _list(path: Path) -> None:
    from recovery_journal.journal.lying_beside import lying_beside

    if not path.is_file():
        raise NoJournal(f"There is no file at {path}.")
    found = lying_beside(path)
    for each in found:
        click.echo(os.fsencode(each.path))
    if found:
        say("`recovery-journal merge` with one of these brings in what it has.")
    else:
        say("No copy of this journal lies beside it.")


def _looked_at(journal: "Journal", other: Path) -> tuple[bool, str | None]:
    """Whether the other one has more, and the passphrase it was opened with, if its own."""
    with suppress(WrongPassphrase):
        return journal.has_more(other), None
    say(_OTHER_KEY)
    try:
        words = terminal.ask_secret("The passphrase of the other one: ")
    except terminal.NoPassphrase:
        raise WrongPassphrase(
            "On a terminal its own passphrase is asked for. Nothing was changed."
        ) from None
    return journal.has_more(other, words), words


def _say(told: "Merged") -> None:
    """What came, in a line or two."""
    parts = [(told.new, "new"), (told.changed, "changed"), (told.erased, "erased there, so here")]
    entries = [f"{number:,} {words}" for number, words in parts if number]
    if entries:
        say(f"Entries: {', '.join(entries)}.")
    if told.others:
        say(f"Beside them: {told.others:,}, such as threads, earlier versions, drafts, settings.")
    if told.undecided:
        number = "1 entry was" if told.undecided == 1 else f"{told.undecided:,} entries were"
        say(f"{number} changed in two places. Both versions are kept; the newer one shows.")


# choosing


def _choose(journal: "Journal") -> None:
    """Ask about each entry; an empty line leaves it for later."""
    left = journal.undecided()
    for number, entry in enumerate(left, start=1):
        versions = journal.choices(entry.id)
        if len(versions) < 2:
            continue
        say(f"\n{number} of {len(left)}")
        _show(versions)
        chosen = _asked(len(versions))
        if chosen is not None:
            journal.go_on_with(versions[chosen - 1])
            say("Kept. The other one is in its history.")


def _show(versions: "list[Entry]") -> None:
    from recovery_journal.model.days import in_full
    from recovery_journal.model.differing import differing

    stands = versions[0]
    say(f"{in_full(stands.day)}, {stands.kind.value}: {stands.title}")
    facets = differing(versions, in_full)
    for number, version in enumerate(versions):
        newer = ", the newer one, which shows now" if number == 0 else ""
        say(f"\n{number + 1}  written {version.updated.astimezone():%Y-%m-%d %H:%M}{newer}")
        for facet in facets:
            _show_facet(facet, number)


def _show_facet(facet: "Facet", number: int) -> None:
    say(f"   {facet.label}:")
    for line in facet.versions[number]:
        say(f"   {'+' if line.own else ' '} {line.text}")


def _asked(most: int) -> int | None:
    """The number that is typed; None for later."""
    numbers = ", ".join(str(number) for number in range(1, most + 1))
    while True:
        typed = terminal.ask_line(f"\nWhich one to go on with: {numbers}? Empty is later.")
        if not typed:
            return None
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed)
        say("That is none of them.")
