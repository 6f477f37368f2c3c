"""What an entry says beside its parts: the options and the past of a decision, as plain texts.

Every page that tells an entry tells these after its parts: the reader, Markdown, the command line.
"""

from datetime import date

from recovery_journal.model.deciding import added_to, moves_of, sealed_of
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry
from recovery_journal.model.options import Option, options_of

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def told_besides(entry: Entry) -> list[tuple[str, str]]:
    """A label and a text for each; empty for most kinds."""
    details = entry.details
    if not isinstance(details, DecisionDetails):
        return []
    told = [("An option", _option(option)) for option in options_of(details.options)]
    moves = [f"{move.stage.value}, {_day(move.day)}" for move in moves_of(details)]
    told += [("How it went", "\n".join(moves))] if len(moves) > 1 else []
    for seal in sealed_of(details):
        words = seal.details.chosen or seal.title
        told.append((f"Decided on {_day(seal.day)}", words))
    return told + [(f"Added on {_day(each.day)}", each.text) for each in added_to(details)]


def words_besides(entry: Entry) -> list[str]:
    """What search finds of it."""
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


def _option(option: Option) -> str:
    lines = [option.name]
    lines += [f"It opens: {option.opens}"] if option.opens else []
    lines += [f"It costs: {option.costs}"] if option.costs else []
    return "\n".join(lines)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
