"""Sorts in the file: begun, kept at every step, gone on with, ended all at once or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.content.cards import cards, short_deck
from recovery_journal.errors import EntryNotFound, JournalError, NoSpace, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model import values
from recovery_journal.model.cards import Pile, Sort, new_sort
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.sorts import ended, title_of
from recovery_journal.model.text import LONGEST_TITLE, fold
from recovery_journal.model.value_parts import Door, SortDetails, ValueDetails
from recovery_journal.model.views import Query
from recovery_journal.storage.store import Store
from recovery_journal.storage.valuing import Valuing
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.sorting import a_step, sort_of

FULL_SYNCHRONOUS = 2
"""As `PRAGMA synchronous` tells it: every transaction is on disk when it ends."""

DECK = [(f"card {letter}", f"a gloss {letter}") for letter in "abcdefghijkl"]


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory."""
    made = Journal.in_memory()
    yield made
    made.close()


def a_value(journal: Journal, title: str, body: str = "") -> Entry:
    return journal.add(new_entry(Kind.VALUE, TODAY, title, body))


def all_values(journal: Journal) -> list[str]:
    """The names of all values, sorted."""
    return sorted(entry.title for entry in journal.entries(Query(kind=Kind.VALUE)))


def written(journal: Journal, ranked: str, kept: str = "") -> tuple[Draft, Sort]:
    """A sort of names, one a word, that may end: those ranked, and those only kept."""
    draft = journal.begin_sort(Door.FIVE, [], 1, TODAY)
    sort = sort_of(draft)
    for name in (*ranked.split(), *kept.split()):
        sort = values.add_card(sort, name)
    sort = values.end_choosing(sort)
    for card in sort.cards[: len(ranked.split())]:
        sort = values.rank(sort, card.id)
    return journal.keep_sort(draft, sort), sort


def piled(sort: Sort, digits: str) -> Sort:
    """The sort with its next cards laid on these piles."""
    for digit in digits:
        sort = values.lay(sort, Pile(int(digit)))
    return sort


