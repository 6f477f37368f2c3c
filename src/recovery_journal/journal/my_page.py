"""My page: lines picked from values, strengths, decisions and wins; and what it could hold."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal.decisions import Decisions
from recovery_journal.journal.export import Export
from recovery_journal.model.entry import Audience, Entry, Kind
from recovery_journal.model.my_page import SECTIONS, PageLine, Pick
from recovery_journal.model.views import Query

_PICKS = "my page"
MOST_WINS = 100
"""How many wins are offered: those with a star, then the newest."""
MOST_STORIES = 20
"""How many stories of one strength are offered, the newest."""


class MyPage(Decisions, Export):
    """The part of the journal that fits on one page."""

    def my_page(self) -> list[PageLine]:
        """The lines of the page, section by section, in the person's order.

        What lies in the trash, was erased or is not open to the audience is left out; so is a
        line whose words stood in a story that is none of these any more.
        """
        lines = [line for pick in self._picks() if (line := self._line(pick)) is not None]
        return [line for kind in SECTIONS for line in lines if line.kind is kind]

    def set_my_page(self, picks: list[Pick]) -> None:
        """Keep these lines on the page, in this order; one in the trash keeps its place after them.

        Raises `Unusable` in company.
        """
        if self.audience is not Audience.ME:
            raise Unusable("The page is picked alone.")
        waiting = [pick for pick in self._picks() if self._is_in_trash(pick)]
        told = [[pick.entry_id, pick.thread_id] for pick in dict.fromkeys([*picks, *waiting])]
        self._store.remember(_PICKS, json.dumps(told))

    def _picks(self) -> list[Pick]:
        return [Pick(*each) for each in json.loads(self._store.remembered(_PICKS) or "[]")]

    def _is_in_trash(self, pick: Pick) -> bool:
        with suppress(EntryNotFound):
            return self.entry(pick.entry_id).trashed is not None
        return False

    def _line(self, pick: Pick) -> PageLine | None:
        with suppress(EntryNotFound):
            entry = self.entry(pick.entry_id)
            if entry.trashed is None and entry.kind in SECTIONS:
                lines = self._story_lines(entry) if pick.thread_id else [_as_line(entry)]
                return next((line for line in lines if line.pick == pick), None)
        return None

    def _story_lines(self, strength: Entry) -> list[PageLine]:
        """A line for each story of a strength, newest first: the words marked, or its title."""
        stories = self._finding.threads([strength.id], kind=Kind.STORY).get(strength.id, [])
        return [
            PageLine(
                pick=Pick(strength.id, thread.id),
                kind=strength.kind,
                title=strength.title,
                words=thread.words or row.title,
            )
            for thread, row in reversed(stories)
        ]

    def page_choices(self) -> list[PageLine]:
        """The lines that the page could hold: values, strengths, what is being decided, some wins.

        Every line that is on the page is among them.
        """
        lines = [_as_line(value) for value in self.values().at_hand]
        for strength in self.strengths():
            lines.append(_as_line(strength.entry))
            lines += self._story_lines(strength.entry)[:MOST_STORIES]
        lines += [_as_line(each) for each in self.decisions_ahead()[:MOST_WINS]]
        starred = self.page(Query(kind=Kind.WIN, starred=True), limit=MOST_WINS)
        newest = self.page(Query(kind=Kind.WIN), limit=MOST_WINS)
        ids = dict.fromkeys(row.id for row in (*starred, *newest))
        lines += [_as_line(self.entry(win_id)) for win_id in list(ids)[:MOST_WINS]]
        there = {line.pick for line in lines}
        lines += [line for line in self.my_page() if line.pick not in there]
        return [line for kind in SECTIONS for line in lines if line.kind is kind]

    def my_page_as_markdown(self) -> Iterator[str]:
        """The page as a Markdown document, piece by piece."""
        from recovery_journal.portable.one_page import one_page

        return one_page(self.my_page())

    def export_my_page(self, target: Path, *, overwrite: bool = False) -> None:
        """Write the page into a file of its own, and a line into the ledger.

        Raises `CannotWrite` where the journal itself would be written over.
        """
        from recovery_journal.portable.one_page import one_page
        from recovery_journal.private_files import write_private

        self._spare_the_journal(target)
        lines = self.my_page()
        write_private(target, one_page(lines), overwrite=overwrite)
        self._note_export(str(target), len(lines), "markdown; my page")


def _as_line(entry: Entry) -> PageLine:
    words = _first_line(entry.body)
    return PageLine(pick=Pick(entry.id), kind=entry.kind, title=entry.title, words=words)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
