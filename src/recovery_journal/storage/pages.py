"""The pages of a journal's file and of its log, each for itself; opens both for reading alone.

SQLCipher 4 with its default settings: a page has 4,096 bytes. The last 80 are 16 that its first
block is mixed with, and a seal of 64: HMAC-SHA512 over what is encrypted, those 16, and the page's
number. The file's first 16 bytes are the salt (SQLCipher's design document).
"""

import hmac
from functools import lru_cache
from hashlib import pbkdf2_hmac
from pathlib import Path

from recovery_journal.errors import Damaged
from recovery_journal.storage.first_look import PAGE_BYTES, first_bytes
from recovery_journal.storage.keys import KEY_BYTES, SALT_BYTES
from recovery_journal.storage.log import BEHIND, Log

IV_BYTES, SEAL_BYTES = 16, 64
USABLE_BYTES = PAGE_BYTES - IV_BYTES - SEAL_BYTES
_SEAL_SALT_MASK = 0x3A
_SEAL_ROUNDS = 2
_SIZE_AT = 28
"""Where the first page tells how many pages there are (SQLite's "Database File Format", 1.3)."""
_BATCH = 64
"""Pages that are decrypted in one go, which is far quicker than one by one."""
_BATCHES_KEPT = 512
_LOOKED_AT = 32
"""Pages of which one at least has to be sealed for a key to be the file's."""


def refuse_damaged(path: Path, raw: bytes) -> None:
    """Raise `Damaged` where a key is that of a file whose beginning or whose log is not whole.

    SQLCipher takes such a beginning for a wrong key, and lets go of what a log has behind damage.
    """
    pages = Pages(path, raw, first_bytes(path))
    try:
        if not pages.fits():
            return
        if pages.log.behind:
            raise Damaged(BEHIND)
        if not pages.is_sealed(1):
            raise Damaged(
                "The file's beginning can't be read. `recovery-journal check` tells more."
            )
    finally:
        pages.close()


class Pages:
    """The pages of a file with what its log says of them, as SQLite would have them.

    `count` is how many there are or were, from 1. `broken` are those whose seal does not fit, or
    that are missing at the end.
    """

    def __init__(self, path: Path, raw: bytes, salt: bytes):
        self._raw = raw
        self._seal_key = pbkdf2_hmac(
            "sha512", raw, bytes(b ^ _SEAL_SALT_MASK for b in salt), _SEAL_ROUNDS, KEY_BYTES
        )
        self._salt = salt
        self._path = path
        self._file = path.open("rb")
        self._in_file = -(-path.stat().st_size // PAGE_BYTES)
        self._batch = lru_cache(maxsize=_BATCHES_KEPT)(self._decrypted_batch)
        self.log = Log(path, self._is_sealed, self._in_file)
        self.count = self.log.page_count or self._in_file
        self.broken: frozenset[int] = frozenset()

    def close(self) -> None:
        """Close the file, and forget what was read of it."""
        self._batch.cache_clear()
        self._file.close()

    def fits(self) -> bool:
        """Whether the key is that of the file: whether one of its first pages is sealed with it."""
        first = range(1, min(self.count, _LOOKED_AT) + 1)
        return any(map(self.is_sealed, first))

    def is_sealed(self, number: int) -> bool:
        """Whether the seal of a page fits, as it lies in the log or in the file."""
        return self._is_sealed(number, self._sealed(number))

    def look(self) -> None:
        """Read every page and find those that are broken."""
        broken = {
            n for n in range(1, self.count + 1) if n in self.log.broken or not self.is_sealed(n)
        }
        if self._has_another_salt():
            broken.add(1)
        if 1 not in broken and not self.log.page_count:
            told = int.from_bytes(self._decrypted([1])[1][_SIZE_AT : _SIZE_AT + 4], "big")
            broken |= set(range(self.count + 1, told + 1))
            self.count = max(self.count, told)
        self.broken = frozenset(broken)

    def is_readable(self, number: int) -> bool:
        """Whether there is such a page, and it is whole."""
        return 1 <= number <= self.count and number not in self.broken

    def content(self, number: int) -> bytes:
        """What SQLite has in a page that is readable: 4,016 bytes, the reserved ones left out."""
        return self._batch((number - 1) // _BATCH)[number]

    def _has_another_salt(self) -> bool:
        """Whether the file's own salt is another one than that by which its pages are sealed."""
        return 1 not in self.log.places and self._at(self._path, 0)[:SALT_BYTES] != self._salt

    def _at(self, path: Path, offset: int) -> bytes:
        if path == self._path:
            self._file.seek(offset)
            return self._file.read(PAGE_BYTES)
        with path.open("rb") as file:
            file.seek(offset)
            return file.read(PAGE_BYTES)

    def _sealed(self, number: int) -> bytes:
        """A page as it lies in the log, else in the file."""
        if number in self.log.places:
            return self._at(self.log.path, self.log.places[number])
        return self._at(self._path, (number - 1) * PAGE_BYTES)

    def _is_sealed(self, number: int, page: bytes) -> bool:
        if len(page) != PAGE_BYTES:
            return False
        begins = SALT_BYTES if number == 1 else 0
        seal = hmac.new(self._seal_key, page[begins:-SEAL_BYTES], "sha512")
        seal.update(number.to_bytes(4, "little"))
        return hmac.compare_digest(seal.digest(), page[-SEAL_BYTES:])

    def _decrypted_batch(self, batch: int) -> dict[int, bytes]:
        first = batch * _BATCH + 1
        last = min(first + _BATCH, self.count + 1)
        return self._decrypted([n for n in range(first, last) if n not in self.broken])

    def _decrypted(self, numbers: list[int]) -> dict[int, bytes]:
        from recovery_journal.storage.aes import decrypt_blocks

        sealed, chained = bytearray(), bytearray()
        for number in numbers:
            page = self._sealed(number)
            body = page[SALT_BYTES if number == 1 else 0 : USABLE_BYTES]
            sealed += body
            chained += page[USABLE_BYTES : USABLE_BYTES + IV_BYTES] + body[:-16]
        blocks = int.from_bytes(decrypt_blocks(self._raw, bytes(sealed)), "big")
        plain = (blocks ^ int.from_bytes(chained, "big")).to_bytes(len(sealed), "big")
        found, at = {}, 0
        for number in numbers:
            # SQLite's first 16 bytes say what kind of file it is; the salt stands in their place.
            head = bytes(SALT_BYTES) if number == 1 else b""
            size = USABLE_BYTES - len(head)
            found[number] = head + plain[at : at + size]
            at += size
        return found
