"""A flipped byte anywhere is noticed; all that can still be read comes over, and nothing else."""

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import (
    AlreadyThere,
    CannotWrite,
    Damaged,
    NoJournal,
    WrongPassphrase,
)
from recovery_journal.journal import Journal
from recovery_journal.journal.salvaging import damage, salvage
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.salvaging import Salvaged
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage import affected, soundness, trees
from recovery_journal.storage.remains import SCHEMA, Remains
from recovery_journal.storage.standing_in import UNREAD
from tests.cli.quick_keys import put_file
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.damaged import (
    PAGE,
    Rows,
    content,
    flipped,
    in_page,
    looked_at,
    pages_reached,
    roots,
    rows_of,
    truth,
)
from tests.storage.test_migrations import all_kept, file_of, lived_in, lived_with_decisions

pytestmark = pytest.mark.usefixtures("quick_keys")

FLIPS = int(os.environ.get("RECOVERY_JOURNAL_FLIPS", "24"))
"""How many files with one flipped byte are looked at."""
SALVAGED_EVERY = 5
"""One in so many of them is salvaged as well."""


@pytest.fixture
def new(journal_path: Path) -> Path:
    """Where what can be read is written."""
    return journal_path.parent / "new.db"


def told_of(path: Path) -> list[str]:
    """What `check` says of a file; raises where these words open no page of it."""
    try:
        journal = Journal.unlock(path, PASSPHRASE)
    except (Damaged, WrongPassphrase):
        return damage(path, PASSPHRASE)
    wrong = journal.check()
    journal.close()
    return wrong and damage(path, PASSPHRASE)


def entries(rows: Rows) -> dict[str, dict[str, Any]]:
    """Rows of entries by their ids."""
    return {entry["id"]: entry for entry in map(dict, rows["entries"])}


def assert_true(found: Rows) -> set[str]:
    """Nothing is in a file but what was in the whole one, word for word, and what stands in.

    The ids of entries for which something else stands than they had last.
    """
    was, is_now = entries(truth()), entries(found)
    other = {i for i, entry in is_now.items() if entry["version"] != was[i]["version"]}
    earlier = [dict(row) for row in truth()["history"]]
    for entry_id in other:
        told = [(was[entry_id]["title"], was[entry_id]["body"]), (UNREAD, "")]
        told += [(v["title"], v["body"]) for v in earlier if v["entry_id"] == entry_id]
        entry = is_now[entry_id]
        assert (entry["title"], entry["body"]) in told
        kept = ("kind", "created") if entry["title"] != UNREAD else ("kind",)
        assert [entry[name] for name in kept] == [was[entry_id][name] for name in kept]
    details = [(v["entry_id"], json.loads(v["details"])) for v in earlier]
    for table in set(found) - {"entries"}:
        for row in map(dict, found[table] - truth()[table]):
            said = {name: value for name, value in row.items() if name != "entry_id" and value}
            assert row["entry_id"] in other
            assert not said or any(
                i == row["entry_id"] and said.items() <= _as_rows(d).items() for i, d in details
            )
    assert set(found) == set(truth())
    return other


def _as_rows(details: dict[str, Any]) -> dict[str, Any]:
    return {n: "\n".join(v) if isinstance(v, list) else v for n, v in details.items()}


def salvaged(path: Path, new: Path) -> tuple[Salvaged, Rows]:
    """What is told and what came over of a file, which stays as it is; the new one is sound."""
    before = path.read_bytes()
    told = salvage(path, new, PASSPHRASE)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == sorted([path.name, new.name])
    journal = Journal.unlock(new, PASSPHRASE)
    assert journal.check() == []
    assert journal.count(Query(words="number")) == len(
        [e for e in journal.entries() if "number" in e.body]
    )
    journal.close()
    found = rows_of(new)
    assert bool(assert_true(found)) <= bool(told.earlier or told.untitled or told.lost)
    assert told.entries == len(found["entries"])
    return told, found


