"""What the app does when a screen asks something about an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.model.records import Draft
    from recovery_journal.model.session_parts import SessionDetails
    from recovery_journal.model.views import Saved
    from recovery_journal.tui.messages import (
        EditEntry,
        GoOnWithDraft,
        HistoryOf,
        JournalChanged,
        LaneEntry,
        OpenEntry,
        SetDraftAside,
        StarEntry,
        TagEntry,
        ThreadEntry,
        TrashEntry,
        UndoTrash,
    )


_TITLE_CELLS = 40
"""Cells of an entry's title in the words of a dialog about it."""


class EntryRequests(OwnApp):
    """A mixin for the app: opens the screen that is asked for, and keeps what comes of it."""

    _laid_in_trash: str | None = None

    if TYPE_CHECKING:

        def looked_back(self, decision_id: str) -> None:
            """Ask when to look back at it again."""

        def think_through(self, draft: Draft, at: str = "") -> None:
            """Open the guide on a decision."""

        def go_on_with_sort(self, draft: Draft) -> None:
            """Open a sort that is under way."""

    def kept(self, told: str = "Kept.", seconds: float = 2) -> None:
        """Show the journal anew, and say a word."""
        self.tell_changed()
        self.clear_notifications()
        self.notify(told, timeout=seconds, markup=False)

    def on_journal_changed(self, message: JournalChanged) -> None:
        """A screen has changed it."""
        message.stop()
        self.tell_changed()

    # reading and writing

    def on_open_entry(self, message: OpenEntry) -> None:
        """Read it; values, strengths and runs have pages of their own."""
        from recovery_journal.model.entry import Kind

        entry = self.journal.entry(message.entry_id)
        if entry.kind is Kind.VALUE:
            from recovery_journal.tui.screens.value import ValueScreen

            self.push_screen(ValueScreen(self.journal, entry.id))
        elif entry.kind is Kind.STRENGTH:
            from recovery_journal.tui.screens.strength import StrengthScreen

            self.push_screen(StrengthScreen(self.journal, entry.id))
        elif entry.kind is Kind.DECISION:
            from recovery_journal.tui.screens.decision import DecisionScreen

            self.push_screen(DecisionScreen(self.journal, entry.id))
        elif entry.kind is Kind.RUN:
            from recovery_journal.tui.screens.run import RunScreen

            self.push_screen(RunScreen(self.journal, entry.id))
        else:
            from recovery_journal.tui.screens.entry import EntryScreen

            self.push_screen(EntryScreen(self.journal, entry.id))

    def action_write(self, kind: str = "win") -> None:
        """Write a new one, with all that may be said about it; `kind` is a kind's word."""
        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft

        today = datetime.now().astimezone().date()
        self.edit(Draft(entry=new_entry(Kind(kind), today)))

    def on_edit_entry(self, message: EditEntry) -> None:
        """Change it: from its draft, when there is one."""
        self.edit(self.journal.draft_for(message.entry_id))

    def on_go_on_with_draft(self, message: GoOnWithDraft) -> None:
        """Open the editor on it."""
        message.stop()
        for draft in self.journal.drafts():
            if draft.id == message.draft_id:
                self.edit(draft)

    def on_set_draft_aside(self, message: SetDraftAside) -> None:
        """Let it go: to the trash, or into the history of its entry."""
        message.stop()
        for draft in self.journal.drafts():
            if draft.id == message.draft_id:
                self.journal.set_aside(draft)
                new = not draft.entry.version
                self.kept("In the trash." if new else "In the history of its entry.", 5)

    def edit(self, draft: Draft) -> None:
        """Open the form that goes with a draft: some kinds have one of their own."""
        from recovery_journal.model.decision_parts import DecisionDetails, LookBackDetails
        from recovery_journal.model.session_parts import SessionDetails
        from recovery_journal.model.strength_parts import ConfidenceDetails
        from recovery_journal.model.value_parts import CheckInDetails
        from recovery_journal.model.views import is_under_way

        draft = replace(draft, entry=self.journal.begun_here(draft.entry))
        if is_under_way(draft.entry):
            self.go_on_with_sort(draft)
        elif isinstance(draft.entry.details, DecisionDetails):
            self.think_through(draft)
        elif isinstance(draft.entry.details, CheckInDetails):
            from recovery_journal.tui.screens.check_in import CheckInScreen

            self.push_screen(CheckInScreen(self.journal, draft), self.after_edit)
        elif isinstance(draft.entry.details, ConfidenceDetails):
            from recovery_journal.tui.screens.confidence import ConfidenceScreen

            self.push_screen(ConfidenceScreen(self.journal, draft), self.after_edit)
        elif isinstance(draft.entry.details, LookBackDetails):
            from recovery_journal.tui.screens.look_back import LookBackScreen

            self.push_screen(LookBackScreen(self.journal, draft), self.after_edit)
        elif isinstance(draft.entry.details, SessionDetails):
            self._go_on_with_session(draft, draft.entry.details)
        else:
            from recovery_journal.tui.screens.editor import EditorScreen

            self.push_screen(EditorScreen(self.journal, draft), self.after_edit)

    def _go_on_with_session(self, draft: Draft, details: SessionDetails) -> None:
        """An agreement that has not begun is gone on with, or a summary that is not signed."""
        if details.began or draft.entry.version:
            from recovery_journal.tui.screens.closing import ClosingScreen

            self.push_screen(ClosingScreen(self.journal, draft), self.after_edit)
        else:
            from recovery_journal.tui.screens.agreement import AgreementScreen

            self.push_screen(AgreementScreen(self.journal, draft), self.after_edit)

    def after_edit(self, saved: Saved | None) -> None:
        """Follow a form that was closed: say what a save did, and ask what comes next."""
        from recovery_journal.model.decision_parts import LookBackDetails
        from recovery_journal.model.entry import Kind
        from recovery_journal.tui.messages import MarkStrengths

        self.tell_changed()
        if saved is None:
            return
        if saved.underneath is None:
            self.kept()
            if saved.entry.parent is None:
                self.put_at_hand(saved.entry.id)
            if saved.entry.parent is None and saved.entry.kind in (Kind.STORY, Kind.OUTLOOK):
                self.post_message(MarkStrengths(saved.entry.id))
            details = saved.entry.details
            if saved.entry.parent is None and isinstance(details, LookBackDetails):
                self.looked_back(details.about)
        else:
            told = "This entry changed elsewhere while you wrote. Both are kept; choose below."
            self._show_history(saved.entry.id, told)

    def on_history_of(self, message: HistoryOf) -> None:
        """See its earlier versions."""
        self._show_history(message.entry_id, "")

    def _show_history(self, entry_id: str, told: str) -> None:
        from recovery_journal.tui.screens.history import HistoryScreen

        entry = self.journal.entry(entry_id)
        self.push_screen(HistoryScreen(self.journal, entry.id, told))

    # marks

    def on_star_entry(self, message: StarEntry) -> None:
        """Star it, or take the star away."""
        starred = not self.journal.entry(message.entry_id).starred
        self.journal.set_star(message.entry_id, starred)
        self.kept("Starred." if starred else "The star is gone.")

    def on_tag_entry(self, message: TagEntry) -> None:
        """Give it tags."""
        from recovery_journal.tui.screens.tags import TagsDialog

        entry = self.journal.entry(message.entry_id)
        known = [tag for tag, _ in self.journal.tags()]

        def keep(tags: tuple[str, ...] | None) -> None:
            if tags is not None:
                self.journal.set_tags(entry.id, tags)
                self.kept()

        self.push_screen(TagsDialog(entry.tags, known), keep)

    def on_lane_entry(self, message: LaneEntry) -> None:
        """Choose who may see it."""
        from recovery_journal.model.entry import Lane
        from recovery_journal.model.text import clean_text
        from recovery_journal.tui.company_messages import CloseAgain
        from recovery_journal.tui.screens.lane import LaneDialog

        entry = self.journal.entry(message.entry_id)
        if entry.id in self.journal.opened_for_now() and self.is_in_company:
            self.post_message(CloseAgain(entry.id))
            return

        def keep(lane: str | None) -> None:
            if lane is not None and lane != entry.lane:
                self.journal.set_lane(entry.id, Lane(lane))
                self.kept(f"Now: {lane}.")

        title = Content(clean_text(entry.title, one_line=True)).truncate(
            _TITLE_CELLS, ellipsis=True
        )
        dialog = LaneDialog(entry.lane, title.plain)
        self.for_owner("Who may see it", lambda: self.push_screen(dialog, keep))

    # threads

    def on_thread_entry(self, message: ThreadEntry) -> None:
        """Thread it to another, or take a thread away."""
        from recovery_journal.tui.screens.thread import ThreadChoice, ThreadDialog

        entry = self.journal.entry(message.entry_id)

        def keep(choice: ThreadChoice | None) -> None:
            if choice is None:
                return
            if choice.thread_id:
                self.journal.unthread(choice.thread_id)
            elif self.journal.thread_between(entry.id, choice.entry_id) is None:
                self.journal.thread(entry.id, choice.entry_id)
            self.kept()

        self.push_screen(ThreadDialog(self.journal, entry.id), keep)

    # the trash

    def on_trash_entry(self, message: TrashEntry) -> None:
        """Lay it in the trash; u takes it back."""
        self.journal.trash(message.entry_id)
        self._laid_in_trash = message.entry_id
        self.kept(f"In the trash. {key_at_hand(self.screen, 'entry.undo')} takes it back.", 5)

    def on_undo_trash(self, message: UndoTrash) -> None:
        """Take it back out of the trash."""
        entry_id = message.entry_id or self._laid_in_trash
        if entry_id is None:
            return
        self.journal.untrash(entry_id)
        self._laid_in_trash = None
        self.kept("Back again.")
