"""The first look at a file, and what the driver's messages mean."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from recovery_journal.errors import (
    Busy,
    CannotWrite,
    Closed,
    Damaged,
    JournalError,
    NoJournal,
    NoSpace,
    NotAJournal,
    ReadOnly,
    WrongPassphrase,
)
from recovery_journal.storage import meanings
from recovery_journal.storage.first_look import log_is_left, look_at
from recovery_journal.storage.meanings import told_as

NOISE = bytes(range(256)) * 16
"""A page of 4,096 bytes that are no text, as an encrypted page is none."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def refused(path: Path) -> tuple[type[JournalError], str]:
    """The error of a first look at this path, and its words before the path."""
    with pytest.raises(JournalError) as raised:
        look_at(path)
    told = str(raised.value)
    assert told.endswith(str(path))
    return type(raised.value), told.removesuffix(str(path)).rstrip(" :")


@pytest.mark.parametrize("pages", [1, 2, 9])
def test_look_at_when_whole_pages_of_noise_then_says_nothing(path: Path, pages: int) -> None:
    path.write_bytes(NOISE * pages)
    look_at(path)
    assert path.read_bytes() == NOISE * pages
    assert [found.name for found in path.parent.iterdir()] == ["journal.db"]


def test_look_at_when_there_is_nothing_then_no_journal(path: Path) -> None:
    assert refused(path) == (NoJournal, "There is no journal at")
    assert not path.exists()


def test_look_at_when_a_link_leads_nowhere_then_no_journal(path: Path) -> None:
    path.symlink_to(path.parent / "gone.db")
    assert refused(path) == (NoJournal, "There is no journal at")


def test_look_at_when_a_folder_then_says_so(path: Path) -> None:
    path.mkdir()
    assert refused(path) == (NotAJournal, "This is a folder")


def test_look_at_when_below_a_file_then_cannot_be_read(path: Path) -> None:
    path.write_bytes(NOISE)
    kind, told = refused(path / "journal.db")
    assert (kind, told) == (ReadOnly, "The file can't be read (Not a directory)")


def test_look_at_when_links_go_in_a_circle_then_cannot_be_read(path: Path) -> None:
    path.symlink_to(path)
    kind, told = refused(path)
    assert kind is ReadOnly
    assert told.startswith("The file can't be read (")


def test_look_at_when_an_ordinary_database_then_says_so(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE diary (words)")
    connection.close()
    before = path.read_bytes()
    told = "This is an ordinary database, not an encrypted journal"
    assert refused(path) == (NotAJournal, told)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        NOISE[:-1],
        b"SQLite format 3",
        b"dear diary\n" * 1000,
        b"\t tabs \r\n and a new page \f" * 1000,
        "čšž 今日は静かな一日 ".encode() * 200,
    ],
    ids=["empty", "a byte", "short", "a head", "lines", "white space", "letters"],
)
def test_look_at_when_too_short_or_plain_text_then_something_else(
    path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    assert refused(path) == (NotAJournal, "This file is something else")


def test_look_at_when_one_byte_is_no_text_then_may_be_a_journal(path: Path) -> None:
    path.write_bytes(b"a" * 4095 + b"\x00")
    look_at(path)
    path.write_bytes(b"a" * 4096 + b"\x00" * 4096)
    assert refused(path) == (NotAJournal, "This file is something else")


@pytest.mark.parametrize("missing", [1, 100, 4095])
def test_look_at_when_the_end_is_missing_then_damaged_unless_a_log_is_left(
    path: Path, missing: int
) -> None:
    path.write_bytes((NOISE * 3)[:-missing])
    assert refused(path) == (Damaged, "The file's end is missing")
    path.with_name("journal.db-wal").touch()
    assert refused(path) == (Damaged, "The file's end is missing")
    path.with_name("journal.db-wal").write_bytes(b"!")
    look_at(path)


def test_log_is_left_when_there_is_one_with_something_in_it_then_true(path: Path) -> None:
    path.write_bytes(NOISE)
    log = path.with_name("journal.db-wal")
    assert not log_is_left(path)
    log.touch()
    assert not log_is_left(path)
    log.write_bytes(b"!")
    assert log_is_left(path)
    assert not log_is_left(path.with_name("another.db"))


MESSAGES = [
    ("cannot operate on a closed database.", Closed, "Unlock it first."),
    ("file is not a database", WrongPassphrase, "These words do not open this file."),
    (
        "database disk image is malformed",
        Damaged,
        "Some of the file can't be read. `recovery-journal check` tells what.",
    ),
    (
        "database is locked",
        Busy,
        "Another program is writing in it. Try again in a moment.",
    ),
    (
        "database or disk is full",
        NoSpace,
        "There is no room left on the disk. Nothing was changed.",
    ),
    (
        "attempt to write a readonly database",
        ReadOnly,
        "The file or its folder is read-only. Nothing was changed.",
    ),
    ("unable to open database file", ReadOnly, "The file can't be opened for writing."),
    ("disk i/o error", CannotWrite, "The disk did not take it. Nothing was changed."),
]


@pytest.mark.parametrize(("message", "error", "told"), MESSAGES)
def test_told_as_when_the_driver_says_so_then_an_error_of_our_own(
    tmp_path: Path, message: str, error: type[JournalError], told: str
) -> None:
    path = tmp_path / "journal.db"
    for given, words in ((None, told), (path, f"{told} ({path})")):
        found = told_as(message, given)
        assert type(found) is error
        assert str(found) == words


def test_told_as_when_the_message_is_unknown_then_none_of_it_is_shown(path: Path) -> None:
    found = told_as("unique constraint failed: 'my secret words'", path)
    assert type(found) is Damaged
    assert str(found) == f"The file did not answer as expected. ({path})"


def test_told_as_when_the_disk_has_no_room_for_the_log_then_that_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def full(folder: Path) -> bool:
        asked.append(folder)
        return True

    monkeypatch.setattr(meanings, "_is_full", full)
    assert type(told_as("disk i/o error", path)) is NoSpace
    assert asked == [path.parent]
    assert type(told_as("disk i/o error", None)) is CannotWrite
    assert type(told_as("database is locked", path)) is Busy
    assert asked == [path.parent]


@pytest.mark.parametrize(("free", "full"), [(0, True), (32767, True), (32768, False)])
def test_is_full_when_less_than_a_logs_index_is_free_then_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, full: bool
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert meanings._is_full(tmp_path) is full


def test_is_full_when_the_folder_is_gone_then_false(tmp_path: Path) -> None:
    assert meanings._is_full(tmp_path / "gone") is False