def test_file_when_a_byte_is_flipped_at_a_random_place_then_noticed_and_the_rest_comes_over(
    journal_path: Path, new: Path
) -> None:
    seed = int(os.environ.get("RECOVERY_JOURNAL_SEED", random.randrange(2**32)))  # noqa: S311
    pick = random.Random(seed)  # noqa: S311 - places, no secrets
    print(f"seed {seed}")
    put_file(journal_path, b"")
    lost = 0
    for number in range(FLIPS):
        place = pick.randrange(16, len(content()))
        journal_path.write_bytes(flipped(content(), place))
        page = place // PAGE + 1
        (told,) = told_of(journal_path)
        assert told.startswith(f"Page {page} can't be read. It holds: "), place
        if number % SALVAGED_EVERY == 0:
            found, rows = salvaged(journal_path, new)
            lost += len(truth()["entries"]) - len(rows["entries"])
            assert bool(found.lost) or len(rows["entries"]) == len(truth()["entries"])
            new.unlink()
    print(f"{FLIPS} flips, {lost} entries lost in {-(-FLIPS // SALVAGED_EVERY)} salvaged")


@pytest.mark.parametrize("place", range(0, 16, 5))
def test_salt_when_a_byte_is_flipped_then_the_same_as_other_words_unless_a_copy_has_it(
    journal_path: Path, new: Path, place: int
) -> None:
    put_file(journal_path, flipped(content(), place))
    for ask in (lambda: told_of(journal_path), lambda: salvage(journal_path, new, PASSPHRASE)):
        with pytest.raises(WrongPassphrase, match="it looks the same"):
            ask()
    assert not new.exists()
    copies = journal_path.parent / "copies"
    copies.mkdir()
    (copies / "journal-20261101T120000000000Z.db").write_bytes(content()[: PAGE * 3])
    (told,) = told_of(journal_path)
    assert told.startswith("Page 1 can't be read. It holds: the beginning of the file")
    assert salvage(journal_path, new, PASSPHRASE).lost == ()
    assert rows_of(new) == truth()


def test_salvage_when_nothing_is_damaged_then_all_comes_over(journal_path: Path, new: Path) -> None:
    put_file(journal_path, content())
    told, found = salvaged(journal_path, new)
    assert (told.earlier, told.untitled, told.lost) == ("", "", ())
    assert found == truth()
    assert (told.versions, told.threads, told.drafts) == tuple(
        len(truth()[name]) for name in ("history", "threads", "drafts")
    )


@pytest.mark.parametrize(
    "name",
    [
        *("entries", "history", "wins", "threads", "sqlite_autoindex_entries_1"),
        *("entries_by_kind", "history_by_entry", "search_text", "search_data", "opened"),
    ],
)
def test_salvage_when_the_page_on_which_a_table_or_index_begins_is_damaged_then_the_others_tell(
    journal_path: Path, new: Path, name: str
) -> None:
    put_file(journal_path, flipped(content(), in_page(roots()[name])))
    told, found = salvaged(journal_path, new)
    # Where a table has no rowids, the page above others has rows of its own, and those are lost.
    parts = {"threads", "opened", "history", "wins"} & {name}
    assert {n for n, rows in found.items() if rows != truth()[n]} - {"entries"} == parts
    assert set(entries(found)) == set(entries(truth()))
    assert bool(told.lost) == bool(parts)
    if name == "history":
        assert len(found["history"]) > 0.8 * len(truth()["history"])


@pytest.mark.parametrize("name", ["stories", "decisions"])
def test_salvage_when_what_a_kind_says_is_damaged_then_its_entries_stand_without_it(
    journal_path: Path, new: Path, name: str
) -> None:
    put_file(journal_path, flipped(content(), in_page(roots()[name])))
    told, found = salvaged(journal_path, new)
    assert set(entries(found)) == set(entries(truth()))
    assert len(found[name]) == len(truth()[name])
    assert f" say{'s' if name == 'decisions' else ''} beside " in told.lost[0]


