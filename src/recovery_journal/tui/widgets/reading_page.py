"""The last page that closes a time together: the whole summary is read, and what becomes of it."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.tui.actions import binding
from recovery_journal.tui.said_summary import summary_text
from recovery_journal.tui.summary import Summary
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.closing_page import ClosingPage
from recovery_journal.tui.widgets.scrolled import Scrolled


class _Choices(BarList):
    BINDINGS = [
        binding("closing.take"),
        binding("closing.read"),
        binding("closing.read_back"),
    ]


class Reading(ClosingPage):
    """The whole summary as it would be kept, and what becomes of it."""

    class Chosen(Message):
        """What becomes of it: "right", "draft" or "leave"."""

        def __init__(self, choice: str):
            super().__init__()
            self.choice = choice

    def answered(self) -> ComposeResult:
        """The summary above the choices."""
        with Scrolled(id="summary", can_focus=False):
            yield Static("", id="summary-text", markup=False)
        yield _Choices(id="becomes", markup=False)

    def show(self, summary: Summary) -> None:
        """Show it as it would be kept now."""
        self.query_one("#summary-text", Static).update(summary_text(summary.entry()))
        self.query_one(".asked", Static).update(Content(_asked(summary)))
        self.tell("")
        choices = list(_choices(summary))
        wide = max(cell_len(words) for _, words, _ in choices) + 3
        listed = self.query_one(_Choices)
        listed.clear_options()
        for choice, words, tells in choices:
            gap = " " * (wide - cell_len(words))
            listed.add_option(Option(Content.assemble(words, gap, (tells, "$hint")), id=choice))
        listed.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was chosen."""
        event.stop()
        self.post_message(self.Chosen(str(event.option.id)))


def _asked(summary: Summary) -> str:
    if summary.is_signed:
        return f'You said "that\'s right" on {summary.details.signed}.'
    if summary.was_signed:
        return "It is a little different now. Is it right like this?"
    return "Is that right?"


def _choices(summary: Summary) -> Iterator[tuple[str, str, str]]:
    """What may become of it: the id, the words, and a few more."""
    leaves = "; you leave" if summary.is_under_way else ""
    if not summary.is_signed:
        yield "right", "That's right", f"kept like this{leaves}"
        stays = "signed words stay" if summary.was_signed else "for you alone"
        yield "draft", "Keep it as a draft", f"{stays}{leaves}"
    elif summary.is_under_way:
        yield "leave", "Leave together", "your passphrase comes next"
    else:
        yield "leave", "Close it", "kept like this"
