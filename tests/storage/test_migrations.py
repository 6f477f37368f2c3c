"""The steps of the schema: each once, all of them or none, after an encrypted copy."""

import stat
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from recovery_journal import settings
from recovery_journal.errors import JournalError, TooNew
from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.ids import new_id
from recovery_journal.model.options import Option
from recovery_journal.model.records import Draft, Person, Thread
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import OfferKind
from recovery_journal.model.strength_parts import Practice
from recovery_journal.model.value_parts import CheckInDetails, SortDetails
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.paths import settings_path
from recovery_journal.portable.incoming.found import Found
from recovery_journal.storage import migrations
from recovery_journal.storage.vault import Vault
from tests.cli.quick_keys import put_file
from tests.model.deciding import set_options
from tests.storage.conftest import PASSPHRASE, TODAY

pytestmark = pytest.mark.usefixtures("quick_keys")

Step = Callable[[Any], None]
KNOWN = len(migrations.STEPS)
"""How many steps this program has."""


def m999_a_colour(db: Any) -> None:
    db.execute("ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'")


def m999_breaks(db: Any) -> None:
    db.execute("UPDATE entries SET colour = 'lost'")
    db.execute("ALTER TABLE nowhere ADD COLUMN more TEXT")


@pytest.fixture
def older(journal_path: Path) -> Path:
    """A journal with one win, whose schema is that of this program."""
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, TODAY, "kept through it all"))
    journal.close()
    return journal_path


def newer_program(monkeypatch: pytest.MonkeyPatch, *more: Step) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *more))


def copies(path: Path) -> list[Path]:
    return sorted((path.parent / "copies").glob("*"))


def asked(path: Path, sql: str) -> list[Any]:
    vault = Vault.unlock(path, PASSPHRASE)
    try:
        return list(vault.connection.execute(sql).fetchall())
    finally:
        vault.close()


def test_step_when_new_then_taken_once_after_an_encrypted_copy(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, m999_a_colour)
    for _ in range(2):
        journal = Journal.unlock(older, PASSPHRASE)
        assert [row.title for row in journal.page()] == ["kept through it all"]
        assert journal.check() == []
        journal.close()
    assert asked(older, "SELECT colour FROM entries") == [("none",)]
    names = asked(older, "SELECT name FROM _sqlite_migrations ORDER BY rowid")
    assert names == [
        ("m001_entries_and_wins",),
        ("m002_values_and_check_ins",),
        ("m003_strengths_and_stories",),
        ("m004_decisions_and_steps",),
        ("m005_times_together",),
        ("m006_incoming",),
        ("m007_merging",),
        ("m999_a_colour",),
    ]
    assert asked(older, "PRAGMA user_version") == [(KNOWN + 1,)]
    (copy,) = copies(older)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"kept through" not in copy.read_bytes()
    assert asked(copy, "PRAGMA user_version") == [(KNOWN,)]
    assert asked(copy, "SELECT title FROM entries") == [("kept through it all",)]


def test_step_when_it_fails_then_the_file_is_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        newer_program(for_now, m999_a_colour, m999_breaks)
        with pytest.raises(JournalError):
            Journal.unlock(older, PASSPHRASE)
    assert asked(older, "PRAGMA user_version") == [(KNOWN,)]
    assert "colour" not in str(asked(older, "SELECT sql FROM sqlite_schema"))
    journal = Journal.unlock(older, PASSPHRASE)
    assert [row.title for row in journal.page()] == ["kept through it all"]
    assert journal.check() == []
    journal.close()


def test_step_when_another_process_was_faster_then_nothing_is_left_to_take(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, m999_a_colour)
    slower = Vault.unlock(older, PASSPHRASE)
    Journal.unlock(older, PASSPHRASE).close()
    with slower.writing() as connection:
        migrations.migrate(connection)
    slower.close()
    assert asked(older, "SELECT count(*) FROM _sqlite_migrations") == [(KNOWN + 1,)]


