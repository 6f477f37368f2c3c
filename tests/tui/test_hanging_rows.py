"""Long rows: on Today each on one line, before a time together under their own words."""

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.tui.widgets.day_rows import OnThisDay
from recovery_journal.tui.widgets.step_list import StepList
from recovery_journal.tui.widgets.waiting import WaitingList
from tests.tui.closing import add, begin
from tests.tui.driving import seen
from tests.tui.valuing import HOSTILE, SIZES, TODAY, misfits, opened

LONG = "Call the housing office about the form and ask what they still need before the month ends"
WHOM = "Jordan who is the coach"


def journal(title: str = LONG) -> Journal:
    """A step from the last time together, a draft, and a win a year ago, each with a long title."""
    own = Journal.in_memory()
    company = begin(own, WHOM)
    add(company, title, kind=Kind.STEP, origin=Origin.COACH, support=title, by="2026-12-02")
    add(company, "Call Dad", kind=Kind.STEP)
    own.sign("26 November 2026, 17:40")
    own.end_together()
    own.keep_draft(Draft(entry=new_entry(Kind.WIN, TODAY, title)))
    before = TODAY.replace(year=TODAY.year - 1, day=min(TODAY.day, 28))
    own.add(new_entry(Kind.WIN, before, title))
    return own


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", [LONG, *HOSTILE])
async def test_today_when_a_row_is_long_then_one_line_and_an_ellipsis(
    title: str, size: tuple[int, int]
) -> None:
    async with opened(journal(title), size=size) as (app, _pilot):
        listed = app.screen.query_one(WaitingList)
        assert listed.size.height == listed.option_count == 3
        lines = seen(app).splitlines()[listed.region.y : listed.region.bottom]
        assert "From last time with Jordan" in lines[0]
        assert lines[1].rstrip().endswith("Call Dad")
        if title == LONG:
            assert [line.rstrip()[-1] for line in (lines[0], lines[2])] == ["…", "…"]
            assert "Call the" in lines[0]
        assert misfits(app.screen) == []
        before = app.screen.query_one(OnThisDay)
        assert before.virtual_size.height == before.option_count


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", [LONG, *HOSTILE[1:]])
async def test_agreement_when_a_step_is_long_then_every_row_stands_under_its_words(
    title: str, size: tuple[int, int]
) -> None:
    async with opened(journal(title), "ctrl+t", size=size) as (app, _pilot):
        listed = app.screen.query_one(StepList)
        first = listed.options[0].prompt
        rows = str(first).splitlines()
        lines = seen(app).splitlines()[listed.region.y : listed.region.bottom]
        assert listed.virtual_size.height == len(rows) + 1
        assert all(row.startswith("    ") for row in rows[1:])
        assert any(line.strip() == "Call Dad" for line in lines)
        if title == LONG:
            assert rows[0].endswith("…")
            assert len(rows) == 3
