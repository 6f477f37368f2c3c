"""Export: what goes out, a look at it, the file, the ledger, and what can be in the way."""

import json
import os
import threading
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import CannotWrite, NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.export_plan import PREVIEW_LINES, ExportPlan, Form
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.export_preview import ExportPreviewScreen
from recovery_journal.tui.screens.ledger import LedgerScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from tests.tui.driving import choose_row, enter, said, seen, settle, until

PASSPHRASE = "seven quiet lamps"
DAY = date(2026, 3, 12)
HOSTILE = "[/]bold[b] # not a heading"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal in a file, with entries of both kinds."""
    journal = Journal.create(tmp_path / "home" / "own" / "journal.db", PASSPHRASE)
    journal.add_many(
        [new_entry(Kind.WIN, DAY, f"Win {n}", HOSTILE) for n in range(3)]
        + [new_entry(Kind.NOTE, DAY, "A note")]
    )
    return journal


def _app(journal: Journal) -> JournalApp:
    assert journal.path is not None
    return JournalApp(journal.path, journal)


def _target(tmp_path: Path, ending: str = "md") -> Path:
    return next((tmp_path / "home").glob(f"recovery-journal-*.{ending}"))


async def test_export_when_looked_at_and_written_then_file_ledger_and_back(
    tmp_path: Path, journal: Journal
) -> None:
    app = _app(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape", "m")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        assert "4 entries" in seen(app)
        assert "not encrypted" in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExportPreviewScreen)
        assert not list((tmp_path / "home").glob("*.md"))
        assert "### Win 0" in seen(app)
        assert not journal._vault.connection.in_transaction
        await pilot.press("enter")
        await settle(pilot)
        target = _target(tmp_path)
        assert f"Written to ~/{target.name}: 4 entries." in said(app)
        assert target.read_text() == "".join(journal.markdown())
        assert target.stat().st_mode & 0o777 == 0o600
        assert [(line.entries, line.place) for line in journal.ledger()] == [(4, str(target))]
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(app.screen, LedgerScreen)
        assert str(target.name) in "".join(seen(app).split())
        assert "4 entries" in seen(app)


async def test_export_when_rows_narrow_it_then_that_alone_goes_out(
    tmp_path: Path, journal: Journal
) -> None:
    kept = journal.page(Query(kind=Kind.WIN))[0].id
    journal.set_tags(kept, ("evening",))
    journal.set_lane(kept, Lane.HAND_OVER)
    journal.set_star(kept, True)
    app = _app(journal)
    async with app.run_test() as pilot:
        app.action_export()
        await settle(pilot)
        for row, told in (("kind", "3 entries"), ("tag", "1 entry"), ("lane", "no entries")):
            await choose_row(pilot, row)
            await pilot.press("down", "enter")
            await settle(pilot)
            assert told in seen(app)
        await choose_row(pilot, "lane")
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        await choose_row(pilot, "star")
        assert "1 entry" in seen(app)
        await choose_row(pilot, "until")
        await enter(pilot, "someday")
        assert "A day is a date" in seen(app)
        app.screen.query_one(Input).value = ""
        await enter(pilot, "2026-03-12")
        await choose_row(pilot, "since")
        await enter(pilot, "2026-03-12")
        assert "1 entry" in seen(app)
        await choose_row(pilot, "form")
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        await choose_row(pilot, "look")
        await pilot.press("ctrl+s")
        await settle(pilot)
    lines = _target(tmp_path, "jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [kept]


async def test_export_when_it_begins_with_a_search_then_the_search_can_be_let_go(
    journal: Journal,
) -> None:
    app = _app(journal)
    async with app.run_test() as pilot:
        app.push_screen(ExportScreen(journal, Query(words="note", coming_back=True)))
        await settle(pilot)
        assert "no entries" in seen(app)
        await choose_row(pilot, "coming_back")
        assert "1 entry" in seen(app)
        await choose_row(pilot, "words")
        assert "4 entries" in seen(app)


async def test_export_when_an_entry_is_open_then_this_one_or_more(
    tmp_path: Path, journal: Journal
) -> None:
    row = journal.page(Query(kind=Kind.NOTE))[0]
    app = _app(journal)
    async with app.run_test() as pilot:
        app.push_screen(EntryScreen(journal, row.id))
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert "1 entry" in seen(app)
        assert "A note" in seen(app)
        await choose_row(pilot, "which")
        assert "4 entries" in seen(app)
        await choose_row(pilot, "which")
        await choose_row(pilot, "look")
        await pilot.press("enter")
        await settle(pilot)
        assert [line.words for line in journal.ledger()] == ["markdown; one entry"]
    written = _target(tmp_path).read_text()
    assert "### A note" in written
    assert "Win" not in written


async def test_export_when_a_file_is_there_then_it_stays_until_a_yes(
    tmp_path: Path, journal: Journal
) -> None:
    target = tmp_path / "home" / "mine.md"
    target.write_text("mine")
    app = _app(journal)
    async with app.run_test() as pilot:
        app.action_export()
        await settle(pilot)
        await choose_row(pilot, "target")
        app.screen.query_one(Input).value = ""
        await enter(pilot, "~/mine.md")
        await choose_row(pilot, "look")
        await pilot.press("enter")
        await settle(pilot)
        assert "There is a file at ~/mine.md already" in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert target.read_text() == "mine"
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        assert "Written to" in said(app)
    assert target.read_text().startswith("# Journal")


async def test_export_when_the_place_cannot_be_used_then_says_so_and_asks_again(
    tmp_path: Path, journal: Journal
) -> None:
    app = _app(journal)
    async with app.run_test() as pilot:
        app.action_export()
        await settle(pilot)
        await choose_row(pilot, "target")
        for typed, told in (
            ("~/nowhere/a.md", "There is no folder ~/nowhere."),
            ("", "A path is wanted"),
        ):
            app.screen.query_one(Input).value = ""
            await enter(pilot, typed)
            assert told in said(app)
        await enter(pilot, "~/own")
        assert "~/own/recovery-journal-" in said(app)


async def test_export_when_it_is_the_journal_itself_then_refused(
    tmp_path: Path, journal: Journal
) -> None:
    assert journal.path is not None
    before = journal.path.read_bytes()
    for ending in ("", "-wal", "-shm"):
        with pytest.raises(CannotWrite):
            journal.export(Path(f"{journal.path}{ending}"), overwrite=True)
    assert journal.path.read_bytes() == before
    assert journal.ledger() == []


async def test_export_when_the_disk_is_full_then_says_so_and_leaves_nothing(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("recovery_journal.private_files.os.fsync", full)
    app = _app(journal)
    async with app.run_test() as pilot:
        app.action_export()
        await settle(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert NoSpace.title in said(app)
        assert journal.ledger() == []
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["own"]


async def test_export_when_stopped_or_locked_then_nothing_stays(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    entries = Journal.entries

    def slow(self: Journal, *args: object, **more: object) -> object:
        for entry in entries(self, *args, **more):  # type: ignore[arg-type]
            yield entry
            if threading.current_thread() is not threading.main_thread():
                begun.set()
                assert go_on.wait(30)

    monkeypatch.setattr(Journal, "entries", slow)
    app = _app(journal)
    async with app.run_test() as pilot:
        for leave in ("escape", "ctrl+l"):
            begun.clear()
            go_on.clear()
            if not isinstance(app.screen, ExportPreviewScreen):
                app.action_export()
                await settle(pilot)
                await pilot.press("enter")
                await settle(pilot)
            await pilot.press("enter")
            await until(pilot, begun.is_set)
            await pilot.press(leave)
            go_on.set()
            await pilot.pause()
            if leave == "escape":
                await until(pilot, lambda: "Stopped. Nothing was written." in said(app))
        assert isinstance(app.screen, UnlockScreen)
        home = tmp_path / "home"
        await until(pilot, lambda: [path.name for path in home.iterdir()] == ["own"])
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["own"]
    assert Journal.unlock(tmp_path / "home" / "own" / "journal.db", PASSPHRASE).ledger() == []


async def test_export_when_the_journal_is_made_up_then_written_from_memory(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        app.action_export()
        await settle(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert "Written to" in said(app)
        assert _target(tmp_path).read_text() == "".join(app.journal.markdown())


def test_preview_when_the_copy_is_long_then_its_beginning_alone(journal: Journal) -> None:
    journal.add_many([new_entry(Kind.NOTE, DAY, f"Note {n}", "line\n" * 9) for n in range(60)])
    plan = ExportPlan(query=Query(), form=Form.BY_DAY, target=Path("/nowhere.md"))
    beginning, more = plan.beginning(journal)
    assert more
    assert len(beginning.split("\n")) == PREVIEW_LINES
    assert "".join(plan.pieces(journal)).startswith(beginning)
    assert not journal._vault.connection.in_transaction


async def test_preview_when_the_text_is_markup_then_shown_as_typed(journal: Journal) -> None:
    app = _app(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        app.action_export()
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        shown = str(app.screen.query_one("#beginning", Static).content)
        assert "[/]bold" in shown.replace("\\", "")
        assert "bold" in seen(app)


async def test_export_when_a_list_is_narrowed_then_it_begins_with_what_the_list_shows(
    journal: Journal,
) -> None:
    app = _app(journal)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f", *"note")
        await settle(pilot)
        await pilot.press("down", "m")
        await settle(pilot)
        assert "Found by" in seen(app)
        assert "1 entry" in seen(app)
        await pilot.press("escape", "w")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        kind = next(line for line in seen(app).splitlines() if line.strip(" ▏").startswith("Kind"))
        assert kind.split()[-1] == "wins"
