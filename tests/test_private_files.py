"""A file is written privately, whole or not at all; what the system refuses is said in words."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_journal import private_files
from recovery_journal.errors import (
    AlreadyThere,
    CannotWrite,
    JournalError,
    NoSpace,
    ReadOnly,
    TextRefused,
)


def mode(path: Path) -> int:
    """Return the permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def test_make_private_folder_when_parents_miss_then_all_are_private(tmp_path: Path) -> None:
    private_files.make_private_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


@pytest.mark.parametrize(("name", "wanted"), [("recovery-journal", 0o700), ("shared", 0o755)])
def test_make_private_folder_when_it_exists_then_ours_alone_is_narrowed(
    tmp_path: Path, name: str, wanted: int
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    folder.chmod(0o755)
    private_files.make_private_folder(folder)
    assert mode(folder) == wanted


def test_make_private_folder_when_a_file_stands_there_then_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        private_files.make_private_folder(tmp_path / "file")


def test_write_private_when_new_then_private_and_as_given(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    private_files.write_private(target, ["ä\n", "b\r\n"], overwrite=False)
    assert target.read_bytes() == "ä\nb\r\n".encode()
    assert mode(target) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_write_private_when_a_file_stands_there_then_no_piece_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")
    asked = []

    def pieces() -> Iterator[str]:
        asked.append(True)
        yield "new"

    with pytest.raises(AlreadyThere):
        private_files.write_private(target, pieces(), overwrite=False)
    assert target.read_text() == "old"
    assert not asked


def test_write_private_when_a_file_appears_meanwhile_then_it_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.md"

    def pieces() -> Iterator[str]:
        yield "new"
        target.write_text("another's")

    with pytest.raises(AlreadyThere):
        private_files.write_private(target, pieces(), overwrite=False)
    assert target.read_text() == "another's"
    assert list(tmp_path.iterdir()) == [target]


def test_write_private_when_asked_to_overwrite_then_the_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "real.toml"
    target.write_text("old")
    link = tmp_path / "link.toml"
    link.symlink_to(target)
    private_files.write_private(link, ["new"], overwrite=True)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert mode(target) == 0o600


def test_write_private_when_a_folder_stands_there_then_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite):
        private_files.write_private(tmp_path / "folder", ["x"], overwrite=True)


def test_write_private_when_the_folder_misses_then_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="folder"):
        private_files.write_private(tmp_path / "none" / "out.md", ["x"], overwrite=False)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, GeneratorExit])
def test_write_private_when_the_pieces_break_off_then_nothing_stays(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new" * 10_000
        raise error

    with pytest.raises(error):
        private_files.write_private(target, pieces(), overwrite=True)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_write_private_when_a_surrogate_comes_then_refused_without_its_text(tmp_path: Path) -> None:
    with pytest.raises(TextRefused) as caught:
        private_files.write_private(tmp_path / "out.md", ["canary \ud800"], overwrite=False)
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (errno.ENOSPC, NoSpace),
        (errno.EDQUOT, NoSpace),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.EIO, CannotWrite),
    ],
)
def test_write_private_when_the_system_refuses_then_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, wanted: type[JournalError]
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite) as caught:
        private_files.write_private(tmp_path / "out.md", ["x"], overwrite=False)
    assert type(caught.value) is wanted
    assert list(tmp_path.iterdir()) == []


def test_write_private_when_the_disk_knows_no_links_then_still_not_overwriting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "out.md"
    private_files.write_private(target, ["x"], overwrite=False)
    assert target.read_text() == "x"
    assert mode(target) == 0o600

    late = tmp_path / "late.md"

    def pieces() -> Iterator[str]:
        yield "new"
        late.write_text("another's")

    with pytest.raises(AlreadyThere):
        private_files.write_private(late, pieces(), overwrite=False)
    assert late.read_text() == "another's"
    assert sorted(tmp_path.iterdir()) == [late, target]
