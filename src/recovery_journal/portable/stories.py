"""What is told of an entry as paragraphs and tables; of a decision, with what came of it."""

from collections.abc import Callable, Collection
from functools import lru_cache

from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.records import Thread
from recovery_journal.model.telling import ALONE, Around, SaidDay, Told
from recovery_journal.model.told import told
from recovery_journal.model.views import Row
from recovery_journal.portable.escape import block
from recovery_journal.portable.tables import table

Threads = list[tuple[Thread, Row]]
"""An entry's threads, each with the entry at its other end."""

AroundThem = Callable[[list[Entry], dict[str, Threads]], dict[str, Around]]
"""Gives what other entries tell of decisions, by id, from them and their threads."""

Here = Callable[[list[str]], Collection[str]]
"""Gives those of some ids whose entries are in the document."""

_SHORT = 40
"""Characters from which on a text is hardly said twice."""


class Stories:
    """What is told of the entries of a batch; what is around its decisions is asked for once."""

    def __init__(
        self, batch: list[Entry], threads: dict[str, Threads], around: AroundThem, here: Here
    ):
        decisions = [entry for entry in batch if entry.kind is Kind.DECISION]
        self._around = around(decisions, threads) if decisions else {}
        came = [each.came for each in self._around.values()]
        ids = [brief.id for each in came for brief in (*each.look_backs, *each.steps)]
        self._here = here(ids) if ids else ()

    def told(self, entry: Entry, day: SaidDay) -> list[str]:
        """Each thing under its label in bold."""
        around = self._around.get(entry.id, ALONE)
        return [_told(said, self._here) for said in told(entry, day, around)]


def _told(said: Told, here: Collection[str]) -> str:
    if said.table:
        return f"**{said.label}**\n\n{table(said.table, said.ids, here)}"
    linked = bool(said.ids) and said.ids[0] in here
    label = f"**[{said.label}](#e-{said.ids[0]})**" if linked else f"**{said.label}**"
    return f"{label}\\\n{_text(said.text)}" if said.text else label


def _text(text: str) -> str:
    return _short_text(text) if len(text) < _SHORT else block(text)


@lru_cache(maxsize=512)
def _short_text(text: str) -> str:
    """Names and choices, of which the same few come again and again."""
    return block(text)
