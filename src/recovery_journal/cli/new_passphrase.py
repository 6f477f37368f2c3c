"""A new passphrase typed twice, and the recovery code that comes with it."""

import sys
from collections.abc import Callable
from typing import TypeVar

from recovery_journal.cli import terminal
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable

Made = TypeVar("Made")

_GROUPS_IN_LINE = 7


def ask_new(use: Callable[[str], Made]) -> Made:
    """Ask for a new passphrase until it is typed the same twice and `use` takes it."""
    from recovery_journal.journal.advice import passphrase_advice

    while True:
        first = terminal.ask_secret("A passphrase, 8 characters or more: ")
        if advice := passphrase_advice(first):
            say(f"{advice} You can keep it, or type another one next.")
        if terminal.ask_secret("The same again: ") != first:
            say("The two differ. Once more, from the start.")
            continue
        try:
            return use(first)
        except Unusable as error:
            say(str(error))


def show_code(code: str) -> None:
    """Show a recovery code on the terminal, to write down; never where a file could keep it."""
    if not sys.stderr.isatty():
        say("The code is not shown here, as this is not a terminal and could be kept in a file.")
        return
    say("Write it down on paper and keep it where you keep things that matter:")
    say()
    for line in code_lines(code):
        say(f"    {line}")
    say()


def code_lines(code: str) -> list[str]:
    """A recovery code in two lines."""
    groups = code.split("-")
    return [
        "-".join(groups[start : start + _GROUPS_IN_LINE])
        for start in range(0, len(groups), _GROUPS_IN_LINE)
    ]
