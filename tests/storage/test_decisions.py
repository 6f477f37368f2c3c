"""Decisions in a journal: what is sealed stays, whatever is done; options, looking back, steps."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import EntryNotFound, JournalError, TextRefused, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.deciding import added_to, moves_of, sealed_of
from recovery_journal.model.decision_parts import (
    DecisionDetails,
    LookBackDetails,
    Stage,
    StepDetails,
)
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, Origin, new_entry, utc_now
from recovery_journal.model.expecting import SCALE, Came, Sureness
from recovery_journal.model.options import Option, options_of
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from tests.model.deciding import NAME, OPTIONS, PROSE, SAID, STAGES, said_of, set_options
from tests.storage.conftest import TODAY

A_DAY = timedelta(days=1)


@pytest.fixture
def journal() -> Iterator[Journal]:
    """An empty journal in memory, in place of one on disk."""
    made = Journal.in_memory()
    yield made
    made.close()


def today() -> date:
    """The day on which a save says that it moved."""
    return utc_now().astimezone().date()


def edited(journal: Journal, decision: Entry, **parts: Any) -> Entry:
    """The decision, saved with other parts."""
    return journal.save(replace(decision, details=replace(said_of(decision), **parts))).entry


def options_as_kept(journal: Journal, entry_id: str) -> list[Option]:
    return options_of(said_of(journal.entry(entry_id)).options)


def looked_back(
    journal: Journal, decision: Entry, came: str, day: date = TODAY, again: date | None = None
) -> Entry:
    """A look back that says whether what was expected came."""
    new = journal.new_look_back(decision.id, day)
    return journal.look_back(
        replace(new, body="it rained", details=LookBackDetails(decision.id, as_expected=came)),
        again,
    ).entry


# what is sealed


ACTS = (
    *("save", "forge", "move", "add", "options", "due", "sure", "go back", "draft", "take up"),
    *("let go", "set aside", "trash", "star", "lane", "tags", "look back"),
)


def act_on(journal: Journal, entry_id: str, act: str, data: st.DataObject) -> None:
    """One public act on a decision."""
    decision = journal.entry(entry_id)
    before = said_of(decision)
    if act in ("save", "forge", "draft"):
        told = () if act == "forge" else ("moves", "sealed", "added")
        past: dict[str, Any] = {name: getattr(before, name) for name in told}
        details = replace(data.draw(SAID), **past)
        typed = replace(decision, title=data.draw(NAME), body=data.draw(PROSE), details=details)
        if act == "draft":
            journal.keep_draft(Draft(entry=typed))
        else:
            journal.save(typed)
    elif act in ("take up", "set aside", "let go"):
        for draft in journal.drafts()[:1]:
            if act == "take up":
                journal.save(draft.entry, draft.id)
            elif act == "set aside":
                journal.set_aside(draft)
            else:
                journal.forget_draft(draft.id)
    elif act == "move":
        journal.move_decision(entry_id, data.draw(STAGES), data.draw(st.none() | PROSE))
    elif act == "add":
        journal.add_to_decision(entry_id, data.draw(PROSE), TODAY)
    elif act == "options":
        set_options(journal, entry_id, data.draw(st.lists(OPTIONS, max_size=2)))
    elif act == "due":
        journal.set_look_back(entry_id, data.draw(st.none() | st.dates()))
    elif act == "sure":
        journal.say_how_sure(entry_id, data.draw(st.none() | st.sampled_from(SCALE)))
    elif act == "go back":
        for version in journal.history(entry_id)[:1] + journal.history(entry_id)[-1:]:
            journal.go_back_to(entry_id, version.version)
    elif act == "trash":
        journal.untrash(entry_id) if decision.trashed else journal.trash(entry_id)
    elif act == "star":
        journal.set_star(entry_id, not decision.starred)
    elif act == "lane":
        journal.set_lane(entry_id, data.draw(st.sampled_from(Lane)))
    elif act == "tags":
        journal.set_tags(entry_id, data.draw(st.sampled_from([(), ("late",), ("late", "home")])))
    else:
        looked_back(journal, decision, "yes", TODAY, data.draw(st.none() | st.dates()))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), acts=st.lists(st.sampled_from(ACTS), min_size=3, max_size=14))
def test_sealed_when_anything_is_done_then_it_stays_byte_for_byte(
    data: st.DataObject, acts: list[str]
) -> None:
    journal = Journal.in_memory()
    decision = journal.decide("Stay, or go?", TODAY)
    journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    for act in acts:
        before = said_of(journal.entry(decision.id))
        act_on(journal, decision.id, act, data)
        after = said_of(journal.entry(decision.id))
        assert after.sealed.startswith(before.sealed.removesuffix("]")), act
        assert after.moves.startswith(before.moves), act
        assert added_to(after)[: len(added_to(before))] == added_to(before), act
        moves = moves_of(after)
        assert moves[-1].stage == after.stage, act
        assert [move.stage for move in moves].count(Stage.DECIDED) == len(sealed_of(after))
        assert all(move.day == today() for move in moves[-1:])
    told = journal._vault.connection.execute("SELECT sealed FROM decisions").fetchone()[0]
    assert told == said_of(journal.entry(decision.id)).sealed
    assert journal.check() == []
    journal.close()


def test_go_back_when_before_a_decision_then_its_seal_and_additions_stay(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    decided = journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    journal.add_to_decision(decision.id, "still so", TODAY)
    back = journal.go_back_to(decision.id, decision.version)
    details = said_of(back)
    assert (details.stage, details.chosen) == ("open", "")
    assert details.sealed == said_of(decided).sealed
    assert [each.text for each in added_to(details)] == ["still so"]
    assert [move.stage for move in moves_of(details)] == ["open", "decided", "open"]


def test_save_when_another_window_decided_since_then_its_seal_stays(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    journal.add_to_decision(decision.id, "still so", TODAY)
    saved = journal.save(replace(decision, body="typed before"))
    assert saved.underneath is not None
    details = said_of(saved.entry)
    assert [seal.details.chosen for seal in sealed_of(details)] == ["to stay"]
    assert [each.text for each in added_to(details)] == ["still so"]


def test_set_aside_when_a_draft_says_decided_then_it_stands_where_it_stood(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    typed = replace(said_of(decision), stage="decided", chosen="to stay")
    draft = Draft(entry=replace(decision, details=typed))
    journal.keep_draft(draft)
    journal.set_aside(draft)
    assert journal.entry(decision.id).details == decision.details
    aside = journal.history(decision.id)[0]
    assert said_of(aside).chosen == "to stay"
    back = said_of(journal.go_back_to(decision.id, aside.version))
    assert [seal.details.chosen for seal in sealed_of(back)] == ["to stay"]
    assert [move.stage for move in moves_of(back)] == ["open", "decided"]


@pytest.mark.parametrize("act", ["star", "add", "sure"])
def test_act_when_another_process_decides_just_before_it_then_its_seal_stays(
    journal_path: Any, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Journal.create(journal_path, "seven quiet lamps")
    decision = one.decide("Stay, or go?", TODAY)
    with one.beside() as other:
        begin = one._vault.writing

        def later(**how: Any) -> Any:
            monkeypatch.undo()
            other.move_decision(decision.id, Stage.DECIDED, "to stay")
            other.add_to_decision(decision.id, "first", TODAY)
            return begin(**how)

        monkeypatch.setattr(one._vault, "writing", later)
        if act == "star":
            one.set_star(decision.id, True)
        elif act == "add":
            one.add_to_decision(decision.id, "second", TODAY)
        else:
            one.say_how_sure(decision.id, SCALE[0])
    details = said_of(one.entry(decision.id))
    assert details.stage == "decided"
    assert [seal.details.chosen for seal in sealed_of(details)] == ["to stay"]
    added = ["first", "second"] if act == "add" else ["first"]
    assert [each.text for each in added_to(details)] == added
    one.close()


def test_decide_when_one_line_then_open_on_this_day_and_only_mine(journal: Journal) -> None:
    draft = Draft(entry=new_entry(Kind.DECISION, TODAY, "Sta"))
    journal.keep_draft(draft)
    decision = journal.decide(" Stay, or go? ", TODAY, TODAY + A_DAY, draft.id)
    assert (decision.title, decision.lane) == ("Stay, or go?", Lane.ONLY_ME)
    assert said_of(decision).look_back_on == "2026-11-25"
    assert [(move.day, move.stage) for move in moves_of(said_of(decision))] == [(today(), "open")]
    assert journal.drafts() == []
    with pytest.raises(Unusable):
        journal.decide(" ", TODAY)


def test_ahead_when_some_are_decided_or_laid_away_then_the_others_newest_first(
    journal: Journal,
) -> None:
    made = {stage: journal.decide(stage, TODAY) for stage in Stage}
    for stage, decision in made.items():
        journal.move_decision(decision.id, stage)
    gone = journal.decide("gone", TODAY)
    journal.trash(gone.id)
    told = [said_of(each).stage for each in journal.decisions_ahead()]
    assert {Stage.OPEN, Stage.LEANING} <= set(told)
    assert {Stage.DECIDED, Stage.NOT_NOW}.isdisjoint(told)
    assert told == [stage for stage in reversed(Stage) if stage in told]


@pytest.mark.parametrize("name", ["move_decision", "add_to_decision", "options",
                                  "set_look_back", "new_look_back", "say_how_sure"])  # fmt: skip
def test_act_when_it_is_no_decision_then_refused_and_nothing_changes(
    journal: Journal, name: str
) -> None:
    note = journal.add(new_entry(Kind.NOTE, TODAY, "a note"))
    more: dict[str, tuple[Any, ...]] = {
        "move_decision": (Stage.OPEN,),
        "add_to_decision": ("more", TODAY),
        "set_look_back": (TODAY,),
        "new_look_back": (TODAY,),
        "say_how_sure": (SCALE[0],),
    }
    with pytest.raises(Unusable):
        getattr(journal, name)(note.id, *more.get(name, ()))
    with pytest.raises(EntryNotFound):
        getattr(journal, name)("0192aaaa-0000", *more.get(name, ()))
    assert journal.entry(note.id) == note
    assert journal.history(note.id) == []


# options


def values_of(journal: Journal, *names: str, lane: Lane = Lane.HAND_OVER) -> list[str]:
    """The ids of new values."""
    made = (replace(new_entry(Kind.VALUE, TODAY, name), lane=lane) for name in names)
    return [journal.add(each).id for each in made]


def test_set_options_when_close_to_values_then_threaded_to_them_once_and_words_stay(
    journal: Journal,
) -> None:
    calm, sea, kin = values_of(journal, "Calm", "Sea", "Kin")
    decision = journal.decide("Stay, or go?", TODAY)
    there = journal.thread(calm, decision.id, "since spring", seen_by="M.")
    options = [Option("stay", close=(calm, sea)), Option("go", close=(sea, kin))]
    set_options(journal, decision.id, options)
    assert journal.options(decision.id) == options
    assert [row.id for _, row in journal.threads(decision.id)] == [calm, sea, kin]
    set_options(journal, decision.id, options[:1])
    assert [row.id for _, row in journal.threads(decision.id)] == [calm, sea]
    set_options(journal, decision.id, [])
    ((thread, row),) = journal.threads(decision.id)
    assert (row.id, thread) == (calm, there)
    assert journal.options(decision.id) == []
    assert journal.check() == []


def test_options_when_an_end_is_gone_or_laid_away_then_not_told_and_not_threaded(
    journal: Journal,
) -> None:
    calm, sea, kin = values_of(journal, "Calm", "Sea", "Kin")
    journal.trash(sea)
    journal.erase(kin)
    decision = journal.decide("Stay, or go?", TODAY)
    odd = ("", "abc", "no id at all", calm[:13])
    set_options(journal, decision.id, [Option("stay", close=(calm, sea, kin, *odd))])
    assert journal.options(decision.id) == [Option("stay", close=(calm,))]
    assert [row.id for _, row in journal.threads(decision.id)] == [calm]
    journal.untrash(sea)
    assert journal.options(decision.id) == [Option("stay", close=(calm, sea))]


def test_options_when_company_is_there_then_close_to_what_is_open_alone(journal: Journal) -> None:
    (calm,) = values_of(journal, "Calm")
    (sea,) = values_of(journal, "Sea", lane=Lane.ONLY_ME)
    decision = journal.decide("Stay, or go?", TODAY)
    journal.set_lane(decision.id, Lane.HAND_OVER)
    set_options(journal, decision.id, [Option("stay", close=(sea, calm))])
    together = Journal(journal._vault, Audience.TOGETHER)
    seen = together.options(decision.id)
    assert seen == [Option("stay", close=(calm,))]
    assert [row.id for _, row in together.threads(decision.id)] == [calm]


def test_set_options_when_one_cannot_be_kept_then_nothing_of_it(journal: Journal) -> None:
    (calm,) = values_of(journal, "Calm")
    decision = journal.decide("Stay, or go?", TODAY)
    refused = [[Option("a", close=(calm,)), Option("")], [Option("a", close=(calm, decision.id))]]
    for options in refused:
        with pytest.raises(Unusable):
            set_options(journal, decision.id, options)
    assert journal.entry(decision.id) == decision
    assert journal.threads(decision.id) == []


def test_find_when_words_are_in_an_option_or_an_addition_then_the_decision(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    set_options(journal, decision.id, [Option("the attic", "northern light", "steep stairs")])
    journal.add_to_decision(decision.id, "Jo found a lamp", TODAY)
    journal.move_decision(decision.id, Stage.DECIDED, "to climb")
    journal.move_decision(decision.id, Stage.DECIDED, "to walk")
    edited(
        journal, journal.entry(decision.id), matters="quiet", gives_soon="air", costs_later="tea"
    )
    for words in ("attic", "north", "steep", "lamp", "climb", "walk", "quiet", "air", "tea"):
        assert journal.count(Query(words=words)) == 1, words
    for words in ("opens", "costs", "json", "title", "added"):
        assert journal.count(Query(words=words)) == 0, words
    set_options(journal, decision.id, [])
    assert journal.count(Query(words="attic")) == 0
    assert journal.check() == []


def test_export_when_there_is_a_decision_then_its_options_past_and_additions_are_told(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    set_options(journal, decision.id, [Option("the attic", "light", "stairs")])
    journal.move_decision(decision.id, Stage.DECIDED, "to climb")
    journal.add_to_decision(decision.id, "Jo found a lamp", TODAY)
    whole = "".join(journal.markdown())
    assert "\n| the attic | light | stairs |\n" in whole
    assert "\\\nto climb\n\n**Added on 24 November 2026**\\\nJo found a lamp\n" in whole
    (line,) = journal.json_lines()
    told = json.loads(line)["details"]
    assert DecisionDetails.from_dict(told) == journal.entry(decision.id).details


# looking back


def test_due_when_several_wait_then_the_longest_waiting_first_and_no_other(
    journal: Journal,
) -> None:
    days = {"later": 1, "today": 0, "first": -40, "gone": -9, "second": -8, "open": -3}
    made = {name: journal.decide(name, TODAY, TODAY + at * A_DAY) for name, at in days.items()}
    journal.decide("never", TODAY)
    journal.trash(made["gone"].id)
    journal.set_lane(made["open"].id, Lane.OPEN_TOGETHER)
    told = [each.title for each in journal.look_backs_due(TODAY)]
    assert told == ["first", "second", "open", "today"]
    together = Journal(journal._vault, Audience.TOGETHER)
    assert [each.title for each in together.look_backs_due(TODAY)] == ["open"]
    journal.untrash(made["gone"].id)
    journal.set_look_back(made["first"].id, None)
    journal.set_look_back(made["second"].id, TODAY + A_DAY)
    assert [each.title for each in journal.look_backs_due(TODAY)] == ["gone", "open", "today"]
    assert len(journal.look_backs_due(TODAY + A_DAY)) == 5


def test_look_back_when_kept_then_the_next_one_is_set_or_ended(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY - 30 * A_DAY, TODAY)
    journal.set_lane(decision.id, Lane.HAND_OVER)
    new = journal.new_look_back(decision.id, TODAY)
    assert (new.title, new.lane, new.day) == ("Stay, or go?", Lane.HAND_OVER, TODAY)
    assert new.details == LookBackDetails(about=decision.id)
    with pytest.raises(EntryNotFound):
        journal.entry(new.id)
    first = journal.look_back(replace(new, body="it rained"), TODAY + A_DAY)
    assert said_of(journal.entry(decision.id)).look_back_on == "2026-11-25"
    second = looked_back(journal, decision, "yes", TODAY + A_DAY)
    assert said_of(journal.entry(decision.id)).look_back_on == ""
    assert journal.look_backs(decision.id) == [second, first.entry]
    journal.trash(first.entry.id)
    assert journal.look_backs(decision.id) == [second]


def test_look_back_when_it_fails_in_between_then_nothing_of_it(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = journal.decide("Stay, or go?", TODAY, TODAY)
    value = journal.add(new_entry(Kind.VALUE, TODAY, "Calm"))
    written = replace(journal.new_look_back(decision.id, TODAY), body="it rained")
    with monkeypatch.context() as for_now:
        for_now.setattr(journal, "set_look_back", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            journal.look_back(written)
    for about in (value.id, "0192aaaa-0000", ""):
        with pytest.raises(JournalError):
            journal.look_back(replace(written, details=LookBackDetails(about=about)))
    with pytest.raises(Unusable):
        journal.look_back(value)
    assert journal.count(Query(kind=Kind.LOOK_BACK)) == 0
    assert journal.entry(decision.id) == decision
    assert journal.look_back(written, None).entry.title == "Stay, or go?"


def sure_of(journal: Journal, title: str, sure: Sureness) -> Entry:
    """A decision that was taken, with how sure somebody was."""
    decision = journal.decide(title, TODAY)
    journal.say_how_sure(decision.id, sure)
    return journal.move_decision(decision.id, Stage.DECIDED)


def test_expectations_when_decided_again_then_the_last_seal_and_the_newest_telling_look_back(
    journal: Journal,
) -> None:
    decision = sure_of(journal, "Stay, or go?", SCALE[0])
    journal.say_how_sure(decision.id, SCALE[2])
    assert journal.expectations() == []
    looked_back(journal, decision, "no")
    assert journal.expectations() == [Came("could go either way", 50, "no")]
    journal.move_decision(decision.id, Stage.OPEN)
    journal.move_decision(decision.id, Stage.DECIDED)
    looked_back(journal, decision, "partly", TODAY + A_DAY)
    looked_back(journal, decision, "too early", TODAY + 2 * A_DAY)
    looked_back(journal, decision, "", TODAY + 3 * A_DAY)
    assert journal.expectations() == [Came("quite likely", 75, "partly")]
    other = sure_of(journal, "Ring?", Sureness("no idea", 0))
    looked_back(journal, other, "yes")
    assert sorted(each.came for each in journal.expectations()) == ["partly", "yes"]
    journal.trash(other.id)
    assert journal.expectations() == [Came("quite likely", 75, "partly")]


def test_expectations_when_never_sealed_then_the_words_that_stand(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    looked_back(journal, decision, "yes")
    assert journal.expectations() == []
    journal.say_how_sure(decision.id, SCALE[3])
    assert journal.expectations() == [Came("almost sure", 90, "yes")]
    journal.say_how_sure(decision.id, None)
    assert journal.expectations() == []


def test_expectations_when_a_look_back_is_about_nothing_or_no_decision_then_passed_by(
    journal: Journal,
) -> None:
    value = journal.add(new_entry(Kind.VALUE, TODAY, "Calm"))
    for about in ("", "abc", "0192aaaa-0000", value.id, "no id at all"):
        details = LookBackDetails(about=about, as_expected="yes")
        journal.add(replace(new_entry(Kind.LOOK_BACK, TODAY, "then"), details=details))
    decision = sure_of(journal, "Stay, or go?", SCALE[1])
    looked_back(journal, decision, "yes")
    assert journal.expectations() == [Came("a little more likely than not", 60, "yes")]


# how sure, in words


def test_sure_scale_when_changed_then_mine_alone_and_what_was_said_stays(
    journal: Journal,
) -> None:
    decision = sure_of(journal, "Stay, or go?", SCALE[4])
    journal.set_sure_scale([Sureness(" quite ", 70), Sureness("hardly", 20)])
    assert journal.sure_scale() == (Sureness("hardly", 20), Sureness("quite", 70))
    assert Journal(journal._vault, Audience.TOGETHER).sure_scale() == SCALE
    with pytest.raises(Unusable):
        journal.set_sure_scale([])
    assert len(journal.sure_scale()) == 2
    looked_back(journal, decision, "yes")
    assert journal.expectations() == [Came("as good as certain", 98, "yes")]


def test_how_sure_when_saved_with_any_text_then_clean(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    saved = edited(journal, decision, how_sure=" nearly\x1b[2J\nso ", percent="80")
    assert said_of(saved).how_sure == "nearly[2J so"
    with pytest.raises(TextRefused):
        edited(journal, saved, how_sure="\ud83d")


# steps


def test_steps_when_several_then_of_this_decision_the_newest_first(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    first = journal.add(journal.new_step("ring Jo", TODAY, decision.id, Origin.COACH))
    second = journal.add(journal.new_step("look at it", TODAY + A_DAY, decision.id))
    journal.add(journal.new_step("tea", TODAY))
    looked_back(journal, decision, "yes")
    assert journal.steps(decision.id) == [second, first]
    assert (first.origin, first.details) == (Origin.COACH, StepDetails(about=decision.id))
    journal.trash(second.id)
    assert journal.steps(decision.id) == [first]
