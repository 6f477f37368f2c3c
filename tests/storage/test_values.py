"""A person's values in the file: their whole life, their order, letting go, taking up again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.value_parts import ValueDetails
from recovery_journal.model.views import Query
from recovery_journal.storage.keys import key_from_code
from tests.storage import pages
from tests.storage.conftest import PASSPHRASE, TODAY

FULL = ValueDetails(
    whose="handed to me",
    hinders="Späte Nächte",
    helps="the harbour wall\nand M.",
    let_go="2026-03-01",
    parting="it was my father's",
)


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory."""
    made = Journal.in_memory()
    yield made
    made.close()


def a_value(title: str = "Calm", body: str = "", **parts: str) -> Entry:
    value = new_entry(Kind.VALUE, TODAY, title, body)
    return replace(value, details=ValueDetails.from_dict(parts))


def some_values(journal: Journal, names: str) -> list[str]:
    """The ids of new values with these names, one a word."""
    return [journal.add(a_value(name)).id for name in names.split()]


def listed(journal: Journal) -> tuple[str, str, str]:
    """The names of the values: those in order, the others, those let go of."""
    found = journal.values()
    ranked, others, gone = (
        " ".join(value.title for value in values)
        for values in (found.ranked, found.others, found.let_go)
    )
    return ranked, others, gone


# kept and changed


def test_add_when_all_is_said_of_a_value_then_all_of_it_comes_back(
    journal: Journal, journal_path: Path
) -> None:
    added = journal.add(replace(a_value(body="quiet inside"), details=FULL, tags=("sea",)))
    journal.close()
    again = Journal.unlock(journal_path, PASSPHRASE)
    found = again.entry(added.id)
    assert found == added
    assert (found.kind, found.title, found.body) == (Kind.VALUE, "Calm", "quiet inside")
    assert found.details == FULL
    assert again.check() == []
    again.close()


def test_add_when_nothing_is_said_of_a_value_then_its_name_is_enough(own: Journal) -> None:
    added = own.add(a_value())
    assert own.entry(added.id).details == ValueDetails()
    assert own.check() == []


def test_save_when_a_value_changes_then_each_version_is_kept_with_its_details(
    own: Journal,
) -> None:
    first = own.add(a_value(body="quiet", whose="mine"))
    second = own.save(replace(first, title="Peace", details=FULL)).entry
    own.set_star(first.id, True)
    earlier = own.history(first.id)
    assert [(v.title, v.version) for v in earlier] == [
        ("Peace", second.version),
        ("Calm", first.version),
    ]
    assert [v.details for v in earlier] == [FULL, ValueDetails(whose="mine")]
    assert own.entry(first.id).details == FULL


def test_go_back_to_when_a_value_was_let_go_since_then_it_is_at_hand_in_its_place(
    own: Journal,
) -> None:
    calm, sea = some_values(own, "Calm Sea")
    own.set_value_order([sea, calm])
    first = own.entry(calm)
    own.let_go(calm, TODAY, "not now")
    own.save(replace(own.entry(calm), title="Quiet"))
    assert listed(own) == ("Sea", "", "Quiet")
    back = own.go_back_to(calm, first.version)
    assert (back.title, back.details) == ("Calm", ValueDetails())
    assert listed(own) == ("Sea Calm", "", "")
    assert [v.title for v in own.history(calm)] == ["Quiet", "Calm", "Calm"]
    assert own.check() == []


def test_trash_when_a_value_lies_there_then_it_is_no_value_until_taken_back(own: Journal) -> None:
    calm, sea, kin = some_values(own, "Calm Sea Kin")
    own.set_value_order([sea, calm, kin])
    own.trash(calm)
    assert listed(own) == ("Sea Kin", "", "")
    assert own.value_order() == {sea: 1, kin: 2}
    assert [row.title for row in own.page(Query(trashed=True))] == ["Calm"]
    assert [subject.name for subject in own.subjects() if subject.is_value] == ["Sea", "Kin"]
    own.untrash(calm)
    assert listed(own) == ("Sea Calm Kin", "", "")
    assert own.value_order() == {sea: 1, calm: 2, kin: 3}
    assert own.check() == []


