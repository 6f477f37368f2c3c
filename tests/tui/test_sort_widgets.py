"""What a sort is drawn with: it fits every size, each pile can be clicked, and words are words."""

import pytest
from rich.cells import cell_len
from textual.events import Paste
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

from recovery_journal.model import values
from recovery_journal.model.cards import Sort
from recovery_journal.paths import settings_path
from recovery_journal.settings import Settings, save
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.few_list import FewList, OrderList
from recovery_journal.tui.widgets.one_card import PILE_WORDS, OneCard
from recovery_journal.tui.widgets.pair_view import PairView
from recovery_journal.tui.widgets.write_names import NameLine
from tests.tui import sorting
from tests.tui.driving import said, seen, settle
from tests.tui.sorting import (
    SIZES,
    cards,
    click,
    few,
    kept,
    laid,
    lines_with,
    piles,
    press,
    write_card,
)

KEYS = ["backspace step back", "right pass by", "a own card", "r reword", "c choose them"]
MARKUP = "[b]x[/b] [/] [red"
WIDE = "夜の散歩 한글"
HOSTILE = [
    (MARKUP, "[/] $accent [@click=app.quit]go[/]"),
    (WIDE, "夜" * 40),
    ("é́ ñ̃ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩‍👩‍👧", "‮abc"),
    ("%s {0} \\n \\[", "\\"),
    ("夜" * 251, ""),
    ("n" * 500, ""),
]


def hostile(*more: tuple[str, str]) -> Sort:
    """A sort of cards with such words; what a journal cleans is clean."""
    sort = sorting.of_words()
    for name, gloss in [*more, *HOSTILE]:
        sort = values.add_card(values.choose_by_hand(sort), name, gloss)
    return sorting.of_words(*((card.name, card.gloss) for card in sort.cards))


def place(app: JournalApp, words: str) -> Offset:
    """Where these words begin on the screen, in the lowest line that has them."""
    lines = seen(app).splitlines()
    at = max(at for at, line in enumerate(lines) if words in line)
    return Offset(cell_len(lines[at][: lines[at].index(words)]), at)


# the five piles and the keys


@pytest.mark.parametrize("size", SIZES)
async def test_card_when_shown_then_the_piles_and_the_other_keys_are_there(
    size: tuple[int, int],
) -> None:
    async with sorting.sorting(cards(6), size) as (app, _):
        told = said(app)
        for words in (*KEYS, "card 0", "gloss 0", "How important is this to you?", "1 of 6"):
            assert words in told
        for word in ("not", "somewhat", "important", "very", "most"):
            (names,) = lines_with(app, "not", "most")
            assert word in names
        (below,) = lines_with(app, "important", "  important")[-1:]
        assert below.count("important") == 4
        assert sorting.widths(app) == {size[0]}


@pytest.mark.parametrize("size", SIZES)
async def test_card_when_shown_then_its_words_stand_in_the_middle(size: tuple[int, int]) -> None:
    async with sorting.sorting(sorting.of_words((WIDE, "gloss")), size) as (app, _):
        page = app.screen.query_one(OneCard).region
        for words in (WIDE, "gloss"):
            left = place(app, words).x - page.x
            right = page.width - left - cell_len(words)
            assert abs(left - right) <= 1
        assert place(app, "gloss").y == place(app, WIDE).y + 1


@pytest.mark.parametrize("size", SIZES)
async def test_pile_when_its_name_is_clicked_then_the_card_lies_there(
    size: tuple[int, int],
) -> None:
    laid_there: list[int] = []
    async with sorting.sorting(cards(20), size) as (app, pilot):
        for pile, (name, _below) in enumerate(PILE_WORDS.values(), start=1):
            (names,) = lines_with(app, "not", "most")
            at = Offset(names.index(name), seen(app).splitlines().index(names))
            for beside in (Offset(0, 0), Offset(len(name) - 1, 1)):
                await click(app, pilot, at + beside)
                laid_there.append(pile)
                assert piles(app.journal) == laid_there
                assert isinstance(app.focused, OneCard)
    assert laid_there == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


async def test_card_when_clicked_beside_the_piles_then_nothing_is_laid() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        for words in ("card 0", "gloss 0", "How important", "backspace step", "1 of 6"):
            await click(app, pilot, place(app, words))
            assert piles(app.journal) == [], words
        (names,) = lines_with(app, "not", "most")
        at = seen(app).splitlines().index(names)
        page = app.screen.query_one(OneCard).region
        await click(app, pilot, Offset(page.right + 1, at))
        assert piles(app.journal) == []
        await press(pilot, "3")
        assert piles(app.journal) == [3]


@pytest.mark.parametrize("size", SIZES)
async def test_sizes_when_cards_lie_there_then_each_stands_below_its_pile(
    size: tuple[int, int],
) -> None:
    sort = laid(cards(40), [1] + [2] * 2 + [3] * 3 + [4] * 4 + [5] * 12)
    async with sorting.sorting(sort, size) as (app, _):
        (names,) = lines_with(app, "not", "most")
        lines = seen(app).splitlines()
        sizes = lines[lines.index(names) + 2]
        assert sizes.split() == ["1", "2", "3", "4", "12"]
        for (name, _below), number in zip(PILE_WORDS.values(), sizes.split(), strict=True):
            assert sizes[names.index(name) :].startswith(number)


