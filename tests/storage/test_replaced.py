"""Another file under the name of the open one: nothing of either is lost, and nothing is mixed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import Busy, NoSpace, ReadOnly, TooNew, WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import restore
from recovery_journal.journal.leaving import belongings, erase
from recovery_journal.model.entry import Audience, Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sessions import OfferKind
from recovery_journal.storage import place, vault
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY

LONG = "a word and another one " * 40


def note(journal: Journal, title: str) -> str:
    return journal.add(new_entry(Kind.NOTE, TODAY, title, LONG)).id


def titles(journal: Journal) -> set[str]:
    return {entry.title for entry in journal.entries()}


def names(path: Path) -> set[str]:
    """What lies in the folder of the journal."""
    return {each.name for each in path.parent.iterdir() if each.is_file()}


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with a few notes."""
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    for number in range(20):
        note(journal, f"before {number}")
    journal.close()
    return path


@pytest.fixture
def code(path: Path) -> str:
    """Its recovery code, which opens it without the slow derivation."""
    journal = Journal.unlock(path, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    return code


Change = Callable[[Journal], object]
PutThere = Callable[..., Path]


@pytest.fixture
def put_there(path: Path, code: str, tmp_path: Path) -> PutThere:
    """Give back a way to put a copy, changed elsewhere, under the journal's name."""
    elsewhere = tmp_path / "elsewhere" / "journal.db"
    elsewhere.parent.mkdir()
    shutil.copyfile(path, elsewhere)

    def _put(change: Change = lambda journal: note(journal, "written there")) -> Path:
        there = Journal.recover(elsewhere, code)
        change(there)
        there.close()
        coming = path.with_name(".coming")
        shutil.copyfile(elsewhere, coming)
        coming.replace(path)
        return elsewhere

    return _put


@pytest.fixture
def here(path: Path, code: str, put_there: PutThere) -> Iterator[Journal]:
    """The journal, open, once there is a copy of it elsewhere."""
    del put_there
    journal = Journal.recover(path, code)
    yield journal
    journal.close()


def opened(path: Path, code: str) -> tuple[set[str], list[str]]:
    """The titles in a file, and its faults, as another process opens it."""
    journal = Journal.recover(path, code)
    try:
        return titles(journal), journal.check()
    finally:
        journal.close()


BEFORE = {f"before {number}" for number in range(20)}


def test_open_when_closed_then_its_second_name_goes_with_it(path: Path, here: Journal) -> None:
    assert place.second_name(path).samefile(path)
    assert not here.was_replaced()
    other = Journal.recover(path, here.recovery_code())
    other.close()
    assert place.second_name(path).samefile(path)
    here.close()
    assert names(path) == {path.name}


def test_go_on_when_replaced_then_both_are_in_the_new_file_and_nothing_lies_beside(
    path: Path, here: Journal, put_there: PutThere, code: str
) -> None:
    note(here, "written here")
    put_there()
    assert here.was_replaced()
    note(here, "written in the second before it was seen")
    told = here.go_on_in_new_file()
    assert (told.new, told.undecided) == (2, 0)
    assert not here.was_replaced()
    note(here, "written after")
    wanted = BEFORE | {"written here", "written there", "written after"}
    wanted |= {"written in the second before it was seen"}
    assert titles(here) == wanted
    assert opened(path, code) == (wanted, [])
    here.close()
    assert names(path) == {path.name}
    assert opened(path, code) == (wanted, [])


def test_go_on_when_one_entry_changed_in_both_then_it_is_to_be_chosen(
    here: Journal, put_there: PutThere
) -> None:
    entry = here.entries().__next__()
    here.save(replace(entry, body="as I saw it"))
    put_there(lambda there: there.save(replace(entry, body="as it was there")))
    assert here.go_on_in_new_file().undecided == 1
    assert {each.body for each in here.choices(entry.id)} == {"as I saw it", "as it was there"}


def test_go_on_when_nothing_was_written_here_then_no_byte_of_the_new_file_changes(
    path: Path, here: Journal, put_there: PutThere
) -> None:
    gone = here.entries().__next__().id
    put_there(lambda there: there.erase(gone))
    before = path.read_bytes()
    assert here.go_on_in_new_file().is_nothing
    here.close()
    assert path.read_bytes() == before
    assert names(path) == {path.name}


def test_go_on_when_a_draft_went_on_elsewhere_then_the_one_that_was_here_does_not_come_back(
    path: Path, code: str, put_there: PutThere
) -> None:
    draft = Draft(entry=new_entry(Kind.NOTE, TODAY, body="half"))
    put_there(lambda there: there.keep_draft(draft))
    here = Journal.recover(path, code)
    mine = Draft(entry=new_entry(Kind.NOTE, TODAY, body="typed here"))
    here.keep_draft(mine)
    on = replace(draft, entry=replace(draft.entry, body="half a line"))
    put_there(lambda there: there.keep_draft(on))
    here.go_on_in_new_file()
    assert {each.entry.body for each in here.drafts()} == {"half a line", "typed here"}
    here.close()


def test_go_on_when_a_time_together_is_under_way_then_it_goes_on_with_all_that_is_on_the_table(
    path: Path, code: str, here: Journal, put_there: PutThere
) -> None:
    closed = here.entries().__next__().id
    here.begin_together(Draft(entry=new_entry(Kind.SESSION, TODAY)))
    company = here.in_company()
    company.open_for_now(closed)
    company.offer(OfferKind.STEP, "call somebody")
    put_there()
    assert company.was_replaced()
    company.go_on_in_new_file()
    assert here.under_way() is not None
    assert company.audience is Audience.TOGETHER
    assert {row.id for row in company.page() if row.id} == {closed}
    assert [each.words for each in company.offers()] == ["call somebody"]
    assert "written there" in titles(here.alone())
    assert opened(path, code)[1] == []


def test_close_when_replaced_then_what_was_here_lies_beside_and_merges(
    path: Path, here: Journal, put_there: PutThere, code: str
) -> None:
    note(here, "written here")
    put_there()
    here.close()
    (kept,) = names(path) - {path.name}
    assert kept.startswith("journal (kept 20")
    assert opened(path, code) == (BEFORE | {"written there"}, [])
    journal = Journal.recover(path, code)
    assert journal.merge(path.with_name(kept)).new == 1
    assert titles(journal) == BEFORE | {"written here", "written there"}
    journal.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from datetime import date
journal = Journal.recover(Path(sys.argv[1]), sys.stdin.readline().strip())
journal.add(new_entry(Kind.NOTE, date(2026, 3, 1), "written here", "words " * 900))
os.replace(sys.argv[2], sys.argv[1])
journal.add(new_entry(Kind.NOTE, date(2026, 3, 1), "written last", "words " * 900))
os.kill(os.getpid(), signal.SIGKILL)
"""


def come(put_there: PutThere, path: Path, tmp_path: Path) -> None:
    """A file that is to come in the journal's place, changed elsewhere; the journal as it was."""
    before = path.read_bytes()
    shutil.copyfile(put_there(), tmp_path / "coming.db")
    path.write_bytes(before)


def killed_with(path: Path, code: str, coming: Path) -> None:
    """A process that writes, has its file replaced, writes again and is killed."""
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(coming)],
        input=f"{code}\n".encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == -9, ran.stderr


