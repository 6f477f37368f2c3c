"""For a coach, on a machine of their own: the deck, the card, a question that stays, the minutes.

It opens no journal and writes no file; what was kept or counted is gone with the screen.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.content.card import card
from recovery_journal.content.deck import questions, themes
from recovery_journal.paths import config_dir
from recovery_journal.tui.actions import binding
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.coach_card import CoachCard
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.kept_question import KeptQuestion
from recovery_journal.tui.widgets.own_question import OwnQuestionDialog

BESIDE = 100
"""The width in cells from which deck and card stand side by side."""

LOOK_SECONDS = 5.0
"""How often the minutes are counted anew."""

_MOST_TOLD = 3


class CoachScreen(Screen[None]):
    """The deck and the card, one at a time where it is narrow.

    `more` are further files of questions; `unread` are sentences about what else was passed over.
    """

    BINDINGS = [binding("coach.side"), binding("coach.time")]
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (BESIDE, "-beside")]

    def __init__(self, more: Sequence[Path] = (), unread: Sequence[str] = ()):
        super().__init__()
        own, self._unread = config_dir(), list(unread)
        self._themes = themes(questions(own / "questions.toml", self._unread, more))
        self._card = card(own / "card.toml", self._unread)
        self._begun: float | None = None
        self._on_card = False

    def compose(self) -> ComposeResult:
        """What could not be read; the question that is kept; the deck and the card."""
        yield TitleLine("For a coach")
        with Vertical(classes="page"):
            yield Static(Content(_told(self._unread)), id="told", classes="told hint")
            yield KeptQuestion()
            with Horizontal(id="deck-and-card"):
                # Another order each time it is opened; the clock is as good as any other number.
                yield DeckList(self._themes, int(time.time()))
                yield CoachCard(self._card)
        yield FootLine()

    def on_mount(self) -> None:
        """Begin with the deck."""
        self.query_one("#told").display = bool(self._unread)
        self.query_one(DeckList).focus()
        self.set_interval(LOOK_SECONDS, self.count)

    # the deck and the card

    def on_resize(self, event: events.Resize) -> None:
        """Show both where there is room."""
        self._lay_out(event.size.width)

    def _lay_out(self, width: int) -> None:
        self.query_one(DeckList).display = width >= BESIDE or not self._on_card
        self.query_one(CoachCard).display = width >= BESIDE or self._on_card

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What has the keys stays in sight when it gets narrow."""
        self._on_card = isinstance(event.widget, CoachCard)

    def action_side(self) -> None:
        """From the deck to the card, and back."""
        self._on_card = not self._on_card
        self._lay_out(self.size.width)
        self.query_one("#coach-card" if self._on_card else "#deck").focus()

    # a question

    def on_deck_list_kept(self, message: DeckList.Kept) -> None:
        """Keep it in sight, until another is."""
        message.stop()
        self._keep(message.text)

    def on_deck_list_own_wanted(self, message: DeckList.OwnWanted) -> None:
        """Ask for one in the coach's own words, or the other person's."""
        message.stop()

        self.app.push_screen(OwnQuestionDialog(), OwnQuestionDialog.taking(self._keep))

    def _keep(self, question: str) -> None:
        self.query_one("#told").display = False
        self.query_one(KeptQuestion).question = question

    # the minutes

    def action_time(self) -> None:
        """Count from now; or stop, and leave what was counted in sight."""
        if self._begun is None:
            self._begun = time.time()
            self.count()
        else:
            self.count("stopped at ")
            self._begun = None

    def count(self, before: str = "") -> None:
        """Show the minutes since the beginning, by the clock: a laptop's sleep counts too."""
        if self._begun is not None:
            minutes = max(0, int(time.time() - self._begun)) // 60
            self.query_one(TitleLine).right = f"{before}{minutes} min"


def _told(unread: list[str]) -> str:
    """The first sentences about what was passed over, and how many more there are."""
    more, own = len(unread) - _MOST_TOLD, config_dir()
    first = [sentence.replace(str(own), said_path(own)) for sentence in unread[:_MOST_TOLD]]
    return "\n".join([*first, *([f"And {more} more."] if more > 0 else [])])
