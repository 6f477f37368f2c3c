"""The whole journal taken out in the app: all of it, whatever the filters, over nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from recovery_journal.tui.export_plan import ExportPlan, Form
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.export_preview import ExportPreviewScreen
from tests.tui.driving import choose_row, said, seen, settle
from tests.tui.test_export import DAY, HOSTILE, _app
from tests.tui.test_export import journal as journal

WHOLE = [
    pytest.param(("end", "up"), "*.jsonl", id="lines"),
    pytest.param(("end",), "recovery-journal-*", id="folder"),
]


@pytest.fixture
def lived(journal: Journal) -> Journal:
    """The journal, with something in the trash and an earlier version."""
    thrown = journal.add(new_entry(Kind.NOTE, DAY, "thrown away"))
    journal.trash(thrown.id)
    (note,) = journal.entries(Query(kind=Kind.NOTE))
    journal.save(replace(note, body="written on"))
    return journal


@pytest.mark.parametrize(("keys", "pattern"), WHOLE)
async def test_export_when_of_the_whole_journal_then_all_of_it_comes_back(
    lived: Journal, tmp_path: Path, keys: tuple[str, ...], pattern: str
) -> None:
    app = _app(lived)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("escape", "m")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        assert "4 entries" in seen(app)
        await choose_row(pilot, "form")
        await pilot.press(*keys, "enter")
        await settle(pilot)
        assert "5 entries" in seen(app)
        assert "all there are" in seen(app)
        assert "Starred" not in seen(app)
        await choose_row(pilot, "look")
        assert isinstance(app.screen, ExportPreviewScreen)
        assert "Win 0" in seen(app)
        assert not list((tmp_path / "home").glob(pattern))
        await pilot.press("enter")
        await settle(pilot)
        assert "Written to" in said(app)
        assert "5 entries" in said(app)
        (target,) = (tmp_path / "home").glob(pattern)
        await pilot.press("escape")
        await settle(pilot)
    again = Journal.in_memory()
    assert again.bring_back(target).merged.new == 5
    assert {entry.body for entry in again.entries()} == {HOSTILE, "written on"}


async def test_export_when_something_is_at_its_place_then_it_stays(
    lived: Journal, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    plan = ExportPlan(query=Query(), form=Form.WHOLE_FOLDER, target=tmp_path / "there")
    app = _app(lived)
    async with app.run_test() as pilot:
        await app.push_screen(ExportPreviewScreen(lived, plan))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Name another place" in said(app)
        assert list((tmp_path / "there").iterdir()) == []


def test_plan_when_its_form_changes_then_the_name_has_the_right_ending(tmp_path: Path) -> None:
    plan = ExportPlan(query=Query(), form=Form.BY_DAY, target=tmp_path / "mine-2026-03-12.md")
    folder = plan.in_form(Form.WHOLE_FOLDER)
    assert folder.target.name == "mine-2026-03-12"
    assert folder.in_form(Form.WHOLE).target.name == "mine-2026-03-12.jsonl"
    assert folder.in_form(Form.BY_KIND).target.name == "mine-2026-03-12.md"


def test_plan_when_a_folder_is_looked_at_then_its_files_one_after_another(lived: Journal) -> None:
    plan = ExportPlan(query=Query(), form=Form.WHOLE_FOLDER, target=Path("out"))
    beginning, more = plan.beginning(lived)
    assert not more
    assert beginning.count("\ntitle: Win") == 3
    assert beginning.startswith("wins/2026-03-12-win-0-")
