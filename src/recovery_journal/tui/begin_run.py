"""The small questions before a run begins: what for, which strength, for how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from textual.app import App
from textual.content import Content

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.model.strength_parts import LENGTHS, Practice
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.dates import said
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

_ANOTHER = "another"
_NAME_CELLS = 44
_BESIDE_A_DAY = 24
"""Cells of a name among the choices of a small dialog, by itself and beside a day."""
_PRACTICES = [
    Choice(Practice.NEW_WAY.value, Practice.NEW_WAY.value, "where it comes up"),
    Choice(Practice.GOOD_THINGS.value, Practice.GOOD_THINGS.value, "and what led to them"),
]
_NO_STRENGTH = "No strength has a name here yet. That's fine: {key} on Strengths writes one."


class BeginRun:
    """Asks one after another; esc at any of them leaves all as it was.

    `begin` gets the practice, the words for how long, and the id of a strength or None.
    """

    def __init__(
        self, app: App[Any], journal: Journal, begin: Callable[[Practice, str, str | None], None]
    ):
        self._app = app
        self._journal = journal
        self._begin = begin

    def ask(self) -> None:
        """Ask what for; then the rest."""
        asked = ChooseDialog("A line a day. What would you look for?", _PRACTICES)
        self._app.push_screen(asked, self._after_practice)

    def _after_practice(self, chosen: str | None) -> None:
        if chosen == Practice.NEW_WAY:
            self._ask_strength()
        elif chosen is not None:
            self._ask_length(Practice(chosen), None)

    def _ask_strength(self) -> None:
        strengths = [each.entry for each in self._journal.strengths()]
        if not strengths:
            told = _NO_STRENGTH.format(key=key_at_hand(self._app.screen, "strength.new"))
            self._app.notify(told, timeout=6, markup=False)
            return

        def go_on(chosen: str | None) -> None:
            if chosen is not None:
                self._ask_length(Practice.NEW_WAY, chosen)

        self._app.push_screen(ChooseDialog("Which strength?", _named(strengths)), go_on)

    def _ask_length(self, practice: Practice, strength_id: str | None) -> None:
        def begin(length: str | None) -> None:
            if length is not None:
                self._begin(practice, length, strength_id)

        choices = [Choice(length, length) for length in LENGTHS]
        told = "It can stand still, or end, whenever you like."
        self._app.push_screen(ChooseDialog("For how long?", choices, below=told), begin)


def ask_which(
    app: App[Any], runs: list[Entry], show: Callable[[str], None], another: Callable[[], None]
) -> None:
    """Ask which of several runs to show, or whether to begin another."""

    def go_on(chosen: str | None) -> None:
        if chosen == _ANOTHER:
            another()
        elif chosen is not None:
            show(chosen)

    today = datetime.now().astimezone().date()
    begun = {run.id: f"begun {said(run.day, today)}" for run in runs}
    choices = [named._replace(tells=begun[named.id]) for named in _named(runs, _BESIDE_A_DAY)]
    choices.append(Choice(_ANOTHER, "begin another"))
    app.push_screen(ChooseDialog("Which run?", choices), go_on)


def _named(entries: list[Entry], cells: int = _NAME_CELLS) -> list[Choice]:
    """A choice for each, its name on one line."""
    names = (Content(each.title).truncate(cells, ellipsis=True) for each in entries)
    return [Choice(each.id, name.plain) for each, name in zip(entries, names, strict=True)]