def test_opening_when_the_file_is_newer_than_the_program_then_it_is_left_alone(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        newer_program(for_now, m999_a_colour)
        Journal.unlock(older, PASSPHRASE).close()
    before = older.read_bytes()
    with pytest.raises(TooNew):
        Journal.unlock(older, PASSPHRASE)
    assert older.read_bytes() == before


def test_step_when_another_folder_is_chosen_then_the_copy_goes_there(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    settings.save(settings_path(), settings.Settings(copies_in=str(tmp_path / "stick")))
    newer_program(monkeypatch, m999_a_colour)
    Journal.unlock(older, PASSPHRASE).close()
    assert [asked(copy, "PRAGMA user_version") for copy in (tmp_path / "stick").iterdir()] == [
        [(KNOWN,)]
    ]
    assert copies(older) == []


def test_creating_when_new_then_no_copy_is_made(older: Path) -> None:
    assert copies(older) == []


# files of older programs


Kept = tuple[list[Entry], list[Thread], list[Entry], list[Draft], list[tuple[str, int]]]
FILLED = ("search_text", "_sqlite_migrations")
"""Tables that are not copied as they come: one needs its entries, one is that of the steps."""


def all_kept(journal: Journal) -> Kept:
    """All that a journal of an older step can hold, as the journal gives it."""
    entries = [*journal.entries(), *journal.entries(Query(trashed=True))]
    threads = [thread for entry in entries for thread, _ in journal.threads(entry.id)]
    earlier = [version for entry in entries for version in journal.history(entry.id)]
    return entries, threads, earlier, journal.drafts(), journal.tags()


def lived_in(journal: Journal) -> None:
    """Put something into every table of the first step."""
    details = WinDetails(did="left early", strengths=("care", "wit"), coming_back=True)
    win = replace(new_entry(Kind.WIN, TODAY, "walked home", "in the rain"), details=details)
    win = journal.add(replace(win, tags=("calm", "late"), starred=True))
    note = journal.add(replace(new_entry(Kind.NOTE, TODAY, "a note"), lane=Lane.HAND_OVER))
    journal.save(replace(win, body="in the rain, and it was fine"))
    journal.thread(win.id, note.id, "the day after")
    journal.trash(journal.add(new_entry(Kind.WIN, TODAY, "laid away")).id)
    journal.keep_draft(Draft(entry=new_entry(Kind.NOTE, TODAY, "", "half")))
    journal.set_people([Person(name="M.")])
    journal.note_export("a place", Query(), "json")


def lived_with_values(journal: Journal) -> None:
    """Put something into every table of the second step."""
    lived_in(journal)
    calm, sea = (journal.add(new_entry(Kind.VALUE, TODAY, name)) for name in ("Calm", "Sea"))
    journal.set_value_order([sea.id, calm.id])
    journal.add(
        replace(new_entry(Kind.SORT, TODAY, "Sea"), details=SortDetails(ranked=("Sea", "Calm")))
    )
    about = CheckInDetails(about=sea.id, matters=9, close=0)
    journal.add(replace(new_entry(Kind.CHECK_IN, TODAY, "Sea"), details=about))
    win = next(journal.entries(Query(kind=Kind.WIN)))
    journal.thread(win.id, calm.id, "at the window")
    details = WinDetails.from_dict(win.details.as_dict() | {"values": ["Calm"]})
    journal.save(replace(win, details=details))


def lived_with_strengths(journal: Journal) -> None:
    """Put something into every table of the third step."""
    lived_with_values(journal)
    (offered, *_) = journal.offered()
    strength = journal.take_up(offered, TODAY)
    story = journal.add(new_entry(Kind.STORY, TODAY, "the long way home"))
    journal.mark_strength(story.id, strength.title, "I went on", seen_by="M.")
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    line = journal.add(replace(journal.new_line_of_run(run, TODAY), title="a new way"))
    journal.keep_draft(Draft(entry=journal.new_line_of_run(run, TODAY)))
    journal.thread(story.id, line.id, ripple=True)
    journal.add(journal.new_confidence("ring again", TODAY, line.id))
    journal.add(new_entry(Kind.OUTLOOK, TODAY, "a light week"))


def lived_with_decisions(journal: Journal) -> None:
    """Put something into every table of the fourth step."""
    lived_with_strengths(journal)
    decision = journal.decide("Stay, or go?", TODAY, TODAY)
    set_options(journal, decision.id, [Option("stay", close=(journal.values().ranked[0].id,))])
    journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    journal.add(journal.new_step("ring M.", TODAY, decision.id))
    journal.look_back(replace(journal.new_look_back(decision.id, TODAY), body="it snowed"))


def lived_together(journal: Journal) -> None:
    """Put something into every table of the fifth step."""
    lived_with_decisions(journal)
    session = replace(new_entry(Kind.SESSION, TODAY, "a time"), details=SessionDetails("J."))
    journal.add(session)
    journal.begin_together(Draft(entry=replace(session, id=new_id())))
    journal.open_for_now(next(journal.entries(Query(kind=Kind.STORY))).id)
    journal.offer(OfferKind.STEP, "call the library")


def lived_with_incomers(journal: Journal) -> None:
    """Put something into every table of the sixth step."""
    lived_together(journal)
    found = Found(key="k1", source="a file", day=TODAY, title="from elsewhere", place="line 1")
    journal.bring_in([found])


def saved_twice_over(journal: Journal) -> None:
    """An entry that two saves changed, each from the same version."""
    entry = journal.add(new_entry(Kind.NOTE, TODAY, "a note"))
    for body in ("one", "two"):
        journal.save(replace(entry, body=body))


def file_of(path: Path, steps: int, fill: Callable[[Journal], None]) -> Kept:
    """A file as a program that knew only so many steps left it; gives all that it kept."""
    content, kept = _made(steps, fill)
    put_file(path, content)
    return kept


@cache
def _made(steps: int, fill: Callable[[Journal], None]) -> tuple[bytes, Kept]:
    """The bytes of such a file and all that it keeps; made once, as nothing in it changes."""
    whole = Journal.in_memory()
    fill(whole)
    kept = all_kept(whole)
    with pytest.MonkeyPatch.context() as for_now, TemporaryDirectory() as folder:
        for_now.setattr(migrations, "STEPS", migrations.STEPS[:steps])
        path = Path(folder) / "own" / "journal.db"
        vault = Vault.create(path, PASSPHRASE)
        with vault.writing() as connection:
            migrations.migrate(connection)
            _copy_rows(whole._vault.connection, connection)
        vault.close()
        content = path.read_bytes()
    whole.close()
    return content, kept


def _copy_rows(source: Any, target: Any) -> None:
    """Every row that the target has a table for, in the columns it has there."""
    listed = target.execute("SELECT name FROM pragma_table_list WHERE type = 'table'").fetchall()
    own = [name for (name,) in listed if not name.startswith("sqlite_") and name not in FILLED]
    own.sort(key=lambda name: name != "entries")  # the others point to it
    for table in (*own, "search_text"):
        asked_of = f"SELECT name FROM pragma_table_info('{table}')"
        names = [name for (name,) in target.execute(asked_of).fetchall()]
        told = {name: f'"{name}"' for name in names}
        if table in ("history", "drafts") and "runs" not in own:
            told["details"] = "json_remove(details, '$.keeps', '$.run')"
        columns = ", ".join(f'"{name}"' for name in names)
        found = source.execute(f'SELECT {", ".join(told.values())} FROM "{table}"').fetchall()
        marks = ", ".join("?" * len(names))
        target.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', found)


Older = tuple[Path, Kept, int]
"""A file, all that it keeps, and the steps it has had."""
NEW_TABLES = (
    {"values", "value_order", "sorts", "check_ins"},
    {"strengths", "stories", "confidence", "runs", "outlooks"},
    {"decisions", "look_backs", "steps"},
    {"sessions", "opened", "offers"},
    {"incoming"},
    {"gone", "joined", "undecided", "threads_aside", "setting_states"},
)
"""The tables that came with the second step, and with each after it."""


@pytest.fixture(
    params=[
        (1, lived_in),
        (2, lived_with_values),
        (3, lived_with_strengths),
        (4, lived_with_decisions),
        (5, lived_together),
        (6, lived_with_incomers),
    ],
    ids=["one step", "two steps", "three steps", "four steps", "five steps", "six steps"],
)
def with_fewer_steps(journal_path: Path, request: pytest.FixtureRequest) -> Older:
    """A file as an older program left it, with something in every table."""
    steps, fill = request.param
    return journal_path, file_of(journal_path, steps, fill), steps


def schema_of(path: Path) -> list[Any]:
    """Every table, index and trigger, with the words it was made by."""
    return asked(path, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")


def tables_of(path: Path) -> set[str]:
    return {name for kind, name, *_ in schema_of(path) if kind == "table"}


def test_steps_when_a_file_has_fewer_then_all_is_as_it_was_beside_new_tables(
    with_fewer_steps: Older,
) -> None:
    path, before, steps = with_fewer_steps
    assert asked(path, "PRAGMA user_version") == [(steps,)]
    missing = set().union(*NEW_TABLES[steps - 1 :])
    assert not missing & tables_of(path)
    for table in tables_of(path):
        assert table.startswith("search_") or asked(path, f'SELECT 1 FROM "{table}"'), table
    for _ in range(2):
        journal = Journal.unlock(path, PASSPHRASE)
        assert all_kept(journal) == before
        assert journal.check() == []
        assert journal.people() == [Person(name="M.")]
        assert [line.place for line in journal.ledger()][-1:] == ["a place"]
        assert journal.count(Query(words="rain fine")) == 1
        journal.close()
    assert missing <= tables_of(path)
    assert asked(path, "PRAGMA user_version") == [(KNOWN,)]


def test_steps_when_they_are_taken_then_after_one_encrypted_copy_that_opens_as_well(
    with_fewer_steps: Older,
) -> None:
    path, before, steps = with_fewer_steps
    for _ in range(2):
        Journal.unlock(path, PASSPHRASE).close()
    (copy,) = copies(path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"in the rain" not in copy.read_bytes()
    assert asked(copy, "PRAGMA user_version") == [(steps,)]
    assert not set().union(*NEW_TABLES[steps - 1 :]) & tables_of(copy)
    journal = Journal.unlock(copy, PASSPHRASE)
    assert all_kept(journal) == before
    journal.close()


def test_steps_when_taken_then_the_schema_is_that_of_a_new_file(
    with_fewer_steps: Older, tmp_path: Path
) -> None:
    path, _, _ = with_fewer_steps
    Journal.unlock(path, PASSPHRASE).close()
    new = tmp_path / "new" / "journal.db"
    Journal.create(new, PASSPHRASE).close()
    assert schema_of(path) == schema_of(new)
    assert len(schema_of(new)) > 25


BREAKS = {
    "M002": ("CREATE TABLE check_ins", "CREATE TABLE sorts"),
    "M003": ("CREATE INDEX threads_by_source", "CREATE INDEX threads_by_target"),
    "M004": ("CREATE INDEX steps_about", "CREATE INDEX look_backs_about"),
    "M005": ("CREATE TABLE offers", "CREATE TABLE opened"),
    "M006": ("CREATE INDEX incoming_by_entry", "CREATE INDEX incoming_by_batch"),
    "M007": ("CREATE INDEX incoming_by_entry", "CREATE INDEX joined_by_entry"),
}
"""Words near the end of a step, and words in their place that fail there."""


@pytest.mark.parametrize(
    ("steps", "fill", "name"),
    [
        *((1, lived_in, name) for name in ("M002", "M005")),
        (2, lived_with_values, "M003"),
        *((3, lived_with_strengths, name) for name in ("M004", "M005")),
        *((4, lived_with_decisions, name) for name in ("M005", "M006")),
        *((5, lived_together, name) for name in ("M006", "M007")),
        (6, lived_with_incomers, "M007"),
    ],
)
def test_steps_when_one_fails_half_way_then_the_file_stays_where_it_was(
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    steps: int,
    fill: Callable[[Journal], None],
    name: str,
) -> None:
    path, before = journal_path, file_of(journal_path, steps, fill)
    schema = schema_of(path)
    with monkeypatch.context() as for_now:
        broken = getattr(migrations, name).replace(*BREAKS[name])
        assert broken != getattr(migrations, name)
        for_now.setattr(migrations, name, broken)
        with pytest.raises(JournalError):
            Journal.unlock(path, PASSPHRASE)
    assert schema_of(path) == schema
    assert asked(path, "PRAGMA user_version") == [(steps,)]
    journal = Journal.unlock(path, PASSPHRASE)
    assert all_kept(journal) == before
    assert journal.check() == []
    journal.close()


def test_second_step_when_taken_then_every_new_kind_can_be_kept(journal_path: Path) -> None:
    file_of(journal_path, 1, lived_in)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    value = journal.add(new_entry(Kind.VALUE, TODAY, "Calm", "quiet inside"))
    journal.set_value_order([value.id])
    sort = journal.add(new_entry(Kind.SORT, TODAY, "Calm"))
    about = journal.subjects()[0]
    check_in = journal.add(replace(journal.new_check_in(about, TODAY), body="a slow week"))
    win = next(journal.entries(Query(kind=Kind.WIN)))
    journal.thread(win.id, value.id)
    journal.close()
    journal = Journal.unlock(journal_path, PASSPHRASE)
    assert [each.title for each in journal.values().ranked] == ["Calm"]
    assert [journal.entry(each.id) for each in (sort, check_in)] == [sort, check_in]
    assert [row.title for _, row in journal.threads(value.id)] == ["walked home"]
    assert journal.check() == []
    journal.close()


def test_third_step_when_taken_then_what_is_new_is_empty_in_every_row_there_was(
    journal_path: Path,
) -> None:
    file_of(journal_path, 2, lived_with_values)
    counted = "SELECT (SELECT count(*) FROM wins), (SELECT count(*) FROM threads)"
    assert asked(journal_path, counted) == [(2, 2)]
    Journal.unlock(journal_path, PASSPHRASE).close()
    assert asked(journal_path, counted) == [(2, 2)]
    assert asked(journal_path, "SELECT DISTINCT keeps, run FROM wins") == [("", "")]
    assert asked(journal_path, "SELECT DISTINCT seen_by, ripple FROM threads") == [("", 0)]
    for table in NEW_TABLES[1]:
        assert asked(journal_path, f"SELECT count(*) FROM {table}") == [(0,)]


def test_third_step_when_taken_then_every_new_kind_can_be_kept_and_old_wins_can_change(
    journal_path: Path,
) -> None:
    file_of(journal_path, 2, lived_with_values)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    (offered, *_) = journal.offered()
    strength = journal.take_up(offered, TODAY)
    story = journal.add(new_entry(Kind.STORY, TODAY, "the long way home"))
    journal.mark_strength(story.id, strength.title, "I went on", seen_by="M.")
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    line = journal.add(replace(journal.new_line_of_run(run, TODAY), title="a new way"))
    win = next(w for w in journal.entries(Query(kind=Kind.WIN)) if w.title == "walked home")
    journal.thread(win.id, line.id, ripple=True)
    sure = journal.add(journal.new_confidence("ring again", TODAY, win.id))
    outlook = journal.add(new_entry(Kind.OUTLOOK, TODAY, "a light week"))
    journal.close()
    journal = Journal.unlock(journal_path, PASSPHRASE)
    kept = (strength, story, run, line, sure, outlook)
    assert [journal.entry(each.id) for each in kept] == list(kept)
    assert [row.id for ring in journal.ripple(win.id) for _, row in ring] == [line.id]
    assert [t.seen_by for t, row in journal.threads(strength.id) if row.id == story.id] == ["M."]
    assert win.details.as_dict()["strengths"] == ["wit"]
    assert journal.check() == []
    journal.close()


def test_fourth_step_when_taken_then_every_new_kind_can_be_kept(journal_path: Path) -> None:
    file_of(journal_path, 3, lived_with_strengths)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    value = journal.values().ranked[0]
    decision = journal.decide("Stay, or go?", TODAY, TODAY)
    set_options(journal, decision.id, [Option("stay", close=(value.id,))])
    decision = journal.move_decision(decision.id, Stage.DECIDED, "to stay")
    step = journal.add(journal.new_step("ring M.", TODAY, decision.id))
    written = replace(journal.new_look_back(decision.id, TODAY), body="it rained")
    look_back = journal.look_back(written, TODAY).entry
    decision = journal.entry(decision.id)
    journal.close()
    journal = Journal.unlock(journal_path, PASSPHRASE)
    kept = (decision, step, look_back)
    assert [journal.entry(each.id) for each in kept] == list(kept)
    assert journal.look_backs_due(TODAY) == [decision]
    assert (journal.look_backs(decision.id), journal.steps(decision.id)) == ([look_back], [step])
    assert [row.id for _, row in journal.threads(decision.id)] == [value.id, step.id]
    assert journal.check() == []
    journal.close()


def test_fifth_step_when_taken_then_a_time_together_can_be_lived_and_kept(
    journal_path: Path,
) -> None:
    file_of(journal_path, 4, lived_with_decisions)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    agreed = replace(new_entry(Kind.SESSION, TODAY), details=SessionDetails(with_whom="J."))
    journal.begin_together(Draft(entry=agreed))
    closed = next(journal.entries(Query(kind=Kind.STORY)))
    journal.open_for_now(closed.id)
    offer = journal.offer(OfferKind.STEP, "ring the clinic")
    journal.close()
    journal = Journal.unlock(journal_path, PASSPHRASE)
    company = journal.in_company()
    assert [row.id for row in company.page(Query(kind=Kind.STORY))] == [closed.id]
    step = company.take_offer(offer.id, TODAY)
    signed = company.sign("today")
    company.end_together()
    assert [journal.entry(each.id) for each in (step, signed)] == [step, signed]
    assert company.count(Query(kind=Kind.STORY)) == 0
    assert journal.last_steps() == [step]
    assert [line.event for line in journal.ledger()[:3]] == ["end", "open", "together"]
    assert journal.check() == []
    journal.close()


def test_seventh_step_when_taken_then_two_copies_that_take_it_apart_know_the_same(
    journal_path: Path, tmp_path: Path
) -> None:
    file_of(journal_path, 6, lived_with_incomers)
    copy = tmp_path / "copy" / "journal.db"
    put_file(copy, journal_path.read_bytes())
    here, there = (Journal.unlock(path, PASSPHRASE) for path in (journal_path, copy))
    assert list(here._whole_file.pieces()) == list(there._whole_file.pieces())
    assert list(here._whole_file.unknown_to(there._whole_file)) == []
    asked_of = "SELECT count(*) FROM setting_states WHERE name IN ('people', 'value order')"
    assert here._vault.connection.execute(asked_of).fetchone() == (2,)
    assert (
        here._vault.connection.execute("SELECT 1 FROM threads WHERE version = ''").fetchone()
        is None
    )
    for journal in (here, there):
        journal.close()


def test_seventh_step_when_an_entry_has_versions_side_by_side_then_none_of_them_is_asked_about(
    journal_path: Path,
) -> None:
    file_of(journal_path, 6, saved_twice_over)
    journal = Journal.unlock(journal_path, PASSPHRASE)
    (entry,) = journal.entries()
    assert [each.body for each in journal.history(entry.id)] == ["one", ""]
    assert journal._vault.connection.execute("SELECT count(*) FROM joined").fetchone() == (1,)
    journal.take_in(list(journal.whole()))
    assert (journal.undecided(), journal.entry(entry.id).body) == ([], "two")
    journal.close()
