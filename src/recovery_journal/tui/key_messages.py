"""What screens ask of the app about what opens the journal, and about leaving it."""

from __future__ import annotations

from textual.message import Message


class RememberKey(Message):
    """The person wants this computer to open the journal without asking."""


class ForgetKey(Message):
    """The person wants to be asked for the passphrase again."""


class ForgetCopies(Message):
    """The person erased something, and wants one new copy in place of those that hold it."""


class LeaveForGood(Message):
    """The person wants to erase the journal; the passphrase is asked for first."""


class EraseJournal(Message):
    """The person typed the word: the journal goes, with files of their own if they said so."""

    def __init__(self, *, own_too: bool):
        super().__init__()
        self.own_too = own_too
