"""The options of a decision, as text in it: any number, in the person's order."""

import json
from dataclasses import dataclass, field
from typing import Any

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE, clean_text

ALWAYS = ("wait", "ask someone", "one nobody has mentioned yet")
"""Options that are always at hand."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way it could go: its name, what it opens, what it costs.

    `close` has the ids of the values it stands close to and of the strengths it needs.
    """

    name: str = field(repr=False)
    opens: str = field(default="", repr=False)
    costs: str = field(default="", repr=False)
    close: tuple[str, ...] = ()


def options_of(text: str) -> list[Option]:
    """The options that a decision's text holds."""
    told: list[dict[str, Any]] = json.loads(text) if text else []
    return [
        Option(each["name"], each["opens"], each["costs"], tuple(each["close"])) for each in told
    ]


def ends_of(text: str) -> set[str]:
    """The ids of all that a decision's options stand close to or need."""
    return {end for option in options_of(text) for end in option.close}


def options_text(options: list[Option], *, half_written: bool = False) -> str:
    """Options as one line of text, cleaned.

    Raises `Unusable` for one without a name or a very long one; while they are `half_written`
    all are taken as they are, but for those in which nothing is said.
    """
    told = []
    for option in options:
        name = clean_text(option.name, one_line=True)
        texts = [clean_text(option.opens), clean_text(option.costs)]
        if half_written and not (name or any(texts) or option.close):
            continue
        if not half_written:
            _check(name, texts)
        told.append(
            {"name": name, "opens": texts[0], "costs": texts[1], "close": list(option.close)}
        )
    return json.dumps(told, ensure_ascii=False) if told else ""


def _check(name: str, texts: list[str]) -> None:
    if not name:
        raise Unusable("An option needs a word or a few.")
    if len(name) > LONGEST_TITLE or max(map(len, texts)) > LONGEST_BODY:
        raise Unusable("An option is too long.")
