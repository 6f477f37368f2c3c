"""The name of an entry's file: the same in every export, on every system, and no other entry's.

It is made of what never changes: the kind, the day and first line that the entry began with, and
the end of its id. Letters and digits of any script stay; all else becomes a hyphen.
"""

import re
import unicodedata

from recovery_journal.model.whole import Beginning

_BREAKS = re.compile(r"[\W_]+")
_MOST_BYTES = 60
"""Of the first line, in UTF-8: with the rest, far below the 255 that file systems take."""
_OF_ITS_ID = 12
"""Letters: of a UUIDv7, bits that are drawn at random."""


def file_of(began: Beginning) -> str:
    """The path of an entry's file within the folder, with `/` and without its ending."""
    end = _BREAKS.sub("", began.id)[-_OF_ITS_ID:].lower()
    told = filter(None, (began.day.isoformat(), _slug(began.title), end))
    return f"{began.kind.plural}/{'-'.join(told)}"


def longer_file_of(began: Beginning) -> str:
    """The same with all of its id, for where another entry's file has the shorter name."""
    return f"{file_of(began)}-{_BREAKS.sub('-', began.id).lower()}"


def _slug(title: str) -> str:
    """The first letters of a title, whole words if it may be."""
    folded = unicodedata.normalize("NFC", title).casefold()
    words, kept = _BREAKS.sub("-", unicodedata.normalize("NFC", folded)).strip("-"), ""
    for word in words.split("-"):
        longer = f"{kept}-{word}" if kept else word
        if len(longer.encode()) > _MOST_BYTES:
            break
        kept = longer
    return kept or words.encode()[:_MOST_BYTES].decode(errors="ignore")
