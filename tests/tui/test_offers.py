"""What a coach offers: made by keys, kept, reworded, set aside; answered in two places at once."""

from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, Origin
from recovery_journal.model.sessions import OfferKind
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.company_messages import KeepOffer, MakeOffer
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from tests.tui.at_table import at_table, begin, note_drafts, notes, offered, page
from tests.tui.driving import enter, said, seen, settle
from tests.tui.valuing import HOSTILE, PASSPHRASE, SIZES, misfits, press, write

ASKING = "asking for help"
STRENGTH, QUESTION, STEP, AFFIRMATION = OfferKind


def words_offered(app: JournalApp) -> list[str]:
    """The words of all offers in the file."""
    return [offer.words for offer in app.journal.offers()]


def newest(app: JournalApp) -> Entry:
    """The entry that was kept last."""
    return next(iter(app.journal.entries(Query())))


async def offer(pilot: Any, number: int, words: str) -> None:
    """Offer something of the kind at this place in the list, from the page on."""
    await press(pilot, "escape", "f", *["down"] * number, "enter")
    await enter(pilot, words)


# made


async def test_offer_when_made_while_somebody_writes_then_they_go_on_writing() -> None:
    async with at_table(Journal.in_memory(), size=(120, 40)) as (app, pilot, screen):
        await write(pilot, "I would like an")
        await press(pilot, "f5", "enter")
        await enter(pilot, "you asked")
        await write(pilot, " exact answer")
        assert screen.keep_draft() is None
        assert note_drafts(app.journal) == [("I would like an exact answer", "")]
        assert words_offered(app) == ["you asked"]
        assert "you asked" in seen(app)


async def test_offers_when_a_narrow_terminal_gets_wide_then_as_high_as_their_words() -> None:
    journal = Journal.in_memory()
    begin(journal).offer(STRENGTH, ASKING)
    async with at_table(journal, size=(80, 24)) as (app, pilot, _):
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert offered(app).size.height == 3


async def test_offer_when_it_is_typed_then_in_the_file_at_once_and_gone_where_it_is_left() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await press(pilot, "escape", "f", "enter")
        await write(pilot, "ask")
        assert words_offered(app) == ["ask"]
        await write(pilot, "ing")
        assert words_offered(app) == ["asking"]
        await press(pilot, "ctrl+u")
        assert words_offered(app) == []
        await write(pilot, "patience")
        await press(pilot, "escape")
        assert words_offered(app) == []
        assert "patience" not in seen(app)
        ask = app.journal._vault.connection.execute
        tables = [name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        assert "patience" not in str([ask(f'SELECT * FROM "{name}"').fetchall() for name in tables])


@pytest.mark.parametrize("size", SIZES)
async def test_offer_when_made_by_keys_then_it_is_in_the_file_in_sight_and_at_hand(
    size: tuple[int, int],
) -> None:
    async with at_table(Journal.in_memory(), size=size) as (app, pilot, screen):
        await press(pilot, "escape", "f")
        assert isinstance(app.screen, ChooseDialog)
        for word in ("strength", "question", "step", "affirmation"):
            assert word in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "  ")
        assert "Nothing is said yet." in said(app)
        assert app.journal.offers() == []
        await enter(pilot, "m" * (LONGEST_TITLE + 1))
        assert f"An offer has room for {LONGEST_TITLE} letters." in said(app)
        await press(pilot, "escape", "f", "enter")
        await enter(pilot, ASKING)
        assert [(each.kind, each.words) for each in app.journal.offers()] == [(STRENGTH, ASKING)]
        assert app.screen_stack[-1] is screen
        assert app.focused is offered(app)
        rows = [str(option.prompt).split() for option in offered(app).options]
        assert [" ".join(row) for row in rows] == [
            "Offered by J.",
            f"strength {ASKING}",
            "enter keep r reword x set aside",
        ]
        assert ASKING in seen(app)
        assert misfits(screen) == []
        await press(pilot, "f", "down", "down", "enter")
        await enter(pilot, "call the library")
        at_hand = offered(app).highlighted_option
        assert at_hand is not None
        assert "call the library" in str(at_hand.prompt)


async def test_offer_when_nobody_is_named_then_its_heading_and_line_do_without() -> None:
    async with at_table(Journal.in_memory(), with_whom="") as (app, pilot, _):
        app.journal.offer(STEP, "rest")
        app.tell_changed()
        await settle(pilot)
        assert "Somebody offers something. tab shows it." in said(app)
        await press(pilot, "tab")
        assert str(offered(app).options[0].prompt) == "Offered"


# answered


