"""The summary of a time together: written, signed, changed; and the steps of the last one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.journal.company import session_details
from recovery_journal.model.entry import Entry, Kind, Lane, Origin, new_entry
from recovery_journal.model.sessions import OfferKind
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY
from tests.storage.times import an_entry, begin, draft_of, now_of, tables_with

OPEN, CLOSED = Lane.OPEN_TOGETHER, Lane.ONLY_ME
SAID_ON = "26 November 2026, 17:40"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until it is moved on."""
    with time_machine.travel(datetime(2026, 11, 26, 16, tzinfo=UTC), tick=False) as moved:
        yield moved


def parts(entry: Entry) -> dict[str, Any]:
    return entry.details.as_dict()


def step(journal: Journal, title: str, origin: Origin = Origin.ME, **said: Any) -> Entry:
    return journal.add(an_entry(Kind.STEP, title, origin=origin, **said))


# what was written in it


def test_written_together_when_asked_then_what_was_begun_since_and_is_open(
    own: Journal, clock: time_machine.Traveller
) -> None:
    own.add(an_entry(Kind.NOTE, "before", lane=OPEN))
    later = an_entry(Kind.NOTE, "begun before, kept since", lane=OPEN)
    clock.shift(1)
    company = begin(own)
    first = company.add(new_entry(Kind.NOTE, TODAY, "first"))
    clock.shift(1)
    own.add(later)
    alone = own.add(an_entry(Kind.NOTE, "alone meanwhile"))
    second = company.add(new_entry(Kind.WIN, TODAY.replace(day=1), "second"))
    company.trash(company.add(new_entry(Kind.NOTE, TODAY, "laid away")).id)
    for journal in (company, own):
        assert journal.written_together() == [first, second]
        assert journal.mirror() == "2 from you"
    company.open_for_now(alone.id)
    assert [each.title for each in company.written_together()] == [
        "first",
        "alone meanwhile",
        "second",
    ]


def test_mirror_when_ideas_are_from_both_then_each_is_counted(own: Journal) -> None:
    company = begin(own)
    assert company.mirror() == ""
    for origin in (Origin.TOGETHER, Origin.ME, Origin.ME):
        company.add(an_entry(Kind.NOTE, "an idea", origin=origin))
    company.take_offer(company.offer(OfferKind.STEP, "ring the clinic").id, TODAY)
    company.set_offer_aside(company.offer(OfferKind.STEP, "or not").id)
    assert company.mirror() == "2 from you, 1 together, 1 from J."


def test_keep_for_me_when_said_then_closed_for_good_and_counted_no_more(own: Journal) -> None:
    own.add(an_entry(Kind.NOTE, "mine alone"))
    company = begin(own)
    notes = [company.add(new_entry(Kind.NOTE, TODAY, title)) for title in ("one", "two", "three")]
    company.set_lane(notes[1].id, CLOSED)
    company.open_for_now(notes[1].id)
    company.open_for_now(notes[0].id)
    company.keep_for_me([notes[0].id, notes[1].id, "0192-erased-since"])
    assert [each.title for each in company.written_together()] == ["three"]
    assert own.opened_for_now() == set()
    assert [own.entry(each.id).lane for each in notes] == [CLOSED, CLOSED, OPEN]
    assert company.mirror() == "1 from you"
    company.keep_for_me([note.id for note in notes])
    assert company.written_together() == []


# said and signed


def test_say_when_said_then_a_draft_that_goes_on_from_what_another_said(own: Journal) -> None:
    company = begin(own, worth="rest")
    company.say_of_session("I slept", picked="a line")
    draft = own.say_of_session(with_whom="Jo")
    assert draft == now_of(own)
    assert (draft.entry.title, draft.entry.body) == ("Together with Jo", "I slept")
    said = parts(draft.entry)
    assert (said["worth"], said["picked"], said["with_whom"]) == ("rest", "a line", "Jo")
    assert company.say_of_session("I slept\x07", picked="a line") == draft
    assert own.count(Query(kind=Kind.SESSION)) == 0


