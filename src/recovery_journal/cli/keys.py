"""Commands for what opens the journal: its passphrase, its recovery code, this computer."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.new_passphrase import ask_new, code_lines, show_code
from recovery_journal.cli.session import (
    asked,
    chosen_path,
    copies_folder,
    is_remembered,
    unlocked,
)
from recovery_journal.cli.terminal import say
from recovery_journal.errors import NoJournal, Unusable

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

_REMAKES = (
    "Remaking means: one new copy is made now, which the new passphrase opens, and the copies "
    "made before are taken away. The days inside them are gone then."
)
_REMEMBERS = (
    "This computer will open your journal without asking: in the app when it starts, and in "
    "commands. Its key lies in this system's keychain then. Whoever is signed in here as you, or "
    "can be, can read your journal. `recovery-journal remember --forget` ends it."
)


@click.command("passphrase")
@click.option(
    "--remake-copies/--keep-copies",
    "remake",
    default=None,
    help="Whether one new copy takes the place of all automatic copies made before.",
)
@click.pass_context
def passphrase_command(ctx: click.Context, remake: bool | None) -> None:
    """Change the passphrase: the old one first, then the new one twice.

    All of the file is encrypted anew, and there is a new recovery code. Copies made before still
    open with the old passphrase and the old code; it is asked whether to remake them.
    """
    path, words = asked(ctx)
    with unlocked(path, words) as journal:
        ask_new(journal.change_passphrase)
        say("The new passphrase opens it now. The recovery code is another one too.")
        show_code(journal.recovery_code())
        _keep_remembered(path, journal)
        _offer_to_remake(journal, remake)


def _keep_remembered(path: Path, journal: "Journal") -> None:
    if is_remembered(path):
        from recovery_journal.journal.keychain import kept_anew

        if told := kept_anew(path, journal.recovery_code()):
            say(told)


def _offer_to_remake(journal: "Journal", remake: bool | None) -> None:
    from recovery_journal.journal.copies import every_copy, renew

    folder = copies_folder()
    number = len(every_copy(journal.path, folder)) if journal.path else 0
    said = "1 automatic copy opens" if number == 1 else f"{number} automatic copies open"
    say(f"{said if number else 'Copies made before open'} with the old passphrase.")
    if not number:
        return
    if remake is None and terminal.is_typed():
        say(_REMAKES)
        remake = click.confirm("Remake them?", default=False, err=True)
    if not remake:
        say("They stay as they are.")
        return
    renewed = renew(journal, folder)
    say(f"One copy with the new passphrase: {renewed.made}")
    say(f"Taken away: {renewed.gone}.")
    for file in renewed.stay:
        say(f"This one can't be taken away: {file}")


@click.command("recovery-code")
@click.option("--print", "printed", is_flag=True, help="Also where it is no terminal.")
@click.pass_context
def recovery_code_command(ctx: click.Context, printed: bool) -> None:
    """Show the recovery code, after the passphrase. It opens the journal like the passphrase does.

    It goes to a terminal alone; `--print` lets it go into a pipe or a file, which may keep it.
    """
    if not (printed or sys.stdout.isatty()):
        raise Unusable("The code is shown on a terminal. --print lets it go elsewhere.")
    path, words = asked(ctx)
    with unlocked(path, words) as journal:
        code = journal.recovery_code()
    say("Whoever has this code can open the journal. Paper is a good place for it.")
    for line in code_lines(code):
        click.echo(line)


@click.command("remember")
@click.option("--forget", "forgets", is_flag=True, help="Ask for the passphrase again.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def remember_command(ctx: click.Context, forgets: bool, yes: bool) -> None:
    """Open the journal on this computer without asking, by a key in the system's keychain.

    Off until you ask for it. Works where the system has a keychain and the package keyring is
    installed (the extra `keychain`). --forget takes the key out again.
    """
    from recovery_journal.journal import keychain

    path = chosen_path(ctx)
    if forgets:
        _note(path, remembered=False)
        there = keychain.forget(path)
        say("The key is gone from the keychain." if there else "The keychain has no key of it.")
        say("The passphrase is asked for.")
        return
    if not os.path.lexists(path):
        raise NoJournal(f"There is no file at {path}. `recovery-journal init` makes one.")
    if not keychain.is_there():
        raise keychain.NoKeychain(
            "This system has none that the journal can use, or keyring is not installed. "
            "Nothing was changed."
        )
    say(_REMEMBERS)
    if not yes:
        click.confirm("Remember it?", default=False, abort=True, err=True)
    with unlocked(*asked(ctx)) as journal:
        keychain.keep(path, journal.recovery_code())
    _note(path, remembered=True)
    say("Remembered on this computer. The app still locks, and asks after that.")


def _note(path: Path, *, remembered: bool) -> None:
    """Have the settings say whether this journal's key is in the keychain."""
    from recovery_journal import settings
    from recovery_journal.paths import known_as, settings_path

    chosen, _ = settings.load(settings_path())
    others = [each for each in chosen.remember if each != known_as(path)]
    wanted = [*others, known_as(path)] if remembered else others
    if wanted != chosen.remember:
        settings.save(settings_path(), replace(chosen, remember=wanted))
