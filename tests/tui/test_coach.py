"""The coach's own app: deck and card at every size, the kept question, the minutes, and no more."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal import settings as own_settings
from recovery_journal.paths import config_dir, settings_path
from recovery_journal.tui.actions import ACTS
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.coach_app import CoachApp
from recovery_journal.tui.palette import Palette
from recovery_journal.tui.screens.coach import LOOK_SECONDS, CoachScreen
from recovery_journal.tui.screens.coach_keys import CoachKeysScreen
from recovery_journal.tui.screens.support import SupportScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.coach_card import CoachCard
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.kept_question import KeptQuestion
from tests.tui.driving import enter, settle
from tests.tui.hosting import shown

SIZES = [(60, 20), (80, 24), (120, 40)]


class At:
    """The app at a size, and what it shows."""

    def __init__(self, app: CoachApp, pilot: Pilot[int]):
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys; wait for what comes of each."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        return shown(self.app)

    @property
    def said(self) -> str:
        """Its words in one run."""
        return " ".join(" ".join(self.lines).split())

    @property
    def kept(self) -> str:
        """The question that is kept."""
        return self.app.screen_stack[0].query_one(KeptQuestion).question

    @property
    def drawn(self) -> tuple[str, ...]:
        """The questions on the table."""
        return self.app.screen_stack[0].query_one(DeckList).drawn


@asynccontextmanager
async def coaching(
    size: tuple[int, int] = (80, 24), more: Sequence[Path] = ()
) -> AsyncIterator[At]:
    """The app at this size; nothing may have been written at its end."""
    before = sorted(config_dir().rglob("*"))
    app = CoachApp(more)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield At(app, pilot)
    assert sorted(config_dir().rglob("*")) == before


def own_file(name: str, written: str) -> Path:
    """One of the person's own files."""
    path = config_dir() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")
    return path


# deck and card


