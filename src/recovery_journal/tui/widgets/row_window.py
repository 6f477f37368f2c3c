"""The rows that a list holds at a time, and which of them stands out: pages by key, both ways."""

from datetime import date
from typing import Protocol

from recovery_journal.model.views import Row

PAGE_ROWS = 60
MOST_ROWS = 600


class Pages(Protocol):
    """Where rows come from: a page, newest first, older than `before` or newer than `after`."""

    def __call__(
        self, *, before: int | None = None, after: int | None = None, limit: int
    ) -> list[Row]:
        """At most `limit` rows next to that place."""


class RowWindow:
    """Some neighbouring rows of a list of any length; what moves too far away is let go.

    `chosen` is the row that stands out. It stays chosen when its page is let go, and comes back
    with the next move. With `most`, the newest so many are the whole list.
    """

    def __init__(
        self,
        pages: Pages,
        *,
        most: int | None = None,
        page_rows: int = PAGE_ROWS,
        most_rows: int = MOST_ROWS,
    ):
        self._pages = pages
        self._most = most
        self._page_rows = most or page_rows
        self._most_rows = max(most_rows, self._page_rows)
        self.rows: list[Row] = []
        self.chosen: Row | None = None
        self.at_newest = self.at_oldest = True

    @property
    def index(self) -> int | None:
        """Where the chosen row stands among those held; None when it is not held."""
        if self.chosen is not None:
            for index, row in enumerate(self.rows):
                if row.id == self.chosen.id:
                    return index
        return None

    def first(self) -> None:
        """Hold the newest, and choose the first."""
        self.rows = self._pages(limit=self._page_rows)
        self.at_newest, self.at_oldest = True, self._is_whole(len(self.rows))
        self.chosen = self.rows[0] if self.rows else None

    def last(self) -> None:
        """Hold the oldest, and choose the last."""
        if self.at_oldest and self._most is not None:
            self.chosen = self.rows[-1] if self.rows else None
            return
        self.rows = self._pages(after=0, limit=self._page_rows)
        self.at_newest, self.at_oldest = self._is_whole(len(self.rows)), True
        self.chosen = self.rows[-1] if self.rows else None

    def around(self, place: int) -> None:
        """Hold what stands around a place, and choose the row there, or else the one below it."""
        if self._most is not None:
            self.first()
            held = [row for row in self.rows if row.place <= place]
            self.chosen = held[0] if held else self.chosen
            return
        newer = self._pages(after=place, limit=self._page_rows)
        older = self._pages(before=place + 1, limit=self._page_rows)
        self.rows = newer + older
        self.at_newest, self.at_oldest = self._is_whole(len(newer)), self._is_whole(len(older))
        nearest = older[:1] or newer[-1:]
        self.chosen = nearest[0] if nearest else None

    def stay_on(self, day: date, known: set[str]) -> None:
        """Choose the row of this day that is not known, or the last: something of it is open now.

        `known` has the ids of the rows that were held before.
        """
        of_day = [row for row in self.rows if row.day == day]
        new = [row for row in of_day if row.id not in known]
        self.chosen = next(iter([*new, *of_day[-1:]]), self.chosen)

    def _is_whole(self, number: int) -> bool:
        return self._most is not None or number < self._page_rows

    def older(self) -> int:
        """Hold a page of older rows too; how many were let go at the newer end."""
        page = self._pages(before=self.rows[-1].place, limit=self._page_rows) if self.rows else []
        self.at_oldest = self._is_whole(len(page))
        self.rows += page
        gone = max(0, len(self.rows) - self._most_rows)
        del self.rows[:gone]
        self.at_newest = self.at_newest and not gone
        return gone

    def newer(self) -> int:
        """Hold a page of newer rows too; how many were added at the newer end."""
        page = self._pages(after=self.rows[0].place, limit=self._page_rows) if self.rows else []
        self.at_newest = self._is_whole(len(page))
        self.rows[:0] = page
        self.at_oldest = self.at_oldest and len(self.rows) <= self._most_rows
        del self.rows[self._most_rows :]
        return len(page)

    def move(self, by: int) -> None:
        """Choose the row so many below, or above when negative; the ends stop it."""
        if self.chosen is None:
            return
        if self.index is None:
            self.around(self.chosen.place)
        wanted = (self.index or 0) + by
        while wanted >= len(self.rows) and not self.at_oldest:
            wanted -= self.older()
        while wanted < 0 and not self.at_newest:
            wanted += self.newer()
        if self.rows:
            self.chosen = self.rows[min(max(wanted, 0), len(self.rows) - 1)]

    def choose(self, index: int) -> None:
        """Choose a row that is held."""
        self.chosen = self.rows[index]
