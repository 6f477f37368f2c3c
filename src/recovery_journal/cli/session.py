"""The journal for the length of one command: which file, unlocked, and closed at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.errors import NoJournal

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.model.copies import Keep


def chosen_path(ctx: click.Context) -> Path:
    """The journal file of this run: the one named, else the usual one."""
    from recovery_journal.paths import journal_path

    named: Path | None = ctx.find_root().obj
    return journal_path(named)


def copies_folder() -> Path | None:
    """The folder of the automatic copies that the person chose; None for the usual one."""
    from recovery_journal.journal.copies import chosen_folder

    return chosen_folder()


def chosen_keep() -> "Keep":
    """How many automatic copies the person wants to stay."""
    from recovery_journal import settings
    from recovery_journal.model.copies import Keep
    from recovery_journal.paths import settings_path

    chosen = settings.load(settings_path())[0]
    return Keep(chosen.copies_days, chosen.copies_weeks, chosen.copies_months)


def asked(ctx: click.Context) -> tuple[Path, str]:
    """The journal file of this run and the person's passphrase; raises `NoJournal` first."""
    path = chosen_path(ctx)
    if not os.path.lexists(path):  # said before a passphrase is asked for
        raise NoJournal(f"There is no file at {path}. `recovery-journal init` makes one.")
    return path, terminal.passphrase()


@contextmanager
def unlocked(path: Path, passphrase: str) -> "Iterator[Journal]":
    """The journal of a file; raises what `Journal.unlock` does."""
    from recovery_journal.journal import Journal

    journal = Journal.unlock(path, passphrase)
    try:
        yield journal
    finally:
        journal.close()


@contextmanager
def opened(ctx: click.Context) -> "Iterator[Journal]":
    """The journal of this run, opened with the key that is remembered, else with the passphrase."""
    journal = _remembered(chosen_path(ctx))
    if journal is None:
        with unlocked(*asked(ctx)) as journal:
            yield journal
        return
    try:
        yield journal
    finally:
        journal.close()


def is_remembered(path: Path) -> bool:
    """Whether the person asked to have the key of this journal in the system's keychain."""
    from recovery_journal import settings
    from recovery_journal.paths import known_as, settings_path

    return known_as(path) in settings.load(settings_path())[0].remember


def _remembered(path: Path) -> "Journal | None":
    """The journal, opened with the key in the keychain; None where the passphrase is to be asked.

    A command that prints the passphrase comes first. So does the passphrase during a time
    together: what is closed then stays so for whoever sits at this computer.
    """
    if terminal.passphrase_command() or not os.path.lexists(path) or not is_remembered(path):
        return None
    from recovery_journal.journal import keychain

    journal = keychain.opened(path)
    if journal is not None and journal.under_way() is not None:
        journal.close()
        return None
    return journal
