"""The rows by which a person says what goes out, in which form, and where to."""

from datetime import date

from recovery_journal.model.views import Query
from recovery_journal.tui.dates import said
from recovery_journal.tui.export_plan import ExportPlan, Form
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.rows import GAP, RowOf

FORMS = {
    Form.BY_DAY: "to read, from the first day on",
    Form.BY_KIND: "to read, one kind after another",
    Form.JSON: "for programs; every part of each entry",
    Form.WHOLE: "to bring back, or keep: nothing is left out",
    Form.WHOLE_FOLDER: "the same, a Markdown file for each entry",
}
"""Each form, and what it is for."""
_ALL = RowOf(
    "all",
    "Entries",
    "all there are",
    "The trash, earlier versions, what is half written, the ledger and your people go out too.",
)
_LOOK = RowOf(
    "look",
    "Look at it, then write it",
    "",
    "The rows below say what goes out, and where to. Nothing is written before you have looked.",
)


def export_rows(plan: ExportPlan, title: str | None, today: date, about: str = "") -> list[RowOf]:
    """The rows of a plan; `title` stands for the entry it began with, None when it was all.

    `about` names the value or area of the check-ins that it takes, where it takes no others.
    """
    if plan.form.is_whole:
        return [_LOOK, GAP, _ALL, GAP, *_last_rows(plan)]
    one = [RowOf("which", "Entry", title, "This entry alone, or more of them.")] if title else []
    chosen = [] if plan.query.entry_id else _filter_rows(plan.query, today, about)
    return [_LOOK, GAP, *one, *chosen, GAP, *_last_rows(plan)]


def _last_rows(plan: ExportPlan) -> list[RowOf]:
    form = RowOf("form", "Form", plan.form.value, f"{FORMS[plan.form].capitalize()}.")
    where = "~ is your own folder. Nothing that is there is written over unasked."
    return [form, RowOf("target", "Where to", said_path(plan.target), where)]


def _filter_rows(query: Query, today: date, about: str) -> list[RowOf]:
    def day(chosen: date | None, otherwise: str) -> str:
        return said(chosen, today) if chosen else otherwise

    rows = []
    if query.words.strip():
        rows += [RowOf("words", "Found by", query.words, "enter lets this search go.")]
    if query.coming_back:
        rows += [RowOf("coming_back", "Coming back", "these alone", "enter takes in the others.")]
    if query.about:
        rows += [RowOf("about", "About", about, "enter takes in the others.")]
    return [
        *rows,
        RowOf("kind", "Kind", query.kind.plural if query.kind else "any"),
        RowOf("tag", "Tag", f"#{query.tag}" if query.tag else "any"),
        RowOf("lane", "Who may see it", query.lane or "any", "The lane of an entry."),
        RowOf("star", "Starred", "starred alone" if query.starred else "any"),
        RowOf("since", "From", day(query.since, "the first day")),
        RowOf("until", "Until", day(query.until, "the last day")),
    ]
