"""Over time: one thing's check-ins as a line and as a list, and every key on a check-in."""

from pathlib import Path

import pytest

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.messages import ShowOverTime
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.history import HistoryScreen
from recovery_journal.tui.screens.over_time import MOST_LISTED, OverTimeScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.check_in_list import CheckInList
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.over_time import BOTH, CLOSE, MATTERS, OverTime
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
    TODAY,
    add_check_in,
    add_value,
    ago,
    area,
    check_ins,
    in_this_order,
    line_of,
    misfits,
    numbers,
    opened,
    press,
    value_named,
    wrapped,
)

HERE = ("v", "y")
"""From Today to the first value over time."""


@pytest.fixture
def journal() -> Journal:
    """Two values; the first has three check-ins."""
    journal = Journal.in_memory()
    first = add_value(journal, "Honesty")
    journal.set_value_order([first.id])
    add_check_in(journal, add_value(journal, "Other"), 1, body="about another")
    add_check_in(journal, first, 4, 9, back=30, body="The\nbicycle.")
    add_check_in(journal, first, 7, 7, back=10)
    add_check_in(journal, first, None, 8, back=1, body="No number.")
    return journal


def chart(app: JournalApp) -> str:
    """The lines of the chart, without its legend."""
    return app.screen.query_one(OverTime).render().plain.partition("\n")[2]


def listed(app: JournalApp) -> CheckInList:
    """The check-ins."""
    return app.screen.query_one(CheckInList)


def lines(app: JournalApp) -> list[str]:
    """The line of each check-in."""
    shown = (listed(app).get_option_at_index(at) for at in range(listed(app).option_count))
    return [" ".join(str(option.prompt).split()) for option in shown]


# what it shows


@pytest.mark.parametrize("size", SIZES)
async def test_over_time_when_nothing_is_there_then_it_invites_with_the_key(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    add_value(journal, "Honesty")
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert isinstance(app.screen, OverTimeScreen)
        assert "Nothing here yet. That's fine. i says how close this week was." in said(app)
        assert not app.screen.query_one(OverTime).display
        assert app.screen.entry_at_hand is None
        await press(pilot, "enter", "e", "x", "asterisk")
        assert isinstance(app.screen, OverTimeScreen)
        await press(pilot, "i", "tab", "5", "ctrl+s")
        assert isinstance(app.screen, OverTimeScreen)
        assert "Nothing here yet" not in seen(app)
        assert lines(app) == ["today 5 of 10"]
        assert chart(app).count(CLOSE) == 1


async def test_over_time_when_shown_then_the_line_and_below_it_each_check_in_newest_first(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, _):
        assert line_of(app, "over time").split() == ["Honesty", "over", "time"]
        assert lines(app) == [
            "yesterday No number.",
            f"{short_day(ago(10), TODAY)} 7 of 10",
            f"{short_day(ago(30), TODAY)} 4 of 10 The bicycle.",
        ]
        assert [chart(app).count(sign) for sign in (CLOSE, BOTH, MATTERS)] == [1, 1, 2]
        assert "about another" not in seen(app)
        assert app.focused is listed(app)
        assert listed(app).highlighted == 0


async def test_over_time_when_of_an_area_then_its_own_check_ins(journal: Journal) -> None:
    home = area(journal, "Home")
    add_check_in(journal, home, 9, back=2, body="Soup.")
    async with opened(journal) as (app, pilot):
        app.post_message(ShowOverTime(home.id))
        await settle(pilot)
        assert line_of(app, "over time").split() == ["Home", "over", "time"]
        assert lines(app) == [f"{short_day(ago(2), TODAY)} 9 of 10 Soup."]


async def test_over_time_when_asked_about_nothing_there_is_then_nothing_opens(
    journal: Journal,
) -> None:
    async with opened(journal, "v") as (app, pilot):
        app.post_message(ShowOverTime("nobody"))
        await settle(pilot)
        assert isinstance(app.screen, ValuesScreen)


async def test_over_time_when_there_are_hundreds_then_the_newest_are_listed() -> None:
    journal = Journal.in_memory()
    value = add_value(journal, "Honesty")
    for back in range(MOST_LISTED + 20):
        add_check_in(journal, value, back % 11, back=back)
    async with opened(journal, *HERE) as (app, pilot):
        assert listed(app).option_count == MOST_LISTED
        assert lines(app)[0] == "today 0 of 10"
        await press(pilot, "end")
        assert lines(app)[-1].startswith(short_day(ago(MOST_LISTED - 1), TODAY))
        assert listed(app).highlighted == MOST_LISTED - 1


# a check-in


async def test_check_in_when_chosen_then_it_opens_and_esc_comes_back_to_it(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "end", "enter") as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        assert in_this_order(app, "Check-in", "Honesty", "The", "bicycle.", "9 of 10", "4 of 10")
        await press(pilot, "escape")
        assert isinstance(app.screen, OverTimeScreen)
        assert listed(app).highlighted == 2
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)


async def test_check_in_when_clicked_then_it_opens(journal: Journal) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        await pilot.click(CheckInList, offset=(20, 1))
        await settle(pilot)
        assert isinstance(app.screen, EntryScreen)
        assert "7 of 10" in seen(app)


