"""The table of a time together: what is asked and offered, the page, what is on the table."""

import time
from contextlib import suppress
from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from recovery_journal.content.card import card
from recovery_journal.content.deck import questions, themes
from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane, Origin
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.text import clean_text
from recovery_journal.paths import config_dir
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company_messages import MakeOffer
from recovery_journal.tui.dates import said_fully, this_day
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.two_sides import TwoSides
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.other_side import OtherSide
from recovery_journal.tui.widgets.own_question import OwnQuestionDialog
from recovery_journal.tui.widgets.page_side import PageSide

_CLOSED = "closed today: "
MOST_OF_NAME = 40
"""Cells of a name that are shown."""
_QUIET = ("entry.new", "entry.edit")
"""Commands on a list whose keys work here and are not in the line below."""
_ABOUT_ENTRY = frozenset(
    ("open", "edit", "star", "tags", "lane", "thread", "mark", "ripple", "history", "trash")
)
"""Actions that are at hand while an entry is."""


class TogetherScreen(EntryCommands, TwoSides):
    """Opens on the page, ready to write."""

    BINDINGS = [
        binding("table.on"),
        binding("table.before"),
        binding("table.rest"),
        binding("offer.make"),
        binding("together.open", "close_time"),
        *(each for each in bindings(Where.LIST) if each.id not in _QUIET),
        *(binding(act_id, show=False) for act_id in _QUIET),
    ]

    def __init__(self, journal: Journal):
        agreed, own = _agreed(journal), config_dir()
        self._journal = journal
        self._stays_closed = agreed.closed
        self._whom = _short(agreed.with_whom)
        deck, seed = themes(questions(own / "questions.toml")), int(time.time())
        super().__init__(
            PageSide(journal, agreed.worth, _began(agreed)),
            OtherSide(self._whom, deck, card(own / "card.toml"), seed),
        )

    def compose(self) -> ComposeResult:
        """What is asked and offered; the page and what is on the table."""
        yield TitleLine("The table")
        with Horizontal(classes="page", id="table"):
            yield self.across
            yield self.near
        yield FootLine(Lane.OPEN_TOGETHER.value)

    def on_mount(self) -> None:
        """Be ready to write."""
        self.journal_changed()
        self.go_to(self.near.page)

    # what is shown

    def journal_changed(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        here = self.here
        self.across.show(self._journal.offers())
        self.near.show()
        self.lay_out()
        if here not in self.stops:
            self.go_to(self.near.page)

    def lay_out(self) -> None:
        """Share the terminal; say what is out of sight, and fit the line above."""
        super().lay_out()
        told = f"{self._whom or 'Somebody'} offers something."
        out_of_sight = not (self.is_beside or self.across.offers.is_empty)
        shown = f"{told} {key_at_hand(self, 'table.side')} shows it."
        self.near.say_what_waits(shown if out_of_sight else "")
        closed = _short(self._stays_closed, self.size.width // 2 - len(_CLOSED))
        self.query_one(TitleLine).right = _CLOSED + closed if closed else said_fully(this_day())

    # the page

    def keep_draft(self) -> Draft | None:
        """Keep the page as it is so far; gives back what could not be kept."""
        return self.near.page.keep_draft()

    def begin_page(self, question: str, origin: Origin = Origin.ME) -> None:
        """Begin a page with a question, in the file at once. Raises `JournalError`."""
        self.near.page.begin(question, origin)
        self.go_to(self.near.page)

    def on_deck_list_kept(self, message: DeckList.Kept) -> None:
        """Put the question on the page."""
        message.stop()
        self._begin_asked(message.text)

    def on_deck_list_own_wanted(self, message: DeckList.OwnWanted) -> None:
        """Ask for one in their own words."""
        message.stop()

        self.app.push_screen(OwnQuestionDialog(), OwnQuestionDialog.taking(self._begin_asked))

    def _begin_asked(self, question: str) -> None:
        try:
            self.begin_page(question)
        except JournalError as error:
            self.near.page.say_error(error)
            self.go_to(self.near.page)

    async def action_close_time(self) -> None:
        """Keep what is written, so that the close has it; then close the time together."""
        try:
            self.near.page.finish_written()
        except JournalError as error:
            self.near.page.say_error(error)
            self.go_to(self.near.page)
        else:
            await self.run_action("app.together")

    # what is offered and what is on the table

    def action_offer(self) -> None:
        """Offer something."""
        self.post_message(MakeOffer())

    def look_at_offers(self) -> None:
        """Show what is offered; the newest is at hand, but whoever writes goes on writing."""
        if self.across.offers.is_empty:
            return
        self.across.offers.look_at_newest()
        if self.here is not self.near.page or self.focused is None:
            self.go_to(self.across.offers)

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out on the table, while the list has the keys."""
        return self.near.listed.entry_at_hand if self.near.listed.has_focus else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands on an entry are at hand while one is."""
        if action in _ABOUT_ENTRY:
            return self.entry_at_hand is not None
        return super().check_action(action, parameters)


def _agreed(journal: Journal) -> SessionDetails:
    """What was agreed for the time that is under way; nothing where none is."""
    under_way = journal.under_way()
    details = under_way.entry.details if under_way else None
    return details if isinstance(details, SessionDetails) else SessionDetails()


def _began(agreed: SessionDetails) -> datetime:
    with suppress(ValueError):
        return datetime.fromisoformat(agreed.began)
    return datetime.now(UTC)


def _short(words: str, cells: int = MOST_OF_NAME) -> str:
    """Words on one line, an ellipsis where they go on."""
    return Content(clean_text(words, one_line=True)).truncate(max(1, cells), ellipsis=True).plain
