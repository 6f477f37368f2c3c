"""The command that reads what is left of a damaged journal."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli.session import asked, copies_folder
from recovery_journal.cli.terminal import say

if TYPE_CHECKING:
    from recovery_journal.model.salvaging import Salvaged


@click.command("salvage")
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.pass_context
def salvage_command(ctx: click.Context, new: Path) -> None:
    """Write all that can be read of a damaged journal into the new file NEW.

    The same passphrase opens it; its recovery code is another one. The damaged file stays as it
    is. Tells what came over, and what did not. Prints the path of NEW.
    """
    from recovery_journal.journal.salvaging import salvage

    path, words = asked(ctx)
    told = salvage(path, new.absolute(), words, copies_folder())
    for line in _lines(told):
        say(line)
    say("The same passphrase opens it. Its recovery code is another one: `recovery-code` shows it.")
    say("`restore` with this path puts it in the journal's place, and keeps what was there.")
    click.echo(os.fsencode(new))


def _lines(told: "Salvaged") -> list[str]:
    """What came over and what did not, in plain lines."""
    counted = (
        (told.entries, "entry", "entries"),
        (told.versions, "earlier version", "earlier versions"),
        (told.threads, "thread", "threads"),
        (told.drafts, "draft", "drafts"),
    )
    came = ", ".join(f"{n} {one if n == 1 else several}" for n, one, several in counted)
    lines = [f"Came over: {came}."]
    if told.earlier:
        lines.append(
            f"With words of an earlier version, as the last can't be read: {told.earlier}."
        )
    if told.untitled:
        lines.append(f"Without their first words, which can't be read: {told.untitled}.")
    lines += [f"Can't be read: {lost}." for lost in told.lost]
    return lines if told.lost or told.earlier or told.untitled else [*lines, "Nothing is lost."]
