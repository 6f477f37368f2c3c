"""The trash: what waits there until it is taken back or erased for good."""

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import every_copy, renew
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company_messages import AskOwner
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import JournalChanged, UndoTrash
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.list_and_reader import BESIDE, ListAndReader

AsksErasing = Callable[[int, str, int], ModalScreen[str]]
"""Makes the dialog that asks before erasing: how many entries, the title of a single one, and how
many copies could be forgotten too."""

_TRASH = Query(trashed=True)


class TrashScreen(EntryCommands, Screen[None]):
    """What was laid in the trash, the newest day first; u takes back, E erases for good."""

    BINDINGS = [
        binding("entry.open"),
        binding("entry.undo", show=True),
        binding("entry.history"),
        *bindings(Where.TRASH),
        binding("back"),
    ]
    HORIZONTAL_BREAKPOINTS = BESIDE

    class Ended(Message):
        """The erasing is over; this is said of it."""

        def __init__(self, told: str):
            super().__init__()
            self.told = told

    def __init__(self, journal: Journal, asks_erasing: AsksErasing, copies_in: Path | None = None):
        super().__init__()
        self._copies_in = copies_in
        self._journal = journal
        self._asks_erasing = asks_erasing
        self._erasing = False

    def compose(self) -> ComposeResult:
        """A word of state, the list, the reader."""
        yield TitleLine("Trash")
        with Vertical(classes="page"):
            yield Static("", id="state", markup=False)
            yield ListAndReader(self._journal, _TRASH)
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(ListAndReader).listed.focus()
        self._tell()

    def journal_changed(self) -> None:
        """Show the trash as it is now."""
        self.query_one(ListAndReader).show(_TRASH)
        if not self._erasing:
            self._tell()

    def _tell(self) -> None:
        number = self._journal.count(_TRASH)
        told = f"{number:,} entries wait here until you take them back or erase them for good."
        if number == 1:
            told = "One entry waits here until you take it back or erase it for good."
        self._say(told if number else "Nothing here. What you lay in the trash waits here.")

    def _say(self, told: str) -> None:
        self.query_one("#state", Static).update(Content(told))

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out."""
        return self.query_one(ListAndReader).listed.entry_at_hand

    def action_undo(self) -> None:
        """Take it back out of the trash."""
        if self.entry_at_hand is not None:
            self.post_message(UndoTrash(self.entry_at_hand))

    async def action_back(self) -> None:
        """Back to Today."""
        await self.run_action("app.home")

    # erasing

    def action_erase(self) -> None:
        """Ask, then erase the entry for good."""
        if self.entry_at_hand is not None:
            entry = self._journal.entry(self.entry_at_hand)
            self._ask_erasing([entry.id], entry.title)

    def action_erase_all(self) -> None:
        """Ask, then erase all that lies here."""
        ids = [entry.id for entry in self._journal.entries(_TRASH)]
        if ids:
            self._ask_erasing(ids, "")

    def _ask_erasing(self, ids: list[str], title: str) -> None:
        def go_on(wanted: str | None) -> None:
            if wanted in ("erase", "forget"):
                self._begin(ids, forgets=wanted == "forget")

        path = self._journal.path
        copies = 0 if path is None else len(every_copy(path, self._copies_in))
        dialog = self._asks_erasing(len(ids), title, copies)
        self.post_message(AskOwner("Erase", lambda: self.app.push_screen(dialog, go_on)))

    def _begin(self, ids: list[str], *, forgets: bool) -> None:
        """Erase, in a thread: the file is written anew, and that takes a while when it is large."""
        if self._journal.path is None:
            self.on_trash_screen_ended(self.Ended(_erased(self._journal, ids)))
            return
        self._erasing = True
        self._say("Erasing. The file is written anew without it; you can go on meanwhile.")
        self._erase(ids, forgets)

    @work(thread=True, group="erasing")
    def _erase(self, ids: list[str], forgets: bool) -> None:
        try:
            with self._journal.beside() as beside:
                told = _erased(beside, ids)
                if forgets:
                    told = f"{told} {_forgotten(beside, self._copies_in)}"
        except JournalError as error:
            told = f"{error.title}. {error}"
        self.post_message(self.Ended(told))

    def on_trash_screen_ended(self, message: Ended) -> None:
        """Say what came of it, and show what is left."""
        self._erasing = False
        self.post_message(JournalChanged())
        self.notify(message.told, timeout=5, markup=False)


def _forgotten(journal: Journal, copies_in: Path | None) -> str:
    """Put one new copy in place of all before it; what is said of it."""
    try:
        renewed = renew(journal, copies_in)
    except JournalError as error:
        return f"The copies stay as they are, and hold it: {error}"
    if renewed.stay:
        return f"{len(renewed.stay)} of the copies can't be taken away, and hold it."
    return "The copies made before are gone too, and a new one is made."


def _erased(journal: Journal, ids: list[str]) -> str:
    number = journal.erase_trashed(ids)
    return "Erased for good." if number == 1 else f"{number:,} erased for good."
