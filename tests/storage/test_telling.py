"""What a journal tells of a decision: what came of it, names, and what others may see of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails, Stage, StepDetails
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.options import Option
from recovery_journal.model.telling import LONGEST_BRIEF, Came
from recovery_journal.model.views import Query
from recovery_journal.storage.finding import Finding
from tests.model.deciding import said_of, set_options
from tests.storage.conftest import TODAY

A_DAY = timedelta(days=1)


@pytest.fixture
def journal() -> Iterator[Journal]:
    """An empty journal in memory, in place of one on disk."""
    made = Journal.in_memory()
    yield made
    made.close()


def looked_back(
    journal: Journal, decision: Entry, body: str, day: date = TODAY, lane: Lane = Lane.ONLY_ME
) -> Entry:
    details = LookBackDetails(decision.id, keep=f"keeping {body}")
    new = replace(journal.new_look_back(decision.id, day), body=body, details=details, lane=lane)
    return journal.add(new)


def stepped(
    journal: Journal, about: str, title: str, came: str = "", lane: Lane = Lane.ONLY_ME
) -> Entry:
    step = new_entry(Kind.STEP, TODAY, title)
    return journal.add(replace(step, details=StepDetails(about=about, came=came), lane=lane))


def value(journal: Journal, name: str, lane: Lane = Lane.HAND_OVER) -> Entry:
    return journal.add(replace(new_entry(Kind.VALUE, TODAY, name), lane=lane))


def labels(journal: Journal, entry: Entry) -> list[str]:
    return [each.label for each in journal.told(entry)]


def titles(came: Came) -> list[str]:
    return [*(each.body for each in came.look_backs), *(each.title for each in came.steps)]


# what came


def test_what_came_when_there_are_some_then_of_each_decision_its_own_the_oldest_first(
    journal: Journal,
) -> None:
    one, other, none = (journal.decide(title, TODAY) for title in ("one?", "two?", "three?"))
    second = looked_back(journal, one, "second", TODAY + A_DAY)
    first = looked_back(journal, one, "first")
    step = stepped(journal, one.id, "ring M.", "done")
    stepped(journal, other.id, "ring Jo")
    stepped(journal, "", "tea")
    gone = looked_back(journal, one, "gone")
    journal.trash(gone.id)
    found = journal.what_came([one.id, other.id, none.id, "no id at all", one.id])
    assert set(found) == {one.id, other.id}
    assert titles(found[one.id]) == ["first", "second", "ring M."]
    assert titles(found[other.id]) == ["ring Jo"]
    assert [each.id for each in found[one.id].look_backs] == [first.id, second.id]
    assert found[one.id].look_backs[0].details == LookBackDetails("", keep="keeping first")
    assert (found[one.id].steps[0].id, found[one.id].steps[0].day) == (step.id, TODAY)
    assert found[one.id].steps[0].details == StepDetails(came="done")
    assert journal.what_came([]) == {}


def test_what_came_when_texts_are_long_then_no_more_than_tells_that_they_go_on(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    looked_back(journal, decision, 9 * LONGEST_BRIEF * "x")
    (brief,) = journal.what_came([decision.id])[decision.id].look_backs
    assert brief.body == (LONGEST_BRIEF + 1) * "x"
    assert isinstance(brief.details, LookBackDetails)
    assert len(brief.details.keep) == LONGEST_BRIEF + 1


def test_what_came_when_company_is_there_then_what_is_open_of_what_is_open(
    journal: Journal,
) -> None:
    opened, closed = journal.decide("open?", TODAY), journal.decide("closed?", TODAY)
    journal.set_lane(opened.id, Lane.OPEN_TOGETHER)
    for decision in (opened, closed):
        for lane in Lane:
            looked_back(journal, decision, lane, lane=lane)
            stepped(journal, decision.id, lane, lane=lane)
    both = [opened.id, closed.id]
    together = Journal(journal._vault, Audience.TOGETHER).what_came(both)
    assert {each: titles(came) for each, came in together.items()} == {
        opened.id: 2 * ["open together", "hand over"]
    }
    assert Journal(journal._vault, Audience.HANDED_OVER).what_came(both) == {}
    assert titles(journal.what_came(both)[closed.id]) == 2 * list(Lane)


def test_what_came_when_decisions_are_many_then_one_question_for_each_table(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions = [journal.decide(str(at), TODAY) for at in range(30)]
    for decision in decisions:
        stepped(journal, decision.id, "ring M.")
    asked: list[str] = []
    ask = Finding.asked

    def counting(self: Finding, sql: str, values: tuple[str, ...] = ()) -> list[object]:
        asked.append(sql)
        return ask(self, sql, values)

    monkeypatch.setattr(Finding, "asked", counting)
    assert len(journal.what_came([each.id for each in decisions])) == 30
    assert len(asked) == 2
    asked.clear()
    assert "".join(journal.markdown()).count("**Steps**") == 30
    assert len([sql for sql in asked if "look_backs" in sql and "about" in sql]) == 1


# told


def test_told_when_options_stand_close_then_names_of_what_is_there_and_open(
    journal: Journal,
) -> None:
    calm, sea = value(journal, "Calm"), value(journal, "Sea", Lane.ONLY_ME)
    gone, wit = value(journal, "Gone"), value(journal, "Wit")
    note = journal.add(new_entry(Kind.NOTE, TODAY, "a note"))
    decision = journal.decide("Stay, or go?", TODAY)
    journal.set_lane(decision.id, Lane.HAND_OVER)
    set_options(journal, decision.id, [Option("stay", close=(sea.id, calm.id, gone.id))])
    journal.thread(wit.id, decision.id)
    journal.thread(note.id, decision.id)
    journal.trash(gone.id)
    decision = journal.entry(decision.id)
    text = {each.label: each.text for each in journal.told(decision)}
    assert text["What it stands close to"] == "Sea, Calm, Wit"
    assert text["Options"] == "stay\n  close to: Sea, Calm"
    for audience in (Audience.TOGETHER, Audience.HANDED_OVER):
        seen = {e.label: e.text for e in Journal(journal._vault, audience).told(decision)}
        assert seen["What it stands close to"] == "Calm, Wit"
        assert seen["Options"] == "stay\n  close to: Calm"


def test_told_when_something_came_then_at_the_end_and_not_of_an_earlier_version(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    looked_back(journal, decision, "it rained")
    stepped(journal, decision.id, "ring M.")
    told = labels(journal, decision)
    assert told[-2:] == ["Looked back on 24 November 2026", "Steps"]
    assert [each.label for each in journal.told(decision, earlier=True)] == told[:-2]


def test_told_when_it_is_no_decision_then_its_parts_and_days_as_they_are_said(
    journal: Journal,
) -> None:
    step = replace(new_entry(Kind.STEP, TODAY, "ring M."), details=StepDetails(by="2026-12-01"))
    kept = journal.add(step)
    assert [each.text for each in journal.told(kept)] == ["2026-12-01"]
    assert [each.text for each in journal.told(kept, lambda day: f"{day.day}.")] == ["1."]


# sealed in another lane


def test_sealed_when_it_was_closed_on_that_day_then_company_sees_nothing_of_it(
    journal: Journal,
) -> None:
    decision = journal.decide("Leave the harbour?", TODAY)
    journal.move_decision(decision.id, Stage.DECIDED, "to anchor")
    journal.set_lane(decision.id, Lane.HAND_OVER)
    shown = replace(journal.entry(decision.id), title="Stay, or go?")
    journal.save(replace(shown, details=replace(said_of(shown), chosen="to stay")))
    now = journal.entry(decision.id)
    for words in ("harbour", "anchor"):
        assert words in str([each.text for each in journal.told(now)])
        assert words in "".join(journal.markdown())
        for audience in (Audience.TOGETHER, Audience.HANDED_OVER):
            seen = Journal(journal._vault, audience)
            assert words not in str([each.text for each in seen.told(now)])
            assert words not in "".join(seen.markdown())
    assert "to stay" in "".join(Journal(journal._vault, Audience.TOGETHER).markdown())


# the export


def story_of(text: str, title: str) -> str:
    """A decision in a document, without its threads and what comes after it."""
    whole = text.split(f"### {title}\n", 1)[1].split("\n### ")[0]
    return whole.split("**Threads:**")[0]


def test_export_when_what_came_is_in_it_then_links_and_otherwise_the_words_alone(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    back = looked_back(journal, decision, "it rained")
    step = stepped(journal, decision.id, "ring M.")
    whole = "".join(journal.markdown())
    for entry in (back, step):
        assert whole.count(f'<a id="e-{entry.id}"></a>') == 1
        assert f"](#e-{entry.id})" in story_of(whole, "Stay, or go?")
    assert "](#e-" in story_of("".join(journal.markdown(by_kind=True)), "Stay, or go?")
    for query, here in ((Query(entry_id=decision.id), []), (Query(words="or go"), [back.id])):
        story = story_of("".join(journal.markdown(query)), "Stay, or go?")
        assert "it rained" in story
        assert "ring M." in story
        assert re.findall(r"\(#e-(.*?)\)", story) == here


@pytest.mark.parametrize("lane", Lane)
def test_export_when_of_one_lane_then_a_story_tells_what_that_lane_may_see(
    journal: Journal, lane: Lane
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    journal.set_lane(decision.id, lane)
    ends = [value(journal, f"value {each.name}", each) for each in Lane]
    set_options(journal, decision.id, [Option("stay", close=tuple(end.id for end in ends))])
    for each in Lane:
        looked_back(journal, decision, f"words {each.name}", lane=each)
        stepped(journal, decision.id, f"step {each.name}", lane=each)
    text = "".join(journal.markdown(Query(lane=lane, kind=Kind.DECISION)))
    story = story_of(text, "Stay, or go?")
    open_ones = list(Lane)[list(Lane).index(lane) :]
    for each in Lane:
        for word in ("value", "words", "step"):
            assert (f"{word} {each.name}" in story) == (each in open_ones)


def test_found_among_when_asked_then_those_that_a_query_finds(journal: Journal) -> None:
    made = [journal.add(new_entry(kind, TODAY, "sea")) for kind in (Kind.NOTE, Kind.WIN)]
    ids = [*(each.id for each in made), "no id"]
    finding = journal._finding
    assert finding.found_among(Query(), ids) == set(ids[:2])
    assert finding.found_among(Query(kind=Kind.WIN), ids) == {ids[1]}
    assert finding.found_among(Query(words="sea"), ids[:1]) == {ids[0]}
    assert finding.found_among(Query(trashed=True), ids) == set()
    assert finding.found_among(Query(), []) == set()
    assert Finding(journal._vault, Audience.TOGETHER).found_among(Query(), ids) == set()
