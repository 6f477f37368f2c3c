"""Where files live, and what one in TOML holds."""

from pathlib import Path

import pytest

from recovery_journal import paths


def test_journal_path_when_named_then_the_environment_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_FILE", str(tmp_path / "other.db"))
    assert paths.journal_path(tmp_path / "mine.db") == tmp_path / "mine.db"
    assert paths.journal_path() == tmp_path / "other.db"


def test_journal_path_when_relative_then_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.journal_path(Path("mine.db")) == tmp_path / "mine.db"


def test_journal_path_when_the_environment_is_empty_then_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_FILE", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    found = paths.journal_path()
    assert found.parts[-2:] == ("recovery-journal", "journal.db")
    assert found.is_relative_to(tmp_path)
    assert not found.parent.exists()


def test_settings_path_when_asked_then_it_is_in_the_config_folder() -> None:
    assert paths.settings_path() == paths.config_dir() / "settings.toml"
    assert paths.config_dir().name == "recovery-journal"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a = \n", "line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"a = " + b"[" * 5_000, "deep"),
        (b"a = " + b"1" * 5_000, "large"),
    ],
)
def test_read_toml_when_unreadable_then_a_sentence(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(raw)
    found, told = paths.read_toml(path)
    assert found == {}
    assert said in told
    assert "left out" in told


def test_read_toml_when_marked_or_missing_then_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    assert paths.read_toml(path) == ({}, "")
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert paths.read_toml(path) == ({"a": 1}, "")
    assert "opened" in paths.read_toml(tmp_path)[1]
