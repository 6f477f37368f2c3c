"""What is threaded to the entry that a screen reads; a thread's words can be changed here."""

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.records import Thread
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.messages import JournalChanged
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.thread_list import MOST_SHOWN, ThreadList


class Threads(Vertical):
    """A heading and the threads; not there while there are none."""

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """The heading and the list."""
        yield Static("Threads", classes="hint", markup=False)
        yield ThreadList()

    def show(self, entry_id: str, listed: Collection[str] = ()) -> None:
        """Show the threads of this entry.

        Those to the `listed` are elsewhere on the page; one that says something is here all the
        same.
        """
        threads = [
            (thread, row)
            for thread, row in self._journal.threads(entry_id, MOST_SHOWN + len(listed))
            if row.id not in listed or thread.words or thread.ripple
        ][-MOST_SHOWN:]
        today = this_day()
        self.query_one(ThreadList).show(threads, entry_id, today)
        self.display = bool(threads)

    @property
    def entry_at_hand(self) -> str | None:
        """The entry at the other end, while the list has the keys."""
        listed = self.query_one(ThreadList)
        return listed.entry_at_hand if listed.has_focus else None

    def on_thread_list_words_wanted(self, message: ThreadList.WordsWanted) -> None:
        """Ask for the words of a thread."""
        message.stop()
        ask_words(self, self._journal, message.thread)


def ask_words(asker: Widget, journal: Journal, thread: Thread) -> None:
    """Ask for the words of a thread and keep them; what else it says stays as it is."""

    def keep(lines: list[str] | None) -> None:
        if lines is None:
            return
        ends = thread.source, thread.target
        journal.thread(*ends, lines[0], seen_by=thread.seen_by, ripple=thread.ripple)
        asker.post_message(JournalChanged())

    asked = [Asked(thread.words, "a few words, or none")]
    elsewhere = (words or "nothing" for words in journal.said_elsewhere(thread.id))
    told = ["What this thread says", *(f"In another copy: {words}" for words in elsewhere)]
    asker.app.push_screen(AskDialog("\n".join(told), asked), keep)
