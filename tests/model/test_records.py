"""What a journal holds beside its entries: what it is at first, and that no text is shown."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine

from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft, LedgerLine, Person, Thread
from tests.model.frozen import put

AT = datetime(2026, 11, 24, 8, 15, 0, 123_000, tzinfo=UTC)


def a_draft() -> Draft:
    """A draft of a note."""
    return Draft(entry=new_entry(Kind.NOTE, date(2026, 3, 12), "secret title", "secret body"))


def a_thread() -> Thread:
    """A thread with words."""
    return Thread(source="a", target="b", words="secret words")


def a_line() -> LedgerLine:
    """A line of the ledger."""
    return LedgerLine(event="export", place="/secret/copy.md", entries=4, words="secret words")


@pytest.mark.parametrize("make", [a_draft, a_thread, a_line])
def test_record_when_made_then_an_id_of_its_own(
    make: Callable[[], Draft | Thread | LedgerLine],
) -> None:
    first, second = make(), make()
    assert UUID(first.id).version == 7
    assert first.id < second.id


def test_record_when_made_then_its_moment_is_now_in_utc() -> None:
    with time_machine.travel(AT.replace(microsecond=123_900), tick=False):
        moments = a_draft().updated, a_thread().created, a_line().at
    assert moments == (AT, AT, AT)
    assert all(moment.tzinfo is UTC for moment in moments)


def test_record_when_little_is_given_then_the_rest_is_empty() -> None:
    assert Thread(source="a", target="b").words == ""
    line = LedgerLine(event="opened")
    assert (line.place, line.entries, line.words) == ("", 0, "")
    assert Person(name="A.").reach == ""


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (a_draft(), "kind=<Kind.NOTE: 'note'>"),
        (a_thread(), "source='a', target='b'"),
        (a_line(), "event='export', entries=4"),
        (Person(name="secret A.", reach="secret number"), "Person()"),
    ],
)
def test_record_when_shown_then_no_text(record: object, told: str) -> None:
    assert "secret" not in repr(record)
    assert told in repr(record)


def test_record_when_text_differs_then_not_equal() -> None:
    thread, line = a_thread(), a_line()
    assert replace(thread, words="others") != thread
    assert replace(line, place="/elsewhere") != line
    assert Person(name="A.", reach="1") != Person(name="A.", reach="2")


def test_record_when_made_then_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        put(a_thread(), "words", "others")
    with pytest.raises(FrozenInstanceError):
        put(a_draft(), "id", "other")


def test_thread_when_named_in_place_then_refused() -> None:
    made: Any = Thread
    with pytest.raises(TypeError):
        made("a", "b")
