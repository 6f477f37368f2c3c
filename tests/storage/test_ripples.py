"""Ripples: what led to what, ring by ring outward, with a direction that a plain thread has not."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import EntryNotFound
from recovery_journal.journal import Journal
from recovery_journal.journal.strengths import FURTHEST
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row
from tests.storage.conftest import TODAY

Rings = list[list[tuple[Thread, Row]]]


@pytest.fixture
def journal() -> Iterator[Journal]:
    """An empty journal in memory, in place of one on disk."""
    made = Journal.in_memory()
    yield made
    made.close()


def wins(journal: Journal, titles: str) -> list[Entry]:
    """A win for each letter, by its name."""
    return [journal.add(new_entry(Kind.WIN, TODAY, letter)) for letter in titles]


def titles(rings: Rings) -> list[str]:
    """The titles of each ring, one string a ring."""
    return ["".join(sorted(row.title for _, row in ring)) for ring in rings]


def test_ripple_when_it_goes_on_then_ring_by_ring_and_the_other_way_back(
    journal: Journal,
) -> None:
    a, b, c, d, e = wins(journal, "abcde")
    for source, target in ((a, b), (a, c), (c, d), (e, a)):
        journal.thread(source.id, target.id, ripple=True)
    assert titles(journal.ripple(a.id)) == ["bc", "d"]
    assert titles(journal.ripple(a.id, onward=False)) == ["e"]
    assert titles(journal.ripple(d.id, onward=False)) == ["c", "a", "e"]
    assert titles(journal.ripple(d.id)) == []
    ((thread, row), _), _ = journal.ripple(a.id)
    assert (thread.source, thread.target, row.id) == (a.id, b.id, b.id)


def test_ripple_when_a_thread_is_plain_then_it_is_none(journal: Journal) -> None:
    a, b, c = wins(journal, "abc")
    journal.thread(a.id, b.id, "the same day")
    journal.thread(b.id, c.id, ripple=True)
    assert journal.ripple(a.id) == []
    assert titles(journal.ripple(b.id)) == ["c"]


def test_ripple_when_it_comes_back_then_it_ends_and_none_is_there_twice(
    journal: Journal,
) -> None:
    a, b, c = wins(journal, "abc")
    for source, target in ((a, b), (b, c), (c, a)):
        journal.thread(source.id, target.id, ripple=True)
    assert titles(journal.ripple(a.id)) == ["b", "c"]
    assert titles(journal.ripple(a.id, onward=False)) == ["c", "b"]


def test_ripple_when_two_lead_to_one_then_it_is_in_the_nearest_ring_once(
    journal: Journal,
) -> None:
    a, b, c, d = wins(journal, "abcd")
    for source, target in ((a, b), (a, c), (b, d), (c, d), (b, c)):
        journal.thread(source.id, target.id, ripple=True)
    assert titles(journal.ripple(a.id)) == ["bc", "d"]


def test_ripple_when_it_goes_far_then_so_many_rings_and_no_more(journal: Journal) -> None:
    row = wins(journal, "abcdefghij")
    for source, target in pairwise(row):
        journal.thread(source.id, target.id, ripple=True)
    assert titles(journal.ripple(row[0].id)) == list("bcdefghij"[:FURTHEST])
    assert len(titles(journal.ripple(row[0].id))) == FURTHEST


def test_ripple_when_asked_by_the_beginning_of_an_id_then_the_same(journal: Journal) -> None:
    a, b = wins(journal, "ab")
    journal.thread(a.id, b.id, ripple=True)
    assert journal.ripple(f" {a.id[:-1].upper()}") == journal.ripple(a.id)
    assert titles(journal.ripple(a.id[:-1])) == ["b"]


def test_ripple_when_one_lies_in_the_trash_then_it_goes_no_further_there(
    journal: Journal,
) -> None:
    a, b, c = wins(journal, "abc")
    journal.thread(a.id, b.id, ripple=True)
    journal.thread(b.id, c.id, ripple=True)
    journal.trash(b.id)
    assert journal.ripple(a.id) == []
    journal.untrash(b.id)
    assert titles(journal.ripple(a.id)) == ["b", "c"]


def test_ripple_when_one_between_is_closed_then_not_past_it_and_no_sign_of_it(
    journal: Journal,
) -> None:
    a, b, c = wins(journal, "abc")
    for each in (a, c):
        journal.set_lane(each.id, Lane.OPEN_TOGETHER)
    journal.thread(a.id, b.id, ripple=True)
    journal.thread(b.id, c.id, ripple=True)
    together = Journal(journal._vault, Audience.TOGETHER)
    assert together.ripple(a.id) == []
    assert together.ripple(c.id, onward=False) == []
    with pytest.raises(EntryNotFound):
        together.ripple(b.id)
    assert titles(journal.ripple(a.id)) == ["b", "c"]


def test_thread_when_a_plain_one_is_made_a_ripple_and_back_then_one_thread_all_along(
    journal: Journal,
) -> None:
    a, b = wins(journal, "ab")
    plain = journal.thread(a.id, b.id, "she was there", seen_by="me")
    ripple = journal.thread(b.id, a.id, "she was there", ripple=True)
    assert (ripple.id, ripple.created) == (plain.id, plain.created)
    assert (ripple.source, ripple.target, ripple.ripple) == (b.id, a.id, True)
    assert titles(journal.ripple(b.id)) == ["a"]
    assert journal.ripple(a.id) == []
    back = journal.thread(a.id, b.id, "she was there")
    assert (back.id, back.ripple, back.words, back.seen_by) == (plain.id, False, plain.words, "")
    assert journal.ripple(b.id) == []
    for end in (a, b):
        assert [thread for thread, _ in journal.threads(end.id)] == [back]


def test_thread_when_a_ripple_is_turned_round_then_it_goes_the_other_way(
    journal: Journal,
) -> None:
    a, b = wins(journal, "ab")
    journal.thread(a.id, b.id, ripple=True)
    journal.thread(b.id, a.id, ripple=True)
    assert titles(journal.ripple(b.id)) == ["a"]
    assert journal.ripple(a.id) == []
    assert len(journal.threads(a.id)) == 1


def test_thread_when_it_says_who_saw_it_then_kept_on_disk_too(journal: Journal) -> None:
    a, b = wins(journal, "ab")
    kept = journal.thread(a.id, b.id, "so\nit went", seen_by=" J.\t", ripple=True)
    assert (kept.words, kept.seen_by) == ("so it went", "J.")
    assert journal.thread_between(b.id, a.id) == kept
    assert journal.thread_between(a.id, a.id) is None
    assert [t for t, _ in journal.threads(b.id)] == [kept]


def reached(links: set[tuple[int, int]], begin: int) -> list[set[int]]:
    """The rings of a walk from one number along the links."""
    seen, rings = {begin}, [{begin}]
    while rings[-1] and len(rings) <= FURTHEST:
        rings.append({there for here, there in links if here in rings[-1]} - seen)
        seen |= rings[-1]
    return [ring for ring in rings[1:] if ring]


LINKS = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14)


@settings(max_examples=40, deadline=None)
@given(links=LINKS, begin=st.integers(0, 7))
def test_ripple_when_any_entries_are_linked_then_as_walked_by_hand(
    links: set[tuple[int, int]], begin: int
) -> None:
    one_way = {(a, b) for a, b in links if a != b and not ((b, a) in links and a > b)}
    journal = Journal.in_memory()
    entries = wins(journal, "01234567")
    for here, there in sorted(one_way):
        journal.thread(entries[here].id, entries[there].id, ripple=True)
    for onward, walked in ((True, one_way), (False, {(b, a) for a, b in one_way})):
        rings = journal.ripple(entries[begin].id, onward=onward)
        found = [{int(row.title) for _, row in ring} for ring in rings]
        assert found == reached(walked, begin)
        assert sum(map(len, found)) == sum(len(ring) for ring in rings)
    journal.close()


def test_mark_strength_when_the_thread_is_a_ripple_then_it_stays_one_and_words_are_added(
    journal: Journal,
) -> None:
    win = journal.add(new_entry(Kind.WIN, TODAY, "a win"))
    strength = journal.add(new_entry(Kind.STRENGTH, TODAY, "Strength"))
    journal.thread(strength.id, win.id, "first", ripple=True)
    marked = journal.mark_strength(win.id, "Strength", "second", "R.")
    assert (marked.source, marked.target) == (strength.id, win.id)
    assert (marked.words, marked.seen_by, marked.ripple) == ("first … second", "R.", True)
    assert journal.mark_strength(win.id, "Strength", "first") == marked
