"""What was expected and what came, by the words for how sure somebody was; nothing is judged."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.expecting import ENOUGH, Came, Counted, brier_score, counted
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_NUMBERS = "numbers"
_CAME, _PARTLY, _NOT = "●", "◐", "○"
_NOT_YET = (
    "After ten look-backs that say whether what you expected came about, they are read together "
    "here, by the words you said. Until then there is too little to read."
)
_KEY = f"{_CAME} it came about   {_PARTLY} partly   {_NOT} it did not"
_BRIER = (
    "Brier score {score:.2f}: 0 is nearest to what came, 2 furthest from it, and 0.5 is what "
    "even odds give each time."
)


class ExpectedScreen(Screen[None]):
    """A row of marks for each word; numbers are there for who wants them."""

    BINDINGS = [*bindings(Where.EXPECTED), binding("back")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """The sentences."""
        yield TitleLine("What you expected, and what came")
        with VerticalScroll(classes="page"):
            yield Static("", id="expected", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Show it."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show what came so far."""
        came = self._journal.expectations()
        told = Content(_NOT_YET) if len(came) < ENOUGH else self._told(came)
        self.query_one("#expected", Static).update(told)

    @property
    def _with_numbers(self) -> bool:
        return bool(self._journal.remembered(_NUMBERS))

    def _told(self, came: Sequence[Came]) -> Content:
        lines = [_line(each, numbers=self._with_numbers) for each in counted(came)]
        lines.append(Content(_KEY).stylize("$hint"))
        score = brier_score(came)
        if self._with_numbers and score is not None:
            lines.append(Content(_BRIER.format(score=score)).stylize("$hint"))
        elif not self._with_numbers:
            key = key_at_hand(self, "expected.numbers")
            lines.append(Content(f"{key} shows numbers, too.").stylize("$hint"))
        return Content("\n\n").join(lines)

    def action_numbers(self) -> None:
        """With numbers, or without."""
        self._journal.remember(_NUMBERS, "" if self._with_numbers else "shown")
        self.journal_changed()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _line(each: Counted, *, numbers: bool) -> Content:
    """What came when these words were said, and a mark for each time."""
    times = {1: "once", 2: "twice"}.get(each.came, f"{each.came} times")
    told = f", it came about {times} of {each.number}" if each.came else ", it did not come about"
    told += f", partly {each.partly}" if each.partly else ""
    behind = f" ({each.percent} of 100)" if numbers else ""
    marks = _CAME * each.came + _PARTLY * each.partly
    marks += _NOT * (each.number - each.came - each.partly)
    words = Content(each.words).stylize("$accent")
    return Content.assemble("When you said ", words, f"{behind}{told}.\n", (marks, "$accent"))
