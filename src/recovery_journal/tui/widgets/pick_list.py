"""Every line that My page could hold, by section; those that are on it have a cross."""

from collections.abc import Iterable

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.my_page import SECTIONS, PageLine, Pick
from recovery_journal.tui.widgets.bar_list import BarList

_INDENT = " " * 6


class PickList(BarList):
    """The lines keep their places while they are picked; what is moved changes places."""

    class Clicked(Message):
        """A line was clicked, which then is the one at hand."""

    def __init__(self) -> None:
        super().__init__(id="picks", markup=False)
        self._lines_shown: list[PageLine] = []
        self._rows: list[Pick | None] = []
        self._page: list[Pick] = []

    def show(self, choices: list[PageLine], page: list[PageLine]) -> None:
        """Show what the page could hold and what it holds; the line at hand stays at hand."""
        at_hand = self.pick_at_hand
        known = [line.pick for line in self._lines_shown]
        self._lines_shown = arranged(choices, page, known)
        self._page = [line.pick for line in page]
        self._lay_out()
        if at_hand is not None and at_hand in self._rows:
            self.highlighted = self._rows.index(at_hand)

    def _lay_out(self) -> None:
        """Write over the rows that stay where they are, so that nothing scrolls."""
        before, told = self._rows, list(self._told())
        self._rows = [pick for pick, _ in told]
        if [pick is None for pick in before] == [pick is None for pick in self._rows]:
            for at, (_, row) in enumerate(told):
                if self.get_option_at_index(at).prompt != row:
                    self.replace_option_prompt_at_index(at, row)
            return
        self.clear_options()
        self.add_options(Option(row, disabled=pick is None) for pick, row in told)
        self.highlighted = next((at for at, pick in enumerate(self._rows) if pick), None)

    def _told(self) -> Iterable[tuple[Pick | None, Content]]:
        for kind, heading in SECTIONS.items():
            section = [line for line in self._lines_shown if line.kind is kind]
            if section:
                above = "\n" if section[0] is not self._lines_shown[0] else ""
                yield None, Content(f"{above} {heading}")
            for line in section:
                yield line.pick, self._line(line)

    def _line(self, line: PageLine) -> Content:
        room = max(1, self.size.width - len(_INDENT) - 1)
        picked = line.pick in self._page
        mark = Content(f" [{'x' if picked else ' '}]  ").stylize("" if picked else "$hint")
        name = Content(line.title).truncate(room, ellipsis=True)
        words = Content(line.words).truncate(room, ellipsis=True).stylize("$hint")
        return Content.assemble(mark, name, *((f"\n{_INDENT}", words) if line.words else ()))

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._lay_out()

    @property
    def pick_at_hand(self) -> Pick | None:
        """The line that stands out; None when there is none."""
        return None if self.highlighted is None else self._rows[self.highlighted]

    @property
    def in_order(self) -> list[Pick]:
        """Every line, in the order shown."""
        return [line.pick for line in self._lines_shown]

    def forget_order(self) -> None:
        """The next time it is shown, what is picked stands first in its section."""
        self._lines_shown = []

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks the line, as space does."""
        event.stop()
        self.post_message(self.Clicked())


def arranged(choices: list[PageLine], page: list[PageLine], known: list[Pick]) -> list[PageLine]:
    """The lines as a list shows them: known ones in their places, then the page's, then others.

    In each section the places of what is picked are filled in the order of the page.
    """
    lines = {line.pick: line for line in (*page, *choices)}
    order = dict.fromkeys([*(pick for pick in known if pick in lines), *lines])
    picked = {line.pick for line in page}
    in_turn = {kind: iter([line for line in page if line.kind is kind]) for kind in SECTIONS}
    sections = [lines[pick] for kind in SECTIONS for pick in order if lines[pick].kind is kind]
    return [next(in_turn[line.kind]) if line.pick in picked else line for line in sections]
