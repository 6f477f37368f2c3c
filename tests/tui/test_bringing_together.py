"""Copies that lie beside the journal, and its file replaced while it is open: all of it stays."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.whole import Lineage
from recovery_journal.storage.vault import Vault
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.choosing import ChoosingScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.history import HistoryScreen
from recovery_journal.tui.screens.other_passphrase import OtherPassphraseScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.waiting import WaitingList
from tests.tui.company import begin
from tests.tui.driving import enter, said, seen, settle, until

PASSPHRASE = "seven quiet lamps"
DAY = date(2026, 3, 12)
CONFLICT = "journal.sync-conflict-20261123-101500-ABCDEFG.db"

Change = Callable[[Journal], object]


def toasts(app: JournalApp) -> str:
    """What the app has said in passing."""
    return " ".join(each.message for each in app._notifications)


def note(journal: Journal, title: str, body: str = "") -> Any:
    return journal.add(new_entry(Kind.NOTE, DAY, title, body))


class Two:
    """A journal on this machine, open, and a copy of it on another one."""

    def __init__(self, folder: Path):
        self.path = folder / "own" / "journal.db"
        made = Journal.create(self.path, PASSPHRASE)
        self.shared = note(made, "the sea", "grey\nand wide")
        self.code = made.recovery_code()
        made.close()
        self.there = folder / "there" / "journal.db"
        self.there.parent.mkdir()
        shutil.copyfile(self.path, self.there)
        self.journal = Journal.recover(self.path, self.code)

    def change_there(self, change: Change) -> None:
        """Write something on the other machine."""
        journal = Journal.recover(self.there, self.code)
        change(journal)
        journal.close()

    def lay_beside(self, name: str = CONFLICT) -> Path:
        """The other machine's file, laid beside this one's, as a tool does."""
        shutil.copyfile(self.there, self.path.with_name(name))
        return self.path.with_name(name)

    def put_in_place(self) -> None:
        """The other machine's file, put in the place of this one's."""
        coming = self.path.with_name(".coming")
        shutil.copyfile(self.there, coming)
        coming.replace(self.path)

    def app(self) -> JournalApp:
        """The app on it."""
        return JournalApp(self.path, self.journal)

    def titles(self) -> set[str]:
        """What the file holds, read from outside."""
        journal = Journal.recover(self.path, self.code)
        try:
            assert journal.check() == []
            return {entry.title for entry in journal.entries()}
        finally:
            journal.close()


@pytest.fixture
def two(tmp_path: Path) -> Two:
    """Two machines."""
    return Two(tmp_path / "home")


async def look(pilot: Pilot[Any]) -> None:
    """Let the look of every second come now, and what it begins come to its end."""
    app = pilot.app
    assert isinstance(app, JournalApp)
    app._look_around()
    await settle(pilot)


def waiting(app: JournalApp) -> str:
    """The rows of what waits on Today."""
    listed = app.screen.query_one(WaitingList)
    return "\n".join(str(option.prompt) for option in listed.options)


# a copy beside


async def test_today_when_a_copy_lies_beside_then_it_is_told_and_a_key_brings_it_in(
    two: Two,
) -> None:
    two.change_there(lambda there: note(there, "written there"))
    app = two.app()
    async with app.run_test() as pilot:
        await look(pilot)
        assert "changed elsewhere" not in said(app)
        file = two.lay_beside()
        await look(pilot)
        assert "A copy of this journal was changed elsewhere: X brings it in" in said(app)
        await pilot.press("escape", "X")
        await settle(pilot)
        assert isinstance(app.screen, ChooseDialog)
        assert CONFLICT in said(app)
        assert "A copy of the journal is made first" in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Of the entries, 1 is new." in said(app)
        assert "What about its file?" in said(app)
        assert CONFLICT in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "changed elsewhere" not in said(app)
        assert "written there" in said(app)
        assert not file.exists()
        assert len(copies(two.path)) == 2
        await look(pilot)
        assert "changed elsewhere" not in said(app)
    assert two.titles() == {"the sea", "written there"}


async def test_today_when_the_copy_adds_nothing_then_nothing_is_said(two: Two) -> None:
    two.lay_beside()
    app = two.app()
    async with app.run_test() as pilot:
        await look(pilot)
        assert "changed elsewhere" not in said(app)
        await pilot.press("escape", "X")
        await settle(pilot)
        assert "No copy with anything new lies beside this journal." in toasts(app)


async def test_today_when_the_file_stays_then_it_is_not_asked_about_again(two: Two) -> None:
    two.change_there(lambda there: note(there, "written there"))
    file = two.lay_beside("journal (1).db")
    app = two.app()
    async with app.run_test() as pilot:
        await look(pilot)
        await pilot.press("escape", "X", "enter")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert file.exists()
        app.begin_to_look_beside()
        await look(pilot)
        assert "changed elsewhere" not in said(app)
        two.change_there(lambda there: note(there, "written later"))
        two.lay_beside("journal (1).db")
        app._folder_changed = 0
        await look(pilot)
        assert "changed elsewhere" in said(app)


async def test_today_when_not_now_then_said_no_more_until_it_is_written_anew(two: Two) -> None:
    two.change_there(lambda there: note(there, "written there"))
    two.lay_beside()
    app = two.app()
    async with app.run_test() as pilot:
        await look(pilot)
        await pilot.press("escape", "X", "down", "enter")
        await settle(pilot)
        assert "changed elsewhere" in said(app)
        app.screen.query_one(WaitingList).focus()
        await pilot.press("x")
        await settle(pilot)
        assert "changed elsewhere" not in said(app)
        app.begin_to_look_beside()
        await look(pilot)
        assert "changed elsewhere" not in said(app)
    assert two.titles() == {"the sea"}


async def test_bring_in_when_the_copy_has_another_passphrase_then_it_is_asked_for(
    two: Two,
) -> None:
    two.change_there(lambda there: note(there, "written there"))
    two.change_there(lambda there: there.change_passphrase("another seven lamps"))
    two.lay_beside()
    app = two.app()
    async with app.run_test() as pilot:
        await look(pilot)
        app.screen.query_one(WaitingList).focus()
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, OtherPassphraseScreen)
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, OtherPassphraseScreen)
        await pilot.press("escape", "X", "enter")
        await settle(pilot)
        await enter(pilot, "another seven lamps")
        await settle(pilot)
        assert "Of the entries, 1 is new." in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert two.journal.is_passphrase(PASSPHRASE)
    assert two.titles() == {"the sea", "written there"}


async def test_today_when_together_then_no_copy_and_no_choice_is_told_of(two: Two) -> None:
    two.change_there(lambda there: there.save(replace(two.shared, body="there")))
    two.journal.save(replace(two.shared, body="here"))
    two.lay_beside()
    two.journal.merge(two.there)
    two.change_there(lambda there: note(there, "written later"))
    two.lay_beside("journal 2.db")
    begin(two.journal, DAY)
    app = two.app()
    async with app.run_test() as pilot:
        app.enter_company()
        app.go("today")
        await look(pilot)
        assert "elsewhere" not in said(app)
        assert "two places" not in said(app)
        await pilot.press("escape", "X", "Y")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert toasts(app) == ""


# two versions


@pytest.fixture
def apart(two: Two) -> Two:
    """One entry changed on both, brought in; and another one, which asks for a choice too."""
    other = note(two.journal, "the wind")
    shutil.copyfile(two.path, two.there)
    two.journal.bring_in_log()
    shutil.copyfile(two.path, two.there)

    def change(there: Journal) -> None:
        there.save(replace(two.shared, body="grey\nand wide\nas it was [/]there", tags=("late",)))
        there.save(replace(other, title="the wind there"))

    two.journal.save(replace(two.shared, body="grey\nas I saw it\nand wide"))
    two.journal.save(replace(other, title="the wind here"))
    two.change_there(change)
    two.journal.merge(two.there)
    return two


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_choosing_when_open_then_both_versions_are_shown_with_what_differs_marked(
    apart: Two, size: tuple[int, int]
) -> None:
    app = apart.app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "2 entries were changed in two places: Y to choose" in said(app)
        await pilot.press("escape", "Y")
        await settle(pilot)
        assert isinstance(app.screen, ChoosingScreen)
        shown = seen(app)
        assert "1 of 2" in shown
        assert "the sea" in shown
        assert "+ as I saw it" in shown
        assert "+ as it was [/]there" in shown
        assert "+ grey" not in shown
        assert "+ late" in shown
        assert shown.count("the newer one") == 1
        assert "Who sees it" not in shown
        one = next(y for y, line in enumerate(shown.split("\n")) if "as it was [/]there" in line)
        two = next(y for y, line in enumerate(shown.split("\n")) if "as I saw it" in line)
        assert (abs(one - two) < 3) == (size[0] == 120)


async def test_choosing_when_chosen_then_the_other_stays_in_the_history_and_it_asks_no_more(
    apart: Two,
) -> None:
    app = apart.app()
    async with app.run_test() as pilot:
        await pilot.press("escape", "Y")
        await settle(pilot)
        await pilot.press("right_square_bracket")
        assert "2 of 2" in seen(app)
        assert "+ the wind here" in seen(app)
        await pilot.press("left_square_bracket", "2")
        await settle(pilot)
        assert "Kept. The other one is in its history." in toasts(app)
        assert isinstance(app.screen, ChoosingScreen)
        assert "the wind" in seen(app)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        await pilot.press("escape", "1")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "two places" not in said(app)
    journal = Journal.recover(apart.path, apart.code)
    assert journal.undecided() == []
    assert journal.entry(apart.shared.id).body == "grey\nas I saw it\nand wide"
    assert "as it was [/]there" in " ".join(e.body for e in journal.history(apart.shared.id))
    assert "the wind there" in {entry.title for entry in journal.entries()}
    journal.close()


async def test_choosing_when_left_then_it_is_there_for_later_and_an_entry_says_so(
    apart: Two,
) -> None:
    app = apart.app()
    async with app.run_test() as pilot:
        await pilot.press("escape", "Y", "escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "2 entries were changed in two places" in said(app)
        await pilot.press("slash")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "changed in two places: Y to choose" in said(app)
        await pilot.press("Y")
        await settle(pilot)
        assert isinstance(app.screen, ChoosingScreen)


async def test_choosing_when_three_versions_stand_then_the_arrow_pages_through_them(
    apart: Two,
) -> None:
    third = Journal.in_memory()  # a third copy, which was changed as both of them were
    third.take_in([Lineage(standing=apart.shared)])
    third.save(replace(apart.shared, body="a third one"))
    apart.journal.take_in(list(third.whole()))
    third.close()
    app = apart.app()
    async with app.run_test() as pilot:
        await pilot.press("escape", "Y")
        await settle(pilot)
        assert "1 version more" in said(app)
        before = seen(app)
        await pilot.press("right")
        assert seen(app) != before
        await pilot.press("right")
        assert seen(app) == before


# the file replaced


async def test_app_when_its_file_is_replaced_then_both_are_together_and_typing_goes_on(
    two: Two,
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        note(two.journal, "written here")
        two.change_there(lambda there: note(there, "written there"))
        await pilot.press(*"half a line")
        two.put_in_place()
        await pilot.press(*" more")
        await look(pilot)
        assert "It is all together now." in toasts(app)
        assert "written there" in said(app)
        assert "half a line more" in said(app)
        await pilot.press(*" and on", "enter")
        await settle(pilot)
        assert "half a line more and on" in said(app)
        await look(pilot)
    assert two.titles() == {
        *("the sea", "written here", "written there", "half a line more and on"),
    }
    two.journal.close()
    assert [each.name for each in two.path.parent.iterdir() if each.is_file()] == [two.path.name]


async def test_app_when_replaced_and_nothing_was_written_here_then_it_shows_what_came(
    two: Two,
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        two.change_there(lambda there: note(there, "written there"))
        two.put_in_place()
        await look(pilot)
        assert "You see it as it is now." in toasts(app)
        assert "written there" in said(app)


async def test_editor_when_its_entry_changed_in_the_file_that_came_then_both_are_kept(
    two: Two,
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        draft = two.journal.draft_for(two.shared.id)
        app.push_screen(EditorScreen(two.journal, draft), app.after_edit)
        await settle(pilot)
        await pilot.press(*"here ")
        two.change_there(lambda there: there.save(replace(two.shared, body="as it was there")))
        two.put_in_place()
        await look(pilot)
        assert isinstance(app.screen, EditorScreen)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Both are kept" in said(app)
    journal = Journal.recover(two.path, two.code)
    bodies = {each.body for each in journal.history(two.shared.id)}
    assert "as it was there" in bodies
    stands = journal.entry(two.shared.id)
    assert "here" in f"{stands.title} {stands.body}"
    journal.close()


async def test_editor_when_a_merge_from_outside_changes_its_entry_then_both_are_kept(
    two: Two,
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        draft = two.journal.draft_for(two.shared.id)
        app.push_screen(EditorScreen(two.journal, draft), app.after_edit)
        await settle(pilot)
        await pilot.press(*"here ")
        two.change_there(lambda there: there.save(replace(two.shared, body="as it was there")))
        beside = Journal.recover(two.path, two.code)
        assert beside.merge(two.there).changed == 1
        beside.close()
        await look(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Both are kept" in said(app)
        await pilot.press("escape")
        await settle(pilot)
    journal = Journal.recover(two.path, two.code)
    assert "as it was there" in {each.body for each in journal.history(two.shared.id)}
    journal.close()


async def test_app_when_replaced_by_one_with_another_key_then_locked_and_all_is_kept(
    two: Two,
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        await pilot.press(*"half a line")
        two.change_there(lambda there: there.change_passphrase("another seven lamps"))
        two.put_in_place()
        await look(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert "What was here is kept beside it." in toasts(app)
        await enter(pilot, "another seven lamps")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        await look(pilot)
        assert "A copy of this journal was changed elsewhere" in said(app)
    (kept,) = (each for each in two.path.parent.glob("journal (kept *).db"))
    journal = Journal.recover(kept, two.code)
    assert [draft.entry.title for draft in journal.drafts()] == ["half a line"]
    journal.close()


async def test_app_when_there_is_no_room_to_keep_it_then_it_goes_on_and_tries_again(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        note(two.journal, "written here")
        two.change_there(lambda there: note(there, "written there"))
        two.put_in_place()

        def full(self: Vault, target: Path) -> None:
            raise NoSpace("There is no room left on the disk.")

        with monkeypatch.context() as patched:
            patched.setattr(Vault, "copy_to", full)
            await look(pilot)
            await look(pilot)
        assert len(list(app._notifications)) == 1
        assert "The disk is full." in toasts(app)
        await pilot.press(*"and on", "enter")
        await settle(pilot)
        app._try_again = 0.0
        await look(pilot)
        assert "It is all together now." in toasts(app)
    assert two.titles() == {"the sea", "written here", "written there", "and on"}


async def test_app_when_replaced_in_a_time_together_then_nothing_closed_is_shown(
    two: Two,
) -> None:
    begin(two.journal, DAY)
    app = two.app()
    async with app.run_test() as pilot:
        app.enter_company()
        app.go("together")
        await settle(pilot)
        two.change_there(lambda there: note(there, "written there"))
        two.put_in_place()
        await look(pilot)
        assert app.is_in_company
        assert "TOGETHER with J." in said(app)
        await pilot.press("escape", "slash")
        await settle(pilot)
        assert "the sea" not in said(app)
        assert "written there" not in said(app)


async def test_app_when_its_file_has_no_name_any_more_then_it_has_it_again(two: Two) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        two.path.unlink()
        await look(pilot)
        assert not two.path.exists()
        await look(pilot)
        assert "It is there again." in toasts(app)
        await pilot.press(*"and on", "enter")
        await settle(pilot)
    assert two.titles() == {"the sea", "and on"}


@pytest.mark.parametrize("leave", ["ctrl+l", "ctrl+q"])
async def test_app_when_left_in_the_second_after_it_was_replaced_then_all_lies_beside(
    two: Two, leave: str
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        two.change_there(lambda there: note(there, "written there"))
        two.put_in_place()
        await pilot.press(*"in the last second")
        app._look_around = lambda: None  # type: ignore[method-assign]
        await pilot.press(leave)
        await settle(pilot)
    assert two.titles() == {"the sea", "written there"}
    (kept,) = (each for each in two.path.parent.glob("journal (kept *).db"))
    journal = Journal.recover(kept, two.code)
    assert [draft.entry.title for draft in journal.drafts()] == ["in the last second"]
    journal.close()


async def test_app_when_idle_for_a_moment_then_the_file_itself_has_what_was_saved(
    two: Two, tmp_path: Path
) -> None:
    app = two.app()
    async with app.run_test() as pilot:
        await pilot.press(*"saved", "enter")
        await look(pilot)
        assert two.path.with_name("journal.db-wal").stat().st_size > 0
        app._active -= 10
        await look(pilot)
        assert two.path.with_name("journal.db-wal").stat().st_size == 0
        shutil.copyfile(two.path, tmp_path / "copied.db")
    journal = Journal.recover(tmp_path / "copied.db", two.code)
    assert {entry.title for entry in journal.entries()} == {"the sea", "saved"}
    journal.close()


async def test_draft_when_a_copy_is_brought_in_then_it_waits_with_the_others(two: Two) -> None:
    two.change_there(
        lambda there: there.keep_draft(Draft(entry=new_entry(Kind.NOTE, DAY, "half there")))
    )
    two.lay_beside()
    app = two.app()
    async with app.run_test() as pilot:
        await look(pilot)
        await pilot.press("escape", "X", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "half there" in waiting(app)
