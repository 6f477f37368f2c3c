"""A whole journal brought back in the app: told first, then all of it, or nothing."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.tui.screens.incoming import IncomingScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from tests.tui.driving import seen, settle
from tests.tui.test_export import DAY, _app
from tests.tui.test_export import journal as journal
from tests.tui.test_incoming import look


@pytest.fixture(params=["json", "folder"])
def whole(journal: Journal, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The journal taken out whole, after which one entry was written on and one erased."""
    other = Journal.in_memory()
    other.take_in(list(journal.whole()))
    wins = list(other.entries())
    other.add(new_entry(Kind.NOTE, DAY, "written elsewhere"))
    other.set_star(wins[0].id, True)
    other.erase(wins[1].id)
    other.export_whole(tmp_path / "whole", request.param)
    other.close()
    return tmp_path / "whole"


async def test_bring_back_when_looked_at_and_taken_then_all_of_it_is_here(
    journal: Journal, whole: Path
) -> None:
    app = _app(journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("escape")
        await look(pilot, str(whole))
        assert isinstance(app.screen, ChooseDialog)
        for told in ("1 entry would be new", "1 entry would be changed", "1 entry would be gone"):
            assert told in seen(app)
        assert journal.count() == 4
        await pilot.press("down", "enter")
        await settle(pilot)
        assert not isinstance(app.screen, IncomingScreen)
        assert "written elsewhere" in {row.title for row in journal.page()}
        assert journal.count() == 4
    assert len(list((whole.parent / "home" / "own" / "copies").glob("*.db"))) >= 1


async def test_bring_back_when_left_then_nothing_comes(journal: Journal, whole: Path) -> None:
    before = list(journal.whole())
    app = _app(journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("escape")
        await look(pilot, str(whole))
        await pilot.press("enter")
        await settle(pilot)
        assert list(journal.whole()) == before


async def test_bring_back_when_all_is_here_or_unread_then_said(
    journal: Journal, tmp_path: Path
) -> None:
    journal.export_whole(tmp_path / "whole", "folder")
    (path, *_) = sorted((tmp_path / "whole" / "wins").glob("*.md"))
    path.write_text(path.read_text("utf-8").replace("kind: win", "kind: [win"), "utf-8")
    app = _app(journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("escape")
        await look(pilot, str(tmp_path / "whole"))
        assert "Nothing new is in it." in seen(app)
        assert "1 place can't be read" in seen(app)
        assert path.name[:30] in seen(app)
        assert app.screen.query_one(OptionList).option_count == 1
