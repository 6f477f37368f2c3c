"""The journal: everything the command line and the screens may ask of it, and their only door.

All writing is on disk when a call returns. Errors are the `JournalError`s of each call.
The storage is loaded with the first journal that is opened, so that the lock can be on the screen
before it.
"""

from recovery_journal.journal.opening import Journal

__all__ = ["Journal"]
