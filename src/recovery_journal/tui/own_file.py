"""A file of the person's own: where to is asked, and nothing that is there is written over unasked.

For a screen that writes a page it holds already.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from recovery_journal.tui.dates import this_day
from recovery_journal.tui.export_plan import Form, chosen_target, usual_target
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

WHERE_TO = "Where to? A path. The copy is not encrypted: whoever has it can read it."
Write = Callable[[Path, bool], None]
"""Writes to a path; the second argument tells whether over what is there."""


def usual_path(stem: str) -> str:
    """A free name for it in the usual folder, as it is shown."""
    return said_path(usual_target(this_day(), Form.BY_DAY, stem))


def typed_target(typed: str, stem: str) -> Path:
    """The file that a typed path means; raises `Unusable` where there is no such folder."""
    return chosen_target(typed, this_day(), Form.BY_DAY, stem)


def ask_where(screen: Screen[Any], stem: str, write: Write) -> None:
    """Ask for a path, then write there."""

    def check(typed: list[str]) -> Path:
        return typed_target(typed[0], stem)

    def keep(typed: list[str] | None) -> None:
        if typed is not None:
            write_unless_there(screen, check(typed), write)

    line = Asked(usual_path(stem), f"~/{stem}.md")
    screen.app.push_screen(AskDialog(WHERE_TO, [line], check), keep)


def write_unless_there(screen: Screen[Any], target: Path, write: Write) -> None:
    """Write; over what is there, when the person says so."""
    if not os.path.lexists(target):
        write(target, False)
        return
    asked = f"There is a file at {said_path(target)} already."
    choices = [Choice("leave", "leave it as it is"), Choice("over", "write over it")]

    def go_on(choice: str | None) -> None:
        if choice == "over":
            write(target, True)

    screen.app.push_screen(ChooseDialog(asked, choices), go_on)
