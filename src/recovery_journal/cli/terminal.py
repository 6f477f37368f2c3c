"""Words to and from the person: the passphrase, prompts, and text from a pipe.

Text and passphrases never come from an argument, where the shell would keep them.
"""

import os
import sys
from collections.abc import Callable, Iterable

import click

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.text import (
    LONGEST_BODY,
    LONGEST_TITLE,
    clean_text,
    decode_text,
    left_out,
)

COMMAND_VARIABLE = "RECOVERY_JOURNAL_PASSPHRASE_COMMAND"
"""The variable that names a shell command which prints the passphrase."""
LONGEST_PIPE = 4 * (LONGEST_TITLE + LONGEST_BODY) + 64
"""Bytes read from standard input at most: more than any entry that can be kept."""


class NoPassphrase(Unusable):
    """There is no terminal to ask on, and no command that prints the passphrase."""

    title = "No passphrase"


def say(words: str = "") -> None:
    """Words for the person, on standard error; data alone goes to standard output."""
    click.echo(words, err=True)


def put(pieces: Iterable[str]) -> bool:
    """Write text to standard output as UTF-8, piece by piece; whether there was any."""
    out = sys.stdout.buffer
    some = False
    for piece in pieces:
        some = True
        out.write(piece.encode())
    # Here and not at exit, where a reader that has gone could not be told quietly.
    out.flush()
    return some


def passphrase_command() -> str | None:
    """The shell command that prints the passphrase, if one is named."""
    return os.environ.get(COMMAND_VARIABLE) or None


def passphrase() -> str:
    """The passphrase: printed by the command, else asked for. Raises `NoPassphrase`."""
    command = passphrase_command()
    return printed_by(command) if command else ask_secret("Passphrase: ")


def printed_by(command: str) -> str:
    """The first line that a shell command prints; raises `NoPassphrase` when there is none.

    The command gets no standard input: that holds the entry's text.
    """
    import subprocess

    # The person wrote this line into their own environment, as one that a shell reads, with pipes
    # and variables; nobody else can write it, and without a shell it would not run.
    ran = subprocess.run(  # noqa: S602 - the person's own line for their own shell
        command, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False
    )
    if ran.returncode:
        raise NoPassphrase(f"The command in {COMMAND_VARIABLE} ended with {ran.returncode}.")
    first = decode_text(ran.stdout.partition(b"\n")[0]).removesuffix("\r")
    if not first:
        raise NoPassphrase(f"The command in {COMMAND_VARIABLE} printed nothing.")
    return first


def ask_secret(question: str) -> str:
    """What the person types on their terminal, unseen, also while a pipe feeds the text.

    Raises `NoPassphrase` where there is no terminal; nothing is read with its letters showing.
    """
    import getpass

    if not _terminal_there():
        raise NoPassphrase(
            "There is no terminal to ask on. "
            f"Name a command that prints the passphrase in {COMMAND_VARIABLE}."
        )
    try:
        return getpass.getpass(question)
    except UnicodeDecodeError:
        raise NoPassphrase("What was typed is not UTF-8 text.") from None


def _terminal_there() -> bool:
    if os.name == "nt":
        return sys.__stdin__ is not None and sys.__stdin__.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def is_typed() -> bool:
    """Whether standard input is a person at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def piped_text() -> str:
    """All of standard input, cleaned. Raises `TextRefused`, and `Unusable` when it is too long."""
    if sys.stdin is None:
        return ""
    raw = sys.stdin.buffer.read(LONGEST_PIPE + 1)
    if len(raw) > LONGEST_PIPE:
        raise Unusable(f"This is longer than {LONGEST_BODY:,} characters.")
    return cleaned(decode_text(raw))


def cleaned(text: str) -> str:
    """The text as it may be kept; says how many characters had to be left out."""
    kept = clean_text(text)
    if count := left_out(text):
        say(f"{count} control character{'s' if count > 1 else ''} left out.")
    return kept


def ask_line(question: str) -> str:
    """One line typed on the terminal; empty at ctrl+d."""
    say(question)
    return cleaned(_typed_line() or "").strip()


def ask_text(
    question: str, keep: Callable[[str], None], more: str = "More of it, if you like."
) -> str:
    """A first line and a body, typed on the terminal; `more` is said after the first line.

    Ends at ctrl+d, at an empty line right after the first, or at two empty lines in a row.
    `keep` gets the text after every line, and at ctrl+c with the line that was begun.
    """
    say(question)
    lines: list[str] = []

    def next_line() -> str | None:
        try:
            return _typed_line()
        except KeyboardInterrupt:
            if begun := _begun_line():
                keep(clean_text("\n".join([*lines, begun])))
            raise

    while (line := next_line()) is not None:
        lines.append(line)
        ended = lines[-2:] == ["", ""] or (len(lines) <= 2 and not line)
        if ended:
            break
        keep(clean_text("\n".join(lines)))
        if len(lines) == 1:
            say(f"{more} An empty line ends it here; later it takes two, or ctrl+d.")
    return cleaned("\n".join(lines))


def _typed_line() -> str | None:
    """The next line without its end; None at the end of input."""
    try:
        # Line editing, and lines longer than the terminal's own 4,095 bytes, where there is it.
        import readline

        readline.set_auto_history(False)
    except (ImportError, AttributeError):
        pass
    try:
        return input()
    except EOFError:
        return None
    except UnicodeDecodeError:
        raise TextRefused("What was typed is not UTF-8 text.") from None


def _begun_line() -> str:
    """What was typed of a line when ctrl+c was pressed; empty without line editing."""
    try:
        import readline

        return readline.get_line_buffer()
    except (ImportError, UnicodeDecodeError):
        return ""
