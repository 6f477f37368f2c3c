"""Commands that look back at a decision, and that say how many wait for it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import DAY_OPTION
from recovery_journal.cli.drafting import typed
from recovery_journal.cli.later import WHENS, LaterType, When, ask_when
from recovery_journal.cli.naming import Choice, ask_which
from recovery_journal.cli.recalling import answered, as_came, is_said, known, with_said
from recovery_journal.cli.session import opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

_AGAIN = f"When would you like to look back again? {WHENS}; empty is never."
_LATER = f"Would you like to look back on another day? {WHENS}, or never; empty leaves it as it is."


@click.command("look-back")
@click.argument("entry_id", metavar="[ID]", required=False)
@DAY_OPTION
@click.option(
    "--again",
    type=LaterType(),
    metavar="WHEN",
    help=f"When to look back once more: {WHENS}, or never.",
)
@click.pass_context
def look_back_command(
    ctx: click.Context, /, entry_id: str | None, day: date | None, again: When | None
) -> None:
    """Look back at a decision: what came of it, and how.

    ID is the decision's id or the beginning of it, as in `list`. Without ID, on a terminal, it is
    the one that waits to be looked back at; where several wait, you are asked which. It shows
    what you knew then, and asks; every question can be left empty.

    From standard input, with ID: line 1 says whether what you expected came about (yes, partly,
    no, too early, or empty); from line 2 on, what came of it. Then no other look back waits,
    unless --again says when. Prints its id.
    """
    text = None if terminal.is_typed() else terminal.piped_text()
    if text is not None and entry_id is None:
        raise Unusable("From standard input, look-back takes the id of a decision, as in `list`.")
    with opened(ctx) as journal:
        decision = _waiting(journal) if entry_id is None else _given(journal, entry_id)
        if decision is None:
            return
        kept = _written(journal, decision, text, day or date.today(), again)
        if kept is not None:
            click.echo(kept.id)


@click.command("waiting")
@click.pass_context
def waiting_command(ctx: click.Context) -> None:
    """Print how many decisions wait to be looked back at.

    A number alone. It counts those whose day to look back has come, on this computer's calendar;
    those in the trash are left out. It prints 0 where none waits, and nothing of what they say.
    """
    with opened(ctx) as journal:
        click.echo(str(len(journal.look_backs_due(date.today()))))


# which decision


def _given(journal: "Journal", entry_id: str) -> Entry:
    """The decision of an argument. Raises `Unusable` where it is none, or is in the trash."""
    entry = journal.entry(entry_id)
    if not isinstance(entry.details, DecisionDetails):
        raise Unusable("This is not a decision. `list --kind decision` tells which there are.")
    if entry.trashed:
        raise Unusable("This decision is in the trash. The app can take it out again.")
    return entry


def _waiting(journal: "Journal") -> Entry | None:
    """The decision that waits, asked for where several do; None when there is none."""
    due = journal.look_backs_due(date.today())
    if not due:
        say("Nothing waits to be looked back at. That's fine.")
        return None
    if len(due) == 1:
        return due[0]
    heading = "Waiting to be looked back at, the longest waiting first"
    chosen = ask_which([Choice(heading, each.title, each) for each in due])
    if chosen is None:
        say("Nothing was written.")
        return None
    return chosen.of


def _written(
    journal: "Journal", decision: Entry, text: str | None, day: date, again: When | None
) -> Entry | None:
    """The look back as it is kept, of a text or asked for; None when nothing was said."""
    new = journal.new_look_back(decision.id, day)
    if text is None:
        return _asked(journal, decision, new, again)
    return journal.look_back(_read(new, text), again.day if again else None).entry


# from standard input


def _read(new: Entry, text: str) -> Entry:
    """The look back of a text. Raises `Unusable`, without a word of the text or the journal."""
    first, _, words = text.partition("\n")
    try:
        came = as_came(first)
    except Unusable as error:
        raise Unusable(f"Line 1, whether what you expected came about. {error}") from None
    entry = replace(with_said(new, as_expected=came), body=words.strip("\n"))
    if not is_said(entry):
        raise Unusable("Nothing is said yet.")
    return entry


# on a terminal


def _asked(journal: "Journal", decision: Entry, new: Entry, again: When | None) -> Entry | None:
    """Show what was known, and ask; None when nothing was said. Every answer waits as a draft."""
    for line in known(decision):
        say(line)
    with typed(journal) as typing:
        entry = answered(typing, new)
        if is_said(entry):
            when = again or ask_when(_AGAIN)
            on = when.day if when else None
            kept = typing.save_with(lambda said, draft: journal.look_back(said, on, draft), entry)
            say(f"Kept under {kept.day.isoformat()}.")
            return kept
    say("Nothing was written.")
    when = again or ask_when(_LATER)
    if when is not None:
        journal.set_look_back(decision.id, when.day)
    return None
