"""A ripple: who inspired something, whom it touched, what it led to, drawn outward from it."""

from dataclasses import replace
from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import JournalChanged, OpenEntry, ThreadRipple
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_KEEPS = "What do you want to keep for yourself here?"
_NOTHING_YET = "{inspired} says who inspired it, {touched} whom it touched, {led} what it led to."
_NOTHING_OF_IT_YET = "{led} says what it led to."
_BEFORE, _AFTER = "(", ")"
"""The arcs: of what led to it, and of what it led to."""

Ring = list[tuple[Thread, Row]]


class _Rings(BarList):
    BINDINGS = [binding("entry.open", "select")]

    @property
    def ids(self) -> list[str]:
        """The ids of the lines, "" for those that cannot be at hand."""
        return [option.id or "" for option in self.options]

    @property
    def at_hand(self) -> str:
        """The id of the line that stands out; "" for none."""
        return "" if self.highlighted is None else self.ids[self.highlighted]


class RippleScreen(Screen[None]):
    """Draws what led to an entry above it, and below it what it led to, ring by ring."""

    BINDINGS = [*bindings(Where.RIPPLE), binding("back")]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self.entry_read = entry_id

    def compose(self) -> ComposeResult:
        """The rings, and what the person keeps for themselves."""
        yield TitleLine("Ripple")
        with Vertical(classes="page"):
            yield _Rings(id="rings", markup=False)
            yield Static("", id="nothing", classes="hint", markup=False)
            yield Static("", id="keeps-asked", classes="hint", markup=False)
            yield Static("", id="keeps", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """The rings have the keys."""
        self.query_one(_Rings).focus()
        self.journal_changed()

    def journal_changed(self) -> None:
        """Draw it as it is now."""
        entry = self._journal.entry(self.entry_read)
        came, led = (self._journal.ripple(entry.id, onward=onward) for onward in (False, True))
        rings = self.query_one(_Rings)
        at_hand, before = rings.at_hand or entry.id, rings.ids
        rings.clear_options()
        rings.add_options(_drawn(entry, came, led, datetime.now().astimezone().date()))
        rings.highlighted = same_or_beside(at_hand, before, rings.ids)
        self.query_one(FootLine).lane = entry.lane.value
        self._tell(entry, some=bool(came or led or _names(entry, "inspired", "touched")))

    def _tell(self, entry: Entry, *, some: bool) -> None:
        keys = {
            name: key_at_hand(self, f"ripple.{name}") for name in ("inspired", "touched", "led")
        }
        nothing = self.query_one("#nothing", Static)
        invites = _NOTHING_YET if isinstance(entry.details, WinDetails) else _NOTHING_OF_IT_YET
        nothing.update(Content(invites.format(**keys)))
        nothing.display = not some
        keeps = entry.details.keeps if isinstance(entry.details, WinDetails) else ""
        asked = self.query_one("#keeps-asked", Static)
        asked.update(Content(_KEEPS))
        asked.display = bool(keeps) or (some and isinstance(entry.details, WinDetails))
        said_line = self.query_one("#keeps", Static)
        said_line.update(Content(keeps))
        said_line.display = bool(keeps)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names and what is kept are said of a win, and of nothing else."""
        if action in ("inspired", "touched", "keeps"):
            details = self._journal.entry(self.entry_read).details
            return isinstance(details, WinDetails)
        return super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read that entry."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id).lstrip(_BEFORE + _AFTER)))

    # what is said of it

    def action_inspired(self) -> None:
        """Say who inspired it."""
        self._ask_names("inspired", "Who inspired it?")

    def action_touched(self) -> None:
        """Say whom it touched."""
        self._ask_names("touched", "Whom did it touch?")

    def _ask_names(self, part: str, asked: str) -> None:
        names = ", ".join(_names(self._journal.entry(self.entry_read), part))

        def keep(lines: list[str] | None) -> None:
            if lines is not None:
                self._save({part: [name.strip() for name in lines[0].split(",")]})

        hint = "names or initials, with a comma between"
        self.app.push_screen(AskDialog(asked, [Asked(names, hint)]), keep)

    def action_keeps(self) -> None:
        """Say what you want to keep for yourself."""
        details = self._journal.entry(self.entry_read).details
        keeps = details.keeps if isinstance(details, WinDetails) else ""

        first = " ".join(keeps.split("\n"))

        def keep(lines: list[str] | None) -> None:
            if lines is not None and lines[0] != first:
                self._save({"keeps": lines[0]})

        self.app.push_screen(AskDialog(_KEEPS, [Asked(first, "a line, or nothing")]), keep)

    def _save(self, said_of_it: dict[str, object]) -> None:
        entry = self._journal.entry(self.entry_read)
        details = entry.kind.details.from_dict(entry.details.as_dict() | said_of_it)
        if details != entry.details:
            self._journal.save(replace(entry, details=details))
            self.post_message(JournalChanged())

    def action_led(self) -> None:
        """Thread it to what it led to."""
        self.post_message(ThreadRipple(self.entry_read))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _names(entry: Entry, *parts: str) -> tuple[str, ...]:
    details = entry.details
    if not isinstance(details, WinDetails):
        return ()
    return tuple(name for part in parts for name in getattr(details, part))


def _drawn(entry: Entry, came: list[Ring], led: list[Ring], today: date) -> list[Option]:
    """The rings from the furthest before it to the furthest after it."""
    rows: list[Option] = []
    for at in range(len(came), 0, -1):
        rows += [_row(_BEFORE, at, row, today) for _, row in came[at - 1]]
    if inspired := _names(entry, "inspired"):
        rows.append(_people(_BEFORE, "inspired by ", inspired))
    middle = Content.assemble("  ", Content(entry.title).stylize("bold $accent"))
    rows.append(Option(middle, id=entry.id))
    if touched := _names(entry, "touched"):
        rows.append(_people(_AFTER, "it touched ", touched))
    for at, ring in enumerate(led, start=1):
        rows += [_row(_AFTER, at, row, today) for _, row in ring]
    return rows


def _row(arc: str, ring: int, row: Row, today: date) -> Option:
    told = f"   {row.kind.value}, {said(row.day, today)}"
    arcs = Content("    " + f"{arc} " * ring).stylize("$hint")
    # In a circle an entry stands on both sides: the arc tells its two lines apart.
    return Option(Content.assemble(arcs, row.title, (told, "$hint")), id=f"{arc}{row.id}")


def _people(arc: str, told: str, names: tuple[str, ...]) -> Option:
    line = Content.assemble((f"    {arc} ", "$hint"), (told, "$hint"), ", ".join(names))
    return Option(line, disabled=True)
