"""A time together begins, goes on and ends: what is open in it, and what the ledger has of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from recovery_journal.errors import EntryNotFound, NoSpace, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry, utc_now
from recovery_journal.model.records import Draft, LedgerLine
from recovery_journal.model.sessions import OfferKind
from recovery_journal.model.strength_parts import Practice
from recovery_journal.model.value_parts import Door
from recovery_journal.model.values import add_card, end_choosing
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY
from tests.storage.sorting import sort_of
from tests.storage.times import agreed, an_entry, begin, now_of

OPEN, CLOSED = Lane.OPEN_TOGETHER, Lane.ONLY_ME


def events(journal: Journal) -> list[str]:
    return [line.event for line in journal.ledger()]


def state(journal: Journal) -> list[list[object]]:
    """All that a time together changes in the file."""
    tables = ("entries", "history", "drafts", "settings", "opened", "offers", "ledger")
    ask = journal._vault.connection.execute
    return [ask(f"SELECT * FROM {table}").fetchall() for table in tables]


# begun


def test_begin_when_agreed_then_under_way_for_whoever_asks(own: Journal) -> None:
    assert own.under_way() is None
    company = begin(own, worth="rest")
    assert own.under_way() == company.under_way() == now_of(own)
    entry = now_of(own).entry
    assert (entry.title, entry.lane) == ("Together with J.", OPEN)
    assert entry.details.as_dict()["worth"] == "rest"
    assert company.drafts() == [now_of(own)]
    assert (own.is_in_company, company.is_in_company) == (False, True)
    assert not company.alone().is_in_company


def test_begin_when_one_is_under_way_then_refused_and_it_goes_on(own: Journal) -> None:
    company = begin(own)
    before = state(own)
    for journal in (own, company):
        with pytest.raises(Unusable, match="together already"):
            journal.begin_together(agreed("M."))
    assert state(own) == before


def test_begin_when_it_is_no_time_together_then_refused_and_nothing_changes(own: Journal) -> None:
    before = state(own)
    with pytest.raises(Unusable, match="no time together"):
        own.begin_together(Draft(entry=new_entry(Kind.NOTE, TODAY, "a note")))
    assert state(own) == before


def test_begin_when_the_disk_is_full_then_refused_and_nothing_changes(journal: Journal) -> None:
    titles = (f"{number} {'words ' * 80}" for number in range(200))
    journal.add_many([an_entry(Kind.NOTE, title, lane=OPEN) for title in titles])
    ask = journal._vault.connection.execute
    (pages,) = ask("PRAGMA page_count").fetchone()
    before = state(journal)
    ask(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NoSpace):
        journal.begin_together(agreed())  # the ledger's line, with all the titles, comes last
    assert not journal._vault.connection.in_transaction
    assert state(journal) == before
    ask("PRAGMA max_page_count = 1000000")
    begin(journal)
    assert journal.check() == []


def test_begin_when_something_is_open_then_the_ledger_has_its_titles_as_they_were(
    own: Journal,
) -> None:
    for back, title in enumerate(("first", "second")):
        own.add(an_entry(Kind.NOTE, title, lane=OPEN, back=back))
    handed = own.add(an_entry(Kind.WIN, "handed", lane=Lane.HAND_OVER, back=2))
    own.add(an_entry(Kind.NOTE, "mine alone"))
    own.trash(own.add(an_entry(Kind.NOTE, "laid away", lane=OPEN)).id)
    begin(own)
    own.save(replace(own.entry(handed.id), title="otherwise now"))
    (line,) = own.ledger()
    assert (line.event, line.place, line.entries) == ("together", "J.", 3)
    assert line.words.splitlines() == ["first", "second", "handed"]


def test_begin_when_the_last_one_left_something_then_nothing_of_it_is_open(own: Journal) -> None:
    note = own.add(an_entry(Kind.NOTE, "mine alone"))
    company = begin(own)
    company.open_for_now(note.id)
    company.offer(OfferKind.STEP, "ring the clinic")
    with own._vault.writing():  # as a program that did not end it would leave it
        own._store.forget_draft(now_of(own).id)
    assert own.under_way() is None
    company = begin(own, "M.")
    assert (company.page(), company.offers(), company.opened_for_now()) == ([], [], set())


# what is written in it begins open


def written(company: Journal) -> list[Entry]:
    """Something new, by each way in which the journal begins an entry."""
    story = company.add(new_entry(Kind.STORY, TODAY, "the long way home"))
    company.mark_strength(story.id, "wit", "so I laughed")
    strength = company.strengths()[0].entry
    run = company.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    decision = company.decide("Stay, or go?", TODAY)
    company.move_decision(decision.id, Stage.DECIDED, "to stay")
    company.look_back(replace(company.new_look_back(decision.id, TODAY), body="it rained"))
    company.add(company.new_step("ring M.", TODAY, decision.id))
    company.add(replace(company.new_line_of_run(run, TODAY), title="a new way"))
    company.add(company.new_confidence("ring again", TODAY))
    company.take_offer(company.offer(OfferKind.AFFIRMATION, "you went on").id, TODAY)
    win = an_entry(Kind.WIN, "left early", strengths=["calm"], values=["sea"])
    company.add(win)
    for offered in company.offered():
        company.take_up(offered, TODAY)
    draft = company.begin_sort(Door.FIVE, [], 1, TODAY)
    company.end_sort(draft, end_choosing(add_card(sort_of(draft), "Rest")))
    return list(company.entries())


def test_new_entries_when_written_in_company_then_open_together_by_every_way(
    own: Journal,
) -> None:
    found = written(begin(own))
    kinds = {entry.kind for entry in found}
    assert kinds == set(Kind) - {Kind.CHECK_IN, Kind.OUTLOOK, Kind.SESSION}
    assert {entry.lane for entry in own.entries()} == {OPEN}
    assert own.count() == len(found)
    assert own.check() == []


def test_new_entries_when_written_alone_then_the_persons_own_by_every_way(own: Journal) -> None:
    begin(own)
    assert {entry.lane for entry in written(own)} == {CLOSED}


def test_drafts_when_begun_in_company_then_open_and_those_of_the_person_stay_closed(
    own: Journal,
) -> None:
    mine = Draft(entry=new_entry(Kind.NOTE, TODAY, "", "mine alone"))
    own.keep_draft(mine)
    company = begin(own)
    theirs = Draft(entry=new_entry(Kind.NOTE, TODAY, "", "said together"))
    for _ in range(2):
        company.keep_draft(theirs)
    assert {each.entry.body for each in company.drafts()} == {"said together", ""}
    assert own._finding.drafts_of(mine.entry.id)[0].entry.lane is CLOSED
    assert own._finding.drafts_of(theirs.entry.id)[0].entry.lane is OPEN
    handed = replace(theirs, entry=replace(theirs.entry, lane=Lane.HAND_OVER))
    company.keep_draft(handed)
    assert own._finding.drafts_of(theirs.entry.id)[0].entry.lane is Lane.HAND_OVER


# opened for it


def test_open_for_now_when_something_is_closed_then_it_shows_until_it_is_closed_again(
    own: Journal,
) -> None:
    note = own.add(replace(an_entry(Kind.NOTE, "mine alone", "harbour"), tags=("late",)))
    other = own.add(an_entry(Kind.NOTE, "open", lane=OPEN))
    own.thread(note.id, other.id, "the same night")
    company = begin(own)
    assert (company.count(), company.count(Query(words="harbour"))) == (1, 0)
    company.open_for_now(note.id)
    assert own.opened_for_now() == {note.id}
    assert (company.count(), company.count(Query(words="harbour"))) == (2, 1)
    assert company.entry(note.id) == own.entry(note.id)
    assert [row.title for _, row in company.threads(other.id)] == ["mine alone"]
    assert company.tags() == [("late", 1)]
    assert company.by_day(TODAY, TODAY) == {TODAY: 2}
    assert [row.id for row in company.on_this_day(TODAY.replace(year=2027))] == [other.id, note.id]
    company.close_again(note.id)
    with pytest.raises(EntryNotFound):
        company.entry(note.id)
    assert (company.count(), company.count(Query(words="harbour"))) == (1, 0)
    assert own.entry(note.id) == note


def test_look_back_when_at_a_decision_that_is_opened_for_now_then_closed_again_with_its_title(
    own: Journal,
) -> None:
    earlier = utc_now() - timedelta(minutes=1)  # than the time together, by more than a tick
    decision = own.add(replace(an_entry(Kind.DECISION, "leave harbour"), created=earlier))
    before = replace(own.new_look_back(decision.id, TODAY), body="mine alone")
    own.keep_draft(Draft(entry=before))
    company = begin(own)
    company.open_for_now(decision.id)
    new = company.begun_here(company.new_look_back(decision.id, TODAY))
    assert new.lane is CLOSED
    company.keep_draft(Draft(entry=replace(new, body="half")))
    assert {each.entry.body for each in company.drafts()} == {"", "half"}
    kept = company.look_back(replace(new, body="it was well")).entry
    assert company.entry(kept.id).body == "it was well"
    assert [each.id for each in company.written_together()] == [kept.id]
    company.end_together()
    assert own.entry(kept.id).lane is CLOSED
    assert "mine alone" in str([draft.entry.body for draft in own.drafts()])
    later = begin(own)
    assert "harbour" not in str([later.page(), later.look_backs(decision.id), later.drafts()])
    with pytest.raises(EntryNotFound):
        later.entry(kept.id)


def test_confidence_when_about_what_is_opened_for_now_then_closed_and_about_another_open(
    own: Journal,
) -> None:
    note, other = own.add(an_entry(Kind.NOTE, "mine")), own.add(an_entry(Kind.NOTE, "x", lane=OPEN))
    company = begin(own)
    company.open_for_now(note.id)
    lanes = [
        company.add(company.new_confidence("mine", TODAY, about)).lane
        for about in (note.id, other.id, "")
    ]
    assert lanes == [CLOSED, OPEN, OPEN]
    assert own.opened_for_now() - {note.id} == {
        each.id for each in own.entries(Query(kind=Kind.CONFIDENCE)) if each.lane is CLOSED
    }


def test_open_for_now_when_opened_then_the_ledger_has_its_title_as_it_was_once(
    own: Journal,
) -> None:
    note = own.add(an_entry(Kind.NOTE, "mine alone"))
    company = begin(own)
    for _ in range(2):
        company.open_for_now(note.id)
    company.save(replace(company.entry(note.id), title="otherwise now"))
    lines = [(each.event, each.place, each.entries, each.words) for each in own.ledger()]
    assert lines == [("open", "J.", 1, "mine alone"), ("together", "J.", 0, "")]
    company.close_again(note.id)
    company.open_for_now(note.id)
    assert [line.words for line in own.ledger()] == ["otherwise now", "mine alone", ""]


def test_open_for_now_when_there_is_nothing_to_open_or_nobody_is_together_then_refused(
    own: Journal,
) -> None:
    note = own.add(an_entry(Kind.NOTE, "mine alone"))
    with pytest.raises(Unusable, match="has ended"):
        own.open_for_now(note.id)
    company = begin(own)
    own.trash(note.id)
    for entry_id in (note.id, "no such id"):
        with pytest.raises(EntryNotFound):
            company.open_for_now(entry_id)
    assert (own.opened_for_now(), events(own)) == (set(), ["together"])


def test_erase_when_it_was_opened_then_it_is_opened_no_more(own: Journal) -> None:
    note = own.add(an_entry(Kind.NOTE, "mine alone"))
    company = begin(own)
    company.open_for_now(note.id)
    company.erase(note.id)
    assert own.opened_for_now() == set()
    assert own.check() == []


# ended


def test_end_when_ended_then_all_that_was_opened_is_closed_and_no_offer_is_left(
    own: Journal,
) -> None:
    notes = [own.add(an_entry(Kind.NOTE, f"mine {at}")) for at in range(2)]
    company = begin(own)
    for note in notes:
        company.open_for_now(note.id)
    company.offer(OfferKind.QUESTION, "What helped?")
    company.end_together()
    assert (own.under_way(), own.offers(), own.opened_for_now()) == (None, [], set())
    assert company.page() == []
    assert events(own) == ["end", "open", "open", "together"]
    assert own.ledger()[0] == LedgerLine(
        id=own.ledger()[0].id, at=own.ledger()[0].at, event="end", place="J."
    )
    for ask in (company.written_together, company.mirror, company.say_of_session):
        with pytest.raises(Unusable, match="has ended"):
            ask()


def test_end_when_nobody_is_together_then_nothing_is_noted(own: Journal) -> None:
    own.end_together()
    begin(own).end_together()
    own.end_together()
    assert events(own) == ["end", "together"]


def test_end_when_there_was_another_before_then_each_has_its_own_lines(own: Journal) -> None:
    begin(own, "J.").end_together()
    company = begin(own, "M.")
    assert company.last_session() is None  # what was not signed is the person's alone
    last = own.last_session()
    assert last is not None
    assert last.title == "Together with J."
    company.end_together()
    assert [(line.event, line.place) for line in own.ledger()[:2]] == [
        ("end", "M."),
        ("together", "M."),
    ]
