"""Things by their names: which one is meant, and which is there already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from recovery_journal.cli import terminal
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.text import clean_text, fold
from recovery_journal.model.views import Query, let_go_on

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

T = TypeVar("T")

_WHICH = "Which one? A number or its name."


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of a numbered list: the heading it stands under, its name, and what it stands for."""

    heading: str
    name: str = field(repr=False)
    of: T = field(repr=False)


def by_name(words: str, choices: Sequence[Choice[T]]) -> Choice[T] | None:
    """The first of this name, in any case and with or without accents; None when there is none."""
    wanted = _folded(words)
    return next((each for each in choices if _folded(each.name) == wanted), None)


def by_number(words: str, choices: Sequence[Choice[T]]) -> Choice[T] | None:
    """The one that has this number in the list, from 1 on; None when none has."""
    wanted = _folded(words)
    numbered = enumerate(choices, start=1)
    return next((each for number, each in numbered if str(number) == wanted), None)


def ask_which(choices: Sequence[Choice[T]]) -> Choice[T] | None:
    """Show the list on the terminal and ask for one of it; None when the person names none."""
    said = ""
    for number, each in enumerate(choices, start=1):
        if each.heading != said:
            say(each.heading)
        said = each.heading
        say(f"  {number:>{len(str(len(choices)))}}  {each.name}")
    while words := terminal.ask_line(_WHICH):
        if chosen := by_number(words, choices) or by_name(words, choices):
            return chosen
        say("That is none of these. An empty line leaves it.")
    return None


def refuse_twice(journal: "Journal", entry: Entry) -> None:
    """Raise `Unusable` for a value or a strength that has the name of one that is there already."""
    if entry.kind not in (Kind.VALUE, Kind.STRENGTH):
        return
    from recovery_journal.cli.table import short_id

    there = list(journal.entries(Query(kind=entry.kind)))
    name = _folded(entry.title)
    for each in sorted(there, key=lambda one: bool(let_go_on(one))):
        if _folded(each.title) == name:
            short = short_id(each.id, [other.id for other in there if other is not each])
            raise Unusable(f"You have this {entry.kind} already: {short}.{_more(each)}")


def _more(there: Entry) -> str:
    """What else is to be known of a value or a strength that is there already."""
    if let_go_on(there):
        return " You let it go; the app can take it up again."
    if isinstance(there.details, StrengthDetails) and there.details.seen_in:
        return " So far it is one you saw in somebody else."
    return ""


def _folded(words: str) -> str:
    return fold(clean_text(words, one_line=True))