def test_sign_when_said_then_kept_with_its_steps_and_its_mirror_and_it_goes_on(
    own: Journal,
) -> None:
    company = begin(own)
    step(company, "ring Dad", support="Maya", by="2026-12-02")
    company.say_of_session("I slept", picked="a line")
    step(company, "ask about it", Origin.COACH)
    signed = company.sign(SAID_ON)
    assert signed == own.entry(signed.id)
    assert (signed.lane, signed.body, parts(signed)["signed"]) == (OPEN, "I slept", SAID_ON)
    lines = parts(signed)["steps"].splitlines()
    assert [line.split(";")[0] for line in lines] == ["ring Dad", "ask about it"]
    assert parts(signed)["mirror"] == "1 from you, 1 from J."
    assert own.under_way() is not None
    assert replace(now_of(own).entry, parent=signed.parent, updated=signed.updated) == signed
    company.end_together()
    assert own.drafts() == []
    assert own.entry(signed.id) == signed
    assert own.history(signed.id) == []


def test_sign_when_nothing_is_said_then_refused(own: Journal) -> None:
    company = begin(own, "")
    with pytest.raises(Unusable, match="Nothing is said"):
        company.sign(SAID_ON)
    assert own.count() == 0
    assert not own._vault.connection.in_transaction


def test_say_when_it_was_signed_then_the_same_words_stay_signed_and_others_are_not(
    own: Journal,
) -> None:
    company = begin(own)
    company.say_of_session("I slept")
    signed = company.sign(SAID_ON)
    assert parts(company.say_of_session("I slept").entry)["signed"] == SAID_ON
    changed = company.say_of_session("I slept well").entry
    assert (parts(changed)["signed"], parts(changed)["ended"]) == ("", "")
    assert own.entry(signed.id) == signed
    again = company.sign("a minute later")
    assert [parts(each)["signed"] for each in own.history(signed.id)] == [SAID_ON]
    assert (again.body, parts(again)["signed"]) == ("I slept well", "a minute later")


CHANGES: dict[str, Callable[[Entry], Entry]] = {
    "title": lambda entry: replace(entry, title="otherwise"),
    "body": lambda entry: replace(entry, body="otherwise"),
    "a part": lambda entry: replace(
        entry, details=entry.kind.details.from_dict(parts(entry) | {"worth": "otherwise"})
    ),
}
NO_CHANGES: dict[str, Callable[[Entry], Entry]] = {
    "nothing": lambda entry: entry,
    "tags": lambda entry: replace(entry, tags=("late",)),
    "star": lambda entry: replace(entry, starred=True),
    "lane": lambda entry: replace(entry, lane=Lane.HAND_OVER),
}


@pytest.mark.parametrize("change", [*CHANGES, *NO_CHANGES])
def test_save_when_a_signed_summary_is_changed_then_its_words_alone_take_the_signature(
    own: Journal, change: str
) -> None:
    company = begin(own)
    signed = company.sign(SAID_ON)
    company.end_together()
    saved = own.save((CHANGES | NO_CHANGES)[change](own.entry(signed.id))).entry
    assert parts(saved)["signed"] == ("" if change in CHANGES else SAID_ON)
    assert own.history(signed.id) == [signed]
    back = own.go_back_to(signed.id, signed.version)
    assert (back.title, back.body, back.details) == (signed.title, signed.body, signed.details)


# ended


def test_end_when_it_was_not_signed_then_a_draft_that_is_the_persons_alone(
    own: Journal, clock: time_machine.Traveller
) -> None:
    company = begin(own)
    company.say_of_session("I slept")
    clock.shift(60)
    company.end_together()
    (draft,) = own.drafts()
    assert (draft.entry.body, draft.entry.lane) == ("I slept", CLOSED)
    assert parts(draft.entry)["ended"] == "2026-11-26T16:01:00+00:00"
    assert begin(own, "M.").drafts() == [now_of(own)]
    assert own.entry(own.save(draft.entry, draft.id).entry.id).lane is CLOSED


