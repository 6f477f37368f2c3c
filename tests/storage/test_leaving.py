"""Leaving: what goes with a journal, what stays, and what a kill on the way leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import settings
from recovery_journal.errors import Busy, JournalError
from recovery_journal.journal import Journal, keychain
from recovery_journal.journal.copies import copy_path
from recovery_journal.journal.leaving import belongings, beyond, erase, taken_out
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import LedgerLine
from recovery_journal.paths import config_dir, known_as, settings_path
from recovery_journal.private_files import take_away
from recovery_journal.settings import Settings
from tests.keychains import Keychain, use_keychain
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.test_copies import HOLDS_OPEN

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("RECOVERY_JOURNAL_KILLS", "30"))


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, for the settings and the usual journal."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def path(journal: Journal, journal_path: Path) -> Path:
    """A journal with a win and two copies in two folders, closed, and settings of the person's."""
    journal.add(new_entry(Kind.WIN, TODAY, "one"))
    journal.back_up(copy_path(journal_path))
    journal.back_up(copy_path(journal_path, chosen_folder()))
    journal.close()
    settings.save(settings_path(), Settings(copies_in=str(chosen_folder())))
    return journal_path


def chosen_folder() -> Path:
    """A folder for copies that the person chose."""
    return config_dir().parent / "chosen"


def files(folder: Path) -> list[str]:
    """All files below a folder, without the folders they are in."""
    return sorted(each.name for each in folder.rglob("*") if not each.is_dir())


def other_journals(folder: Path) -> Path:
    """A copy of another journal, under a name that one of this could have."""
    folder.mkdir(exist_ok=True)
    other = folder / "journal-20200501T120000000000Z.db"
    other.write_bytes(b"another salt ...." * 300)
    return other


def test_erase_when_all_lies_there_then_all_of_it_goes_with_its_folders(
    path: Path, tmp_path: Path
) -> None:
    salt = path.read_bytes()[:16]
    halves = [
        path.parent / "copies" / "journal-20261120T120000000000Z.db.part",
        path.with_name(f".{path.name}.restored"),
        path.with_name(".0123456789abcdef.part"),
        chosen_folder() / ".0123456789abcdef.part",
    ]
    for half in halves:
        half.write_bytes(salt + b"a beginning")
    (path.parent / "copies" / "journal-20261120T120000000000Z.db").write_bytes(path.read_bytes())
    (path.parent / "copies" / "journal-20261120T120000000000Z.db-wal").write_bytes(b"a log")
    aside = path.with_name("journal (kept 2026-11-20 12.00.00).db")
    aside.write_bytes(path.read_bytes())
    path.with_name(".journal.db.open").hardlink_to(path)
    settings_path().with_name("settings.toml.old").write_text("earlier")
    settings_path().with_name(".0123456789abcdef.part").write_text("half written")
    path.with_name(f"{path.name}-shm").write_bytes(b"left")
    left = erase(belongings(path))
    assert files(tmp_path) == []
    assert not (path.parent / "copies").exists()
    assert not config_dir().exists()
    told = {(line.words, line.path) for line in left.gone}
    assert told == {
        ("the journal, with its drafts, trash and earlier versions", path),
        ("2 automatic copies", path.parent / "copies"),
        ("1 automatic copy", chosen_folder()),
        ("what was kept when another file had taken its place", aside),
        ("settings", settings_path()),
        ("settings", settings_path().with_name("settings.toml.old")),
        ("settings", settings_path().with_name(".0123456789abcdef.part")),
    }
    assert left.stays == []


def test_erase_when_others_lie_beside_it_then_they_stay_and_are_told(path: Path) -> None:
    foreign = other_journals(path.parent / "copies")
    mine = path.parent / "copies" / "mine.db"
    mine.write_bytes(path.read_bytes())
    half = path.with_name(".fedcba9876543210.part")
    half.write_bytes(b"of something else, in plain")
    aside = path.with_name("journal (kept 2026-11-20 12.00.00).db")
    aside.write_bytes(b"another salt ...." * 300)
    conflict = path.with_name("journal.sync-conflict-20261123-101500-ABCDEFG.db")
    conflict.write_bytes(path.read_bytes())
    left = erase(belongings(path))
    assert files(path.parent) == sorted(
        [foreign.name, mine.name, half.name, aside.name, conflict.name]
    )
    assert [tuple(line) for line in left.stays] == [
        ("a copy that this program did not make; its passphrase opens it", conflict),
        ("1 copy of another journal, in the same folder", None),
    ]


@pytest.mark.parametrize("too", [False, True])
def test_erase_when_the_person_wrote_files_then_they_go_with_a_yes_alone(
    path: Path, too: bool
) -> None:
    own = [config_dir() / "values.toml", config_dir() / "decks" / "mine.toml"]
    (config_dir() / "decks").mkdir()
    for each in own:
        each.write_text("# mine")
    found = belongings(path)
    assert found.own == tuple(own)
    left = erase(found, own_too=too)
    assert [each.exists() for each in own] == [not too, not too]
    told = {line.path for line in (left.gone if too else left.stays)}
    assert set(own) <= told
    assert not settings_path().exists()
    assert config_dir().exists() is not too