@pytest.mark.parametrize("size", SIZES)
async def test_app_when_opened_then_the_deck_has_the_keys_and_the_foot_tells_four_to_six(
    size: tuple[int, int],
) -> None:
    async with coaching(size) as at:
        assert isinstance(at.app.screen, CoachScreen)
        assert isinstance(at.app.focused, DeckList)
        assert "For a coach" in at.lines[0]
        for text in at.drawn:
            assert text.split()[-1] in at.said
        for words in ("Drawn for opening", "1 2 3 keep", "0 not today", "[ ] theme"):
            assert words in at.said
        foot = at.lines[-1]
        for words in ("enter keep", "a another", "] theme", "tab side", "f1 keys"):
            assert words in foot
        assert max(cell_len(line) for line in at.lines) <= size[0]
        assert ("Open questions" in at.said) == (size[0] >= 100)
        await at.press("2")
        assert at.kept == at.drawn[1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_tab_when_it_is_narrow_then_deck_and_card_take_turns(size: tuple[int, int]) -> None:
    async with coaching(size) as at:
        for key in ("tab", "shift+tab"):
            await at.press(key)
            assert isinstance(at.app.focused, CoachCard)
            assert "Open questions" in at.said
            assert "Drawn for" not in at.said
            assert "] next part" in at.lines[-1]
            await at.press(key)
            assert isinstance(at.app.focused, DeckList)
            assert "Drawn for opening" in at.said
            assert "Open questions" not in at.said


async def test_tab_when_it_is_wide_then_both_are_there_beside_each_other_and_the_keys_move() -> (
    None
):
    async with coaching((120, 40)) as at:
        deck, card = (at.app.screen.query_one(each) for each in (DeckList, CoachCard))
        for has_keys in (card, deck, card):
            await at.press("tab")
            assert at.app.focused is has_keys
            assert "Drawn for opening" in at.said
            assert "Open questions" in at.said
        assert deck.region.y == card.region.y
        assert deck.region.right < card.region.x
        assert abs(deck.region.width - card.region.width) <= 2
        await at.press("right_square_bracket")
        assert "Affirmations" in at.said
        assert "Drawn for opening" in at.said


async def test_size_when_it_changes_then_what_has_the_keys_stays_in_sight() -> None:
    async with coaching((120, 40)) as at:
        await at.pilot.click(CoachCard, offset=(4, 4))
        await settle(at.pilot)
        for size, both in (((80, 24), False), ((100, 24), True), ((99, 24), False)):
            await at.pilot.resize_terminal(*size)
            await settle(at.pilot)
            assert isinstance(at.app.focused, CoachCard)
            assert "Open questions" in at.said
            assert ("Drawn for" in at.said) == both, size
        await at.press("tab")
        assert "Drawn for" in at.said


# the question that is kept


@pytest.mark.parametrize("size", SIZES)
async def test_question_when_kept_then_it_stands_on_top_until_another_is(
    size: tuple[int, int],
) -> None:
    async with coaching(size) as at:
        first, _, third = at.drawn
        await at.press("enter")
        assert at.kept == first
        assert at.lines[2].strip() == "Kept"
        assert at.lines[3].strip().split()[0] == first.split()[0]
        await at.press("a", "right_square_bracket", "0", "tab")
        assert at.kept == first
        assert at.lines[2].strip() == "Kept"
        await at.press("tab", "left_square_bracket", "2")
        assert at.kept == at.drawn[1]
        assert at.kept not in (first, third)
        assert first not in at.said


async def test_own_question_when_written_then_it_is_kept_and_clean() -> None:
    async with coaching() as at:
        # The letters of a burst go into the line that was asked for, not to the deck.
        await at.pilot.press("w", *"a0w")
        await settle(at.pilot)
        assert isinstance(at.app.screen, AskDialog)
        at.app.post_message(events.Paste(" [/]\x1b[2J\u202e\ud800 and\r\nthen?"))
        await settle(at.pilot)
        await at.press("enter")
        assert at.kept == "a0w [/][2J? and then?"
        assert "a0w [/][2J? and then?" in at.said
        assert isinstance(at.app.focused, DeckList)


async def test_own_question_when_empty_or_too_long_then_refused_and_esc_keeps_what_was() -> None:
    async with coaching() as at:
        await at.press("1")
        before = at.kept
        await at.press("w")
        await enter(at.pilot, "  ")
        assert "A few words are wanted." in at.said
        await enter(at.pilot, "n" * 501)
        assert "longer than 500" in at.said
        assert isinstance(at.app.focused, Input)
        await at.press("escape")
        assert at.kept == before


async def test_app_when_left_and_opened_again_then_nothing_is_remembered() -> None:
    async with coaching() as at:
        await at.press("1", "m", "0")
        assert at.kept
    async with coaching() as at:
        assert at.kept == ""
        assert at.app.screen.query_one(TitleLine).right == ""
        assert len(at.drawn) == 3


async def test_deck_when_opened_at_another_moment_then_in_another_order() -> None:
    orders = set()
    for minute in range(4):
        moment = datetime(2026, 11, 24, 10, minute, tzinfo=ZoneInfo("UTC"))
        with time_machine.travel(moment, tick=False):
            async with coaching() as at:
                orders.add(at.drawn)
    assert len(orders) > 1


# the minutes


async def test_minutes_when_counted_then_quiet_whole_ones_until_stopped_and_begun_anew() -> None:
    begun = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("UTC"))
    with time_machine.travel(begun, tick=False) as clock:
        async with coaching() as at:
            screen = at.app.screen
            assert isinstance(screen, CoachScreen)

            def right(minutes: float) -> str:
                clock.move_to(begun + timedelta(minutes=minutes))
                screen.count()
                return screen.query_one(TitleLine).right

            assert right(5) == ""
            await at.press("m")
            assert screen.query_one(TitleLine).right == "0 min"
            assert [right(5.9), right(6), right(17.5), right(65)] == [
                *("0 min", "1 min", "12 min", "60 min")
            ]
            assert right(4) == "0 min"  # the clock of the computer was set back
            assert right(17.5) == "12 min"
            await at.press("tab", "m")
            assert right(30) == "stopped at 12 min"
            assert at.lines[0].endswith("stopped at 12 min")
            await at.press("m")
            assert right(31) == "1 min"


async def test_minutes_when_time_goes_by_then_they_are_looked_at_again_without_a_key() -> None:
    async with coaching() as at:
        screen = at.app.screen
        assert isinstance(screen, CoachScreen)
        looks = [timer._interval for timer in screen._timers if timer._callback == screen.count]
        assert looks == [LOOK_SECONDS]
        assert LOOK_SECONDS <= 10


# own files


async def test_own_files_when_there_then_their_themes_and_parts_are_too(tmp_path: Path) -> None:
    own_file("questions.toml", '[[question]]\nabout = "night shifts"\ntext = "Who covers you?"\n')
    own_file("decks/peers.toml", '[[question]]\nabout = "opening"\ntext = "Peers?"\nreplace = 1\n')
    own_file("card.toml", 'replace = true\n[[part]]\nname = "My part"\nlines = ["Say …"]\n')
    given = tmp_path / "given.toml"
    given.write_text('[[question]]\nabout = "rest"\ntext = "What rests you?"\n')
    async with coaching((120, 40), [given]) as at:
        await at.press("left_square_bracket")
        assert at.drawn == ("What rests you?",)
        await at.press("left_square_bracket")
        assert at.drawn == ("Who covers you?",)
        assert "Drawn for night shifts" in at.said
        assert "My part" in at.said
        assert "Affirmations" not in at.said


