"""The write-ahead log beside a file, read frame by frame (SQLite's "Database File Format", 4).

SQLite reads a log up to the first frame that does not fit its checksum, and lets go of all behind
it. Each checksum goes on from the one before, so that a frame which was changed later is told from
a log that was never finished: those behind it fit on.
"""

import struct
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

from recovery_journal.storage.first_look import PAGE_BYTES

_HEAD = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_FRAME_BYTES = _FRAME.size + PAGE_BYTES
_MAGIC = 0x377F0682
"""The first number of a log; its last bit is the byte order of the checksums."""

BEHIND = (
    "The log beside the file is damaged. What was saved last lies behind the damage; "
    "`recovery-journal salvage` reads it."
)
"""Said where a log has changes that SQLite does not come to."""

_Sum = tuple[int, int]


class Log:
    """What a log holds, up to its last whole change, with those behind a broken frame.

    `places` says where in the log the newest page of a number lies; `broken` are the pages whose
    newest frame is not whole; `page_count` is 0 where there is no change. `behind` is how many
    changes lie where SQLite does not come to, as something before them was changed later.
    """

    def __init__(self, file: Path, is_sealed: Callable[[int, bytes], bool], pages: int):
        self.path = file.with_name(f"{file.name}-wal")
        self.places: dict[int, int] = {}
        self.broken: set[int] = set()
        self.page_count = 0
        self.behind = 0
        self._is_sealed = is_sealed
        self._pages = pages
        self._raw = self.path.read_bytes() if self.path.is_file() else b""
        if len(self._raw) > _HEAD.size + _FRAME_BYTES - 1:
            self._read()

    def _read(self) -> None:
        magic, *_, salt, other_salt, first, second = _HEAD.unpack_from(self._raw)
        self._is_big = bool(magic & 1) if magic & ~1 == _MAGIC else sys.byteorder == "big"
        self._salts = (salt, other_salt)
        before: _Sum | None = (first, second)
        come_to = self._sum((0, 0), self._raw[: _HEAD.size - 8])
        damaged = come_to != before
        if damaged:
            self._salts = self._frame(_HEAD.size)[2]
            before = self._going_on(_HEAD.size, (first, second), come_to)
        waiting: dict[int, int] = {}
        at = _HEAD.size
        while before is not None and at + _FRAME_BYTES <= len(self._raw):
            number, size, salts, told = self._frame(at)
            come_to = self._come_to(before, at)
            if salts != self._salts or come_to != told:
                before = self._going_on(at + _FRAME_BYTES, told, come_to)
                fits = salts == self._salts and before == told
                if before is None or (fits and self._is_sealed(number, self._page(at))):
                    return  # the end: what lies behind is of another time
                number = self._number(at) or number
                damaged = True
            else:
                before = come_to
            waiting[number] = at
            if size:
                self._keep(waiting, size, damaged)
                waiting = {}
            at += _FRAME_BYTES

    def _keep(self, waiting: dict[int, int], size: int, damaged: bool) -> None:
        """Take in a whole change."""
        for number, at in waiting.items():
            self.places[number] = at + _FRAME.size
            sealed = self._is_sealed(number, self._page(at))
            (self.broken.discard if sealed else self.broken.add)(number)
        self.page_count = size
        self.behind += damaged

    def _frame(self, at: int) -> tuple[int, int, _Sum, _Sum]:
        """A frame's page, the count of pages if it ends a change, its salts, its checksum."""
        number, size, salt, other_salt, first, second = _FRAME.unpack_from(self._raw, at)
        return number, size, (salt, other_salt), (first, second)

    def _page(self, at: int) -> bytes:
        return self._raw[at + _FRAME.size : at + _FRAME_BYTES]

    def _number(self, at: int) -> int:
        """The number of the page in a frame, by its seal; 0 where it fits none."""
        page = self._page(at)
        return next((n for n in range(1, self._pages + 1) if self._is_sealed(n, page)), 0)

    def _going_on(self, at: int, *sums: _Sum) -> _Sum | None:
        """Which of these sums the frame at a place goes on from; None for none of them."""
        if at + _FRAME_BYTES > len(self._raw):
            return None
        _, _, salts, told = self._frame(at)
        fitting = (before for before in sums if self._come_to(before, at) == told)
        return next(fitting, None) if salts == self._salts else None

    def _come_to(self, before: _Sum, at: int) -> _Sum:
        return self._sum(self._sum(before, self._raw[at : at + 8]), self._page(at))

    def _sum(self, before: _Sum, content: bytes) -> _Sum:
        words = array("I", content)
        if self._is_big != (sys.byteorder == "big"):
            words.byteswap()
        first, second = before
        for word, other in zip(words[::2], words[1::2], strict=True):
            first = first + word + second & 0xFFFFFFFF
            second = second + other + first & 0xFFFFFFFF
        return first, second
