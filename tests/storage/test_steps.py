"""Steps in the file: threaded to their decision, whose idea they were, done or let go."""

from dataclasses import replace
from datetime import timedelta

import pytest

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY

A_DAY = timedelta(days=1)


def ends(journal: Journal, entry: Entry) -> list[str]:
    """The ids of what is threaded to it."""
    return [row.id for _, row in journal.threads(entry.id)]


def said_of(journal: Journal, step: Entry) -> StepDetails:
    """What is said of a step."""
    details = journal.entry(step.id).details
    assert isinstance(details, StepDetails)
    return details


def how_sure(
    journal: Journal, step: Entry, sure: int | None, back: int = 0, lane: Lane = Lane.ONLY_ME
) -> Entry:
    """How sure somebody said they were of a step, so many days ago."""
    new = journal.new_confidence(step.title, TODAY - back * A_DAY, step.id)
    details = ConfidenceDetails(about=step.id, sure=sure)
    return journal.add(replace(new, details=details, lane=lane))


# threaded to its decision


@pytest.mark.parametrize("way", ["add", "save", "from a draft"])
def test_step_when_first_saved_then_threaded_to_its_decision(journal: Journal, way: str) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    new = journal.new_step("ring Jo", TODAY, decision.id)
    if way == "add":
        step = journal.add(new)
    else:
        draft = Draft(entry=new)
        journal.keep_draft(draft)
        step = journal.save(new, draft.id if way == "from a draft" else None).entry
    assert ends(journal, step) == [decision.id]
    assert ends(journal, decision) == [step.id]


