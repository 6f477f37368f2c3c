"""What the app does where its file was replaced, a copy lies beside it, or two versions stand."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from recovery_journal.errors import Busy, CannotWrite, Closed, JournalError, WrongPassphrase
from recovery_journal.paths import named_folder
from recovery_journal.tui.measures import counted
from recovery_journal.tui.merge_messages import LookedBeside
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.journal.lying_beside import Lying
    from recovery_journal.model.records import Draft
    from recovery_journal.model.whole import Merged
    from recovery_journal.settings import Settings
    from recovery_journal.tui.merge_messages import (
        BringTogether,
        ChooseVersions,
        GoOnWithVersion,
        PassCopyOver,
    )
    from recovery_journal.tui.widgets.under_way import Seen

SETTLED_SECONDS = 2.0
"""How long no key was pressed until what was saved last is brought into the file itself."""
AGAIN_SECONDS = 30.0
"""After how long it is tried again to keep the open file's words, where the disk did not take it.

Until then the app goes on in the file that it has open.
"""
_TOGETHER_NOW = "The file was changed elsewhere while it was open here. It is all together now."
_CHANGED = "The file was changed elsewhere. You see it as it is now."
_LEFT = "Another file has taken the journal's place. What was here is kept beside it."
_BACK = "The journal's file had gone from its place. It is there again."


class MergeRequests(OwnApp):
    """A mixin for the app: it looks after the file once a second, and brings copies together."""

    copies_beside: tuple[Lying, ...] = ()
    _journal: Journal | None
    _active: float
    _lying: frozenset[Lying] | None = None
    """What lay beside at the last look; None before the first."""
    _folder_changed = 0
    _passed_over: frozenset[Lying] = frozenset()
    _try_again = 0.0
    _missing = 0

    if TYPE_CHECKING:
        settings: Settings

        def _keep_drafts(self) -> list[Draft]:
            """Keep what is being typed on every open screen."""

        def action_lock(self) -> None:
            """Lock the journal."""

        def follow_company(self) -> None:
            """Go along with what began or ended in another terminal."""

        def _copy_first(self, journal: Journal) -> None:
            """Make a copy of what is there."""

        def _say_why(self, came: object, stopped: str = "") -> None:
            """Say what was in the way, or that it was stopped."""

    # the file itself

    def look_after_file(self) -> None:
        """Go on in a file that has taken the place of the open one; look what lies beside it."""
        journal = self.journal
        if journal.path is None:
            return
        if journal.was_replaced():
            if time.monotonic() >= self._try_again:
                self._go_on_in_new_file()
            return
        self._missing = 0 if journal.path.exists() else self._missing + 1
        # A tool that is putting a new file there may have taken the old name away just now.
        if self._missing > 1 and journal.put_back():
            self.notify(_BACK, timeout=10, markup=False)
        if time.monotonic() - self._active > SETTLED_SECONDS:
            journal.bring_in_log()
        self._look_beside()

    def _go_on_in_new_file(self) -> None:
        """Nothing else is done meanwhile: no key, and no look of somebody else's, comes between."""
        self._keep_drafts()
        try:
            told = self.journal.go_on_in_new_file()
        except (Busy, CannotWrite) as error:
            self._try_again = time.monotonic() + AGAIN_SECONDS
            self.notify(f"{error.title}. {error}", timeout=10, markup=False)
            return
        except JournalError as error:
            self.action_lock()
            self.notify(f"{_LEFT} {error.title}. {error}", timeout=20, markup=False)
            return
        self.begin_to_look_beside()
        self.follow_company()
        self.tell_changed()
        self.notify(_CHANGED if told.is_nothing else _TOGETHER_NOW, timeout=6, markup=False)

    # what lies beside it

    def begin_to_look_beside(self) -> None:
        """Look anew, whatever was seen before."""
        self._lying, self._folder_changed, self.copies_beside = None, 0, ()

    def _look_beside(self) -> None:
        """Where the folder has changed, look which copies lie there; a thread looks into them."""
        from recovery_journal.journal.lying_beside import lying_beside

        path = self.journal.path
        if path is None or self.is_in_company:
            self.begin_to_look_beside()
            return
        try:
            changed = path.parent.stat().st_mtime_ns
        except OSError:
            return
        if changed == self._folder_changed:
            return
        self._folder_changed = changed
        lying = frozenset(lying_beside(path))
        if lying == self._lying:
            return
        self._lying = lying
        if lying - self._passed_over:
            self.run_worker(partial(self._look_into, self.journal), thread=True, group="copies")
        elif self.copies_beside:
            self._show_beside([])

    def _look_into(self, journal: Journal) -> None:
        from recovery_journal.journal.lying_beside import with_more

        try:
            with journal.beside() as other:
                found = with_more(other, self._passed_over)
        except Closed:  # it was locked before this began; the next opening looks
            return
        except JournalError:
            found = []
        # A thread that waits for the app would hold up its end; a message does not.
        self.post_message(LookedBeside(found))

    def on_looked_beside(self, message: LookedBeside) -> None:
        """Tell of them on Today."""
        message.stop()
        if self._journal is not None and not self.is_in_company:
            self._show_beside(message.found)

    def _show_beside(self, found: list[Lying]) -> None:
        self.copies_beside = tuple(each for each in found if each not in self._passed_over)
        self.tell_changed()

    def on_pass_copy_over(self, message: PassCopyOver) -> None:
        """Say no more of them, until one is written anew."""
        message.stop()
        self._passed_over |= frozenset(self.copies_beside)
        self._show_beside([])

    # a copy brought in

    def action_bring_together(self) -> None:
        """Ask about a copy that lies beside."""
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        if not self.copies_beside:
            self.notify("No copy with anything new lies beside this journal.", markup=False)
            return
        lying = self.copies_beside[0]
        choices = [Choice("bring", "bring it in"), Choice("not", "not now")]
        below = (
            "What it has and this journal has not comes in; nothing is dropped, and both versions "
            "stay of what was changed in two places. A copy of the journal is made first."
        )

        def go_on(choice: str | None) -> None:
            if choice == "bring":
                self._bring_together(lying)

        asked = f"Bring in what this copy has?\n{lying.name}"
        self.push_screen(ChooseDialog(asked, choices, below=below), go_on)

    def on_bring_together(self, message: BringTogether) -> None:
        """Ask about it."""
        message.stop()
        self.action_bring_together()

    def _bring_together(self, lying: Lying, words: str | None = None) -> None:
        from recovery_journal.model.whole import Merged
        from recovery_journal.tui.widgets.under_way import UnderWayDialog

        journal = self.journal

        def bring_in(seen: Seen) -> Merged:
            with journal.beside() as other:
                self._copy_first(other)
                seen(0)
                return other.merge(lying.path, words, seen)

        def go_on(came: object) -> None:
            if isinstance(came, Merged):
                self.tell_changed()
                self._ask_what_of(lying, came)
            elif isinstance(came, WrongPassphrase) and words is None:
                self._ask_its_passphrase(lying)
            else:
                self._say_why(came, "Stopped. Nothing came in.")

        self.push_screen(UnderWayDialog("Bringing in", bring_in), go_on)

    def _ask_its_passphrase(self, lying: Lying) -> None:
        from recovery_journal.tui.screens.other_passphrase import OtherPassphraseScreen

        def go_on(words: str | None) -> None:
            if words is not None:
                self._bring_together(lying, words)

        self.push_screen(OtherPassphraseScreen(self.journal, lying), go_on)

    def _ask_what_of(self, lying: Lying, came: Merged) -> None:
        """Say what came, and ask what becomes of the file."""
        from recovery_journal.journal.lying_beside import lay_aside
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        choices = [
            Choice("aside", "lay it among the copies", "it goes with them, in time"),
            Choice("stay", "leave it where it is"),
        ]

        def go_on(choice: str | None) -> None:
            self._passed_over |= {lying}
            if choice == "aside":
                try:
                    folder = named_folder(self.settings.copies_in)
                    lay_aside(lying, self.journal.path or lying.path, folder)
                except JournalError as error:
                    self._say_why(error)
            self._show_beside([each for each in self.copies_beside if each != lying])
            if came.undecided:
                self.action_choose_versions()

        asked = f"{_said_came(came)}\n\nWhat about its file?\n{lying.name}"
        below = "All that it holds is in this journal now."
        self.push_screen(ChooseDialog(asked, choices, below=below), go_on)

    # two versions

    def action_choose_versions(self) -> None:
        """Show what was changed in two places, one entry at a time."""
        from recovery_journal.tui.screens.choosing import ChoosingScreen

        if not self.journal.undecided():
            self.notify("No entry was changed in two places.", markup=False)
        elif not isinstance(self.screen, ChoosingScreen):
            self.push_screen(ChoosingScreen(self.journal))

    def on_choose_versions(self, message: ChooseVersions) -> None:
        """Show them."""
        message.stop()
        self.action_choose_versions()

    def on_go_on_with_version(self, message: GoOnWithVersion) -> None:
        """Let it stand; the others stay in its history."""
        message.stop()
        self.journal.go_on_with(message.chosen)
        self.kept("Kept. The other one is in its history.", 4)


def _said_came(came: Merged) -> str:
    """What came, in a sentence or two."""
    parts = [
        (came.new, "is new", "are new"),
        (came.changed, "is changed", "are changed"),
        (came.erased, "is erased", "are erased"),
    ]
    said = [f"{number:,} {one if number == 1 else more}" for number, one, more in parts if number]
    told = f"Of the entries, {', '.join(said)}." if said else "It is in."
    if came.undecided:
        number = counted(came.undecided, "entry was", "entries were")
        told += f" {number} changed in two places."
    return told
