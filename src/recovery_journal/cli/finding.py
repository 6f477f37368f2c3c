"""Commands that find and show: list, search, show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import LIMIT, chosen, filters
from recovery_journal.cli.session import opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.views import Query

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.model.entry import Entry
    from recovery_journal.model.records import Thread
    from recovery_journal.model.views import Row

PAGE = 200
"""Rows read at a time, so that a long list is never in memory as a whole."""

JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@click.command("list")
@filters
@LIMIT
@JSON
@click.pass_context
def list_command(ctx: click.Context, /, limit: int | None, as_json: bool, **options: Any) -> None:
    """List entries, newest first: day, kind, * for a star, title, short id."""
    query = chosen(**options)
    with opened(ctx) as journal:
        print_found(journal, query, limit, as_json, "Nothing here yet. That's fine.")


@click.command("search")
@filters
@LIMIT
@JSON
@click.pass_context
def search_command(ctx: click.Context, /, limit: int | None, as_json: bool, **options: Any) -> None:
    """Find entries by words from standard input or a prompt, newest first.

    Every word is there, in any order, whole or as a beginning; words in double quotes stand
    side by side.
    """
    words = None if terminal.is_typed() else " ".join(terminal.piped_text().split())
    with opened(ctx) as journal:
        if words is None:
            words = terminal.ask_line("What are you looking for?")
        if not words:
            raise Unusable("There are no words to look for.")
        print_found(journal, chosen(**options, words=words), limit, as_json, "Nothing found.")


def print_found(
    journal: "Journal", query: Query, limit: int | None, as_json: bool, nothing: str
) -> None:
    """Print what a query finds, a line each; where it finds nothing, say the words for that."""
    lines = _json_lines if as_json else _table_lines
    if not terminal.put(f"{line}\n" for line in lines(journal, query, limit)):
        say(nothing)


def _json_lines(journal: "Journal", query: Query, limit: int | None) -> Iterator[str]:
    from recovery_journal.portable.jsonl import line

    order = journal.value_order()
    for entry in journal.entries(query, limit=limit):
        yield line(entry, journal.threads(entry.id), order.get(entry.id))


def _table_lines(journal: "Journal", query: Query, limit: int | None) -> Iterator[str]:
    from recovery_journal.cli.table import table, title_width

    width = title_width()
    before: int | None = None
    left = limit
    while left is None or left > 0:
        wanted = PAGE if left is None else min(PAGE, left)
        rows = journal.page(query, before=before, limit=wanted)
        yield from table(rows, width)
        if len(rows) < wanted:
            return
        before = rows[-1].place
        left = None if left is None else left - len(rows)


@click.command("show")
@click.argument("entry_id", metavar="ID")
@JSON
@click.option("--history", is_flag=True, help="Every earlier version too, newest first.")
@click.pass_context
def show_command(ctx: click.Context, entry_id: str, as_json: bool, history: bool) -> None:
    """Show one entry; ID is its id or the beginning of it, as in `list`."""
    from recovery_journal.cli.table import entry_lines

    with opened(ctx) as journal:
        entry = journal.entry(entry_id)
        threads = journal.threads(entry.id)
        versions = [entry, *(journal.history(entry.id) if history else [])]
        for at, version in enumerate(versions):
            linked = [] if at else threads
            rank = None if at else journal.value_order().get(entry.id)
            if as_json:
                from recovery_journal.portable.jsonl import line

                terminal.put((line(version, linked, rank), "\n"))
                continue
            if history:
                stamp = version.updated.astimezone().strftime("%Y-%m-%d %H:%M:%S")
                terminal.put((f"--- {'as it was' if at else 'as it stands'}, {stamp} ---\n",))
            told = journal.told(version, earlier=at > 0)
            terminal.put(f"{words}\n" for words in entry_lines(version, told, linked, rank))
            if not at:
                terminal.put(f"{words}\n" for words in _said_elsewhere(journal, entry, threads))


def _said_elsewhere(
    journal: "Journal", entry: "Entry", threads: "list[tuple[Thread, Row]]"
) -> Iterator[str]:
    """What other copies say: other words of its threads, and that a version is to be chosen."""
    for thread, row in threads:
        for words in journal.said_elsewhere(thread.id):
            yield f"  & {row.title}, in another copy: {words or 'nothing'}"
    if journal.is_undecided(entry.id):
        yield "Changed in two places. `recovery-journal choose` asks which to go on with."
