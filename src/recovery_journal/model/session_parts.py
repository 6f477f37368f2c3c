"""What may be said of a time together, before it and at its end."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from recovery_journal.errors import Unusable
from recovery_journal.model.parts import Details, prose, state


@dataclass(frozen=True, slots=True)
class SessionDetails(Details):
    """What was agreed, and what was taken from it; what the person says of it is the body.

    `closed` is told to nobody else later, and search does not look into it. `picked`, `steps`
    and `mirror` are lines of text. `signed` is when the person said "that's right", in words.
    `began` and `ended` are instants, ISO 8601 in UTC; empty for not yet.
    """

    GIVEN: ClassVar[frozenset[str]] = frozenset({"steps", "mirror", "signed"})

    with_whom: str = prose("With", "A name or initials")
    worth: str = prose("What would make this time worth it", "In a line")
    closed: str = prose("What stays closed today", "A word or a few", searched=False)
    types: str = prose("Who types", "Me, you, by turns")
    may_leave: str = prose("What may leave", "Nothing, the summary, a word or a few")
    picked: str = prose("Lines I picked", asked=False)
    steps: str = prose("Next steps", asked=False)
    mirror: str = prose("From whom it came", asked=False)
    signed: str = prose("That's right, said on", asked=False, searched=False)
    began: str = state("Began")
    ended: str = state("Ended")

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Details from plain values; raises `Unusable`, too, for what is no instant."""
        details = super(SessionDetails, cls).from_dict(values)
        for name, text in (("began", details.began), ("ended", details.ended)):
            if text and not _is_instant(text):
                raise Unusable(f"{name}: this is no instant with its zone.")
        return details


def _is_instant(text: str) -> bool:
    with suppress(ValueError):
        return datetime.fromisoformat(text).tzinfo is not None
    return False
