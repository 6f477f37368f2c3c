"""What a journal keeps to where it would be easy not to: lanes, words, links, the key."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import Closed, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Kind, Lane, clean_tags, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.finding import Finding
from tests.storage.conftest import PASSPHRASE, TODAY

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory."""
    made = Journal.in_memory()
    yield made
    made.close()


def test_go_back_to_when_the_lane_was_wider_then_who_may_see_it_stays(own: Journal) -> None:
    first = own.add(replace(new_entry(Kind.NOTE, TODAY, "as it was"), lane=Lane.HAND_OVER))
    own.set_lane(first.id, Lane.ONLY_ME)
    own.set_star(first.id, True)
    stands = own.save(replace(own.entry(first.id), title="as it is")).entry
    back = own.go_back_to(first.id, first.version)
    assert back.title == "as it was"
    assert (back.lane, back.starred) == (Lane.ONLY_ME, True)
    assert back.parent == stands.version


def test_threads_when_this_end_is_not_open_to_an_audience_then_none_are_found(
    own: Journal,
) -> None:
    mine = own.add(new_entry(Kind.NOTE, TODAY, "mine alone"))
    given = own.add(replace(new_entry(Kind.NOTE, TODAY, "given"), lane=Lane.HAND_OVER))
    own.thread(mine.id, given.id)
    other = Finding(own._vault, Audience.HANDED_OVER)
    assert other.threads([mine.id]) == {}
    assert other.threads([given.id]) == {}
    assert [row.title for _, row in own.threads(mine.id)] == ["given"]


def test_thread_when_there_already_from_either_side_then_one_link_with_the_new_words(
    own: Journal,
) -> None:
    one = own.add(new_entry(Kind.NOTE, TODAY, "one"))
    two = own.add(new_entry(Kind.NOTE, TODAY, "two"))
    first = own.thread(one.id, two.id, "first")
    again = own.thread(two.id, one.id, "second")
    assert (again.id, again.source, again.target) == (first.id, one.id, two.id)
    ((kept, _),) = own.threads(one.id)
    assert kept == again
    own.unthread(again.id)
    assert own.threads(two.id) == []


def test_thread_when_to_itself_by_part_of_its_id_then_refused(own: Journal) -> None:
    one = own.add(new_entry(Kind.NOTE, TODAY, "one"))
    with pytest.raises(Unusable, match="not threaded to itself"):
        own.thread(one.id[:30], one.id)


def test_history_when_asked_by_part_of_an_id_then_found(own: Journal) -> None:
    one = own.add(new_entry(Kind.NOTE, TODAY, "one"))
    own.set_star(one.id, True)
    assert [version.version for version in own.history(one.id[:30])] == [one.version]


def test_set_aside_when_the_first_line_is_too_long_then_all_of_it_is_in_the_trash(
    own: Journal,
) -> None:
    long = "word " * 200
    own.set_aside(Draft(entry=new_entry(Kind.WIN, TODAY, long, "and more")))
    (kept,) = own.entries(Query(trashed=True))
    assert kept.body == f"{long.strip()}\n\nand more"
    assert kept.title == long[:80].strip()


def test_set_aside_when_a_line_holds_nothing_to_be_seen_then_the_next_is_the_first(
    own: Journal,
) -> None:
    own.set_aside(Draft(entry=new_entry(Kind.NOTE, TODAY, "", "\u202e\nhello")))
    (kept,) = own.entries(Query(trashed=True))
    assert kept.title == "hello"


def test_set_aside_when_the_entry_was_erased_since_then_the_words_are_in_the_trash(
    own: Journal,
) -> None:
    entry = own.add(new_entry(Kind.NOTE, TODAY, "one"))
    draft = Draft(entry=replace(entry, body="typed since"))
    own.erase(entry.id)
    own.set_aside(draft)
    (kept,) = own.entries(Query(trashed=True))
    assert (kept.title, kept.body) == ("one", "typed since")


def test_check_when_a_row_holds_what_cannot_be_then_said_and_no_fault(own: Journal) -> None:
    entry = own.add(new_entry(Kind.NOTE, TODAY, "one"))
    other = own.add(new_entry(Kind.NOTE, TODAY, "two"))
    ask = own._vault.connection.execute
    ask("UPDATE entries SET day = '2026-02-31' WHERE id = ?", (entry.id,))
    ask("UPDATE entries SET kind = 'poem' WHERE id = ?", (other.id,))
    found = own.check()
    assert f"Entry {entry.id[:13]} stands at the wrong day." in found
    assert f"Entry {other.id[:13]} holds what this program does not know." in found


def test_export_when_of_the_trash_then_the_ledger_says_so(own: Journal) -> None:
    own.note_export("x.jsonl", Query(trashed=True), "json")
    assert own.ledger()[0].words == "json; all entries, in the trash"


@pytest.mark.parametrize(
    "ask",
    [
        Journal.recovery_code,
        lambda journal: journal.is_passphrase(PASSPHRASE),
        lambda journal: journal.beside().__enter__(),
    ],
    ids=["code", "passphrase", "beside"],
)
def test_key_when_the_journal_is_closed_then_it_is_not_given(
    journal_path: Path, ask: Callable[[Journal], Any]
) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.close()
    with pytest.raises(Closed):
        ask(journal)


def test_tags_when_they_look_alike_then_one(own: Journal) -> None:
    assert clean_tags(["caf\u00e9", "cafe\u0301", "# #caf\u00e9"]) == ("caf\u00e9",)


@pytest.mark.parametrize("long", ["touched", "tags"])
def test_add_when_a_name_is_endless_then_refused(own: Journal, long: str) -> None:
    name = ("n" * (LONGEST_TITLE + 1),)
    entry = new_entry(Kind.WIN, TODAY, "one")
    unfit = (
        replace(entry, tags=name)
        if long == "tags"
        else replace(entry, details=WinDetails(touched=name))
    )
    with pytest.raises(Unusable, match="longer than 500"):
        own.add(unfit)
    assert own.count() == 0
