"""The ledger as a page: a line for each, titles below it, and text that stays text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recovery_journal.model.text import clean_text
from recovery_journal.portable.ledger_page import Happened, ledger_page
from tests.portable.reading import READERS, kinds, shown
from tests.portable.test_escape import hostile

DAY = date(2026, 11, 26)
TEXT = hostile.map(lambda text: clean_text(text, one_line=True)).filter(bool)


def test_page_when_there_are_lines_then_each_with_its_titles() -> None:
    lines = [
        Happened("26 November 2026, 17:40", "You ended the time together with J."),
        Happened("26 November 2026, 17:02", "You opened:", ("See Dad", "1. *Rent*")),
    ]
    assert "".join(ledger_page(lines, DAY)) == (
        "# The ledger\n\nCopied on 26 November 2026. This copy is not encrypted.\n\n"
        "- **26 November 2026, 17:40**: You ended the time together with J.\n"
        "- **26 November 2026, 17:02**: You opened:\n"
        "  - See Dad\n"
        "  - 1\\. \\*Rent\\*\n"
    )
    assert "See Dad" not in repr(lines)


def test_page_when_there_is_nothing_then_it_says_so() -> None:
    assert "".join(ledger_page([], DAY)).endswith("Nothing was opened, and nothing left.\n")


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=80, deadline=None)
@given(said=st.lists(st.tuples(TEXT, st.lists(TEXT, max_size=2)), min_size=1, max_size=3))
def test_page_whatever_is_said_then_no_word_of_it_is_markup(
    reader: MarkdownIt, said: list[tuple[str, list[str]]]
) -> None:
    lines = [Happened("then", told, tuple(titles)) for told, titles in said]
    tokens = reader.parse("".join(ledger_page(lines, DAY)))
    assert kinds(tokens) <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("strong_open", "strong_close", "text_special"),
    }
    text = shown(tokens)
    for told, titles in said:
        assert f"then: {told}" in text
        assert all(title in text for title in titles)
    items = sum(token.type == "list_item_open" for token in tokens)
    assert items == len(said) + sum(len(titles) for _, titles in said)
