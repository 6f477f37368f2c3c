"""What is said at the close of a time together stays: on a lock, a kill, a full disk, and later."""

from pathlib import Path

import pytest
from textual.widgets import Input

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.closing import ClosingScreen
from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from tests.tui.closing import (
    add,
    boxes,
    closing,
    details_of,
    in_a_file,
    session_details,
    words,
    written_together,
)
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.running import foot
from tests.tui.valuing import PASSPHRASE, press, write

TO_THE_WORDS = ("enter", "enter")
TO_THE_END = ("enter", "enter", "tab", "enter")


@pytest.fixture
def own(tmp_path: Path) -> Journal:
    """A journal in a file with a time under way, in which some things were written."""
    own = in_a_file(tmp_path)
    written_together(own)
    return own


def kept_words(own: Journal) -> str:
    """The words that are in the file now."""
    assert own.path is not None
    other = Journal.unlock(own.path, PASSPHRASE)
    draft = other.under_way()
    other.close()
    return draft.entry.body if draft else ""


def past(own: Journal) -> Draft:
    """The summary of a time that was left with a draft."""
    own.end_together()
    (draft,) = own.drafts()
    return draft


# nothing is lost


async def test_words_when_typed_then_in_the_file_within_half_a_second(own: Journal) -> None:
    assert DRAFT_SECONDS <= 0.5
    async with closing(own) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        await write(pilot, "Half of it")
        assert isinstance(app.screen, ClosingScreen)
        await until(pilot, lambda: kept_words(own) == "Half of it")


async def test_words_when_locked_or_idle_then_kept_and_met_again(own: Journal) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "space", "enter")
        await write(pilot, "Before the lock")
        app.action_lock()
        await settle(pilot)
        assert app._unkept == ()
        assert "Before" not in seen(app)
    assert own.path is not None
    again = Journal.unlock(own.path, PASSPHRASE)
    async with closing(again) as (app, pilot):
        await press(pilot, "enter")
        assert boxes(app, "lines")[0] == "[x] Walked past the shop"
        await press(pilot, "enter")
        assert words(app).text == "Before the lock"


