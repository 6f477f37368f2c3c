"""What is being written of an entry while the entry itself changes; what deciding then seals."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import sealed_of
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, carried, new_entry
from recovery_journal.model.expecting import SCALE
from recovery_journal.model.options import Option, ends_of, options_text
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from tests.model.deciding import NAME, PROSE, SAID, a_decision, said_of, set_options

TODAY = date(2026, 11, 24)


@pytest.fixture
def journal() -> Journal:
    """An empty journal in memory."""
    return Journal.in_memory()


def being_written(journal: Journal, entry: Entry, **said: object) -> Draft:
    """A draft of a decision that says this."""
    details = DecisionDetails.from_dict(entry.details.as_dict() | said)
    draft = Draft(entry=replace(entry, details=details))
    journal.keep_draft(draft)
    return draft


def drafted(journal: Journal) -> Entry:
    """The one draft there is."""
    (draft,) = journal.drafts()
    return draft.entry


# what changes of an entry is carried into its draft


@pytest.mark.parametrize("act", ["star", "tags", "lane", "sure", "add", "due", "stage"])
def test_draft_when_its_entry_changes_then_it_goes_on_from_there(
    journal: Journal, act: str
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    being_written(journal, decision, know="the rent")
    acts = {
        "star": lambda: journal.set_star(decision.id, True),
        "tags": lambda: journal.set_tags(decision.id, ("home",)),
        "lane": lambda: journal.set_lane(decision.id, Lane.HAND_OVER),
        "sure": lambda: journal.say_how_sure(decision.id, SCALE[0]),
        "add": lambda: journal.add_to_decision(decision.id, "later", TODAY),
        "due": lambda: journal.set_look_back(decision.id, TODAY),
        "stage": lambda: journal.move_decision(decision.id, Stage.LEANING),
    }
    now = acts[act]()
    written = drafted(journal)
    assert written.version == now.version
    assert said_of(written) == replace(said_of(now), know="the rent")
    assert (written.starred, written.tags, written.lane) == (now.starred, now.tags, now.lane)
    saved = journal.save(written)
    assert saved.underneath is None
    assert said_of(saved.entry).know == "the rent"


def test_draft_when_it_began_from_another_version_then_it_is_left_as_it_is(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    journal.set_star(decision.id, True)
    draft = being_written(journal, decision, know="the rent")  # of the version before the star
    journal.set_tags(decision.id, ("home",))
    assert drafted(journal).version == draft.entry.version
    assert drafted(journal).tags == ()


def test_draft_when_another_entry_changes_then_nothing_of_it(journal: Journal) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    note = journal.add(new_entry(Kind.NOTE, TODAY, "a note"))
    draft = being_written(journal, decision, know="the rent")
    journal.set_star(note.id, True)
    assert replace(drafted(journal), updated=draft.entry.updated) == draft.entry


@given(SAID, SAID, SAID, NAME, NAME, PROSE)
def test_carried_when_both_changed_then_what_the_entry_changed_and_the_rest_as_written(
    before: DecisionDetails,
    now: DecisionDetails,
    written: DecisionDetails,
    title: str,
    other: str,
    body: str,
) -> None:
    then = replace(a_decision(before, title), version="1")
    stands = replace(then, title=other, details=now, version="2", starred=True)
    draft = replace(then, body=body, details=written)
    carrying = carried(draft, then, stands)
    assert (carrying.version, carrying.starred, carrying.body) == ("2", True, body)
    assert carrying.title == other
    old, new, own, told = (each.as_dict() for each in (before, now, written, said_of(carrying)))
    for name, value in told.items():
        assert value == (new[name] if new[name] != old[name] else own[name])


# deciding


def test_decide_when_a_draft_waits_then_it_is_sealed_and_no_draft_any_more(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    being_written(journal, decision, know="the rent", options=options_text([Option("stay")]))
    journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    details = said_of(journal.entry(decision.id))
    (seal,) = sealed_of(details)
    assert (seal.details.know, seal.details.chosen) == ("the rent", "to stay")
    assert seal.details.options == details.options != ""
    assert journal.drafts() == []


def test_decide_when_the_draft_began_elsewhere_then_it_waits_and_is_not_sealed(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    stale = replace(decision, version="0192aaaa-0000-7000-8000-000000000000")
    being_written(journal, stale, know="the rent")
    journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    (seal,) = sealed_of(said_of(journal.entry(decision.id)))
    assert seal.details.know == ""
    assert said_of(drafted(journal)).know == "the rent"


def test_decide_when_it_is_open_to_others_then_the_seal_says_so_and_stays_so(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    journal.move_decision(decision.id, Stage.DECIDED)
    journal.set_lane(decision.id, Lane.OPEN_TOGETHER)
    journal.move_decision(decision.id, Stage.OPEN)
    journal.move_decision(decision.id, Stage.DECIDED)
    lanes = [seal.lane for seal in sealed_of(said_of(journal.entry(decision.id)))]
    assert lanes == [Lane.ONLY_ME, Lane.OPEN_TOGETHER]


# ties


def test_end_names_when_some_are_gone_or_closed_then_the_others_by_id(journal: Journal) -> None:
    kinds = {lane: journal.add(replace(new_entry(Kind.VALUE, TODAY, lane), lane=lane))
             for lane in Lane}  # fmt: skip
    gone = journal.add(new_entry(Kind.VALUE, TODAY, "gone"))
    journal.trash(gone.id)
    ids = [*(each.id for each in kinds.values()), gone.id, "no id", kinds[Lane.ONLY_ME].id[:13]]
    assert journal.end_names(ids) == {each.id: lane for lane, each in kinds.items()}
    together = Journal(journal._vault, Audience.TOGETHER)
    assert set(together.end_names(ids).values()) == {Lane.OPEN_TOGETHER, Lane.HAND_OVER}
    assert journal.end_names([]) == {}


def test_draft_for_when_one_waits_then_that_and_otherwise_the_entry_as_it_stands(
    journal: Journal,
) -> None:
    decision, other = journal.decide("Stay, or go?", TODAY), journal.decide("Move?", TODAY)
    draft = being_written(journal, decision, know="the rent")
    assert journal.draft_for(decision.id).id == draft.id
    begun = journal.draft_for(other.id)
    assert begun.entry == other
    assert [each.id for each in journal.drafts()] == [draft.id]  # what begins is not kept yet


def test_draft_about_when_several_wait_then_the_new_one_of_that_kind_alone(
    journal: Journal,
) -> None:
    decision, other = journal.decide("Stay, or go?", TODAY), journal.decide("Move?", TODAY)
    kept = journal.add(journal.new_step("ring M.", TODAY, decision.id))
    journal.keep_draft(Draft(entry=replace(kept, body="changed")))
    assert journal.draft_about(decision.id, Kind.STEP) is None
    step = Draft(entry=journal.new_step("pack", TODAY, decision.id))
    journal.keep_draft(step)
    look_back = Draft(entry=replace(journal.new_look_back(decision.id, TODAY), body="it rained"))
    journal.keep_draft(look_back)
    found = [journal.draft_about(decision.id, kind) for kind in (Kind.STEP, Kind.LOOK_BACK)]
    assert [each and each.id for each in found] == [step.id, look_back.id]
    assert journal.draft_about(other.id, Kind.STEP) is None


def test_draft_when_all_it_says_is_saved_elsewhere_then_it_is_none_any_more(
    journal: Journal,
) -> None:
    decision = journal.decide("Stay, or go?", TODAY)
    being_written(journal, decision, added='[["2026-11-24", "Jo ra"]]')
    journal.add_to_decision(decision.id, "Jo rang", TODAY)
    assert journal.drafts() == []
    assert "Jo rang" in said_of(journal.entry(decision.id)).added


def test_tie_when_a_version_comes_back_then_its_threads_do_and_later_ones_go(
    journal: Journal,
) -> None:
    calm, sea = (journal.add(new_entry(Kind.VALUE, TODAY, name)).id for name in ("Calm", "Sea"))
    decision = journal.decide("Stay, or go?", TODAY)
    set_options(journal, decision.id, [Option("stay", close=(calm,))])
    tied = journal.entry(decision.id).version
    set_options(journal, decision.id, [Option("go", close=(sea,))])
    assert [row.id for _, row in journal.threads(decision.id)] == [sea]
    journal.go_back_to(decision.id, tied)
    assert [row.id for _, row in journal.threads(decision.id)] == [calm]
    assert journal.check() == []


def test_tie_when_a_thread_has_words_or_is_a_ripple_then_it_stays(journal: Journal) -> None:
    calm, sea = (journal.add(new_entry(Kind.VALUE, TODAY, name)).id for name in ("Calm", "Sea"))
    decision = journal.decide("Stay, or go?", TODAY)
    set_options(journal, decision.id, [Option("stay", close=(calm, sea))])
    journal.thread(decision.id, calm, "the quiet of it")
    journal.thread(decision.id, sea, ripple=True)
    set_options(journal, decision.id, [])
    assert {row.id for _, row in journal.threads(decision.id)} == {calm, sea}


def test_tie_when_somebody_took_the_thread_away_then_saving_again_does_not_bring_it_back(
    journal: Journal,
) -> None:
    calm = journal.add(new_entry(Kind.VALUE, TODAY, "Calm")).id
    decision = journal.decide("Stay, or go?", TODAY)
    set_options(journal, decision.id, [Option("stay", close=(calm,))])
    ((thread, _),) = journal.threads(decision.id)
    journal.unthread(thread.id)
    journal.set_look_back(decision.id, TODAY)
    assert journal.threads(decision.id) == []


@given(st.lists(st.lists(st.sampled_from("abc"), unique=True, max_size=3), max_size=4))
def test_ends_of_when_options_share_some_then_each_once(close: list[list[str]]) -> None:
    options = [Option(f"way {n}", close=tuple(to)) for n, to in enumerate(close)]
    assert ends_of(options_text(options)) == {end for to in close for end in to}


# company


def sealed_once_and_open(journal: Journal) -> Entry:
    """A decision that was sealed while it was closed; then changed, opened, and sealed again."""
    decision = journal.decide("Stay, or go?", TODAY)
    journal.move_decision(decision.id, Stage.DECIDED, "quietly to stay")
    journal.move_decision(decision.id, Stage.OPEN, "to go")
    journal.set_lane(decision.id, Lane.OPEN_TOGETHER)
    return journal.move_decision(decision.id, Stage.DECIDED)


@pytest.mark.parametrize("act", ["star", "add", "save", "draft", "aside", "back", "stage", "trash"])
def test_seal_when_it_was_made_in_a_closed_lane_then_company_never_sees_nor_drops_it(
    journal: Journal, act: str
) -> None:
    decision = sealed_once_and_open(journal)
    together = Journal(journal._vault, Audience.TOGETHER)
    seen = together.entry(decision.id)
    assert [seal.details.chosen for seal in sealed_of(said_of(seen))] == ["to go"]
    told = [*together.entries(), *together.history(decision.id)]
    assert all("quietly" not in each.details.as_dict()["sealed"] for each in told)
    acts: dict[str, Callable[[], object]] = {
        "star": lambda: together.set_star(decision.id, True),
        "add": lambda: together.add_to_decision(decision.id, "later", TODAY),
        "save": lambda: together.save(replace(seen, body="more")),
        "draft": lambda: together.keep_draft(Draft(entry=replace(seen, body="more"))),
        "aside": lambda: together.set_aside(Draft(entry=replace(seen, body="more"))),
        "back": lambda: together.go_back_to(decision.id, together.history(decision.id)[-1].version),
        "stage": lambda: together.move_decision(decision.id, Stage.LEANING),
        "trash": lambda: together.untrash(together.trash(decision.id).id),
    }
    acts[act]()
    chosen = [seal.details.chosen for seal in sealed_of(said_of(journal.entry(decision.id)))]
    assert chosen == ["quietly to stay", "to go"]
    assert all("quietly" not in str(draft.entry.details) for draft in together.drafts())
    assert "quietly" not in "".join([*together.markdown(), *together.json_lines()])
    assert "quietly" in "".join(journal.json_lines())


def test_export_when_of_one_lane_then_no_thread_names_what_is_more_closed(
    journal: Journal,
) -> None:
    open_note = replace(new_entry(Kind.NOTE, TODAY, "open"), lane=Lane.HAND_OVER)
    notes = [journal.add(open_note)]
    for lane in (Lane.ONLY_ME, Lane.OPEN_TOGETHER, Lane.HAND_OVER):
        other = journal.add(replace(new_entry(Kind.NOTE, TODAY, f"{lane} end"), lane=lane))
        journal.thread(notes[0].id, other.id, f"words to {lane}")
    query = Query(lane=Lane.HAND_OVER)
    for told in ("".join(journal.markdown(query)), "".join(journal.json_lines(query))):
        assert "hand over end" in told
        for closed in ("only me end", "open together end", "to only me", "to open together"):
            assert closed not in told
    assert "only me end" in "".join(journal.markdown())
