"""The person's strengths in a list: their own, those seen in somebody else, the newest stories."""

from datetime import date

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.views import Row, Strength
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

_INDENT = " "


class StrengthList(BarList):
    """Each strength with how it looks in the person; enter opens one."""

    BINDINGS = [binding("entry.open", "select")]

    def __init__(self) -> None:
        super().__init__(id="strengths", markup=False)
        self._shown: tuple[list[Strength], list[Row], date] | None = None

    def show(self, strengths: list[Strength], stories: list[Row], today: date) -> None:
        """Show these, in this order; the one at hand stays at hand."""
        self._shown = (strengths, stories, today)
        at_hand, before = self.entry_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        own = [each for each in strengths if not each.is_borrowed]
        seen = [each for each in strengths if each.is_borrowed]
        self.add_options(self._line(each, each.entry.body) for each in own)
        if seen:
            self.add_options(_heading("Seen in somebody else", bool(own)))
            self.add_options(self._line(each, _in_whom(each)) for each in seen)
        if stories:
            self.add_options(_heading("Stories", bool(strengths)))
            self.add_options(self._story(row, today) for row in stories)
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand or "", before, after)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._shown is not None:
            self.show(*self._shown)

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

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the strength or story that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for its page."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))


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
