"""The entries of a JSON file, one at a time, so that a long journal needs little memory."""

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, BinaryIO

from recovery_journal.portable.incoming.found import Opens

AT_ONCE = 65_536
"""Letters that are read at a time; more where one entry is longer."""

_BEHIND = 3
"""Letters behind a number that tell whether it goes on."""
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*")


def entries_in(opens: Opens) -> Iterator[Any]:
    """What stands in the list of a file, or in the list of that name in its one object.

    Raises `ValueError` where it is no whole JSON of either form, which may be at its end.
    """
    with opens() as file:
        text = _Text(file)
        if text.sign() == "[":
            yield from _listed(text)
        else:
            yield from _named(text)
        if text.sign():
            raise ValueError("There is more behind it.")


def _named(text: "_Text") -> Iterator[Any]:
    """The list "entries" of an object; what has another name is passed over."""
    found = False
    text.take("{")
    while True:
        name = text.value()
        text.take(":")
        if name == "entries" and not found:
            found = True
            yield from _listed(text)
        elif isinstance(name, str) and name != "entries":
            text.value()
        else:
            raise ValueError("It has two lists of entries, or a name that is none.")
        if text.sign() != ",":
            break
        text.take(",")
    text.take("}")
    if not found:
        raise ValueError("There are no entries.")


def _listed(text: "_Text") -> Iterator[Any]:
    text.take("[")
    if text.sign() != "]":
        yield text.value()
        while text.sign() == ",":
            text.take(",")
            yield text.value()
    text.take("]")


class _Text:
    """A file as text, of which as much is held as the next value takes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        self._held = ""
        self._at = 0

    def sign(self) -> str:
        """The next sign that is no white space, left where it is; "" at the end."""
        while True:
            match = _SPACE.match(self._held, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def take(self, sign: str) -> None:
        """Go on behind this sign; raises `ValueError` where it is another."""
        if self.sign() != sign:
            raise ValueError("It is another sign.")
        self._at += 1

    def value(self) -> Any:
        """The next value; raises `ValueError` where there is none."""
        self.sign()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except ValueError:
                if not self._more():
                    raise
                continue
            # A number near the end of what is held may go on, as 1 does in 1.5 and in 1e+5.
            whole = not isinstance(value, int | float) or end + _BEHIND <= len(self._held)
            if whole or not self._more():
                self._at = end
                return value

    def _more(self) -> bool:
        """Read on, as much again as is held; whether there was any more."""
        rest = self._held[self._at :]
        read = self._file.read(max(AT_ONCE, len(rest)))
        if read:
            self._held, self._at = rest + read, 0
        return bool(read)
