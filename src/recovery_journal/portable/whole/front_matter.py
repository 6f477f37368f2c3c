"""The lines between two `---` at the top of a file: YAML 1.1 and 1.2 alike, written and read.

Texts are quoted as JSON quotes them, which YAML reads the same; a text of several lines stands as
a block, where its letters allow it. Everything is read as text or as a list of texts.
"""

import json
import re
from datetime import date, datetime
from typing import Any

from recovery_journal.portable.jsonl import instant
from recovery_journal.portable.whole.values import NotOurs

MARK = "---"
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 -]*[A-Za-z0-9])?")
_NOT_PLAIN = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))

Values = dict[str, str | list[str]]


def written(values: dict[str, Any]) -> str:
    """The front matter with both marks: texts, lists of texts, numbers, days, instants or true."""
    told = "".join(f"{name}: {_value(value)}\n" for name, value in values.items())
    return f"{MARK}\n{told}{MARK}\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, int | date):
        return str(value)
    return _block(value) if _fits_block(value) else _text(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_PLAIN:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(map(_printable, quoted))


def _printable(letter: str) -> str:
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


def _fits_block(text: str) -> bool:
    """Whether it has several lines, and stands in a block as it is."""
    lines = text.split("\n")
    return len(lines) > 1 and bool(lines[-1].strip()) and all(line.isprintable() for line in lines)


def _block(text: str) -> str:
    # The 2 says how far it stands in, for a text that begins with spaces.
    return "|2-\n" + "\n".join(f"  {line}" if line else "" for line in text.split("\n"))


def split(text: str) -> tuple[str, str, int] | None:
    """The front matter, the text below it, and the line where that begins; None without marks."""
    if not text.startswith(f"{MARK}\n"):
        return None
    end = text.find(f"\n{MARK}\n", len(MARK))
    if end < 0 and text.endswith(f"\n{MARK}"):
        text, end = f"{text}\n", len(text) - len(MARK) - 1
    if end < 0:
        return None
    told = text[len(MARK) + 1 : end + 1]
    return told, text[end + len(MARK) + 2 :], told.count("\n") + 3


def read(told: str) -> Values:
    """What the lines between the marks say. Raises `NotOurs` with the line, for what is no YAML."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        found = yaml.load(told, Loader=loader)  # noqa: S506 # texts alone: it makes no objects
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise NotOurs(f"Its front matter is no YAML, at line {line}.") from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise NotOurs("Its front matter is no YAML.") from None
    if not isinstance(found, dict):
        raise NotOurs("Its front matter has no names with values.")
    return {str(name): value for name, value in found.items() if _is_told(value)}


def _is_told(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return isinstance(value, str)
