"""Soundness: each fault made by hand in an open journal is told, and nothing else is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
from recovery_journal.journal.salvaging import damage
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.ids import new_id
from recovery_journal.model.records import Draft, LedgerLine, Person
from recovery_journal.model.value_parts import CheckInDetails, SortDetails, ValueDetails
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.damaged import flipped, pages_reached

WIN = replace(
    new_entry(Kind.WIN, TODAY, "walked home", "in the rain"),
    id="01900000-0001-7000-8000-000000000000",
    details=WinDetails(did="left early"),
    tags=("calm",),
)
NOTE = replace(new_entry(Kind.NOTE, TODAY, "a note"), id="01900000-0002-7000-8000-000000000000")
SHORT_WIN, SHORT_NOTE = "01900000-0001", "01900000-0002"


@pytest.fixture
def lived() -> Iterator[Journal]:
    """A sound journal in memory that has something in every table."""
    journal = Journal.in_memory()
    journal.add_many([WIN, NOTE])
    journal.save(replace(journal.entry(WIN.id), body="in the rain, and it was fine"))
    journal.thread(WIN.id, NOTE.id, "the day after")
    journal.keep_draft(Draft(entry=new_entry(Kind.WIN, TODAY, "half")))
    journal.trash(journal.add(new_entry(Kind.WIN, TODAY, "gone")).id)
    journal.set_people([Person(name="M.")])
    journal._store.note(LedgerLine(event="export"))
    yield journal
    journal.close()


def by_hand(journal: Journal, *statements: str) -> None:
    """Write as no part of the program does, with the guards of the tables off."""
    run = journal._vault.connection.execute
    for off in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
        run(f"PRAGMA {off}")
    for statement in statements:
        run(statement)
    for on in ("foreign_keys = ON", "ignore_check_constraints = OFF"):
        run(f"PRAGMA {on}")


def everything(journal: Journal) -> dict[str, list[object]]:
    """Every row of every table that is written."""
    ask = journal._vault.connection.execute
    names = ask("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {name: ask(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


def test_check_when_sound_then_tells_nothing_and_changes_nothing(lived: Journal) -> None:
    before = everything(lived)
    assert [len(before[name]) for name in ("entries", "history", "drafts")] == [3, 2, 1]
    assert lived.check() == []
    assert everything(lived) == before
    assert not lived._vault.connection.in_transaction


def test_check_when_empty_then_tells_nothing() -> None:
    assert Journal.in_memory().check() == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            f"UPDATE entries SET day = '2026-11-25' WHERE id = '{WIN.id}'",
            [f"Entry {SHORT_WIN} stands at the wrong day."],
        ),
        (
            f"UPDATE entries SET day = '2026-11-23' WHERE id = '{NOTE.id}'",
            [f"Entry {SHORT_NOTE} stands at the wrong day."],
        ),
        (
            "UPDATE search_text SET words = 'other words' "
            f"WHERE place = (SELECT place FROM entries WHERE id = '{NOTE.id}')",
            [f"Search knows other words for entry {SHORT_NOTE}."],
        ),
        (
            f"UPDATE entries SET title = 'another title' WHERE id = '{WIN.id}'",
            [f"Search knows other words for entry {SHORT_WIN}."],
        ),
        (
            f"DELETE FROM tags WHERE entry_id = '{WIN.id}'",
            [f"Search knows other words for entry {SHORT_WIN}."],
        ),
        (
            f"UPDATE wins SET did = 'left late' WHERE entry_id = '{WIN.id}'",
            [f"Search knows other words for entry {SHORT_WIN}."],
        ),
        (
            f"DELETE FROM wins WHERE entry_id <> '{WIN.id}'",
            ["1 entries have no row in wins."],
        ),
        (
            "DELETE FROM search_text",
            ["3 entries can't be found by search."],
        ),
        (
            "UPDATE threads SET target = 'nothing'",
            ["A row of threads belongs to nothing in entries."],
        ),
        (
            "UPDATE history SET entry_id = 'nothing'",
            ["A row of history belongs to nothing in entries."] * 2,
        ),
        (
            "INSERT INTO tags VALUES ('nothing', 'calm'), ('nobody', 'late')",
            ["A row of tags belongs to nothing in entries."] * 2,
        ),
        (
            "INSERT INTO search_text VALUES (1, 'words of nothing')",
            ["A row of search_text belongs to nothing in entries."],
        ),
        (
            "INSERT INTO search (search) VALUES ('delete-all')",
            ["The search index does not fit the entries."],
        ),
        (
            "INSERT INTO search (rowid, words) VALUES (1, 'words of nothing')",
            ["The search index does not fit the entries."],
        ),
        (
            "UPDATE entries SET lane = 'everybody'",
            ["A table is broken: CHECK constraint failed in entries."] * 3,
        ),
        (
            "UPDATE wins SET coming_back = 2",
            ["A table is broken: CHECK constraint failed in wins."] * 2,
        ),
    ],
)
def test_check_when_one_thing_is_changed_by_hand_then_that_is_told(
    lived: Journal, statement: str, told: list[str]
) -> None:
    assert lived.check() == []
    by_hand(lived, statement)
    assert lived.check() == told
    assert not lived._vault.connection.in_transaction


def test_check_when_an_entry_stands_among_another_days_places_then_told(lived: Journal) -> None:
    by_hand(
        lived,
        f"UPDATE search_text SET place = 5 WHERE place = {lived.place(NOTE.id)}",
        f"UPDATE entries SET place = 5 WHERE id = '{NOTE.id}'",
    )
    assert lived.check() == [f"Entry {SHORT_NOTE} stands at the wrong day."]


def test_check_when_an_entry_is_gone_without_its_rows_then_each_row_is_told(
    lived: Journal,
) -> None:
    by_hand(lived, f"DELETE FROM entries WHERE id = '{WIN.id}'")
    tables = ["history", "search_text", "tags", "threads", "wins"]
    told = [f"A row of {table} belongs to nothing in entries." for table in tables]
    assert sorted(lived.check()) == told


def test_check_when_several_things_are_wrong_then_all_are_told(lived: Journal) -> None:
    by_hand(
        lived,
        f"DELETE FROM wins WHERE entry_id = '{WIN.id}'",
        f"UPDATE entries SET day = '2020-01-01' WHERE id = '{NOTE.id}'",
    )
    assert lived.check() == [
        "1 entries have no row in wins.",
        f"Entry {SHORT_NOTE} stands at the wrong day.",
        f"Search knows other words for entry {SHORT_WIN}.",
    ]


SAID = {
    Kind.VALUE: ValueDetails(hinders="late nights"),
    Kind.SORT: SortDetails(door="write five", ranked=("Sea",)),
    Kind.CHECK_IN: CheckInDetails(about="area-home", close=0),
}


@pytest.fixture
def with_own_kinds(lived: Journal) -> Journal:
    """The same, with two values in order, a sort and a check-in."""
    for kind, details in SAID.items():
        lived.add(replace(new_entry(kind, TODAY, f"a {kind}"), details=details))
    other = lived.add(new_entry(Kind.VALUE, TODAY, "another value"))
    lived.set_value_order([value.id for value in lived.entries(Query(kind=Kind.VALUE))])
    lived.trash(other.id)
    return lived


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("wins", "2 entries have no row in wins."),
        ('"values"', "2 entries have no row in values."),
        ("sorts", "1 entries have no row in sorts."),
        ("check_ins", "1 entries have no row in check-ins."),
    ],
)
def test_check_when_the_details_of_a_kind_are_missing_then_told(
    with_own_kinds: Journal, table: str, told: str
) -> None:
    assert with_own_kinds.check() == []
    by_hand(with_own_kinds, f"DELETE FROM {table}")
    found = with_own_kinds.check()
    assert found[0] == told
    assert [line for line in found if "have no row" in line] == [told]


def test_check_when_one_row_of_details_is_missing_then_that_one_is_counted(
    with_own_kinds: Journal,
) -> None:
    by_hand(with_own_kinds, """DELETE FROM "values" WHERE hinders = ''""")
    assert with_own_kinds.check() == ["1 entries have no row in values."]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE check_ins SET close = 11",
         "A table is broken: CHECK constraint failed in check_ins."),
        ("UPDATE check_ins SET matters = -1",
         "A table is broken: CHECK constraint failed in check_ins."),
        ("UPDATE value_order SET rank = 0 WHERE rank = 1",
         "A table is broken: CHECK constraint failed in value_order."),
        ("INSERT INTO value_order VALUES ('nothing', 3)",
         "A row of value_order belongs to nothing in entries."),
        ("""INSERT INTO "values" VALUES ('nothing', '', '', '', '', '')""",
         "A row of values belongs to nothing in entries."),
        ("INSERT INTO check_ins VALUES ('nothing', 'area-home', NULL, 3)",
         "A row of check_ins belongs to nothing in entries."),
        ("UPDATE sorts SET entry_id = 'nothing'", "1 entries have no row in sorts."),
    ],
)  # fmt: skip
def test_check_when_a_table_of_values_is_changed_by_hand_then_that_is_told(
    with_own_kinds: Journal, statement: str, told: str
) -> None:
    assert with_own_kinds.check() == []
    by_hand(with_own_kinds, statement)
    assert told in with_own_kinds.check()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("""UPDATE "values" SET helps = 'other words' WHERE hinders <> ''""", Kind.VALUE),
        ("UPDATE sorts SET kept = 'Kin'", Kind.SORT),
    ],
)
def test_check_when_words_of_a_kind_are_changed_by_hand_then_search_knows_others(
    with_own_kinds: Journal, statement: str, kind: Kind
) -> None:
    entry = next(each for each in with_own_kinds.entries(Query(kind=kind)) if each.details.said())
    by_hand(with_own_kinds, statement)
    assert with_own_kinds.check() == [f"Search knows other words for entry {entry.id[:13]}."]


def test_check_when_an_erased_value_leaves_no_row_then_sound(with_own_kinds: Journal) -> None:
    for query in (Query(kind=Kind.VALUE), Query(kind=Kind.VALUE, trashed=True)):
        for value in list(with_own_kinds.entries(query)):
            with_own_kinds.erase(value.id)
    assert with_own_kinds._vault.connection.execute("SELECT * FROM value_order").fetchall() == []
    assert with_own_kinds.check() == []


def test_check_when_the_fault_is_taken_back_then_sound_again(lived: Journal) -> None:
    by_hand(lived, f"UPDATE entries SET title = 'another' WHERE id = '{WIN.id}'")
    assert len(lived.check()) == 1
    by_hand(lived, f"UPDATE entries SET title = 'walked home' WHERE id = '{WIN.id}'")
    assert lived.check() == []


def overwritten(path: Path, page: int) -> None:
    """Put zeros into the middle of a page of the file; the first page is page 0."""
    raw = bytearray(path.read_bytes())
    raw[page * 4096 + 100 : page * 4096 + 200] = bytes(100)
    path.write_bytes(raw)


def filled(path: Path) -> Entry:
    """A closed journal of some pages at this path; its newest entry."""
    journal = Journal.create(path, PASSPHRASE)
    journal.add_many([new_entry(Kind.NOTE, TODAY, f"n{n}", "words " * 300) for n in range(40)])
    newest = journal.entry(journal.page(limit=1)[0].id)
    journal.close()
    return newest


def test_check_when_two_pages_are_overwritten_then_their_numbers_and_what_they_hold_are_told(
    journal_path: Path,
) -> None:
    filled(journal_path)
    pages = journal_path.stat().st_size // 4096
    overwritten(journal_path, pages - 1)
    overwritten(journal_path, pages - 2)
    (told,) = damage(journal_path, PASSPHRASE)
    begins = f"Pages {pages - 1} to {pages} can't be read. They hold: "
    assert told.startswith(begins)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    assert journal.check() == [f"Pages {pages - 1} to {pages} can't be read."]
    journal.close()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("entries_by_kind", "the order of a list, which can be made anew"),
        ("search_data", "the search index, which can be made anew"),
        ("search_text", "the search index, which can be made anew"),
        ("_sqlite_migrations", "the list of the tables' steps, which can be made anew"),
        ("entries", "a way to other pages; nothing that you wrote"),
        ("ledger", "some lines of the ledger, how many can't be told"),
        ("history", "1 earlier version of 24 November 2026"),
        ("threads", "1 thread"),
        ("wins", "what 1 win of 24 November 2026 says beside its first words"),
        ("sorts", "a way to other pages; nothing that you wrote"),
    ],
)
def test_check_when_the_page_of_a_table_is_overwritten_then_what_it_holds_is_told(
    journal_path: Path, table: str, told: str
) -> None:
    filled(journal_path)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    win = journal.add(WIN)
    journal.save(replace(win, title="again"))
    journal.thread(win.id, journal.page(Query(kind=Kind.NOTE), limit=1)[0].id)
    (page,) = journal._vault.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
    ).fetchone()
    journal.close()
    overwritten(journal_path, page - 1)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    assert journal.check() == [f"Page {page} can't be read."]
    journal.close()
    assert damage(journal_path, PASSPHRASE) == [f"Page {page} can't be read. It holds: {told}."]


def test_check_when_a_page_with_entries_is_overwritten_then_their_kinds_and_days_are_told(
    journal_path: Path,
) -> None:
    filled(journal_path)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    for day in (1, 2, 3):
        journal.add(replace(WIN, id=new_id(), day=date(2027, 1, day), title="canary"))
    journal._vault.sweep()
    journal.close()
    content, told = journal_path.read_bytes(), set()
    for page in pages_reached(journal_path, "entries"):
        overwritten(journal_path, page - 1)
        told |= {line.partition("It holds: ")[2] for line in damage(journal_path, PASSPHRASE)}
        journal_path.write_bytes(content)
    assert any("3 wins" in line and "1 to 3 January 2027" in line for line in told)
    assert any("notes of 24 November 2026" in line for line in told)
    assert "canary" not in str(told)


def test_check_when_a_free_page_is_overwritten_then_nothing_is_lost(journal_path: Path) -> None:
    filled(journal_path)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    journal._vault.connection.execute("DELETE FROM entries")
    journal.close()
    free = pages_reached(journal_path, "")
    assert len(free) > 10
    overwritten(journal_path, free[3] - 1)
    (told,) = damage(journal_path, PASSPHRASE)
    assert told == f"Page {free[3]} can't be read. It holds: nothing, in a page that is free."


def test_seal_when_any_part_of_a_page_is_changed_then_noticed(journal_path: Path) -> None:
    """What is encrypted, what its first block is mixed with, and the seal itself."""
    filled(journal_path)
    content = journal_path.read_bytes()
    for at in (0, 4015, 4016, 4031, 4032, 4095):
        journal_path.write_bytes(flipped(content, 5 * 4096 + at))
        assert Vault.broken_seals(journal_path, PASSPHRASE) != []
        (told,) = damage(journal_path, PASSPHRASE)
        assert told.startswith("Page 6 can't be read.")


def test_damage_when_the_file_is_sound_then_tells_nothing(journal_path: Path) -> None:
    newest = filled(journal_path)
    assert damage(journal_path, PASSPHRASE) == []
    journal = Journal.unlock(journal_path, PASSPHRASE)
    assert journal.check() == []
    assert journal.entry(newest.id) == newest
    journal.close()


def test_check_when_another_process_writes_then_busy_and_no_fault(
    journal: Journal, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal._vault.connection.execute("PRAGMA busy_timeout = 10")
    other = Vault.unlock(journal_path, PASSPHRASE)
    other.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        journal.check()
    other.connection.execute("ROLLBACK")
    other.close()
    assert journal.check() == []
