"""The whole journal out and back, for `export --whole` and for `import` of what that wrote."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recovery_journal.cli.how_far import HowFar
from recovery_journal.cli.session import chosen_keep, copies_folder, opened
from recovery_journal.cli.terminal import say
from recovery_journal.errors import AlreadyThere

if TYPE_CHECKING:
    from recovery_journal.journal.bringing_back import BroughtBack

ENDINGS = {"json": ".jsonl", "folder": ""}
"""The forms of a whole journal, and how the name of each ends."""
MOST_UNREAD = 20
"""How many places that could not be read are named."""


def export_whole(ctx: click.Context, path: Path | None, form: str) -> None:
    """Write all that the journal holds into a new file or folder; prints its path."""
    target = path or Path(f"recovery-journal-whole-{date.today().isoformat()}{ENDINGS[form]}")
    if os.path.lexists(target):
        raise AlreadyThere(f"{target} is there and stays as it is. Name another.")
    with opened(ctx) as journal:
        number = journal.export_whole(target, form, HowFar("written"))
    say(f"All of the journal is written: {_entries(number)}, with every earlier version.")
    say("This copy is not encrypted: whoever has it can read it. `import` brings it back.")
    click.echo(os.fsencode(target))


def bring_back(ctx: click.Context, source: Path, *, yes: bool) -> None:
    """Bring a whole journal back into this one, or what was changed there; prints how many."""
    with opened(ctx) as journal:
        told = journal.look_at_whole(source, HowFar("looked at"))
        _say(told, "would come in", "would change", "would go")
        if not told.is_nothing:
            if not yes:
                click.confirm("Bring it in?", abort=True, err=True)
            if journal.path is not None:
                journal.copy_now(chosen_keep(), copies_folder())
            told = journal.bring_back(source, HowFar("brought in"))
            say("It is here. What was there before is the newest of `backups`.")
        if told.merged.undecided:
            say(
                f"{_entries(told.merged.undecided)} changed in two places: the newer version "
                "shows, and `choose` asks which to go on with."
            )
        click.echo(told.merged.new + told.new.new)


def _say(told: "BroughtBack", new: str, changed: str, gone: str) -> None:
    merged = told.merged
    counted = (
        (merged.new + told.new.new, new),
        (merged.changed, changed),
        (merged.erased, f"{gone}, for they were erased"),
    )
    for number, said in counted:
        if number:
            say(f"{_entries(number)} {said}.")
    if merged.others:
        say("Earlier versions, threads or other things beside them are new too.")
    if told.is_nothing:
        say("Nothing new is in it.")
    unread = told.all_unread
    if unread:
        places = "1 place" if len(unread) == 1 else f"{len(unread):,} places"
        say(f"{places} can't be read, of which nothing comes in:")
    for each in unread[:MOST_UNREAD]:
        say(f"  {each.place}: {each.reason}")
    if len(unread) > MOST_UNREAD:
        say(f"  and {len(unread) - MOST_UNREAD:,} more")


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
