"""What the app does when a screen asks something about stories, strengths or ripples."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.tui.messages import (
        MarkStrengths,
        ShowRipple,
        TakeThreadAway,
        ThreadRipple,
    )

_NO_QUESTION = "none"


class StrengthRequests(OwnApp):
    """A mixin for the app: the ways from a story to its strengths, and outward from a win."""

    # stories

    def action_story(self) -> None:
        """Choose a question to begin a story with, or none."""
        from recovery_journal import content
        from recovery_journal.paths import config_dir
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        deck = content.questions(config_dir() / "questions.toml")
        asked = [each.text for each in deck if each.about == "strengths"]
        choices = [Choice(_NO_QUESTION, "No question; I know what to tell")]
        choices += [Choice(str(at), text) for at, text in enumerate(asked)]

        def begin(chosen: str | None) -> None:
            if chosen is not None:
                self._write_story("" if chosen == _NO_QUESTION else asked[int(chosen)])

        self.push_screen(ChooseDialog("A story of something you lived through", choices), begin)

    def _write_story(self, question: str) -> None:
        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft
        from recovery_journal.model.strength_parts import StoryDetails

        today = datetime.now().astimezone().date()
        entry = replace(new_entry(Kind.STORY, today), details=StoryDetails(question=question))
        self.edit(Draft(entry=entry))

    def on_mark_strengths(self, message: MarkStrengths) -> None:
        """Read it back, and mark what shows in it."""
        from recovery_journal.tui.screens.mark import MarkScreen

        message.stop()
        self.push_screen(MarkScreen(self.journal, self.journal.entry(message.entry_id).id))

    def on_take_thread_away(self, message: TakeThreadAway) -> None:
        """Take it away."""
        message.stop()
        self.journal.unthread(message.thread_id)
        self.kept("Taken away.")

    # strengths

    def action_borrow(self) -> None:
        """Write a strength that is seen in somebody else: in whom first."""
        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft
        from recovery_journal.model.strength_parts import StrengthDetails
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        def begin(lines: list[str] | None) -> None:
            if lines and lines[0].strip():
                today = datetime.now().astimezone().date()
                details = StrengthDetails.from_dict({"seen_in": [lines[0]]})
                entry = replace(new_entry(Kind.STRENGTH, today), details=details)
                self.edit(Draft(entry=entry))

        asked = [Asked("", "a name or initials")]
        self.push_screen(AskDialog("In whom do you see a strength?", asked), begin)

    # ripples

    def on_show_ripple(self, message: ShowRipple) -> None:
        """Show who inspired it, whom it touched, what it led to."""
        from recovery_journal.tui.screens.ripple import RippleScreen

        message.stop()
        self.push_screen(RippleScreen(self.journal, self.journal.entry(message.entry_id).id))

    def on_thread_ripple(self, message: ThreadRipple) -> None:
        """Thread it to what it led to, or take such a thread away."""
        from recovery_journal.tui.screens.thread import ThreadChoice, ThreadDialog

        message.stop()
        entry = self.journal.entry(message.entry_id)

        def keep(choice: ThreadChoice | None) -> None:
            if choice is None:
                return
            if choice.thread_id:
                self.journal.unthread(choice.thread_id)
            else:
                self._thread_as_ripple(entry.id, choice.entry_id)
            self.kept()

        dialog = ThreadDialog(self.journal, entry.id, asked="What did it lead to?", ripples=True)
        self.push_screen(dialog, keep)

    def _thread_as_ripple(self, source: str, target: str) -> None:
        """A thread that is there becomes a ripple, and keeps what it says."""
        there = self.journal.thread_between(source, target)
        words, seen_by = (there.words, there.seen_by) if there else ("", "")
        self.journal.thread(source, target, words, seen_by=seen_by, ripple=True)
