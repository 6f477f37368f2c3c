"""What screens ask of the app; none shows its text or its key in a repr."""

from textual.message import Message

from recovery_journal.journal import Journal


class Unlocked(Message):
    """The lock screen opened the journal."""

    def __init__(self, journal: Journal):
        super().__init__()
        self.journal = journal


class Created(Message):
    """The welcome made a journal."""

    def __init__(self, journal: Journal):
        super().__init__()
        self.journal = journal


class OpenEntry(Message):
    """Somebody wants to read an entry."""

    def __init__(self, entry_id: str):
        super().__init__()
        self.entry_id = entry_id


class EditEntry(Message):
    """Somebody wants to change an entry."""

    def __init__(self, entry_id: str):
        super().__init__()
        self.entry_id = entry_id
