"""Values: the person's own, in their order, each with what it means to them."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query, is_under_way
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.beside_reader import PLACE_BINDINGS, BesideReader
from recovery_journal.tui.messages import CheckIn, JournalChanged, LetGo, ShowOverTime
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.value_list import ValueList

_VALUES = Query(kind=Kind.VALUE)
_NOTHING_YET = (
    "Nothing here yet. That's fine.\n\n"
    "{sort}  goes through cards, one at a time, and comes to a few that matter most to you.\n"
    "{new}  writes one in your own words."
)
_WAITS = "A sort waits: {title}. {sort} goes on with it."


class ValuesScreen(BesideReader):
    """The values in a list; from 100 columns the one at hand is to be read beside it."""

    BINDINGS = [
        *PLACE_BINDINGS,
        *bindings(Where.VALUES),
        binding("back"),
    ]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """What waits, the list, the reader."""
        yield TitleLine("Values")
        with Vertical(classes="page"):
            yield Static("", id="state", markup=False)
            with Horizontal(id="list-and-reader"):
                yield ValueList()
                yield Reader(self._journal)
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys, once there is one."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the values as they are now."""
        valued = self._journal.values()
        self.query_one(ValueList).show(valued, datetime.now().astimezone().date())
        some = bool(valued.at_hand or valued.let_go)
        self.query_one("#list-and-reader").display = some
        if some and self.focused is None:
            self.query_one(ValueList).focus()
        state = self.query_one("#state", Static)
        told = self._waits() or ("" if some else self._nothing_yet())
        state.update(Content(told))
        state.display = bool(told)
        self.read_at_hand()

    def _waits(self) -> str:
        waiting = [draft for draft in self._journal.drafts() if is_under_way(draft.entry)]
        key = key_at_hand(self, "value.sort")
        return _WAITS.format(title=waiting[0].entry.title, sort=key) if waiting else ""

    def _nothing_yet(self) -> str:
        sort, new = key_at_hand(self, "value.sort"), key_at_hand(self, "value.new")
        return _NOTHING_YET.format(sort=sort, new=new)

    @property
    def query_at_hand(self) -> Query:
        """All values, for an export to begin with."""
        return _VALUES

    @property
    def entry_at_hand(self) -> str | None:
        """The value that stands out."""
        return self.query_one(ValueList).value_at_hand

    def action_rank(self, by: int) -> None:
        """Move the value in the order, into it, or out of it."""
        at_hand = self.entry_at_hand
        if at_hand is None:
            return
        valued = self._journal.values()
        if any(value.id == at_hand for value in valued.at_hand):
            self._journal.set_value_order(valued.order_with(at_hand, by))
            self.post_message(JournalChanged())

    def action_check_in(self) -> None:
        """Say how close this week was to it."""
        self._ask(CheckIn)

    def action_over_time(self) -> None:
        """See how close it was, week by week."""
        self._ask(ShowOverTime)

    def action_let_go(self) -> None:
        """Let it go, or take it up again."""
        self._ask(LetGo)