@pytest.mark.parametrize("way", ["said", "typed"])
def test_end_when_it_was_changed_after_signing_then_signed_as_it_was_and_a_closed_draft(
    own: Journal, way: str
) -> None:
    company = begin(own)
    signed = company.sign(SAID_ON)
    if way == "said":
        company.say_of_session("more words")
    else:
        draft = company.draft_for(signed.id)
        company.keep_draft(replace(draft, entry=replace(draft.entry, body="more words")))
    company.end_together()
    assert own.entry(signed.id) == signed
    left = draft_of(own, signed.id)
    assert (left.entry.body, left.entry.lane) == ("more words", CLOSED)
    assert company.drafts() == []
    saved = own.save(left.entry, left.id).entry
    assert parts(saved)["signed"] == ""
    assert [parts(each)["signed"] for each in own.history(signed.id)] == [SAID_ON]


# the steps of the last one


def test_last_steps_when_asked_then_those_of_the_last_time_that_are_still_ahead(
    own: Journal, clock: time_machine.Traveller
) -> None:
    assert (own.last_session(), own.last_steps()) == (None, [])
    company = begin(own)
    step(company, "of the first time")
    company.sign(SAID_ON)
    company.end_together()
    clock.shift(3600)
    step(own, "between them")
    clock.shift(1)
    company = begin(own, "M.")
    ahead, done, mine = (step(company, title) for title in ("ahead", "done", "mine"))
    company.add(new_entry(Kind.NOTE, TODAY, "a note"))
    company.say_how_step_is(done.id, "done")
    company.keep_for_me([mine.id])
    clock.shift(1)
    signed = company.sign(SAID_ON)
    assert [each.title for each in own.last_steps()] == ["of the first time"]
    clock.shift(1)
    step(company, "at the door")  # signed already, and not left yet
    clock.shift(1)
    company.end_together()
    clock.shift(1)
    step(own, "after it")
    assert own.last_session() == signed
    assert [each.title for each in own.last_steps()] == ["ahead", "mine", "at the door"]
    assert [each.title for each in begin(own).last_steps()] == ["ahead", "at the door"]
    own.trash(ahead.id)
    assert [each.title for each in own.last_steps()] == ["mine", "at the door"]


def test_last_steps_when_the_last_time_left_none_then_those_of_the_time_before(
    own: Journal, clock: time_machine.Traveller
) -> None:
    company = begin(own)
    ahead = step(company, "call the library")
    clock.shift(1)
    company.sign(SAID_ON)
    company.end_together()
    clock.shift(3600)
    company = begin(own, "M.")
    clock.shift(1)
    signed = company.sign("later")
    company.end_together()
    last = own.last_session()
    assert last is not None
    assert session_details(last).with_whom == "J."
    assert own.last_steps() == [ahead]
    own.say_how_step_is(ahead.id, "done")
    assert (own.last_session(), own.last_steps()) == (signed, [])


def test_carry_on_when_said_in_company_then_what_was_carried_alone_stays_so(own: Journal) -> None:
    mine, ours, gone = step(own, "mine"), step(own, "ours"), step(own, "gone")
    own.set_lane(ours.id, OPEN)
    for each in (mine, gone):
        own.carry_on(each.id)
    own.erase(gone.id)
    company = begin(own)
    company.carry_on(ours.id)
    assert (company.carried_on(), own.carried_on()) == ([ours.id], [mine.id, ours.id])
    assert tables_with(own._vault, gone.id) == {"gone"}


@pytest.mark.parametrize("written", [False, True])
def test_end_when_nothing_was_said_then_a_draft_is_left_where_something_was_written(
    own: Journal, written: bool
) -> None:
    company = begin(own, "")
    if written:
        step(company, "call the library")
    company.end_together()
    assert len(own.drafts()) == written
    assert len(own.last_steps()) == written