def test_open_when_one_was_killed_and_replaced_then_its_log_is_not_read_as_the_new_ones(
    path: Path, put_there: PutThere, code: str, tmp_path: Path
) -> None:
    come(put_there, path, tmp_path)
    killed_with(path, code, tmp_path / "coming.db")
    assert path.with_name("journal.db-wal").stat().st_size > 0
    assert opened(path, code) == (BEFORE | {"written there"}, [])
    (kept,) = (each for each in names(path) if each.endswith(").db"))
    journal = Journal.recover(path, code)
    journal.merge(path.with_name(kept))
    assert titles(journal) == BEFORE | {"written there", "written here", "written last"}
    assert journal.check() == []
    journal.close()
    assert names(path) == {path.name, kept}


@pytest.mark.parametrize("after", ["the log", "the index"])
def test_part_when_killed_half_way_then_the_next_opening_parts_the_rest(
    path: Path,
    put_there: PutThere,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after: str,
) -> None:
    come(put_there, path, tmp_path)
    killed_with(path, code, tmp_path / "coming.db")

    def killed(self: Path, *_: object, **__: object) -> None:
        raise KeyboardInterrupt

    rename, renamed = Path.rename, list[Path]()

    def rename_once(self: Path, target: Path) -> Path:
        if renamed:
            raise KeyboardInterrupt
        renamed.append(self)
        return rename(self, target)

    if after == "the index":
        monkeypatch.setattr(Path, "rename", rename_once)
    else:
        monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        Journal.recover(path, code)
    monkeypatch.undo()
    assert opened(path, code) == (BEFORE | {"written there"}, [])
    (kept,) = (each for each in names(path) if each.endswith(").db"))
    assert opened(path.with_name(kept), code)[0] == BEFORE | {
        "written here",
        "written last",
    }


