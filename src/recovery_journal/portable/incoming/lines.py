"""The lines of a file's bytes, one at a time, so that a long file needs little memory."""

import io
from collections.abc import Iterator


def text_lines(data: bytes, *, newline: str | None = None) -> Iterator[str]:
    r"""The lines of UTF-8 text, each with its end, a leading byte order mark dropped.

    Line ends of every kind are \n, or stay with `newline=""`. A byte that is not UTF-8 becomes a
    lone surrogate, which no text may hold: what it stands in is refused, and nothing else.
    """
    return io.TextIOWrapper(
        io.BytesIO(data), encoding="utf-8-sig", errors="surrogateescape", newline=newline
    )
