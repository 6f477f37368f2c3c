"""Commands that look after the file: export, check, where."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.choices import LIMIT, chosen, filters
from recovery_journal.cli.session import asked, chosen_path, copies_folder, opened, unlocked
from recovery_journal.cli.terminal import say
from recovery_journal.errors import AlreadyThere, Busy, Damaged, NoJournal, WrongPassphrase
from recovery_journal.model.views import Query

EVERYTHING = Query()
ENDINGS = {"markdown": "md", "json": "jsonl"}


@click.command("export")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice([*ENDINGS, "folder"]), help="markdown, if not named."
)
@click.option("--whole", is_flag=True, help="All of the journal: json, or a folder of Markdown.")
@click.option("--by", type=click.Choice(["day", "kind"]), default="day", show_default=True)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@filters
@LIMIT
@click.pass_context
def export_command(
    ctx: click.Context,
    /,
    path: Path | None,
    form: str | None,
    whole: bool,
    by: str,
    force: bool,
    limit: int | None,
    **options: Any,
) -> None:
    """Write entries into a file, or to standard output for `-`. The copy is not encrypted.

    Without PATH the file is called recovery-journal-DAY and lies in this folder. Prints its path.
    With --whole it holds all that there is, also the trash, every earlier version, what is half
    written, the ledger and your people: `import` brings it back without loss.
    """
    query = chosen(**options)
    if whole:
        _export_whole(ctx, path, form, filtered=query != EVERYTHING or limit is not None or force)
        return
    if form == "folder":
        raise click.UsageError("A folder is of the whole journal: --whole --format folder.")
    form = form or "markdown"
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


def _export_whole(
    ctx: click.Context, path: Path | None, form: str | None, *, filtered: bool
) -> None:
    if filtered:
        raise click.UsageError("--whole takes all of it, into a new place: no filter goes with it.")
    if form == "markdown" or str(path) == "-":
        raise click.UsageError("--whole writes --format json or --format folder, with a name.")
    from recovery_journal.cli.whole import export_whole

    export_whole(ctx, path, form or "json")


def _counted(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


@click.command("check")
@click.pass_context
def check_command(ctx: click.Context) -> None:
    """Verify every page of the file and all that holds between its tables.

    Of a page that can't be read it tells what it holds: how many entries, of which days.
    """
    wrong = _wrong(*asked(ctx))
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        raise Damaged(
            "What is wrong stands above. The file stays as it is. `salvage NEW` writes all that "
            "can be read into a new file; `backups` lists copies, and `restore` puts one back."
        )
    say("All is sound.")


def _wrong(path: Path, words: str) -> list[str]:
    """What is wrong with a journal; what its pages hold is told where nobody has it open."""
    from recovery_journal.journal.salvaging import damage

    found, refused = [], None
    try:
        with unlocked(path, words) as journal:
            found = journal.check()
    except (Damaged, WrongPassphrase) as error:
        refused = error
    if not found and refused is None:
        return []
    with suppress(Busy):
        found = damage(path, words, copies_folder()) or found
    if not found and refused is not None:
        raise refused
    return found


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
