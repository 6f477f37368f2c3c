"""Keys that are held go on, also when what they wait for never comes."""

from collections import deque
from pathlib import Path
from time import monotonic

import pytest
from textual.events import Key, Paste
from textual.widgets import Input

from recovery_journal.demo import made_up_journal
from recovery_journal.tui import typed_ahead
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.quick_win import QuickWinDialog
from tests.tui.driving import until


def _post(app: JournalApp, *letters: str) -> None:
    for letter in letters:
        app.post_message(Key(letter, letter if len(letter) == 1 else None))


async def test_keys_when_they_come_at_once_then_a_paste_keeps_its_turn(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        _post(app, "ctrl+n", "a")
        app.post_message(Paste("bc"))
        _post(app, "d")
        await until(pilot, lambda: isinstance(app.focused, Input) and app.focused.value == "abcd")
        assert isinstance(app.screen, QuickWinDialog)


async def test_keys_when_the_key_before_never_ends_then_they_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_ahead, "LONGEST_WAIT", 0.01)
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        app._at_work = object()
        _post(app, *"held")
        await until(pilot, lambda: isinstance(app.focused, Input) and app.focused.value == "held")


async def test_keys_when_one_comes_alone_then_it_is_followed_before_the_longest_wait(
    tmp_path: Path,
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        began = monotonic()
        _post(app, "down")
        await until(pilot, lambda: app._at_work is not None)
        await until(pilot, lambda: app._at_work is None)
        assert monotonic() - began < typed_ahead.LONGEST_WAIT


async def test_keys_when_the_app_is_being_left_then_nothing_is_asked_of_a_screen(
    tmp_path: Path,
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test():
        screens = app._screen_stack[:]
        app._screen_stack.clear()
        app._at_work, app._path = object(), deque()
        app._begin_to_follow(app._at_work)
        await app._go_on(app._at_work)
        await app.on_event(Key("a", "a"))
        app._screen_stack.extend(screens)
