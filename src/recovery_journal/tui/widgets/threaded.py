"""All that is threaded to the entry a screen reads, newest first, and what its thread says."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.thread_list import said_thread

MOST_LINES = 6
"""Lines of the list, at most; the rest scrolls."""


class Threaded(Vertical):
    """A heading, the list, and below it the words of the thread at hand.

    `nothing` is said in the heading's place while there is none; it names the key as `{key}`.
    """

    def __init__(self, journal: Journal, entry_id: str, heading: str, nothing: str):
        super().__init__()
        self._journal = journal
        self._entry_id = entry_id
        self._heading = heading
        self._nothing = nothing

    def compose(self) -> ComposeResult:
        """Heading, list, words."""
        yield Static(self._heading, id="close-to-it", classes="hint", markup=False)
        yield EntryList(
            self._journal,
            Query(threaded_to=self._entry_id),
            name_id="threaded",
            keeps_mark=True,
        )
        yield Static("", id="said", classes="hint", markup=False)

    def show(self) -> None:
        """Show what is threaded to it now."""
        listed = self.query_one(EntryList)
        listed.show(Query(threaded_to=self._entry_id))
        nothing = self._nothing.format(key=key_at_hand(self.screen, "entry.thread"))
        heading = nothing if listed.is_empty else self._heading
        self.query_one("#close-to-it", Static).update(heading)
        listed.display = not listed.is_empty
        listed.styles.height = min(len(listed.shown_rows), MOST_LINES)
        self._tell_words()

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        """Tell what the thread of this one says."""
        message.stop()
        self._tell_words()

    def _tell_words(self) -> None:
        at_hand = self.query_one(EntryList).entry_at_hand
        found = self._journal.thread_between(at_hand, self._entry_id) if at_hand else None
        told = said_thread(found, self._entry_id) if found else ""
        line = self.query_one("#said", Static)
        line.update(Content(told))
        line.display = bool(told)

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out, while the list has the keys."""
        listed = self.query_one(EntryList)
        return listed.entry_at_hand if listed.has_focus else None
