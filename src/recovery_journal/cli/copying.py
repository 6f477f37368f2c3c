"""Commands for encrypted copies: made, listed, put in the journal's place."""

import os
from datetime import date
from pathlib import Path

import click

from recovery_journal.cli import terminal
from recovery_journal.cli.session import chosen_path, copies_folder, opened
from recovery_journal.cli.terminal import say


@click.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_context
def backup_command(ctx: click.Context, path: Path) -> None:
    """Write an encrypted copy of the journal to PATH, and read it back whole.

    The same passphrase opens it. A folder gets a copy called journal-DAY.db. Prints its path.
    """
    source = chosen_path(ctx)
    target = path / f"{source.stem}-{date.today().isoformat()}.db" if path.is_dir() else path
    with opened(ctx) as journal:
        journal.back_up(target.absolute())
    say("Copied, and read back. The passphrase of this journal opens the copy.")
    click.echo(os.fsencode(target))


@click.command("backups")
@click.pass_context
def backups_command(ctx: click.Context) -> None:
    """List the automatic copies, the newest first: number, when it was made, bytes, path.

    Works locked. One is made at the first opening of a day and before anything large.
    """
    from recovery_journal.journal.copies import copies

    found = copies(chosen_path(ctx), copies_folder())
    for number, copy in enumerate(found, start=1):
        made = f"{copy.made.astimezone():%Y-%m-%d %H:%M}"
        click.echo(f"{number:>3}  {made}  {copy.size:>12}  ".encode() + os.fsencode(copy.path))
    if not found:
        say("There is no copy yet.")


@click.command("restore")
@click.argument("copy", metavar="COPY")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore_command(ctx: click.Context, copy: str, yes: bool) -> None:
    """Put a copy in the journal's place: COPY is a number of `backups`, or a path.

    What it replaces is kept first, among the copies. The copy opens with the passphrase that the
    journal had on the day it was made; that one is asked for.
    """
    from recovery_journal.journal.copies import chosen, restore

    path, folder = chosen_path(ctx), copies_folder()
    file = chosen(path, copy, folder)
    words = terminal.passphrase()
    if not yes:
        click.confirm("Put this copy in the journal's place?", abort=True, err=True)
    kept = restore(path, file, words, folder)
    if kept is not None:
        say(f"What was there is kept: {kept}")
    say("The copy is in its place.")
    click.echo(os.fsencode(path))
