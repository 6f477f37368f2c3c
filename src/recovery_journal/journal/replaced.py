"""The journal's file while it is open: brought up to date for whoever copies it, or replaced.

Tools that carry files between computers put a new file under the name of the old one. What the old
one holds is kept beside the new one then, brought into it, and let go of.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_journal.errors import Damaged
from recovery_journal.journal.merging import ComingTogether
from recovery_journal.model.records import Draft
from recovery_journal.model.whole import Merged

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from threading import Lock

    from recovery_journal.journal.opening import Journal
    from recovery_journal.model.whole import Piece
    from recovery_journal.storage.together import Carried


class Replaced(ComingTogether):
    """The part of the journal that looks after its file from outside."""

    _changing_key: "Lock"
    _seen: int
    _drafts_met: "set[tuple[str, datetime]]"

    if TYPE_CHECKING:

        def alone(self) -> "Journal":
            """The same open journal, as the person sees it alone."""

    def was_replaced(self) -> bool:
        """Whether another file has taken the place of the open one; one look at the disk.

        Not while a thread is at the open one: what it keeps there is to be brought over too.
        """
        if self.path is None or self._changing_key.locked() or self._vault.lent:
            return False
        return self._vault.is_replaced()

    def put_back(self) -> bool:
        """Give the open file its name again where it has none any more; whether that was done."""
        return self._vault.put_back()

    def bring_in_log(self) -> None:
        """Bring what was saved last into the file itself, for whoever copies it meanwhile."""
        if not (self._changing_key.locked() or self._vault.lent or self._vault.is_replaced()):
            self._vault.bring_in_log()

    def go_on_in_new_file(self) -> Merged:
        """Go on with the file that has taken the place of the open one, and bring that one into it.

        What the open one holds is kept beside it first, so that a kill loses nothing; that copy
        goes once all of it is in. A time together that is under way goes on. What raises before
        the new file is open leaves all as it is: `WrongPassphrase` where it has another key,
        `TooNew`, `Damaged`, `NoSpace` and the like.
        """
        from recovery_journal.storage import migrations

        me = self.alone()
        under_way, me._drafts_met = me._together.carried(), self._drafts_met
        kept = self._vault.keep_aside()
        self._vault.go_to_place(migrations.steps_taken)
        self._bring_up_to_date()
        told = me._bring_over(kept, under_way)
        self._meet()
        return told

    def _bring_up_to_date(self) -> None:
        """Take the steps that a file from an older version of this program has not taken."""
        from recovery_journal.storage import migrations

        if migrations.steps_taken(self._vault.connection) < len(migrations.STEPS):
            with self._vault.writing() as connection:
                migrations.migrate(connection)

    def _bring_over(self, kept: "Path | None", under_way: "Carried | None") -> Merged:
        """Bring in what was kept aside, but for drafts that are as the file had them once."""
        if kept is None:
            return Merged()

        def is_wanted(piece: "Piece") -> bool:
            if not isinstance(piece, Draft) or (piece.id, piece.updated) not in self._drafts_met:
                return True
            return under_way is not None and piece.entry.id == under_way.entry_id

        with self._read_from(kept, None) as theirs:
            told = self._take_some(filter(is_wanted, theirs.unknown_to(self._whole_file)))
        if under_way is not None:
            self._together.carry(under_way)
        with suppress(OSError):
            kept.unlink()
        return told

    def _meet(self) -> None:
        """Note what there is now, to tell by it what others write later, and what is typed here."""
        self._seen = self._vault.data_version()
        self._drafts_met = set()
        with suppress(Damaged):  # what can be read is shown all the same
            self._drafts_met.update(self._finding.draft_stamps())
