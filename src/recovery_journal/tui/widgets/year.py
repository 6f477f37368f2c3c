"""The calendar of a year: weeks as columns, a mark where something was kept, else nothing."""

from datetime import date, datetime, timedelta

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import MONTHS, said_fully

WEEKS = 54
"""Columns a year takes at most."""

_MARKS = ((4, "█", "$accent"), (2, "■", "$accent 85%"), (1, "▪", "$accent 70%"))
"""From so many on: a shape, so that it shows without colour, and a tint of the one hue."""


class Year(Widget, can_focus=True):
    """One kind's days of a year: months above, seven lines of days, and the day at hand in words.

    A day can be chosen up to today; enter or a click asks for it.
    """

    BINDINGS = [binding(f"day.{name}") for name in ("back", "on", "up", "down", "choose")]
    day: reactive[date] = reactive(date.today)

    class DayChosen(Message):
        """Somebody wants to see what was kept on this day."""

        def __init__(self, day: date):
            super().__init__()
            self.day = day

    def __init__(self, journal: Journal, kind: Kind):
        super().__init__()
        self._journal = journal
        self._kind = kind
        self._counts: dict[date, int] = {}
        self._today = datetime.now().astimezone().date()
        self.set_reactive(Year.day, self._today)

    def on_mount(self) -> None:
        """Show the year."""
        self.count_anew()

    def count_anew(self) -> None:
        """Show the journal as it is now."""
        self._today = datetime.now().astimezone().date()
        self._counts = self._journal.days(self._kind, self.day.year)
        self.refresh()

    def watch_day(self, before: date, day: date) -> None:
        """Another year has other counts."""
        if before.year != day.year:
            self.count_anew()

    # drawing

    def render(self) -> Content:
        """Months, days, words."""
        lines = [Content(_months(self.day.year)).stylize("$hint")]
        lines += [self._week_line(weekday) for weekday in range(7)]
        return Content("\n").join([*lines, self._words()])

    def _week_line(self, weekday: int) -> Content:
        first = date(self.day.year, 1, 1)
        pieces: list[Content] = []
        for week in range(WEEKS):
            back = week * 7 + weekday - first.weekday()
            day = first + timedelta(days=back)
            mark, style = " ", ""
            if day.year == self.day.year and day <= self._today:
                mark, style = self._mark(self._counts.get(day, 0))
            if day == self.day and self.has_focus:
                style = "reverse bold $accent"
            pieces.append(Content(mark).stylize(style))
        return Content("").join(pieces)

    @staticmethod
    def _mark(number: int) -> tuple[str, str]:
        return next(((shape, hue) for most, shape, hue in _MARKS if number >= most), (" ", ""))

    def _words(self) -> Content:
        if not self.has_focus:
            return Content(str(self.day.year)).stylize("$hint")
        number = self._counts.get(self.day, 0)
        kept = f": {number} {self._kind.value if number == 1 else self._kind.plural}"
        told = f"{said_fully(self.day)} {self.day.year}{kept if number else ''}"
        return Content(told).stylize("$hint")

    # moving

    def action_day_by(self, days: int) -> None:
        """Another day, today at the latest."""
        self.day = min(max(self.day + timedelta(days=days), date(1900, 1, 1)), self._today)

    def year_by(self, years: int) -> None:
        """Another year, this one at the latest."""
        year = min(max(self.day.year + years, 1900), self._today.year)
        last = 28 if (self.day.month, self.day.day) == (2, 29) else self.day.day
        self.day = min(self.day.replace(year=year, day=last), self._today)

    def action_choose_day(self) -> None:
        """Ask for the day."""
        self.post_message(self.DayChosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """A click asks for a day."""
        offset = event.get_content_offset(self)
        first = date(self.day.year, 1, 1)
        if offset is None or not 1 <= offset.y <= 7:
            return
        day = first + timedelta(days=offset.x * 7 + offset.y - 1 - first.weekday())
        if day.year == self.day.year and day <= self._today:
            self.day = day
            self.action_choose_day()


def _months(year: int) -> str:
    """The months' names, each over the week of its first day."""
    line = ""
    start = date(year, 1, 1)
    for month, name in enumerate(MONTHS, start=1):
        column = ((date(year, month, 1) - start).days + start.weekday()) // 7
        line = f"{line:<{column}}{name[:3]}"
    return line
