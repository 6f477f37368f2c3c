"""A journal's key in this system's keychain: off until somebody asks for it, forgotten in one step.

Only keychains of the system itself are used. The package `keyring` finds them, and is asked for
each by name: what an environment or a file of its settings puts in their place is not looked at.
"""

import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from recovery_journal.errors import JournalError, Unusable, WrongPassphrase
from recovery_journal.paths import known_as

if TYPE_CHECKING:
    from recovery_journal.journal import Journal

SERVICE = "recovery-journal"
"""Under which name the keychain shows it."""
_SYSTEMS = {
    "keyring.backends.macOS": "Keyring",
    "keyring.backends.Windows": "WinVaultKeyring",
    "keyring.backends.SecretService": "Keyring",
    "keyring.backends.libsecret": "Keyring",
    "keyring.backends.kwallet": "DBusKeyring",
}
"""The keychains of systems, as keyring names them; a file in plain text is not among them."""
_OF_ENVIRONMENT = "KEYRING_PROPERTY_"
"""How variables begin that would lead a keychain to another place."""
_NONE = "There is none here that the journal can use. Nothing was changed."


class NoKeychain(Unusable):
    """The system has no keychain."""

    title = "No keychain"


class KeychainClosed(NoKeychain):
    """The system's keychain does not open, or takes nothing."""

    title = "The keychain stays closed"


class _Keychain(Protocol):
    """What is asked of a keychain of keyring's."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


def is_there() -> bool:
    """Whether the system has a keychain that is at hand."""
    return next(_keychains(), None) is not None


def kept(path: Path) -> str | None:
    """The recovery code that is kept for a journal; None for none, and where none can be read."""
    for keychain in _keychains():
        try:
            found = keychain.get_password(SERVICE, known_as(path))
        except Exception:  # noqa: S112 - each system has errors of its own; the next may have it
            continue
        if found:
            return found
    return None


def keep(path: Path, code: str) -> None:
    """Keep a journal's recovery code. Raises `NoKeychain` or `KeychainClosed`; none is kept."""
    keychain = next(_keychains(), None)
    if keychain is None:
        raise NoKeychain(_NONE)
    try:
        keychain.set_password(SERVICE, known_as(path), code)
        is_kept = keychain.get_password(SERVICE, known_as(path)) == code
    except Exception:
        is_kept = False
    if not is_kept:
        raise KeychainClosed("It did not take the key.")


def forget(path: Path) -> bool:
    """Take a journal's code out of every keychain; whether there was one.

    Raises `KeychainClosed` where one may have it and does not let it go.
    """
    was_there = False
    for keychain in _keychains():
        try:
            if keychain.get_password(SERVICE, known_as(path)) is None:
                continue
            keychain.delete_password(SERVICE, known_as(path))
        except Exception:
            raise KeychainClosed("It does not let the key go.") from None
        was_there = True
    return was_there


def opened(path: Path) -> "Journal | None":
    """The journal, opened with the code that is kept for it; None where that opens it no more.

    Raises what opening a journal does, a wrong key aside.
    """
    from recovery_journal.journal import Journal

    code = kept(path)
    if code is None:
        return None
    try:
        return Journal.recover(path, code)
    except WrongPassphrase:
        return None


def kept_anew(path: Path, code: str) -> str:
    """Keep another code in place of the one before; a sentence where that can't be, else ""."""
    try:
        keep(path, code)
    except JournalError as error:
        return f"{error.title}. The passphrase is asked for from now on."
    return ""


def _keychains() -> Iterator[_Keychain]:
    """The keychains at hand, the one that fits this system best first."""
    for name in [each for each in os.environ if each.startswith(_OF_ENVIRONMENT)]:
        del os.environ[name]
    found = [each for module, name in _SYSTEMS.items() if (each := _system(module, name))]
    for kind in sorted(found, key=lambda each: -each.priority):
        try:
            yield kind()
        except Exception:  # noqa: S112 - it is there and does not begin
            continue


def _system(module: str, name: str) -> Any:
    """A keychain's class, where keyring is installed and this system has that keychain."""
    try:
        kind: Any = getattr(importlib.import_module(module), name)
        # What was put into that module from elsewhere is another program's keychain.
        return kind if kind.__module__.startswith(module) and kind.viable else None
    except Exception:
        return None
