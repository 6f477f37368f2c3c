"""A whole journal as a folder: a Markdown file for each entry, and one file for all the rest.

The rest is `journal.jsonl`, JSON Lines as in `lines`: of each entry it tells its file, that file's
SHA-256 and the earlier versions; then whatever is no entry.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from recovery_journal.model.merging import beginning_of
from recovery_journal.model.whole import Beginning, Lineage, Piece
from recovery_journal.portable.whole.as_json import encoded, past, piece_line
from recovery_journal.portable.whole.file_names import file_of, longer_file_of
from recovery_journal.portable.whole.lines import head
from recovery_journal.portable.whole.page import page

REST = "journal.jsonl"
FORMAT = "recovery-journal folder"
_AT_ONCE = 500

Ends = Callable[[list[str]], dict[str, list[Beginning]]]
"""Of each of some entries, what it is threaded to, the oldest thread first."""
Writes = Callable[[str, str], bool]
"""Writes a new file of the folder: its path there, its text; False where one has that name."""


def write(pieces: Iterable[Piece], ends: Ends, writes: Writes) -> Iterator[str]:
    """Write the files of the entries, and give the lines of the rest, piece by piece."""
    yield f"{head(FORMAT)}\n"
    rest = iter(pieces)
    while some := list(islice(rest, _AT_ONCE)):
        linked = ends([each.standing.id for each in some if isinstance(each, Lineage)])
        for piece in some:
            if isinstance(piece, Lineage):
                yield _entry(piece, linked.get(piece.standing.id, []), writes)
            else:
                yield f"{piece_line(piece)}\n"


def _entry(lineage: Lineage, ends: list[Beginning], writes: Writes) -> str:
    began, entry = beginning_of(lineage.versions), lineage.standing
    text = page(entry, map(file_of, ends))
    file = f"{file_of(began)}.md"
    if not writes(file, text):
        file = f"{longer_file_of(began)}.md"
        writes(file, text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    told = encoded({"is": "entry", "id": entry.id, "file": file, "sha256": digest})
    return f"{told[:-1]}{past(lineage)}}}\n"


def is_folder(path: Path) -> bool:
    """Whether a folder is one of ours."""
    from recovery_journal.portable.whole.lines import is_head

    try:
        with (path / REST).open("rb") as file:
            return is_head(file.readline(1000), FORMAT)
    except OSError:
        return False