async def test_check_in_when_edited_then_the_line_and_the_list_change(journal: Journal) -> None:
    async with opened(journal, *HERE, "down", "e") as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)
        await press(pilot, "tab", "2", "ctrl+s")
        assert isinstance(app.screen, OverTimeScreen)
        assert lines(app)[1].endswith("2 of 10")
        assert [chart(app).count(sign) for sign in (CLOSE, BOTH, MATTERS)] == [2, 0, 3]
        assert listed(app).highlighted == 1


async def test_check_in_when_trashed_then_the_line_and_the_list_lose_it_and_undo_brings_it(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "x") as (app, pilot):
        assert len(check_ins(journal)) == 3
        assert [line.split()[-1] for line in lines(app)] == ["number.", "bicycle."]
        assert [chart(app).count(sign) for sign in (CLOSE, BOTH, MATTERS)] == [1, 0, 2]
        assert listed(app).highlighted is not None
        await press(pilot, "u")
        assert len(lines(app)) == 3
        assert [chart(app).count(sign) for sign in (CLOSE, BOTH, MATTERS)] == [1, 1, 2]


async def test_check_in_when_the_last_one_is_trashed_then_it_invites_again() -> None:
    journal = Journal.in_memory()
    add_check_in(journal, add_value(journal, "Honesty"), 5)
    async with opened(journal, *HERE, "x") as (app, pilot):
        assert "Nothing here yet. That's fine. i says" in said(app)
        assert not app.screen.query_one(OverTime).display
        assert listed(app).option_count == 0
        await press(pilot, "u")
        assert lines(app) == ["today 5 of 10"]


async def test_check_in_when_starred_tagged_or_opened_then_the_one_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "asterisk", "number_sign") as (app, pilot):
        await enter(pilot, "evening")
        await press(pilot, "o", "down", "enter")
        changed = check_ins(journal)[2]
        assert numbers(changed) == (7, 7)
        assert (changed.starred, changed.tags) == (True, ("evening",))
        assert changed.lane is Lane.OPEN_TOGETHER
        assert listed(app).highlighted == 1
        await press(pilot, "h")
        assert isinstance(app.screen, HistoryScreen)


async def test_check_in_when_i_is_pressed_then_a_new_one_and_it_stands_first(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "end", "i") as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)
        await press(pilot, "tab", "1", "0", "ctrl+s")
        assert lines(app)[0] == "today 10 of 10"
        assert listed(app).highlighted == 0


async def test_export_when_begun_here_then_with_these_check_ins(journal: Journal) -> None:
    async with opened(journal, *HERE, "m") as (app, _):
        assert isinstance(app.screen, ExportScreen)
        assert "3 entries" in said(app)
        assert "check-ins" in line_of(app, "Kind")


async def test_page_when_over_time_is_left_then_back_on_it(journal: Journal) -> None:
    async with opened(journal, "v", "enter", "y", "escape") as (app, _):
        assert isinstance(app.screen, ValueScreen)


async def test_list_when_another_connection_writes_then_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    value = add_value(filed, "Honesty")
    async with opened(filed, *HERE) as (app, pilot):
        other = Journal.unlock(path, PASSPHRASE)
        add_check_in(other, value, 3, body="from elsewhere")
        other.close()
        await until(pilot, lambda: "from elsewhere" in seen(app))
        await until(pilot, lambda: chart(app).count(CLOSE) == 1)
        assert "Nothing here yet" not in seen(app)
    filed.close()


@pytest.mark.parametrize("size", SIZES)
async def test_list_when_words_are_hostile_then_each_on_one_line_and_as_text(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    value = add_value(journal, HOSTILE[0])
    for back, words in enumerate(HOSTILE):
        add_check_in(journal, value, 10, 9, back=back * 200, body=f"{words}\n\n{words}")
    async with opened(journal, *HERE, size=size) as (app, _):
        assert line_of(app, "over time").strip().startswith(HOSTILE[0])
        assert wrapped(listed(app)) == 0
        assert misfits(app.screen) == []
        assert "[b]x[/b] [/]" in seen(app)
        assert all("10 of 10" in line for line in lines(app))


@pytest.mark.parametrize("size", SIZES)
async def test_over_time_when_made_up_then_chart_and_list_have_room(
    size: tuple[int, int],
) -> None:
    async with opened(made_up_journal(), *HERE, size=size) as (app, pilot):
        assert chart(app).count(CLOSE) + chart(app).count(BOTH) == 6
        assert listed(app).region.y >= app.screen.query_one(OverTime).region.bottom
        assert listed(app).size.height >= size[1] // 20
        assert misfits(app.screen) == []
        await press(pilot, "end")
        assert "It was quiet" in seen(app)
        assert listed(app).region.bottom <= app.screen.query_one(FootLine).region.y


async def test_search_when_for_words_of_a_check_in_then_it_is_found(journal: Journal) -> None:
    assert [row.title for row in journal.page(Query(words="bicycle"))] == ["Honesty"]
    async with opened(journal, "slash") as (app, pilot):
        await enter(pilot, "bicycle")
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "4 of 10" in seen(app)
        assert value_named(journal, "Honesty").title in seen(app)
