"""After a journal was erased: what is gone, what is still here, and what is out of reach."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal.leaving import Left, Line
from recovery_journal.tui.actions import binding
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.scrolled import Scrolled


class GoneScreen(Screen[None]):
    """The last page; from it there is no way but out."""

    BINDINGS = [binding("leaving.end"), binding("app.quit", show=False)]

    def __init__(self, left: Left, beyond: list[Line]):
        super().__init__()
        self._left = left
        self._beyond = beyond

    def compose(self) -> ComposeResult:
        """The three lists."""
        yield TitleLine("Erased")
        with Scrolled(classes="page"):
            yield Static(_listed("Gone", self._left.gone), classes="told")
            if self._left.stays:
                yield Static(_listed("Still here", self._left.stays), classes="told")
            yield Static(_listed("Out of reach of this program", self._beyond), classes="told")
        yield FootLine()

    def on_mount(self) -> None:
        """The list can be moved in."""
        self.query_one(Scrolled).focus()

    def action_end(self) -> None:
        """Leave."""
        self.app.exit(0)


def _listed(heading: str, lines: Iterable[Line]) -> Content:
    told = [Content(heading).stylize("bold")]
    for words, path in lines:
        where = "" if path is None else f"  {said_path(path)}"
        told.append(Content.assemble(words, (where, "$hint")))
    return Content("\n").join(told)