async def test_own_files_when_broken_then_named_with_line_and_reason_and_the_rest_is_there() -> (
    None
):
    own_file("decks/a.toml", "[[question]]\nabout == 3\n")
    own_file("card.toml", "part = 3\n")
    own_file("settings.toml", "theme = 3\n")
    own_file("questions.toml", "[[question]]\n\n[[question]]\n")
    async with coaching((120, 40)) as at:
        assert "settings.toml, theme wants a name in quotes" in at.said
        assert "questions.toml, question 1 wants about and text" in at.said
        assert "And 2 more." in at.said
        assert "Drawn for opening" in at.said
        assert "Affirmations" in at.said
        await at.press("1")
        assert "theme wants" not in at.said
        assert at.kept
    (config_dir() / "settings.toml").unlink()
    (config_dir() / "questions.toml").unlink()
    async with coaching((120, 40)) as at:
        assert "a.toml is not TOML at line 2, column 8 (Invalid value)" in at.said
        assert "card.toml, each question, line, card or part begins" in at.said


async def test_own_files_when_broken_at_home_then_named_in_few_words_and_a_question_is_in_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    own_file("questions.toml", "x = {\n")
    async with coaching((60, 20)) as at:
        assert "~/.config/recovery-journal/questions.toml is not TOML at line 1" in at.said
        assert at.drawn[0].split()[0] in at.said


async def test_questions_when_hidden_all_then_a_sentence_and_the_card_is_there() -> None:
    own_file("questions.toml", "replace = true\n")
    async with coaching((60, 20)) as at:
        assert "No questions here. That is fine: w writes one of your own." in at.said
        await at.press("a", "1", "tab")
        assert "Open questions" in at.said


# what works everywhere, and what is not there


async def test_support_when_asked_for_then_lines_without_people_and_no_choice_is_written() -> None:
    own_settings.save(settings_path(), own_settings.Settings(region="fr"))
    written = settings_path().read_bytes()
    async with coaching((80, 60)) as at:
        await at.press("ctrl+r")
        assert isinstance(at.app.screen, SupportScreen)
        assert "Call 3114" in at.said
        assert "Your people" not in at.said
        await at.press("ctrl+r", "n", "r", "home", "enter")
        assert "Lifeline" in at.said
        await at.press("escape", "f8")
        assert "Lifeline" in at.said
        assert settings_path().read_bytes() == written
        await at.press("escape")
        assert isinstance(at.app.screen, CoachScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_keys_when_asked_for_then_those_that_matter_and_where_own_files_go(
    size: tuple[int, int],
) -> None:
    own_settings.save(settings_path(), own_settings.Settings(keys={"deck.another": "z"}))
    async with coaching(size) as at:
        await at.press("question_mark", "f1")
        assert isinstance(at.app.screen, CoachKeysScreen)
        parts = at.app.screen.query("KeyTable, Static")
        told = " ".join(" ".join(str(part.render()) for part in parts).split())
        here = [act for act in ACTS if act.where in (Where.DECK, Where.CARD, Where.COACH)]
        assert len(here) > 12
        for act in here:
            assert act.tells in told
        assert "z draw another three" in told
        for words in ("people and lines to call", "opens no journal", "decks", "not therapy"):
            assert words in told
        assert "lock" not in told
        assert "quick win" not in told
        await at.press("escape")
        assert isinstance(at.app.screen, CoachScreen)


async def test_palette_when_read_through_then_nothing_that_needs_a_journal_or_writes() -> None:
    async with coaching() as at:
        named = {each.title for each in at.app.get_system_commands(at.app.screen)}
        assert named == {
            *("Support", "Keys", "Leave", "Keep", "Keep the first", "Keep the second"),
            *("Keep the third", "Up", "Down", "Another", "Your own", "Not today"),
            *("Theme before", "Theme", "Side", "Timer"),
        }
        await at.press("ctrl+p", *"not", "enter")
        assert not isinstance(at.app.screen, Palette)
        assert "Not today, and that is fine." in at.said


async def test_keys_of_the_journal_when_pressed_then_nothing_of_it_comes() -> None:
    async with coaching() as at:
        keys = ("ctrl+n", "ctrl+f", "ctrl+l", "ctrl+o", "ctrl+t", "t", "v", "s", "d", "c", "slash")
        await at.press(*keys, "comma", "P", "B", "z", "escape")
        assert isinstance(at.app.screen, CoachScreen)
        assert len(at.app.screen_stack) == 1
        assert at.kept == ""


async def test_theme_when_chosen_in_the_settings_then_worn_and_an_unknown_one_is_lamp() -> None:
    for chosen, worn in (("paper", "paper"), ("contrast", "contrast"), ("no such", "lamp")):
        own_settings.save(settings_path(), own_settings.Settings(theme=chosen))
        async with coaching() as at:
            assert at.app.theme == worn


async def test_app_when_left_then_the_code_is_nought() -> None:
    for keys in (("ctrl+q",), ("w", "ctrl+q"), ("ctrl+r", "ctrl+q")):
        async with coaching() as at:
            await at.press(*keys[:-1])
            await at.pilot.press(keys[-1])
        assert at.app.return_code == 0


async def test_app_when_its_terminal_goes_then_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = False
    monkeypatch.setattr("recovery_journal.tui.coach_app.TerminalWatch.is_gone", lambda _: gone)
    async with coaching() as at:
        at.app._look_around()
        assert not at.app._exit
        gone = True
        at.app._look_around()
        assert at.app._exit