def test_open_when_the_whole_folder_was_copied_after_a_kill_then_its_log_is_its_own(
    path: Path, here: Journal, code: str, tmp_path: Path
) -> None:
    note(here, "in the log alone")
    shutil.copytree(path.parent, tmp_path / "copied")
    copied = tmp_path / "copied" / path.name
    assert not place.second_name(copied).samefile(copied)
    assert opened(copied, code) == (BEFORE | {"in the log alone"}, [])
    assert names(copied) == {path.name}


def test_open_when_another_process_has_the_old_file_then_busy_and_both_stay(
    path: Path, here: Journal, put_there: PutThere, code: str
) -> None:
    note(here, "written here")
    put_there()
    tries = f"""
import sys
from pathlib import Path
from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
try:
    Journal.recover(Path({str(path)!r}), sys.stdin.readline().strip())
except Busy:
    print("busy")
"""
    ran = subprocess.run(
        [sys.executable, "-c", tries], input=code, text=True, capture_output=True, check=True
    )
    assert ran.stdout == "busy\n"
    with pytest.raises(Busy), here.beside():
        pass
    here.go_on_in_new_file()
    assert titles(here) == BEFORE | {"written here", "written there"}


def test_beside_when_replaced_just_before_it_opens_then_busy_and_no_log_is_mixed(
    path: Path,
    here: Journal,
    put_there: PutThere,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note(here, "written here")
    connect = vault._connect

    def replaced_first(file: Path | str, key: str | None) -> Any:
        monkeypatch.undo()
        put_there()
        return connect(file, key)

    monkeypatch.setattr(vault, "_connect", replaced_first)
    with pytest.raises(Busy), here.beside():
        pass
    assert path.with_name("journal.db-wal").stat().st_size > 0
    here.go_on_in_new_file()
    assert opened(path, code) == (BEFORE | {"written here", "written there"}, [])


def test_beside_when_the_file_has_no_name_then_none_is_made(path: Path, here: Journal) -> None:
    path.unlink()
    with pytest.raises(ReadOnly), here.beside():
        pass
    assert not path.exists()
    assert here.put_back()


def test_open_when_replaced_just_before_then_busy_and_the_next_time_it_opens(
    path: Path, code: str, put_there: PutThere, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = vault._connect

    def replaced_first(file: Path | str, key: str | None) -> Any:
        monkeypatch.undo()
        put_there()
        return connect(file, key)

    monkeypatch.setattr(vault, "_connect", replaced_first)
    with pytest.raises(Busy):
        Journal.recover(path, code)
    assert opened(path, code) == (BEFORE | {"written there"}, [])
    assert names(path) == {path.name}


def test_change_passphrase_when_replaced_then_busy_and_nothing_changes(
    path: Path, here: Journal, put_there: PutThere, code: str
) -> None:
    put_there()
    with pytest.raises(Busy):
        here.change_passphrase("another seven lamps")
    here.go_on_in_new_file()
    assert opened(path, code)[0] == BEFORE | {"written there"}


def test_go_on_when_a_thread_is_at_the_file_then_not_before_it_is_done(
    here: Journal, put_there: PutThere
) -> None:
    with here.beside() as other:
        put_there()
        assert not here.was_replaced()
        note(other, "brought in by a thread")
    assert here.was_replaced()
    here.go_on_in_new_file()
    assert "brought in by a thread" in titles(here)


def test_go_on_when_the_new_file_has_another_key_then_said_and_all_is_kept_beside(
    path: Path, here: Journal, put_there: PutThere, code: str
) -> None:
    note(here, "written here")
    put_there(lambda there: there.change_passphrase("another seven lamps"))
    with pytest.raises(WrongPassphrase):
        here.go_on_in_new_file()
    assert "written here" in titles(here)
    here.close()
    (kept,) = names(path) - {path.name}
    assert opened(path.with_name(kept), code)[0] == BEFORE | {"written here"}
    journal = Journal.unlock(path, "another seven lamps")
    with pytest.raises(WrongPassphrase):
        journal.merge(path.with_name(kept))
    assert journal.merge(path.with_name(kept), PASSPHRASE).new == 1
    journal.close()


def test_go_on_when_the_new_file_is_from_a_newer_program_then_said_and_all_is_kept_beside(
    path: Path, here: Journal, put_there: PutThere
) -> None:
    note(here, "written here")
    put_there(lambda there: there._vault.connection.execute("PRAGMA user_version = 999"))
    with pytest.raises(TooNew):
        here.go_on_in_new_file()
    assert titles(here) == BEFORE | {"written here"}
    here.close()
    assert len(names(path) - {path.name}) == 1


def test_go_on_when_there_is_no_room_then_said_and_the_next_opening_keeps_it(
    path: Path,
    here: Journal,
    put_there: PutThere,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note(here, "written here")
    put_there()

    def full(self: Vault, target: Path) -> None:
        raise NoSpace("The disk is full.")

    monkeypatch.setattr(Vault, "copy_to", full)
    with pytest.raises(NoSpace):
        here.go_on_in_new_file()
    note(here, "written on")
    here.close()
    monkeypatch.undo()
    assert opened(path, code) == (BEFORE | {"written there"}, [])
    (kept,) = (each for each in names(path) if each.endswith(").db"))
    assert opened(path.with_name(kept), code)[0] == BEFORE | {"written here", "written on"}


def test_put_back_when_the_file_has_no_name_any_more_then_it_has_it_again(
    path: Path, here: Journal, put_there: PutThere, code: str
) -> None:
    assert not here.put_back()
    path.unlink()
    assert not here.was_replaced()
    assert here.put_back()
    note(here, "written on")
    here.close()
    assert opened(path, code) == (BEFORE | {"written on"}, [])


def test_create_when_the_log_of_another_lies_there_then_it_is_parted(
    path: Path, put_there: PutThere, code: str, tmp_path: Path
) -> None:
    come(put_there, path, tmp_path)
    killed_with(path, code, tmp_path / "coming.db")
    path.unlink()
    journal = Journal.create(path, "another seven lamps")
    assert journal.count() == 0
    assert journal.check() == []
    journal.close()
    assert any(each.endswith(").db") for each in names(path))


def test_restore_when_a_kill_left_a_second_name_then_it_goes_and_nothing_comes_back(
    path: Path, code: str, tmp_path: Path
) -> None:
    journal = Journal.recover(path, code)
    journal.back_up(tmp_path / "copy.db")
    note(journal, "after the copy")
    journal.close()
    os.link(path, place.second_name(path))
    restore(path, tmp_path / "copy.db", PASSPHRASE)
    assert opened(path, code) == (BEFORE, [])
    assert names(path) == {path.name}


def test_erase_when_a_kill_left_a_second_name_then_nothing_of_it_stays(path: Path) -> None:
    os.link(path, place.second_name(path))
    begins = path.read_bytes()[:16]
    with path.open("rb") as file:
        erase(belongings(path))
        assert file.read(16) != begins
    assert not list(path.parent.glob("*.db*"))


def test_bring_in_log_when_saved_then_the_file_itself_has_it(
    path: Path, here: Journal, code: str, tmp_path: Path
) -> None:
    note(here, "saved last")
    shutil.copyfile(path, tmp_path / "early.db")
    assert "saved last" not in opened(tmp_path / "early.db", code)[0]
    here.bring_in_log()
    shutil.copyfile(path, tmp_path / "late.db")
    assert opened(tmp_path / "late.db", code) == (BEFORE | {"saved last"}, [])
    with here.beside() as other, other._vault.reading():
        note(here, "while somebody reads")
        here.bring_in_log()  # waits for nobody
    here.bring_in_log()
    note(here, "and on")
    assert here.check() == []


def test_bring_in_log_when_somebody_reads_then_it_waits_for_nobody_and_later_writes_do(
    here: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []

    def patience() -> int:
        return int(here._vault.connection.execute("PRAGMA busy_timeout").fetchone()[0])

    monkeypatch.setattr(Vault, "checkpoint", lambda _: waits.append(patience()))
    note(here, "saved last")
    before = patience()
    here.bring_in_log()
    assert waits == [0]
    assert patience() == before > 0


def test_go_on_when_the_disk_knows_no_second_names_then_nothing_is_lost_all_the_same(
    path: Path,
    code: str,
    put_there: PutThere,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    here = Journal.recover(path, code)
    assert names(path) == {path.name, "journal.db-wal", "journal.db-shm"}
    note(here, "written here")
    put_there()
    here.go_on_in_new_file()
    note(here, "written on")
    here.close()
    assert opened(path, code) == (
        BEFORE | {"written here", "written there", "written on"},
        [],
    )
    assert names(path) == {path.name}


def test_close_when_a_threads_connection_is_closed_last_then_one_file_is_left(
    journal: Journal, journal_path: Path
) -> None:
    with journal.beside() as other:
        assert other.count() == journal.count()
        journal.close()
        assert other.count() == 0
    assert [file.name for file in journal_path.parent.iterdir()] == [journal_path.name]


def test_close_when_a_threads_connection_is_closed_first_then_the_second_name_stays(
    journal: Journal, journal_path: Path
) -> None:
    with journal.beside():
        pass
    assert place.second_name(journal_path).exists()
    journal.close()
    assert [file.name for file in journal_path.parent.iterdir()] == [journal_path.name]
