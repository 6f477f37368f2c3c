"""Words from wins that could be threads, a line each."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.text import fold
from recovery_journal.model.views import Offered
from recovery_journal.tui.actions import binding
from recovery_journal.tui.messages import TakeUpWord
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

_KIND_CELLS = 10
_WINS_CELLS = 14
_THERE = "there already"


class WordList(BarList):
    """The word, what it would be, in how many wins it stands, and whether that name is there."""

    BINDINGS = [binding("words.take")]

    def __init__(self) -> None:
        super().__init__(id="words", markup=False)
        self._offered: list[Offered] = []

    def show(self, offered: list[Offered]) -> None:
        """Show these; the one at hand stays at hand, or the one beside it when it is gone."""
        self._offered = offered
        before = [option.id or "" for option in self.options]
        at_hand = before[self.highlighted] if self.highlighted is not None else ""
        after = [f"{each.kind.value} {fold(each.word)}" for each in offered]
        self.clear_options()
        room = max(1, self.size.width - _KIND_CELLS - _WINS_CELLS - len(_THERE) - 4)
        longest = max((cell_len(each.word) for each in offered), default=0)
        lines = (_line(each, min(room, longest)) for each in offered)
        self.add_options(Option(line, id=at) for line, at in zip(lines, after, strict=True))
        self.highlighted = same_or_beside(at_hand, before, after)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.show(self._offered)

    @property
    def at_hand(self) -> Offered | None:
        """The word that stands out; None when there is none."""
        return None if self.highlighted is None else self._offered[self.highlighted]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Make it a thread."""
        event.stop()
        self.post_message(TakeUpWord(self._offered[event.option_index]))


def _in_wins(offered: Offered) -> str:
    number = len(offered.win_ids)
    return "in one win" if number == 1 else f"in {number:,} wins"


def _line(offered: Offered, room: int) -> Content:
    word = Content(offered.word).truncate(room, ellipsis=True)
    gap = " " * (room - word.cell_length + 2)
    there = _THERE if offered.there else ""
    told = f"{offered.kind.value:<{_KIND_CELLS}}{_in_wins(offered):<{_WINS_CELLS}}{there}"
    return Content.assemble(" ", word, gap, (told.rstrip(), "$hint"))
