"""The way into the app, without click: nothing that the first screen has to wait for."""

from pathlib import Path


def open_app(named: Path | None, *, demo: bool = False) -> int:
    """Open the app on a journal file, or on the made-up one; returns its exit code."""
    from recovery_journal.tui.app import run_app

    if demo:
        return run_app(None, demo=True)
    from recovery_journal.paths import journal_path

    return run_app(journal_path(named))


def run() -> int:
    """The program without a word behind its name; an error is told as a command tells it."""
    try:
        return open_app(None)
    except BaseException as error:
        from recovery_journal.cli.group import tell

        return tell(error)
