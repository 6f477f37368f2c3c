"""The lines between two `---` at the top of a Markdown file: a flat subset of YAML, by hand.

Read are `key: value` with or without quotes, `key: [a, b]`, and `key:` with a list of `- a` below
it. Nothing nested, no multi-line text, no types: a value is text. A comment behind it is dropped.
"""

import re

_KEY = re.compile(r"([A-Za-z][\w -]{0,40}?)[^\S\n]*:(?:[^\S\n]+(.*))?\Z")
_ITEM = re.compile(r"[^\S\n]*-[^\S\n]+(.*)\Z")
_COMMENT = re.compile(r"(?:\A|\s)#(?:\s.*)?\Z")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\s+#.*)?')
_SINGLE = re.compile(r"'((?:[^']|'')*)'(?:\s+#.*)?")
_LONGEST = 200  # lines that are looked through for the closing mark


def split(text: str, read: frozenset[str]) -> tuple[dict[str, list[str]], list[str], str, int]:
    """The values of the keys in `read`, the other lines as they are, and the text below.

    The last number is how many lines stand above that text. Without both marks all is text.
    """
    lines = text.split("\n", _LONGEST)
    if lines[0].rstrip() != "---":
        return {}, [], text, 0
    ends = [n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")]
    if not ends:
        return {}, [], text, 0
    values: dict[str, list[str]] = {}
    others: list[str] = []
    key: str | None = None
    for line in lines[1 : ends[0]]:
        if match := _KEY.match(line):
            key = match[1].lower()
            key = key if key in read and key not in values else None
            if key:
                values[key] = _values((match[2] or "").strip())
                continue
        elif key and (match := _ITEM.match(line)):
            values[key] += [value for value in [_bare(match[1])] if value]
            continue
        if line.strip():
            others.append(line)
    return values, others, "\n".join(lines[ends[0] + 1 :]), ends[0] + 1


def _values(said: str) -> list[str]:
    if said.startswith("[") and (end := said.rfind("]")) > 0:
        return [value for part in said[1:end].split(",") if (value := _bare(part))]
    value = _bare(said)
    return [value] if value else []


def _bare(value: str) -> str:
    """A value without its quotes, or without the comment behind it."""
    value = value.strip()
    if match := _DOUBLE.fullmatch(value):
        return re.sub(r'\\(["\\])', r"\1", match[1]).strip()
    if match := _SINGLE.fullmatch(value):
        return match[1].replace("''", "'").strip()
    return _COMMENT.sub("", value).strip()
