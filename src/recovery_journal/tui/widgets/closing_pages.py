"""The pages that close a time together: what stays the person's, lines, words, steps, reading."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.messages import EditEntry
from recovery_journal.tui.said_summary import step_told
from recovery_journal.tui.summary import Summary
from recovery_journal.tui.widgets.closing_page import ClosingPage
from recovery_journal.tui.widgets.entry_rows import EntryRows
from recovery_journal.tui.widgets.marked_list import MarkedList, MarkLine
from recovery_journal.tui.widgets.part_field import Prose
from recovery_journal.tui.widgets.reading_page import Reading
from recovery_journal.tui.widgets.row_lines import KIND_CELLS


class _Marks(MarkedList):
    BINDINGS = [binding("closing.mark"), binding("closing.next")]


class OnlyForMe(ClosingPage):
    """What was written together, to mark what the person keeps for themselves."""

    asks = "Keep any of these only for you?"

    def answered(self) -> ComposeResult:
        """A line for each entry."""
        yield _Marks("for-me", most_rows=1)

    def show(self, summary: Summary) -> None:
        """Show what is open of it; marks stay."""
        listed = self.query_one(MarkedList)
        lines = [_line_of(entry) for entry in summary.written()]
        listed.show(lines, listed.marked & {line.key for line in lines})
        listed.display = bool(lines)
        marked = "What you mark is yours alone from the next page on."
        self.tell(marked if lines else "Nothing was written together. That's fine.")


def _line_of(entry: Entry) -> MarkLine:
    kind = (f"{entry.kind.value:<{KIND_CELLS}}", "$hint")
    return MarkLine(entry.id, Content.assemble(kind, entry.title))


class Lines(ClosingPage):
    """Every sentence to pick from, in the order of writing."""

    asks = "Which lines do you take with you?"

    def answered(self) -> ComposeResult:
        """A line for each, whole."""
        yield _Marks("lines")

    def show(self, summary: Summary) -> None:
        """Show the lines, those that are picked marked."""
        listed = self.query_one(MarkedList)
        listed.show([MarkLine(line, Content(line)) for line in summary.lines()], summary.picked)
        listed.display = bool(summary.lines())
        nothing = "There are no lines to pick from. That's fine; your own words come next."
        self.tell("" if listed.display else nothing)


class Words(ClosingPage):
    """The person's own words, with the lines they picked in sight."""

    asks = "What do you take with you, in your own words?"

    def __init__(self, body: str):
        super().__init__()
        self._body = body

    def answered(self) -> ComposeResult:
        """The picked lines above the field."""
        yield Static("", id="picked-lines", markup=False)
        yield Prose(self._body, "as short or as long as you like", id="body")

    def show(self, summary: Summary) -> None:
        """Show what is picked; what is typed stays."""
        self.tell("")
        picked = self.query_one("#picked-lines", Static)
        picked.update(Content("\n".join(summary.picked)))
        picked.display = bool(summary.picked)

    @property
    def text(self) -> str:
        """The words as typed."""
        return self.query_one(Prose).text

    def say(self, body: str) -> None:
        """Show the words that were said in another place."""
        self.query_one(Prose).text = body


class _Steps(EntryRows):
    BINDINGS = [binding("closing.next"), binding("entry.edit", "screen.edit")]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click goes on with the step, which the base would read."""
        event.stop()
        event.prevent_default()
        self.post_message(EditEntry(str(event.option.id)))


class Steps(ClosingPage):
    """The steps that were written in this time."""

    asks = "Is there a small step from here?"

    def answered(self) -> ComposeResult:
        """A row for each."""
        yield _Steps("next-steps")

    def show(self, summary: Summary) -> None:
        """Show the steps as they are now."""
        steps, today, whom = summary.steps(), this_day(), summary.details.with_whom

        listed = self.query_one(_Steps)

        def rows() -> Iterator[Option]:
            room = max(1, listed.size.width - 5)
            for step in steps:
                told = Content(step_told(step, today, whom)).stylize("$hint")
                below = (line for text in (Content(step.title), told) for line in text.wrap(room))
                yield Option(Content("\n   ").join([*below]).pad_left(1), id=step.id)

        listed.show_rows(rows)
        listed.display = bool(steps)
        key = key_at_hand(self.screen, "step.new")
        writes = f" {key} writes one." if summary.is_under_way else ""
        self.tell("" if steps else f"None yet. That's fine.{writes}")

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the step that stands out; None for none."""
        return self.query_one(_Steps).entry_at_hand


def pages_of(summary: Summary) -> list[ClosingPage]:
    """The pages, in order; of a past time nothing is closed any more."""
    first: list[ClosingPage] = [OnlyForMe()] if summary.is_under_way else []
    return [*first, Lines(), Words(summary.body), Steps(), Reading()]
