"""What stays of a time together: signed later, taken along; and the ledger, out and erased."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.errors import AlreadyThere, CannotWrite, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.views import Query
from recovery_journal.storage.keys import key_from_code
from tests.storage import pages
from tests.storage.conftest import TODAY

SAID_ON = "26 November 2026, 17:40"
WORDS = "zebrafishes in the quokkaland"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until it is moved on."""
    with time_machine.travel(datetime(2026, 11, 26, 16, tzinfo=UTC), tick=False) as moved:
        yield moved


def begin(own: Journal, with_whom: str = "J.") -> Journal:
    details = SessionDetails(with_whom=with_whom)
    own.begin_together(Draft(entry=replace(new_entry(Kind.SESSION, TODAY), details=details)))
    return own.in_company()


def step(journal: Journal, title: str, origin: Origin = Origin.ME) -> Entry:
    return journal.add(replace(new_entry(Kind.STEP, TODAY, title), origin=origin))


def parts(entry: Entry) -> dict[str, str]:
    return entry.details.as_dict()


def set_down(own: Journal) -> Draft:
    """The one draft that is left of a time together."""
    (draft,) = own.drafts()
    return draft


def test_written_in_when_the_time_is_past_then_what_was_begun_in_it_and_is_open(
    journal: Journal, clock: time_machine.Traveller
) -> None:
    step(journal, "before")
    clock.shift(60)
    company = begin(journal)
    now = journal.under_way()
    assert now is not None
    clock.shift(60)
    kept, closed = step(company, "in it"), step(company, "closed again")
    company.keep_for_me([closed.id])
    assert journal.is_now(now)
    assert [each.title for each in company.written_in(now)] == ["in it"]
    clock.shift(60)
    journal.end_together()
    clock.shift(60)
    journal.set_lane(step(journal, "after").id, Lane.OPEN_TOGETHER)
    past = set_down(journal)
    assert not journal.is_now(past)
    assert journal.written_in(past) == [journal.entry(kept.id)]
    journal.trash(kept.id)
    assert journal.written_in(past) == []
    assert journal.written_in(Draft(entry=new_entry(Kind.SESSION, TODAY))) == []


def test_sign_later_when_said_then_kept_with_its_steps_and_no_draft_is_left(
    journal: Journal, clock: time_machine.Traveller
) -> None:
    company = begin(journal)
    clock.shift(60)
    step(company, "Call Dad", Origin.COACH)
    company.say_of_session("My words", picked="A line")
    clock.shift(60)
    journal.end_together()
    draft = set_down(journal)
    told = parts(journal.as_kept(draft))
    assert (told["steps"], told["mirror"]) == ("Call Dad; offered", "1 from J.")
    assert told["signed"] == ""
    clock.shift(3600)
    saved = journal.sign_later(draft, SAID_ON)
    kept = journal.entry(saved.entry.id)
    assert (kept.title, kept.body, kept.lane) == ("Together with J.", "My words", Lane.ONLY_ME)
    assert parts(kept) == told | {"signed": SAID_ON}
    assert journal.drafts() == []
    assert saved.underneath is None


def test_sign_later_when_it_was_changed_within_the_minute_then_signed_in_its_new_words(
    journal: Journal,
) -> None:
    company = begin(journal)
    company.say_of_session("First words")
    signed = company.sign(SAID_ON)
    journal.end_together()
    assert journal.drafts() == []
    details = SessionDetails.from_dict(parts(signed) | {"signed": ""})
    draft = Draft(entry=replace(signed, body="Other words", details=details))
    journal.keep_draft(draft)
    kept = journal.sign_later(set_down(journal), SAID_ON).entry
    assert (kept.body, parts(kept)["signed"], kept.lane) == (
        *("Other words", SAID_ON),
        signed.lane,
    )
    assert [each.body for each in journal.history(kept.id)] == ["First words"]
    assert journal.as_kept(Draft(entry=kept)) == kept


def test_sign_later_when_it_is_under_way_or_no_time_together_then_refused(
    journal: Journal,
) -> None:
    company = begin(journal)
    now = journal.under_way()
    assert now is not None
    with pytest.raises(Unusable):
        company.sign_later(now, SAID_ON)
    with pytest.raises(Unusable):
        journal.sign_later(Draft(entry=new_entry(Kind.NOTE, TODAY, "A note")), SAID_ON)
    assert journal.count() == 0