async def test_words_when_the_disk_is_full_then_they_stay_and_are_kept_after_the_lock(
    own: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoSpace("There is no space left.")

    assert own.path is not None
    async with closing(own) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        with monkeypatch.context() as broken:
            broken.setattr(Journal, "keep_draft", full)
            await write(pilot, "No room for this")
            await press(pilot, "tab")
            assert NoSpace.title in said(app)
            assert words(app).text == "No room for this"
            await press(pilot, "escape")
            assert app.focused is words(app)
            app.action_lock()
        await settle(pilot)
        (unkept,) = app._unkept
        assert (unkept.entry.body, unkept.entry.lane) == ("No room for this", Lane.OPEN_TOGETHER)
    again = Journal.unlock(own.path, PASSPHRASE)
    again.keep_draft(unkept)
    assert again.is_now(unkept)
    async with closing(again) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        assert words(app).text == "No room for this"


async def test_words_when_the_time_ended_in_another_terminal_then_the_persons_alone(
    own: Journal,
) -> None:
    assert own.path is not None
    async with closing(own) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        other = Journal.unlock(own.path, PASSPHRASE)
        other.end_together()
        (set_down,) = other.drafts()
        other.close()
        await write(pilot, "Typed here meanwhile")
        app.action_lock()
        await settle(pilot)
        (unkept,) = app._unkept
        assert unkept.id == set_down.id
        assert (unkept.entry.body, unkept.entry.lane) == ("Typed here meanwhile", Lane.ONLY_ME)
        assert details_of(unkept.entry)["ended"]
    again = Journal.unlock(own.path, PASSPHRASE)
    again.keep_draft(unkept)
    assert again.in_company().drafts() == []
    (draft,) = again.drafts()
    assert draft.entry.body == "Typed here meanwhile"


async def test_words_when_another_terminal_says_more_then_both_show_it(own: Journal) -> None:
    assert own.path is not None
    other = Journal.unlock(own.path, PASSPHRASE).in_company()
    async with closing(own) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        other.say_of_session("Said over there", picked="It was raining.")
        app._look_around()
        await settle(pilot)
        assert words(app).text == "Said over there"
        await press(pilot, "tab")
        assert session_details(own).picked == "It was raining."
        assert kept_words(own) == "Said over there"
        await press(pilot, "escape")
        await write(pilot, ", and here")
        other.say_of_session("Said again")
        app._look_around()
        await settle(pilot)
        assert words(app).text == "Said over there, and here"
    other.close()


# that's right


async def test_sign_when_the_passphrase_is_left_then_signed_and_leaving_is_what_is_left(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        await write(pilot, "My words")
        await press(pilot, "tab", "enter", "enter")
        assert isinstance(app.screen, PassphraseCheckScreen)
        (row,) = own.page(Query(kind=Kind.SESSION))
        signed = details_of(own.entry(row.id))["signed"]
        await press(pilot, "escape")
        assert isinstance(app.screen, ClosingScreen)
        assert f'You said "that\'s right" on {signed}.' in said(app)
        assert "Leave together" in seen(app)
        assert "Keep it as a draft" not in seen(app)
        assert app.screen.query_one("#becomes").option_count == 1  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, PassphraseCheckScreen)
        await enter(pilot, PASSPHRASE)
        await until(pilot, lambda: own.under_way() is None)
        await settle(pilot)
        assert len(own.history(row.id)) == 0
        assert own.drafts() == []


async def test_sign_when_twice_within_a_minute_then_the_last_words_are_signed(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, *TO_THE_WORDS)
        await write(pilot, "First")
        await press(pilot, "tab", "enter", "enter", "escape")
        (row,) = own.page(Query(kind=Kind.SESSION))
        await press(pilot, "escape", "escape")
        await write(pilot, " and more")
        await press(pilot, "tab", "enter")
        assert "It is a little different now. Is it right like this?" in said(app)
        assert "signed words stay" in said(app)
        assert own.entry(row.id).body == "First"
        await press(pilot, "enter", "escape")
        kept = own.entry(row.id)
        assert kept.body == "First and more"
        assert details_of(kept)["signed"] == session_details(own).signed != ""
        assert "You said" in said(app)
        assert [each.body for each in own.history(row.id)] == ["First"]


async def test_sign_when_a_step_comes_after_it_then_it_asks_again(own: Journal) -> None:
    own.in_company().sign("26 November 2026, 17:40")
    async with closing(own) as (app, pilot):
        assert app.screen.query_one(TitleLine).right == "5 of 5"
        assert "on 26 November 2026, 17:40." in said(app)
        add(app.journal, "One more step", kind=Kind.STEP)
        app.tell_changed()
        await settle(pilot)
        assert "It is a little different now." in said(app)
        await press(pilot, "enter", "escape")
        (row,) = own.page(Query(kind=Kind.SESSION))
        assert "One more step" in details_of(own.entry(row.id))["steps"]


async def test_changed_after_signing_when_left_as_a_draft_then_both_stay(own: Journal) -> None:
    own.in_company().say_of_session("Signed words")
    own.in_company().sign("26 November 2026, 17:40")
    async with closing(own) as (_, pilot):
        await press(pilot, "escape", "escape")
        await write(pilot, ", and others")
        await press(pilot, "tab", "enter", "down", "enter")
        await enter(pilot, PASSPHRASE)
        await until(pilot, lambda: own.under_way() is None)
        await settle(pilot)
    assert own.path is not None
    again = Journal.unlock(own.path, PASSPHRASE)
    (row,) = again.page(Query(kind=Kind.SESSION))
    assert again.entry(row.id).body == "Signed words"
    assert details_of(again.entry(row.id))["signed"] == "26 November 2026, 17:40"
    (draft,) = again.drafts()
    assert draft.entry.body == "Signed words, and others"
    assert details_of(draft.entry)["signed"] == ""


# later, alone


async def test_draft_when_met_again_then_the_same_pages_alone_and_signing_keeps_it(
    own: Journal,
) -> None:
    own.in_company().say_of_session("Half of it", picked="It was raining.")
    draft = past(own)
    own.keep_for_me([own.page(Query(words="Walked"))[0].id])
    async with closing(own, draft) as (app, pilot):
        assert app.screen.query_one(TitleLine).right == "1 of 4"
        assert "TOGETHER" not in seen(app)
        assert boxes(app, "lines") == ["[x] It was raining.", "[ ] What Sunday is about"]
        await press(pilot, "down", "space", "enter")
        await write(pilot, ". More")
        await press(pilot, "tab", "I")
        assert isinstance(app.screen, ClosingScreen)
        assert {"edit", "go on"} <= foot(app)
        assert "new step" not in foot(app)
        assert "Call Dad" in seen(app)
        await press(pilot, "enter")
        assert "you leave" not in said(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, ClosingScreen)
        assert own.drafts() == []
        (row,) = own.page(Query(kind=Kind.SESSION))
        kept = own.entry(row.id)
        assert kept.body == "Half of it. More"
        told = details_of(kept)
        assert told["picked"] == "It was raining.\nWhat Sunday is about"
        assert told["steps"].startswith("Call Dad; my idea")
        assert told["mirror"] == "1 from you, 1 together, 1 from J."
        assert told["signed"]


async def test_draft_when_left_or_kept_as_one_then_it_waits(own: Journal) -> None:
    draft = past(own)
    async with closing(own, draft) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "More")
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, ClosingScreen)
        (kept,) = own.drafts()
        assert kept.entry.body == "More"
    again = Journal.unlock(own.path or Path(), PASSPHRASE)
    async with closing(again, kept) as (app, pilot):
        await press(pilot, "enter", "tab", "enter", "down", "enter")
        assert not isinstance(app.screen, ClosingScreen)
        assert [each.entry.body for each in again.drafts()] == ["More"]
        assert again.count(Query(kind=Kind.SESSION)) == 0


async def test_signed_one_when_edited_then_as_it_was_or_signed_anew(own: Journal) -> None:
    own.in_company().say_of_session("Signed words")
    signed = own.in_company().sign("26 November 2026, 17:40")
    own.end_together()
    async with closing(own, own.draft_for(signed.id)) as (app, pilot):
        assert "on 26 November 2026, 17:40." in said(app)
        assert "Close it" in seen(app)
        await press(pilot, "escape", "escape")
        await write(pilot, "x")
        await press(pilot, "tab")
        assert [details_of(each.entry)["signed"] for each in own.drafts()] == [""]
        await press(pilot, "escape", "backspace", "tab", "enter")
        assert own.drafts() == []
        assert "on 26 November 2026, 17:40." in said(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, ClosingScreen)
        assert own.entry(signed.id) == signed


async def test_screen_when_there_is_no_time_to_close_then_it_is_said(own: Journal) -> None:
    own.end_together()
    app = JournalApp(own.path or Path(), own)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        app.call_later(app.close_together)
        await settle(pilot)
        assert "This time together has ended." in said(app)
        assert not isinstance(app.screen, ClosingScreen | UnlockScreen)
        assert app.screen.query(Input)
