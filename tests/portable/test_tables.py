"""Tables: the same texts in a viewer that draws tables and in one that does not."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recovery_journal.portable.escape import cell
from recovery_journal.portable.tables import table
from tests.portable.reading import COMMONMARK, GITHUB, kinds, table_lines, tables
from tests.portable.test_escape import hostile

PIPES = st.text(alphabet="|\\`<br>&#10; \n-:[]ab", max_size=20)
WIDTHS = st.integers(1, 4)


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    """Rows of the same length, the first with plain names."""
    width = draw(WIDTHS)
    below = draw(st.lists(st.lists(hostile | PIPES, min_size=width, max_size=width), max_size=4))
    return [[f"Column {at}" for at in range(width)], *below]


@settings(max_examples=500, deadline=None)
@given(told=rows())
@example(told=[["A"], ["a\\"], ["a\\|"], ["|"], ["<br>"], ["a<br\n>b"], [""], ["---"]])
@example(told=[["A", "B"], ["`a | b`", "``"], ["\\`|`", "x"], [" ", "\n"], ["*a", "b*"]])
@example(told=[["A", "B"], ["[a", "b](c)"], ["<a href='", "'>"], ["<!--", "-->"], ["www.", "a.de"]])
def test_table_when_drawn_then_every_cell_is_its_text_in_as_many_columns(
    told: list[list[str]],
) -> None:
    tokens = GITHUB.parse(table(told))
    assert tables(tokens) == [told]
    assert {token.type for token in tokens} <= {
        *("table_open", "thead_open", "tr_open", "th_open", "tbody_open", "td_open", "inline"),
        *("table_close", "thead_close", "tr_close", "th_close", "tbody_close", "td_close"),
    }
    inner = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inner} <= {"text", "html_inline"}
    assert {child.content for child in inner if child.type == "html_inline"} <= {"<br>"}


@settings(max_examples=500, deadline=None)
@given(told=rows())
def test_table_when_a_viewer_knows_none_then_its_lines_with_the_same_texts(
    told: list[list[str]],
) -> None:
    tokens = COMMONMARK.parse(table(told))
    ruled = [told[0], ["---"] * len(told[0]), *told[1:]]
    assert table_lines(tokens) == [[f"| {' | '.join(row)} |" for row in ruled]]
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert kinds(tokens[1:2]) <= {"inline", "text", "softbreak", "html_inline"}


@settings(max_examples=200, deadline=None)
@given(name=(hostile | PIPES).filter(lambda text: bool(text.strip())), more=hostile)
def test_table_when_a_row_tells_an_entry_that_is_here_then_its_first_cell_leads_there(
    name: str, more: str
) -> None:
    told = [["Step", "Day"], [name, more], [name, more], [name, more]]
    tokens = GITHUB.parse(table(told, ["0192-a", "0192-b", ""], {"0192-b", "0192-c"}))
    assert tables(tokens) == [told]
    inner = [child for token in tokens for child in token.children or []]
    links = [child.attrs["href"] for child in inner if child.type == "link_open"]
    assert links == ["#e-0192-b"]


def test_table_when_read_as_it_is_written_then_plain() -> None:
    told = [["Option", "What it opens"], ["stay", "time"], ["go", ""]]
    assert table(told) == (
        "| Option | What it opens |\n| --- | --- |\n| stay | time |\n| go |  |"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("a | b", "a \\| b"),
        ("a\nb", "a<br>b"),
        ("a\n\nb\n", "a<br><br>b<br>"),
        ("\\|", "\\\\\\|"),
        ("<br>", "\\<br>"),
        ("`a`", "\\`a\\`"),
        (" a ", "&#32;a&#32;"),
        ("snake_case, 2 * 3, AT&T", "snake_case, 2 * 3, AT&T"),
    ],
)
def test_cell_escapes_in_the_form_that_reads_best(text: str, raw: str) -> None:
    assert cell(text) == raw
