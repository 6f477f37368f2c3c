"""Strengths, stories and ripples for tests: added to a journal, and read from it."""

from dataclasses import replace

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Thread
from recovery_journal.model.strength_parts import StoryDetails, StrengthDetails
from recovery_journal.model.wins import WinDetails
from tests.tui.valuing import ago


def add_strength(
    journal: Journal,
    name: str,
    body: str = "",
    *,
    seen_in: str = "",
    back: int = 0,
    lane: Lane = Lane.ONLY_ME,
) -> Entry:
    """A strength, the person's own or seen in somebody else."""
    details = StrengthDetails(seen_in=(seen_in,) if seen_in else ())
    strength = replace(new_entry(Kind.STRENGTH, ago(back), name, body), details=details, lane=lane)
    return journal.add(strength)


def add_story(
    journal: Journal,
    title: str,
    body: str = "",
    *,
    question: str = "",
    back: int = 0,
    lane: Lane = Lane.ONLY_ME,
) -> Entry:
    """A story of some days ago."""
    details = StoryDetails(question=question)
    story = replace(new_entry(Kind.STORY, ago(back), title, body), details=details, lane=lane)
    return journal.add(story)


def add_win(
    journal: Journal,
    title: str,
    *,
    body: str = "",
    back: int = 0,
    lane: Lane = Lane.ONLY_ME,
    **details: object,
) -> Entry:
    """A win of some days ago."""
    said = WinDetails.from_dict(dict(details))
    return journal.add(
        replace(new_entry(Kind.WIN, ago(back), title, body), details=said, lane=lane)
    )


def marks(journal: Journal, entry: Entry) -> list[tuple[str, str, str]]:
    """The strengths threaded to an entry, oldest first: name, words, who saw it."""
    found = journal.threads(entry.id)
    return [
        (row.title, thread.words, thread.seen_by)
        for thread, row in found
        if row.kind is Kind.STRENGTH
    ]


def only_thread(journal: Journal, entry: Entry) -> Thread:
    """The one thread that an entry has."""
    ((thread, _),) = journal.threads(entry.id)
    return thread


def strength_names(journal: Journal) -> list[str]:
    """The names of the strengths that there are."""
    return [each.entry.title for each in journal.strengths()]
