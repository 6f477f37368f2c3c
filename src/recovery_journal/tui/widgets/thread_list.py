"""The threads of an entry: the entry at each other end, and the few words that a thread carries."""

from datetime import date

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row
from recovery_journal.portable.threads import seen
from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

MOST_SHOWN = 50
"""How many threads of one entry are shown, the newest."""


class ThreadList(BarList):
    """A row for each thread; enter opens the entry at its other end."""

    BINDINGS = [*bindings(Where.THREADS)]

    class WordsWanted(Message):
        """Somebody wants to give a thread other words."""

        def __init__(self, thread: Thread):
            super().__init__()
            self.thread = thread

    class Removed(WordsWanted):
        """Somebody wants to take a thread away."""

    def __init__(self) -> None:
        super().__init__(id="threads", markup=False)
        self._threads: list[tuple[Thread, Row]] = []

    def show(self, threads: list[tuple[Thread, Row]], here: str, today: date) -> None:
        """Show these threads of the entry `here`, the newest first."""
        at_hand = self.at_hand[0].id if self.at_hand else ""
        before = [thread.id for thread, _ in self._threads]
        self._threads = threads[::-1]
        self.clear_options()
        for thread, row in self._threads:
            told = said_thread(thread, here)
            line = Content.assemble(
                (" & ", "$accent"), row.title, (f"   {row.kind.value}, ", "$hint")
            )
            line = Content.assemble(line, (said(row.day, today), "$hint"))
            below = (
                Content.assemble("\n   ", Content(told).stylize("$hint")) if told else Content("")
            )
            self.add_option(Option(line + below, id=thread.id))
        after = [thread.id for thread, _ in self._threads]
        self.highlighted = same_or_beside(at_hand, before, after)

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the entry at the other end of the thread that stands out."""
        return self.at_hand[1].id if self.at_hand else None

    @property
    def at_hand(self) -> tuple[Thread, Row] | None:
        """The thread that stands out, with the entry at its other end."""
        at = self.highlighted
        return self._threads[at] if at is not None and at < len(self._threads) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the entry at the other end."""
        event.stop()
        if self.entry_at_hand is not None:
            self.post_message(OpenEntry(self.entry_at_hand))

    def action_words(self) -> None:
        """Give the thread other words."""
        if self.at_hand is not None:
            self.post_message(self.WordsWanted(self.at_hand[0]))


def said_thread(thread: Thread, here: str) -> str:
    """What a thread says, seen from the entry `here`: its words, who saw it, where it led."""
    told = [f"\u201c{thread.words}\u201d"] if thread.words else []
    told += [seen(thread)] if thread.seen_by else []
    if thread.ripple:
        told.append("it led to this" if thread.source == here else "it came from this")
    return ", ".join(told)
