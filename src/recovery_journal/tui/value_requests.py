"""What the app does when a screen asks something about values, sorts or check-ins."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.model.entry import Entry
    from recovery_journal.model.records import Draft
    from recovery_journal.model.views import Subject
    from recovery_journal.tui.messages import (
        CheckIn,
        CompareSorts,
        LetGo,
        PutOffCheckIn,
        ShowNearness,
        ShowOverTime,
    )


class ValueRequests(OwnApp):
    """A mixin for the app: the ways through sorts and check-ins."""

    # sorts

    def action_sort(self) -> None:
        """Go on with the sort that waits, or choose a door into a new one."""
        from recovery_journal.model.views import is_under_way
        from recovery_journal.tui.screens.doors import DoorsDialog
        from recovery_journal.tui.screens.sort import SortScreen

        if isinstance(self.screen, SortScreen):
            return
        for draft in self.journal.drafts():
            if is_under_way(draft.entry):
                self.edit(draft)
                return
        self.push_screen(DoorsDialog(), self._begin_sort)

    def _begin_sort(self, door: str | None) -> None:
        from secrets import randbits

        from recovery_journal.content.cards import cards, short_deck
        from recovery_journal.model.value_parts import Door
        from recovery_journal.paths import config_dir

        if door is None:
            return
        deck = cards(config_dir() / "values.toml")
        deck = short_deck(deck) if door == Door.SHORT else deck
        words = [(card.name, card.gloss) for card in deck]
        self.edit(self.journal.begin_sort(Door(door), words, randbits(64), _today()))

    def go_on_with_sort(self, draft: Draft) -> None:
        """Open a sort that is under way."""
        from recovery_journal.tui.screens.sort import SortScreen

        self.push_screen(SortScreen(self.journal, draft), self._after_sort)

    def _after_sort(self, ended: Entry | None) -> None:
        if ended is None:
            self.tell_changed()
        else:
            self.go("values")
            self.kept("Kept. e says what one means to you.", 5)

    def action_sorts(self) -> None:
        """Show earlier sorts."""
        from recovery_journal.tui.screens.sorts import SortsScreen

        self.push_screen(SortsScreen(self.journal))

    def on_compare_sorts(self, message: CompareSorts) -> None:
        """Show two sorts side by side."""
        from recovery_journal.tui.screens.compared import ComparedScreen

        message.stop()
        earlier, later = map(self.journal.entry, (message.earlier_id, message.later_id))
        self.push_screen(ComparedScreen(earlier, later))

    # check-ins

    def action_nearness(self) -> None:
        """Show how close it all is now."""
        from recovery_journal.tui.screens.nearness import NearnessScreen

        if not isinstance(self.screen, NearnessScreen):
            self.push_screen(NearnessScreen(self.journal))

    def on_show_nearness(self, message: ShowNearness) -> None:
        """Show how close it all is now."""
        message.stop()
        self.action_nearness()

    def on_put_off_check_in(self, message: PutOffCheckIn) -> None:
        """Ask for none before another week has gone by."""
        message.stop()
        self.journal.put_off_check_in(_today())
        self.kept("Not this week.")

    def on_check_in(self, message: CheckIn) -> None:
        """Write a check-in about it, or go on with the one that waits."""
        from recovery_journal.model.records import Draft
        from recovery_journal.model.value_parts import CheckInDetails

        message.stop()
        for draft in self.journal.drafts():
            details, is_new = draft.entry.details, not draft.entry.version
            if isinstance(details, CheckInDetails) and is_new and details.about == message.entry_id:
                self.edit(draft)
                return
        subject = self._subject(message.entry_id)
        if subject is not None:
            self.edit(Draft(entry=self.journal.new_check_in(subject, _today())))

    def on_show_over_time(self, message: ShowOverTime) -> None:
        """Show how close it was, week by week."""
        from recovery_journal.tui.screens.over_time import OverTimeScreen

        message.stop()
        subject = self._subject(message.entry_id)
        if subject is not None:
            self.push_screen(OverTimeScreen(self.journal, subject))

    def _subject(self, subject_id: str) -> Subject | None:
        """A value, wherever it is; an area, also one that was taken out."""
        from recovery_journal.errors import EntryNotFound
        from recovery_journal.model.entry import Kind
        from recovery_journal.model.views import Query, Subject

        for subject in self.journal.subjects():
            if subject.id == subject_id:
                return subject
        with suppress(EntryNotFound):
            value = self.journal.entry(subject_id)
            if value.kind is Kind.VALUE:
                return Subject(id=value.id, name=value.title, is_value=True)
        for check_in in self.journal.entries(Query(about=subject_id), limit=1):
            return Subject(id=subject_id, name=check_in.title, is_value=False)
        return None

    # letting go

    def on_let_go(self, message: LetGo) -> None:
        """Take a value up again, or open its form with this day as the last."""
        from dataclasses import replace

        from recovery_journal.model.records import Draft
        from recovery_journal.model.value_parts import ValueDetails

        message.stop()
        value = self.journal.entry(message.entry_id)
        if not isinstance(value.details, ValueDetails):
            return
        if value.details.let_go:
            self.journal.let_go(value.id, None, value.details.parting)
            self.kept("Yours again.")
            return
        waiting = (draft for draft in self.journal.drafts() if draft.entry.id == value.id)
        draft = next(waiting, Draft(entry=value))
        details = draft.entry.details
        if isinstance(details, ValueDetails) and not details.let_go:
            gone = replace(details, let_go=_today().isoformat())
            draft = replace(draft, entry=replace(draft.entry, details=gone))
        self.edit(draft)


def _today() -> date:
    return datetime.now().astimezone().date()
