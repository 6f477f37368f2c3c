"""Commands that write: init, add, and win for short."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import DAY_OPTION, LANE, WRITTEN_KIND
from recovery_journal.cli.drafting import typed
from recovery_journal.cli.later import WHENS, LaterType, When, ask_look_back
from recovery_journal.cli.marking import ask_strengths
from recovery_journal.cli.naming import refuse_twice
from recovery_journal.cli.session import chosen_path, opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import AlreadyThere, Unusable
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry, Kind, Lane, clean_tags, new_entry

if TYPE_CHECKING:
    from recovery_journal.journal import Journal


@click.command("init")
@click.pass_context
def init_command(ctx: click.Context) -> None:
    """Create the journal, locked with a passphrase; prints its path.

    A file that is there already is left as it is.
    """
    path = chosen_path(ctx)
    if os.path.lexists(path):
        raise AlreadyThere(f"{path} is there and stays as it is.")
    say("Nobody can recover your passphrase: not you, not the people who made this program.")
    if command := terminal.passphrase_command():
        journal = _create(path, terminal.printed_by(command))
    else:
        journal = _create_asking(path)
    try:
        _show_recovery_code(journal)
    finally:
        journal.close()
    click.echo(str(path))


def _create(path: Path, passphrase: str) -> "Journal":
    from recovery_journal.journal import Journal
    from recovery_journal.journal.advice import passphrase_advice

    journal = Journal.create(path, passphrase)
    if advice := passphrase_advice(passphrase):
        say(advice)
    return journal


def _create_asking(path: Path) -> "Journal":
    from recovery_journal.cli.new_passphrase import ask_new
    from recovery_journal.journal import Journal

    return ask_new(lambda passphrase: Journal.create(path, passphrase))


def _show_recovery_code(journal: "Journal") -> None:
    from recovery_journal.cli.new_passphrase import show_code

    say("Nobody can recover it for you. One thing opens the journal without it: a recovery code.")
    show_code(journal.recovery_code())


class _Adding:
    """The options of `add` and `win`, and the way of an entry from words to the file."""

    def __init__(
        self,
        kind: Kind,
        day: date | None,
        tags: tuple[str, ...],
        lane: Lane,
        look_back: When | None = None,
    ) -> None:
        if look_back is not None and kind is not Kind.DECISION:
            raise Unusable("Looking back goes with a decision: `add decision --look-back`.")
        self.kind = kind
        self.day = day or date.today()
        self.tags = clean_tags(tags)
        self.lane = lane
        self.look_back = look_back

    def entry(self, text: str) -> Entry:
        """The entry of a text: its first line is the title, the rest the body."""
        title, _, body = text.lstrip().partition("\n")
        entry = new_entry(self.kind, self.day, title, body.strip("\n"))
        entry = replace(entry, tags=self.tags, lane=self.lane)
        if self.look_back is None or self.look_back.day is None:
            return entry
        return replace(entry, details=DecisionDetails(look_back_on=self.look_back.day.isoformat()))

    def run(self, ctx: click.Context) -> None:
        """Read or ask for the text, save it, print the id; ask what a story or a decision has."""
        text = None if terminal.is_typed() else terminal.piped_text()
        with opened(ctx) as journal:
            kept = self._typed(journal) if text is None else self._piped(journal, text)
            # Before more is asked: it is kept, also where the person stops there.
            click.echo(kept.id)
            if text is None and self.kind is Kind.STORY:
                ask_strengths(journal, kept)
            if text is None and self.kind is Kind.DECISION and self.look_back is None:
                ask_look_back(journal, kept)

    def _piped(self, journal: "Journal", text: str) -> Entry:
        entry = self.entry(text)
        refuse_twice(journal, entry)
        return journal.add(entry)

    def _typed(self, journal: "Journal") -> Entry:
        """Ask on the terminal; every line waits in the file as a draft until all is saved."""
        with typed(journal) as typing:

            def keep(text: str) -> None:
                entry = self.entry(text)
                refuse_twice(journal, entry)
                typing.keep(entry)

            text = terminal.ask_text(self.kind.question, keep, f"{self.kind.more}.")
            return typing.save(self.entry(text))


TAG_OPTION = click.option("--tag", "tags", multiple=True, metavar="TAG", help="May be repeated.")
LANE_OPTION = click.option(
    "--lane",
    type=LANE,
    default="only-me",
    metavar="LANE",
    help="Who may see it: only-me (unless you say else), open-together, hand-over.",
)


@click.command("add")
@click.argument("kind", type=WRITTEN_KIND)
@DAY_OPTION
@TAG_OPTION
@LANE_OPTION
@click.option(
    "--look-back",
    type=LaterType(),
    metavar="WHEN",
    help=f"Of a decision, when to look back at it: {WHENS}, or never.",
)
@click.pass_context
def add_command(
    ctx: click.Context,
    kind: str,
    day: date | None,
    tags: tuple[str, ...],
    lane: Lane,
    look_back: When | None,
) -> None:
    """Write an entry from standard input or a prompt; prints its id.

    The first line is the title, what follows the body: of a value, its name and what it means
    to you; of a strength, its name and what it looks like in you; of a decision, the choice in
    front of you. After a story typed on a terminal you are asked which strengths show in it,
    after a decision when to look back at it. Text is never an argument, so that the shell does
    not keep it.
    """
    _Adding(Kind(kind.lower()), day, tags, lane, look_back).run(ctx)


@click.command("win")
@DAY_OPTION
@TAG_OPTION
@LANE_OPTION
@click.pass_context
def win_command(ctx: click.Context, day: date | None, tags: tuple[str, ...], lane: Lane) -> None:
    """Write a win: `add win` for short."""
    _Adding(Kind.WIN, day, tags, lane).run(ctx)
