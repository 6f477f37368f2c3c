"""A summary to read: all of it, in the person's words; steps with whose they are."""

from dataclasses import replace
from datetime import date

import pytest

from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Entry, Kind, Origin, new_entry
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.tui.said_summary import NOTHING_SAID, step_told, summary_text

DAY = date(2026, 11, 26)


def a_summary(body: str = "", **parts: str) -> Entry:
    entry = new_entry(Kind.SESSION, DAY, "Together with J.", body)
    return replace(entry, details=SessionDetails.from_dict(parts))


def test_summary_when_all_is_said_then_picked_words_steps_mirror_and_quietly_what_was_agreed() -> (
    None
):
    text = summary_text(
        a_summary(
            "One\n\nTwo",
            worth="To decide",
            picked="A\nB",
            steps="Call Dad; my idea",
            mirror="7 from you, 2 together, 1 from J.",
            closed="Family\n",
            types="you",
            may_leave="this page",
        )
    )
    assert text.plain == (
        "Together with J.\n\n"
        "What would make this time worth it\nTo decide\n\n"
        "What I take with me\nA\nB\n\n"
        "In my own words\nOne\n\nTwo\n\n"
        "Next steps\nCall Dad; my idea\n\n"
        "7 from you, 2 together, 1 from J.\n\n"
        "What stays closed today: Family\nWho types: you\nWhat may leave: this page"
    )


def test_summary_when_nothing_is_said_then_a_friendly_sentence() -> None:
    assert summary_text(a_summary()).plain == f"Together with J.\n\n{NOTHING_SAID}"
    mirrored = summary_text(a_summary(mirror="1 from you, 1 from the coach"))
    assert mirrored.plain.endswith("1 from you, 1 from the coach.")
    assert NOTHING_SAID in mirrored.plain


def test_summary_when_words_are_markup_then_they_are_words() -> None:
    words = "[/] [bold]b[/bold] [@click=app.quit]x"
    text = summary_text(a_summary(words, picked=words, closed=words))
    assert text.plain.count(words) == 3


@pytest.mark.parametrize(
    ("origin", "parts", "told"),
    [
        (Origin.ME, {}, "your idea"),
        (Origin.TOGETHER, {"support": " Maya\nand Luis "}, "from both of you, with: Maya and Luis"),
        (Origin.COACH, {"by": "2026-12-02"}, "offered by J., by 2 Dec"),
        (Origin.ME, {"by": "2026-11-26"}, "your idea, by today"),
    ],
)
def test_step_when_told_then_whose_what_would_help_and_a_day(
    origin: Origin, parts: dict[str, str], told: str
) -> None:
    step = replace(new_entry(Kind.STEP, DAY, "Call"), origin=origin)
    step = replace(step, details=StepDetails.from_dict(parts))
    assert step_told(step, DAY, "J.") == told
    assert step_told(replace(step, origin=Origin.COACH), DAY, "").startswith("offered by the coach")
