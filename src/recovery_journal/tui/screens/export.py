"""Export: which entries, in which form, where to; then a look at the copy before it is written."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.days import parse_day
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding
from recovery_journal.tui.export_plan import ExportPlan, Form, chosen_target, usual_target
from recovery_journal.tui.export_rows import FORMS, export_rows
from recovery_journal.tui.measures import counted
from recovery_journal.tui.messages import PreviewExport
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.rows import RowOf, Rows

_TELLS = "A copy outside of the journal. It is not encrypted: whoever has it can read it."
_ANY = Choice("", "any")


class ExportScreen(Screen[None]):
    """Rows that say what goes out; the first leads on to a look at it."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, query: Query):
        super().__init__()
        self._journal = journal
        self._today = datetime.now().astimezone().date()
        self._one = query if query.entry_id else None
        form = Form.BY_DAY
        target = usual_target(self._today, form)
        self._plan = ExportPlan(query=query, form=form, target=target)

    def compose(self) -> ComposeResult:
        """What it means, then the rows."""
        yield TitleLine("Export")
        with Vertical(classes="page"):
            yield Static(Content(_TELLS), classes="told")
            yield Rows(self._rows())
        yield FootLine()

    def on_mount(self) -> None:
        """Say how many."""
        self._count()

    def journal_changed(self) -> None:
        """Say how many there are now."""
        self._count()

    def _count(self) -> None:
        number = self._plan.number(self._journal)
        self.query_one(TitleLine).right = counted(number, "entry", "entries") or "no entries"

    def _rows(self) -> list[RowOf]:
        one = self._plan.query.entry_id
        title = self._journal.entry(one).title if one else "more than this entry"
        return export_rows(self._plan, title if self._one else None, self._today, self._about())

    def _about(self) -> str:
        """The name of the value or area whose check-ins go out; "" when all may."""
        about = self._plan.query.about
        newest = self._journal.entries(Query(about=about), limit=1) if about else ()
        return next((check_in.title for check_in in newest), "")

    # changes

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Change a row, or look at the copy."""
        getattr(self, f"_change_{message.row_id}")()

    def _keep(self, plan: ExportPlan) -> None:
        self._plan = plan
        self.query_one(Rows).show(self._rows())
        self._count()

    def _narrow(self, **filters: Any) -> None:
        self._keep(replace(self._plan, query=replace(self._plan.query, **filters)))

    def _choose(self, asked: str, choices: list[Choice], chosen: str, name: str) -> None:
        kinds = {"kind": Kind, "lane": Lane, "tag": str}

        def keep(choice: str | None) -> None:
            if choice is not None:
                self._narrow(**{name: kinds[name](choice) if choice else None})

        self.app.push_screen(ChooseDialog(asked, choices, chosen), keep)

    def _change_which(self) -> None:
        one = None if self._plan.query.entry_id else self._one
        self._keep(replace(self._plan, query=one or Query()))

    def _change_all(self) -> None:
        self._change_form()

    def _change_words(self) -> None:
        self._narrow(words="")

    def _change_coming_back(self) -> None:
        self._narrow(coming_back=False)

    def _change_about(self) -> None:
        self._narrow(about=None)

    def _change_kind(self) -> None:
        choices = [_ANY, *(Choice(kind.value, kind.plural) for kind in Kind)]
        self._choose("Which kind", choices, self._plan.query.kind or "", "kind")

    def _change_tag(self) -> None:
        choices = [_ANY, *(Choice(tag, f"#{tag}", str(n)) for tag, n in self._journal.tags())]
        self._choose("Which tag", choices, self._plan.query.tag or "", "tag")

    def _change_lane(self) -> None:
        choices = [_ANY, *(Choice(lane.value, lane.value) for lane in Lane)]
        self._choose("Which lane", choices, self._plan.query.lane or "", "lane")

    def _change_star(self) -> None:
        self._narrow(starred=not self._plan.query.starred)

    def _change_since(self) -> None:
        self._ask_day("From which day on? An empty line is from the first.", "since")

    def _change_until(self) -> None:
        self._ask_day("Up to which day? An empty line is up to the last.", "until")

    def _ask_day(self, asked: str, name: str) -> None:
        def day(typed: list[str]) -> date | None:
            return parse_day(typed[0], self._today) if typed[0].strip() else None

        def keep(typed: list[str] | None) -> None:
            if typed is not None:
                self._narrow(**{name: day(typed)})

        stands = getattr(self._plan.query, name)
        line = Asked(stands.isoformat() if stands else "", "2026-03-12, today or yesterday")
        self.app.push_screen(AskDialog(asked, [line], day), keep)

    def _change_form(self) -> None:
        def keep(form: str | None) -> None:
            if form is not None:
                self._keep(self._plan.in_form(Form[form]))

        choices = [Choice(form.name, form.value, tells) for form, tells in FORMS.items()]
        self.app.push_screen(ChooseDialog("In which form", choices, self._plan.form.name), keep)

    def _change_target(self) -> None:
        def target(typed: list[str]) -> Path:
            return chosen_target(typed[0], self._today, self._plan.form)

        def keep(typed: list[str] | None) -> None:
            if typed is not None:
                self._keep(replace(self._plan, target=target(typed)))

        line = Asked(said_path(self._plan.target), "~/Documents/journal.md")
        self.app.push_screen(AskDialog("Where to? A path.", [line], target), keep)

    def _change_look(self) -> None:
        self.post_message(PreviewExport(self._plan))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
