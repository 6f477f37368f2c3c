"""Words that are hard to draw, or that would do something, on every page that closes a time."""

import re

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Origin
from recovery_journal.tui.app import JournalApp
from tests.terminal.hostile_journal import HARMFUL
from tests.tui.closing import SPELL, add, begin, closing, session_details
from tests.tui.driving import seen
from tests.tui.valuing import HOSTILE, SIZES, misfits, press, write

LONG = "m" * 5000


def hostile() -> Journal:
    """A time together in which every place that takes words holds hostile ones."""
    own = Journal.in_memory()
    company = begin(own, SPELL, worth=SPELL, closed=SPELL, types=LONG, may_leave=SPELL)
    for at, each in enumerate([*HOSTILE, SPELL]):
        add(company, each, f"{each}\n{LONG}\n\n{SPELL}", origin=list(Origin)[at % 3])
        add(company, each, kind=Kind.STEP, origin=list(Origin)[at % 3], support=f"{each}\n{LONG}")
    return own


def assert_clean(app: JournalApp) -> None:
    """Everything fits, and nothing of it could act on a terminal."""
    assert misfits(app.screen) == []
    assert not re.search(f"[{HARMFUL}]", seen(app).replace("\n", " "))


@pytest.mark.parametrize("size", SIZES)
async def test_pages_when_words_are_hostile_then_they_are_words(size: tuple[int, int]) -> None:
    own = hostile()
    async with closing(own, size=size) as (app, pilot):
        assert_clean(app)
        await press(pilot, "end", "space", "pageup", "down")
        assert "[/]" in seen(app)
        await press(pilot, "enter")
        for key in ("space", "down", "space", "pagedown", "end", "space", "home"):
            await press(pilot, key)
            assert_clean(app)
        picked = session_details(own).picked.split("\n")
        assert len(picked) == 3
        assert max(map(len, picked)) <= 500
        await press(pilot, "enter")
        assert_clean(app)
        await write(pilot, f"{SPELL}\n{LONG}")
        assert_clean(app)
        await press(pilot, "tab")
        assert_clean(app)
        await press(pilot, "end", "home", "enter")
        for _ in range(4):
            assert_clean(app)
            await press(pilot, "pagedown")
        await press(pilot, "enter")
        assert own.under_way() is None
    (row,) = own.page(limit=1)
    kept = own.entry(row.id)
    assert kept.kind is Kind.SESSION
    assert LONG in kept.body
    assert "\x1b" not in kept.body + kept.title


async def test_pages_when_the_terminal_changes_its_size_then_they_fit_each_time() -> None:
    async with closing(hostile()) as (app, pilot):
        for key in ("space", "enter", "enter", "tab", "enter"):
            await press(pilot, key)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await press(pilot, "down")
                assert_clean(app)
