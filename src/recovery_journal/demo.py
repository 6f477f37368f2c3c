"""A made-up journal in memory, to show how it works; nothing of it is ever on disk."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.wins import WinDetails

_WINS: tuple[tuple[int, str, str, WinDetails], ...] = (
    (0, "Walked past the shop and kept walking",
     "It was raining and I had the reason ready. I counted the lamp posts instead.\n\n"
     "At the ninth I noticed I was already past it.",
     WinDetails(did="counted, kept my hands in my pockets", strengths=("staying with it",),
                values=("Health",))),
    (1, "Slept seven hours", "", WinDetails(moved="the morning felt longer")),
    (3, "Asked for help with the form", "She had filled in the same one last year.",
     WinDetails(helped="a neighbour", strengths=("asking for help",), values=("Honesty",))),
    (9, "Came back to the group", "Nobody asked where I had been. There was a chair.",
     WinDetails(coming_back=True, values=("Belonging",), touched=("the group",))),
    (21, "Said no without a story around it", "", WinDetails(strengths=("saying no",))),
    (40, "Cooked a real dinner", "Soup. It took an hour and I was there for all of it.",
     WinDetails(inspired=("Gran",), values=("Home",))),
    (365, "Made the bed", "", WinDetails()),
)  # fmt: skip


def made_up_journal(today: date | None = None) -> Journal:
    """A journal in memory with some weeks in it."""
    day = today or datetime.now().astimezone().date()
    entries: list[Entry] = []
    for back, title, story, details in _WINS:
        win = new_entry(Kind.WIN, day - timedelta(days=back), title, story)
        entries.append(replace(win, details=details, tags=("evening",) if back < 5 else ()))
    note = new_entry(Kind.NOTE, day - timedelta(days=2), "A long quiet after dinner")
    entries.append(replace(note, lane=Lane.OPEN_TOGETHER, starred=True))
    journal = Journal.in_memory()
    journal.add_many(sorted(entries, key=lambda entry: entry.day))
    return journal