def test_step_when_the_thread_was_taken_away_then_a_later_save_leaves_it_so(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    step = journal.add(journal.new_step("ring Jo", TODAY, decision.id))
    ((thread, _),) = journal.threads(step.id)
    journal.unthread(thread.id)
    journal.save(replace(step, body="before noon"))
    journal.say_how_step_is(step.id, "done")
    assert ends(journal, step) == []


def test_step_when_of_nothing_or_of_what_is_no_decision_then_no_thread(journal: Journal) -> None:
    note = journal.add(new_entry(Kind.NOTE, TODAY, "rain"))
    gone = journal.decide("Stay, or go?", TODAY)
    journal.erase(gone.id)
    for about in ("", note.id, gone.id):
        step = journal.add(journal.new_step("ring Jo", TODAY, about))
        assert ends(journal, step) == []


def test_step_when_the_thread_cannot_be_kept_then_neither_is_the_step(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    new = journal.new_step("ring Jo", TODAY, decision.id)
    journal.keep_draft(Draft(id="d", entry=new))

    def refuse(*_: object, **__: object) -> None:
        raise Unusable("no")

    monkeypatch.setattr(Journal, "_link", refuse)
    with pytest.raises(Unusable):
        journal.save(new, "d")
    assert journal.steps(decision.id) == []
    assert [draft.id for draft in journal.drafts()] == ["d"]


# which steps are told


def test_steps_when_in_the_trash_then_not_told_and_told_again_when_back(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    step = journal.add(journal.new_step("ring Jo", TODAY, decision.id))
    journal.trash(step.id)
    assert journal.steps(decision.id) == []
    journal.untrash(step.id)
    assert [each.id for each in journal.steps(decision.id)] == [step.id]


def test_steps_when_company_looks_then_those_that_are_open_and_none_of_a_closed_decision(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    journal.set_lane(decision.id, Lane.OPEN_TOGETHER)
    journal.add(journal.new_step("mine alone", TODAY, decision.id))
    step = journal.add(journal.new_step("for both", TODAY, decision.id))
    journal.set_lane(step.id, Lane.OPEN_TOGETHER)
    company = Journal(journal._vault, Audience.TOGETHER)
    assert [each.title for each in company.steps(decision.id)] == ["for both"]
    journal.set_lane(decision.id, Lane.ONLY_ME)
    with pytest.raises(EntryNotFound):
        company.entry(decision.id)


# whose idea it was


def test_origin_when_a_step_is_saved_with_another_then_that_one(journal: Journal) -> None:
    step = journal.add(journal.new_step("ring Jo", TODAY))
    saved = journal.save(replace(step, origin=Origin.COACH)).entry
    assert saved.origin is journal.entry(step.id).origin is Origin.COACH
    assert [each.origin for each in journal.history(step.id)] == [Origin.ME]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.STEP])
def test_origin_when_any_other_kind_is_saved_with_another_then_as_it_was(
    journal: Journal, kind: Kind
) -> None:
    entry = journal.add(replace(new_entry(kind, TODAY, "a", "b"), origin=Origin.TOGETHER))
    saved = journal.save(replace(entry, title="c", origin=Origin.COACH)).entry
    assert saved.origin is journal.entry(entry.id).origin is Origin.TOGETHER


def test_origin_when_a_step_is_marked_then_it_stays(journal: Journal) -> None:
    step = journal.add(journal.new_step("ring Jo", TODAY, origin=Origin.TOGETHER))
    journal.set_star(step.id, True)
    journal.set_tags(step.id, ("phone",))
    journal.say_how_step_is(step.id, "done")
    assert journal.entry(step.id).origin is Origin.TOGETHER


# how it is with it


def test_how_it_is_when_said_then_that_alone_and_it_can_be_taken_back(journal: Journal) -> None:
    new = journal.new_step("ring Jo", TODAY)
    step = journal.add(replace(new, details=StepDetails(support="M.", by="2026-11-25")))
    for came in ("done", "let go", ""):
        journal.say_how_step_is(step.id, came)
        assert said_of(journal, step) == StepDetails(support="M.", by="2026-11-25", came=came)
    assert len(journal.history(step.id)) == 3


def test_how_it_is_when_of_another_kind_or_in_other_words_then_refused(journal: Journal) -> None:
    note = journal.add(new_entry(Kind.NOTE, TODAY, "rain"))
    step = journal.add(journal.new_step("ring Jo", TODAY))
    with pytest.raises(Unusable):
        journal.say_how_step_is(note.id, "done")
    with pytest.raises(Unusable):
        journal.say_how_step_is(step.id, "late")
    assert journal.entry(step.id) == step
    assert not journal._vault.connection.in_transaction


def test_how_it_is_when_the_step_is_being_written_then_its_draft_says_so_too(
    journal: Journal,
) -> None:
    step = journal.add(journal.new_step("ring Jo", TODAY))
    journal.keep_draft(Draft(entry=replace(step, title="ring Jo at six")))
    journal.say_how_step_is(step.id, "done")
    (draft,) = journal.drafts()
    assert isinstance(draft.entry.details, StepDetails)
    assert (draft.entry.title, draft.entry.details.came) == ("ring Jo at six", "done")
    saved = journal.save(draft.entry, draft.id)
    assert saved.underneath is None


# how sure somebody is of it


def test_newest_sure_when_said_several_times_then_the_last_number(journal: Journal) -> None:
    step = journal.add(journal.new_step("ring Jo", TODAY))
    other = journal.add(journal.new_step("write to Jo", TODAY))
    assert journal.newest_sure(step.id) is None
    how_sure(journal, step, 4, back=3)
    how_sure(journal, step, 0, back=1)
    how_sure(journal, step, None)
    how_sure(journal, other, 9)
    assert journal.newest_sure(step.id) == 0
    assert journal.newest_sure(other.id) == 9
    assert not journal._vault.connection.in_transaction


def test_newest_sure_when_in_the_trash_or_closed_to_company_then_not_told(
    journal: Journal,
) -> None:
    step = journal.add(journal.new_step("ring Jo", TODAY))
    how_sure(journal, step, 3, back=2, lane=Lane.OPEN_TOGETHER)
    own = how_sure(journal, step, 7, back=1)
    handed = how_sure(journal, step, 5, back=3, lane=Lane.HAND_OVER)
    assert journal.newest_sure(step.id) == 7
    assert Journal(journal._vault, Audience.HANDED_OVER).newest_sure(step.id) == 5
    assert Journal(journal._vault, Audience.TOGETHER).newest_sure(step.id) is None
    journal.erase(handed.id)
    journal.trash(own.id)
    assert journal.newest_sure(step.id) == 3
    assert journal.count(Query(kind=Kind.CONFIDENCE)) == 1
