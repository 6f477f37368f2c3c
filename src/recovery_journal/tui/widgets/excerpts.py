"""The words around what a search found, for the rows that are drawn."""

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.excerpt import excerpt, holds_all
from recovery_journal.model.parts import in_words
from recovery_journal.model.views import Row


class Excerpts:
    """One line for each row, looked up in the journal when the row is first drawn."""

    def __init__(self, journal: Journal):
        self._journal = journal
        self._lines: dict[str, str] = {}

    def forget(self) -> None:
        """Begin anew, for another search."""
        self._lines.clear()

    def of(self, row: Row, words: str) -> str:
        """The line of a row: its body around the words, or the part or tag that holds them."""
        if row.id not in self._lines:
            near = holds_all(row.excerpt, words)
            self._lines[row.id] = excerpt([row.excerpt] if near else self._texts(row), words)
        return self._lines[row.id]

    def _texts(self, row: Row) -> list[str]:
        try:
            entry = self._journal.entry(row.id)
        except JournalError:
            return [row.excerpt]
        parts = [in_words(part, value) for part, value in entry.details.said()]
        return [entry.body, *parts, " ".join(entry.tags)]