def everything(journal: Journal) -> dict[str, list[Any]]:
    """Every row of every table that is written."""
    ask = journal._vault.connection.execute
    names = ask("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: ask(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


# begun


@pytest.mark.parametrize("door", Door)
def test_begin_sort_when_through_a_door_then_a_draft_that_is_kept(own: Journal, door: Door) -> None:
    draft = own.begin_sort(door, DECK, 5, TODAY)
    (kept,) = own.drafts()
    assert (kept.id, kept.entry.id, kept.entry.kind) == (draft.id, draft.entry.id, Kind.SORT)
    assert (kept.entry.day, kept.entry.version) == (TODAY, "")
    sort = sort_of(kept)
    assert sort.door is door
    assert sort == sort_of(draft)
    assert kept.entry.details == SortDetails(door=door.value, progress=sort_details(draft).progress)
    names = sorted(card.name for card in sort.cards)
    assert names == ([] if door is Door.FIVE else sorted(name for name, _ in DECK))
    titles = {Door.FIVE: "0 values in your own words"}
    assert kept.entry.title == titles.get(door, "0 of 12 cards")
    assert own.count() == 0
    assert own.check() == []


def sort_details(draft: Draft) -> SortDetails:
    """What a draft holds of a sort."""
    assert isinstance(draft.entry.details, SortDetails)
    return draft.entry.details


def test_begin_sort_when_with_all_our_cards_then_each_once_with_its_gloss(own: Journal) -> None:
    deck = [(card.name, card.gloss) for card in cards(None)]
    sort = sort_of(own.begin_sort(Door.ALL, deck, 5, TODAY))
    assert sorted((card.name, card.gloss) for card in sort.cards) == sorted(deck)
    short = [(card.name, card.gloss) for card in short_deck(cards(None))]
    assert len(sort_of(own.begin_sort(Door.SHORT, short, 5, TODAY)).cards) == len(short)


def test_begin_sort_when_the_seed_is_the_same_then_the_order_is(own: Journal) -> None:
    def order(seed: int) -> list[str]:
        return [card.name for card in sort_of(own.begin_sort(Door.ALL, DECK, seed, TODAY)).cards]

    assert order(5) == order(5)
    assert order(5) != [name for name, _ in DECK]
    assert len({tuple(order(seed)) for seed in range(8)}) == 8
    assert order(2**64 - 1) == order(2**64 - 1)


def test_begin_sort_when_there_are_own_values_then_they_join_once_and_the_card_stays(
    own: Journal,
) -> None:
    for name in ("Sea", "CARD A", "Späte Nächte"):
        a_value(own, name)
    own.let_go(a_value(own, "Gone").id, TODAY, "")
    own.trash(a_value(own, "Trashed").id)
    sort = sort_of(own.begin_sort(Door.ALL, [*DECK, ("spate nachte", "x")], 5, TODAY))
    dealt = {card.name: card.gloss for card in sort.cards}
    assert len(dealt) == len(sort.cards) == 14
    assert dealt["Sea"] == ""
    assert dealt["card a"] == "a gloss a"
    assert dealt["spate nachte"] == "x"
    assert not {"CARD A", "Gone", "Trashed", "Späte Nächte"} & dealt.keys()


def test_begin_sort_when_cards_differ_in_case_alone_then_one_of_them(own: Journal) -> None:
    sort = sort_of(own.begin_sort(Door.ALL, [("Sea", "one"), ("SEA", "two")], 5, TODAY))
    assert [fold(card.name) for card in sort.cards] == ["sea"]


def test_begin_sort_when_five_are_to_be_written_then_no_own_value_is_put_in(own: Journal) -> None:
    a_value(own, "Sea")
    assert sort_of(own.begin_sort(Door.FIVE, DECK, 5, TODAY)).cards == ()


# kept at every step, and gone on with


@settings(max_examples=25, deadline=None)
@given(door=st.sampled_from(Door), seed=st.integers(0, 2**64 - 1))
def test_keep_sort_when_any_step_is_taken_then_the_draft_holds_the_equal_sort(
    door: Door, seed: int
) -> None:
    journal, pick = Journal.in_memory(), Random(seed)  # noqa: S311 - steps, no secrets
    draft = journal.begin_sort(door, DECK, seed, TODAY)
    sort: Sort | None = sort_of(draft)
    for number in range(60):
        if sort is None:
            break
        draft = journal.keep_sort(draft, sort)
        (kept,) = journal.drafts()
        assert sort_of(kept) == sort == sort_of(draft)
        assert (kept.id, kept.entry.id) == (draft.id, draft.entry.id)
        sort = a_step(sort, pick, f"own {number}")
    assert journal.count() == 0
    assert journal.check() == []
    journal.close()


def test_keep_sort_when_the_journal_is_closed_between_then_it_goes_on_as_if_it_had_not_been(
    journal: Journal, journal_path: Path
) -> None:
    code = journal.recovery_code()
    steps, others = Random(11), Random(11)  # noqa: S311 - steps, no secrets
    draft = journal.begin_sort(Door.ALL, DECK, 3, TODAY)
    there = sort_of(draft)
    for number in range(40):
        step = a_step(there, steps, f"own {number}")
        if step is None:
            break
        journal.keep_sort(draft, step)
        journal.close()
        journal = Journal.recover(journal_path, code)
        (draft,) = journal.drafts()
        unbroken = a_step(there, others, f"own {number}")
        there = sort_of(draft)
        assert there == step == unbroken
    else:
        pytest.fail("it has not come to an end")
    assert number > 12
    kept = journal.end_sort(draft, there)
    assert kept.details == ended(there)
    assert journal.check() == []
    journal.close()


def test_keep_sort_when_a_step_is_taken_then_the_title_says_how_far_it_is(own: Journal) -> None:
    draft = own.begin_sort(Door.ALL, DECK, 5, TODAY)
    sort = piled(sort_of(draft), "555")
    assert own.keep_sort(draft, sort).entry.title == "3 of 12 cards"
    sort = piled(sort, "5" * 9)
    assert own.keep_sort(draft, sort).entry.title == "Coming to a few of 12 cards"
    assert [kept.entry.title for kept in own.drafts()] == ["Coming to a few of 12 cards"]


def test_keep_sort_when_two_are_under_way_then_each_is_kept(own: Journal) -> None:
    first = own.begin_sort(Door.ALL, DECK, 5, TODAY)
    second = own.begin_sort(Door.FIVE, [], 6, TODAY)
    own.keep_sort(first, piled(sort_of(first), "51"))
    by_id = {draft.id: sort_of(draft) for draft in own.drafts()}
    assert by_id == {first.id: piled(sort_of(first), "51"), second.id: sort_of(second)}


@pytest.mark.parametrize("typed", ["a\u2028b", "a\u0085b", "half\u202e", "\x1b[2J", "'\"\\", "\t "])
def test_keep_sort_when_odd_letters_are_being_typed_then_it_can_be_gone_on_with(
    own: Journal, typed: str
) -> None:
    draft = own.begin_sort(Door.SHORT, DECK, 5, TODAY)
    sort = values.note_typed(sort_of(draft), typed, typed, 3)
    own.keep_sort(draft, sort)
    (kept,) = own.drafts()
    there = sort_of(kept)
    assert replace(there, typed=("", "")) == replace(sort, typed=("", ""))
    assert all("\u202e" not in words and "\n" not in words for words in there.typed)


def test_keep_sort_when_lightly_then_another_connection_sees_it_and_the_next_is_not_light(
    journal: Journal,
) -> None:
    ask = journal._vault.connection.execute
    draft = journal.begin_sort(Door.ALL, DECK, 5, TODAY)
    sort = piled(sort_of(draft), "515")
    journal.keep_sort(draft, sort, lightly=True)
    assert ask("PRAGMA synchronous").fetchone() == (FULL_SYNCHRONOUS,)
    with journal.beside() as other:
        assert [sort_of(kept) for kept in other.drafts()] == [sort]
    kept = journal.end_sort(*written(journal, "Sea"))
    assert journal.entry(kept.id) == kept
    assert journal.check() == []


def test_keep_sort_when_lightly_and_it_fails_then_the_next_is_not_light(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = journal.begin_sort(Door.ALL, DECK, 5, TODAY)
    before = everything(journal)
    with monkeypatch.context() as for_now:
        for_now.setattr("recovery_journal.storage.rows.draft_values", lambda _: ())
        with pytest.raises(JournalError):
            journal.keep_sort(draft, piled(sort_of(draft), "5"), lightly=True)
    synchronous = journal._vault.connection.execute("PRAGMA synchronous").fetchone()
    assert synchronous == (FULL_SYNCHRONOUS,)
    assert not journal._vault.connection.in_transaction
    assert everything(journal) == before


# ended


def test_end_sort_when_it_came_to_a_few_then_its_entry_its_values_and_their_order(
    journal: Journal, journal_path: Path
) -> None:
    draft = journal.begin_sort(Door.ALL, DECK, 5, TODAY)
    sort = piled(sort_of(draft), "555554332110")
    names = [card.name for card in sort.cards]
    first, second = sort.cards[3].id, sort.cards[0].id
    sort = values.rank(values.rank(sort, first), second)
    kept = journal.end_sort(journal.keep_sort(draft, sort), sort)
    journal.close()

    again = Journal.unlock(journal_path, PASSPHRASE)
    assert again.drafts() == []
    assert again.entry(kept.id) == kept
    assert (kept.id, kept.kind, kept.day) == (draft.entry.id, Kind.SORT, TODAY)
    assert kept.title == f"{names[3]}, {names[0]}, {names[1]} and 2 more"
    assert kept.details == SortDetails(
        door="all cards",
        ranked=(names[3], names[0]),
        kept=(names[1], names[2], names[4]),
        most=tuple(names[:5]),
        very=(names[5],),
        important=tuple(names[6:8]),
        somewhat=(names[8],),
        not_important=tuple(names[9:11]),
    )
    assert [value.title for value in again.values().ranked] == [names[3], names[0]]
    assert all_values(again) == sorted(names[:5])
    assert all(value.day == TODAY for value in again.values().at_hand)
    assert all(value.details == ValueDetails() for value in again.values().at_hand)
    assert again.history(kept.id) == []
    assert again.check() == []
    again.close()


def test_end_sort_when_a_value_of_that_name_is_there_then_it_is_taken_as_it_is(
    own: Journal,
) -> None:
    meant = own.save(
        replace(
            new_entry(Kind.VALUE, TODAY, "Späte Sea", "what it means"),
            details=ValueDetails(whose="mine", helps="tea"),
            lane=Lane.OPEN_TOGETHER,
            tags=("salt",),
        )
    ).entry
    other = a_value(own, "Other")
    own.set_value_order([other.id])
    draft = own.begin_sort(Door.FIVE, [], 1, TODAY)
    sort = values.end_choosing(values.add_card(sort_of(draft), "SPATE SEA"))
    kept = own.end_sort(draft, values.rank(sort, 0))
    assert kept.details == SortDetails(door="write five", ranked=("SPATE SEA",))
    assert own.entry(meant.id) == meant
    assert own.history(meant.id) == []
    assert all_values(own) == ["Other", "Späte Sea"]
    assert own.value_order() == {meant.id: 1}


def test_end_sort_when_a_value_was_let_go_then_it_is_taken_up_again_with_its_words(
    own: Journal,
) -> None:
    sea = a_value(own, "Sea", "what it means")
    gone = own.let_go(sea.id, TODAY, "not now")
    draft, sort = written(own, "sea", "kin")
    own.end_sort(draft, sort)
    back = own.entry(sea.id)
    assert back.details == ValueDetails(let_go="", parting="not now")
    assert (back.title, back.body) == ("Sea", "what it means")
    assert [value.title for value in own.values().ranked] == ["Sea"]
    assert own.values().let_go == []
    assert [version.version for version in own.history(sea.id)] == [gone.version, sea.version]


def test_end_sort_when_a_value_let_go_is_not_among_the_few_then_it_stays_let_go(
    own: Journal,
) -> None:
    gone = own.let_go(a_value(own, "Sea").id, TODAY, "not now")
    own.end_sort(*written(own, "kin"))
    assert own.entry(gone.id) == gone


def test_end_sort_when_a_value_lies_in_the_trash_then_it_stays_there_and_a_new_one_is_made(
    own: Journal,
) -> None:
    trashed = own.trash(a_value(own, "Sea", "what it meant").id)
    own.end_sort(*written(own, "Sea"))
    assert own.entry(trashed.id) == trashed
    (new,) = own.values().ranked
    assert new.id != trashed.id
    assert (new.title, new.body) == ("Sea", "")
    assert own.value_order() == {new.id: 1}


def test_end_sort_when_there_was_an_order_then_the_new_one_stands_alone(own: Journal) -> None:
    own.end_sort(*written(own, "Sea Kin", "Art"))
    own.end_sort(*written(own, "Art Sea", "Wit"))
    assert [value.title for value in own.values().ranked] == ["Art", "Sea"]
    assert [value.title for value in own.values().others] == ["Kin", "Wit"]
    assert own.count(Query(kind=Kind.SORT)) == 2
    assert [row.title for row in own.page(Query(kind=Kind.SORT))] == [
        "Art, Sea, Wit",
        "Sea, Kin, Art",
    ]


def test_end_sort_when_nothing_is_ranked_then_the_values_have_no_order(own: Journal) -> None:
    own.end_sort(*written(own, "Sea"))
    own.end_sort(*written(own, "", "Kin Art"))
    assert own.value_order() == {}
    assert [value.title for value in own.values().others] == ["Art", "Kin", "Sea"]


def test_end_sort_when_nothing_is_chosen_then_refused_and_it_waits(own: Journal) -> None:
    draft = own.begin_sort(Door.ALL, DECK, 5, TODAY)
    sort = piled(sort_of(draft), "55")
    draft = own.keep_sort(draft, sort)
    before = everything(own)
    with pytest.raises(Unusable, match=r"^Nothing is chosen yet\.$"):
        own.end_sort(draft, sort)
    assert everything(own) == before
    assert [sort_of(kept) for kept in own.drafts()] == [sort]


def test_end_sort_when_another_sort_waits_then_that_draft_stays(own: Journal) -> None:
    other = own.begin_sort(Door.ALL, DECK, 5, TODAY)
    typed = Draft(entry=new_entry(Kind.NOTE, TODAY, "half"))
    own.keep_draft(typed)
    own.end_sort(*written(own, "Sea"))
    assert {draft.id for draft in own.drafts()} == {other.id, typed.id}


def test_end_sort_when_its_words_are_searched_then_the_names_that_were_kept_or_laid(
    own: Journal,
) -> None:
    draft = own.begin_sort(Door.ALL, DECK, 5, TODAY)
    sort = piled(sort_of(draft), "55555" + "0" * 7)
    own.end_sort(draft, sort)
    letters = [card.name.split()[1] for card in sort.cards]
    found = [own.count(Query(words=f'"card {at}"', kind=Kind.SORT)) for at in letters]
    assert found == [1] * 5 + [0] * 7


@pytest.mark.parametrize("name", ["n" * LONGEST_TITLE, "food, songs & ways", "日本", "a\tb"])
def test_end_sort_when_a_name_is_long_or_odd_then_the_value_has_it_as_it_is(
    own: Journal, name: str
) -> None:
    draft = own.begin_sort(Door.FIVE, [], 1, TODAY)
    sort = values.end_choosing(values.add_card(sort_of(draft), name))
    own.end_sort(draft, values.rank(sort, 0))
    (value,) = own.values().ranked
    assert fold(value.title) == fold(name.replace("\t", " "))
    assert own.check() == []


# all of it or nothing


def failing(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, at: int) -> None:
    """Have a method fail as a full disk would, at its so-manieth call."""
    does: Callable[..., Any] = getattr(owner, name)
    calls: list[None] = []

    def fails(*given: Any, **named: Any) -> Any:
        calls.append(None)
        if len(calls) == at:
            raise NoSpace("There is no room left on the disk.")
        return does(*given, **named)

    monkeypatch.setattr(owner, name, fails)


@pytest.mark.parametrize(
    ("owner", "name", "at"),
    [
        *((Store, "save", at) for at in range(1, 5)),
        (Store, "insert", 2),
        (Store, "keep_version", 1),
        (Store, "update", 1),
        (Valuing, "set_order", 1),
        (Valuing, "order", 1),
    ],
)
def test_end_sort_when_one_of_its_writes_fails_then_nothing_changed_and_the_sort_waits(
    journal: Journal,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    name: str,
    at: int,
) -> None:
    sea, kin = a_value(journal, "Sea"), a_value(journal, "Kin")
    journal.set_value_order([kin.id, sea.id])
    journal.let_go(sea.id, TODAY, "not now")
    draft, sort = written(journal, "Sea Art", "Kin Wit")
    before = everything(journal)
    with monkeypatch.context() as for_now:
        failing(for_now, owner, name, at)
        with pytest.raises(NoSpace):
            journal.end_sort(draft, sort)
    assert not journal._vault.connection.in_transaction
    assert everything(journal) == before
    with journal.beside() as other:
        assert everything(other) == before
    assert [sort_of(kept) for kept in journal.drafts()] == [sort]
    assert journal.check() == []

    assert journal.end_sort(draft, sort).title == "Sea, Art, Kin and 1 more"
    assert [value.title for value in journal.values().ranked] == ["Sea", "Art"]
    assert all_values(journal) == ["Art", "Kin", "Sea", "Wit"]
    assert journal.drafts() == []
    assert journal.check() == []


def test_end_sort_when_interrupted_then_nothing_changed(
    own: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, sort = written(own, "Sea Art")
    before = everything(own)

    def interrupted(*given: Any) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as for_now:
        for_now.setattr(Valuing, "set_order", interrupted)
        with pytest.raises(KeyboardInterrupt):
            own.end_sort(draft, sort)
    assert everything(own) == before
    assert not own._vault.connection.in_transaction


# set aside


def test_set_aside_when_a_sort_is_under_way_then_it_lies_in_the_trash_and_can_come_back(
    own: Journal,
) -> None:
    draft = own.begin_sort(Door.ALL, DECK, 5, TODAY)
    sort = piled(sort_of(draft), "515")
    own.set_aside(own.keep_sort(draft, sort))
    assert own.drafts() == []
    assert own.count() == 0
    (aside,) = own.entries(Query(trashed=True))
    assert (aside.id, aside.kind, aside.title) == (draft.entry.id, Kind.SORT, "3 of 12 cards")
    assert own.values().at_hand == []
    back = own.untrash(aside.id)
    assert [row.title for row in own.page()] == ["3 of 12 cards"]
    assert sort_of(Draft(entry=back)) == sort
    assert own.check() == []


def test_end_sort_when_it_had_been_set_aside_then_one_entry_and_the_progress_is_gone(
    own: Journal,
) -> None:
    draft, sort = written(own, "Sea", "Kin")
    own.set_aside(draft)
    back = own.untrash(draft.entry.id)
    again = own.keep_sort(Draft(entry=back), sort)
    kept = own.end_sort(again, sort)
    assert kept.id == draft.entry.id
    assert (kept.title, kept.details) == (title_of(ended(sort)), ended(sort))
    assert own.drafts() == []
    assert own.count(Query(kind=Kind.SORT)) == 1
    assert all_values(own) == ["Kin", "Sea"]
    assert own.check() == []


def test_erase_when_a_sort_was_set_aside_then_it_is_gone(own: Journal) -> None:
    draft, _ = written(own, "Sea")
    own.set_aside(draft)
    assert own.erase_trashed([draft.entry.id]) == 1
    with pytest.raises(EntryNotFound):
        own.entry(draft.entry.id)
    assert own._vault.connection.execute("SELECT count(*) FROM sorts").fetchone() == (0,)
    assert own.check() == []


def test_begin_sort_when_the_deck_is_empty_then_the_persons_own_values_are_dealt() -> None:
    journal = Journal.in_memory()
    journal.add(new_entry(Kind.VALUE, TODAY, "Rest"))
    for door, names in ((Door.ALL, ["Rest"]), (Door.SHORT, ["Rest"]), (Door.FIVE, [])):
        details = journal.begin_sort(door, [], 1, TODAY).entry.details
        assert isinstance(details, SortDetails)
        assert [card.name for card in sort_from_text(details.progress).cards] == names


def test_end_sort_when_one_of_two_values_of_a_name_was_let_go_then_the_other_is_taken() -> None:
    for gone_first in (True, False):
        journal = Journal.in_memory()
        days = (TODAY - timedelta(days=9), TODAY)
        gone, here = (journal.add(new_entry(Kind.VALUE, day, "Calm")).id for day in days)
        if not gone_first:
            gone, here = here, gone
        journal.let_go(gone, TODAY, "")
        draft = journal.begin_sort(Door.FIVE, [], 1, TODAY)
        sort = values.add_card(new_sort(Door.FIVE, [], 1), "calm")
        sort = values.end_choosing(sort)
        journal.end_sort(draft, values.rank(sort, sort.cards[0].id))
        assert [value.id for value in journal.values().ranked] == [here]
        assert [value.id for value in journal.values().let_go] == [gone]
