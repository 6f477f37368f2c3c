"""What is waiting, if the person likes: the drafts, a line each, and once a week a check-in."""

from datetime import date, datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import GoOnWithDraft, PutOffCheckIn, SetDraftAside, ShowNearness
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.row_lines import KIND_CELLS

MOST_SHOWN = 5


_CHECK_IN = "check-in"
_ASKED = "  How close are your days to what matters to you?"


class WaitingList(BarList):
    """Drafts, newest first; enter goes on with one, x lets it go. Below them, a check-in."""

    BINDINGS = [binding("draft.go_on"), binding("draft.set_aside")]

    def __init__(self, journal: Journal):
        super().__init__(id="waiting-list", markup=False)
        self._journal = journal

    def show(self, *, asks_check_in: bool) -> bool:
        """Show the drafts as they are now, and whether to check in; whether anything waits."""
        today = datetime.now().astimezone().date()
        at = self.highlighted
        self.clear_options()
        drafts = self._journal.drafts()[:MOST_SHOWN]
        self.add_options(Option(_line(draft, today), id=draft.id) for draft in drafts)
        if asks_check_in:
            self.add_option(Option(Content(_ASKED), id=_CHECK_IN))
        if self.option_count:
            self.highlighted = min(at or 0, self.option_count - 1)
        return bool(self.option_count)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with it."""
        event.stop()
        chosen = str(event.option.id)
        self.post_message(ShowNearness() if chosen == _CHECK_IN else GoOnWithDraft(chosen))

    def action_set_aside(self) -> None:
        """Let it go."""
        if self.highlighted is not None:
            chosen = str(self.get_option_at_index(self.highlighted).id)
            self.post_message(PutOffCheckIn() if chosen == _CHECK_IN else SetDraftAside(chosen))


def _line(draft: Draft, today: date) -> Content:
    entry = draft.entry
    words = entry.title or entry.body or next((str(v) for _, v in entry.details.said()), "")
    written = said(draft.updated.astimezone().date(), today)
    first = words.strip().splitlines()[0] if words.strip() else ""
    return Content.assemble((f"  {written:<14}{entry.kind.value:<{KIND_CELLS}}", "$hint"), first)
