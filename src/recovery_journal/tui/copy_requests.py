"""What the app does about automatic copies that hold what was erased, or open with old words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from recovery_journal.errors import Closed, JournalError
from recovery_journal.paths import named_folder
from recovery_journal.tui.measures import counted
from recovery_journal.tui.messages import JournalTold
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.settings import Settings
    from recovery_journal.tui.key_messages import ForgetCopies


class CopyRequests(OwnApp):
    """A mixin for the app: one new copy in place of all before it, when the person says so."""

    if TYPE_CHECKING:
        settings: Settings

        def say_if_told(self, told: str) -> None:
            """Say it, where there is something to say."""

    def offer_to_remake(self) -> None:
        """Ask whether one new copy takes the place of those made before, where there are any."""
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        opens = counted(self.number_of_copies(), "automatic copy opens", "automatic copies open")
        if not opens:
            return
        choices = [
            Choice("keep", "leave them as they are"),
            Choice("remake", "make one new copy, and take these away"),
        ]
        asked = f"{opens} with the old passphrase."
        below = "The new copy opens with the new one. The days inside the others are gone then."

        def go_on(choice: str | None) -> None:
            if choice == "remake":
                self._begin_to_remake()

        self.push_screen(ChooseDialog(asked, choices, below=below), go_on)

    def number_of_copies(self) -> int:
        """How many automatic copies there are of the open journal."""
        from recovery_journal.journal.copies import every_copy

        path = self.journal.path
        folder = named_folder(self.settings.copies_in)
        return 0 if path is None else len(every_copy(path, folder))

    def on_forget_copies(self, message: ForgetCopies) -> None:
        """Put one new copy in the place of all before it."""
        message.stop()
        self._begin_to_remake()

    def _begin_to_remake(self) -> None:
        work = partial(self._remake, self.journal)
        self.run_worker(work, thread=True, group="copies")

    def _remake(self, journal: Journal) -> None:
        from recovery_journal.journal.copies import renew

        try:
            with journal.beside() as other:
                renewed = renew(other, named_folder(self.settings.copies_in))
        except Closed:  # it was locked meanwhile; the older ones are there
            return
        except JournalError as error:
            told = f"The copies stay as they are. {error.title}. {error}"
        else:
            stay = len(renewed.stay)
            told = "A new copy is made" + (", and those before are gone." if not stay else ".")
            told += f" {stay} of those before can't be taken away." if stay else ""
        self.post_message(JournalTold(told))

    def on_journal_told(self, message: JournalTold) -> None:
        """Say what came of work beside the app."""
        message.stop()
        self.say_if_told(message.told)
