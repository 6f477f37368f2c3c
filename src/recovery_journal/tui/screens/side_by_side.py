"""The options of a decision side by side: what each opens and costs, what it stands close to.

Options are columns, as many as fit; nothing is added up, weighed or put in an order.
"""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.model.options import Option, options_of
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.scrolled import Scrolled

COLUMN_CELLS = 20
"""How wide a column is at least, beside the labels."""
_LABEL_CELLS = 12
_MOST = 280
"""Characters of one text; the option itself has the rest."""
_NOTHING = "No option is written yet. That's fine."


class _Page(Scrolled):
    BINDINGS = [*bindings(Where.BESIDE)]


class SideBySideScreen(Screen[None]):
    """Reads the options as they are written, in a table."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, decision: Entry):
        super().__init__()
        self._decision = decision
        self._options = options_of(str(decision.details.as_dict()["options"]))
        self._ends = journal.end_names(end for option in self._options for end in option.close)
        self._first = 0
        self._shown = len(self._options)
        self._by_value = False

    def compose(self) -> ComposeResult:
        """The choice, the table."""
        yield TitleLine("Side by side")
        yield Static(Content(self._decision.title), classes="title", id="the-choice")
        with _Page(classes="page"):
            yield Static("" if self._options else _NOTHING, id="no-option", classes="hint")
            yield Grid(id="beside")
        yield Static("", id="values-as-rows", classes="hint", markup=False)
        yield FootLine(self._decision.lane.value)

    def on_mount(self) -> None:
        """The page has the keys."""
        self.query_one("#no-option").display = not self._options
        self.query_one(_Page).focus()

    async def on_resize(self) -> None:
        """Show as many as fit now."""
        await self._lay_out()

    @property
    def _fitting(self) -> int:
        room = self.query_one(_Page).content_region.width - _LABEL_CELLS
        return max(1, min(len(self._options) or 1, room // COLUMN_CELLS))

    async def _lay_out(self) -> None:
        grid, number = self.query_one("#beside", Grid), self._fitting
        self._first = max(0, min(self._first, len(self._options) - number))
        self._shown = number
        shown = self._options[self._first : self._first + number]
        grid.styles.grid_size_columns = number + 1
        grid.styles.grid_columns = f"{_LABEL_CELLS} " + "1fr " * number
        await grid.remove_children()
        await grid.mount(*self._cells(shown))
        many = len(self._options)
        told = f"{self._first + 1} to {self._first + number} of {many}" if many > number else ""
        self.query_one(TitleLine).right = told
        key = key_at_hand(self, "beside.values")
        rows = "one row for all of them" if self._by_value else "a row for each value and strength"
        self.query_one("#values-as-rows", Static).update(f"{key}  {rows}" if self._ends else "")
        self.refresh_bindings()

    def _cells(self, shown: list[Option]) -> Iterator[Static]:
        rows = [("", [option.name for option in shown])]
        rows += [("it opens", [_cut(option.opens) for option in shown])]
        rows += [("it costs", [_cut(option.costs) for option in shown])]
        if self._by_value:
            rows += [
                (name, ["& close" if end in option.close else "" for option in shown])
                for end, name in self._ends.items()
            ]
        else:
            names = [[self._ends[e] for e in option.close if e in self._ends] for option in shown]
            rows += [("close to", ["\n".join(f"& {name}" for name in each) for each in names])]
        for label, texts in rows:
            if any(texts):
                yield Static(Content(label), classes="row-label")
                for text in texts:
                    yield Static(Content(text), classes="cell" if label else "cell option-name")

    # what is done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Further options, and values as rows, where there are any."""
        if action == "turn":
            first = self._first + int(str(parameters[0]))
            return 0 <= first <= len(self._options) - self._shown
        if action == "values":
            return bool(self._ends)
        return super().check_action(action, parameters)

    async def action_turn(self, by: int) -> None:
        """On to the options further right, or left."""
        self._first += by
        await self._lay_out()

    async def action_values(self) -> None:
        """A row for each value and strength, or one for all of them."""
        self._by_value = not self._by_value
        await self._lay_out()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"
