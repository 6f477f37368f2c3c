"""What a Markdown viewer makes of a document, as plain text."""

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like", {"linkify": True})
READERS = [COMMONMARK, GITHUB]


def shown(tokens: list[Token]) -> str:
    """The text of paragraphs and headings, parted by a blank line, hard breaks as newlines."""
    return "\n\n".join(shown_inline(token) for token in tokens if token.type == "inline")


def shown_inline(token: Token) -> str:
    """The text of one inline token."""
    breaks = {"hardbreak": "\n", "softbreak": "<softbreak>"}
    return "".join(breaks.get(child.type, child.content) for child in token.children or [])


def kinds(tokens: list[Token]) -> set[str]:
    """The types of all tokens, inner ones too."""
    inner = {child.type for token in tokens for child in token.children or []}
    return {token.type for token in tokens} | inner


def shown_cell(token: Token) -> str:
    """The text of a cell: a `<br>` is a newline."""
    return "".join(_cell_text(child) for child in token.children or [])


def _cell_text(child: Token) -> str:
    is_break = child.type == "html_inline" and child.content == "<br>"
    return "\n" if is_break else child.content


def tables(tokens: list[Token]) -> list[list[list[str]]]:
    """The tables of a document: rows of cells, the names of the columns first."""
    found: list[list[list[str]]] = []
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(shown_cell(tokens[at + 1]))
    return found


def table_lines(tokens: list[Token]) -> list[list[str]]:
    """The tables of a document as a reader shows them that knows none: their lines.

    A heading that begins with a bar is none of them.
    """
    found = []
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and token.content.startswith("| "):
            lines = [""]
            for child in token.children or []:
                if child.type == "softbreak":
                    lines.append("")
                else:
                    lines[-1] += _cell_text(child)
            found.append(lines)
    return found