def test_salvage_when_the_beginning_is_damaged_then_all_comes_over(
    journal_path: Path, new: Path
) -> None:
    put_file(journal_path, flipped(content(), in_page(1)))
    with pytest.raises(Damaged, match="The file's beginning can't be read"):
        Journal.unlock(journal_path, PASSPHRASE)
    told, found = salvaged(journal_path, new)
    assert (told.lost, found) == ((), truth())


def test_salvage_when_all_of_the_list_of_tables_is_damaged_then_rows_are_told_by_what_they_are(
    journal_path: Path, new: Path
) -> None:
    put_file(journal_path, content())
    pages = pages_reached(journal_path, SCHEMA)
    assert len(pages) > 2
    journal_path.write_bytes(flipped(content(), *map(in_page, pages)))
    told, found = salvaged(journal_path, new)
    # What is nothing but ids may be an index's as well as a table's, and is left out.
    ids = {"opened", "gone", "undecided", "joined"}
    assert {n for n, rows in found.items() if rows != truth()[n]} <= ids
    assert any("and other things, how many can't be told" in line for line in told.lost)


def test_remains_when_a_file_is_whole_then_every_row_as_sqlite_reads_it(journal_path: Path) -> None:
    put_file(journal_path, content())
    with looked_at(journal_path) as pages:
        assert pages.broken == frozenset()
        remains = Remains(pages)
        found = {
            name: {frozenset(r.items()) for r in remains.rows(name)} for name in remains.tables
        }
        assert found == truth()
        of = [page for page in range(1, pages.count + 1) if remains.owner(page)]
        assert set(of) | remains.free == set(range(1, pages.count + 1))
        assert affected.lost(remains) == []


def test_salvage_when_many_pages_are_damaged_then_what_is_on_the_others_comes_over(
    journal_path: Path, new: Path
) -> None:
    pick = random.Random(5)  # noqa: S311 - places, no secrets
    places = [pick.randrange(PAGE, len(content())) for _ in range(60)]
    put_file(journal_path, flipped(content(), *places))
    told, _ = salvaged(journal_path, new)
    assert 100 < told.entries < len(truth()["entries"])
    assert any("notes" in line or "wins" in line for line in told.lost)
    (line,) = told_of(journal_path)
    assert line.startswith("Pages ")
    assert " and others can't be read. They hold: " in line


