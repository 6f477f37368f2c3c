"""The calendar of a year: its shape, its marks, and its days."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from rich.cells import cell_len
from textual.app import App, ComposeResult

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.tui.widgets.year import WEEKS, Year

NOW = date(2026, 11, 24)


class YearApp(App[None]):
    """A calendar alone."""

    CSS = "Year { height: 9; width: 60; }"

    def __init__(self, journal: Journal):
        super().__init__()
        self.journal = journal
        self.chosen: list[date] = []

    def compose(self) -> ComposeResult:
        """The calendar."""
        yield Year(self.journal, Kind.WIN)

    @property
    def year(self) -> Year:
        """The calendar."""
        return self.query_one(Year)

    def lines(self) -> list[str]:
        """What it shows."""
        return self.year.render().plain.split("\n")

    def on_year_day_chosen(self, message: Year.DayChosen) -> None:
        """Note the day."""
        self.chosen.append(message.day)


def journal_with(*days: date) -> Journal:
    """A win on each of these days."""
    journal = Journal.in_memory()
    journal.add_many([new_entry(Kind.WIN, day, "win") for day in days])
    return journal


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is one day in November."""
    with time_machine.travel(f"{NOW}T12:00:00+00:00", tick=True):
        yield


async def test_year_when_days_hold_wins_then_shapes_by_number_and_blanks() -> None:
    one, two, four = date(2026, 1, 1), date(2026, 3, 2), date(2026, 11, 24)
    app = YearApp(journal_with(one, *[two] * 2, *[four] * 4, date(2025, 6, 1)))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        months, *days, words = app.lines()
        assert months.split() == [
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "May",
            "Jun",
            "Jul",
            "Aug",
            "Sep",
            "Oct",
            "Nov",
            "Dec",
        ]
        assert days[3][0] == "▪"
        assert days[0][9] == "■"
        assert days[1][47] == "█"
        assert sorted("".join(days).replace(" ", "")) == sorted("▪■█")
        assert words.startswith("Tuesday 24 November 2026: 4 wins")


@pytest.mark.parametrize("year", [2000, 2012, 2024, 2025, 2026])
async def test_year_when_any_then_within_its_cells_and_every_day_has_its_own(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range(366) if (first + timedelta(n)).year == year]
    app = YearApp(journal_with(*days))
    async with app.run_test(size=(80, 12)) as pilot:
        app.year.year_by(year - NOW.year)
        await pilot.pause()
        lines = app.lines()
        assert len(lines) == 9
        assert max(map(cell_len, lines)) <= WEEKS
        past = sum(day <= NOW for day in days)
        assert "".join(lines[1:8]).count("▪") == past


async def test_day_when_moved_by_keys_then_never_past_today_and_crosses_years() -> None:
    app = YearApp(journal_with(date(2025, 12, 31)))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("down", "right")
        assert app.year.day == NOW
        await pilot.press("up", "left", "enter")
        assert app.chosen == [NOW - timedelta(days=8)]
        await pilot.press(*["left"] * 46)
        assert app.year.day == NOW - timedelta(days=8 + 46 * 7)
        assert "Dec" in app.lines()[0]
        assert app.lines()[1:8][2].rstrip().endswith("▪")
        app.year.year_by(5)
        assert app.year.day.year == NOW.year


async def test_day_when_the_leap_day_then_another_year_has_the_28th() -> None:
    app = YearApp(journal_with())
    async with app.run_test(size=(80, 12)):
        app.year.day = date(2024, 2, 29)
        app.year.year_by(1)
        assert app.year.day == date(2025, 2, 28)


async def test_day_when_clicked_then_chosen_and_blank_future_is_not() -> None:
    app = YearApp(journal_with())
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.click(Year, offset=(0, 4))
        await pilot.click(Year, offset=(0, 1))
        await pilot.click(Year, offset=(52, 4))
        await pilot.click(Year, offset=(3, 0))
        assert app.chosen == [date(2026, 1, 1)]
