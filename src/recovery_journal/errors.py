"""What can go wrong, in words that are safe to show: none holds a word of the journal.

Each error carries a short `title`, a sentence for the person as its message, and the
`exit_code` that the command line ends with. The codes are part of the command line's promise:
0 done, 1 a fault in this program, 2 usage, 3 wrong passphrase, 4 no journal,
5 damaged or not a journal, 6 busy, 7 cannot write, 8 made by a newer program.
"""


class JournalError(Exception):
    """The base of all errors a person may meet; `str(error)` is safe to show."""

    title = "That did not work"
    exit_code = 1


class Unusable(JournalError):
    """What was asked for cannot be read that way: a bad day, an unknown tag, an empty win."""

    title = "That can't be used"
    exit_code = 2


class TextRefused(Unusable):
    """The text holds something that cannot be kept faithfully, such as a lone surrogate."""

    title = "This text can't be kept"


class EntryNotFound(Unusable):
    """There is no such entry, or it is not open to this audience."""

    title = "No such entry"


class Closed(JournalError):
    """The journal was locked before this was asked of it."""

    title = "The journal is locked"


class WrongPassphrase(JournalError):
    """The file did not decrypt with these words or with this code."""

    title = "That did not open it"
    exit_code = 3


class NoJournal(JournalError):
    """There is no file at the path."""

    title = "No journal here yet"
    exit_code = 4


class NotAJournal(JournalError):
    """The file is something else: plain SQLite, text, another program's database, or empty."""

    title = "This is not a journal"
    exit_code = 5


class Damaged(JournalError):
    """The file is a journal, and some of it cannot be read."""

    title = "The journal is damaged"
    exit_code = 5


class Busy(JournalError):
    """Another process holds the file's write lock for longer than the wait."""

    title = "The journal is busy"
    exit_code = 6


class CannotWrite(JournalError):
    """The file or its folder does not take a write; nothing was changed."""

    title = "The journal can't be written"
    exit_code = 7


class NoSpace(CannotWrite):
    """The disk is full."""

    title = "The disk is full"


class ReadOnly(CannotWrite):
    """The file, its folder or its disk is read-only."""

    title = "The journal is read-only"


class AlreadyThere(CannotWrite):
    """A file stands where one would be made; nothing is overwritten unasked."""

    title = "There is a file already"


class TooNew(JournalError):
    """The file was written by a newer version of this program."""

    title = "This journal is newer than the program"
    exit_code = 8
