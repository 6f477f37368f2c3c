"""Commands that look after the file: export, check, where."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import LIMIT, chosen, filters
from recovery_journal.cli.session import asked, chosen_path, copies_folder, opened, unlocked
from recovery_journal.cli.terminal import say
from recovery_journal.errors import AlreadyThere, Damaged, NoJournal

ENDINGS = {"markdown": "md", "json": "jsonl"}


@click.command("export")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(ENDINGS)), default="markdown", show_default=True
)
@click.option("--by", type=click.Choice(["day", "kind"]), default="day", show_default=True)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@filters
@LIMIT
@click.pass_context
def export_command(
    ctx: click.Context,
    /,
    path: Path | None,
    form: str,
    by: str,
    force: bool,
    limit: int | None,
    **options: Any,
) -> None:
    """Write entries into a file, or to standard output for `-`. The copy is not encrypted.

    Without PATH the file is called recovery-journal-DAY and lies in this folder. Prints its path.
    """
    query = chosen(**options)
    if path is not None and str(path) == "-":
        with opened(ctx) as journal:
            query = journal.newest(query, limit) if limit else query
            pieces = (
                journal.json_lines(query)
                if form == "json"
                else journal.markdown(query, by_kind=by == "kind")
            )
            terminal.put(pieces)
            number = journal.note_export("standard output", query, form)
        say(f"{_counted(number)} written. This copy is not encrypted.")
        return
    target = path or Path(f"recovery-journal-{date.today().isoformat()}.{ENDINGS[form]}")
    if not force and os.path.lexists(target):
        raise AlreadyThere(f"{target} is there and stays as it is. --force writes over it.")
    with opened(ctx) as journal:
        query = journal.newest(query, limit) if limit else query
        number = journal.export(target, query, form=form, by_kind=by == "kind", overwrite=force)
    say(f"{_counted(number)} written. This copy is not encrypted: whoever has it can read it.")
    click.echo(os.fsencode(target))


def _counted(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


@click.command("check")
@click.pass_context
def check_command(ctx: click.Context) -> None:
    """Verify every page of the file and all that holds between its tables."""
    from recovery_journal.journal.files import damage

    path, words = asked(ctx)
    try:
        with unlocked(path, words) as journal:
            wrong = journal.check()
    except Damaged:
        wrong = damage(path, words)
        if not wrong:
            raise
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        raise Damaged("What is wrong stands above. Keep a copy of the file before you go on.")
    say("All is sound.")


@click.command("where")
@click.pass_context
def where_command(ctx: click.Context) -> None:
    """Tell where the journal is, its size, how many entries, and its last copy.

    Works locked: entries are counted when a command prints the passphrase.
    """
    from recovery_journal.journal.files import where

    found = where(chosen_path(ctx), copies_folder())
    click.echo(f"path: {found.path}")
    if found.size is None:
        raise NoJournal("`recovery-journal init` makes one.")
    click.echo(f"size: {found.size} bytes")
    copied = found.last_copy.astimezone() if found.last_copy else None
    click.echo(f"last copy: {copied:%Y-%m-%d %H:%M}" if copied else "last copy: none")
    if terminal.passphrase_command() is None:
        click.echo("entries: not counted while it is locked")
        return
    with opened(ctx) as journal:
        click.echo(f"entries: {journal.count()}")
