"""What an entry says beside its title and its body: labels and texts, in order.

Every page that tells an entry tells these: the reader, Markdown, the command line.
"""

from datetime import date

from recovery_journal.model.deciding import added_to, sealed_of
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry
from recovery_journal.model.options import Option, options_of
from recovery_journal.model.story import said_in_words, story
from recovery_journal.model.telling import ALONE, Around, SaidDay, Told


def told(entry: Entry, day: SaidDay = date.isoformat, around: Around = ALONE) -> list[Told]:
    """Its parts in the order in which they are declared; a decision as a story.

    `around` is what other entries tell of a decision.
    """
    details = entry.details
    if isinstance(details, DecisionDetails):
        return story(entry, details, day, around)
    return [Told(part.label, said_in_words(part, value, day)) for part, value in details.said()]


def words_besides(entry: Entry) -> list[str]:
    """What search finds of it beside its parts."""
    details = entry.details
    if not isinstance(details, DecisionDetails):
        return []
    return [
        *(text for each in options_of(details.options) for text in _texts(each)),
        *(each.text for each in added_to(details)),
        *(seal.details.chosen for seal in sealed_of(details)),
    ]


def _texts(option: Option) -> list[str]:
    return [text for text in (option.name, option.opens, option.costs) if text]
