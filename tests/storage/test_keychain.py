"""The system's keychain: what is kept in it, which are taken, what nobody can put in its place."""

import sys
from pathlib import Path

import pytest

from recovery_journal.errors import Damaged
from recovery_journal.journal import Journal, keychain
from recovery_journal.paths import known_as
from tests.keychains import Keychain, account_of, use_keychain
from tests.storage.conftest import PASSPHRASE

OTHER = "walnut harbour candle mist"
SWAPPED = """
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username): raise SystemExit
    def set_password(self, service, username, password): raise SystemExit
    def delete_password(self, service, username): raise SystemExit
"""


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> type[Keychain]:
    """The keychain of this system, for a test."""
    return use_keychain(monkeypatch)


@pytest.fixture
def closed(journal: Journal, journal_path: Path) -> tuple[Path, str]:
    """The path of a journal that nobody has open, and its recovery code."""
    code = journal.recovery_code()
    journal.close()
    return journal_path, code


def test_keep_when_there_is_a_keychain_then_it_opens_until_it_is_forgotten(
    held: type[Keychain], closed: tuple[Path, str]
) -> None:
    path, code = closed
    assert keychain.opened(path) is None
    keychain.keep(path, code)
    assert held.kept == {("recovery-journal", str(path.resolve())): code}
    opened = keychain.opened(path)
    assert opened is not None
    assert opened.is_passphrase(PASSPHRASE)
    opened.close()
    assert keychain.forget(path)
    assert held.kept == {}
    assert not keychain.forget(path)
    assert keychain.opened(path) is None


def test_opened_when_the_key_is_another_by_now_then_passed_over_in_silence(
    held: type[Keychain], closed: tuple[Path, str], capfd: pytest.CaptureFixture[str]
) -> None:
    path, code = closed
    keychain.keep(path, code)
    journal = Journal.recover(path, code)
    journal.change_passphrase(OTHER)
    newer = journal.recovery_code()
    journal.close()
    before = path.read_bytes()
    assert keychain.opened(path) is None
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")
    assert keychain.kept_anew(path, newer) == ""
    opened = keychain.opened(path)
    assert opened is not None
    opened.close()
    held.kept["recovery-journal", account_of(path)] = "no code at all"
    assert keychain.opened(path) is None


def test_opened_when_the_file_is_damaged_then_that_is_told(
    held: type[Keychain], closed: tuple[Path, str]
) -> None:
    path, code = closed
    keychain.keep(path, code)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Damaged):
        keychain.opened(path)


def test_keychain_when_locked_then_read_as_none_and_told_where_something_is_asked_of_it(
    held: type[Keychain], closed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, code = closed
    keychain.keep(path, code)
    monkeypatch.setattr(held, "locked", True)
    assert keychain.opened(path) is None
    with pytest.raises(keychain.KeychainClosed, match="did not take"):
        keychain.keep(path, code)
    with pytest.raises(keychain.KeychainClosed, match="does not let"):
        keychain.forget(path)
    assert "asked for from now on" in keychain.kept_anew(path, code)


@pytest.mark.parametrize(
    "found",
    [
        {"keyring.backends.null": "Keyring"},
        {"keyring.backends.fail": "Keyring"},
        {"keyring.backends.no_such": "Keyring"},
        {"keyring.backends.SecretService": "NoSuch"},
        {"keyring": "core"},
    ],
    ids=lambda found: next(iter(found)),
)
def test_keep_when_what_is_found_keeps_nothing_then_no_keychain(
    closed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, found: dict[str, str]
) -> None:
    monkeypatch.setattr(keychain, "_SYSTEMS", found)
    with pytest.raises(keychain.NoKeychain):
        keychain.keep(*closed)
    assert keychain.kept(closed[0]) is None


def test_keychain_when_the_environment_names_another_then_it_is_not_even_loaded(
    closed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "swapped_in.py").write_text(SWAPPED)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "swapped_in.Keyring")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    (tmp_path / "python_keyring").mkdir()
    rc = f"[backend]\ndefault-keyring=swapped_in.Keyring\nkeyring-path={tmp_path}\n"
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(rc)
    assert not keychain.is_there()
    with pytest.raises(keychain.NoKeychain, match="none here"):
        keychain.keep(*closed)
    assert keychain.kept(closed[0]) is None
    assert not keychain.forget(closed[0])
    assert "swapped_in" not in sys.modules


def test_keychain_when_another_class_lies_in_a_systems_module_then_passed_over(
    closed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyring.backends.SecretService.Keyring", Keychain)
    monkeypatch.setattr(keychain, "_SYSTEMS", {"keyring.backends.SecretService": "Keyring"})
    assert not keychain.is_there()


def test_keychain_when_a_variable_would_lead_it_elsewhere_then_it_does_not(
    held: type[Keychain], closed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_KEPT", "elsewhere")
    keychain.keep(*closed)
    assert len(held.kept) == 1


def test_known_as_when_a_link_or_no_text_then_one_name_that_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    (tmp_path / "link.db").symlink_to(path)
    assert known_as(tmp_path / "link.db") == known_as(path) == str(path.resolve())
    odd = tmp_path / "\udcff.db"
    assert known_as(odd).endswith("\\xff.db")
    known_as(odd).encode()
