"""Tags of an entry, on one line, with the tags used so far offered as you type."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from recovery_journal.model.entry import clean_tags
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import KeptLine

MOST_OFFERED = 8


class TagsDialog(ModalScreen[tuple[str, ...] | None]):
    """Dismisses with the tags, or None when they stay as they were."""

    BINDINGS = [binding("back")]

    def __init__(self, tags: tuple[str, ...], known: list[str]):
        super().__init__()
        self._tags = tags
        self._known = known

    def compose(self) -> ComposeResult:
        """The line, and the tags used so far."""
        with Vertical(classes="dialog"):
            yield Static("Tags, with a space between", markup=False)
            yield KeptLine(" ".join(self._tags), placeholder="evening walk", id="line")
            yield Static("", id="offered", classes="hint")
            yield FootLine()

    def on_mount(self) -> None:
        """Offer the tags used most."""
        self._offer("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer the tags that begin like the word being typed."""
        typed = event.value.split(" ")[-1].replace(",", "").lower().lstrip("#")
        self._offer(typed)

    def _offer(self, typed: str) -> None:
        offered = [tag for tag in self._known if tag.startswith(typed)][:MOST_OFFERED]
        self.query_one("#offered", Static).update(Content("   ".join(offered)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep them."""
        self.dismiss(clean_tags(event.value.replace(",", " ").split()))

    def action_back(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)
