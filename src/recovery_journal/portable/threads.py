"""What a thread says beside its words, for every page that tells of one."""

from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row

_TOGETHER = "together"


def way(thread: Thread, row: Row) -> str:
    """Which way a ripple goes to `row`, the entry at its other end; "" for any other thread."""
    if not thread.ripple:
        return ""
    return "led to" if thread.target == row.id else "came from"


def seen(thread: Thread) -> str:
    """Who saw it: "seen by me", "seen together", "seen by" a name; "" where nobody is said."""
    if not thread.seen_by:
        return ""
    return f"seen {_TOGETHER}" if thread.seen_by == _TOGETHER else f"seen by {thread.seen_by}"