@pytest.mark.parametrize("words", ["calm", "inside", "nachte", "harbour wall", "father's", "HARBO"])
def test_search_when_words_stand_anywhere_in_a_value_then_found(own: Journal, words: str) -> None:
    wanted = own.add(replace(a_value(body="quiet inside"), details=FULL))
    own.add(a_value("Sea", "the other"))
    assert [row.id for row in own.page(Query(words=words))] == [wanted.id]
    assert own.count(Query(words=words, kind=Kind.VALUE)) == 1
    assert own.count(Query(words=words, kind=Kind.WIN)) == 0


def test_search_when_a_choice_or_a_day_alone_has_the_word_then_not_found(own: Journal) -> None:
    own.add(replace(a_value(), details=FULL))
    assert own.count(Query(words="handed")) == 0
    assert own.count(Query(words="2026")) == 0


@pytest.mark.parametrize(
    "unfit",
    [{"whose": "theirs"}, {"let_go": "yesterday"}, {"let_go": "2026-02-30"}, {"whose": "Mine"}],
)
def test_value_details_when_a_part_does_not_take_it_then_refused(unfit: dict[str, str]) -> None:
    with pytest.raises(Unusable):
        ValueDetails.from_dict(unfit)


# erased


TRACES = ["ebrafish", "uokkaland", "ylophoni", "arsupial", "ugglesbur"]


def lived_long(journal: Journal) -> Entry:
    """A value that has words in every part, a history, a draft, a thread and a place."""
    win = journal.add(new_entry(Kind.WIN, TODAY, "stays a win"))
    value = journal.add(a_value("Zebrafishes", "quokkaland " * 900, hinders="xylophonic"))
    value = journal.save(replace(value, title="Marsupials")).entry
    journal.keep_draft(Draft(entry=replace(value, body="half marsupial")))
    journal.thread(win.id, value.id, "mugglesbury")
    others = some_values(journal, "Stays Too")
    journal.set_value_order([others[0], value.id, others[1]])
    return journal.let_go(value.id, TODAY, "mugglesbury " * 900)


def test_erase_when_a_value_had_a_long_life_then_its_rows_go_and_the_others_stay(
    own: Journal,
) -> None:
    value = lived_long(own)
    ask = own._vault.connection.execute
    tables = ("value_order", '"values"', "history", "drafts")
    mine = [f"SELECT count(*) FROM {table} WHERE entry_id = ?" for table in tables]
    assert [ask(each, (value.id,)).fetchone()[0] for each in mine] == [1, 1, 2, 1]
    own.erase(value.id)
    assert [ask(each, (value.id,)).fetchone()[0] for each in mine] == [0, 0, 0, 0]
    assert ask("SELECT count(*) FROM threads").fetchone() == (0,)
    assert listed(own) == ("Stays Too", "", "")
    assert sorted(own.value_order().values()) == [1, 2]
    win = next(own.entries(Query(kind=Kind.WIN)))
    assert own.threads(win.id) == []
    assert own.check() == []
    with pytest.raises(EntryNotFound):
        own.entry(value.id)


def test_erase_when_a_value_had_a_long_life_then_no_page_holds_more_than_its_id(
    journal: Journal, journal_path: Path
) -> None:
    raw_key = key_from_code(journal.recovery_code())
    value = lived_long(journal)
    wanted = [*(word.encode() for word in TRACES), value.id.encode()]
    journal._vault.checkpoint()
    before = pages.decrypted(journal_path, raw_key)
    assert [word for word in wanted if word not in before] == []
    journal.erase(value.id)
    after = pages.decrypted(journal_path, raw_key)
    assert b"stays a win" in after
    assert [word for word in wanted if word in after] == [value.id.encode()]
    assert journal.check() == []


# let go of, and taken up again


def test_let_go_when_a_day_and_words_are_given_then_it_waits_behind_the_others(
    own: Journal,
) -> None:
    calm, sea, kin = some_values(own, "Calm Sea Kin")
    own.set_value_order([calm, sea])
    gone = own.let_go(calm, TODAY, "it was my father's\nnot mine")
    assert gone.details == ValueDetails(
        let_go=TODAY.isoformat(), parting="it was my father's\nnot mine"
    )
    assert gone == own.entry(calm)
    assert listed(own) == ("Sea", "Kin", "Calm")
    assert [value.title for value in own.values().at_hand] == ["Sea", "Kin"]
    assert own.count(Query(kind=Kind.VALUE)) == 3
    assert own.history(calm)[0].details == ValueDetails()
    assert {subject.id for subject in own.subjects() if subject.is_value} == {sea, kin}
    assert own.check() == []


