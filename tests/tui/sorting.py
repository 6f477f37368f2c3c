"""Sorts for tests: made of a few cards, opened on the screen, and read back from their draft."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from rich.cells import cell_len
from textual.events import MouseDown, MouseUp
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model import values
from recovery_journal.model.cards import Card, Pile, Sort
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.narrowing import at_hand
from recovery_journal.model.records import Draft
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.value_parts import Door, SortDetails
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.sort import SortScreen
from recovery_journal.tui.widgets.ask import AskDialog
from tests.tui.driving import seen, settle

DAY = date(2026, 3, 12)
PASSPHRASE = "seven quiet lamps"
SIZES = [(60, 20), (80, 24), (120, 40)]


# sorts


def of_words(*words: tuple[str, str]) -> Sort:
    """A sort of cards with these names and glosses, in this order."""
    return Sort(Door.ALL, tuple(Card(at, name, gloss) for at, (name, gloss) in enumerate(words)))


def cards(number: int) -> Sort:
    """A sort of so many cards, none of them laid; `card 0` comes first."""
    return of_words(*((f"card {at}", f"gloss {at}") for at in range(number)))


def laid(sort: Sort, piles: Iterable[int]) -> Sort:
    """The sort with one card after another on these piles."""
    for pile in piles:
        sort = values.lay(sort, Pile(pile))
    return sort


def few(number: int, ranked: int = 0) -> Sort:
    """A sort that has come to so many cards, the first of them in order."""
    sort = laid(cards(number), [5] * number)
    for card_id in range(ranked):
        sort = values.rank(sort, card_id)
    return sort


def written(*names: str) -> Sort:
    """A sort without a deck, with these names written."""
    sort = Sort(Door.FIVE, ())
    for name in names:
        sort = values.add_card(sort, name)
    return sort


# what the file has


def draft_of(journal: Journal, sort: Sort) -> Draft:
    """Keep the sort as a draft that was begun before."""
    return journal.keep_sort(Draft(entry=new_entry(Kind.SORT, DAY)), sort)


def of_draft(draft: Draft) -> Sort:
    """The sort that a draft holds."""
    details = draft.entry.details
    assert isinstance(details, SortDetails)
    return sort_from_text(details.progress)


def kept(journal: Journal) -> Sort:
    """The sort in the only draft there is."""
    (draft,) = journal.drafts()
    return of_draft(draft)


def kept_in(path: Path) -> Sort:
    """The sort in the only draft of a file that is closed."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        return kept(journal)
    finally:
        journal.close()


def piles(journal: Journal) -> list[int]:
    """The pile of each card laid, as kept."""
    return [int(pile) for pile in kept(journal).laid]


def name_at_hand(journal: Journal) -> str:
    """The name of the card that is asked, as kept."""
    card = at_hand(kept(journal))
    assert card is not None
    return card.name


def order(journal: Journal) -> list[str]:
    """The names in the order of the sort, as kept."""
    sort = kept(journal)
    return [sort.card(card_id).name for card_id in sort.ranked]


def ended(journal: Journal) -> tuple[Entry, SortDetails]:
    """The only sort that is an entry, and what is said of it."""
    (entry,) = journal.entries(Query(kind=Kind.SORT))
    assert isinstance(entry.details, SortDetails)
    return entry, entry.details


def value_names(journal: Journal) -> tuple[list[str], list[str]]:
    """The names of the values in the order, and of the others."""
    valued = journal.values()
    return [value.title for value in valued.ranked], [value.title for value in valued.others]


# the screen


@asynccontextmanager
async def sorting(
    sort: Sort, size: tuple[int, int] = (80, 24), journal: Journal | None = None
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The app, with this sort open on its screen."""
    opened = Journal.in_memory() if journal is None else journal
    draft_of(opened, sort)
    app = JournalApp(opened.path or Path("/nowhere/j.db"), opened)
    async with app.run_test(size=size, notifications=True) as pilot:
        await go_on(app, pilot)
        yield app, pilot


async def go_on(app: JournalApp, pilot: Pilot[int]) -> SortScreen:
    """Go on with the sort that waits."""
    app.action_sort()
    await settle(pilot)
    return screen_of(app)


async def go_on_with(app: JournalApp, pilot: Pilot[int], sort: Sort) -> SortScreen:
    """Leave the sort on the screen, and have this one wait in its place; go on with it."""
    while isinstance(app.screen, SortScreen):
        await press(pilot, "escape")
    for draft in app.journal.drafts():
        app.journal.forget_draft(draft.id)
    draft_of(app.journal, sort)
    return await go_on(app, pilot)


def screen_of(app: JournalApp) -> SortScreen:
    """The sort on the screen, maybe below a dialog."""
    (screen,) = (each for each in app.screen_stack if isinstance(each, SortScreen))
    return screen


def fields(app: JournalApp) -> list[str]:
    """What stands in the fields of the dialog that is open."""
    assert isinstance(app.screen, AskDialog)
    return [field.value for field in app.screen.query(Input)]


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys; wait for what comes of them."""
    await pilot.press(*keys)
    await settle(pilot)


async def click(app: JournalApp, pilot: Pilot[int], at: Offset) -> None:
    """Press and let go of the mouse there, as a terminal tells it; wait for what comes of it."""
    for made in (MouseDown, MouseUp):
        app.post_message(made(None, at.x, at.y, 0, 0, 1, False, False, False, at.x, at.y))
    await settle(pilot)


async def write_card(pilot: Pilot[int], key: str, name: str, gloss: str = "") -> None:
    """Open the dialog by its key, write both of its lines anew, and put them in."""
    await press(pilot, key)
    for words in (name, gloss):
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.value = ""
        field.insert_text_at_cursor(words)
        await press(pilot, "enter")


def widths(app: JournalApp) -> set[int]:
    """How many cells the lines on the screen take, blanks at their ends included."""
    strips = app.screen._compositor.render_strips()
    return {cell_len("".join(piece.text for piece in strip)) for strip in strips}


def lines_with(app: JournalApp, *words: str) -> list[str]:
    """The lines on the screen that have all of these words."""
    return [line for line in seen(app).splitlines() if all(each in line for each in words)]
