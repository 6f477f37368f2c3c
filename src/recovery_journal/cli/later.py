"""When to look back at a decision: the words for it, as an option and asked for on the terminal."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import starting
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.days import parse_day_ahead
from recovery_journal.model.deciding import LATER, look_back_day
from recovery_journal.model.entry import Entry

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from recovery_journal.journal import Journal

    _LaterBase = click.ParamType["When"]
else:  # click before 8.4 cannot be subscripted at run time
    _LaterBase = click.ParamType

_NEVER = "never"
WHENS = f"{', '.join(LATER)}, tomorrow, a weekday, a date"
"""The words that are taken, `never` aside."""

_WHEN = f"When would you like to look back? {WHENS}; empty is never."


@dataclass(frozen=True, slots=True)
class When:
    """A day to look back on; None says that there is none."""

    day: date | None


def read_when(words: str, today: date) -> When:
    """The day that these words mean, counted from today. Raises `Unusable`, without the words."""
    plain = " ".join(words.lower().replace("-", " ").split())
    if plain == _NEVER:
        return When(None)
    if plain in LATER:
        return When(look_back_day(today, plain))
    try:
        return When(parse_day_ahead(words, today))
    except Unusable:
        told = f"{WHENS} such as {today.year + 1}-03-12, or {_NEVER}"
        raise Unusable(f"What fits here: {told}.") from None


class LaterType(_LaterBase):
    """A time from today on, a weekday, a date, or `never`."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> When:
        """The day of these words, on this computer's calendar."""
        if isinstance(value, When):
            return value
        try:
            return read_when(str(value), date.today())
        except Unusable as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The words with hyphens, which need no quotes."""
        del ctx, param
        return starting(incomplete, (*(each.replace(" ", "-") for each in LATER), _NEVER))


def ask_when(question: str) -> When | None:
    """Ask on the terminal until the answer can be read; None for an empty line."""
    while line := terminal.ask_line(question):
        try:
            return read_when(line, date.today())
        except Unusable as error:
            say(str(error))
    return None


def ask_look_back(journal: "Journal", decision: Entry) -> None:
    """Ask when to look back at a decision that is kept already, and keep the day."""
    when = ask_when(_WHEN)
    if when is not None and when.day is not None:
        journal.set_look_back(decision.id, when.day)
        say(f"To look back at from {when.day.isoformat()} on.")
