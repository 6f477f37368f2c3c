"""How far something long has come, said now and then."""

from recovery_journal.cli.terminal import say

_EVERY = 1000
"""After how many pieces it is said how far it is."""


class HowFar:
    """Says how many pieces have gone by, now and then."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._said = 0

    def __call__(self, number: int) -> None:
        """So many have gone by so far."""
        if number - self._said >= _EVERY:
            self._said = number
            say(f"{number:,} {self._what} …")