async def test_keys_when_the_person_set_others_then_those_work_and_the_usual_do_not() -> None:
    save(settings_path(), Settings(keys={"sort.pass": "z", "sort.own": "o"}))
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "z", "right", "5")
        assert piles(app.journal) == [0, 5]
        await press(pilot, "a")
        assert isinstance(app.focused, OneCard)
        await write_card(pilot, "o", "window seats")
        assert "window seats" in seen(app)


# what has the keys


STAGES: dict[type[Widget], Sort] = {
    OneCard: cards(6),
    FewList: values.choose_by_hand(cards(6)),
    OrderList: few(6),
    PairView: values.begin_pairing(few(6, ranked=2), 4),
    NameLine: sorting.written("one"),
}
"""What has the keys, and a sort that has come so far."""


@pytest.mark.parametrize("size", SIZES)
async def test_stage_when_shown_then_it_alone_is_there_and_has_the_focus(
    size: tuple[int, int],
) -> None:
    async with sorting.sorting(cards(6), size) as (app, pilot):
        for wanted, sort in STAGES.items():
            await sorting.go_on_with(app, pilot, sort)
            assert isinstance(app.focused, wanted)
            shown = [way for way in STAGES if app.screen.query_one(way).region]
            assert shown == [wanted]
            assert sorting.widths(app) == {size[0]}
            await press(pilot, "tab", "shift+tab")
            assert isinstance(app.focused, wanted)


# words


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_hostile_then_they_are_text_at_every_stage(size: tuple[int, int]) -> None:
    sort = hostile()
    async with sorting.sorting(sort, size) as (app, pilot):
        for card in sort.cards:
            shown = seen(app)
            assert sorting.widths(app) == {size[0]}
            assert "\x1b" not in shown
            if len(card.name) < 40:
                assert card.name in shown
                assert card.gloss[:20] in shown
                assert "backspace step back" in shown
            await press(pilot, "5")
        for key in ("c", "end", "home", "enter", "space", "space", "end", "space", "home"):
            await press(pilot, key)
            assert sorting.widths(app) == {size[0]}, key
        assert MARKUP in seen(app)
        await press(pilot, "equals_sign")
        assert isinstance(app.focused, PairView)
        assert MARKUP in seen(app)
        assert sorting.widths(app) == {size[0]}


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_hostile_and_kept_then_values_and_today_show_them_as_text(
    size: tuple[int, int],
) -> None:
    sort = laid(sorting.of_words(*HOSTILE[:2], *(("a", "b"),) * 3), [5] * 4)
    async with sorting.sorting(sort, size) as (app, pilot):
        await press(pilot, "5")
        await press(pilot, "enter")
        assert MARKUP in seen(app)
        assert WIDE in seen(app)
        assert sorting.widths(app) == {size[0]}
        app.clear_notifications()
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert MARKUP in said(app)
        assert sorting.widths(app) == {size[0]}


@pytest.mark.parametrize("size", SIZES)
async def test_own_card_when_its_words_are_hostile_then_clean_text(size: tuple[int, int]) -> None:
    async with sorting.sorting(cards(6), size) as (app, pilot):
        await press(pilot, "a")
        app.post_message(Paste(f"\x1b]0;title\x07{MARKUP}\x1b[2J\x9b31m"))
        await settle(pilot)
        assert sorting.widths(app) == {size[0]}
        await press(pilot, "enter", *"g", "enter")
        wanted = f"]0;title{MARKUP}[2J31m"
        assert kept(app.journal).cards[0].name == wanted
        assert wanted in seen(app)
        await press(pilot, "r")
        assert isinstance(app.focused, Input)
        assert app.focused.value == wanted
        await press(pilot, "escape")
        await write_card(pilot, "a", WIDE)
        assert lines_with(app, WIDE)
        assert sorting.widths(app) == {size[0]}


@pytest.mark.parametrize("size", SIZES)
async def test_card_when_its_words_are_long_then_the_piles_are_there_and_can_be_clicked(
    size: tuple[int, int],
) -> None:
    long = ["n" * 500, "夜" * 500, "word " * 99 + "ends"]
    pairs = [((words, words), (f"next {at}", "")) for at, words in enumerate(long)]
    sort = sorting.of_words(*(card for pair in pairs for card in pair))
    async with sorting.sorting(sort, size) as (app, pilot):
        for at, words in enumerate(long):
            assert words[:20] in seen(app)
            assert len(lines_with(app, "not", "somewhat", "important", "very", "most")) == 1
            for key in KEYS:
                assert key in said(app)
            assert sorting.widths(app) == {size[0]}
            await click(app, pilot, place(app, "somewhat"))
            assert piles(app.journal) == [2, 3] * at + [2]
            assert f"next {at}" in seen(app)
            assert words[:20] not in seen(app)
            await press(pilot, "3")


async def test_card_when_its_name_is_long_then_all_of_it_can_be_read() -> None:
    name = "".join(f"{number:03}" for number in range(160))
    async with sorting.sorting(sorting.of_words((name, "meant"))) as (app, _):
        assert name in "".join(seen(app).split())
        assert "meant" in seen(app)


async def test_keys_when_the_terminal_is_tiny_then_cards_can_be_laid_still() -> None:
    async with sorting.sorting(hostile(), (20, 6)) as (app, pilot):
        await press(pilot, *"543", "backspace", "c", "space", "enter", "space", "equals_sign")
        assert app.is_running
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Which is nearest to you?" in said(app)
        assert sorting.widths(app) == {80}
