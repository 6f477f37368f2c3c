"""A time together in a file that others have open too, or that a kill left behind."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sessions import OfferKind
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.test_kill import promises
from tests.storage.times import agreed, an_entry, begin, draft_of, now_of

pytestmark = pytest.mark.usefixtures("quick_keys")

KILLS = 20

BEGINS = """
import sys
from pathlib import Path
from tests.storage.times import begin
from recovery_journal.journal import Journal
from recovery_journal.model.sessions import OfferKind

company = begin(Journal.recover(Path(sys.argv[1]), sys.stdin.readline()))
company.open_for_now(sys.argv[2])
company.offer(OfferKind.STEP, "ring the clinic")
company.say_of_session("half a thought")
print("there", flush=True)
sys.stdin.readline()
"""
"""Begins a time together, then waits to be killed."""


@pytest.fixture
def other(journal: Journal) -> Iterator[Journal]:
    """The same file on another connection, as another terminal has it open."""
    with journal.beside() as second:
        yield second


@pytest.mark.parametrize("way", ["there", "back"])
def test_under_way_when_begun_or_ended_in_one_terminal_then_the_other_sees_it(
    journal: Journal, other: Journal, way: str
) -> None:
    here, there = (journal, other) if way == "there" else (other, journal)
    note = here.add(an_entry(Kind.NOTE, "mine alone"))
    there.changed()
    company = begin(here)
    assert there.changed()
    assert there.under_way() == now_of(here)
    beside = there.in_company()
    with pytest.raises(Unusable, match="together already"):
        there.begin_together(agreed("M."))

    company.open_for_now(note.id)
    offer = company.offer(OfferKind.STEP, "ring the clinic")
    assert [row.id for row in beside.page()] == [note.id]
    assert beside.offers() == [offer]
    step = beside.take_offer(offer.id, TODAY)
    assert company.offers() == []
    with pytest.raises(Unusable, match="answered already"):
        company.take_offer(offer.id, TODAY)
    assert company.written_together() == [step]
    beside.say_of_session("said there")
    assert company.say_of_session(picked="picked here").entry.body == "said there"

    beside.end_together()
    assert here.under_way() is None
    assert [row.id for row in company.page()] == [step.id]
    for ask in (company.sign, company.open_for_now):
        with pytest.raises(Unusable, match="has ended"):
            ask(note.id)
    assert [line.event for line in here.ledger()] == ["end", "open", "together"]


def test_save_when_it_was_closed_elsewhere_meanwhile_then_it_stays_closed_and_is_not_told(
    journal: Journal, other: Journal
) -> None:
    note = journal.add(an_entry(Kind.NOTE, "open", lane=Lane.OPEN_TOGETHER))
    company = begin(journal)
    typed = replace(company.entry(note.id), body="typed together")
    other.save(replace(note, body="mine alone", lane=Lane.ONLY_ME))
    draft = Draft(entry=typed)
    company.keep_draft(draft)
    assert draft_of(journal, note.id).entry.lane is Lane.ONLY_ME
    saved = company.save(typed, draft.id)
    assert (saved.entry.body, saved.underneath) == ("typed together", None)
    assert company.count() == 0
    assert (journal.entry(note.id).body, journal.entry(note.id).lane) == (
        "typed together",
        Lane.ONLY_ME,
    )
    assert [each.body for each in journal.history(note.id)] == ["mine alone", ""]


def test_set_aside_when_its_entry_was_closed_elsewhere_then_the_entry_stays_as_it_is(
    journal: Journal, other: Journal
) -> None:
    note = journal.add(an_entry(Kind.NOTE, "open", lane=Lane.OPEN_TOGETHER))
    company = begin(journal)
    draft = company.draft_for(note.id)
    draft = replace(draft, entry=replace(draft.entry, body="typed together"))
    company.keep_draft(draft)
    stands = other.set_lane(note.id, Lane.ONLY_ME)
    company.set_aside(draft)
    kept = journal.entry(note.id)
    assert (kept.body, kept.lane, kept.trashed) == (stands.body, Lane.ONLY_ME, None)
    assert "typed together" in [each.body for each in journal.history(note.id)]
    assert journal._finding.drafts_of(note.id) == []


def test_together_when_killed_in_the_middle_then_it_is_still_under_way(
    journal_path: Path,
) -> None:
    made = Journal.create(journal_path, PASSPHRASE)
    note, code = made.add(an_entry(Kind.NOTE, "mine alone")), made.recovery_code()
    made.close()
    child = subprocess.Popen(
        [sys.executable, "-c", BEGINS, str(journal_path), note.id],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{code}\n".encode())
        child.stdin.flush()
        assert child.stdout.readline() == b"there\n"
        child.kill()
    left = Journal.recover(journal_path, code)
    company = left.in_company()
    assert now_of(left).entry.body == "half a thought"
    assert [row.id for row in company.page()] == [note.id]
    assert [offer.words for offer in company.offers()] == ["ring the clinic"]
    company.end_together()
    assert (left.under_way(), company.page(), company.offers()) == (None, [], [])
    assert [line.event for line in left.ledger()] == ["end", "open", "together"]
    assert left.check() == []
    left.close()


def test_together_when_killed_at_random_moments_then_under_way_or_ended_and_never_half(
    journal_path: Path,
) -> None:
    made = Journal.create(journal_path, PASSPHRASE)
    made.add(new_entry(Kind.NOTE, TODAY, "mine alone"))
    code = made.recovery_code()
    made.close()
    told = promises("together", journal_path, KILLS, code)
    began = [line[1] for line in told if line[0] == "began"]
    ended = [line for line in told if line == ["ended-together"]]
    assert ended
    left = Journal.recover(journal_path, code)
    events = [line.event for line in left.ledger()]
    now = left.under_way()
    assert events.count("together") - events.count("end") == (now is not None)
    assert 0 <= events.count("together") - len(began) <= KILLS
    assert 0 <= events.count("end") - len(ended) <= KILLS
    assert now is not None or (left.opened_for_now(), left.offers()) == (set(), [])
    past = {draft.entry.id for draft in left.drafts() if draft.entry.lane is Lane.ONLY_ME}
    assert {each for each in began if now is None or each != now.entry.id} <= past
    assert left.check() == []
    left.close()
    print(f"{KILLS} kills, {len(began)} begun, {len(ended)} ended")
