"""The person's strengths in a list: their own, those seen in somebody else, the newest stories."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.views import Row, Strength
from recovery_journal.tui.dates import said
from recovery_journal.tui.widgets.entry_rows import EntryRows

_INDENT = " "


class StrengthList(EntryRows):
    """Each strength with how it looks in the person; enter opens one."""

    def __init__(self) -> None:
        super().__init__("strengths")

    def show(self, strengths: list[Strength], stories: list[Row], today: date) -> None:
        """Show these, in this order; the one at hand stays at hand."""
        self.show_rows(lambda: self._options_for(strengths, stories, today))

    def _options_for(
        self, strengths: list[Strength], stories: list[Row], today: date
    ) -> Iterator[Option]:
        own = [each for each in strengths if not each.is_borrowed]
        seen = [each for each in strengths if each.is_borrowed]
        yield from (self._line(each, each.entry.body) for each in own)
        if seen:
            yield from _heading("Seen in somebody else", bool(own))
            yield from (self._line(each, _in_whom(each)) for each in seen)
        if stories:
            yield from _heading("Stories", bool(strengths))
            yield from (self._story(row, today) for row in stories)

    def _fitting(self, text: str, taken: int) -> Content:
        return Content(text).truncate(max(1, self.size.width - taken - 1), ellipsis=True)

    def _line(self, strength: Strength, told: str) -> Option:
        name = self._fitting(strength.entry.title, len(_INDENT))
        below = _first_line(told)
        line = Content.assemble(_INDENT, name)
        if below:
            indent = _INDENT * 4
            words = self._fitting(below, len(indent)).stylize("$hint")
            line = Content.assemble(line, f"\n{indent}", words)
        return Option(line, id=strength.entry.id)

    def _story(self, row: Row, today: date) -> Option:
        day = f"   {said(row.day, today)}"
        title = self._fitting(row.title, len(_INDENT) + len(day))
        return Option(Content.assemble(_INDENT, title, (day, "$hint")), id=row.id)


def _in_whom(strength: Strength) -> str:
    details = strength.entry.details
    return ", ".join(details.seen_in) if isinstance(details, StrengthDetails) else ""


def _heading(words: str, gap: bool) -> list[Option]:
    return [
        *([Option("", disabled=True)] if gap else []),
        Option(Content(f" {words}"), disabled=True),
    ]


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
