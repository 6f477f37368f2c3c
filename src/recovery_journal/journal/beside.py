"""What is kept beside the entries: the person's people, small settings, the ledger."""

from recovery_journal.journal.base import Base
from recovery_journal.model.entry import Audience
from recovery_journal.model.records import LedgerLine, Person
from recovery_journal.model.text import clean_text

_OWN_WORDS = ("areas", "people", "strengths hidden", "sure words", "words kept")
"""Settings that hold words of the person's."""


class Beside(Base):
    """The part of the journal that is not about entries."""

    def people(self) -> list[Person]:
        """The person's own people, in their order; they are open to nobody else."""
        return self._store.people() if self.audience is Audience.ME else []

    def set_people(self, people: list[Person]) -> None:
        """Keep the person's own people, in this order."""
        cleaned = [
            Person(
                name=clean_text(one.name, one_line=True), reach=clean_text(one.reach, one_line=True)
            )
            for one in people
        ]
        self._store.set_people(cleaned)

    def remembered(self, name: str) -> str | None:
        """A small setting kept inside the file; to others, none with words of the person's."""
        closed = name in _OWN_WORDS and self.audience is not Audience.ME
        return None if closed else self._store.remembered(name)

    def remember(self, name: str, value: str) -> None:
        """Keep a small setting inside the file."""
        self._store.remember(name, value)

    def ledger(self) -> list[LedgerLine]:
        """What was opened and what left the file, newest first; the person's own list."""
        return self._store.ledger() if self.audience is Audience.ME else []

    def check(self) -> list[str]:
        """What is wrong with the file, a sentence each; empty when it is sound."""
        from recovery_journal.storage.soundness import faults

        return faults(self._vault, self._finding)
