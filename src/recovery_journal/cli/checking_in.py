"""The command that writes a check-in: how close a week was to a value or an area of life."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import DAY_OPTION
from recovery_journal.cli.drafting import typed
from recovery_journal.cli.naming import Choice, ask_which, by_name
from recovery_journal.cli.session import opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.check_ins import question
from recovery_journal.model.entry import Entry
from recovery_journal.model.parts import HIGHEST, LOWEST
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.views import Subject

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

_ENDS = f"{LOWEST} to {HIGHEST}"
_EMPTY = "Empty is fine."
_MATTERS = f"How much does it matter to you, {_ENDS}? {_EMPTY}"
_CLOSE = f"How close was this week to it, {_ENDS}? {_EMPTY}"


@click.command("check-in")
@DAY_OPTION
@click.pass_context
def check_in_command(ctx: click.Context, day: date | None) -> None:
    """Say how close this week was to a value or an area of life.

    On a terminal it asks. From standard input, a line each: the name of the value or the area,
    how much it matters to you, how close this week was, both 0 to 10; then your words. All but
    the name may be empty. Prints its id.
    """
    on = day or date.today()
    text = None if terminal.is_typed() else terminal.piped_text()
    with opened(ctx) as journal:
        kept = _asked(journal, on) if text is None else journal.add(_read(journal, on, text))
    if kept is None:
        say("Nothing was written.")
        return
    click.echo(kept.id)


# from standard input


def _read(journal: "Journal", on: date, text: str) -> Entry:
    """The check-in of a text. Raises `Unusable`, without a word of the text or the journal."""
    lines = text.lstrip().split("\n", 3)
    name, matters, close, words = lines + [""] * (4 - len(lines))
    if not name:
        raise Unusable("Line 1, the name of a value or an area of life, is still empty.")
    about = by_name(name, _choices(journal.subjects()))
    if about is None:
        raise Unusable("No value at hand and no area of life has the name in line 1.")
    entry = _with_numbers(
        journal.new_check_in(about.of, on),
        _line_as_number("Line 2, how much it matters", matters),
        _line_as_number("Line 3, how close this week was", close),
    )
    return replace(entry, body=words.strip("\n"))


def _line_as_number(called: str, line: str) -> int | None:
    try:
        return _number(line)
    except Unusable as error:
        raise Unusable(f"{called}. {error}") from None


# on a terminal


def _asked(journal: "Journal", on: date) -> Entry | None:
    """Ask on the terminal; None when nothing was said. Every answer waits as a draft."""
    about = _chosen(journal.subjects())
    if about is None:
        return None
    say(f"About {about.name}")
    entry = journal.new_check_in(about, on)
    with typed(journal) as typing:

        def keep(changed: Entry) -> None:
            if _is_said(changed):
                typing.keep(changed)

        matters = _ask_number(_MATTERS)
        keep(entry := _with_numbers(entry, matters, None))
        close = _ask_number(_CLOSE)
        keep(entry := _with_numbers(entry, matters, close))
        words = terminal.ask_text(
            f"{question(matters, close)} {_EMPTY}", lambda text: keep(replace(entry, body=text))
        )
        entry = replace(entry, body=words.strip("\n"))
        if not _is_said(entry):
            return None
        kept = typing.save(entry)
    say(f"Kept under {kept.day.isoformat()}.")
    return kept


def _chosen(subjects: list[Subject]) -> Subject | None:
    """The value or the area that the person names; None when they name none."""
    if not subjects:
        say("Nothing to check in on is here yet. `recovery-journal add value` writes a value.")
        return None
    chosen = ask_which(_choices(subjects))
    return chosen.of if chosen else None


def _ask_number(asked: str) -> int | None:
    while True:
        line = terminal.ask_line(asked)
        try:
            return _number(line)
        except Unusable as error:
            say(str(error))


# both


def _number(line: str) -> int | None:
    """The number of a line; None for an empty one, which is not 0. Raises `Unusable`."""
    digits = line.strip()
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > len(str(HIGHEST)) or int(digits) > HIGHEST:
        raise Unusable(f"A whole number from {_ENDS} fits here, or an empty line.")
    return int(digits)


def _choices(subjects: list[Subject]) -> list[Choice[Subject]]:
    headings = {True: "Your values", False: "Areas of your life"}
    return [Choice(headings[each.is_value], each.name, each) for each in subjects]


def _with_numbers(entry: Entry, matters: int | None, close: int | None) -> Entry:
    told = entry.details.as_dict() | {"matters": matters, "close": close}
    return replace(entry, details=CheckInDetails.from_dict(told))


def _is_said(entry: Entry) -> bool:
    return bool(entry.body.strip() or entry.details.said())
