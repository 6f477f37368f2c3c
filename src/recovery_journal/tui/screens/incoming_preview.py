"""What would come in from elsewhere, before it does."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal.bringing_in import Incomings
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.incoming_messages import BringIn, LookAtIncoming
from recovery_journal.tui.incoming_plan import IncomingPlan
from recovery_journal.tui.measures import counted
from recovery_journal.tui.said_incoming import said_sample, said_unread, said_what
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_FIRST, _SECOND = "3 April 2026: the day comes first", "4 March 2026: the month comes first"


class IncomingPreviewScreen(Screen[None]):
    """How many would come in, from where, their days and titles, and what can't be read."""

    BINDINGS = [binding("incoming.take"), binding("incoming.days"), binding("back")]

    def __init__(self, coming: IncomingPlan, incomings: Incomings):
        super().__init__()
        self._plan = coming
        self._told = incomings

    def compose(self) -> ComposeResult:
        """A summary, the titles, what can't be read, and below it what happens."""
        yield TitleLine("Bring entries in")
        with VerticalScroll(classes="page"):
            yield Static("", id="coming-what", markup=False)
            yield Static("", id="coming-days", classes="hint", markup=False)
            yield Static("", id="coming-sample", markup=False)
            yield Static("", id="coming-unread", markup=False)
        with VerticalScroll(classes="below", can_focus=False):
            yield Static("", id="coming-state", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Show it, ready to scroll."""
        self.show(self._plan, self._told)
        self.query_one(".page").focus()

    def show(self, plan: IncomingPlan, incomings: Incomings) -> None:
        """Show what would come in as it is read now."""
        self._plan, told = plan, incomings
        self._told = told
        self.query_one(TitleLine).right = counted(told.new, "new entry", "new entries") or "none"
        days = ""
        if self._may_choose:
            key = key_at_hand(self, "incoming.days")
            days = f"{_said_days(plan.day_first)} {key} says how it is meant."
        below = f"{said_path(plan.path)} stays as it is."
        if told.new:
            below = f"A copy of the journal is made first. {below}"
        parts = {
            "what": said_what(told), "days": Content(days), "sample": said_sample(told),
            "unread": said_unread(told), "state": Content(below),
        }  # fmt: skip
        for name, content in parts.items():
            part = self.query_one(f"#coming-{name}", Static)
            part.update(content)
            part.display = bool(content)
        self.refresh_bindings()

    @property
    def _may_choose(self) -> bool:
        """Whether some days can be read in two ways, or could until somebody said how."""
        return self._told.two_ways or self._plan.day_first is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is new can be brought in; what nobody can tell can be said."""
        if action == "take" and not self._told.new:
            return False
        if action == "days" and not self._may_choose:
            return False
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Bring them in."""
        self.post_message(BringIn(self._plan, self._told.read))

    def action_days(self) -> None:
        """Ask how such a day is meant, and look again."""
        chosen = "month" if self._plan.day_first is False else "day"
        choices = [Choice("day", _FIRST), Choice("month", _SECOND)]

        def go_on(choice: str | None) -> None:
            if choice is not None:
                self.post_message(LookAtIncoming(replace(self._plan, day_first=choice == "day")))

        self.app.push_screen(ChooseDialog("What is 03/04/2026?", choices, chosen), go_on)

    def action_back(self) -> None:
        """One step back; nothing came in."""
        self.dismiss()


def _said_days(day_first: bool | None) -> str:
    if day_first is None:
        return "A day such as 03/04/2026 can be two days."
    return f"03/04/2026 is read as {'3 April' if day_first else '4 March'}."
