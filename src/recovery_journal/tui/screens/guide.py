"""The guide through a decision: its parts at the left, at the right the one being written.

One decision's way: it opens from its draft, or as it stands; each part that is left is taken into
the decision, all of it is a draft within half a second; saving closes it. Any part may be passed.
"""

from dataclasses import replace
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model import guide
from recovery_journal.model.entry import Entry
from recovery_journal.model.guide import GUIDE, GuidePart
from recovery_journal.model.options import options_of, options_text
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.draft_form import DraftForm
from recovery_journal.tui.guide_options import GuideOptions
from recovery_journal.tui.messages import MoveDecision
from recovery_journal.tui.said_decision import where_it_stands
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.guide_pane import GuidePane
from recovery_journal.tui.widgets.guide_parts import GuideParts
from recovery_journal.tui.widgets.option_fields import OptionFields

WIDTHS = [(0, "-stacked"), (76, "-two"), (110, "-roomy")]
"""From 76 columns the part stands at the right of the list, else below it."""


class GuideScreen(GuideOptions, DraftForm):
    """Edits a decision, part by part; `at` is the id of the part to begin with."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    BINDINGS = [binding("form.next", "next_field")]

    def __init__(self, journal: Journal, draft: Draft, at: str = ""):
        super().__init__(journal, draft)
        self._entry = draft.entry
        first = next((part for part in GUIDE if part.id == at), guide.first_open(draft.entry))
        self._first_part = first
        self._writes_at_once = bool(at)

    def compose(self) -> ComposeResult:
        """The parts, the part at hand."""
        today = this_day()
        yield TitleLine("Decision", where_it_stands(self._entry, today))
        with Vertical(classes="page"):
            with Horizontal(id="guide"):
                yield GuideParts(self._entry, today)
                yield GuidePane(self._journal.sure_scale())
            yield Static("", id="state", markup=False)
        yield FootLine(self._entry.lane.value)

    async def on_mount(self) -> None:
        """Stand on the first part in which nothing is said."""
        parts = self.query_one(GuideParts)
        with parts.prevent(OptionList.OptionHighlighted):
            parts.highlighted = GUIDE.index(self._first_part)
        await self._show(self._first_part)
        self._say_title()
        if self._writes_at_once:
            self._into_pane()
        else:
            parts.focus()

    def _say_title(self) -> None:
        title = self._entry.title.strip()
        self.query_one(TitleLine).left = f"Decision: {title}" if title else "Decision"

    # from part to part

    async def _show(self, part: GuidePart) -> None:
        pane = self.query_one(GuidePane)
        if part.id == guide.OPTIONS:
            await pane.show(part, *self.option_widgets())
            self.show_options()
        else:
            self.close_option()
            await pane.show(part, *pane.fields_of(part, self._entry))

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the part that is at hand now; one with a day that can't be read is not left."""
        event.stop()
        if event.option_list is self.query_one(GuideParts):
            await self._go_to(self.query_one(GuideParts).part)

    async def _go_to(self, part: GuidePart) -> None:
        pane = self.query_one(GuidePane)
        if part is pane.part:
            return
        try:
            pane.check()
        except Unusable as error:
            self._say(error)
            self._stand_on(pane.part)
            return
        self._take_in()
        self._stand_on(part)
        await self._show(part)

    def _stand_on(self, part: GuidePart) -> None:
        parts = self.query_one(GuideParts)
        with parts.prevent(OptionList.OptionHighlighted):
            parts.highlighted = GUIDE.index(part)

    def _take_in(self) -> None:
        """Take what stands in the fields into the decision, and say so in the list."""
        self._entry = self.written()
        self.query_one(GuideParts).tell(self._entry, this_day())
        self.query_one(FootLine).lane = self._entry.lane.value
        self.query_one("#state", Static).update("")
        self._say_title()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write: in the part at hand, or in the option at hand."""
        event.stop()
        if event.option_list is self.query_one(GuideParts):
            await self._go_to(self.query_one(GuideParts).part)
            self._into_pane()
        else:
            await self.take_option_row()

    def _into_pane(self) -> None:
        for field in self.query_one(GuidePane).fields[:1]:
            field.focus()

    async def action_next_field(self) -> None:
        """On to the next field; from the last one of a part, to the next part."""
        pane = self.query_one(GuidePane)
        fields = pane.fields
        at = next((n for n, each in enumerate(fields) if each is self.focused), -1)
        if at + 1 < len(fields):
            fields[at + 1].focus()
            return
        here = GUIDE.index(pane.part)
        await self._go_to(GUIDE[(here + 1) % len(GUIDE)])
        self._into_pane()

    async def action_parts(self) -> None:
        """From an option to the options, from a part to the parts."""
        if self.query(OptionFields):
            await self.leave_option()
            return
        self._take_in()
        self.query_one(GuideParts).focus()

    def on_find_out_changed(self) -> None:
        """Note a thing that came or went."""
        self.key_pressed()

    def on_option_fields_changed(self) -> None:
        """Note a tie."""
        self.key_pressed()

    # what is written

    def written(self) -> Entry:
        """The decision with what stands in the fields."""
        if not self.is_mounted:
            return self._entry
        return self.with_option(self.query_one(GuidePane).put_into(self._entry))

    def day(self) -> date:
        """The day that is written; raises `Unusable` for a day that can't be read."""
        self.query_one(GuidePane).check()
        return self.written().day

    def to_be_saved(self) -> Entry:
        """The decision; raises `Unusable` for an option without a name, or an unreadable day."""
        entry = super().to_be_saved()
        options = options_of(str(entry.details.as_dict()["options"]))
        said = entry.details.as_dict() | {"options": options_text(options)}
        return replace(entry, details=entry.kind.details.from_dict(said))

    def action_stage(self) -> None:
        """Save it, and say where it stands."""
        decision_id = self._entry.id
        self.action_save()
        if not self.is_current:
            self.app.post_message(MoveDecision(decision_id))
