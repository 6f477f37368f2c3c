"""One entry, to read: its words, its parts, its tags, who may see it; below it, its threads."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company import company_of
from recovery_journal.tui.company_messages import TakeAlong
from recovery_journal.tui.dates import said
from recovery_journal.tui.entry_page import EntryPage
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threads import Threads


class EntryScreen(EntryPage, Screen[None]):
    """Reads one entry, with every command on it at hand."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id != "entry.open"),
        binding("along.take"),
        binding("back"),
    ]
    _is_summary = False

    def compose(self) -> ComposeResult:
        """The entry, to read."""
        yield TitleLine()
        with Vertical(classes="page"):
            yield Reader(self._journal, whole=True, framed=True, threads=False)
            yield Threads(self._journal)
        yield FootLine()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        entry = self.query_one(Reader).read(self.entry_read)
        if entry is not None:
            self.query_one(TitleLine).left = entry.kind.value.capitalize()
            today = datetime.now().astimezone().date()
            self.query_one(TitleLine).right = said(entry.day, today)
            self.query_one(FootLine).lane = entry.lane.value
            self.query_one(Threads).show(entry.id)
            details = entry.details
            self._is_summary = isinstance(details, SessionDetails) and bool(details.signed)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A summary that is signed is taken along, while the person is alone."""
        if action == "take_along":
            return self._is_summary and company_of(self.app) is None
        return super().check_action(action, parameters)

    def action_take_along(self) -> None:
        """Ask for what of it, and where to."""
        self.post_message(TakeAlong(self.entry_read))

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that is read; among its threads, the one at the other end."""
        return self.query_one(Threads).entry_at_hand or self.entry_read
