"""Which reader a file is for: by what stands at its beginning, and else by its name."""

import re
from pathlib import PurePath

from recovery_journal.portable.incoming import (
    csv_file,
    day_one_zip,
    jrnl_text,
    json_file,
    text_file,
)
from recovery_journal.portable.incoming.found import Reader

BEGINNING = 65_536
"""Bytes of a file that are enough to tell by."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_JSON = re.compile(r'\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*\{\s*"[^"\n]*"\s*:|(?:\[\s*\]|\{\s*\})\s*\Z)')
_BY_NAME: dict[str, Reader] = {
    ".zip": day_one_zip.read,
    ".json": json_file.read,
    ".csv": csv_file.read,
    ".tsv": csv_file.read,
    ".tab": csv_file.read,
    ".md": text_file.read,
    ".markdown": text_file.read,
    ".mdown": text_file.read,
    ".txt": text_file.read,
    ".text": text_file.read,
}


def reader_of(name: str, beginning: bytes) -> Reader | None:
    """The reader for a file of this name that begins so; None where it is for none of them."""
    if beginning.startswith(_ZIP):
        return day_one_zip.read
    text = beginning[:BEGINNING].decode("utf-8-sig", errors="ignore")
    if _JSON.match(text):
        return json_file.read
    line = next((line for line in text.splitlines() if line.strip()), "")
    if jrnl_text.is_bracketed(line) or jrnl_text.is_bare(line):
        return jrnl_text.read
    if csv_file.delimiter_of(line):
        return csv_file.read
    return _BY_NAME.get(PurePath(name).suffix.lower())
