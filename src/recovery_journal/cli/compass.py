"""The command that shows what is close to one value or one strength."""

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import LIMIT, SINCE, UNTIL
from recovery_journal.cli.finding import JSON, print_found
from recovery_journal.cli.naming import Choice, ask_which, by_name, by_number
from recovery_journal.cli.session import opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.views import Query

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

_NUMBER = re.compile(r"[0-9]{1,5}")
"""What is read as a number; longer ones are the beginning of an id, which has six letters."""

_NUMBER_OR_ID = re.compile(r"[0-9A-Fa-f-]+")
_NOTHING = "Nothing is threaded to it yet. That's fine."
_NOT_THEN = "Nothing of these days is threaded to it. That's fine."


def _place_or_id(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """VALUE as it was given. Refuses a name, which the shell would keep, and says none of it."""
    if value is not None and not _NUMBER_OR_ID.fullmatch(value):
        told = "A number fits here, or the beginning of an id. Without it you are asked for a name."
        raise click.BadParameter(told, ctx, param)
    return value


@click.command("compass")
@click.argument("value", required=False, callback=_place_or_id)
@SINCE
@UNTIL
@LIMIT
@JSON
@click.pass_context
def compass_command(
    ctx: click.Context,
    /,
    value: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Show what is close to one of your values or strengths, newest first.

    VALUE is its place in your order (1, 2, ...) or the beginning of its id, as in `list`. Without
    VALUE you are asked: on a terminal, where all have a number; from standard input, the first
    line is the number or the name.
    """
    line = "" if value or terminal.is_typed() else terminal.piped_text().strip().split("\n")[0]
    with opened(ctx) as journal:
        meant = _meant(journal, value, line)
        if meant is None:
            return
        if terminal.is_typed() and not as_json:
            say(f"Close to {meant.title}")
        query = Query(close_to=meant.id, since=since, until=until)
        print_found(journal, query, limit, as_json, _NOT_THEN if since or until else _NOTHING)


def _meant(journal: "Journal", value: str | None, line: str) -> Entry | None:
    """The value or the strength to look along: of the argument, else of a line, else asked for."""
    if value is not None:
        return _given(journal, value)
    return _asked(journal) if terminal.is_typed() else _read(journal, line)


def _choices(journal: "Journal") -> list[Choice[Entry]]:
    """The values at hand, those in the order first, then the strengths, by name."""
    values = [Choice("Your values", each.title, each) for each in journal.values().at_hand]
    strengths = [each.entry for each in journal.strengths()]
    return values + [Choice("Your strengths", each.title, each) for each in strengths]


def _given(journal: "Journal", value: str) -> Entry:
    """The value or the strength of an argument. Raises `Unusable` where there is none."""
    if _NUMBER.fullmatch(value):
        found = by_number(value, _choices(journal))
        if found is None:
            raise Unusable("None of your values and strengths has this number.")
        return found.of
    entry = journal.entry(value)
    if entry.kind not in (Kind.VALUE, Kind.STRENGTH):
        raise Unusable("This is no value and no strength. `show` tells what is threaded to it.")
    return entry


def _read(journal: "Journal", line: str) -> Entry:
    """The value or the strength of a line. Raises `Unusable`, without a word of the journal."""
    if not line:
        raise Unusable("Line 1, a number or the name of a value or a strength, is still empty.")
    choices = _choices(journal)
    found = by_number(line, choices) or by_name(line, choices)
    if found is None:
        raise Unusable("No value at hand and no strength has the number or the name in line 1.")
    return found.of


def _asked(journal: "Journal") -> Entry | None:
    """Ask on the terminal; None when the person names none."""
    choices = _choices(journal)
    if not choices:
        say("No value and no strength is here yet. `recovery-journal add value` writes a value.")
        return None
    chosen = ask_which(choices)
    return chosen.of if chosen else None