@pytest.mark.parametrize(
    ("number", "kind", "title"),
    [(0, Kind.STRENGTH, ASKING), (2, Kind.STEP, "call"), (3, Kind.NOTE, "you came")],
)
async def test_offer_when_kept_then_an_entry_from_the_coach_and_the_offer_goes(
    number: int, kind: Kind, title: str
) -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await offer(pilot, number, title)
        await press(pilot, "enter")
        entry = newest(app)
        assert (entry.kind, entry.title) == (kind, title)
        assert (entry.origin, entry.lane) == (Origin.COACH, Lane.OPEN_TOGETHER)
        assert app.journal.offers() == []
        assert f"Kept, as a {kind.value}." in said(app)
        assert page(app).has_focus_within
        assert not offered(app).display


async def test_offer_when_reworded_then_it_is_from_both_and_its_words_begin_as_they_were() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await offer(pilot, 0, ASKING)
        await press(pilot, "r")
        assert isinstance(app.screen, AskDialog)
        assert app.screen.lines == [ASKING]
        await press(pilot, "escape")
        assert words_offered(app) == [ASKING]
        await press(pilot, "r", "ctrl+u")
        await enter(pilot, "")
        assert "Nothing is said yet." in said(app)
        assert words_offered(app) == [ASKING]
        await enter(pilot, "I ask, when I can")
        entry = newest(app)
        assert (entry.title, entry.origin) == ("I ask, when I can", Origin.TOGETHER)
        assert app.journal.offers() == []
        await offer(pilot, 0, "patience")
        await press(pilot, "r", "enter")
        assert newest(app).origin is Origin.COACH


async def test_offer_when_set_aside_then_nothing_of_it_stays() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        for words in ("one", "two", "three"):
            app.journal.offer(STRENGTH, words)
        app.tell_changed()
        await press(pilot, "tab", "j", "x")
        assert words_offered(app) == ["one", "three"]
        await press(pilot, "x")
        assert words_offered(app) == ["one"]
        assert app.focused is offered(app)
        await press(pilot, "k", "x")
        assert words_offered(app) == []
        assert app.journal.count(Query()) == 0
        assert page(app).has_focus_within
        assert "Offered" not in seen(app)


# a question


async def test_question_when_kept_then_it_is_the_page_s_and_the_note_says_from_whom() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await press(pilot, *"my own line")
        await offer(pilot, 1, "What else?")
        await press(pilot, "enter")
        assert [(note.title, note.origin) for note in notes(app.journal)] == [
            ("my own line", Origin.ME)
        ]
        assert page(app).words == ("What else?", "")
        assert note_drafts(app.journal) == [("What else?", "")]
        assert app.journal.offers() == []
        await press(pilot, *"this", "ctrl+s")
        note = notes(app.journal)[0]
        assert (note.title, note.body, note.origin) == ("What else?", "this", Origin.TOGETHER)
        await offer(pilot, 1, "What then?")
        await press(pilot, "r", "end", *" And for you?", "enter")
        assert page(app).words.first == "What then? And for you?"
        await press(pilot, "ctrl+s")
        assert notes(app.journal)[0].origin is Origin.TOGETHER


async def test_question_when_the_page_cannot_be_kept_then_it_stays_offered() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await write(pilot, "m" * (LONGEST_TITLE + 1))
        app.journal.offer(QUESTION, "What else?")
        app.tell_changed()
        await press(pilot, "tab", "enter")
        assert any("is 501 characters long" in each.message for each in app._notifications)
        assert words_offered(app) == ["What else?"]
        assert len(page(app).words.first) == LONGEST_TITLE + 1
        await press(pilot, "r", "enter")
        assert isinstance(app.screen, AskDialog)
        assert "The first line is 501 characters long" in said(app)


async def test_question_when_kept_away_from_the_table_then_it_is_a_note() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        made = app.journal.offer(QUESTION, "What else?")
        await press(pilot, "escape", "t")
        app.post_message(KeepOffer(made.id))
        app.post_message(MakeOffer())
        await settle(pilot)
        assert notes(app.journal)[0].title == "What else?"
        await press(pilot, "enter")
        await enter(pilot, "a strength")
        assert words_offered(app) == ["a strength"]


# two terminals, a full disk


