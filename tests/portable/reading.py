"""What a Markdown viewer makes of a document, as plain text."""

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
