"""The lines of a file, one at a time, so that a long file needs little memory."""

import io
from collections.abc import Iterator

from recovery_journal.portable.incoming.found import Opens


def text_lines(opens: Opens, *, newline: str | None = None) -> Iterator[str]:
    r"""The lines of UTF-8 text, each with its end, a leading byte order mark dropped.

    Line ends of every kind are \n, or stay with `newline=""`. A byte that is not UTF-8 becomes a
    lone surrogate, which no text may hold: what it stands in is refused, and nothing else.
    """
    with (
        opens() as file,
        io.TextIOWrapper(
            file, encoding="utf-8-sig", errors="surrogateescape", newline=newline
        ) as lines,
    ):
        yield from lines
