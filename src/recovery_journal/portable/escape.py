r"""Text as Markdown that shows that text and nothing else.

What comes out means the same characters in CommonMark and in GitHub's dialect: no line of it
starts a heading, list, quote, fence, table or rule, no word of it is emphasis, a link, HTML or
an entity. Little is escaped, so that the raw document still reads well: `snake_case`, `2 * 3`,
`AT&T`, `<3` and `#tag` stay as they are.
"""

import re

# A set first, so that the search runs over plain letters quickly; what follows decides whether
# the character found means something where it stands.
_INLINE = re.compile(
    r"[\\`*_\[<&~@./]"
    r"(?:(?<=[\\`\[~])"
    r"|(?<=\*)(?:(?<! \*)|(?! \S))"  # emphasis or a bullet, unless it stands between spaces
    r"|(?<=_)(?:(?<![^\W_]_)|(?![^\W_]))"  # emphasis, unless letters are on both sides
    r"|(?<=<)(?=[A-Za-z/!?])"  # HTML
    r"|(?<=&)(?=#?\w{1,40};)"  # an entity
    r"|(?<=\S@)(?=\S)"  # an e-mail address
    r"|(?<=/)(?=/)"  # https://
    r"|(?<=\.)(?:(?<=[wW]{3}\.)|(?<![\s.]\.)(?=[^\W\d_]{2})))"  # www. and names of sites
)
_LINE_START = re.compile(
    r"\n([0-9]{1,9}(?=[.)]\s)"  # a numbered list
    r"|(?=[>|]|#{1,6}\s|[+-]\s|-[-|:]|:-|=+[^\S\n]*\n))"  # quote, table, heading, list, rule
)
_PLAIN = re.compile(
    r"[A-Za-zÀ-ɏ]"
    r"(?:[A-Za-zÀ-ɏ0-9 ,;:'’!?()-]++|\.(?=[ \n]|\Z)|(?<! )\n\n(?=[A-Za-zÀ-ɏ]))*+(?<! )"
)
"""Paragraphs of letters and common signs, as most text is: nothing in them is to be escaped."""
_HAS_EDGES = re.compile(r"\n(?:(?=[^\S\n])|(?<=[^\S\n]\n))")
_EDGES = re.compile(r"(?<=\n)[^\S\n]|[^\S\n](?=\n)")
_NEWLINES = re.compile(r"\n+")


def block(text: str) -> str:
    """Text of any length as one or more paragraphs, without a newline at the end.

    A newline is a hard break (a backslash at the line's end), one blank line parts paragraphs,
    further blank lines are lines of a lone backslash. White space at a line's ends and newlines
    at the text's end are numeric entities, since Markdown would drop them.
    """
    if _PLAIN.fullmatch(text):
        return text
    framed = f"\n{_marks_escaped(text)}\n"
    if _LINE_START.search(framed):
        framed = _LINE_START.sub(r"\n\1\\", framed)
    kept = _keeping_edges(framed)[1:-1]
    if "\n" not in kept:
        return kept
    whole = kept.rstrip("\n")
    start = len(whole) - len(whole.lstrip("\n"))
    inner = _NEWLINES.sub(_breaks, whole[start:])
    return "\\\n" * start + inner + "&#10;" * (len(kept) - len(whole))


def inline(text: str) -> str:
    """Text as part of one line: a heading, a list entry, the words of a link."""
    if "\n" not in text and _PLAIN.fullmatch(text):
        return text
    kept = _keeping_edges(f"\n{_marks_escaped(text)}\n")[1:-1]
    if kept.endswith("#"):  # a heading's closing row of # would be dropped
        kept = f"{kept[:-1]}\\#"
    return kept.replace("]", "\\]").replace("\n", "&#10;")


def cell(text: str) -> str:
    """Text of any length as a cell of a table; a newline is `<br>`."""
    return "<br>".join(inline(line).replace("|", "\\|") for line in text.split("\n"))


def _marks_escaped(text: str) -> str:
    # Most text has nothing to escape, and a search costs half of a substitution.
    return _INLINE.sub(r"\\\g<0>", text) if _INLINE.search(text) else text


def _keeping_edges(framed: str) -> str:
    if not _HAS_EDGES.search(framed):
        return framed
    return _EDGES.sub(lambda space: f"&#{ord(space.group())};", framed)


def _breaks(newlines: re.Match[str]) -> str:
    count = len(newlines.group())
    return "\\\n" if count == 1 else "\n\n" + "\\\n" * (count - 2)
