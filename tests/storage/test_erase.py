"""Erased for good: no page of the file holds a trace but the bare id, under the encryption either.

The id stays so that no copy of the file brings the entry back.
"""

import unicodedata
from dataclasses import replace
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.keys import key_from_code
from tests.storage import pages
from tests.storage.conftest import PASSPHRASE, TODAY

SPELL = "zebrafishes in the quokkaland, höhlenforscher"
TRACES = [b"ebrafish", b"uokkalan", b"hlenforsch", b"ylophoni", b"arsupial", b"ugglesbur"]


def test_decrypt_when_given_the_standards_example_then_its_answer() -> None:
    key, plain = bytes(range(32)), bytes(17 * byte for byte in range(16))
    sealed = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    assert pages.decrypt_blocks(key, sealed * 3) == plain * 3


def written_much(journal: Journal) -> Entry:
    """An entry with a long life, among others that stay."""
    for number in range(60):
        journal.add(new_entry(Kind.WIN, TODAY, f"stays {number}", "quiet words " * 40))
    entry = journal.add(new_entry(Kind.WIN, TODAY, SPELL, f"xylophonic {SPELL} " * 3000))
    details = WinDetails(did=SPELL, strengths=("marsupial",), inspired=("Mugglesbury",))
    entry = replace(entry, details=details, tags=("quokkaland",))
    entry = journal.save(replace(entry, body="marsupial " * 2000)).entry
    entry = journal.save(replace(entry, title=f"Mugglesbury {SPELL}")).entry
    other = journal.page(limit=3)[2]
    journal.thread(entry.id, other.id, f"because of {SPELL}")
    journal.keep_draft(Draft(entry=replace(entry, body=f"half {SPELL}")))
    return journal.set_star(entry.id, True)


def traces(path: Path, raw_key: bytes, entry: Entry) -> set[bytes]:
    plain = pages.decrypted(path, raw_key)
    assert b"stays 59" in plain
    wanted = [*TRACES, entry.id.encode(), entry.version.encode()]
    decomposed = unicodedata.normalize("NFD", SPELL).encode()
    return {word for word in [*wanted, decomposed] if word in plain}


def test_erase_when_the_entry_had_a_long_life_then_no_page_holds_more_than_its_id(
    journal: Journal, journal_path: Path
) -> None:
    raw_key = key_from_code(journal.recovery_code())
    entry = written_much(journal)
    journal._vault.checkpoint()
    assert len(traces(journal_path, raw_key, entry)) == len(TRACES) + 2
    journal.erase(entry.id)
    log = journal_path.with_name(journal_path.name + "-wal")
    assert log.stat().st_size == 0
    assert traces(journal_path, raw_key, entry) == {entry.id.encode()}
    free = journal._vault.connection.execute("PRAGMA freelist_count").fetchone()
    assert free == (0,)
    assert journal.check() == []


def test_erase_when_another_has_the_file_open_then_no_page_holds_more_than_its_id(
    journal: Journal, journal_path: Path
) -> None:
    raw_key = key_from_code(journal.recovery_code())
    entry = written_much(journal)
    other = Journal.unlock(journal_path, PASSPHRASE)
    assert other.count() == 61
    journal.erase(entry.id)
    assert other.count() == 60
    other.close()
    journal.close()
    assert traces(journal_path, raw_key, entry) == {entry.id.encode()}
    assert [found.name for found in journal_path.parent.iterdir()] == [journal_path.name]


def test_forget_when_a_draft_goes_then_no_page_holds_a_trace(
    journal: Journal, journal_path: Path
) -> None:
    raw_key = key_from_code(journal.recovery_code())
    for number in range(60):
        journal.add(new_entry(Kind.WIN, TODAY, f"stays {number}"))
    draft = Draft(entry=new_entry(Kind.NOTE, TODAY, SPELL, f"xylophonic marsupial {SPELL}" * 500))
    journal.keep_draft(draft)
    journal._vault.checkpoint()
    assert traces(journal_path, raw_key, draft.entry) >= {b"ebrafish", b"ylophoni", b"arsupial"}
    journal.forget_draft(draft.id)
    journal.close()
    found = traces(journal_path, raw_key, replace(draft.entry, version="no version"))
    assert found == set()
