"""Your words: what the person starred, one at a time; below them, whom they can turn to."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience
from recovery_journal.model.records import Person
from recovery_journal.model.views import Query, Row
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader

MOST_PEOPLE = 3
"""The person's own people who show below the words, in their order."""
_MOST_NAME_CELLS = 24
_STARRED = Query(starred=True)
_NOTHING_YET = (
    "Nothing here yet. That's fine.\n\n"
    "{star} on any entry stars it. What you star waits here, in your own words."
)
_TO_CALL = "{support} shows people and lines to call."


class WordsBackScreen(EntryCommands, Screen[None]):
    """Gives back what the person starred and nothing else, newest first, each one whole."""

    BINDINGS = [
        *(binding(str(each.id), show=each.id == "entry.open") for each in bindings(Where.LIST)),
        *bindings(Where.STARRED),
        binding("back"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._row: Row | None = None

    def compose(self) -> ComposeResult:
        """The words; whom to turn to."""
        yield TitleLine("Your words")
        with Vertical(classes="page"):
            yield Static("", id="no-words", markup=False)
            yield Reader(self._journal, whole=True, framed=True, threads=False)
        yield Static("", id="people-of-yours", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Begin with the newest."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the same words as they are now; where they are gone, the ones next to them."""
        row = self._row
        place = None if row is None else self._journal.place(row.id) or row.place
        self._show(self._next(None if place is None else place + 1) or self._before(place or 0))

    def _next(self, place: int | None) -> Row | None:
        """The newest of those older than a place."""
        return next(iter(self._journal.page(_STARRED, before=place, limit=1)), None)

    def _before(self, place: int) -> Row | None:
        """The oldest of those newer than a place."""
        return next(iter(self._journal.page(_STARRED, after=place, limit=1)), None)

    def _show(self, row: Row | None) -> None:
        self._row = row
        reader, nothing = self.query_one(Reader), self.query_one("#no-words", Static)
        entry = reader.read(row.id if row else None)
        reader.display, nothing.display = row is not None, row is None
        if row is None:
            self.set_focus(None)
        elif self.focused is None:
            reader.focus()
        nothing.update(_NOTHING_YET.format(star=key_at_hand(self, "entry.star")))
        self.query_one(FootLine).lane = entry.lane.value if entry else ""
        where = ""
        if row is not None:
            at = self._journal.count(Query(starred=True, from_place=row.place))
            number = self._journal.count(_STARRED)
            day = said(row.day, datetime.now().astimezone().date())
            where = f"{day} · {at:,} of {number:,}" if number > 1 else day
        self.query_one(TitleLine).right = where
        self._tell_people()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without any words there is none to open or to turn to."""
        if action in ("open", "turn") and self._row is None:
            return False
        return super().check_action(action, parameters)

    def _tell_people(self) -> None:
        """Whom to turn to: the person's own people where nobody else looks on, and the key."""
        alone = self._journal.audience is Audience.ME
        people = self._journal.people()[:MOST_PEOPLE] if alone else []
        to_call = Content(_TO_CALL.format(support=key_at_hand(self, "support.open")))
        told = [*_lines(people), to_call.stylize("$hint")]
        self.query_one("#people-of-yours", Static).update(Content("\n").join(told))

    @property
    def query_at_hand(self) -> Query:
        """What is starred, for an export to begin with."""
        return _STARRED

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that is read."""
        return self._row.id if self._row else None

    def action_turn(self, by: int) -> None:
        """The next of them, or the one before; after the last comes the first."""
        if self._row is None:
            return
        place = self._row.place
        if by > 0:
            self._show(self._next(place) or self._next(None))
        else:
            self._show(self._before(place) or self._before(0))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _lines(people: list[Person]) -> list[Content]:
    """A line for each of them: the name, and how to reach them."""
    names = [Content(each.name).truncate(_MOST_NAME_CELLS, ellipsis=True) for each in people]
    wide = max((name.cell_length for name in names), default=0) + 3
    return [
        Content.assemble(name, " " * (wide - name.cell_length), (person.reach, "bold"))
        for name, person in zip(names, people, strict=True)
    ]
