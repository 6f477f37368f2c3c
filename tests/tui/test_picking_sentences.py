"""Sentences to pick from at the closing: each whole on as many rows as it takes, at any width."""

import pytest
from textual.geometry import Offset

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.tui.widgets.marked_list import MarkedList
from tests.tui.closing import add, begin, boxes, closing, session_details
from tests.tui.driving import seen
from tests.tui.valuing import SIZES, misfits, press

FIRST = (
    "I walked past the shop on the way home although it was raining and my phone was almost dead "
    "and nobody would have known, and I counted the lamp posts until I stood at the stairs."
)
SECOND = "Then I called Ana."
PARAGRAPH = f"{FIRST} {SECOND}"


@pytest.fixture
def own() -> Journal:
    """A time under way with a paragraph of two sentences, and a line after it."""
    own = Journal.in_memory()
    company = begin(own)
    add(company, "On Sunday", PARAGRAPH, kind=Kind.NOTE)
    add(company, "Something else", kind=Kind.NOTE)
    return own


def rows(shown: str) -> list[str]:
    """The rows of the list on the screen."""
    lines = [line.replace("▏", " ").rstrip() for line in shown.splitlines()]
    first = next(at for at, line in enumerate(lines) if "On Sunday" in line)
    last = next(at for at, line in enumerate(lines) if "Something else" in line)
    return lines[first : last + 1]


@pytest.mark.parametrize("size", SIZES)
async def test_lines_when_one_is_long_then_whole_and_its_rows_hang_under_its_words(
    own: Journal, size: tuple[int, int]
) -> None:
    async with closing(own, size=size) as (app, pilot):
        await press(pilot, "enter")
        found = rows(seen(app))
        box = found[0].index("[ ]")
        assert "…" not in "".join(found)
        texts = [row[box + 5 :] for row in found]
        assert " ".join(texts) == f"On Sunday {PARAGRAPH} Something else"
        begins = [row[: box + 5].strip() == "[ ]" for row in found]
        assert sum(begins) == 4
        for row, text, begin_ in zip(found, texts, begins, strict=True):
            assert begin_ or not row[: box + 5].strip()
            assert text
            assert not text.startswith(" ")
        assert misfits(app.screen) == []


async def test_lines_when_the_width_changes_then_still_whole(own: Journal) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter")
        for size in (*SIZES, *reversed(SIZES)):
            await pilot.resize_terminal(*size)
            await press(pilot, "down")
            found = rows(seen(app))
            assert "…" not in "".join(found)
            assert " ".join(" ".join(found).replace("[ ]", "").split()) == (
                f"On Sunday {PARAGRAPH} Something else"
            )


async def test_sentence_when_marked_by_a_click_on_any_of_its_rows_then_it_alone_is_kept(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "down", "down", "space")
        assert session_details(own).picked == SECOND
        listed = app.screen.query_one("#lines", MarkedList)
        await pilot.click(offset=listed.content_region.offset + Offset(10, 2))
        await press(pilot)
        assert session_details(own).picked == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_long_sentences_were_picked_then_a_row_for_each(
    own: Journal, size: tuple[int, int]
) -> None:
    own.in_company().say_of_session(picked=f"{FIRST}\n{SECOND}\nSomething else")
    async with closing(own, size=size) as (app, pilot):
        await press(pilot, "enter", "enter")
        lines = [line.strip() for line in seen(app).splitlines()]
        at = next(at for at, line in enumerate(lines) if line.startswith("I walked past"))
        assert lines[at].endswith("…")
        assert lines[at + 1 : at + 3] == [SECOND, "Something else"]


# what was picked whole


async def test_paragraph_when_picked_whole_then_it_stays_marked_above_its_sentences(
    own: Journal,
) -> None:
    own.in_company().say_of_session(picked=f"{PARAGRAPH}\nSomething else")
    async with closing(own) as (app, pilot):
        await press(pilot, "enter")
        assert boxes(app, "lines") == [
            f"[x] {PARAGRAPH}",
            "[ ] On Sunday",
            f"[ ] {FIRST}",
            f"[ ] {SECOND}",
            "[x] Something else",
        ]
        await press(pilot, "down", "space")
        assert session_details(own).picked == f"{PARAGRAPH}\nOn Sunday\nSomething else"
        await press(pilot, "home", "space", "escape", "enter")
        assert session_details(own).picked == "On Sunday\nSomething else"
        assert boxes(app, "lines")[:2] == ["[x] On Sunday", f"[ ] {FIRST}"]


async def test_paragraph_when_picked_whole_and_its_entry_is_closed_then_it_is_not_kept(
    own: Journal,
) -> None:
    add(own.in_company(), "Ana", SECOND)
    own.in_company().say_of_session(picked=f"{PARAGRAPH}\nSomething else\n{SECOND}")
    async with closing(own) as (app, pilot):
        await press(pilot, "space", "enter")
        assert session_details(own).picked == f"Something else\n{SECOND}"
        assert "lamp posts" not in seen(app)


async def test_paragraph_when_cut_as_it_was_picked_and_its_entry_is_closed_then_not_kept() -> None:
    own = Journal.in_memory()
    endless = "and on and on " * 50
    add(begin(own), "Endless", endless, kind=Kind.NOTE)
    own.in_company().say_of_session(picked=endless[:500].strip())
    async with closing(own) as (_app, pilot):
        await press(pilot, "space", "enter")
        assert session_details(own).picked == ""