def test_erase_when_another_journal_uses_the_settings_then_they_stay(
    path: Path, own_home: Path
) -> None:
    usual = own_home / ".local/share/recovery-journal/journal.db"
    usual.parent.mkdir(parents=True)
    usual.write_bytes(b"another salt ...." * 300)
    settings.save(settings_path(), Settings(remember=[known_as(path), "/else/where.db"]))
    left = erase(belongings(path))
    assert usual.exists()
    kept = settings.load(settings_path())[0]
    assert kept.remember == ["/else/where.db"]
    assert [line.path for line in left.stays] == [settings_path()]
    assert "another journal of yours" in left.stays[0].words


@pytest.mark.parametrize("locked", [False, True])
def test_erase_when_remembered_then_the_key_goes_too_or_it_is_told_that_it_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    held = use_keychain(monkeypatch)
    keychain.keep(path, "a code")
    settings.save(settings_path(), Settings(remember=[known_as(path)]))
    monkeypatch.setattr(Keychain, "locked", locked)
    left = erase(belongings(path))
    assert bool(held.kept) is locked
    lines = left.stays if locked else left.gone
    assert [line.words for line in lines if "keychain" in line.words] == [
        "its key in this system's keychain" + (", which does not open" if locked else "")
    ]
    assert not path.exists()


def test_erase_when_not_remembered_then_no_keychain_is_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = use_keychain(monkeypatch)
    held.answers.clear()
    erase(belongings(path))
    assert not held.asked.is_set()


def test_erase_when_the_journal_is_a_link_then_the_file_behind_it_goes_too(
    path: Path, tmp_path: Path
) -> None:
    link = tmp_path / "home" / "linked.db"
    link.symlink_to(path)
    erase(belongings(link))
    assert not os.path.lexists(link)
    assert not path.exists()


def test_erase_when_another_process_has_it_open_then_busy_and_nothing_goes(
    path: Path, tmp_path: Path
) -> None:
    before = files(tmp_path)
    command = [sys.executable, "-c", HOLDS_OPEN, str(path), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(Busy, match="Close it there first"):
            erase(belongings(path))
        other.communicate(timeout=60)
    assert [each for each in files(tmp_path) if not each.startswith(".")] == before
    Journal.unlock(path, PASSPHRASE).close()


def test_erase_when_some_of_it_is_in_its_log_alone_then_busy_and_nothing_goes(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"something")
    with pytest.raises(Busy, match="Open it once"):
        erase(belongings(path))
    assert path.exists()
    assert belongings(path).copies


def test_erase_when_the_folder_takes_no_change_then_refused_and_nothing_goes(
    path: Path, tmp_path: Path
) -> None:
    before = files(tmp_path)
    assert in_children("unprivileged", path) == ["ReadOnly"]
    assert files(tmp_path) == before


def test_erase_when_killed_at_any_moment_then_a_whole_journal_or_nothing_that_opens(
    path: Path, tmp_path: Path
) -> None:
    for name in (".journal.db.open", "journal (kept 2026-11-20 12.00.00).db"):
        path.with_name(name).write_bytes(path.read_bytes())
    told = in_children("killed", path, str(KILLS))
    assert set(told) == {"whole", "gone"}
    assert len(told) > KILLS + 8  # at random moments, and before every step
    print(f"{len(told)} kills: {told.count('whole')} whole, {told.count('gone')} gone")


def in_children(what: str, path: Path, *more: str) -> list[str]:
    """What children say that erase a journal, or are kept from it."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_leaving", what, str(path), *more],
        input=code_of(path).encode(), capture_output=True, timeout=550, check=False, cwd=ROOT,
    )  # fmt: skip
    assert ran.stderr == b""
    return ran.stdout.decode().split()


def code_of(path: Path) -> str:
    """The recovery code of a journal."""
    journal = Journal.unlock(path, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    return code


# what goes, goes for good


def test_take_away_when_a_file_goes_then_its_beginning_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "one.db"
    content = bytes(range(256)) * 32
    file.write_bytes(content)
    with file.open("rb") as held:
        take_away(file)
        assert not file.exists()
        found = held.read()
    assert found[4096:] == content[4096:]
    assert found[:16] != content[:16]
    take_away(file)


def test_take_away_when_it_has_another_name_then_it_is_whole_under_that(tmp_path: Path) -> None:
    file, other = tmp_path / "one.db", tmp_path / "two.db"
    file.write_bytes(b"all of it" * 900)
    other.hardlink_to(file)
    take_away(file)
    assert not file.exists()
    assert other.read_bytes() == b"all of it" * 900
    link = tmp_path / "link.db"
    link.symlink_to(other)
    take_away(link)
    assert not os.path.lexists(link)
    assert other.read_bytes() == b"all of it" * 900


def test_take_away_when_it_can_go_no_way_then_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(JournalError):
        take_away(folder)


# what it does not reach


def test_beyond_when_files_were_taken_out_then_they_are_named_once_and_not_without_end() -> None:
    ledger = [LedgerLine(event="export", place=f"/out/{n}.md") for n in (1, 2, 1)]
    ledger.append(LedgerLine(event="open", place="J."))
    ledger.append(LedgerLine(event="summary", place="/out/summary.md"))
    taken = taken_out(ledger)
    assert taken == ["/out/1.md", "/out/2.md", "/out/summary.md"]
    told = beyond(taken)[0].words
    assert told.endswith(": /out/1.md, /out/2.md, /out/summary.md.")
    assert beyond([])[0].words == "What you took out of it as plain files."
    many = beyond([f"/out/{n}" for n in range(11)])[0].words
    assert many.endswith("/out/7, and 3 more.")
