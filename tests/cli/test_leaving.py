"""The command with which somebody leaves: asked, erased, and told."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from recovery_journal import settings
from recovery_journal.journal import Journal, keychain
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.paths import config_dir, known_as, settings_path
from recovery_journal.settings import Settings
from tests.cli.asking import answer, ask, end
from tests.cli.conftest import PASSPHRASE, Run
from tests.keychains import use_keychain


@pytest.fixture
def full(journal_file: Path) -> Path:
    """A journal with a win and a copy, and settings."""
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date.today(), "walked past the shop"))
    journal.copy_now(Keep())
    journal.close()
    settings.save(settings_path(), Settings())
    return journal_file


def left_in(folder: Path) -> list[str]:
    """The files below a folder."""
    return sorted(str(e.relative_to(folder)) for e in folder.rglob("*") if e.is_file())


def test_erase_when_it_may_not_ask_then_refused_before_the_passphrase(
    full: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "exit 9")
    ran = run("erase", text="erase\n")
    assert ran.exit_code == 2
    assert "--yes erases without asking" in ran.stderr
    assert full.exists()


def test_erase_when_yes_is_said_then_all_goes_and_is_told(
    full: Path, run: Run, tmp_path: Path
) -> None:
    run("export", "out.md")
    own = config_dir() / "values.toml"
    own.write_text("# mine")
    ran = run("erase", "--yes")
    assert ran.exit_code == 0
    assert left_in(tmp_path) == [str(own.relative_to(tmp_path)), "out.md"]
    gone, _, rest = ran.stdout.partition("Still here:\n")
    stays, _, beyond = rest.partition("Out of reach of this program:\n")
    assert gone.splitlines() == [
        "Gone:",
        f"  the journal, with its drafts, trash and earlier versions: {full}",
        f"  1 automatic copy: {full.parent / 'copies'}",
        f"  settings: {settings_path()}",
    ]
    assert stays == f"  yours, written by you: {own}\n"
    assert "plain files: out.md." in beyond
    assert "Snapshots" in beyond
    assert "solid-state" in beyond
    assert run("list").exit_code == 4


def test_erase_when_own_files_are_named_then_they_go_too(
    full: Path, run: Run, tmp_path: Path
) -> None:
    (config_dir() / "values.toml").write_text("# mine")
    assert run("erase", "--yes", "--own-files").exit_code == 0
    assert left_in(tmp_path) == []


def test_erase_when_remembered_then_the_passphrase_is_asked_for_and_the_key_goes(
    full: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = use_keychain(monkeypatch)
    keychain.keep(full, "a code")
    settings.save(settings_path(), Settings(remember=[known_as(full)]))
    ran = run("erase", "--yes")
    assert ran.exit_code == 0
    assert held.kept == {}
    assert "its key in this system's keychain" in ran.stdout


@pytest.mark.parametrize("words", ["other words here", ""])
def test_erase_when_the_words_are_others_then_nothing_goes(
    full: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    before = left_in(tmp_path)
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", f"echo '{words}'")
    assert run("erase", "--yes").exit_code in (2, 3)
    assert left_in(tmp_path) == before


def test_erase_when_asked_on_a_terminal_then_offers_to_take_out_and_wants_the_word(
    full: Path, tmp_path: Path
) -> None:
    (tmp_path / "there.md").write_text("mine")
    child = ask(full, "erase")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "An empty line takes nothing out.", "there.md")
    answer(child, "An empty line takes nothing out.", "out.jsonl")
    child.expect_exact("1 entry written to")
    child.expect_exact("What goes:")
    answer(child, "Type erase to go on", "yes")
    assert "Stopped" in end(child)
    assert child.exitstatus == 130
    assert full.exists()
    back = Journal.create(tmp_path / "back" / "again.db", PASSPHRASE)
    back.bring_back(tmp_path / "out.jsonl")
    assert [entry.title for entry in back.entries()] == ["walked past the shop"]
    back.close()
    shutil.rmtree(tmp_path / "back")
    assert (tmp_path / "there.md").read_text() == "mine"

    (config_dir() / "values.toml").write_text("# mine")
    child = ask(full, "erase")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "An empty line takes nothing out.", "")
    answer(child, "Erase them too?", "")
    answer(child, "Type erase to go on", "erase")
    told = end(child)
    assert child.exitstatus == 0
    assert str(tmp_path / "out.jsonl") in told
    assert left_in(tmp_path) == [
        ".config/recovery-journal/values.toml", "out.jsonl", "there.md"
    ]  # fmt: skip
