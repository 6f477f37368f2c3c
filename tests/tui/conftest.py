"""What every test of the screens stands on."""

from pathlib import Path

import pytest

from tests.cli.quick_keys import derive_once
from tests.tui.quick_styles import quick_styles
from tests.tui.quiet import wait_by_quiet

__all__ = ["own_folders", "quick_styles", "wait_by_quiet"]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings and the home of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of each file once; what is proved of deriving it is proved elsewhere."""
    derive_once(monkeypatch)