async def test_offers_when_another_terminal_has_the_file_then_they_come_and_go_here_too(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    begin(Journal.create(path, PASSPHRASE)).close()
    journal, other = (Journal.unlock(path, PASSPHRASE) for _ in range(2))
    there = other.in_company()
    async with at_table(journal) as (app, pilot, _):
        await press(pilot, *"half a thou")
        made = there.offer(STRENGTH, ASKING)
        app._look_around()
        await settle(pilot)
        assert page(app).words.first == "half a thou"
        assert "J. offers something. tab shows it." in said(app)
        await press(pilot, *"ght", "tab")
        assert ASKING in seen(app)
        there.set_offer_aside(made.id)
        for key in ("enter", "r"):
            await press(pilot, key)
            assert "This was answered already." in said(app)
            offered(app).show([made])
            offered(app).focus()
            await settle(pilot)
        await press(pilot, "x")
        assert page(app).words.first == "half a thought"
        assert app.journal.count(Query()) == 0
        made = there.offer(STRENGTH, ASKING)
        app._look_around()
        await press(pilot, "tab", "r")
        there.take_offer(made.id, made.created.date())
        await enter(pilot, " again")
        assert "This was answered already." in said(app)
        assert [row.title for row in app.journal.page()] == [ASKING]
        await press(pilot, "escape")
        assert not offered(app).display
        there.end_together()
        app._look_around()
        await settle(pilot)
        assert "half a thought" not in seen(app)
    journal.close()
    other.close()


async def test_offers_when_the_disk_is_full_then_it_is_said_and_the_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoSpace("There is no room left.")

    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await offer(pilot, 0, ASKING)
        for name in ("offer", "take_offer", "set_offer_aside", "keep_draft"):
            monkeypatch.setattr(Journal, name, full)
        for key in ("enter", "x"):
            app.clear_notifications()
            await press(pilot, key)
            assert "The disk is full. There is no room left." in said(app)
            assert words_offered(app) == [ASKING]
        await press(pilot, "r")
        await enter(pilot, ", and more")
        assert isinstance(app.screen, AskDialog)
        assert app.screen.lines == [f"{ASKING}, and more"]
        assert "There is no room left." in said(app)
        await press(pilot, "escape", "f", "down", "enter")
        await enter(pilot, "What else?")
        assert isinstance(app.screen, AskDialog)
        assert app.screen.lines == ["What else?"]


# words that are hard to draw


@pytest.mark.parametrize("size", SIZES)
async def test_offers_when_words_are_hard_to_draw_then_all_are_whole_and_can_be_answered(
    size: tuple[int, int],
) -> None:
    words = [*HOSTILE, "[/]", "a \x1b[31mred\u202e word", "🙂" * 20, "many words " * 45]
    async with at_table(Journal.in_memory(), size=size, with_whom=HOSTILE[0]) as made:
        app, pilot, screen = made
        for number, each in enumerate(words):
            app.journal.offer(list(OfferKind)[number % 4], each)
        kept = words_offered(app)
        assert "\x1b" not in "".join(kept)
        app.tell_changed()
        await press(pilot, "tab")
        rows = "".join("".join(str(option.prompt).split()) for option in offered(app).options)
        for each in kept:
            assert "".join(each.split()) in rows
            assert misfits(screen) == []
            await press(pilot, "down")
        assert "Offered by [b]x[/b] [/] $x {y}" in "".join(
            str(option.prompt) for option in offered(app).options
        )
        for _ in kept:
            offered(app).focus()
            await press(pilot, "enter")
            assert misfits(screen) == []
        assert app.journal.offers() == []


# the mouse


async def test_offers_when_clicked_then_one_is_at_hand_and_again_it_is_kept() -> None:
    async with at_table(Journal.in_memory(), size=(120, 40)) as (app, pilot, _):
        for words in ("one", "two"):
            app.journal.offer(STRENGTH, words)
        app.tell_changed()
        await settle(pilot)
        await pilot.click(offset=_place(app, "one"))
        assert app.focused is offered(app)
        assert words_offered(app) == ["one", "two"]
        await pilot.click(offset=_place(app, "two"))
        assert words_offered(app) == ["one", "two"]
        await pilot.click(offset=_place(app, "set aside"))
        await pilot.click(offset=_place(app, "Offered by"))
        assert words_offered(app) == ["one", "two"]
        await pilot.click(offset=_place(app, "two"))
        await settle(pilot)
        assert words_offered(app) == ["one"]
        assert [row.title for row in app.journal.page()] == ["two"]
        foot = seen(app).splitlines()[-1]
        await pilot.click(offset=(foot.index("r reword") + 1, 39))
        await settle(pilot)
        assert isinstance(app.screen, AskDialog)


def _place(app: JournalApp, words: str) -> tuple[int, int]:
    """Where these words stand on the screen."""
    lines = seen(app).splitlines()
    row = next(number for number, line in enumerate(lines) if words in line)
    return lines[row].index(words), row
