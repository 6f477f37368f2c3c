"""The options of a decision in a list, and below them what is always at hand."""

from textual.content import Content
from textual.widgets.option_list import Option as Row

from recovery_journal.model.options import ALWAYS, Option
from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.bar_list import BarList

_ANOTHER = "another, in your own words"


class OptionRows(BarList):
    """Enter on an option opens it; on a row below them it adds what the row says."""

    BINDINGS = [*bindings(Where.OPTIONS)]

    def __init__(self) -> None:
        super().__init__(id="options", markup=False)
        self._number = 0
        self._more: list[str] = []

    def show_options(self, options: list[Option], names: dict[str, str], at: int = 0) -> None:
        """Show them; `names` are those of the ends that can be seen, by id."""
        there = {option.name for option in options}
        self._number = len(options)
        self._more = ["", *(name for name in ALWAYS if name not in there)]
        self.clear_options()
        self.add_options(Row(_line(n, each, names)) for n, each in enumerate(options, start=1))
        self.add_options(
            Row(Content(f" +  {name or _ANOTHER}").stylize("$hint")) for name in self._more
        )
        self.highlighted = min(at, self.option_count - 1)

    @property
    def at(self) -> int | None:
        """The number of the option at hand, from 0; None on a row below them."""
        at = self.highlighted
        return at if at is not None and at < self._number else None

    @property
    def adds(self) -> str:
        """The name that the row at hand adds; "" for one in the person's own words."""
        return self._more[(self.highlighted or 0) - self._number]


def _line(number: int, option: Option, names: dict[str, str]) -> Content:
    close = [names[end] for end in option.close if end in names]
    below = f"\n     & {', '.join(close)}" if close else ""
    return Content.assemble((f"{number:>2}  ", "$hint"), option.name, (below, "$hint"))