def test_let_go_when_taken_up_again_then_its_place_and_its_words_are_there(own: Journal) -> None:
    calm, sea = some_values(own, "Calm Sea")
    own.save(replace(own.entry(calm), body="quiet", details=FULL))
    own.set_value_order([calm, sea])
    back = own.let_go(calm, None, FULL.parting)
    assert back.details == replace(FULL, let_go="")
    assert back.body == "quiet"
    assert listed(own) == ("Calm Sea", "", "")


def test_let_go_when_it_had_a_place_then_there_is_no_gap_and_it_comes_back_behind_a_new_order(
    own: Journal,
) -> None:
    calm, sea, kin, art = some_values(own, "Calm Sea Kin Art")
    own.set_value_order([calm, sea, kin])
    own.let_go(calm, TODAY, "")
    assert own.value_order() == {sea: 1, kin: 2}
    own.let_go(calm, None, "")
    assert own.value_order() == {calm: 1, sea: 2, kin: 3}
    own.let_go(calm, TODAY, "")
    own.set_value_order([art, sea])
    own.let_go(calm, None, "")
    assert own.value_order() == {art: 1, sea: 2, calm: 3}
    assert listed(own) == ("Art Sea Calm", "Kin", "")


def test_let_go_when_several_are_gone_then_the_last_one_first(own: Journal) -> None:
    for name, back in (("first", 30), ("third", 1), ("second", 9)):
        own.let_go(own.add(a_value(name)).id, TODAY - timedelta(days=back), "")
    assert listed(own) == ("", "", "third second first")


def test_let_go_when_it_is_no_value_then_refused_and_nothing_changes(own: Journal) -> None:
    win = own.add(new_entry(Kind.WIN, TODAY, "a win"))
    with pytest.raises(Unusable, match=r"^This is not a value\.$"):
        own.let_go(win.id, TODAY, "words")
    assert own.entry(win.id) == win
    with pytest.raises(EntryNotFound):
        own.let_go("ffffffff", TODAY, "")


def test_let_go_when_the_value_lies_in_the_trash_then_it_stays_there(own: Journal) -> None:
    (calm,) = some_values(own, "Calm")
    trashed = own.trash(calm).trashed
    assert own.let_go(calm, TODAY, "").trashed == trashed
    assert listed(own) == ("", "", "")


# the order


def test_values_when_some_have_a_place_then_those_first_and_the_others_by_name(
    own: Journal,
) -> None:
    ids = {name: own.add(a_value(name)).id for name in ("zest", "Éclat", "eden", "Art", "kin")}
    own.set_value_order([ids["zest"], ids["kin"]])
    assert listed(own) == ("zest kin", "Art Éclat eden", "")
    assert own.value_order() == {ids["zest"]: 1, ids["kin"]: 2}
    own.set_value_order([ids["kin"], ids["Art"], ids["zest"]])
    assert listed(own) == ("kin Art zest", "Éclat eden", "")
    own.set_value_order([])
    assert listed(own) == ("", "Art Éclat eden kin zest", "")
    assert own.value_order() == {}


def test_set_value_order_when_the_file_is_opened_again_then_the_order_is_there(
    journal: Journal, journal_path: Path
) -> None:
    calm, sea, kin = some_values(journal, "Calm Sea Kin")
    journal.set_value_order([kin, calm])
    journal.close()
    again = Journal.unlock(journal_path, PASSPHRASE)
    assert listed(again) == ("Kin Calm", "Sea", "")
    assert again.value_order() == {kin: 1, calm: 2}
    assert sea not in again.value_order()
    again.close()


def test_set_value_order_when_a_ranked_value_is_in_the_trash_then_it_comes_after_those_named(
    own: Journal,
) -> None:
    calm, sea, kin, art = some_values(own, "Calm Sea Kin Art")
    own.set_value_order([calm, sea, kin])
    own.trash(calm)
    own.trash(sea)
    own.set_value_order([art, kin])
    assert listed(own) == ("Art Kin", "", "")
    assert own.value_order() == {art: 1, kin: 2}
    own.untrash(sea)
    assert listed(own) == ("Art Kin Sea", "", "")
    own.untrash(calm)
    assert listed(own) == ("Art Kin Calm Sea", "", "")
    assert own.check() == []


