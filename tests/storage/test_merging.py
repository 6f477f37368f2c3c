"""Copies that were changed apart and come together: a union, whichever way and how often."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from recovery_journal.errors import EntryNotFound
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft, Person
from recovery_journal.model.views import Query
from recovery_journal.model.whole import Lineage, Merged
from tests.storage.conftest import TODAY
from tests.storage.worlds import DAYS


def copy_of(journal: Journal) -> Journal:
    """Another journal with all that this one holds."""
    copy = Journal.in_memory()
    copy.take_in(list(journal.whole()))
    return copy


def merge(into: Journal, other: Journal) -> Merged:
    """Bring in what another journal has, as `Journal.merge` does of a file."""
    return into._merging.take(list(other._whole_file.unknown_to(into._whole_file)))


def held(journal: Journal) -> list[Any]:
    """All that a journal holds but what is being typed, and how it shows."""
    pieces = [piece for piece in journal.whole() if not isinstance(piece, Draft)]
    rows = [(row.id, row.title, row.lane) for row in journal.page(limit=1000)]
    threads = [
        (row.id, sorted((thread.words, other.id) for thread, other in journal.threads(row.id)))
        for row in journal.page(limit=1000)
    ]
    asked = [(each.id, journal.choices(each.id)) for each in journal.undecided()]
    order = [each.id for each in journal.values().ranked]
    return [pieces, rows, threads, asked, order, journal.people(), journal.tags()]


def note(journal: Journal, title: str, **said: Any) -> Entry:
    return journal.add(replace(new_entry(Kind.NOTE, TODAY, title), **said))


@pytest.fixture
def apart(own: Journal) -> tuple[Journal, Journal, Entry]:
    """Two copies of one journal, and an entry that both have."""
    entry = note(own, "the sea", body="grey")
    return own, copy_of(own), entry


Apart = tuple[Journal, Journal, Entry]


def test_merge_when_the_other_has_more_then_it_is_here_and_a_second_time_adds_nothing(
    apart: Apart,
) -> None:
    here, there, entry = apart
    new = note(there, "the wind", tags=("late",), starred=True)
    there.save(replace(entry, body="grey, then blue"))
    there.thread(entry.id, new.id, "the same day")
    told = merge(here, there)
    assert (told.new, told.changed, told.undecided) == (1, 1, 0)
    assert held(here) == held(there)
    assert here.entry(entry.id).body == "grey, then blue"
    assert [each.body for each in here.history(entry.id)] == ["grey"]
    assert here.count(Query(words="wind")) == 1
    assert here.check() == []
    before = held(here)
    assert merge(here, there).is_nothing
    assert held(here) == before


def test_merge_when_both_changed_an_entry_then_the_newer_stands_and_it_is_asked_once(
    apart: Apart,
) -> None:
    here, there, entry = apart
    mine = here.save(replace(entry, body="as I saw it")).entry
    theirs = there.save(replace(entry, body="as it was there")).entry
    assert merge(here, there).undecided == 1
    assert merge(there, here).undecided == 1
    assert held(here) == held(there)
    assert here.entry(entry.id) == theirs
    assert here.choices(entry.id) == [theirs, mine]
    assert {each.body for each in here.history(entry.id)} == {"as I saw it", "grey"}
    kept = here.go_on_with(mine)
    assert kept.body == "as I saw it"
    assert here.undecided() == []
    assert here.entry(entry.id) == kept
    assert merge(there, here).undecided == 0
    assert merge(here, there).is_nothing
    assert held(here) == held(there)
    assert here.check() == there.check() == []


def test_merge_when_both_say_the_same_then_nothing_is_asked(apart: Apart) -> None:
    here, there, entry = apart
    here.set_star(entry.id, True)
    there.set_star(entry.id, True)
    assert merge(here, there).undecided == 0
    assert here.entry(entry.id).starred


def test_merge_when_erased_on_one_side_then_it_stays_erased(apart: Apart) -> None:
    here, there, entry = apart
    there.save(replace(entry, body="written on"))
    there.keep_draft(Draft(entry=replace(there.entry(entry.id), body="half a line")))
    here.erase(entry.id)
    for _ in range(2):
        merge(here, there)
        told = merge(there, here)
        assert there.count() == here.count() == 0
        assert there.drafts() == []
        with pytest.raises(EntryNotFound):
            there.entry(entry.id)
    assert told.is_nothing
    assert held(here) == held(there)
    assert there.check() == []


def test_merge_when_two_are_to_be_chosen_then_neither_is_open_to_others(apart: Apart) -> None:
    here, there, entry = apart
    opened = here.set_lane(entry.id, Lane.OPEN_TOGETHER)
    merge(there, here)
    there.set_lane(entry.id, Lane.ONLY_ME)
    here.save(replace(here.entry(opened.id), body="newer, and open"))
    merge(here, there)
    assert here.entry(entry.id).lane is Lane.OPEN_TOGETHER
    company = here.in_company()
    assert company.page() == []
    assert company.undecided() == company.choices(entry.id) == []
    here.go_on_with(here.choices(entry.id)[0])
    assert [row.id for row in company.page()] == [entry.id]


def test_merge_when_a_thread_was_reworded_on_both_sides_then_both_wordings_are_kept(
    apart: Apart,
) -> None:
    here, there, entry = apart
    other = note(here, "the wind")
    here.thread(entry.id, other.id, "at first")
    merge(there, here)
    here.thread(entry.id, other.id, "said here")
    there.thread(entry.id, other.id, "said there")
    merge(here, there)
    merge(there, here)
    assert held(here) == held(there)
    assert [thread.words for thread, _ in here.threads(entry.id)] == ["said there"]
    kept = here._vault.connection.execute("SELECT words FROM threads_aside").fetchall()
    assert kept == [("said here",)]
    here.thread(other.id, entry.id, "said last")
    merge(there, here)
    assert [thread.words for thread, _ in there.threads(entry.id)] == ["said last"]
    assert there._vault.connection.execute("SELECT * FROM threads_aside").fetchall() == []
    there.unthread(there.threads(entry.id)[0][0].id)
    merge(here, there)
    assert here.threads(entry.id) == []


def test_merge_when_people_were_added_on_both_sides_then_nobody_is_left_out(apart: Apart) -> None:
    here, there, _ = apart
    here.set_people([Person(name="M.", reach="1")])
    merge(there, here)
    here.set_people([Person(name="M.", reach="1"), Person(name="J.")])
    there.set_people([Person(name="M.", reach="2")])
    merge(here, there)
    merge(there, here)
    assert here.people() == there.people() == [Person(name="M.", reach="2"), Person(name="J.")]
    here.set_people([Person(name="J.")])
    merge(there, here)
    merge(here, there)
    assert here.people() == there.people() == [Person(name="J.")]


def test_merge_when_a_draft_is_there_then_it_comes_and_one_that_was_let_go_does_not(
    apart: Apart,
) -> None:
    here, there, entry = apart
    draft = Draft(entry=replace(entry, body="half a line"))
    there.keep_draft(draft)
    merge(here, there)
    assert [each.entry.body for each in here.drafts()] == ["half a line"]
    here.save(here.drafts()[0].entry, draft.id)
    merge(here, there)
    assert here.drafts() == []


def test_merge_when_one_draft_went_on_in_both_then_both_are_kept(apart: Apart) -> None:
    here, there, entry = apart
    draft = Draft(entry=replace(entry, body="half"))
    there.keep_draft(draft)
    merge(here, there)
    here.keep_draft(replace(draft, entry=replace(entry, body="half a line here")))
    there.keep_draft(replace(draft, entry=replace(entry, body="half a line there")))
    for _ in range(2):
        merge(here, there)
    assert {each.entry.body for each in here.drafts()} == {"half a line here", "half a line there"}


def test_merge_when_something_goes_wrong_half_way_then_nothing_is_kept(apart: Apart) -> None:
    here, there, _ = apart
    for number in range(3):
        note(there, f"note {number}")
    before = held(here)

    def stopped(number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        here._merging.take(list(there.whole()), stopped)
    assert not here._vault.connection.in_transaction
    assert held(here) == before
    assert here.check() == []


# any edits, on three copies

WORDS = st.sampled_from(["calm", "sea", "wit", "home"])
COPY = st.integers(0, 2)


class Copies(RuleBasedStateMachine):
    """Three copies of one journal, each changed by itself, and merged now and then."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        first = Journal.in_memory()
        self.copies = [first, copy_of(first), copy_of(first)]
        self.versions: dict[str, set[str]] = {}
        self.erased: set[str] = set()

    def entry(self, at: int, entry_id: str) -> Entry | None:
        """An entry of one copy as it stands there."""
        return self.copies[at]._finding.standing(entry_id)

    def changed(self, entry: Entry) -> None:
        """Remember a version: it is in every copy that met the others."""
        self.versions.setdefault(entry.id, set()).add(entry.version)

    @rule(target=ids, at=COPY, words=WORDS, day=st.sampled_from(DAYS), kind=st.sampled_from(Kind))
    def write(self, at: int, words: str, day: Any, kind: Kind) -> str:
        """Write something new."""
        entry = replace(new_entry(kind, day, words, f"{words} {len(self.versions)}"))
        kept = self.copies[at].add(entry)
        self.changed(kept)
        return kept.id

    @rule(at=COPY, entry_id=ids, words=WORDS, day=st.sampled_from(DAYS))
    def edit(self, at: int, entry_id: str, words: str, day: Any) -> None:
        """Write on, or move it to another day."""
        if entry := self.entry(at, entry_id):
            self.changed(
                self.copies[at].save(replace(entry, body=f"{entry.body} {words}", day=day)).entry
            )

    @rule(at=COPY, entry_id=ids, what=st.sampled_from(["star", "lane", "tags", "trash", "untrash"]))
    def mark(self, at: int, entry_id: str, what: str) -> None:
        """Mark, open, tag, lay in the trash or take out."""
        journal = self.copies[at]
        acts: dict[str, Callable[[], Entry]] = {
            "star": lambda: journal.set_star(entry_id, True),
            "lane": lambda: journal.set_lane(entry_id, Lane.HAND_OVER),
            "tags": lambda: journal.set_tags(entry_id, ("late",)),
            "trash": lambda: journal.trash(entry_id),
            "untrash": lambda: journal.untrash(entry_id),
        }
        if self.entry(at, entry_id):
            self.changed(acts[what]())

    @rule(at=COPY, entry_id=ids)
    def erase(self, at: int, entry_id: str) -> None:
        """Erase it for good."""
        if self.entry(at, entry_id):
            self.copies[at].erase(entry_id)
            self.erased.add(entry_id)

    @rule(at=COPY, one=ids, other=ids, words=WORDS)
    def tie(self, at: int, one: str, other: str, words: str) -> None:
        """Thread two, or say it anew."""
        if one != other and self.entry(at, one) and self.entry(at, other):
            self.copies[at].thread(one, other, words)

    @rule(at=COPY, one=ids)
    def untie(self, at: int, one: str) -> None:
        """Take a thread away."""
        if self.entry(at, one):
            for thread, _ in self.copies[at].threads(one)[:1]:
                self.copies[at].unthread(thread.id)

    @rule(at=COPY, words=WORDS)
    def add_person(self, at: int, words: str) -> None:
        """Add somebody to turn to."""
        self.copies[at].set_people([*self.copies[at].people(), Person(name=words)])

    @rule(at=COPY)
    def order(self, at: int) -> None:
        """Turn the order of the values round."""
        values = self.copies[at].values()
        self.copies[at].set_value_order([each.id for each in reversed(values.at_hand)])

    @rule(at=COPY, forget=st.booleans())
    def tell(self, at: int, forget: bool) -> None:
        """Write into the ledger, or erase it."""
        if forget:
            self.copies[at].erase_ledger()
        else:
            self.copies[at].note_export("a place", Query(), "json")

    @rule(at=COPY, entry_id=ids)
    def choose(self, at: int, entry_id: str) -> None:
        """Choose one of two versions."""
        choices = self.copies[at].choices(entry_id)
        if len(choices) > 1:
            self.changed(self.copies[at].go_on_with(choices[-1]))

    @rule(into=COPY, other=COPY)
    def come_together(self, into: int, other: int) -> None:
        """Merge one copy into another."""
        merge(self.copies[into], self.copies[other])

    @rule()
    def meet_in_any_order(self) -> None:
        """Commutative, associative, idempotent; and nothing that was kept is left out."""
        met = []
        for order in permutations(range(3)):
            one, *others = (copy_of(self.copies[at]) for at in order)
            for other in others:
                merge(one, other)
            met.append(one)
        one, two, three = (copy_of(copy) for copy in self.copies)
        merge(two, three)
        merge(one, two)
        merge(one, copy_of(one))
        met.append(one)
        wanted = held(met[0])
        assert all(held(each) == wanted for each in met)
        kept = {p.standing.id: p for p in met[0].whole() if isinstance(p, Lineage)}
        assert kept.keys() == self.versions.keys() - self.erased
        for entry_id, lineage in kept.items():
            assert {each.version for each in lineage.versions} >= self.versions[entry_id]
        assert met[0].check() == []

    @invariant()
    def is_sound(self) -> None:
        """No transaction stays open."""
        assert all(not copy._vault.connection.in_transaction for copy in self.copies)

    def teardown(self) -> None:
        """Let them meet once more."""
        self.meet_in_any_order()
        for copy in self.copies:
            copy.close()


TestCopies = Copies.TestCase
TestCopies.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
