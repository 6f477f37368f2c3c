"""What somebody wants to find out: a line for one more, and below it each thing with a mark."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option

from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.line import KeptLine


class _Things(BarList):
    BINDINGS = [*bindings(Where.FINDING_OUT)]

    class Asked(Message):
        """A key on the thing at hand: "found", "remove" or "bring back"."""

        def __init__(self, act: str):
            super().__init__()
            self.act = act

    def action_thing(self, act: str) -> None:
        """Do this with the thing at hand."""
        self.post_message(self.Asked(act))


class FindOut(Vertical):
    """The things in their order; those that were found out have a mark."""

    class Changed(Message):
        """A thing came, went, or was found out."""

    def __init__(self, things: tuple[str, ...], found: tuple[str, ...]):
        super().__init__()
        self._things = list(things)
        self._given_found = found
        self._found = set(found)
        self._gone: list[tuple[int, str]] = []

    def compose(self) -> ComposeResult:
        """The line, the things."""
        yield KeptLine(placeholder="one thing; enter keeps it", id="one-more")
        yield _Things(markup=False)

    def on_mount(self) -> None:
        """Show what is there."""
        self._show()

    def _show(self, at: int = 0) -> None:
        listed = self.query_one(_Things)
        listed.clear_options()
        listed.add_options(
            Option(Content(f"[{'x' if thing in self._found else ' '}] {thing}"))
            for thing in self._things
        )
        listed.display = bool(self._things)
        if self._things:
            listed.highlighted = min(at, len(self._things) - 1)

    @property
    def things(self) -> tuple[str, ...]:
        """All of them; what is typed and not kept yet is the last."""
        typed = self.query_one(KeptLine).value.strip()
        return tuple(dict.fromkeys([*self._things, *([typed] if typed else [])]))

    @property
    def found(self) -> tuple[str, ...]:
        """Those that were found out, as they were given while nothing changes."""
        if self._found == set(self._given_found):
            return self._given_found
        return tuple(thing for thing in self._things if thing in self._found)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what the line says; an empty one stays as it is."""
        event.stop()
        if event.value.strip():
            self._things = list(self.things)
            self.query_one(KeptLine).value = ""
            self._show(len(self._things) - 1)
            self.post_message(self.Changed())

    @on(_Things.Asked)
    def do_as_asked(self, message: _Things.Asked) -> None:
        """Mark it, take it out, or put back the one taken out last."""
        message.stop()
        listed = self.query_one(_Things)
        at = listed.highlighted or 0
        if message.act == "bring back":
            if not self._gone:
                return
            at, thing = self._gone.pop()
            self._things.insert(at, thing)
        elif message.act == "remove":
            self._gone.append((at, self._things.pop(at)))
        else:
            self._found ^= {self._things[at]}
        self._show(at)
        if not self._things:
            self.query_one(KeptLine).focus()
        self.post_message(self.Changed())
