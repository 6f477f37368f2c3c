"""The deck on the table: what is drawn, what each key does, how it fits a narrow column."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.pilot import Pilot
from textual.widgets import Static

from recovery_journal.content import questions
from recovery_journal.content.deck import CLOSING, OPENING, Theme, themes
from recovery_journal.tui.widgets.bar_list import BAR
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.frame import FootLine
from tests.tui.hosting import Host, line_with, shown

OURS = themes(questions(None))
LETTERS = Theme("letters", "letters", tuple(f"{letter}?" for letter in "abcdefg"))
TWO = Theme("two", "two", ("one?", "other?"))


class Table(Host):
    """A deck in a column of some cells, and what it says."""

    def __init__(self, some: list[Theme], width: int):
        self.deck = DeckList(some, seed=7)
        super().__init__(self.deck)
        self.wide = width
        self.said: list[Any] = []

    def compose(self) -> ComposeResult:
        """The deck beside something else, above the keys."""
        self.deck.styles.width = self.wide
        yield Horizontal(self.deck, Static(id="beside"))
        yield FootLine()

    def on_deck_list_kept(self, message: DeckList.Kept) -> None:
        """Note it."""
        self.said.append((message.text, message.about))

    def on_deck_list_own_wanted(self, message: DeckList.OwnWanted) -> None:
        """Note it."""
        self.said.append("own")

    @property
    def barred(self) -> str:
        """The words of the lines with the bar."""
        return _words(line for line in shown(self) if line.startswith(BAR))

    @property
    def told(self) -> str:
        """All words of the column, wherever its lines end."""
        return _words(shown(self)[: self.deck.size.height])


def _words(lines: Iterable[str]) -> str:
    return " ".join(word for line in lines for word in line.removeprefix(BAR).split())


@asynccontextmanager
async def table(
    *some: Theme, width: int = 76, height: int = 24
) -> AsyncIterator[tuple[Table, Pilot[None]]]:
    """A deck of these themes."""
    app = Table(list(some), width)
    async with app.run_test(size=(80, height)) as pilot:
        await pilot.pause()
        yield app, pilot


# what is shown


@pytest.mark.parametrize("width", [36, 57, 76])
async def test_deck_when_shown_then_three_questions_wrap_and_hang_in_its_column(width: int) -> None:
    async with table(*OURS, width=width) as (app, pilot):
        for theme in OURS:
            lines = shown(app)[:-2]
            assert lines[0] == f" Drawn for {theme.name}"
            assert max(cell_len(line) for line in lines) <= width
            assert len(app.deck.drawn) == 3
            for number, text in enumerate(app.deck.drawn, start=1):
                assert f"{number} {text}" in app.told
            keys = next(at for at, line in enumerate(lines) if line.startswith(" 1 2 3 keep"))
            for line in filter(None, lines[1:keys]):
                assert line[1:4] in ("   ", "1  ", "2  ", "3  ")
                assert line[4] != " "
            assert "0 not today [ ] theme" in app.told
            await pilot.press("right_square_bracket")


async def test_deck_when_it_opens_then_the_first_stands_out_and_space_is_between() -> None:
    async with table(LETTERS, TWO) as (app, _):
        first, second, third = app.deck.drawn
        assert shown(app)[:8] == [
            *(" Drawn for letters", "", f"{BAR}1  {first}", "", f" 2  {second}", ""),
            *(f" 3  {third}", ""),
        ]
        assert shown(app)[8] == " 1 2 3 keep   a another   w your own   0 not today   [ ] theme"


async def test_deck_when_it_is_low_then_the_gaps_go_and_every_question_is_in_sight() -> None:
    async with table(LETTERS, TWO, width=36, height=9) as (app, pilot):
        assert [line[:2] for line in shown(app)[:6]] == [" D", f"{BAR}1", " 2", " 3", " 1", " w"]
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert shown(app)[1] == ""


async def test_deck_when_it_scrolls_then_its_ends_show_the_heading_and_the_keys() -> None:
    async with table(OURS[0], OURS[1], width=36, height=8) as (app, pilot):
        assert "Drawn for opening" in app.told
        await pilot.press("j", "j")
        assert app.barred.startswith("3 ")
        assert "[ ] theme" in app.told
        await pilot.press("k", "k")
        assert app.barred.startswith("1 ")
        assert "Drawn for opening" in app.told


async def test_deck_when_the_width_changes_then_the_same_question_is_at_hand() -> None:
    async with table(OURS[0]) as (app, pilot):
        await pilot.press("down")
        before = app.barred
        app.deck.styles.width = 36
        await pilot.pause()
        assert app.barred == before
        assert app.barred.startswith("2 ")


async def test_deck_when_its_words_look_like_markup_then_they_are_text() -> None:
    hostile = Theme("[/]", "[b]x[/b] [red", ("[/] $accent?", "夜の散歩" * 30, "n" * 500))
    async with table(hostile, OURS[1], width=36, height=30) as (app, _):
        assert " Drawn for [b]x[/b] [red" in shown(app)
        assert "[/] $accent?" in app.told
        assert max(cell_len(line) for line in shown(app)[:-2]) <= 36
        assert "".join(app.told.split()).count("夜の散歩") >= 25


async def test_deck_when_keys_are_set_otherwise_then_it_says_and_takes_those() -> None:
    async with table(LETTERS, TWO) as (app, pilot):
        app.set_keymap({"deck.another": "z", "deck.first": "8"})
        app.deck.turn_to("letters")
        await pilot.pause()
        assert "8 2 3 keep z another" in app.told
        first = app.deck.drawn[0]
        await pilot.press("8", "z")
        assert app.said == [(first, "letters")]
        assert first not in app.deck.drawn


# keeping


async def test_question_when_kept_by_enter_number_or_mouse_then_it_and_its_theme_are_said() -> None:
    async with table(LETTERS, TWO) as (app, pilot):
        first, second, third = app.deck.drawn
        await pilot.press("enter", "3", "2")
        assert app.said == [(text, "letters") for text in (first, third, second)]
        assert app.barred == f"2 {second}"
        await pilot.press("j", "enter")
        await pilot.click(DeckList, offset=(6, 2))
        await pilot.pause()
        assert app.said[3:] == [(third, "letters"), (first, "letters")]
        assert app.barred == f"1 {first}"


async def test_question_when_something_else_is_clicked_then_none_is_kept() -> None:
    async with table(LETTERS, TWO) as (app, pilot):
        for line in (0, 1, 3, 8, 12):
            await pilot.click(DeckList, offset=(6, line))
        await pilot.pause()
        assert app.said == []


async def test_own_when_wanted_then_said() -> None:
    async with table(LETTERS) as (app, pilot):
        await pilot.press("w")
        assert app.said == ["own"]


async def test_kept_when_shown_for_a_fault_then_without_its_words() -> None:
    assert "hippogriff" not in repr(DeckList.Kept("hippogriff?", "hippogriffs"))
    assert "hippogriff" not in repr(DeckList([Theme("wins", "wins", ("hippogriff?",))], seed=1))


# drawing


async def test_another_when_drawn_then_others_until_all_were_seen() -> None:
    async with table(LETTERS) as (app, pilot):
        seen = list(app.deck.drawn)
        for _ in range(2):
            await pilot.press("j", "a")
            assert app.barred == f"1 {app.deck.drawn[0]}"
            seen += app.deck.drawn
        assert set(seen[:7]) == set(LETTERS.questions)
        assert seen[7:] == seen[:2]


async def test_deck_when_the_seed_is_the_same_then_so_is_the_order() -> None:
    assert DeckList([LETTERS], seed=3).drawn == DeckList([LETTERS], seed=3).drawn
    assert len({DeckList([LETTERS], seed=seed).drawn for seed in range(20)}) > 10


async def test_deck_when_there_are_fewer_than_three_then_those_and_no_other_number() -> None:
    async with table(TWO) as (app, pilot):
        assert "1 2 keep" in app.told
        assert "theme" not in line_with(app, "keep")
        before = set(app.deck.drawn)
        await pilot.press("3")
        assert app.said == []
        await pilot.press("a")
        assert set(app.deck.drawn) == before == set(TWO.questions)
        await pilot.press("left_square_bracket")
        assert app.deck.theme == TWO


# not today


async def test_rest_when_asked_for_then_one_quiet_sentence_until_others_are_drawn() -> None:
    async with table(LETTERS, TWO) as (app, pilot):
        before = app.deck.drawn
        await pilot.press("0")
        assert app.deck.drawn == ()
        assert "Not today, and that is fine. a draws three again." in app.told
        assert not any(text in app.told for text in LETTERS.questions)
        assert "keep" not in app.told
        assert "enter keep" not in line_with(app, "f1") + shown(app)[-1]
        await pilot.press("enter", "1", "2", "0", "j")
        await pilot.click(DeckList, offset=(6, 2))
        assert app.said == []
        await pilot.press("a")
        assert len(app.deck.drawn) == 3
        assert not set(app.deck.drawn) & set(before)
        await pilot.press("1")
        assert app.said == [(app.deck.drawn[0], "letters")]


async def test_rest_when_another_theme_is_wanted_then_that_one_is_drawn_from() -> None:
    async with table(LETTERS, TWO) as (app, pilot):
        await pilot.press("0", "right_square_bracket")
        assert "Drawn for two" in app.told
        assert len(app.deck.drawn) == 2
        await pilot.press("left_square_bracket")
        assert "Not today" in app.told


# themes


async def test_themes_when_gone_through_then_in_order_round_and_each_where_it_was() -> None:
    async with table(*OURS) as (app, pilot):
        await pilot.press("a")
        left = app.deck.drawn
        names = []
        for _ in OURS:
            names.append(shown(app)[0].removeprefix(" Drawn for "))
            await pilot.press("right_square_bracket")
        assert names == [theme.name for theme in OURS]
        assert app.deck.drawn == left
        await pilot.press("left_square_bracket")
        assert app.deck.theme is not None
        assert app.deck.theme.about == CLOSING
        await pilot.press("1")
        assert app.said[-1][1] == CLOSING


async def test_theme_when_turned_to_then_shown_and_one_that_is_not_there_changes_nothing() -> None:
    early = DeckList(OURS, seed=7)
    early.turn_to(CLOSING)  # before it is on a screen
    assert early.theme == OURS[-1]
    async with table(*OURS) as (app, pilot):
        app.deck.turn_to(CLOSING)
        await pilot.pause()
        assert "Drawn for closing" in app.told
        app.deck.turn_to("no such")
        assert app.deck.theme == OURS[-1]
        app.deck.turn_to(OPENING)
        assert app.deck.theme == OURS[0]


async def test_theme_when_there_is_a_new_table_in_the_same_time_then_it_goes_on_there() -> None:
    class InCompany(Table):
        with_whom: str | None = "J."
        deck_at = ""

    first, second = (InCompany(OURS, 40) for _ in range(2))
    async with first.run_test(size=(80, 30)) as pilot:
        await pilot.press("left_square_bracket")
        assert first.deck_at == CLOSING
    second.deck_at = first.deck_at
    async with second.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert "Drawn for closing" in second.told


async def test_deck_when_there_is_no_question_at_all_then_a_sentence_and_an_own_one() -> None:
    async with table(width=36) as (app, pilot):
        assert app.told == "No questions here. That is fine: w writes one of your own."
        await pilot.press("a", "0", "1", "enter", "left_square_bracket", "j", "k")
        assert app.said == []
        assert app.deck.theme is None
        await pilot.press("w")
        assert app.said == ["own"]
