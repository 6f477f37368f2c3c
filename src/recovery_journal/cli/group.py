"""The group of all commands: loads each when it is called, and turns errors into one line."""

import errno
import importlib
from pathlib import Path
from typing import Any

import click

from recovery_journal import __version__
from recovery_journal.errors import JournalError

COMMANDS = {
    "init": "writing",
    "add": "writing",
    "win": "writing",
    "check-in": "checking_in",
    "look-back": "looking_back",
    "waiting": "looking_back",
    "compass": "compass",
    "list": "finding",
    "search": "finding",
    "show": "finding",
    "export": "keeping",
    "check": "keeping",
    "where": "keeping",
    "import": "incoming",
    "merge": "merging",
    "choose": "merging",
    "backup": "copying",
    "backups": "copying",
    "restore": "copying",
    "salvage": "salvaging",
    "passphrase": "keys",
    "recovery-code": "keys",
    "remember": "keys",
    "erase": "leaving",
    "coach": "coach",
    "demo": "opening",
    "completion": "opening",
}
"""Each command's name and the module of this package that holds it, in the order of `--help`."""

STOPPED = 130
"""The exit code after ctrl+c, as shells have it."""


class Told(click.ClickException):
    """A `JournalError` as the command line tells it: `Title: message`, and its exit code."""

    def __init__(self, title: str, message: str, exit_code: int) -> None:
        super().__init__(f"{title}: {message}" if message else title)
        # click declares it for a whole class; an error of ours brings its own.
        vars(self)["exit_code"] = exit_code

    def show(self, file: Any = None) -> None:
        """Print the one line on standard error."""
        click.echo(self.format_message(), file=file, err=True)


def told(error: BaseException) -> BaseException:
    """The error as it may be shown: without a word of the journal, whatever it was."""
    if isinstance(error, JournalError):
        return Told(error.title, " ".join(str(error).split()), error.exit_code)
    if isinstance(error, (KeyboardInterrupt, EOFError, click.Abort)):
        return Told("Stopped", "", STOPPED)
    if isinstance(error, (click.ClickException, click.exceptions.Exit)):
        return error
    if isinstance(error, OSError) and error.errno == errno.EPIPE:
        return error
    if isinstance(error, Exception):
        name = type(error).__name__
        return Told("Something went wrong in this program", f"{name}. No entry text is shown.", 1)
    return error


def tell(error: BaseException) -> int:
    """Say an error on standard error; its exit code. Raises what is no error to be told."""
    shown = told(error)
    if not isinstance(shown, click.ClickException):
        raise shown from None
    shown.show()
    return shown.exit_code


class JournalGroup(click.Group):
    """Commands that are imported when they are called; no error shows a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, from its module; None when there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"recovery_journal.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong in it becomes one line without entry text."""
        try:
            return super().invoke(ctx)
        except BaseException as error:
            shown = told(error)
            if shown is error:
                raise
            raise shown from None


EXIT_CODES = """\b
Exit codes: 0 done, 1 a fault in this program, 2 usage, 3 wrong passphrase,
4 no journal, 5 damaged or not a journal, 6 busy, 7 cannot write,
8 made by a newer version, 130 stopped with ctrl+c.

\b
The passphrase is asked for on the terminal, or is the first line printed by
the shell command in RECOVERY_JOURNAL_PASSPHRASE_COMMAND.
Tab completion: see `recovery-journal completion --help`."""


@click.group(
    cls=JournalGroup,
    invoke_without_command=True,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--journal",
    "journal",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Another journal file; RECOVERY_JOURNAL_FILE names one too.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, journal: Path | None) -> None:
    """A private journal of what matters to you, in one encrypted file that is yours alone.

    Without a command it opens in the terminal as an app.
    """
    ctx.obj = journal
    if ctx.invoked_subcommand is None:
        from recovery_journal.cli.app import open_app

        ctx.exit(open_app(journal))
