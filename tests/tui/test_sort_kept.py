"""A sort that is left, however: what was done and what was being typed is there again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model import values
from recovery_journal.model.cards import Sort
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import Unlocked
from recovery_journal.tui.screens import sort as sort_screen
from recovery_journal.tui.screens.find import FindScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from tests.tui import sorting
from tests.tui.driving import seen, settle, until
from tests.tui.sorting import PASSPHRASE, cards, few, fields, go_on, kept, kept_in, laid, press

STATES: dict[str, Callable[[], Sort]] = {
    "cards": lambda: laid(cards(6), [5, 4, 0]),
    "second round": lambda: laid(cards(12), [5] * 14),
    "choosing": lambda: values.pick(values.choose_by_hand(laid(cards(6), [5])), 3),
    "order": lambda: few(6, ranked=2),
    "pairing": lambda: values.begin_pairing(few(6, ranked=3), 4),
    "writing": lambda: values.note_typed(sorting.written("one", "two"), "half"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal will be."""
    return tmp_path / "own" / "journal.db"


@pytest.fixture
def no_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept because time has gone by."""
    monkeypatch.setattr(sort_screen, "DRAFT_SECONDS", 3600)


def lines(app: JournalApp) -> str:
    """What the sort shows, without the line of keys below it."""
    return "\n".join(seen(app).splitlines()[:-2])


# what is typed


async def keep_typing(app: JournalApp, pilot: Pilot[int], letter: str) -> str:
    """Type on until something of it is in the file, without a pause; give what is there."""

    def words() -> str:
        sort = kept(app.journal)
        return sort.typed[0] + "".join(name for _, name, _ in sort.rewording)

    def there() -> bool:
        field = app.focused
        assert isinstance(field, Input)
        field.insert_text_at_cursor(letter)
        return letter in words()

    await until(pilot, there)
    return words()


@pytest.mark.parametrize("key", ["a", "r"])
async def test_dialog_when_typing_goes_on_then_the_draft_has_it_all_the_same(key: str) -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, key)
        assert (await keep_typing(app, pilot, "x")).endswith("x")
        assert DRAFT_SECONDS < 1
        assert kept(app.journal).cards == cards(6).cards


async def test_line_when_typing_goes_on_then_the_draft_has_it_all_the_same() -> None:
    async with sorting.sorting(sorting.written("one")) as (app, pilot):
        assert set(await keep_typing(app, pilot, "x")) == {"x"}
        assert [card.name for card in kept(app.journal).cards] == ["one"]


@pytest.mark.parametrize("in_dialog", [True, False])
async def test_words_when_locked_then_they_are_in_the_draft_and_come_again(
    path: Path, no_timer: None, in_dialog: bool
) -> None:
    sort = laid(cards(6), [5]) if in_dialog else sorting.written("one")
    journal = Journal.create(path, PASSPHRASE)
    async with sorting.sorting(sort, journal=journal) as (app, pilot):
        await press(pilot, *["a"] * in_dialog, *"half")
        assert kept(journal).typed == ("", "")
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, UnlockScreen)
        assert "half" not in seen(app)
        assert kept_in(path) == values.note_typed(sort, "half")
        app.post_message(Unlocked(Journal.unlock(path, PASSPHRASE)))
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        await go_on(app, pilot)
        if in_dialog:
            await press(pilot, "a")
            assert fields(app) == ["half", ""]
        else:
            assert isinstance(app.focused, Input)
            assert app.focused.value == "half"


@pytest.mark.parametrize("how", ["ctrl+q", "end"])
async def test_words_when_the_app_is_left_then_they_are_in_the_draft(
    path: Path, no_timer: None, how: str
) -> None:
    sort = cards(6)
    journal = Journal.create(path, PASSPHRASE)
    async with sorting.sorting(sort, journal=journal) as (app, pilot):
        await press(pilot, "a", *"half", "enter", *"meant")
        assert isinstance(app.screen, AskDialog)
        if how == "end":
            app._end()
        else:
            await press(pilot, how)
    assert kept_in(path) == values.note_typed(sort, "half", "meant")


async def test_line_when_left_by_a_key_of_a_place_then_it_is_in_the_draft(no_timer: None) -> None:
    async with sorting.sorting(sorting.written("one")) as (app, pilot):
        await press(pilot, *"half", "ctrl+f")
        assert isinstance(app.screen, FindScreen)
        assert kept(app.journal).typed == ("half", "")


# what was done


@pytest.mark.parametrize("state", STATES)
async def test_sort_when_opened_again_then_the_same_is_asked(state: str) -> None:
    sort = STATES[state]()
    async with sorting.sorting(sort) as (app, pilot):
        shown = lines(app)
        if sort.pairing is not None:
            app.action_go("today")
        else:
            await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert kept(app.journal) == sort
        await go_on(app, pilot)
        assert lines(app) == shown
        assert kept(app.journal) == sort


@pytest.mark.parametrize("how", ["escape", "ctrl+l", "ctrl+q", "end"])
async def test_sort_when_left_then_the_file_has_it_card_by_card(path: Path, how: str) -> None:
    journal = Journal.create(path, PASSPHRASE)
    async with sorting.sorting(cards(6), journal=journal) as (app, pilot):
        await press(pilot, *"541", "backspace", "right")
        before = kept(journal)
        assert before == laid(cards(6), [5, 4, 0])
        if how == "end":
            app._end()
        else:
            await press(pilot, how)
        if app._journal is not None:
            assert isinstance(app.screen, TodayScreen)
            app._end()
    assert kept_in(path) == before
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test() as pilot:
        await go_on(app, pilot)
        assert "4 of 6" in seen(app)
        assert "card 3" in seen(app)
        await press(pilot, "2")
        assert kept(app.journal) == laid(before, [2])


async def test_sort_when_each_card_is_laid_then_it_is_kept_at_once(no_timer: None) -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        for number, key in enumerate("53124", start=1):
            await pilot.press(key)
            await settle(pilot)
            assert len(kept(app.journal).laid) == number
        assert app.journal.drafts()[0].entry.title == "5 of 6 cards"
