"""The command with which somebody leaves: the journal and all that goes with it, erased."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.session import asked, unlocked
from recovery_journal.cli.terminal import say
from recovery_journal.errors import JournalError, Unusable

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.journal.leaving import Belongings, Line

_TAKE_OUT = (
    "Take your entries out first? A path that ends in .md is for reading, one that ends in .jsonl "
    "holds all of the journal, to be brought back. An empty line takes nothing out."
)


@click.command("erase")
@click.option("--yes", is_flag=True, help="Do not ask; nothing is taken out first.")
@click.option("--own-files", is_flag=True, help="Your own decks, names and lines go too.")
@click.pass_context
def erase_command(ctx: click.Context, yes: bool, own_files: bool) -> None:
    """Erase the whole journal: the file, its copies, the settings, the key in the keychain.

    Asks for the passphrase, offers to take the entries out, and asks for a word before anything
    goes. Says what is gone, and what it does not reach. Nobody can bring it back.
    """
    from recovery_journal.journal import leaving

    if not (yes or terminal.is_typed()):
        raise Unusable("This is asked on a terminal. --yes erases without asking.")
    path, words = asked(ctx)
    with unlocked(path, words) as journal:
        if not yes:
            _offer_to_take_out(journal)
        taken = leaving.taken_out(journal.ledger())
    found = leaving.belongings(path)
    if not yes:
        _say_what_goes(found)
        own_files = own_files or _own_too(found)
        _ask_for_word(leaving.WORD)
    left = leaving.erase(found, own_too=own_files)
    _say_all("Gone:", left.gone)
    _say_all("Still here:", left.stays)
    _say_all("Out of reach of this program:", leaving.beyond(taken))


def _offer_to_take_out(journal: "Journal") -> None:
    """Ask for a path until the entries are there, or none is wanted."""
    from recovery_journal.paths import typed_path

    while typed := terminal.ask_line(_TAKE_OUT):
        target = typed_path(typed)
        try:
            if target.suffix in (".json", ".jsonl"):
                number = journal.export_whole(target)
            else:
                number = journal.export(target)
        except JournalError as error:
            say(f"{error.title}. {error}")
        else:
            told = "1 entry" if number == 1 else f"{number} entries"
            say(f"{told} written to {target}. This copy is not encrypted.")
            return


def _say_what_goes(found: "Belongings") -> None:
    say("What goes:")
    say(f"  the journal: {found.path}")
    for folder in found.folders:
        number = sum(copy.parent == folder for copy in found.copies)
        say(f"  automatic copies: {number} in {folder}")
    for each in found.aside:
        say(f"  kept beside it: {each}")
    for each in () if found.shared else found.settings:
        say(f"  settings: {each}")
    if found.remembered:
        say("  its key in this system's keychain")
    say("Nobody can bring it back.")


def _own_too(found: "Belongings") -> bool:
    if found.shared or not found.own:
        return False
    say("You wrote these yourself:")
    for each in found.own:
        say(f"  {each}")
    return click.confirm("Erase them too?", default=False, err=True)


def _ask_for_word(word: str) -> None:
    if terminal.ask_line(f"Type {word} to go on, or nothing to keep it all.") != word:
        raise click.Abort


def _say_all(heading: str, lines: "list[Line]") -> None:
    if not lines:
        return
    click.echo(heading)
    for words, path in lines:
        click.echo(_with_path(words, path))


def _with_path(words: str, path: Path | None) -> bytes:
    told = f"  {words}"
    return told.encode() if path is None else f"{told}: ".encode() + os.fsencode(path)
