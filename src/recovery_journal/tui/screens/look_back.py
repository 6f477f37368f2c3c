"""A look back at a decision, a page at a time: what was known then, and then what came of it."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from recovery_journal.errors import EntryNotFound, JournalError, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import CAME, LookBackDetails
from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.draft_form import DraftForm
from recovery_journal.tui.said_decision import Then, known_then
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.known_then import KnownThen
from recovery_journal.tui.widgets.lane_choice import LaneChoice
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import NOTHING_SAID, Prose

_TEXTS = ("choosing", "my_part", "luck", "keep")
"""The parts that are texts."""
_SAID_ON = {"choosing": 3, "my_part": 4, "luck": 4, "as_expected": 5, "keep": 6}
"""The page of each part; what came of it is on the second."""
_LAST = 6


class LookBackScreen(DraftForm):
    """Six pages, always in this order, of which one shows; any of them may stay empty."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    BINDINGS = [binding("form.next", "next_page"), binding("form.before", "page_before")]

    def __init__(self, journal: Journal, draft: Draft):
        super().__init__(journal, draft)
        self._page = first_page(draft.entry)

    # the pages

    def compose(self) -> ComposeResult:
        """All six, and around them the frame."""
        entry = self._draft.entry
        yield TitleLine("Look back")
        yield KnownThen(classes="page")
        with self._asking("What came of it?"):
            yield Prose(entry.body, id="body")
        with self._asking("How did you go about choosing?"):
            yield self._prose("choosing")
        with self._asking("What was your choosing, and what was luck?"):
            yield Static("Your choosing", classes="label-above", markup=False)
            yield self._prose("my_part")
            yield Static("Luck, or others", classes="label-above", markup=False)
            yield self._prose("luck")
        with self._asking("Did what you expected come about?"):
            yield Static("", id="expected-then")
            said = entry.details.as_dict()["as_expected"]
            yield OneOf(["", *CAME], said, nothing=NOTHING_SAID, id="as-expected")
            yield Static("Space or arrows choose.", classes="hint", markup=False)
        with self._asking("What do you keep from it?"):
            yield self._prose("keep")
            yield from self._around(entry)
        yield Static("", id="state", markup=False)
        yield FootLine(entry.lane.value)

    def _asking(self, question: str) -> VerticalScroll:
        """A page that asks: the decision, then its question; its fields come below."""
        title = Static(Content(self._draft.entry.title), classes="title")
        asked = Static(question, classes="asked", markup=False)
        return VerticalScroll(title, asked, classes="page", can_focus=False)

    def _prose(self, name: str) -> Prose:
        text = self._draft.entry.details.as_dict()[name]
        hint = next(part.hint for part in LookBackDetails.parts() if part.name == name)
        return Prose(text, hint, id=name.replace("_", "-"))

    def _around(self, entry: Entry) -> ComposeResult:
        """The day, and who may see it."""
        with Horizontal(classes="part"):
            yield Static("Day", classes="label")
            yield Line(entry.day.isoformat(), placeholder="yesterday, 2026-03-12", id="day")
        with Horizontal(classes="part"):
            yield Static("Who may see it", classes="label")
            yield LaneChoice(entry.lane)

    def on_mount(self) -> None:
        """Begin where it was left."""
        self.journal_changed()
        self._turn_to(self._page)

    def journal_changed(self) -> None:
        """Tell what was known then, as far as it is open to who looks."""
        try:
            then = self._then()
        except JournalError:  # another program holds the file; what is shown stays as it is
            return
        self.query_one(KnownThen).tell(self._draft.entry.title, then)
        self.query_one("#expected-then", Static).update(self._expected(then))

    def _then(self) -> Then | None:
        about = self._draft.entry.details.as_dict()["about"]
        try:
            decision = self._journal.entry(about)
        except (EntryNotFound, Unusable):
            return None
        if decision.id != about or decision.kind is not Kind.DECISION or decision.trashed:
            return None
        return known_then(decision, this_day(), self._journal.audience.lanes)

    def _expected(self, then: Then | None) -> Content:
        """What was expected, and how sure it was said; or that there is nothing of it."""
        if then is None or not (then.expected or then.how_sure):
            told = "There is nothing here of what you expected. That's fine; {} goes on."
            return Content(told.format(key_at_hand(self, "form.next"))).stylize("$hint")
        sure = f"How sure you were: {then.how_sure}" if then.how_sure else ""
        texts = [Content(text) for text in (then.expected, sure) if text]
        return Content("\n").join([Content("What you expected").stylize("$hint"), *texts])

    # from page to page

    def _turn_to(self, page: int, field: int = 0) -> None:
        self._page = page
        for number, shown in enumerate(self.query(".page"), start=1):
            shown.display = number == page
        self.query_one(TitleLine).right = f"{page} of {_LAST}"
        self.query_one("#state", Static).update("")
        self.focus_chain[field].focus()
        self.call_after_refresh(self._show_field)

    def on_resize(self) -> None:
        """What is written stays in sight."""
        self.call_after_refresh(self._show_field)

    def _show_field(self) -> None:
        """Scroll to the field at hand: below a long expectation it may be out of sight."""
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def action_next_page(self) -> None:
        """On to the next field of this page, or to the next page."""
        fields = self.focus_chain
        at = fields.index(self.focused) + 1 if self.focused in fields else 0
        if at == len(fields) and self._page < _LAST:
            self._turn_to(self._page + 1)
        else:
            fields[at % len(fields)].focus()

    def action_page_before(self) -> None:
        """Back to the field before on this page, or to the page before."""
        fields = self.focus_chain
        at = fields.index(self.focused) if self.focused in fields else 0
        if at:
            fields[at - 1].focus()
        elif self._page > 1:
            self._turn_to(self._page - 1, field=-1)

    # what is written

    def on_one_of_changed(self) -> None:
        """Note a choice, and show the lane below."""
        self.query_one(FootLine).lane = self.query_one("#lane", OneOf).value
        self.key_pressed()

    def key_pressed(self) -> None:
        """Keep the draft soon; what was said of the text before is no longer so."""
        self.query_one("#state", Static).update("")
        super().key_pressed()

    def written(self) -> Entry:
        """The look back as all pages hold it; a day that cannot be read leaves it as it was."""
        entry = self._draft.entry
        said = {name: self._text(name.replace("_", "-")) for name in _TEXTS}
        said["as_expected"] = self.query_one("#as-expected", OneOf).value
        return replace(
            entry,
            body=self._text("body"),
            details=LookBackDetails.from_dict(entry.details.as_dict() | said),
            day=self.readable_day(),
            lane=Lane(self.query_one("#lane", OneOf).value),
        )

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Prose).text

    def to_be_saved(self) -> Entry:
        """The look back; where its day is no day, that page shows, and `Unusable` is raised."""
        try:
            return super().to_be_saved()
        except Unusable:
            self._turn_to(_LAST, field=1)
            raise


def first_page(entry: Entry) -> int:
    """Where it opens: past the last page that has something said; a saved one, at what came."""
    said = entry.details.as_dict()
    pages = [page for name, page in _SAID_ON.items() if said[name]]
    last = max([*pages, 2 if entry.body.strip() else 0])
    return 2 if entry.version else min(last + 1, _LAST)
