"""The strengths that show in a story, asked for on the terminal and threaded one by one."""

from typing import TYPE_CHECKING

from recovery_journal.cli import terminal
from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.views import Query

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

_WHICH = "Your story is kept. Which strengths show in it? One on a line, empty to end."


def ask_strengths(journal: "Journal", story: Entry) -> None:
    """Ask for the names of strengths until there is an empty line; each is kept at once."""
    there = {each.id for each in journal.entries(Query(kind=Kind.STRENGTH))}
    told = _WHICH
    while name := terminal.ask_line(told):
        try:
            thread = journal.mark_strength(story.id, name)
        except Unusable as error:  # a name that cannot be one; the next line may be better
            told = str(error)
            continue
        strength = journal.entry(thread.target)
        is_new = strength.id not in there
        there.add(strength.id)
        told = f"{'New, and threaded' if is_new else 'Threaded'}: {strength.title}"
