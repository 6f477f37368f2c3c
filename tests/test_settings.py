"""The settings file: what goes in comes out, and what does not fit is told, never raised."""

import stat
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.settings import Settings, load, save

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SETTINGS = st.builds(
    Settings,
    theme=TEXTS,
    idle_minutes=st.integers(1, 120),
    region=TEXTS,
    daily_question=st.booleans(),
    keys=st.dictionaries(TEXTS, TEXTS, max_size=4),
)


@given(SETTINGS)
def test_save_when_loaded_again_then_the_same(settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        save(path, settings)
        assert load(path) == (settings, [])


@given(st.binary(max_size=60))
def test_load_when_the_file_holds_anything_then_settings(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(raw)
        settings, told = load(path)
        assert isinstance(settings, Settings)
        assert all(sentence.endswith(".") for sentence in told)


def test_load_when_missing_then_the_usual_ones(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == (Settings(), [])
    assert Settings() == Settings("lamp", 5, "", True, True, True, 7, 4, 12, "", [], {})


@pytest.mark.parametrize(
    "line",
    [
        "idle_minutes = 0",
        "idle_minutes = 121",
        "idle_minutes = true",
        "idle_minutes = 5.0",
        "theme = 3",
        "region = ['us']",
        "daily_question = 1",
        "weekly_check_in = 'no'",
        "copies_days = -1",
        "copies_weeks = 1000",
        "copies_months = true",
        "copies_in = 3",
        "keys = 'f2'",
        "keys = {win = 2}",
    ],
)
def test_load_when_one_value_does_not_fit_then_it_alone_is_the_usual_one(
    tmp_path: Path, line: str
) -> None:
    path = tmp_path / "settings.toml"
    name = line.split()[0]
    other = "region = 'us'" if name == "theme" else "theme = 'paper'"
    path.write_text(f"{line}\n{other}\n")
    settings, told = load(path)
    assert getattr(settings, name) == getattr(Settings(), name)
    assert (settings.theme, settings.region) in {("paper", ""), ("lamp", "us")}
    assert len(told) == 1
    assert name in told[0]


def test_save_when_the_file_holds_more_then_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "recovery-journal" / "settings.toml"
    save(path, Settings())
    path.write_text(path.read_text() + "\n[later]\nkey = 1\n")
    save(path, Settings(theme="paper"))
    assert tomllib.loads(path.read_text())["later"] == {"key": 1}
    assert load(path)[0].theme == "paper"


def test_save_when_written_then_private(tmp_path: Path) -> None:
    path = tmp_path / "recovery-journal" / "settings.toml"
    save(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_save_when_the_file_is_broken_then_its_words_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for broken in ("theme = ", "region = "):
        path.write_text(broken)
        save(path, Settings())
        assert load(path) == (Settings(), [])
    assert (tmp_path / "settings.toml.old").read_text() == "theme = "
    assert (tmp_path / "settings.toml.old2").read_text() == "region = "
