"""The filters of a list, each on a line; what holds all of them is shown."""

from dataclasses import replace
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError
from recovery_journal.model.days import parse_day
from recovery_journal.model.entry import Kind, Lane, clean_tags
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import Line

MOST_OFFERED = 6
ANY = "any"


class _Choice(OneOf):
    BINDINGS = [binding("filters.show")]


class _Field(Line):
    BINDINGS = [binding("filters.show")]


class FiltersDialog(ModalScreen[Query | None]):
    """Dismisses with the query that is wanted, or None when it stays as it was.

    `fixed` names the filters that belong to the place, which are not asked for.
    """

    BINDINGS = [binding("form.next"), binding("back")]

    def __init__(self, query: Query, tags: list[str], fixed: frozenset[str] = frozenset()):
        super().__init__()
        self._asked = query
        self._tags = tags
        self._fixed = fixed

    def compose(self) -> ComposeResult:
        """A line for each filter."""
        query = self._asked
        kind = query.kind.plural if query.kind else ANY
        with Vertical(classes="dialog"):
            yield Static("Show what is", classes="dialog-title", markup=False)
            if "kind" not in self._fixed:
                yield _labelled(
                    "kind", _Choice([ANY, *(kind.plural for kind in Kind)], kind, id="kind")
                )
            yield _labelled("a coming back", _yes_or_any(query.coming_back, "coming-back"))
            yield _labelled("starred", _yes_or_any(query.starred, "starred"))
            lanes = [ANY, *(lane.value for lane in Lane)]
            yield _labelled("open to", _Choice(lanes, query.lane or ANY, id="lane"))
            yield _labelled("tagged", _Field(query.tag or "", placeholder=self._hint(), id="tag"))
            for name, day in (("since", query.since), ("until", query.until)):
                typed = day.isoformat() if day else ""
                hint = "2026-03-12, today or yesterday"
                yield _labelled(name, _Field(typed, placeholder=hint, id=name))
            yield Static("", id="state", classes="hint", markup=False)
            yield FootLine()

    def _hint(self) -> str:
        return ", ".join(self._tags[:MOST_OFFERED])

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query(OneOf).first().focus()

    def _wanted(self) -> Query:
        today = datetime.now().astimezone().date()
        typed = {field.id: field.value.strip() for field in self.query(Input)}
        chosen = {one.id: one.value for one in self.query(OneOf)}
        kinds = {kind.plural: kind for kind in Kind}
        lane = chosen["lane"]
        return replace(
            self._asked,
            kind=kinds.get(chosen["kind"]) if "kind" in chosen else self._asked.kind,
            coming_back=chosen["coming-back"] != ANY,
            starred=chosen["starred"] != ANY,
            lane=Lane(lane) if lane != ANY else None,
            tag=next(iter(clean_tags([typed["tag"]])), None),
            since=parse_day(typed["since"], today) if typed["since"] else None,
            until=parse_day(typed["until"], today) if typed["until"] else None,
        )

    def action_show(self) -> None:
        """Show what holds all of them."""
        try:
            self.dismiss(self._wanted())
        except JournalError as error:
            self.query_one("#state", Static).update(Content(str(error)))

    def action_back(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)


def _labelled(label: str, field: Widget) -> Horizontal:
    return Horizontal(Static(label, classes="filter-label", markup=False), field, classes="part")


def _yes_or_any(value: bool, name: str) -> _Choice:
    return _Choice([ANY, "yes"], "yes" if value else ANY, id=name)
