"""A small chart of a span: a bar for each of its days, or weeks; where nothing was, it is blank."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.renderables.sparkline import Sparkline as Drawn
from textual.widgets import Sparkline, Static

from recovery_journal.model.spans import Length, Span
from recovery_journal.tui.dates import MONTHS, WEEKDAYS

HEIGHT = 3
"""Lines that the tallest bar takes."""
_TALL_FROM = 4
"""So many entries make a bar of full height, or as many as there are in the fullest part."""
_CELLS = {Length.WEEK: (3, 2), Length.MONTH: (1, 1), Length.YEAR: (1, 0)}
"""Cells of a bar, and of the gap after it."""
_DAYS_NAMED = (1, 8, 15, 22, 29)


class _FromNothing(Drawn[float]):
    """Nothing is blank, where Textual's own draws a low bar."""

    BARS = " " + Drawn.BARS


class Bars(Sparkline):
    """Textual's sparkline with a cell for each number, from nothing up to a full height."""

    STEPS = len(_FromNothing.BARS) * HEIGHT - 1
    """How many heights a bar may have."""

    def render(self) -> RenderResult:
        """The cells; the two numbers after them set the scale and are cut off at the edge."""
        ground = self.background_colors[1]
        colour = (ground + self.get_component_styles("sparkline--max-color").color).rich_color
        data = list(self.data or [])
        return _FromNothing(
            data, width=max(1, len(data)), height=HEIGHT, min_color=colour, max_color=colour
        )


class SpanChart(Vertical):
    """The bars, and a quiet line of labels under them."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Span, dict[date, int]] | None = None

    def compose(self) -> ComposeResult:
        """Bars, labels."""
        yield Bars()
        yield Static("", classes="span-labels", markup=False)

    def show(self, span: Span, by_day: dict[date, int]) -> None:
        """Draw a span; `by_day` has the number of entries of each day that has any."""
        self._shown = (span, by_day)
        parts = list(span.parts())
        numbers = [sum(n for day, n in by_day.items() if part.holds(day)) for part in parts]
        bar, gap = cells_of(span.length, len(parts), self.size.width)
        drawn = [cell for level in levels(numbers) for cell in [level] * bar + [0.0] * gap]
        bars = self.query_one(Bars)
        bars.data = [*drawn, 0.0, _step(Bars.STEPS)]
        bars.styles.width = max(1, len(drawn))
        labels = labels_of(span, bar + gap)
        self.query_one(".span-labels", Static).update(Content(labels).stylize("$hint"))

    def on_resize(self) -> None:
        """Fit the bars to the new width."""
        if self._shown is not None:
            self.show(*self._shown)


def cells_of(length: Length, number: int, room: int) -> tuple[int, int]:
    """Cells of a bar and of the gap after it; where the room is narrow, no more than one."""
    bar, gap = _CELLS[length]
    return (bar, gap) if number * (bar + gap) <= room else (1, 0)


def levels(numbers: Sequence[int]) -> list[float]:
    """The height of the bar of each number: nothing for nothing, and for one, at least a line."""
    full = max(_TALL_FROM, *numbers)
    return [_step(max(1, round(Bars.STEPS * number / full))) if number else 0 for number in numbers]


def _step(number: int) -> float:
    """A height that is not cut to the one below it by the inexact division in a sparkline."""
    return number + 0.001


def labels_of(span: Span, each: int) -> str:
    """The line of labels, so many cells to a part; one that finds no room is left out."""
    line = ""
    for at, part in enumerate(span.parts()):
        label = _label(span, part)
        column = at * each
        if label and (not line or len(line) < column):
            line = f"{line:<{column}}{label}"
    return line


def _label(span: Span, part: Span) -> str:
    if span.length is Length.WEEK:
        return WEEKDAYS[part.since.weekday()][:3]
    if span.length is Length.MONTH:
        return str(part.since.day) if part.since.day in _DAYS_NAMED else ""
    begins = part.until.day <= (part.until - part.since).days + 1
    return MONTHS[part.until.month - 1][:3] if begins else ""
