"""The summary of a time together as a Markdown page of its own, for the person to take along.

What is told of the time itself stays in the journal: what was closed, who typed, what may leave.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from recovery_journal.model.days import in_full
from recovery_journal.model.entry import Entry
from recovery_journal.portable.escape import block, inline

WORTH = "What would make this time worth it"
PICKED = "What I take with me"
WORDS = "In my own words"
STEPS = "Next steps"
WHOSE = "Whose ideas these are"
_LISTED = (PICKED, STEPS)
_FROM_YOU = re.compile(r"^(\d+) from you")


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the summary, and the heading it stands below."""

    heading: str
    text: str = field(repr=False)


def lines_of(summary: Entry) -> list[Told]:
    """Every line that the page can hold, in order; a blank one parts paragraphs of the words."""
    said = summary.details.as_dict()
    texts = {
        WORTH: said.get("worth", ""),
        PICKED: said.get("picked", ""),
        WORDS: summary.body,
        STEPS: said.get("steps", ""),
        WHOSE: _FROM_YOU.sub(r"\1 from me", said.get("mirror", "")),
    }
    return [
        Told(heading, line)
        for heading, text in texts.items()
        for line in text.strip("\n").split("\n")
        if text.strip()
    ]


def closing_words(name: str, signed: str) -> str:
    """What stands at the end of the page: whose it is, when it was said to be right, a wish."""
    when = f' I said "that\'s right" on {signed}.' if signed else ""
    wish = "Please don't pass this on without asking me."
    return f"These words are mine.{when} {wish}" + (f"\n{name}" if name else "")


def session_page(
    title: str, day: date, lines: Iterable[Told], *, name: str, signed: str
) -> Iterator[str]:
    """The page in pieces: these lines below their headings, and at the end whose it is.

    `name` is what the person signs it with, "" for nothing; `signed` is when, in words.
    """
    yield f"# {inline(title)}\n\n{in_full(day)}\n"
    for heading, told in groupby(lines, lambda each: each.heading):
        text = _section(heading, [each.text for each in told])
        if text:
            yield f"\n## {heading}\n\n{text}\n"
    yield f"\n---\n\n{block(closing_words(name, signed))}\n"


def _section(heading: str, lines: list[str]) -> str:
    if heading in _LISTED:
        return "\n".join(f"- {block(line)}" for line in lines if line)
    return block("\n".join(lines).strip("\n"))
