"""One option of a decision: its name, what it opens and costs, what it stands close to."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from recovery_journal.model.entry import Entry
from recovery_journal.model.options import Option
from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import Prose

_TIE = "+ a value, or a strength it needs"
_NONE_YET = "There is no value and no strength yet. That's fine."
_ALL_CHOSEN = "All of your values and strengths are here already."


class _Ties(BarList):
    BINDINGS = [*bindings(Where.TIES)]

    class TakenAway(Message):
        """The tie at hand goes."""

    def action_untie(self) -> None:
        """Take away the tie at hand."""
        self.post_message(self.TakenAway())


class OptionFields(Vertical):
    """Edits one option; ends that cannot be seen here stay tied.

    `ends` are the values and strengths that can be tied, in the order they are offered.
    """

    class Changed(Message):
        """A tie came or went."""

    def __init__(self, option: Option, ends: list[Entry]):
        super().__init__()
        self._option = option
        self._ends = {end.id: end for end in ends}
        self._close = list(option.close)
        self.is_whole = False

    def compose(self) -> ComposeResult:
        """The name, the two texts, the ties."""
        yield Line(self._option.name, placeholder="its name, in a word or a few", id="option-name")
        yield Static("What it opens", classes="label-of-field")
        yield Prose(self._option.opens, id="option-opens")
        yield Static("What it costs", classes="label-of-field")
        yield Prose(self._option.costs, id="option-costs")
        yield Static("What it stands close to", classes="label-of-field")
        yield _Ties(markup=False)

    def on_mount(self) -> None:
        """Show the ties."""
        self._show()
        self.is_whole = True

    def _show(self) -> None:
        listed = self.query_one(_Ties)
        at = listed.highlighted or 0
        listed.clear_options()
        for end in self._seen:
            listed.add_option(Row(Content.assemble("& ", end.title, (f"  {end.kind}", "$hint"))))
        listed.add_option(Row(Content(_TIE).stylize("$hint")))
        listed.highlighted = min(at, listed.option_count - 1)

    @property
    def _seen(self) -> list[Entry]:
        return [self._ends[end] for end in self._close if end in self._ends]

    @property
    def value(self) -> Option:
        """The option as the fields hold it."""
        return replace(
            self._option,
            name=self.query_one("#option-name", Line).value,
            opens=self.query_one("#option-opens", Prose).text,
            costs=self.query_one("#option-costs", Prose).text,
            close=tuple(self._close),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what else it stands close to, or needs."""
        event.stop()
        free = [end for end in self._ends.values() if end.id not in self._close]
        if not free:
            self.notify(_ALL_CHOSEN if self._ends else _NONE_YET, markup=False)
            return

        def tie(end: str | None) -> None:
            if end is not None:
                self._close.append(end)
                self._changed()

        choices = [Choice(end.id, end.title, end.kind.value) for end in free]
        self.app.push_screen(ChooseDialog("What does it stand close to, or need?", choices), tie)

    @on(_Ties.TakenAway)
    def untie(self, message: _Ties.TakenAway) -> None:
        """Take the one at hand away."""
        message.stop()
        at = self.query_one(_Ties).highlighted or 0
        if at < len(self._seen):
            self._close.remove(self._seen[at].id)
            self._changed()

    def _changed(self) -> None:
        self._show()
        self.post_message(self.Changed())
