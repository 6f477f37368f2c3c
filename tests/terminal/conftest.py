"""A fresh home, and terminals that are gone after the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.terminal.driver import Terminal, journal_file, make_home

PASSPHRASE = "lantern ferry otter moss"

Start = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own, with an empty journal in it."""
    made = make_home(tmp_path / "home")
    Journal.create(journal_file(made), PASSPHRASE).close()
    return made


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start the program in a terminal."""
    started: list[Terminal] = []

    def _start(*args: str, **more: object) -> Terminal:
        started.append(Terminal(home, *args, **more))  # type: ignore[arg-type] # handed on as they are
        return started[-1]

    yield _start
    for terminal in started:
        terminal.kill()


@pytest.fixture
def kept(home: Path) -> Callable[[], Journal]:
    """Open the journal from outside; the test closes it."""
    return lambda: Journal.unlock(journal_file(home), PASSPHRASE)
