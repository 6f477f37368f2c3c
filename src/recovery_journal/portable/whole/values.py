"""Plain values of JSON or YAML read as what they are meant to be, or refused with a reason.

A reason names a field and what is wanted there, and none of the person's words.
"""

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_BODY, clean_text

_ID = re.compile(r"[0-9A-Za-z._:-]{1,200}")
Word = TypeVar("Word", bound=StrEnum)


class NotOurs(Unusable):
    """This piece can't be read; the message says which field, and what is wanted."""


class Fields:
    """The fields of one object, read one by one."""

    def __init__(self, told: Any, what: str = "This line"):
        if not isinstance(told, dict):
            raise NotOurs(f"{what} is no object with fields.")
        self._told = told

    @property
    def plain(self) -> dict[str, Any]:
        """The object itself."""
        return self._told

    def has(self, name: str) -> bool:
        """Whether a field is there and says something."""
        return self._told.get(name) is not None

    def get(self, name: str) -> Any:
        """A field as it is; None where it is left out."""
        return self._told.get(name)

    def text(self, name: str, *, one_line: bool = False) -> str:
        """A text, cleaned."""
        value = self._told.get(name)
        if not isinstance(value, str):
            raise NotOurs(f"`{name}`: a text is wanted.")
        if len(value) > LONGEST_BODY:
            raise NotOurs(f"`{name}`: longer than {LONGEST_BODY:,} characters.")
        return clean_text(value, one_line=one_line)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of one-line texts; one that is left out is empty."""
        values = self._told.get(name)
        values = [] if values is None or values == "" else values
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise NotOurs(f"`{name}`: a list of texts is wanted.")
        return tuple(clean_text(each, one_line=True) for each in values)

    def id(self, name: str) -> str:
        """An id, or a version."""
        value = self._told.get(name)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise NotOurs(f"`{name}`: an id is wanted, such as a UUID.")
        return value

    def id_or_none(self, name: str) -> str | None:
        """An id, or None where it is left out or empty."""
        return self.id(name) if self._told.get(name) else None

    def day(self, name: str) -> date:
        """A day, as an ISO 8601 date."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            raise NotOurs(f"`{name}`: a date such as 2026-03-12 is wanted.") from None

    def instant(self, name: str) -> datetime:
        """A moment in UTC, to the millisecond; one without a zone is refused."""
        try:
            at = datetime.fromisoformat(self.text(name))
            if at.tzinfo is None:
                raise ValueError
            at = at.astimezone(UTC)
        except (ValueError, OverflowError):
            raise NotOurs(
                f"`{name}`: a moment such as 2026-03-12T08:15:00.000Z is wanted."
            ) from None
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def instant_or_none(self, name: str) -> datetime | None:
        """A moment, or None where it is left out or empty."""
        return self.instant(name) if self._told.get(name) else None

    def yes(self, name: str) -> bool:
        """True or false, of JSON or in words; false where it is left out."""
        value = self._told.get(name)
        if value in (True, "true", "yes"):
            return True
        if value in (None, False, "", "false", "no"):
            return False
        raise NotOurs(f"`{name}`: true or false is wanted.")

    def number(self, name: str) -> int:
        """A whole number."""
        value = self._told.get(name)
        if type(value) is not int:
            raise NotOurs(f"`{name}`: a whole number is wanted.")
        return value

    def word(self, name: str, words: type[Word]) -> Word:
        """One of the program's own words."""
        try:
            return words(str(self._told.get(name)))
        except ValueError:
            told = ", ".join(word.value for word in words)
            raise NotOurs(f"`{name}`: one of {told} is wanted.") from None
