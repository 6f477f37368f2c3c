"""Closing a time together: what stays the person's own, what they take with them, reading it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.records import Draft
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Saved
from recovery_journal.tui.actions import binding
from recovery_journal.tui.company_messages import LeaveTogether
from recovery_journal.tui.messages import EditEntry
from recovery_journal.tui.summary import Summary
from recovery_journal.tui.widgets.closing_pages import Lines, OnlyForMe, Steps, Words, pages_of
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from recovery_journal.tui.widgets.marked_list import MarkedList
from recovery_journal.tui.widgets.reading_page import Reading
from recovery_journal.tui.widgets.scrolled import Scrolled


class ClosingScreen(Screen[Saved | None]):
    """Pages of which one shows; each can be passed by, and what is said is a draft at once.

    With a `draft` of a past time the person goes on with its summary alone. Dismisses with what
    a save did, or None. Raises `Unusable` where there is no time together to close.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        binding("closing.next", "next"),
        binding("form.next", "next_page"),
        binding("form.before", "page_before"),
        binding("step.new", "new_step", show=True),
        binding("back"),
    ]

    def __init__(self, journal: Journal, draft: Draft | None = None):
        super().__init__()
        self._summary = Summary(journal, draft)
        self._pages = pages_of(self._summary)
        self._picked = self._summary.picked
        self._page = len(self._pages) - 1 if self._summary.is_signed else 0
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The pages, and around them the frame."""
        yield TitleLine("Closing" if self._summary.is_under_way else "A time together")
        with Vertical(classes="page"):
            yield from self._pages
        yield Static("", id="state", markup=False)
        yield FootLine(self._summary.draft.entry.lane.value)

    def on_mount(self) -> None:
        """Begin at the first page; at the last where it is signed already."""
        self._turn_to(self._page)

    def journal_changed(self) -> None:
        """Show the page as it is now; what is being typed stays."""
        body, picked = self._summary.body, self._summary.picked
        self._summary.look_again()
        words = self.query_one(Words)
        if self._summary.body != body and clean_text(words.text) == body:
            words.say(self._summary.body)
        if self._summary.picked != picked:
            self._picked = self._summary.picked
        self._show()

    # from page to page

    def _turn_to(self, page: int) -> None:
        self._page = page
        for number, shown in enumerate(self._pages):
            shown.display = number == page
        self.query_one(TitleLine).right = f"{page + 1} of {len(self._pages)}"
        self._say("")
        self._show()

    def _show(self) -> None:
        page = self._pages[self._page]
        page.show(self._summary)
        self.set_focus(page.place)
        self.call_after_refresh(self.refresh_bindings)

    def on_resize(self) -> None:
        """Whether there is more to read may be otherwise now."""
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each page has its own keys."""
        page = self._pages[self._page]
        if action in ("next_page", "page_before"):
            return isinstance(page, Words)
        if action == "next":
            return not isinstance(page, Words | Reading)
        if action == "new_step":
            return isinstance(page, Steps) and self._summary.is_under_way
        if action == "read":
            return self.query_one(Scrolled).max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """On to the next page; what was marked to be the person's own is closed."""
        page = self._pages[self._page]
        if isinstance(page, OnlyForMe) and not self._closes_marked(page):
            return
        if self._kept():
            self._turn_to(min(self._page + 1, len(self._pages) - 1))

    def action_next_page(self) -> None:
        """On from the words."""
        self.action_next()

    def action_page_before(self) -> None:
        """Back from the words."""
        self.action_back()

    def action_back(self) -> None:
        """A page back; from the first, back to where it was opened."""
        if not self._kept():
            return
        if self._page:
            self._turn_to(self._page - 1)
        else:
            self.dismiss(None)

    def action_read(self, by: int) -> None:
        """A screen further in the summary, or back."""
        self.query_one(Scrolled).action_move_page(by)

    # what is said

    def _closes_marked(self, page: OnlyForMe) -> bool:
        """Close what is marked; whether it is closed."""
        marked = page.query_one(MarkedList).marked_in_order
        try:
            self._summary.keep_for_me(marked)
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            return False
        self._picked = self._summary.picked
        return True

    def on_marked_list_turned(self) -> None:
        """Keep which lines are picked."""
        page = self._pages[self._page]
        if isinstance(page, Lines):
            self._picked = page.query_one(MarkedList).marked_in_order
            self._kept()

    def on_text_area_changed(self) -> None:
        """Keep the words soon."""
        if self._waiting is None:
            self._waiting = self.set_timer(DRAFT_SECONDS, self._kept)

    def _kept(self) -> bool:
        return self.keep_draft() is None

    def keep_draft(self) -> Draft | None:
        """Put what is said into the encrypted file; gives back what could not be put there."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        body = self.query_one(Words).text
        try:
            self._summary.say(clean_text(body), self._picked)
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            return self._summary.unkept(body, self._picked)
        return None

    def _say(self, told: str) -> None:
        self.query_one("#state", Static).update(Content(told))

    # steps

    async def action_new_step(self) -> None:
        """Write a step, in the form that steps have."""
        await self.run_action("app.write('step')")

    def action_edit(self) -> None:
        """Change the step at hand."""
        at_hand = self.query_one(Steps).entry_at_hand
        if at_hand is not None:
            self.post_message(EditEntry(at_hand))

    # that's right

    def on_reading_chosen(self, message: Reading.Chosen) -> None:
        """Sign it, or leave it a draft; then the time ends, or the page closes."""
        if not self.is_current or not self._kept():
            return
        saved = None
        if message.choice == "right":
            try:
                saved = self._summary.sign()
            except JournalError as error:
                self._say(f"{error.title}. {error}")
                return
        if self._summary.is_under_way:
            self._show()
            self.post_message(LeaveTogether())
        else:
            self.dismiss(saved)
