"""Values: the list in the person's order, the reader beside it, and every key on a value."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.value_parts import Door
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.doors import DoorsDialog
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.history import HistoryScreen
from recovery_journal.tui.screens.nearness import NearnessScreen
from recovery_journal.tui.screens.over_time import OverTimeScreen
from recovery_journal.tui.screens.sorts import SortsScreen
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.rows import Rows
from recovery_journal.tui.widgets.value_list import ValueList
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.valuing import (
    PASSPHRASE,
    TODAY,
    add_value,
    ago,
    at_hand,
    click,
    in_this_order,
    line_of,
    names,
    opened,
    press,
    value_named,
    write,
)

NAMES = ("Honesty", "Belonging", "Courage", "patience", "Winning", "Being needed")
"""The values of `journal`, as the list has them."""


@pytest.fixture
def journal() -> Journal:
    """Two values in order, two others, two let go of."""
    journal = Journal.in_memory()
    kept = [add_value(journal, "Honesty", "Saying it early.\nAlso to myself.")]
    add_value(journal, "patience", "Waiting, and not minding.")
    add_value(journal, "Courage")
    add_value(journal, "Being needed", "It kept me running.", gone=400)
    add_value(journal, "Winning", gone=1)
    kept.append(add_value(journal, "Belonging", "There is a chair."))
    journal.set_value_order([value.id for value in kept])
    return journal


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Journal]:
    """A journal in a file, with three values in order and another."""
    journal = Journal.create(tmp_path / "own" / "journal.db", PASSPHRASE)
    added = [add_value(journal, name) for name in ("One", "Two", "Three", "Other")]
    journal.set_value_order([value.id for value in added[:3]])
    yield journal
    journal.close()


def order(journal: Journal) -> list[str]:
    """The names in the order."""
    return names(journal.values().ranked)


# what it shows


async def test_values_when_there_are_none_then_it_invites_with_both_keys() -> None:
    async with opened(Journal.in_memory(), "v") as (app, _):
        assert isinstance(app.screen, ValuesScreen)
        told = said(app)
        assert "Nothing here yet. That's fine." in told
        assert "S goes through cards" in told
        assert "n writes one in your own words." in told
        assert not app.screen.query_one("#list-and-reader").display
        assert app.screen.entry_at_hand is None


async def test_values_when_keys_are_the_persons_own_then_the_invitation_says_those(
    tmp_path: Path,
) -> None:
    settings = tmp_path / "config" / "recovery-journal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\n"value.sort" = "f6"\n"value.new" = "f7"\n')
    async with opened(Journal.in_memory(), "v") as (app, _):
        assert "f6 goes through cards" in said(app)
        assert "f7 writes one" in said(app)


async def test_values_when_shown_then_in_order_with_meaning_others_by_name_let_go_last(
    journal: Journal,
) -> None:
    async with opened(journal, "v") as (app, _):
        assert in_this_order(
            app,
            *("1  Honesty", "Saying it early.", "2  Belonging", "There is a chair."),
            *("Also yours", "·  Courage", "·  patience", "Waiting, and not minding."),
            *("Let go of", "Winning   yesterday", "Being needed"),
        )
        assert str(ago(400).year) in line_of(app, "Being needed")
        assert "Also to myself" not in seen(app)
        assert "It kept me running" not in seen(app)
        assert at_hand(app) == "Honesty"


async def test_values_when_all_are_in_the_order_then_no_heading_stands_alone() -> None:
    journal = Journal.in_memory()
    journal.set_value_order([add_value(journal, "One").id])
    async with opened(journal, "v") as (app, _):
        assert "One" in seen(app)
        assert "Also yours" not in seen(app)
        assert "Let go of" not in seen(app)


async def test_values_when_none_has_a_place_then_they_stand_by_name_without_a_heading() -> None:
    journal = Journal.in_memory()
    for name in ("b", "C", "a"):
        add_value(journal, name)
    async with opened(journal, "v") as (app, _):
        assert in_this_order(app, "·  a", "·  b", "·  C")
        assert "Also yours" not in seen(app)


async def test_values_when_one_lies_in_the_trash_then_it_is_not_there(journal: Journal) -> None:
    journal.trash(value_named(journal, "Honesty").id)
    async with opened(journal, "v") as (app, _):
        assert "Honesty" not in seen(app)
        assert line_of(app, "Belonging").strip(" ▏").startswith("1 ")


# the reader


async def test_values_when_narrow_then_the_list_alone_and_when_wide_then_read_beside_it(
    journal: Journal,
) -> None:
    async with opened(journal, "v", size=(99, 30)) as (app, pilot):
        assert not app.screen.query_one(Reader).display
        assert "Also to myself." not in seen(app)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        reader = app.screen.query_one(Reader)
        assert reader.display
        assert reader.region.x >= app.screen.query_one(ValueList).region.right
        assert "Also to myself." in seen(app)


async def test_reader_when_another_value_is_at_hand_then_it_follows(journal: Journal) -> None:
    async with opened(journal, "v", size=(120, 40)) as (app, pilot):
        title = app.screen.query_one(".reader-title", Static)
        assert str(title.content) == "Honesty"
        await press(pilot, "down")
        assert str(title.content) == "Belonging"
        await press(pilot, "end")
        assert str(title.content) == "Being needed"
        assert "It kept me running." in seen(app)


async def test_reader_when_the_value_changes_then_it_shows_it_anew(journal: Journal) -> None:
    async with opened(journal, "v", size=(120, 40)) as (app, pilot):
        await press(pilot, "o", "down", "enter")
        assert "open together" in str(app.screen.query_one(".reader-marks", Static).content)


# the order


@pytest.mark.parametrize("key", ["left_square_bracket", "shift+up"])
async def test_value_when_moved_nearer_then_one_place_and_no_further_than_the_first(
    journal: Journal, key: str
) -> None:
    async with opened(journal, "v", "down") as (app, pilot):
        await press(pilot, key)
        assert order(journal) == ["Belonging", "Honesty"]
        assert at_hand(app) == "Belonging"
        assert in_this_order(app, "1  Belonging", "2  Honesty")
        await press(pilot, key)
        assert order(journal) == ["Belonging", "Honesty"]


@pytest.mark.parametrize("key", ["right_square_bracket", "shift+down"])
async def test_value_when_moved_further_from_the_last_place_then_it_leaves_the_order(
    journal: Journal, key: str
) -> None:
    async with opened(journal, "v") as (app, pilot):
        await press(pilot, key)
        assert order(journal) == ["Belonging", "Honesty"]
        await press(pilot, key)
        assert order(journal) == ["Belonging"]
        assert at_hand(app) == "Honesty"
        assert in_this_order(app, "1  Belonging", "Also yours", "·  Courage", "·  Honesty")
        await press(pilot, key)
        assert order(journal) == ["Belonging"]
        assert names(journal.values().others) == ["Courage", "Honesty", "patience"]


async def test_value_when_moved_nearer_from_the_others_then_it_comes_in_last(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "down", "down", "left_square_bracket") as (app, pilot):
        assert order(journal) == ["Honesty", "Belonging", "Courage"]
        assert at_hand(app) == "Courage"
        await press(pilot, "left_square_bracket")
        assert order(journal) == ["Honesty", "Courage", "Belonging"]
        assert in_this_order(app, "1  Honesty", "2  Courage", "3  Belonging")


async def test_value_when_let_go_of_then_it_has_no_place_to_move_to(journal: Journal) -> None:
    before = journal.values()
    async with opened(journal, "v", "end") as (app, pilot):
        assert at_hand(app) == "Being needed"
        await press(pilot, "left_square_bracket", "right_square_bracket")
        assert journal.values() == before
        assert at_hand(app) == "Being needed"


async def test_order_when_there_is_nothing_then_the_keys_do_nothing() -> None:
    keys = ("v", "left_square_bracket", "right_square_bracket", "asterisk", "x", "i", "y", "L")
    async with opened(Journal.in_memory(), *keys) as (app, _):
        assert isinstance(app.screen, ValuesScreen)


async def test_order_when_the_journal_is_opened_again_then_it_holds(filed: Journal) -> None:
    path = filed.path
    assert path is not None
    async with opened(filed, "v", "end", "left_square_bracket", "left_square_bracket") as (_, p):
        await press(p, "home", "right_square_bracket")
    filed.close()
    again = Journal.unlock(path, PASSPHRASE)
    assert order(again) == ["Two", "One", "Other", "Three"]
    async with opened(again, "v") as (app, _):
        assert in_this_order(app, "1  Two", "2  One", "3  Other", "4  Three")
    again.close()


async def test_list_when_another_connection_changes_it_then_it_is_shown(filed: Journal) -> None:
    assert filed.path is not None
    async with opened(filed, "v", "down") as (app, pilot):
        other = Journal.unlock(filed.path, PASSPHRASE)
        add_value(other, "From elsewhere", "Its meaning.")
        other.trash(value_named(other, "One").id)
        other.close()
        await until(pilot, lambda: "From elsewhere" in seen(app))
        assert "Its meaning." in seen(app)
        assert "One" not in seen(app)
        assert at_hand(app) == "Two"


async def test_list_when_all_of_it_goes_elsewhere_then_it_invites(filed: Journal) -> None:
    assert filed.path is not None
    async with opened(filed, "v") as (app, pilot):
        other = Journal.unlock(filed.path, PASSPHRASE)
        for value in other.values().at_hand:
            other.trash(value.id)
        other.close()
        await until(pilot, lambda: "Nothing here yet." in seen(app))
        await press(pilot, "asterisk", "left_square_bracket", "enter")
        assert isinstance(app.screen, ValuesScreen)


# what is at hand


@pytest.mark.parametrize("size", [(60, 12), (80, 24), (120, 40)])
async def test_heading_when_moving_over_it_then_it_is_never_at_hand(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "v", size=size) as (app, pilot):
        for key, wanted in (
            *(("down", name) for name in NAMES[1:]),
            *(("up", name) for name in NAMES[-2::-1]),
            ("end", NAMES[-1]),
            ("home", NAMES[0]),
        ):
            await press(pilot, key)
            assert at_hand(app) == wanted, key
        for key in ("pagedown", "pageup", "pagedown", "down", "pageup", "up"):
            await press(pilot, key)
            assert at_hand(app) in seen(app), key


async def test_heading_when_clicked_then_the_value_before_stays_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down") as (app, pilot):
        listed = app.screen.query_one(ValueList).region
        lines = seen(app).splitlines()
        for words in ("Also yours", "Let go of"):
            row = next(at for at, line in enumerate(lines) if words in line)
            for y in (row - 1, row):  # the blank line above it too
                await click(app, pilot, Offset(listed.x + 3, y))
                assert isinstance(app.screen, ValuesScreen)
                assert at_hand(app) == "Belonging"


async def test_value_when_clicked_then_its_page_opens(journal: Journal) -> None:
    async with opened(journal, "v") as (app, pilot):
        row = next(at for at, each in enumerate(seen(app).splitlines()) if "patience" in each)
        await click(app, pilot, Offset(app.screen.query_one(ValueList).region.x + 8, row))
        assert isinstance(app.screen, ValueScreen)
        assert at_hand(app) == "patience"


# writing


async def test_new_when_pressed_then_a_value_is_written_and_stands_among_the_others(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "n") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        assert "What matters to you, in a word or a few?" in said(app)
        await write(pilot, "Being outside")
        await press(pilot, "tab")
        await write(pilot, "Rain counts.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ValuesScreen)
        kept = value_named(journal, "Being outside")
        assert (kept.kind, kept.body, kept.lane) == (Kind.VALUE, "Rain counts.", Lane.ONLY_ME)
        assert in_this_order(app, "Also yours", "·  Being outside", "Rain counts.", "·  Courage")
        assert at_hand(app) == "Being outside"


async def test_new_when_it_is_the_first_then_the_list_comes_and_has_the_keys() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "v", "n") as (app, pilot):
        await write(pilot, "First")
        await press(pilot, "ctrl+s")
        assert at_hand(app) == "First"
        assert "Nothing here yet" not in seen(app)
        await press(pilot, "left_square_bracket")
        assert order(journal) == ["First"]


async def test_new_when_left_half_written_then_it_waits_as_a_draft(journal: Journal) -> None:
    async with opened(journal, "v", "n") as (app, pilot):
        await write(pilot, "Half")
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)
        (draft,) = journal.drafts()
        assert (draft.entry.kind, draft.entry.title) == (Kind.VALUE, "Half")
        assert "Half" not in seen(app)


async def test_edit_when_saved_then_the_list_shows_it(journal: Journal) -> None:
    async with opened(journal, "v", "down", "down", "e") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "Ears hot, and still.")
        await press(pilot, "ctrl+s")
        assert "Ears hot, and still." in seen(app)
        assert at_hand(app) == "Courage"


# the commands on a value


async def test_star_when_pressed_then_on_the_value_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down", "asterisk") as (app, pilot):
        starred = journal.page(Query(starred=True))
        assert [row.title for row in starred] == ["Belonging"]
        assert at_hand(app) == "Belonging"
        await press(pilot, "asterisk")
        assert journal.page(Query(starred=True)) == []


async def test_tags_when_given_then_to_the_value_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down", "number_sign") as (app, pilot):
        await enter(pilot, "evening walk")
        assert value_named(journal, "Belonging").tags == ("evening", "walk")
        assert at_hand(app) == "Belonging"


async def test_lane_when_chosen_then_for_the_value_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down", "o", "down", "enter") as (app, _):
        assert value_named(journal, "Belonging").lane is Lane.OPEN_TOGETHER
        assert at_hand(app) == "Belonging"


async def test_thread_when_chosen_then_from_the_value_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down", "ampersand") as (app, pilot):
        assert isinstance(app.screen, ThreadDialog)
        await enter(pilot, "courage")
        ((_, row),) = journal.threads(value_named(journal, "Belonging").id)
        assert row.title == "Courage"
        assert at_hand(app) == "Belonging"


async def test_history_when_asked_for_then_of_the_value_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down", "h") as (app, pilot):
        assert isinstance(app.screen, HistoryScreen)
        assert "There is a chair." in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)
        assert at_hand(app) == "Belonging"


@pytest.mark.parametrize("downs", range(6))
async def test_trash_when_undone_then_the_value_is_back_at_its_place(
    journal: Journal, downs: int
) -> None:
    before = journal.values()
    async with opened(journal, "v", *["down"] * downs) as (app, pilot):
        gone = at_hand(app)
        await press(pilot, "x")
        assert [row.title for row in journal.page(Query(trashed=True))] == [gone]
        assert line_of(app, gone) == ""
        assert at_hand(app) in seen(app)
        assert "In the trash. u takes it back." in said(app)
        await press(pilot, "u")
        after = journal.values()
        assert names(after.ranked) == names(before.ranked)
        assert names(after.others) == names(before.others)
        assert names(after.let_go) == names(before.let_go)
        assert gone in seen(app)


async def test_trash_when_the_last_value_goes_then_it_invites_and_undo_brings_it_back() -> None:
    journal = Journal.in_memory()
    add_value(journal, "Alone")
    async with opened(journal, "v", "x") as (app, pilot):
        assert "Nothing here yet. That's fine." in said(app)
        await press(pilot, "u")
        assert at_hand(app) == "Alone"
        assert "Nothing here yet" not in seen(app)


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("enter", ValueScreen),
        ("e", EditorScreen),
        ("i", CheckInScreen),
        ("y", OverTimeScreen),
        ("L", EditorScreen),
    ],
)
async def test_key_when_about_a_value_then_about_the_one_at_hand_and_esc_comes_back_to_it(
    journal: Journal, key: str, screen: type
) -> None:
    async with opened(journal, "v", "down", key) as (app, pilot):
        assert isinstance(app.screen, screen)
        assert "Belonging" in seen(app)
        assert "Honesty" not in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)
        assert at_hand(app) == "Belonging"
        assert app.focused is app.screen.query_one(ValueList)


@pytest.mark.parametrize(
    ("key", "screen"), [("b", NearnessScreen), ("p", SortsScreen), ("S", DoorsDialog)]
)
async def test_key_when_about_all_of_them_then_that_screen_with_values_or_none(
    journal: Journal, key: str, screen: type
) -> None:
    for each in (journal, Journal.in_memory()):
        async with opened(each, "v", key) as (app, pilot):
            assert isinstance(app.screen, screen)
            await press(pilot, "escape")
            assert isinstance(app.screen, ValuesScreen)


async def test_export_when_begun_here_then_with_all_values(journal: Journal) -> None:
    async with opened(journal, "v", "m") as (app, pilot):
        assert isinstance(app.screen, ExportScreen)
        assert "6 entries" in said(app)
        kind = next(row for row in app.screen.query_one(Rows).rows if row.id == "kind")
        assert kind.value == "values"
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)


async def test_escape_when_pressed_then_back_to_today(journal: Journal) -> None:
    async with opened(journal, "v", "escape") as (app, _):
        assert isinstance(app.screen, TodayScreen)


async def test_foot_when_shown_then_it_has_this_pages_own_keys(journal: Journal) -> None:
    async with opened(journal, "v") as (app, _):
        foot = app.screen.query_one(FootLine).render().plain
        for told in ("enter open", "n new", "S sort cards", "b how close"):
            assert told in foot


# a sort that waits


async def test_sort_when_one_waits_then_it_is_said_with_its_key(journal: Journal) -> None:
    journal.begin_sort(Door.ALL, [("A", "a"), ("[b]B[/b]", "b")], 1, TODAY)
    async with opened(journal, "v") as (app, _):
        # The four values at hand are cards too.
        assert "A sort waits: 0 of 6 cards. S goes on with it." in said(app)
        assert in_this_order(app, "A sort waits", "1  Honesty")


async def test_sort_when_one_waits_and_there_is_no_value_then_that_is_said() -> None:
    journal = Journal.in_memory()
    journal.begin_sort(Door.ALL, [("A", "a")], 1, TODAY)
    async with opened(journal, "v") as (app, pilot):
        assert "A sort waits: 0 of 1 cards." in said(app)
        journal.forget_draft(journal.drafts()[0].id)
        app.tell_changed()
        await settle(pilot)
        assert "A sort waits" not in seen(app)
        assert "Nothing here yet. That's fine." in said(app)


async def test_values_when_made_up_then_the_pages_say_what_they_are(tmp_path: Path) -> None:
    async with opened(made_up_journal(), "v") as (app, _):
        assert in_this_order(
            app,
            *("1  Honesty", "2  Belonging", "3  Making things", "4  Courage"),
            *("Also yours", "Gentleness", "Learning", "Let go of", "Being needed"),
        )
