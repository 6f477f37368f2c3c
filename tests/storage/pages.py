"""The pages of a journal's file as they are under the encryption, free ones and all.

SQLite itself shows no free page, so a page is decrypted here: each has its own starting block
(SQLCipher's design document, "Page structure").
"""

from pathlib import Path

from recovery_journal.storage.aes import decrypt_blocks as decrypt_blocks

PAGE = 4096
SALT = 16
RESERVED = 80
"""At a page's end: 16 bytes that the first block is mixed with, and a seal of 64."""


def decrypted(path: Path, raw_key: bytes) -> bytes:
    """All pages of a journal's file, as SQLite has them."""
    sealed, chained = bytearray(), bytearray()
    content = path.read_bytes()
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        mixed_with = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        sealed += body
        chained += mixed_with + body[:-16]
    mixed = int.from_bytes(decrypt_blocks(raw_key, bytes(sealed)), "big")
    mixed ^= int.from_bytes(chained, "big")
    return mixed.to_bytes(len(sealed), "big")
