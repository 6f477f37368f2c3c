"""Where each row of a list stands on its canvas: one line for it, or two with an excerpt."""

from bisect import bisect_right
from itertools import accumulate

from recovery_journal.model.excerpt import holds_all
from recovery_journal.model.views import Row


class RowHeights:
    """The lines of some rows, measured once; a search gives two to a row whose title lacks it."""

    def __init__(self, rows: list[Row], words: str):
        self._rows = rows
        wanted = words.strip()
        heights = (2 if wanted and not holds_all(row.title, wanted) else 1 for row in rows)
        self._tops = list(accumulate(heights, initial=0))

    @property
    def total(self) -> int:
        """All lines together."""
        return self._tops[-1]

    def top(self, index: int | None) -> int:
        """The first line of a row; 0 for none."""
        return self._tops[index] if index is not None else 0

    def end(self, index: int) -> int:
        """The line after a row's last."""
        return self._tops[index + 1]

    def index_at(self, line: int) -> int:
        """The row that has this line; the last one for lines below all."""
        return min(bisect_right(self._tops, line) - 1, len(self._tops) - 2)

    def found_again(self, row_id: str, past: int) -> int | None:
        """The line so many past the top of a row; None when the row is not among these."""
        for row, top in zip(self._rows, self._tops, strict=False):
            if row.id == row_id:
                return top + past
        return None
