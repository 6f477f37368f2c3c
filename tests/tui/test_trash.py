"""The trash: reading, taking back, and erasing for good."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry, utc_now
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.erase import EraseDialog
from recovery_journal.tui.screens.trash import TrashScreen
from recovery_journal.tui.widgets.entry_list import EntryList
from tests.tui.driving import said, seen, settle

TODAY = date.today()
TRASHED = Query(trashed=True)


def with_trash(journal: Journal, number: int) -> Journal:
    """So many entries in the trash, and one that is not."""
    for which in range(number):
        entry = new_entry(Kind.WIN, TODAY, f"laid down {which}", "some words")
        journal.add(replace(entry, trashed=utc_now()))
    journal.add(new_entry(Kind.NOTE, TODAY, "stays"))
    return journal


async def test_trash_when_opened_then_reads_and_u_takes_back() -> None:
    app = JournalApp(Path("/nowhere/j.db"), with_trash(Journal.in_memory(), 2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "g")
        await settle(pilot)
        assert "2 entries wait here until you take them back" in seen(app)
        assert "some words" in seen(app)
        assert "stays" not in seen(app)
        await pilot.press("down", "u")
        await settle(pilot)
        assert app.journal.count(TRASHED) == 1
        assert "One entry waits here until you take it back" in seen(app)
        await pilot.press("u")
        await settle(pilot)
        assert "What you lay in the trash waits here." in seen(app)


@pytest.mark.parametrize("keys", [("enter",), ("escape",), ("down", "escape")])
async def test_erase_when_not_chosen_with_two_keys_then_nothing_goes(keys: tuple[str, ...]) -> None:
    app = JournalApp(Path("/nowhere/j.db"), with_trash(Journal.in_memory(), 2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "g", "E")
        await settle(pilot)
        assert isinstance(app.screen, EraseDialog)
        assert "laid down 1" in said(app)
        assert "copies you made earlier" in said(app)
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(app.screen, TrashScreen)
        assert app.journal.count(TRASHED) == 2


async def test_erase_when_chosen_then_the_file_no_longer_has_it(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = with_trash(Journal.create(path, "seven quiet lamps"), 2)
    app = JournalApp(path, journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "g", "E", "down", "enter")
        await settle(pilot)
        assert [row.title for row in app.journal.page(TRASHED)] == ["laid down 0"]
        assert "One entry waits here" in seen(app)
        assert app.journal.count() == 1
        assert app.journal.check() == []


async def test_empty_when_chosen_then_all_of_the_trash_goes_and_nothing_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, with_trash(Journal.create(path, "seven quiet lamps"), 3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "g", "A")
        await settle(pilot)
        assert "erase 3 for good" in said(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.journal.count(TRASHED) == 0
        assert app.screen.query_one(EntryList).is_empty
        assert [row.title for row in app.journal.page()] == ["stays"]
        await pilot.press("A", "E")
        await settle(pilot)
        assert isinstance(app.screen, TrashScreen)


async def test_erase_when_taken_back_meanwhile_then_it_stays() -> None:
    app = JournalApp(Path("/nowhere/j.db"), made_up_journal(TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        entry = app.journal.page()[0]
        app.journal.trash(entry.id)
        await pilot.press("escape", "g", "E")
        await settle(pilot)
        app.journal.untrash(entry.id)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.journal.page()[0].id == entry.id


# copies that hold what is erased


def with_copies(path: Path, number: int) -> JournalApp:
    """An app on a journal with an entry in the trash, and so many copies that hold it."""
    journal = with_trash(Journal.create(path, "seven quiet lamps"), 1)
    for day in range(1, number + 1):
        made = journal.copy_now(Keep(days=99))
        made.rename(made.with_name(f"{path.stem}-2026030{day}T120000000000Z.db"))
    assert len(copies(path)) == number
    return JournalApp(path, journal)


async def test_erase_when_there_are_copies_then_forgetting_them_is_never_the_choice_at_hand(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    app = with_copies(path, 2)
    before = copies(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "g", "E")
        await settle(pilot)
        assert "Forgetting copies takes away the 2 automatic copies" in said(app)
        assert app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.journal.count(TRASHED) == 0
    assert copies(path) == before
    held = Journal.unlock(before[0].path, "seven quiet lamps")
    assert held.count(TRASHED) == 1
    held.close()


async def test_erase_when_copies_are_forgotten_then_one_new_one_is_there_without_the_entry(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    app = with_copies(path, 2)
    before = copies(path)
    foreign = before[0].path.with_name("journal-20200501T120000000000Z.db")
    foreign.write_bytes(b"another salt ...." * 300)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("escape", "g", "E", "down", "down", "enter")
        await settle(pilot)
        assert app.journal.count(TRASHED) == 0
        assert "The copies made before are gone too" in said(app)
    [made] = copies(path)
    assert made not in before
    held = Journal.unlock(made.path, "seven quiet lamps")
    assert (held.count(TRASHED), held.count()) == (0, 1)
    held.close()
    assert foreign.exists()


async def test_erase_when_the_new_copy_cannot_be_made_then_said_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own" / "journal.db"
    app = with_copies(path, 1)
    before = copies(path)

    def full(*_: object) -> None:
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(Journal, "back_up", full)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("escape", "g", "A", "down", "down", "enter")
        await settle(pilot)
        assert app.journal.count(TRASHED) == 0
        assert "The copies stay as they are" in said(app)
    assert copies(path) == before


async def test_erase_when_there_is_no_copy_then_there_is_nothing_to_forget(tmp_path: Path) -> None:
    app = with_copies(tmp_path / "own" / "journal.db", 0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "g", "E")
        await settle(pilot)
        assert app.screen.query_one(OptionList).option_count == 2
        assert "Forgetting" not in said(app)
