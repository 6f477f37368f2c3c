"""What is waiting to be gone on with: the drafts, a line each."""

from datetime import date, datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import GoOnWithDraft, SetDraftAside
from recovery_journal.tui.widgets.bar_list import BarList

MOST_SHOWN = 5


class DraftList(BarList):
    """Drafts, newest first; enter goes on with one, x lets it go."""

    BINDINGS = [binding("draft.go_on"), binding("draft.set_aside")]

    def __init__(self, journal: Journal):
        super().__init__(id="drafts", markup=False)
        self._journal = journal

    def show(self) -> bool:
        """Show the drafts as they are now; whether there is one."""
        today = datetime.now().astimezone().date()
        at = self.highlighted
        self.clear_options()
        drafts = self._journal.drafts()[:MOST_SHOWN]
        self.add_options(Option(_line(draft, today), id=draft.id) for draft in drafts)
        if drafts:
            self.highlighted = min(at or 0, len(drafts) - 1)
        return bool(drafts)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with it."""
        event.stop()
        self.post_message(GoOnWithDraft(str(event.option.id)))

    def action_set_aside(self) -> None:
        """Let it go."""
        if self.highlighted is not None:
            chosen = self.get_option_at_index(self.highlighted)
            self.post_message(SetDraftAside(str(chosen.id)))


def _line(draft: Draft, today: date) -> Content:
    entry = draft.entry
    words = entry.title or entry.body or next((str(v) for _, v in entry.details.said()), "")
    written = said(draft.updated.astimezone().date(), today)
    first = words.strip().splitlines()[0] if words.strip() else ""
    return Content.assemble((f"  {written:<14}{entry.kind.value:<6}", "$hint"), first)
