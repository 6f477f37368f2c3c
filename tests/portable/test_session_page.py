"""A summary as a page to take along: its lines, whose it is, and text that stays text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.text import clean_text
from recovery_journal.portable.session_page import (
    PICKED,
    STEPS,
    WHOSE,
    WORDS,
    WORTH,
    Told,
    closing_words,
    lines_of,
    session_page,
)
from tests.portable.reading import READERS, kinds, shown
from tests.portable.test_escape import hostile

DAY = date(2026, 11, 26)
SIGNED = "26 November 2026, 17:40"
LINES = hostile.map(lambda text: clean_text(text, one_line=True)).filter(bool)


def a_summary(body: str = "", **parts: str) -> Entry:
    entry = new_entry(Kind.SESSION, DAY, "Together with J.", body)
    return replace(entry, details=SessionDetails.from_dict(parts))


def whole(summary: Entry, name: str = "", signed: str = SIGNED) -> str:
    return "".join(
        session_page(summary.title, summary.day, lines_of(summary), name=name, signed=signed)
    )


def test_page_when_all_is_said_then_headings_lists_words_and_a_signature() -> None:
    summary = a_summary(
        "I go on Sunday.\nFor an hour.\n\nWith Luis.",
        with_whom="J.",
        worth="To decide",
        picked="It was raining.\nI *counted* the lamp posts.",
        steps="Call Dad; my idea; by 2026-12-02",
        mirror="2 from you, 1 together, 1 from J.",
    )
    assert whole(summary, "Ana") == (
        "# Together with J.\n\n26 November 2026\n"
        "\n## What would make this time worth it\n\nTo decide\n"
        "\n## What I take with me\n\n- It was raining.\n- I \\*counted\\* the lamp posts.\n"
        "\n## In my own words\n\nI go on Sunday.\\\nFor an hour.\n\nWith Luis.\n"
        "\n## Next steps\n\n- Call Dad; my idea; by 2026-12-02\n"
        "\n## Whose ideas these are\n\n2 from me, 1 together, 1 from J.\n"
        '\n---\n\nThese words are mine. I said "that\'s right" on 26 November 2026, 17:40. '
        "Please don't pass this on without asking me.\\\nAna\n"
    )


def test_page_when_nothing_is_said_then_title_day_and_whose_it_is() -> None:
    assert whole(a_summary(), signed="") == (
        "# Together with J.\n\n26 November 2026\n\n---\n\n"
        "These words are mine. Please don't pass this on without asking me.\n"
    )


def test_lines_when_asked_for_then_none_of_what_was_agreed_about_the_time() -> None:
    agreed = {"closed": "Family", "types": "J. types", "may_leave": "nothing", "with_whom": "J."}
    assert lines_of(a_summary(**agreed)) == []
    lines = lines_of(a_summary("\n\nOne\n\nTwo\n", worth="A\nB", mirror="from you", **agreed))
    assert [(line.heading, line.text) for line in lines] == [
        (WORTH, "A"),
        (WORTH, "B"),
        (WORDS, "One"),
        (WORDS, ""),
        (WORDS, "Two"),
        (WHOSE, "from you"),
    ]


def test_lines_when_it_is_no_summary_then_its_body_alone() -> None:
    assert lines_of(new_entry(Kind.NOTE, DAY, "A note", "words")) == [Told(WORDS, "words")]
    assert "secret" not in repr(Told(WORDS, "secret"))


def test_page_when_lines_are_taken_out_then_the_rest_stands_close_and_empty_headings_go() -> None:
    lines = lines_of(a_summary("One\n\nTwo\n\nThree", picked="Four", steps="Five\nSix"))
    left = [line for line in lines if line.text not in ("One", "Three", "Four", "Five")]
    text = "".join(session_page("T", DAY, left, name="", signed=""))
    assert f"## {WORDS}\n\nTwo\n\n## {STEPS}\n\n- Six\n" in text
    assert PICKED not in text
    blank = [line for line in lines if not line.text]
    assert WORDS not in "".join(session_page("T", DAY, blank, name="", signed=""))


def test_closing_words_when_signed_with_a_name_then_below_the_wish() -> None:
    assert closing_words("", "") == (
        "These words are mine. Please don't pass this on without asking me."
    )
    assert closing_words("A. B.", SIGNED).endswith("without asking me.\nA. B.")
    assert SIGNED in closing_words("", SIGNED)


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=100, deadline=None)
@given(
    title=LINES,
    name=LINES,
    lines=st.lists(st.tuples(st.sampled_from([WORTH, PICKED, WORDS, STEPS]), LINES), max_size=4),
)
def test_page_whatever_is_said_then_no_word_of_it_is_markup(
    reader: MarkdownIt, title: str, name: str, lines: list[tuple[str, str]]
) -> None:
    order = [WORTH, PICKED, WORDS, STEPS]
    told = [Told(*each) for each in sorted(lines, key=lambda each: order.index(each[0]))]
    tokens = reader.parse("".join(session_page(title, DAY, told, name=name, signed=SIGNED)))
    assert kinds(tokens) <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("hr", "hardbreak", "text_special"),
    }
    text = shown(tokens)
    assert text.startswith(f"{title}\n\n26 November 2026")
    assert text.endswith(f"{closing_words(name, SIGNED)}")
    for each in told:
        assert each.text in text
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) == 1 + len({each.heading for each in told})
