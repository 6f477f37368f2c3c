"""What was changed in two places, one entry at a time: its versions, and which to go on with.

Neither is the better one. What is not chosen stays in the history of the entry.
"""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.differing import Facet, differing
from recovery_journal.model.entry import Entry
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said, this_day
from recovery_journal.tui.measures import counted
from recovery_journal.tui.merge_messages import GoOnWithVersion
from recovery_journal.tui.messages import HistoryOf
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.list_and_reader import BESIDE
from recovery_journal.tui.widgets.scrolled import Scrolled

_ALIKE = "They say the same but for what no page shows."
_MARK = "+ "
"""What stands before a line that the other version has not."""
_MARKED = "+ marks what the other has not. The one you leave stays in its history."


class ChoosingScreen(Screen[None]):
    """Shows two versions, side by side from 100 columns on; the first is the one that shows now."""

    BINDINGS = [binding("back"), *bindings(Where.VERSIONS)]
    HORIZONTAL_BREAKPOINTS = BESIDE

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._entries: list[Entry] = []
        self._at = 0
        self._versions: list[Entry] = []
        self._other = 1

    def compose(self) -> ComposeResult:
        """What it is about, the two versions, how they are told apart."""
        yield TitleLine("Which to go on with")
        with Scrolled(classes="page"):
            yield Static("", id="choosing-what")
            with Container(id="two-versions"):
                yield Static("", id="version-one")
                yield Static("", id="version-two")
        yield Static("", id="choosing-more", classes="below hint")
        yield FootLine()

    def on_mount(self) -> None:
        """Show the first one."""
        self.journal_changed()
        self.query_one(Scrolled).focus()

    def journal_changed(self) -> None:
        """Show what is left to choose; leave where nothing is."""
        shown = self._entries[self._at].id if self._entries else None
        self._entries = self._journal.undecided()
        ids = [entry.id for entry in self._entries]
        if not ids:
            if self.is_current:
                self.app.pop_screen()
            return
        self._at = ids.index(shown) if shown in ids else min(self._at, len(ids) - 1)
        self._show()

    def on_screen_resume(self) -> None:
        """Leave, where all was chosen while something lay over it."""
        if self._entries and not self._journal.undecided():
            self.app.pop_screen()

    def _show(self) -> None:
        entry, number = self._entries[self._at], len(self._entries)
        self._versions = self._journal.choices(entry.id)
        self._other = min(max(1, self._other), len(self._versions) - 1)
        self.query_one(TitleLine).right = f"{self._at + 1} of {number}" if number > 1 else ""
        what = Content.assemble(
            (f"{said(entry.day, this_day())} · {entry.kind.value}", "$hint"), "\n", entry.title
        )
        self.query_one("#choosing-what", Static).update(what)
        pair = [self._versions[0], self._versions[self._other]]
        facets = differing(pair, lambda day: said(day, this_day()))
        for place, name in enumerate(("one", "two")):
            told = _said_version(place, pair[place], facets, self._newest)
            self.query_one(f"#version-{name}", Static).update(told)
        self.query_one("#choosing-more", Static).update(self._more())
        self.query_one(Scrolled).scroll_home(animate=False)
        self.refresh_bindings()

    @property
    def _newest(self) -> Entry:
        return max(self._versions, key=lambda version: (version.updated, version.version))

    def _more(self) -> str:
        told, others = _MARKED, len(self._versions) - 2
        if others > 0:
            key = key_at_hand(self, "version.turn")
            told += f" {counted(others, 'version more', 'versions more')}: {key}."
        return told

    # what is done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On to further versions or entries, where there are any."""
        if action == "turn":
            return len(self._versions) > 2
        if action == "skip":
            return len(self._entries) > 1
        return super().check_action(action, parameters)

    def action_go_on(self, place: int) -> None:
        """Go on with one of the two."""
        self.post_message(GoOnWithVersion(self._versions[self._other if place else 0]))

    def action_turn(self, by: int) -> None:
        """Show another version as the second."""
        self._other = 1 + (self._other - 1 + by) % (len(self._versions) - 1)
        self._show()

    def action_skip(self, by: int) -> None:
        """Leave it for later, and look at the next."""
        self._at, self._other = (self._at + by) % len(self._entries), 1
        self._show()

    def action_history(self) -> None:
        """Read every version of it."""
        self.post_message(HistoryOf(self._entries[self._at].id))

    def action_back(self) -> None:
        """Later."""
        self.app.pop_screen()


def _said_version(place: int, version: Entry, facets: list[Facet], newest: Entry) -> Content:
    """A version in words: when it was written, then what it says where the other says otherwise."""
    age = " · the newer one" if version is newest else ""
    head = Content.assemble((f"{place + 1}", "bold $accent"), (f"  {_when(version)}{age}", "$hint"))
    parts = [_said_facet(facet, place) for facet in facets] or [Content(_ALIKE).stylize("$hint")]
    return Content("\n").join([head, *parts])


def _said_facet(facet: Facet, place: int) -> Content:
    lines = [Content(facet.label).stylize("$hint")]
    for line in facet.versions[place]:
        mark, style = (_MARK, "bold $accent") if line.own else ("", "")
        lines.append(Content.assemble((mark, style), line.text))
    return Content("\n").join(lines)


def _when(version: Entry) -> str:
    local = version.updated.astimezone()
    return f"{said(local.date(), datetime.now().astimezone().date())}, {local:%H:%M}"
