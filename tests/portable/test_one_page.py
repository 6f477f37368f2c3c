"""My page as a document: its headings, a line for each pick, and text that stays text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recovery_journal.model.entry import Kind
from recovery_journal.model.my_page import SECTIONS, PageLine, Pick
from recovery_journal.model.text import clean_text
from recovery_journal.portable.one_page import one_page
from tests.portable.reading import READERS, shown_inline
from tests.portable.test_escape import hostile

TITLES = hostile.map(lambda text: clean_text(text, one_line=True)).filter(bool)
WORDS = hostile.map(lambda text: clean_text(text, one_line=True))


def a_line(kind: Kind, title: str, words: str = "") -> PageLine:
    return PageLine(pick=Pick("0192-a"), kind=kind, title=title, words=words)


def test_one_page_when_there_are_lines_then_section_by_section_in_their_order() -> None:
    lines = [
        a_line(Kind.WIN, "Rang my sister"),
        a_line(Kind.VALUE, "Calm", "quiet inside"),
        a_line(Kind.STRENGTH, "staying with it", "I *went* on"),
        a_line(Kind.VALUE, "Sea"),
    ]
    assert "".join(one_page(lines)) == (
        "# My page\n"
        "\n## What matters to me\n\n"
        "- **Calm**: quiet inside\n"
        "- **Sea**\n"
        "\n## What I can build on\n\n"
        "- **staying with it**: I \\*went\\* on\n"
        "\n## What went well\n\n"
        "- **Rang my sister**\n"
    )


def test_one_page_when_nothing_is_picked_then_it_says_so() -> None:
    assert "".join(one_page([])) == "# My page\n\nNothing is picked yet.\n"


def test_one_page_when_a_section_is_empty_then_it_has_no_heading() -> None:
    text = "".join(one_page([a_line(Kind.STRENGTH, "wit")]))
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {SECTIONS[Kind.STRENGTH]}"
    ]
    assert "Nothing" not in text


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=150, deadline=None)
@given(said=st.lists(st.tuples(st.sampled_from(list(SECTIONS)), TITLES, WORDS), max_size=4))
def test_one_page_whatever_is_said_then_no_word_of_it_is_markup(
    reader: MarkdownIt, said: list[tuple[Kind, str, str]]
) -> None:
    tokens = reader.parse("".join(one_page([a_line(*each) for each in said])))
    opened = [token.type for token in tokens if token.type.endswith("_open")]
    assert set(opened) <= {
        *("heading_open", "paragraph_open", "bullet_list_open", "list_item_open"),
    }
    kinds = [kind for kind in SECTIONS if any(kind is each for each, _, _ in said)]
    assert opened.count("heading_open") == 1 + len(kinds)
    assert opened.count("list_item_open") == len(said)
    items = [
        (inline, [child.type for child in inline.children or [] if child.type != "text"])
        for at, token in enumerate(tokens)
        if token.type == "list_item_open"
        for inline in [tokens[at + 2]]
    ]
    ordered = [each for kind in kinds for each in said if each[0] is kind]
    for (inline, marks), (_, title, words) in zip(items, ordered, strict=True):
        assert shown_inline(inline) == (f"{title}: {words}" if words else title)
        assert [mark for mark in marks if mark != "text_special"] == ["strong_open", "strong_close"]