def test_end_when_it_was_changed_after_signing_then_both_words_are_there(journal: Journal) -> None:
    company = begin(journal)
    company.say_of_session("First words")
    signed = company.sign(SAID_ON)
    company.say_of_session("Other words")
    journal.end_together()
    draft = set_down(journal)
    assert (draft.entry.body, parts(draft.entry)["signed"]) == ("Other words", "")
    assert parts(draft.entry)["ended"]
    kept = journal.entry(signed.id)
    assert (kept.body, parts(kept)["signed"]) == ("First words", SAID_ON)


def test_end_when_it_was_signed_then_no_draft_is_left(journal: Journal) -> None:
    company = begin(journal)
    company.say_of_session("First words")
    company.sign(SAID_ON)
    company.say_of_session("Other words")
    company.sign(SAID_ON)
    journal.end_together()
    assert journal.drafts() == []
    (row,) = journal.page(Query(kind=Kind.SESSION))
    kept = journal.entry(row.id)
    assert (kept.body, parts(kept)["signed"]) == ("Other words", SAID_ON)


# out of the file


def test_take_along_when_written_then_private_and_the_ledger_has_the_title_as_it_was(
    journal: Journal, tmp_path: Path
) -> None:
    entry = journal.add(new_entry(Kind.SESSION, TODAY, "Together with J.", "words"))
    target = tmp_path / "a.md"
    journal.take_along(entry.id, iter(["# One\n", "two\n"]), target)
    assert target.read_text() == "# One\ntwo\n"
    assert target.stat().st_mode & 0o777 == 0o600
    journal.save(replace(entry, title="Another title"))
    (line,) = journal.ledger()
    assert (line.event, line.place, line.entries, line.words) == (
        *("summary", str(target), 1, "Together with J."),
    )
    with pytest.raises(AlreadyThere):
        journal.take_along(entry.id, ["x"], target)
    assert target.read_text() == "# One\ntwo\n"
    journal.take_along(entry.id, ["x"], target, overwrite=True)
    assert target.read_text() == "x"
    assert [line.words for line in journal.ledger()] == ["Another title", "Together with J."]


def test_taking_out_when_it_is_the_journal_itself_then_it_stays(
    journal: Journal, journal_path: Path
) -> None:
    entry = journal.add(new_entry(Kind.SESSION, TODAY, "Together", "words"))
    before = journal_path.read_bytes()
    for target in (journal_path, journal_path.with_name("journal.db-wal")):
        with pytest.raises(CannotWrite):
            journal.take_along(entry.id, ["x"], target, overwrite=True)
        with pytest.raises(CannotWrite):
            journal.export_ledger(["x"], target, lines=0, overwrite=True)
    assert journal_path.read_bytes() == before
    assert journal.ledger() == []


def test_export_ledger_when_written_then_a_line_tells_of_it(
    journal: Journal, tmp_path: Path
) -> None:
    target = tmp_path / "a \x1b[31mred.md"
    journal.export_ledger(["# The ledger\n"], target, lines=7)
    assert target.read_text() == "# The ledger\n"
    (line,) = journal.ledger()
    assert (line.event, line.entries, line.words) == ("ledger", 7, "")
    assert line.place == f"{tmp_path}/a [31mred.md"


def test_erase_ledger_when_it_is_gone_then_no_page_of_the_file_holds_a_trace(
    journal: Journal, journal_path: Path
) -> None:
    raw_key = key_from_code(journal.recovery_code())
    for number in range(40):
        journal.add(new_entry(Kind.WIN, TODAY, f"stays {number}"))
    opened = journal.add(new_entry(Kind.DECISION, TODAY, WORDS))
    begin(journal, "Mugglesbury")
    for _ in range(30):
        journal.open_for_now(opened.id)
    journal.end_together()
    journal.erase(opened.id)
    for draft in journal.drafts():
        journal.forget_draft(draft.id)
    journal._vault.sweep()
    plain = pages.decrypted(journal_path, raw_key)
    assert b"ebrafish" in plain
    assert b"ugglesbur" in plain
    journal.erase_ledger()
    assert journal.ledger() == []
    plain = pages.decrypted(journal_path, raw_key)
    assert b"stays 39" in plain
    assert b"ebrafish" not in plain
    assert b"ugglesbur" not in plain
    assert journal.count() == 40
    assert journal.check() == []
    assert not journal._vault.connection.in_transaction
