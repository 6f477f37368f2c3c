"""The coach's card and the kept question: how they read, wrap and scroll at any width."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from recovery_journal.content.card import Card, Part, card
from recovery_journal.tui.widgets.coach_card import CardWords, CoachCard
from recovery_journal.tui.widgets.kept_question import KeptQuestion
from tests.tui.hosting import Host, line_with, shown

OURS = card(None)
SMALL = Card((Part("Tea", "Warm.", ("one two three four five six seven", "Or …")), Part("Cake")))


@asynccontextmanager
async def reading(
    of: Card, width: int = 76, height: int = 20
) -> AsyncIterator[tuple[Host, CoachCard, Pilot[None]]]:
    """The card in a terminal of this width."""
    shows = CoachCard(of)
    app = Host(shows)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield app, shows, pilot


def heading_at_top(app: Host) -> str:
    """The first line, without the bar of the focus."""
    return shown(app)[0][1:].strip()


@pytest.mark.parametrize("width", [36, 57, 76])
async def test_card_when_read_then_every_word_is_there_in_its_column(width: int) -> None:
    async with reading(OURS, width, height=160) as (app, _, _pilot):
        lines = [line[1:].rstrip("▁▂▃▄▅▆▇█ ") for line in shown(app)]
        assert max(cell_len(line) for line in lines) <= min(width, 76) - 2
        told = " ".join(" ".join(lines).split())
        for part in OURS.parts:
            for text in (part.name, part.tells, *part.lines, OURS.credit):
                assert text.replace("{support}", "ctrl+r") in told


async def test_card_when_a_line_is_long_then_the_rest_hangs_further_in() -> None:
    async with reading(SMALL, width=22, height=10) as (app, _, _pilot):
        assert [line[1:].rstrip() for line in shown(app)[:9]] == [
            *(" Tea", " Warm.", "   one two three", "     four five six", "     seven"),
            *("   Or …", "", " Cake", ""),
        ]


async def test_card_when_read_then_headings_are_bold_and_what_they_tell_is_quiet() -> None:
    async with reading(SMALL) as (app, _, _pilot):
        strips = app.screen._compositor.render_strips()
        styles = [{p.text.strip(): p.style for p in strip if p.text.strip()} for strip in strips]
        tea, warm, line = styles[0]["Tea"], styles[1]["Warm."], styles[2]
        (plain,) = [style for text, style in line.items() if text.startswith("one")]
        assert tea is not None
        assert warm is not None
        assert plain is not None
        assert [bool(style.bold) for style in (tea, warm, plain)] == [True, False, False]
        assert warm.color != plain.color != tea.color


async def test_card_when_scrolled_then_by_line_by_screen_and_to_its_ends() -> None:
    async with reading(OURS) as (app, shows, pilot):
        shows.focus()
        for key, y in (("j", 1), ("down", 2), ("k", 1), ("up", 0), ("k", 0), ("pagedown", 19)):
            await pilot.press(key)
            assert shows.scroll_offset.y == y, key
        await pilot.press("end")
        assert shows.scroll_offset.y == shows.max_scroll_y > 40
        assert "Miller" in " ".join(shown(app))
        await pilot.press("home")
        assert heading_at_top(app) == OURS.parts[0].name


async def test_card_when_gone_through_by_parts_then_each_heading_comes_to_the_top() -> None:
    async with reading(OURS, width=36, height=12) as (app, shows, pilot):
        shows.focus()
        for part in OURS.parts[1:]:
            await pilot.press("right_square_bracket")
            assert heading_at_top(app).split("▁")[0].strip() in part.name
        last = shows.scroll_offset.y
        await pilot.press("right_square_bracket")
        assert shows.scroll_offset.y == last
        await pilot.press("j", "left_square_bracket")
        assert shows.scroll_offset.y == last
        for part in OURS.parts[-2::-1]:
            await pilot.press("left_square_bracket")
            assert heading_at_top(app).split("▁")[0].strip() in part.name
        await pilot.press("left_square_bracket")
        assert shows.scroll_offset.y == 0


async def test_card_when_the_width_changes_then_its_height_and_parts_follow() -> None:
    async with reading(OURS, width=76) as (_, shows, pilot):
        words = shows.query_one(CardWords)
        high, tops = words.size.height, words.tops
        await pilot.resize_terminal(36, 20)
        await pilot.pause()
        assert words.size.height > high
        assert words.tops[-1] > tops[-1]
        assert len(words.tops) == len(tops) == len(OURS.parts)


async def test_card_when_the_support_key_is_another_then_it_says_that_one() -> None:
    async with reading(OURS, height=160) as (app, shows, pilot):
        assert line_with(app, "ctrl+r shows lines to call")
        app.set_keymap({"support.open": "f7"})
        shows.query_one(CardWords).refresh()
        await pilot.pause()
        assert line_with(app, "f7 shows lines to call")
        assert not line_with(app, "{support}")


async def test_card_when_its_words_look_like_markup_then_they_are_text() -> None:
    hostile = Card((Part("[b]x[/b] [red", "[/] {0} %s", ("$accent [/]", "夜" * 60, "n" * 200)),))
    async with reading(hostile, width=36) as (app, _, _pilot):
        assert heading_at_top(app) == "[b]x[/b] [red"
        assert line_with(app, "[/] {0} %s")
        assert line_with(app, "$accent [/]")
        assert max(cell_len(line) for line in shown(app)) <= 36


async def test_card_when_it_is_empty_then_nothing_and_its_keys_do_nothing() -> None:
    async with reading(Card(())) as (app, shows, pilot):
        shows.focus()
        await pilot.press("right_square_bracket", "left_square_bracket", "j", "end")
        assert "".join(line[1:] for line in shown(app)).strip() == ""


# the kept question


async def test_kept_when_there_is_none_then_nothing_and_else_the_question_below_its_word() -> None:
    kept = KeptQuestion()
    app = Host(kept)
    async with app.run_test(size=(36, 12)) as pilot:
        await pilot.pause()
        assert "".join(shown(app)) == ""
        kept.question = "What would you like to take along, and [/] what may stay here?"
        await pilot.pause()
        assert [line for line in shown(app) if line] == [
            *(" Kept", " What would you like to take along,", " and [/] what may stay here?"),
        ]
        kept.question = ""
        await pilot.pause()
        assert "".join(shown(app)) == ""


@pytest.mark.parametrize(("height", "most"), [(8, 2), (12, 3), (24, 6), (40, 10)])
async def test_kept_when_it_is_long_then_at_most_a_quarter_of_the_screen(
    height: int, most: int
) -> None:
    kept = KeptQuestion()
    app = Host(kept)
    async with app.run_test(size=(36, height)) as pilot:
        kept.question = "夜の散歩 " * 100
        await pilot.pause()
        lines = [line for line in shown(app) if line]
        assert len(lines) == most + 1
        assert lines[-1].endswith("…")
        assert max(cell_len(line) for line in lines) <= 36
