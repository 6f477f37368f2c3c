"""A fresh home, and terminals that are gone after the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.cli.quick_keys import derive_once, put_file
from tests.terminal.driver import Terminal, journal_file, make_home

PASSPHRASE = "lantern ferry otter moss"

Start = Callable[..., Terminal]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of a file once, however often a test looks into it beside the program."""
    derive_once(monkeypatch)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an empty journal."""
    made = tmp_path_factory.mktemp("made") / "own" / "journal.db"
    Journal.create(made, PASSPHRASE).close()
    return made.read_bytes()


@pytest.fixture
def home(tmp_path: Path, empty_file: bytes) -> Path:
    """A home of its own, with an empty journal in it."""
    made = make_home(tmp_path / "home")
    put_file(journal_file(made), empty_file)
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
