"""A sort on the screen: cards onto piles, steps back, own cards and other words for one."""

import pytest
from textual.events import Key, Paste
from textual.widgets import Input

from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.sort import SortScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.one_card import OneCard
from tests.tui import sorting
from tests.tui.driving import said, seen, settle, until
from tests.tui.sorting import (
    cards,
    fields,
    kept,
    laid,
    lines_with,
    name_at_hand,
    piles,
    press,
    screen_of,
    write_card,
)


def burst(app: JournalApp, *keys: str) -> None:
    """Keys that come all at once."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


# piles


async def test_key_when_pressed_then_the_card_lies_there_and_the_next_is_asked() -> None:
    keys = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "right": 0}
    async with sorting.sorting(cards(len(keys) + 1)) as (app, pilot):
        for at, key in enumerate(keys):
            assert f"card {at}" in seen(app)
            assert f"gloss {at}" in seen(app)
            assert isinstance(app.focused, OneCard)
            await press(pilot, key)
            assert piles(app.journal) == list(keys.values())[: at + 1]
            assert name_at_hand(app.journal) == f"card {at + 1}"
            assert f"card {at}" not in seen(app)
            assert f"card {at + 1}" in seen(app)


async def test_cards_when_laid_then_progress_and_sizes_are_told() -> None:
    async with sorting.sorting(cards(12)) as (app, pilot):
        assert lines_with(app, "A sort", "1 of 12")
        assert "How important is this to you?" in seen(app)
        await press(pilot, *"5553111111", "right")
        assert lines_with(app, "A sort", "12 of 12")
        (below,) = lines_with(app, "important     important")
        at = seen(app).splitlines().index(below)
        assert seen(app).splitlines()[at + 1].split() == ["6", "1", "3"]
        assert len(seen(app).splitlines()[at + 1]) > below.rindex("important")


async def test_cards_when_keys_come_in_a_burst_then_each_is_laid_once() -> None:
    async with sorting.sorting(cards(12)) as (app, pilot):
        await pilot.press(*"5432154321")
        await settle(pilot)
        assert piles(app.journal) == [5, 4, 3, 2, 1] * 2
        assert "11 of 12" in seen(app)
        burst(app, "backspace", "backspace", *"13")
        await until(pilot, lambda: piles(app.journal)[8:] == [1, 3])
        assert len(piles(app.journal)) == 10


async def test_keys_when_they_belong_to_another_stage_then_nothing_happens() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        before = kept(app.journal)
        await press(pilot, "6", "9", "0", "space", "enter", "equals_sign", "left_square_bracket")
        assert kept(app.journal) == before
        assert app.screen is sorting.screen_of(app)


async def test_card_when_passed_by_then_the_ended_entry_knows_nothing_of_it() -> None:
    async with sorting.sorting(cards(7)) as (app, pilot):
        await press(pilot, *"55555", "right", "2")
        assert "card 5" not in seen(app)
        await press(pilot, "enter")
        entry, details = sorting.ended(app.journal)
        told = f"{entry.title} {entry.body} {details.as_dict()}"
        assert "card 4" in told
        assert "card 6" in told
        assert "card 5" not in told
        assert "gloss" not in told
        assert details.progress == ""
        assert app.journal.history(entry.id) == []


async def test_backspace_when_pressed_then_one_step_back_as_often_as_wanted() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, *"54", "right")
        await press(pilot, "backspace")
        assert piles(app.journal) == [5, 4]
        assert "3 of 6" in seen(app)
        assert "card 2" in seen(app)
        await press(pilot, "backspace", "backspace", "backspace")
        assert piles(app.journal) == []
        assert "1 of 6" in seen(app)
        await press(pilot, "2")
        assert piles(app.journal) == [2]


async def test_backspace_when_a_second_round_has_begun_then_back_into_the_first() -> None:
    async with sorting.sorting(laid(cards(12), [5] * 11)) as (app, pilot):
        await press(pilot, "5", "4")
        assert lines_with(app, "A sort", "2 of 12")
        assert "Once more" in seen(app)
        await press(pilot, "backspace")
        assert lines_with(app, "A sort", "1 of 12")
        assert "Once more" in seen(app)
        assert "card 0" in seen(app)
        await press(pilot, "backspace")
        assert lines_with(app, "A sort", "12 of 12")
        assert "How important is this to you?" in seen(app)
        assert "card 11" in seen(app)
        assert piles(app.journal) == [5] * 11


async def test_backspace_when_the_few_are_reached_then_back_to_the_last_card() -> None:
    async with sorting.sorting(laid(cards(6), [5] * 5)) as (app, pilot):
        await press(pilot, "5")
        assert "Which is nearest to you?" in seen(app)
        await press(pilot, "backspace")
        assert "card 5" in seen(app)
        assert "6 of 6" in seen(app)
        assert isinstance(app.focused, OneCard)


# own cards, and other words


@pytest.mark.parametrize("at", [0, 3, 11])
async def test_own_card_when_put_in_then_it_is_at_hand(at: int) -> None:
    async with sorting.sorting(laid(cards(12), [5] * at)) as (app, pilot):
        await write_card(pilot, "a", "window seats", "where one sits alone")
        assert isinstance(app.screen, SortScreen)
        assert lines_with(app, "window seats")
        assert lines_with(app, "where one sits alone")
        assert f"{at + 1} of 13" in seen(app)
        assert name_at_hand(app.journal) == "window seats"
        await press(pilot, "4")
        assert name_at_hand(app.journal) == f"card {at}"
        assert piles(app.journal) == [*[5] * at, 4]


async def test_own_card_when_put_in_in_the_second_round_then_it_is_at_hand_there() -> None:
    async with sorting.sorting(laid(cards(12), [5] * 14)) as (app, pilot):
        await write_card(pilot, "a", "window seats")
        assert name_at_hand(app.journal) == "window seats"
        assert "3 of 13" in seen(app)
        await press(pilot, "backspace")
        assert name_at_hand(app.journal) == "card 1"


async def test_reword_when_done_then_the_card_stays_at_hand_with_its_words() -> None:
    async with sorting.sorting(laid(cards(6), [3])) as (app, pilot):
        await press(pilot, "r")
        assert fields(app) == ["card 1", "gloss 1"]
        await press(pilot, "escape")
        await write_card(pilot, "r", "other words", "")
        card = kept(app.journal).card(1)
        assert (card.name, card.gloss) == ("other words", "")
        assert "2 of 6" in seen(app)
        assert "other words" in seen(app)
        assert "gloss 1" not in seen(app)


async def test_reword_when_opened_and_left_then_the_next_own_card_begins_empty() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "r", "escape")
        await press(pilot, "a")
        assert fields(app) == ["", ""]


@pytest.mark.parametrize("key", ["a", "r"])
@pytest.mark.parametrize(
    ("name", "gloss", "told"),
    [
        ("", "meant", "A card needs a word or a few."),
        ("   ", "", "A card needs a word or a few."),
        ("n" * (LONGEST_TITLE + 1), "", f"A card has room for {LONGEST_TITLE} letters."),
        ("n", "g" * (LONGEST_TITLE + 1), f"A card has room for {LONGEST_TITLE} letters."),
    ],
    ids=["empty", "blank", "long", "long gloss"],
)
async def test_words_when_they_do_not_do_then_it_is_said_and_the_dialog_stays(
    key: str, name: str, gloss: str, told: str
) -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        before = kept(app.journal).cards
        await write_card(pilot, key, name, gloss)
        assert isinstance(app.screen, AskDialog)
        assert told in said(app)
        assert fields(app) == [name, gloss]
        assert kept(app.journal).cards == before
        for field, words in zip(app.screen.query(Input), ["good", "fine"], strict=True):
            field.value = words
        await press(pilot, "enter")
        assert isinstance(app.screen, SortScreen)
        assert name_at_hand(app.journal) == "good"


async def test_escape_when_the_dialog_is_open_then_all_stays_and_its_words_come_again() -> None:
    async with sorting.sorting(laid(cards(6), [3])) as (app, pilot):
        before = kept(app.journal)
        await press(pilot, "a", *"half", "enter", *"of", "escape")
        assert isinstance(app.screen, SortScreen)
        assert "card 1" in seen(app)
        await until(pilot, lambda: kept(app.journal).typed == ("half", "of"))
        assert kept(app.journal).cards == before.cards
        assert kept(app.journal).laid == before.laid
        await press(pilot, "4")
        await press(pilot, "a")
        assert fields(app) == ["half", "of"]
        await press(pilot, "enter", "enter")
        assert name_at_hand(app.journal) == "half"
        await press(pilot, "a")
        assert fields(app) == ["", ""]


async def test_words_when_half_written_for_one_card_then_another_card_s_words_leave_them() -> None:
    async with sorting.sorting(laid(cards(6), [3])) as (app, pilot):
        await press(pilot, "a", *"half", "escape")
        await press(pilot, "r", "ctrl+u", *"other", "escape")
        await press(pilot, "a")
        assert fields(app) == ["half", ""]
        await press(pilot, "escape", "r")
        assert fields(app)[0] == "other"


async def test_draft_when_kept_before_the_dialog_is_composed_then_its_words_stay() -> None:
    async with sorting.sorting(laid(cards(6), [3])) as (app, pilot):
        await press(pilot, "a", *"half", "escape")
        sort = screen_of(app)
        sort.keep_draft()
        sort.action_own_card()
        assert sort.keep_draft() is None
        await settle(pilot)
        assert fields(app) == ["half", ""]
        assert kept(app.journal).typed == ("half", "")


async def test_words_when_pasted_with_lines_and_escape_sequences_then_one_clean_name() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "a")
        app.post_message(Paste("one\r\ntwo \x1b[31mthree\x1b[0m\x07\u202e"))
        await settle(pilot)
        await press(pilot, "enter", "enter")
        assert name_at_hand(app.journal) == "one two [31mthree[0m"
        assert "one two [31mthree[0m" in seen(app)


async def test_own_card_when_its_keys_come_in_a_burst_then_no_letter_is_a_command() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        burst(app, "1", "a", *"cart5", "enter", *"12", "enter", "4")
        await until(pilot, lambda: piles(app.journal) == [1, 4])
        sort = kept(app.journal)
        own = sort.cards[1]
        assert (own.name, own.gloss) == ("cart5", "12")
        assert name_at_hand(app.journal) == "card 1"