def test_salvage_when_only_odd_pages_are_whole_then_it_does_not_break(
    journal_path: Path, new: Path
) -> None:
    for first in (0, 1):
        journal_path.parent.mkdir(exist_ok=True)
        pages = range(1 + first, len(content()) // PAGE + 1, 2)
        journal_path.write_bytes(flipped(content(), *map(in_page, pages)))
        told, _ = salvaged(journal_path, new)
        assert told.entries > 20
        new.unlink()


def test_salvage_when_the_end_is_missing_then_what_is_there_comes_over(
    journal_path: Path, new: Path
) -> None:
    for size in (len(content()) * 2 // 3, len(content()) // 2 // PAGE * PAGE):
        journal_path.parent.mkdir(exist_ok=True)
        journal_path.write_bytes(content()[:size])
        (told,) = told_of(journal_path)
        assert told.startswith("Pages ")
        told_too, _ = salvaged(journal_path, new)
        assert 20 < told_too.entries < len(truth()["entries"])
        new.unlink()


def test_salvage_when_an_entry_has_no_words_but_those_of_its_kind_then_they_stand_under_a_line(
    journal_path: Path, new: Path
) -> None:
    put_file(journal_path, content())
    did = [row["entry_id"] for row in map(dict, truth()["wins"]) if row["did"]]
    changed = {row["entry_id"] for row in map(dict, truth()["history"])}
    lone = {i for i in did if i not in changed}
    with looked_at(journal_path) as pages:
        table = Remains(pages).trees["entries"]
        leaf = next(
            page.number
            for page in table.branches
            for cell in page.cells
            if cell.size and trees.row(pages, page, cell, set())[1] in lone
        )
    journal_path.write_bytes(flipped(content(), in_page(leaf)))
    told, found = salvaged(journal_path, new)
    assert "win" in told.untitled
    untitled = [entry for entry in entries(found).values() if entry["title"] == UNREAD]
    assert untitled
    for entry in untitled:
        was = entries(truth())[entry["id"]]
        assert (entry["day"], entry["place"]) == (was["day"], was["place"])
        assert (entry["lane"], entry["body"]) == ("only me", "")


@pytest.mark.parametrize(("steps", "fill"), [(1, lived_in), (4, lived_with_decisions)])
def test_salvage_when_a_file_is_of_an_older_program_then_the_new_one_has_all_steps(
    journal_path: Path, new: Path, steps: int, fill: Callable[[Journal], None]
) -> None:
    kept = file_of(journal_path, steps, fill)
    journal_path.write_bytes(flipped(journal_path.read_bytes(), in_page(1)))
    salvage(journal_path, new, PASSPHRASE)
    journal = Journal.unlock(new, PASSPHRASE)
    assert all_kept(journal) == kept
    assert journal.check() == []
    journal.close()


def test_salvage_when_words_are_others_then_nothing_is_written(
    journal_path: Path, new: Path
) -> None:
    put_file(journal_path, content())
    with pytest.raises(WrongPassphrase):
        salvage(journal_path, new, "seven other lamps")
    assert [each.name for each in journal_path.parent.iterdir()] == [journal_path.name]


def test_salvage_when_something_is_in_the_way_then_it_stays(journal_path: Path, new: Path) -> None:
    with pytest.raises(NoJournal):
        salvage(journal_path, new, PASSPHRASE)
    put_file(journal_path, content())
    new.write_text("mine")
    with pytest.raises(AlreadyThere):
        salvage(journal_path, new, PASSPHRASE)
    assert new.read_text() == "mine"
    with pytest.raises(AlreadyThere):
        salvage(journal_path, journal_path, PASSPHRASE)
    assert journal_path.read_bytes() == content()


def test_salvage_when_a_kill_left_a_half_then_it_begins_anew(journal_path: Path, new: Path) -> None:
    put_file(journal_path, content())
    for end in ("", "-wal"):
        new.with_name(f"{new.name}.part{end}").write_text("half")
    told, _ = salvaged(journal_path, new)
    assert told.entries == len(truth()["entries"])


def test_salvage_when_what_was_written_is_not_sound_then_no_new_file(
    journal_path: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_file(journal_path, content())
    monkeypatch.setattr(soundness, "faults", lambda *_: ["A table is broken."])
    with pytest.raises(CannotWrite, match="can't be read back"):
        salvage(journal_path, new, PASSPHRASE)
    assert [each.name for each in journal_path.parent.iterdir()] == [journal_path.name]


@pytest.mark.parametrize("in_body", [True, False])
def test_entry_when_the_end_of_its_words_is_damaged_then_that_is_told_and_no_zeros_are_read(
    journal_path: Path, in_body: bool
) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    long = "a word and another " * 400
    win = replace(
        new_entry(Kind.WIN, TODAY, "a win", long if in_body else ""), details=WinDetails()
    )
    if not in_body:
        win = replace(win, details=WinDetails(helped=long))
    kept = journal.add(win)
    journal.close()
    table = "entries" if in_body else "wins"
    whole = journal_path.read_bytes()
    for page in pages_reached(journal_path, table):
        journal_path.write_bytes(flipped(whole, in_page(page)))
        with pytest.raises(Damaged):  # noqa: PT012 - wherever it is met
            journal = Journal.unlock(journal_path, PASSPHRASE)
            try:
                journal.entry(kept.id)
            finally:
                journal.close()
