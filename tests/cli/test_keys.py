"""Commands for what opens the journal: its passphrase, its recovery code, this computer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from recovery_journal import settings
from recovery_journal.cli import terminal
from recovery_journal.errors import WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import every_copy
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.paths import settings_path
from tests.cli.asking import answer, ask, end
from tests.cli.conftest import PASSPHRASE, Run, Spawn
from tests.keychains import Keychain, account_of, use_keychain

NOTHING = "Nothing here yet. That's fine.\n"
OTHER = "walnut harbour candle mist"
Types = Callable[..., list[str]]


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Types:
    """Have these lines typed where something hidden is asked for; what was asked is given back."""

    def _types(*lines: str) -> list[str]:
        asked: list[str] = []
        left = iter(lines)

        def typed(question: str) -> str:
            asked.append(question)
            return next(left)

        monkeypatch.setattr(terminal, "ask_secret", typed)
        return asked

    return _types


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> type[Keychain]:
    """The keychain of this system, for a test."""
    return use_keychain(monkeypatch)


def opens(path: Path, passphrase: str) -> bool:
    """Whether a passphrase opens a file, which is sound then."""
    try:
        journal = Journal.unlock(path, passphrase)
    except WrongPassphrase:
        return False
    assert journal.check() == []
    journal.close()
    return True


def code_of(path: Path, passphrase: str = PASSPHRASE) -> str:
    """The recovery code of a journal."""
    journal = Journal.unlock(path, passphrase)
    code = journal.recovery_code()
    journal.close()
    return code


def two_copies(path: Path) -> list[Path]:
    """Two automatic copies of a journal with a win."""
    journal = Journal.unlock(path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date.today(), "one"))
    made = [journal.copy_now(Keep())]
    made.append(journal.copy_now(Keep(days=9)))
    journal.close()
    made[0].write_bytes(made[1].read_bytes())  # the day before, as it were
    named = made[0].with_name("journal-20260301T120000000000Z.db")
    made[0].rename(named)
    return [made[1], named]


def remembered() -> list[str]:
    """The journals that the settings name as remembered."""
    return settings.load(settings_path())[0].remember


# the passphrase


def test_passphrase_when_changed_then_the_new_one_opens_it_and_copies_stay_with_the_old(
    journal_file: Path, run: Run, types: Types
) -> None:
    copies = two_copies(journal_file)
    before = code_of(journal_file)
    asked = types("short", "short", OTHER, "another", OTHER, OTHER)
    ran = run("passphrase")
    assert ran.exit_code == 0
    assert len(asked) == 6
    assert "At least" in ran.stderr or "at least 8 characters" in ran.stderr
    assert "The two differ" in ran.stderr
    assert "2 automatic copies open with the old passphrase." in ran.stderr
    assert "They stay as they are." in ran.stderr
    assert opens(journal_file, OTHER)
    assert not opens(journal_file, PASSPHRASE)
    assert [opens(copy, PASSPHRASE) for copy in copies] == [True, True]
    after = code_of(journal_file, OTHER)
    assert before != after
    assert ran.stdout == ""
    assert not [group for group in after.split("-") if group in ran.stderr]  # it is no terminal
    assert OTHER not in ran.stderr


def test_passphrase_when_copies_are_remade_then_one_is_there_that_the_new_one_opens(
    journal_file: Path, run: Run, types: Types
) -> None:
    copies = two_copies(journal_file)
    foreign = copies[0].with_name("journal-20200501T120000000000Z.db")
    foreign.write_bytes(b"another salt ...." * 300)
    types(OTHER, OTHER)
    ran = run("passphrase", "--remake-copies")
    assert ran.exit_code == 0
    [made] = [copy.path for copy in every_copy(journal_file)]
    assert f"One copy with the new passphrase: {made}" in ran.stderr
    assert "Taken away: 2." in ran.stderr
    assert opens(made, OTHER)
    assert foreign.exists()
    assert sorted(made.parent.iterdir()) == sorted([made, foreign])


def test_passphrase_when_the_old_one_is_another_then_nothing_changes(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch, types: Types
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "echo other words here")
    asked = types()
    before = journal_file.read_bytes()
    assert run("passphrase").exit_code == 3
    assert asked == []
    assert journal_file.read_bytes() == before


@pytest.mark.parametrize(("typed", "left"), [("", 2), ("n", 2), ("y", 1)])
def test_passphrase_when_asked_on_a_terminal_then_shows_a_code_that_opens_and_asks_of_copies(
    journal_file: Path, typed: str, left: int
) -> None:
    two_copies(journal_file)
    child = ask(journal_file, "passphrase")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "8 characters or more:", OTHER)
    answer(child, "The same again:", OTHER)
    child.expect_exact("Write it down on paper")
    answer(child, "Remake them?", typed)
    told = (child.before or "") + end(child)
    assert child.exitstatus == 0
    assert "The days inside them are gone then." in " ".join(told.split())
    groups = [w for line in told.splitlines() for w in line.split() if line.startswith("    ")]
    Journal.recover(journal_file, "-".join(groups)).close()
    assert len(every_copy(journal_file)) == left


# the recovery code


def test_recovery_code_when_it_would_go_into_a_pipe_then_refused_unless_plainly_asked_for(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_of(journal_file)
    ran = run("recovery-code")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "--print lets it go elsewhere" in ran.stderr
    ran = run("recovery-code", "--print")
    assert (ran.exit_code, "-".join(ran.stdout.split())) == (0, code)
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "echo other words here")
    ran = run("recovery-code", "--print")
    assert (ran.exit_code, ran.stdout) == (3, "")


def test_recovery_code_when_asked_for_on_a_terminal_then_after_the_passphrase(
    journal_file: Path,
) -> None:
    code = code_of(journal_file)
    child = ask(journal_file, "recovery-code")
    answer(child, "Passphrase:", PASSPHRASE)
    told = end(child)
    assert child.exitstatus == 0
    assert code in "-".join(told.split())
    Journal.recover(journal_file, code).close()


# this computer


def test_remember_when_the_system_has_no_keychain_then_said_and_nothing_else_is_done(
    journal_file: Path, spawn: Spawn
) -> None:
    before = journal_file.read_bytes()
    ran = spawn("remember", "--yes", DBUS_SESSION_BUS_ADDRESS="")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"No keychain: This system has none that the journal can use")
    assert ran.stderr.count(b"\n") == 1
    assert journal_file.read_bytes() == before
    assert not settings_path().exists()
    assert [each.name for each in journal_file.parent.iterdir()] == ["journal.db"]
    assert spawn("list").returncode == 0


def test_remember_when_agreed_then_commands_ask_no_more_until_it_is_forgotten(
    journal_file: Path, run: Run, held: type[Keychain], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_of(journal_file)
    ran = run("remember", text="n\n")
    assert ran.exit_code == 130
    assert (held.kept, remembered(), settings_path().exists()) == ({}, [], False)
    ran = run("remember", text="y\n")
    assert ran.exit_code == 0
    assert "Whoever is signed in here as you" in ran.stderr
    assert held.kept == {("recovery-journal", account_of(journal_file)): code}
    assert remembered() == [account_of(journal_file)]
    assert not [group for group in code.split("-") if group in ran.stdout + ran.stderr]
    assert code not in settings_path().read_text()

    def asks(question: str) -> str:
        raise terminal.NoPassphrase(f"asked: {question}")

    monkeypatch.delenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND")
    monkeypatch.setattr(terminal, "ask_secret", asks)
    ran = run("list")
    assert (ran.exit_code, ran.stderr) == (0, NOTHING)
    for command in (("recovery-code", "--print"), ("passphrase",), ("erase", "--yes")):
        assert "asked: Passphrase" in run(*command).stderr
    assert journal_file.exists()
    ran = run("remember", "--forget")
    assert ran.exit_code == 0
    assert "gone from the keychain" in ran.stderr
    assert (held.kept, remembered()) == ({}, [])
    assert "asked: Passphrase" in run("list").stderr
    assert "has no key of it" in run("remember", "--forget").stderr


def test_remember_when_the_passphrase_changes_then_the_key_in_the_keychain_does_too(
    journal_file: Path, run: Run, held: type[Keychain], types: Types
) -> None:
    run("remember", "--yes")
    types(OTHER, OTHER)
    assert run("passphrase").exit_code == 0
    assert list(held.kept.values()) == [code_of(journal_file, OTHER)]


def test_remember_when_the_keychain_refuses_the_new_key_then_said_and_the_change_holds(
    journal_file: Path,
    run: Run,
    held: type[Keychain],
    types: Types,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("remember", "--yes")
    types(OTHER, OTHER)
    monkeypatch.setattr(held, "locked", True)
    ran = run("passphrase")
    assert ran.exit_code == 0
    assert "The passphrase is asked for from now on." in ran.stderr
    assert opens(journal_file, OTHER)


def test_list_when_the_key_opens_it_no_more_then_the_passphrase_is_asked_for(
    journal_file: Path,
    run: Run,
    held: type[Keychain],
    types: Types,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("remember", "--yes")
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.change_passphrase(OTHER)  # by a program that knows of no keychain
    journal.close()
    monkeypatch.delenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND")
    asked = types(OTHER)
    ran = run("list")
    assert (ran.exit_code, ran.stderr) == (0, NOTHING)
    assert asked == ["Passphrase: "]


def test_list_when_remembered_and_a_time_together_is_under_way_then_the_passphrase_is_asked_for(
    journal_file: Path,
    run: Run,
    held: type[Keychain],
    types: Types,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("remember", "--yes")
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date.today(), "closed to others"))
    journal.begin_together(Draft(entry=new_entry(Kind.SESSION, date.today())))
    journal.close()
    monkeypatch.delenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND")
    asked = types("these are not the words")
    ran = run("list")
    assert (ran.exit_code, ran.stdout, asked) == (3, "", ["Passphrase: "])


def test_list_when_it_is_not_remembered_then_no_keychain_is_loaded(
    journal_file: Path, spawn: Spawn
) -> None:
    ran = spawn("list", PYTHONVERBOSE="1")
    assert ran.returncode == 0
    assert b"import 'click'" in ran.stderr
    assert b"keyring" not in ran.stderr.replace(b"recovery_journal", b"")
