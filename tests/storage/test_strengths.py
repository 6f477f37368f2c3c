"""Strengths: marked in what was lived, in their order, and taken up from the words in wins."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.strength_parts import Practice, StrengthDetails
from recovery_journal.model.text import fold
from recovery_journal.model.views import Offered, Query
from recovery_journal.model.wins import WinDetails
from tests.storage.conftest import TODAY

WEEK_AGO = TODAY - timedelta(days=7)


@pytest.fixture
def journal() -> Iterator[Journal]:
    """An empty journal in memory, in place of one on disk."""
    made = Journal.in_memory()
    yield made
    made.close()


def a_story(journal: Journal, title: str = "the long way home", day: date = WEEK_AGO) -> Entry:
    return journal.add(new_entry(Kind.STORY, day, title))


def a_win(
    journal: Journal,
    title: str,
    strengths: tuple[str, ...] = (),
    values: tuple[str, ...] = (),
    lane: Lane = Lane.ONLY_ME,
) -> Entry:
    details = WinDetails(did="stayed", strengths=strengths, values=values)
    return journal.add(replace(new_entry(Kind.WIN, TODAY, title), details=details, lane=lane))


def words_of(journal: Journal, win: Entry) -> tuple[list[str], list[str]]:
    """The free words that a win has now, for strengths and for values."""
    told = journal.entry(win.id).details.as_dict()
    return told["strengths"], told["values"]


def named(journal: Journal, word: str, kind: Kind = Kind.STRENGTH) -> Offered:
    """What is offered for a word."""
    return next(each for each in journal.offered() if (each.word, each.kind) == (word, kind))


def everything(journal: Journal) -> list[str]:
    """All that is in the journal, threads and versions too, as text."""
    entries = list(journal.entries())
    said = [repr(journal.threads(entry.id)) for entry in entries]
    return [*journal.json_lines(), *said, repr([journal.history(e.id) for e in entries])]


# marked


def test_mark_strength_when_there_is_none_of_the_name_then_made_on_the_entrys_day(
    journal: Journal,
) -> None:
    story = a_story(journal)
    thread = journal.mark_strength(story.id, " staying\nwith it ", "I went on", seen_by="M.")
    (strength,) = journal.entries(Query(kind=Kind.STRENGTH))
    assert (strength.title, strength.day, strength.lane) == (
        "staying with it",
        WEEK_AGO,
        Lane.ONLY_ME,
    )
    assert (thread.source, thread.target) == (story.id, strength.id)
    assert (thread.words, thread.seen_by, thread.ripple) == ("I went on", "M.", False)
    assert [t for t, _ in journal.threads(story.id)] == [thread]


def test_mark_strength_when_a_day_is_said_then_made_on_that_day(journal: Journal) -> None:
    journal.mark_strength(a_story(journal).id, "wit", day=TODAY)
    assert [row.day for row in journal.page(Query(kind=Kind.STRENGTH))] == [TODAY]


@pytest.mark.parametrize("name", ["Écoute", "écoute", "ECOUTE", "e\u0301coute", "  ecoute "])
def test_mark_strength_when_the_name_is_there_in_other_letters_then_it_is_used(
    journal: Journal, name: str
) -> None:
    there = journal.add(new_entry(Kind.STRENGTH, TODAY, "Écoute"))
    thread = journal.mark_strength(a_story(journal).id, name)
    assert thread.target == there.id
    assert journal.entry(there.id) == there
    assert journal.count(Query(kind=Kind.STRENGTH)) == 1


def test_mark_strength_when_marked_again_then_one_thread_and_nothing_of_it_is_lost(
    journal: Journal,
) -> None:
    story = a_story(journal)
    first = journal.mark_strength(story.id, "wit", "I laughed", seen_by="M.")
    second = journal.mark_strength(story.id, "Wit", "so did she")
    assert second.id == first.id
    assert second.seen_by == "M."
    assert "I laughed" in second.words
    assert "so did she" in second.words
    assert journal.mark_strength(story.id, "wit") == second
    assert [t for t, _ in journal.threads(story.id)] == [second]


@pytest.mark.parametrize(
    ("name", "words", "seen_by"),
    [("", "", ""), (" \n", "", ""), ("n" * 501, "", ""), ("wit", "w" * 501, ""),
     ("wit", "", "s" * 501)],
)  # fmt: skip
def test_mark_strength_when_it_cannot_be_kept_then_no_strength_is_made(
    journal: Journal, name: str, words: str, seen_by: str
) -> None:
    story = a_story(journal)
    with pytest.raises(Unusable):
        journal.mark_strength(story.id, name, words, seen_by)
    assert journal.count(Query(kind=Kind.STRENGTH)) == 0
    assert journal.threads(story.id) == []


def test_mark_strength_when_it_is_its_own_name_then_refused(journal: Journal) -> None:
    strength = journal.add(new_entry(Kind.STRENGTH, TODAY, "wit"))
    with pytest.raises(Unusable):
        journal.mark_strength(strength.id, "Wit")
    assert journal.threads(strength.id) == []


def test_mark_strength_when_the_entry_is_not_there_then_nothing_is_made(journal: Journal) -> None:
    with pytest.raises(EntryNotFound):
        journal.mark_strength("01900000-none", "wit")
    assert journal.count() == 0


def test_mark_strength_when_in_company_then_the_new_one_is_open_together(
    journal: Journal,
) -> None:
    story = a_story(journal)
    journal.set_lane(story.id, Lane.OPEN_TOGETHER)
    together = Journal(journal._vault, Audience.TOGETHER)
    together.mark_strength(story.id, "wit", "so I laughed")
    assert [each.entry.title for each in together.strengths()] == ["wit"]
    assert [each.entry.lane for each in journal.strengths()] == [Lane.OPEN_TOGETHER]
    assert [thread.words for thread, _ in together.threads(story.id)] == ["so I laughed"]


# listed


def test_strengths_when_listed_then_by_name_with_the_day_of_the_entry_threaded_last(
    journal: Journal,
) -> None:
    wit, care, bold = (
        journal.add(new_entry(Kind.STRENGTH, WEEK_AGO, name)) for name in ("wit", "Care", "élan")
    )
    late, early = a_win(journal, "late"), a_story(journal, "early")
    journal.thread(late.id, wit.id)
    journal.thread(wit.id, early.id)
    journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, wit.id)
    journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, care.id)
    assert [(each.entry.title, each.last_use) for each in journal.strengths()] == [
        ("Care", None),
        ("élan", None),
        ("wit", WEEK_AGO),
    ]
    journal.trash(early.id)
    assert [each.last_use for each in journal.strengths()] == [None, None, TODAY]
    journal.trash(bold.id)
    assert [each.entry.id for each in journal.strengths()] == [care.id, wit.id]


def test_strengths_when_seen_in_somebody_else_then_borrowed_so_far(journal: Journal) -> None:
    strength = journal.add(
        replace(new_entry(Kind.STRENGTH, TODAY, "wit"), details=StrengthDetails(seen_in=("M.",)))
    )
    assert [each.is_borrowed for each in journal.strengths()] == [True]
    journal.save(replace(strength, details=StrengthDetails()))
    assert [each.is_borrowed for each in journal.strengths()] == [False]


def test_strength_names_when_some_are_the_persons_then_theirs_first_and_none_twice(
    journal: Journal,
) -> None:
    for name in ("wit", "Listening"):
        journal.add(new_entry(Kind.STRENGTH, TODAY, name))
    names = journal.strength_names(["listening", "hope", "Hope", "fairness"])
    assert names[:2] == ["Listening", "wit"]
    assert [fold(name) for name in names[2:]] == ["hope", "fairness"]


def test_hide_strength_when_hidden_then_left_out_until_it_is_brought_back(
    journal: Journal,
) -> None:
    vocabulary = ["hope", "Fairness", "wit"]
    journal.hide_strength("FAIRNESS")
    journal.hide_strength("hope")
    assert journal.strength_names(vocabulary) == ["wit"]
    assert journal.hidden_strengths() == {"fairness", "hope"}
    journal.hide_strength("fairness", hidden=False)
    assert journal.strength_names(vocabulary) == ["Fairness", "wit"]
    journal.add(new_entry(Kind.STRENGTH, TODAY, "Hope"))
    assert journal.strength_names(vocabulary) == ["Hope", "Fairness", "wit"]


def test_hide_strength_when_in_company_then_what_was_hidden_before_stays_so(
    journal: Journal,
) -> None:
    journal.hide_strength("hope")
    together = Journal(journal._vault, Audience.TOGETHER)
    assert together.hidden_strengths() == set()
    together.hide_strength("wit")
    assert journal.hidden_strengths() == {"hope", "wit"}


# the words in wins


def test_offered_when_wins_have_words_then_each_once_with_its_wins_the_newest_first(
    journal: Journal,
) -> None:
    wit = journal.add(new_entry(Kind.STRENGTH, TODAY, "Wit"))
    first = a_win(journal, "first", ("wit", "care"), ("Care",))
    second = a_win(journal, "second", ("WIT",))
    gone = a_win(journal, "gone", ("wit", "hope"))
    journal.trash(gone.id)
    a_win(journal, "without")
    assert journal.offered() == [
        Offered(word="WIT", kind=Kind.STRENGTH, win_ids=(second.id, first.id), there=wit.id),
        Offered(word="care", kind=Kind.STRENGTH, win_ids=(first.id,)),
        Offered(word="Care", kind=Kind.VALUE, win_ids=(first.id,)),
    ]
    assert journal.offers_words()


def test_offered_when_two_have_the_name_then_that_which_is_taken_up(journal: Journal) -> None:
    for _ in range(2):
        journal.add(new_entry(Kind.STRENGTH, TODAY, "wit"))
    a_win(journal, "a win", ("wit",))
    (offered,) = journal.offered()
    assert journal.take_up(offered, TODAY).id == offered.there


def test_take_up_when_there_is_no_such_entry_then_made_and_every_win_is_threaded(
    journal: Journal,
) -> None:
    wins = [a_win(journal, f"win {n}", ("care", "wit"), ("care",)) for n in range(3)]
    other = a_win(journal, "another", ("Hope",))
    strength = journal.take_up(named(journal, "care"), WEEK_AGO)
    assert (strength.kind, strength.title, strength.day) == (Kind.STRENGTH, "care", WEEK_AGO)
    assert {row.id for _, row in journal.threads(strength.id)} == {win.id for win in wins}
    for win in wins:
        assert words_of(journal, win) == (["wit"], ["care"])
        (before,) = journal.history(win.id)
        assert before == win
    assert journal.entry(other.id) == other
    assert [(each.word, each.kind) for each in journal.offered()] == [
        ("Hope", Kind.STRENGTH),
        ("wit", Kind.STRENGTH),
        ("care", Kind.VALUE),
    ]
    assert journal.check() == []


def test_take_up_when_it_is_a_value_then_the_value_of_that_name(journal: Journal) -> None:
    there = journal.add(new_entry(Kind.VALUE, WEEK_AGO, "Honesty"))
    win = a_win(journal, "told her", ("honesty",), ("honesty", "kin"))
    assert journal.take_up(named(journal, "honesty", Kind.VALUE), TODAY) == there
    assert words_of(journal, win) == (["honesty"], ["kin"])
    assert [row.id for _, row in journal.threads(there.id)] == [win.id]
    assert journal.count(Query(kind=Kind.VALUE)) == 1


def test_take_up_when_a_thread_is_there_then_what_it_says_stays(journal: Journal) -> None:
    strength = journal.add(new_entry(Kind.STRENGTH, TODAY, "wit"))
    win = a_win(journal, "a win", ("wit",))
    thread = journal.thread(strength.id, win.id, "I laughed", seen_by="M.", ripple=True)
    journal.take_up(named(journal, "wit"), TODAY)
    assert [t for t, _ in journal.threads(strength.id)] == [thread]
    assert words_of(journal, win) == ([], [])


def test_take_up_when_a_win_is_gone_meanwhile_then_nothing_is_done(journal: Journal) -> None:
    wins = [a_win(journal, f"win {n}", ("wit",)) for n in range(2)]
    offered = named(journal, "wit")
    journal.erase(wins[0].id)
    before = everything(journal)
    with pytest.raises(EntryNotFound):
        journal.take_up(offered, TODAY)
    assert everything(journal) == before


def test_take_up_when_in_company_then_of_the_open_wins_alone(journal: Journal) -> None:
    closed = a_win(journal, "closed", ("wit",))
    opened = a_win(journal, "open", ("wit",), lane=Lane.OPEN_TOGETHER)
    together = Journal(journal._vault, Audience.TOGETHER)
    (offered,) = together.offered()
    assert offered.win_ids == (opened.id,)
    strength = together.take_up(offered, TODAY)
    assert [row.id for _, row in journal.threads(strength.id)] == [opened.id]
    assert words_of(journal, closed) == (["wit"], [])
    assert words_of(journal, opened) == ([], [])


def test_keep_as_words_when_kept_then_offered_no_more_until_it_is_again(
    journal: Journal,
) -> None:
    a_win(journal, "a win", ("wit",), ("wit",))
    strength, value = named(journal, "wit"), named(journal, "wit", Kind.VALUE)
    journal.keep_as_words(strength)
    journal.keep_as_words(strength)
    assert journal.offered() == [value]
    a_win(journal, "another", ("Wit",))
    assert [each.kind for each in journal.offered()] == [Kind.VALUE]
    journal.keep_as_words(value)
    assert journal.offered() == []
    assert not journal.offers_words()
    journal.keep_as_words(strength, kept=False)
    assert [each.kind for each in journal.offered()] == [Kind.STRENGTH]


SAID = st.lists(st.sampled_from(["wit", "Wit", "care", "CARE", "hope"]), unique=True, max_size=3)


@settings(max_examples=25, deadline=None)
@given(
    said=st.lists(st.tuples(SAID, SAID), min_size=1, max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_take_up_when_every_word_is_then_each_is_a_thread_and_no_word_is_left(
    said: list[tuple[list[str], list[str]]], order: Random
) -> None:
    journal = Journal.in_memory()
    wins = [a_win(journal, str(n), tuple(s), tuple(v)) for n, (s, v) in enumerate(said)]
    while offered := journal.offered():
        journal.take_up(order.choice(offered), TODAY)
    for win, (strengths, values) in zip(wins, said, strict=True):
        assert words_of(journal, win) == ([], [])
        ends = {(row.kind, fold(row.title)) for _, row in journal.threads(win.id)}
        expected = {(Kind.STRENGTH, fold(word)) for word in strengths}
        assert ends == expected | {(Kind.VALUE, fold(word)) for word in values}
        first = [*journal.history(win.id), journal.entry(win.id)]
        assert win in first
    titles = [fold(row.title) for row in journal.page(Query(kind=Kind.STRENGTH))]
    assert len(titles) == len(set(titles))
    journal.close()
