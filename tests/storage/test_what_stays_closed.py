"""What stays closed in company around what is open: seals, versions, drafts, settings, one lane."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import open_past
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Audience, Entry, Kind, Lane
from recovery_journal.model.expecting import Sureness
from recovery_journal.model.options import Option
from recovery_journal.model.records import Area, Draft, Person
from recovery_journal.model.views import Offered, Query
from tests.model.deciding import set_options
from tests.storage.conftest import TODAY
from tests.storage.times import an_entry, begin, check_in

OPEN, CLOSED = Lane.OPEN_TOGETHER, Lane.ONLY_ME
CANARY = "zebrafish"
"""A word that closed texts hold, and no open one."""


def decided_alone(own: Journal, lane: Lane = OPEN) -> Entry:
    """A decision that was decided while it was closed, then otherwise, and is in this lane now."""
    decision = own.decide("Stay, or go?", TODAY)
    own.move_decision(decision.id, Stage.DECIDED, f"the {CANARY}, to go or stay")
    own.move_decision(decision.id, Stage.CHANGED, "to go")
    return own.set_lane(decision.id, lane)


def exported(journal: Journal, query: Query, to: Path) -> Iterator[str]:
    """What an export writes, in each form."""
    for form in ("markdown", "json"):
        target = to / f"out.{form}"
        journal.export(target, query, form=form, overwrite=True)
        yield target.read_text(encoding="utf-8")


# seals


def test_seal_when_its_lane_is_closed_then_neither_told_nor_exported_nor_found(
    own: Journal, tmp_path: Path
) -> None:
    decision = decided_alone(own)
    hidden = decided_alone(own, CLOSED)
    company = begin(own)
    company.open_for_now(hidden.id)
    for each in (decision, hidden):
        seen = company.entry(each.id)
        assert CANARY not in str([told.text for told in company.told(seen)])
        assert CANARY not in seen.details.as_dict()["sealed"]
    for text in exported(company, Query(), tmp_path):
        assert "Stay, or go?" in text
        assert CANARY not in text
    for words in (CANARY, "zeb", f'"the {CANARY}"', f"go {CANARY}", '"go or"'):
        assert company.count(Query(words=words)) == 0, words
        assert company.page(Query(words=words)) == []
        assert list(company.entries(Query(words=words))) == []
        assert own.count(Query(words=words)) == 2, words
    for words in ("stay", "go", "sta go", '"stay or go"'):
        assert company.count(Query(words=words)) == 2, words


def test_seal_when_it_was_sealed_in_company_then_found_there(own: Journal) -> None:
    decision = own.set_lane(own.decide("Stay, or go?", TODAY).id, OPEN)
    company = begin(own)
    company.move_decision(decision.id, Stage.DECIDED, "the lighthouse")
    company.move_decision(decision.id, Stage.CHANGED, "neither")
    assert company.count(Query(words="lighthouse")) == 1
    handed = Journal(own._vault, Audience.HANDED_OVER)
    own.set_lane(decision.id, Lane.HAND_OVER)
    assert handed.count(Query(words="lighthouse")) == 0
    assert handed.count(Query(words="neither")) == 1


WORDS = st.lists(st.sampled_from(["sea", "seas", "calm", "été", "to", "二つ"]), max_size=3)
TYPED = WORDS.map(" ".join) | WORDS.map(lambda words: f'"{" ".join(words)}"')


@settings(max_examples=20, deadline=None)
@given(title=WORDS, chosen=WORDS, typed=st.lists(TYPED, min_size=1, max_size=2).map(" ".join))
def test_search_when_a_seal_is_closed_then_found_as_if_it_had_never_been_sealed(
    title: list[str], chosen: list[str], typed: str
) -> None:
    own, bare = Journal.in_memory(), Journal.in_memory()
    decision = own.decide(" ".join(["choice", *title]), TODAY)
    own.move_decision(decision.id, Stage.DECIDED, " ".join(chosen) or "so")
    own.move_decision(decision.id, Stage.CHANGED, "")
    stands = own.set_lane(decision.id, OPEN)
    bare.add_many([open_past(stands, (OPEN,))])
    found = [each.in_company().count(Query(words=typed)) for each in (own, bare)]
    assert found[0] == found[1]
    own.close()
    bare.close()


# what was to stay closed in an earlier time


def test_closed_when_said_before_an_earlier_time_then_the_next_one_does_not_hear_of_it(
    own: Journal,
) -> None:
    company = begin(own, closed=CANARY, worth="rest")
    signed = company.sign("26 November 2026, 17:40")
    company.end_together()
    later = begin(own, "M.")
    seen = later.entry(signed.id)
    assert CANARY not in str(seen.details.as_dict())
    assert seen.details.as_dict()["worth"] == "rest"
    assert later.count(Query(words=CANARY)) == 0
    assert CANARY not in "".join([*later.markdown(), *later.json_lines()])
    later.save(replace(seen, body="more of it"))
    assert own.entry(signed.id).details.as_dict()["closed"] == CANARY


# versions and drafts of what is opened


def test_opened_when_it_has_a_past_then_what_was_closed_of_it_stays_closed(own: Journal) -> None:
    first = own.add(an_entry(Kind.NOTE, "a note", CANARY))
    second = own.save(replace(first, body="for both", lane=OPEN)).entry
    third = own.save(replace(second, body="mine again", lane=CLOSED)).entry
    own.keep_draft(Draft(entry=replace(third, body=f"half a {CANARY}")))
    company = begin(own)
    assert company.page() == []
    company.open_for_now(first.id)
    assert company.entry(first.id).body == "mine again"
    assert [each.body for each in company.history(first.id)] == ["for both"]
    assert company.draft_for(first.id).entry.body == "mine again"
    assert [draft.entry.kind for draft in company.drafts()] == [Kind.SESSION]
    assert [draft.entry.body for draft in own.drafts() if draft.entry.id == first.id] == [
        f"half a {CANARY}"
    ]


def test_draft_when_begun_in_company_of_what_is_opened_then_it_goes_on_until_that_is_closed(
    own: Journal,
) -> None:
    note = own.add(an_entry(Kind.NOTE, "a note", CANARY))
    company = begin(own)
    company.open_for_now(note.id)
    half = replace(company.draft_for(note.id).entry, body="half a word")
    company.keep_draft(Draft(entry=half))
    assert own._finding.drafts_of(note.id)[0].entry.lane is CLOSED
    assert company.draft_for(note.id).entry.body == "half a word"
    company.save(company.draft_for(note.id).entry, company.draft_for(note.id).id)
    assert [draft.entry.kind for draft in own.drafts()] == [Kind.SESSION]
    company.keep_draft(Draft(entry=replace(company.entry(note.id), body="more of it")))
    assert "more of it" in str([draft.entry.body for draft in company.drafts()])
    company.close_again(note.id)
    assert [draft.entry.kind for draft in company.drafts()] == [Kind.SESSION]
    assert "more of it" in str([draft.entry.body for draft in own.drafts()])


def test_draft_when_it_is_open_then_seen_once_its_entry_is_opened(own: Journal) -> None:
    note = own.add(an_entry(Kind.NOTE, "a note"))
    own.keep_draft(Draft(entry=replace(note, body="for both", lane=OPEN)))
    company = begin(own)
    assert [draft.entry.kind for draft in company.drafts()] == [Kind.SESSION]
    company.open_for_now(note.id)
    assert "for both" in [draft.entry.body for draft in company.drafts()]
    company.close_again(note.id)
    assert [draft.entry.kind for draft in company.drafts()] == [Kind.SESSION]


def test_threads_when_one_end_is_opened_then_those_to_closed_ends_stay_closed(
    own: Journal,
) -> None:
    one, two, three = (own.add(an_entry(Kind.NOTE, word)) for word in ("one", "two", "three"))
    own.thread(one.id, two.id, CANARY)
    own.thread(one.id, three.id, "the same night")
    company = begin(own)
    company.open_for_now(one.id)
    assert company.threads(one.id) == company.threads(one.id, 5) == []
    company.open_for_now(three.id)
    assert [thread.words for thread, _ in company.threads(one.id)] == ["the same night"]
    assert company.thread_between(two.id, one.id) is None
    assert company.page(Query(threaded_to=two.id)) == []


def test_go_back_when_an_option_stood_close_to_what_is_closed_then_its_thread_keeps_its_words(
    own: Journal,
) -> None:
    value = own.add(an_entry(Kind.VALUE, "Calm"))
    decision = own.set_lane(own.decide("Stay, or go?", TODAY).id, OPEN)
    close = set_options(own, decision.id, [Option("stay", close=(value.id,))])
    set_options(own, decision.id, [Option("stay")])
    own.thread(decision.id, value.id, CANARY)
    company = begin(own)
    company.go_back_to(decision.id, close.version)
    assert company.threads(decision.id) == []
    assert [thread.words for thread, _ in own.threads(decision.id)] == [CANARY]


# one lane


def test_export_when_it_is_of_one_lane_then_what_is_opened_for_now_is_not_in_it(
    own: Journal, tmp_path: Path
) -> None:
    value = own.add(an_entry(Kind.VALUE, f"Value {CANARY}"))
    decision = own.set_lane(own.decide("Stay, or go?", TODAY).id, OPEN)
    set_options(own, decision.id, [Option("stay", close=(value.id,))])
    step = own.add(own.new_step(f"step {CANARY}", TODAY, decision.id))
    written = replace(own.new_look_back(decision.id, TODAY), body=f"came {CANARY}", lane=CLOSED)
    look_back = own.look_back(written).entry
    company = begin(own)
    for entry in (value, step, look_back):
        company.open_for_now(entry.id)
    for journal in (own, company):
        for text in exported(journal, Query(lane=OPEN), tmp_path):
            assert "Stay, or go?" in text
            assert CANARY not in text
    for text in exported(company, Query(), tmp_path):
        assert text.count(CANARY) >= 3
    company.end_together()
    for text in exported(company, Query(), tmp_path):
        assert CANARY not in text


def test_json_when_an_open_check_in_has_a_number_then_it_is_null_in_company(own: Journal) -> None:
    entry = own.add(check_in(7))
    company = begin(own)
    (line,) = company.json_lines()
    assert json.loads(line)["details"] == {"about": "area-home", "matters": None, "close": None}
    company.open_for_now(entry.id)
    (line,) = company.json_lines()
    assert json.loads(line)["details"]["close"] == 7


# beside the entries


def test_settings_when_they_hold_words_then_none_is_told_in_company(own: Journal) -> None:
    own.set_areas([Area(name=CANARY)])
    own.set_people([Person(name=CANARY, reach=CANARY)])
    own.hide_strength(CANARY)
    own.set_sure_scale([Sureness(CANARY, 70)])
    own.keep_as_words(Offered(word=CANARY, kind=Kind.VALUE, win_ids=()))
    own.remember("strengths by", "use")
    company = begin(own)
    found = own._vault.connection.execute("SELECT name, value FROM settings").fetchall()
    holding = [name for name, value in found if CANARY in value]
    assert len(holding) == 5
    assert [name for name in holding if company.remembered(name) is not None] == []
    assert None not in [own.remembered(name) for name in holding]
    assert company.remembered("strengths by") == "use"
    assert (company.people(), company.areas(), company.hidden_strengths()) == ([], [], set())


@pytest.mark.parametrize("way", ["save", "star", "lane", "untrash", "sort", "go back", "say"])
def test_writing_when_done_in_company_then_what_comes_back_tells_nothing_closed(
    own: Journal, way: str
) -> None:
    entry = decided_alone(own)
    company = begin(own)
    seen = company.entry(entry.id)
    ways: dict[str, Callable[[], Any]] = {
        "save": lambda: company.save(replace(seen, version="0-a")),
        "star": lambda: company.set_star(entry.id, True),
        "lane": lambda: company.set_lane(entry.id, Lane.HAND_OVER),
        "untrash": lambda: company.untrash(company.trash(entry.id).id),
        "sort": lambda: company.move_decision(entry.id, Stage.LEANING, "to go"),
        "go back": lambda: company.go_back_to(entry.id, company.save(seen).entry.parent or ""),
        "say": lambda: company.add_to_decision(entry.id, "and more", TODAY),
    }
    assert CANARY not in json.dumps(_told(ways[way]()))
    assert own.entry(entry.id).details.as_dict()["sealed"].count(CANARY) == 1


def _told(answer: object) -> list[object]:
    """All that an answer holds, entries and what a save found underneath."""
    entries = [getattr(answer, "entry", answer), getattr(answer, "underneath", None)]
    found = [each for each in entries if isinstance(each, Entry)]
    return [[each.title, each.body, each.details.as_dict()] for each in found]