def test_set_value_order_when_one_is_not_open_to_the_audience_then_it_comes_after_those_named(
    own: Journal,
) -> None:
    calm, sea, kin = some_values(own, "Calm Sea Kin")
    for value_id in (sea, kin):
        own.set_lane(value_id, Lane.OPEN_TOGETHER)
    own.set_value_order([calm, sea, kin])
    together = Journal(own._vault, Audience.TOGETHER)
    assert together.value_order() == {sea: 1, kin: 2}
    together.set_value_order([kin, sea])
    assert together.value_order() == {kin: 1, sea: 2}
    assert listed(own) == ("Kin Sea Calm", "", "")
    together.set_value_order([])
    assert listed(own) == ("Calm", "Kin Sea", "")


def test_set_value_order_when_one_is_named_twice_then_its_first_place_counts(own: Journal) -> None:
    calm, sea = some_values(own, "Calm Sea")
    own.set_value_order([sea, calm, sea])
    assert own.value_order() == {sea: 1, calm: 2}


def test_order_with_when_a_value_is_moved_then_the_list_is_in_that_order(own: Journal) -> None:
    calm, sea, kin = some_values(own, "Calm Sea Kin")
    own.set_value_order([calm, sea])
    own.set_value_order(own.values().order_with(sea, -1))
    assert listed(own) == ("Sea Calm", "Kin", "")
    own.set_value_order(own.values().order_with(kin, -1))
    assert listed(own) == ("Sea Calm Kin", "", "")
    own.set_value_order(own.values().order_with(kin, 1))
    assert listed(own) == ("Sea Calm", "Kin", "")


NAMES = ("Art", "Calm", "Kin", "Sea", "Wit")
DOING = st.lists(
    st.tuples(st.sampled_from(("order", "trash", "untrash")), st.permutations(range(5))),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(doing=DOING, number=st.integers(0, 5))
def test_value_order_when_anything_is_done_then_as_in_a_plain_list(
    doing: list[tuple[str, list[int]]], number: int
) -> None:
    journal = Journal.in_memory()
    ids = [journal.add(a_value(name)).id for name in NAMES]
    order: list[str] = []
    trashed: set[str] = set()
    for what, several in doing:
        first = ids[several[0]]
        if what == "order":
            named = [ids[each] for each in several[:number] if ids[each] not in trashed]
            journal.set_value_order(named)
            order = named + [each for each in order if each in trashed]
        elif what == "trash":
            journal.trash(first)
            trashed.add(first)
        else:
            journal.untrash(first)
            trashed.discard(first)
        seen = [each for each in order if each not in trashed]
        assert journal.value_order() == {each: place for place, each in enumerate(seen, start=1)}
        assert [value.id for value in journal.values().ranked] == seen
        others = sorted(set(ids) - trashed - set(seen), key=ids.index)
        assert [value.id for value in journal.values().others] == others
    assert journal.check() == []
    journal.close()


def test_markdown_when_values_have_an_order_then_their_place_is_told_without_gaps(
    own: Journal,
) -> None:
    calm, sea, kin = some_values(own, "Calm Sea Kin")
    own.set_value_order([calm, sea, kin])
    own.set_lane(kin, Lane.HAND_OVER)
    own.trash(calm)
    facts = [line for line in "".join(own.markdown()).splitlines() if " · " in line]
    assert [line.split(" · ")[1] for line in facts] == ["1 in my order", "2 in my order"]
    handed = Journal(own._vault, Audience.HANDED_OVER)
    assert "1 in my order" in "".join(handed.markdown())
    assert [line for line in handed.json_lines() if '"rank": 1' in line] != []
    assert len(list(handed.json_lines())) == 1


def test_values_when_one_is_dated_on_another_day_then_the_order_is_the_persons(
    own: Journal,
) -> None:
    early = own.add(replace(a_value("Early"), day=date(2001, 1, 1)))
    late = own.add(a_value("Late"))
    own.set_value_order([late.id, early.id])
    own.save(replace(own.entry(late.id), day=date(1999, 1, 1)))
    assert listed(own) == ("Late Early", "", "")
    assert own.check() == []


def test_set_value_order_when_one_is_no_value_or_gone_then_it_is_passed_over(own: Journal) -> None:
    value = own.add(new_entry(Kind.VALUE, TODAY, "Rest")).id
    win = own.add(new_entry(Kind.WIN, TODAY, "A walk")).id
    own.set_value_order(["gone", win, value])
    assert own.value_order() == {value: 1}
    assert own.check() == []
