"""A keychain as a system has one, in memory, in the place of those that are known."""

import threading
from typing import ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from recovery_journal.journal import keychain
from recovery_journal.paths import known_as

__all__ = ["Keychain", "account_of", "use_keychain"]
account_of = known_as


class Keychain(KeyringBackend):
    """What is kept in it, by service and account; it may be locked, or wait for its owner."""

    priority: ClassVar[float] = 9
    kept: ClassVar[dict[tuple[str, str], str]] = {}
    locked: ClassVar[bool] = False
    answers: ClassVar[threading.Event] = threading.Event()
    asked: ClassVar[threading.Event] = threading.Event()

    def _open(self) -> None:
        Keychain.asked.set()
        assert Keychain.answers.wait(30)
        if Keychain.locked:
            raise KeyringLocked("a word of its own")

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept."""
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Let it go."""
        self._open()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        del self.kept[service, username]


def use_keychain(monkeypatch: pytest.MonkeyPatch) -> type[Keychain]:
    """Let this be the system's keychain, empty and open, to the end of the test."""
    monkeypatch.setattr(keychain, "_SYSTEMS", {"tests.keychains": "Keychain"})
    monkeypatch.setattr(Keychain, "kept", {})
    monkeypatch.setattr(Keychain, "locked", False)
    for name in ("answers", "asked"):
        monkeypatch.setattr(Keychain, name, threading.Event())
    Keychain.answers.set()
    return Keychain
