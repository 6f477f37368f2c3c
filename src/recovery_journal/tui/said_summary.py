"""A summary to read, as it would be kept; and its steps, in the person's words."""

from datetime import date
from itertools import groupby

from textual.content import Content

from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Entry, Origin
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.text import clean_text
from recovery_journal.portable.session_page import WHOSE, lines_of
from recovery_journal.tui.dates import short_day

NOTHING_SAID = "Nothing is said in it. That's fine; it can stay like that."
_AGREED = ("closed", "types", "may_leave")


def summary_text(entry: Entry) -> Content:
    """The summary: what was picked, the words, the steps, whose ideas; quietly, what was agreed."""
    lines = [line for line in lines_of(entry) if line.heading != WHOSE]
    pieces = [Content(entry.title).stylize("bold")]
    for heading, told in groupby(lines, lambda each: each.heading):
        text = "\n".join(each.text for each in told)
        pieces.append(Content.assemble((heading, "$hint"), "\n", Content(text)))
    if not lines:
        pieces.append(Content(NOTHING_SAID))
    mirror = entry.details.as_dict().get("mirror", "")
    pieces += [Content(f"{mirror}.".replace("..", "."))] if mirror else []
    pieces += [Content(agreed).stylize("$hint")] if (agreed := _agreed(entry)) else []
    return Content("\n\n").join(pieces)


def _agreed(entry: Entry) -> str:
    """What was agreed beforehand, which is kept with it and is not on the page taken along."""
    parts = {part.name: part for part, _ in entry.details.said() if part.name in _AGREED}
    if not isinstance(entry.details, SessionDetails) or not parts:
        return ""
    said = entry.details.as_dict()
    return "\n".join(f"{parts[n].label}: {said[n].strip()}" for n in _AGREED if n in parts)


def step_told(step: Entry, today: date, with_whom: str) -> str:
    """What is said of a step beside its words: whose idea, what would help, a day."""
    coach = f"offered by {with_whom}" if with_whom else "offered by the coach"
    whose = {Origin.ME: "your idea", Origin.TOGETHER: "from both of you", Origin.COACH: coach}
    told = [whose[step.origin]]
    details = step.details
    if isinstance(details, StepDetails):
        support = clean_text(details.support, one_line=True)
        told += [f"with: {support}"] if support else []
        told += [f"by {short_day(date.fromisoformat(details.by), today)}"] if details.by else []
    return ", ".join(told)
