"""The command that opens the coach's own app."""

from pathlib import Path

import click


@click.command("coach")
@click.option(
    "--questions",
    "more",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A deck of questions, besides your own; may be given several times.",
)
@click.pass_context
def coach_command(ctx: click.Context, more: tuple[Path, ...]) -> None:
    """Open questions, a card and a timer for a coach; no journal, no file written."""
    from recovery_journal.tui.coach_app import run_coach

    ctx.exit(run_coach(more))
