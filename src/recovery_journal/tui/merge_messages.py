"""What is asked of the app about copies of the journal that come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from recovery_journal.journal.lying_beside import Lying
    from recovery_journal.model.entry import Entry


class LookedBeside(Message):
    """A thread has looked at the copies that lie beside the journal: these have more than it."""

    def __init__(self, found: list[Lying]):
        super().__init__()
        self.found = found


class BringTogether(Message):
    """Somebody wants to bring in a copy that lies beside."""


class PassCopyOver(Message):
    """Somebody wants to hear no more of the copies that lie beside, for now."""


class ChooseVersions(Message):
    """Somebody wants to choose between versions of what was changed in two places."""


class GoOnWithVersion(Message):
    """Somebody chose the version of an entry to go on with."""

    def __init__(self, chosen: Entry):
        super().__init__()
        self.chosen = chosen
