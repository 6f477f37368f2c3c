"""Text stays text: a viewer shows the text that was escaped, and nothing of it is markup."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recovery_journal.model.text import clean_text
from recovery_journal.portable.escape import block, inline
from tests.portable.reading import READERS, kinds, shown

PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak"}

_SNIPPETS = [
    *("#", "##", "# a", "a\n===", "a\n---", "---", "***", "* * *", "- ", "+ ", "* ", "1. ", "12) "),
    *(
        "```",
        "~~~",
        "`",
        "~",
        "*",
        "_",
        "**",
        "__",
        "a_b",
        "[",
        "]",
        "(",
        ")",
        "[a]: /b",
        "![a](b)",
    ),
    *("<", ">", "</", "<b>", "<!--", "-->", "<?", "&", "&amp;", "&#35;", "&lt", ";", "|", "a|b"),
    *(
        ":--",
        "-|-",
        "|---|",
        "\\",
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "    ",
        "\t",
        "  \n",
        "=",
        "-",
        ":",
    ),
    *(
        "https://",
        "http://a.b",
        "www.",
        "www.a.de",
        "a@b.com",
        "@",
        ".",
        "com",
        "ftp://",
        "mailto:",
    ),
    *(
        "x",
        "word",
        "é",
        "e\u0301",
        "日本",
        "😀",
        "\u3000",
        "\xa0",
        "\u200d",
        "\u200b",
        "0",
        "1.",
        "$",
    ),
    *("//", "localhost", "xn--a", "[x]", "[^1]", "рф", "!", '"', "'", "...", "{", "}", "%", "^"),
]
hostile = st.one_of(
    st.lists(st.sampled_from(_SNIPPETS), max_size=14).map("".join),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text(alphabet="#*_-+=`~<>[]()!&;|\\:.@/ \t\n1aw", max_size=30),
    st.text(alphabet="Aaé19 .,:;'’!?()-\nwwW", max_size=30),
).map(clean_text)


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=1500, deadline=None)
@given(text=hostile)
@example(text="A space \n\nbefore a gap")
@example(text="A space at the end ")
@example(text="A site.de in it")
@example(text="Two\n\n2. things")
@example(text="One\ntwo")
def test_block_when_shown_is_the_text_and_no_markup(reader: MarkdownIt, text: str) -> None:
    tokens = reader.parse(block(text))
    assert shown(tokens) == text
    assert kinds(tokens) <= PLAIN


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=1000, deadline=None)
@given(text=hostile.map(lambda text: clean_text(text, one_line=True)))
def test_inline_in_a_heading_is_one_heading_with_the_text(reader: MarkdownIt, text: str) -> None:
    tokens = reader.parse(f"### {inline(text)}\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert shown(tokens) == text
    assert kinds(tokens[1:2]) <= {"inline", "text"}


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=700, deadline=None)
@given(text=hostile.filter(bool))
def test_inline_in_a_link_stays_inside_it(reader: MarkdownIt, text: str) -> None:
    children = reader.parse(f"- [{inline(text)}](#e-1) (win)")[3].children or []
    types = [child.type for child in children]
    assert types[0] == "link_open"
    assert set(types[1:-2]) == {"text"}
    assert types[-2:] == ["link_close", "text"]
    assert "".join(child.content for child in children[1:-2]) == text


@pytest.mark.parametrize(
    "text",
    [
        "A quiet day. I went home; it's fine!",
        "snake_case, 2 * 3, AT&T, Tom & Jo; <3, #tag, -5 degrees, e.g. 5 p.m., $5 (a) {b} x^2",
        "a - b + c = d > e | f",
        "Well... and so",
    ],
)
def test_block_when_nothing_means_anything_leaves_the_text_alone(text: str) -> None:
    assert block(text) == text


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("# x", "\\# x"),
        ("a\nb", "a\\\nb"),
        ("a\n\nb", "a\n\nb"),
        ("a\n\n\nb", "a\n\n\\\nb"),
        ("a\n", "a&#10;"),
        ("  a ", "&#32; a&#32;"),
        ("[2026-11-23]", "\\[2026-11-23]"),
        ("1. a", "1\\. a"),
        ("a | b\n--- | ---", "a | b\\\n\\--- | ---"),
        ("https://a.org", "https:\\//a\\.org"),
        ("me@home.org", "me\\@home\\.org"),
    ],
)
def test_block_escapes_in_the_form_that_reads_best(text: str, raw: str) -> None:
    assert block(text) == raw
