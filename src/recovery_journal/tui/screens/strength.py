"""A strength's page: what it looks like in the person, and every entry that is threaded to it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_page import EntryPage
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threaded import Threaded

_NOTHING_YET = "Nothing shows it yet. {key} finds a story, a win or anything else."


class StrengthScreen(EntryPage, Screen[None]):
    """Reads one strength; below it, what is threaded to it, newest first, in its own words."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in ("entry.open", "entry.new")),
        binding("run.open", "app.run", show=True),
        binding("back"),
    ]

    def compose(self) -> ComposeResult:
        """Its words, what shows it, and the very words of the one at hand."""
        yield TitleLine("Strength")
        with Vertical(classes="page"):
            yield Reader(self._journal, whole=True, framed=True, threads=False)
            yield Threaded(self._journal, self.entry_read, "Where it shows", _NOTHING_YET)
        yield FootLine()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        entry = self.query_one(Reader).read(self.entry_read)
        if entry is None:
            return
        borrowed = isinstance(entry.details, StrengthDetails) and bool(entry.details.seen_in)
        self.query_one(TitleLine).right = "seen in somebody else" if borrowed else ""
        self.query_one(FootLine).lane = entry.lane.value
        self.query_one(Threaded).show()

    @property
    def entry_at_hand(self) -> str | None:
        """The strength; in the list below it, the entry that stands out."""
        return self.query_one(Threaded).entry_at_hand or self.entry_read
