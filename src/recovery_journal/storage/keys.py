"""The key of a journal: from a passphrase, or from the recovery code that a person wrote down.

SQLCipher 4 derives its 32-byte key with PBKDF2-HMAC-SHA512, 256,000 rounds, from the passphrase
and the first 16 bytes of the file (SQLCipher's design document, "Key derivation"). The recovery
code is that key with a checksum, in Crockford's base 32: 56 letters in 14 groups of four.
"""

import re
import unicodedata

from recovery_journal.errors import Unusable, WrongPassphrase
from recovery_journal.model.passphrase import SHORTEST

ROUNDS = 256_000
SALT_BYTES = 16
KEY_BYTES = 32

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011", " -\t\n.–—_")
_CHECKSUM_BYTES = 3
_KEY_ITSELF = re.compile(r"x'[0-9a-f]+'", re.IGNORECASE)
"""How SQLCipher is given a key that is not to be derived (its documentation of `PRAGMA key`)."""


def normal_passphrase(passphrase: str) -> str:
    """The passphrase in NFC, so that every keyboard types the same.

    Raises `Unusable` when it holds a control character, which a key cannot carry.
    """
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in passphrase):
        raise Unusable("A passphrase is one line of ordinary characters.")
    return unicodedata.normalize("NFC", passphrase)


def new_passphrase(passphrase: str) -> str:
    """A passphrase fit to lock a journal: normal, and at least 8 characters.

    Raises `Unusable` when it is shorter, and for hex digits in the form that SQLCipher takes as
    the key itself: it would be used as it is, with nothing derived from it.
    """
    normal = normal_passphrase(passphrase)
    if len(normal) < SHORTEST:
        raise Unusable(f"A passphrase has at least {SHORTEST} characters.")
    if _KEY_ITSELF.fullmatch(normal):
        raise Unusable("This has the form of a key. Other words are safer as a passphrase.")
    return normal


def derive(passphrase: str, salt: bytes) -> bytes:
    """The raw key (32 bytes) for a normal passphrase and a file's salt (16 bytes); some 0.15 s."""
    import hashlib

    return hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, KEY_BYTES)


def _checksum(key: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(b"recovery-journal recovery code" + key).digest()[:_CHECKSUM_BYTES]


def recovery_code(key: bytes) -> str:
    """The key with its checksum as 14 groups of four letters and digits."""
    bits = int.from_bytes(key + _checksum(key), "big")
    letters = [_ALPHABET[bits >> shift & 31] for shift in range(275, -1, -5)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, 56, 4))


def key_from_code(code: str) -> bytes:
    """The raw key that a recovery code holds; spaces, hyphens and case do not matter.

    O is read as 0, I and L as 1. Raises `WrongPassphrase` when letters are left out or mistaken.
    """
    letters = code.upper().translate(_READ_AS)
    if len(letters) != 56 or not set(letters) <= set(_ALPHABET):
        raise WrongPassphrase(
            "A recovery code has 14 groups of four letters and digits. This has another shape."
        )
    bits = 0
    for letter in letters:
        bits = bits << 5 | _ALPHABET.index(letter)
    raw = bits.to_bytes(KEY_BYTES + _CHECKSUM_BYTES, "big")
    key, checksum = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if _checksum(key) != checksum:
        raise WrongPassphrase("One of these letters differs from the code that was written down.")
    return key
