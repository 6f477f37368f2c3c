"""How a kind of entry declares what it holds beside a title and a body.

A kind's details are a frozen dataclass derived from `Details`; each field is made with `prose`,
`words`, `mark`, `one_of`, `ruler`, `day` or `state`, which carry its label and its question. The
form, the Markdown, the JSON and the search text of the kind all follow from these declarations.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from typing import Any, ClassVar, Self

from recovery_journal.errors import Unusable
from recovery_journal.model.text import clean_text

LOWEST, HIGHEST = 0, 10
"""The ends of a ruler."""


class Shape(Enum):
    """What a part takes: a text, several short names, or a yes."""

    PROSE = "prose"
    """`str`, lines allowed; empty when nothing is said."""
    WORDS = "words"
    """`tuple[str, ...]` of one-line names, in the person's order, none twice."""
    MARK = "mark"
    """`bool`; False when nothing is said."""
    ONE_OF = "one of"
    """`str`, one of the part's choices, or of the person's own where it declares none."""
    RULER = "ruler"
    """`int` from 0 to 10; None when nothing is said, which is not 0."""
    DAY = "day"
    """`str`, an ISO 8601 date; empty when nothing is said."""
    STATE = "state"
    """`str` that the program keeps to go on from; no page tells it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One declared field: its name in code and files, its label, and the question it answers."""

    name: str
    label: str
    hint: str
    shape: Shape
    searched: bool
    choices: tuple[str, ...] = ()
    asked: bool = True
    """Whether the kind's form asks for it from the start."""

    def is_said(self, value: Any) -> bool:
        """Whether this value is to be told; 0 on a ruler is."""
        if self.shape is Shape.RULER:
            return value is not None
        return bool(value) and self.shape is not Shape.STATE


def prose(label: str, hint: str = "", *, searched: bool = True, asked: bool = True) -> Any:
    """Declare a part that holds text of any length."""
    return _declare("", label, hint, Shape.PROSE, searched, asked=asked)


def words(label: str, hint: str = "", *, searched: bool = True) -> Any:
    """Declare a part that holds several short names."""
    return _declare((), label, hint, Shape.WORDS, searched)


def mark(label: str, hint: str = "") -> Any:
    """Declare a part that is said or not."""
    return _declare(False, label, hint, Shape.MARK, searched=False)


def one_of(label: str, choices: tuple[str, ...], *, asked: bool = True) -> Any:
    """Declare a part that is one of a few words, or nothing."""
    return _declare("", label, "", Shape.ONE_OF, searched=False, choices=choices, asked=asked)


def ruler(label: str) -> Any:
    """Declare a part that is a number from 0 to 10, or nothing."""
    return _declare(None, label, "", Shape.RULER, searched=False)


def day(label: str, hint: str = "", *, asked: bool = False) -> Any:
    """Declare a part that is a day, or nothing."""
    return _declare("", label, hint, Shape.DAY, searched=False, asked=asked)


def state(label: str) -> Any:
    """Declare what the program keeps to go on from."""
    return _declare("", label, "", Shape.STATE, searched=False, asked=False)


def _declare(
    default: object,
    label: str,
    hint: str,
    shape: Shape,
    searched: bool,
    choices: tuple[str, ...] = (),
    asked: bool = True,
) -> Any:
    told = {"label": label, "hint": hint, "shape": shape, "searched": searched}
    return field(default=default, repr=False, metadata=told | {"choices": choices, "asked": asked})


_DECLARED: dict[object, tuple[Part, ...]] = {}
"""The parts of each class of details, worked out once."""

_UNSAID: dict[type["Details"], "Details"] = {}
"""The one instance of each class of details in which nothing is said."""


@dataclass(frozen=True, slots=True)
class Details:
    """The details of a kind that has none; the base of those that have some."""

    GIVEN: ClassVar[frozenset[str]] = frozenset()
    """Parts that the program fills in when somebody begins; alone they are nothing written."""

    @classmethod
    def parts(cls) -> tuple[Part, ...]:
        """The declared parts, in the order of the form."""
        if cls not in _DECLARED:
            _DECLARED[cls] = tuple(Part(name=f.name, **f.metadata) for f in fields(cls))
        return _DECLARED[cls]

    @classmethod
    def unsaid(cls) -> "Details":
        """The details in which nothing is said; always the same instance."""
        if cls not in _UNSAID:
            _UNSAID[cls] = cls()
        return _UNSAID[cls]

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Details from plain values, cleaned; names that this kind does not declare are passed by.

        Raises `TextRefused` for text that cannot be kept, and `Unusable` for a number, a word or
        a day that a part does not take.
        """
        known = {part.name: part for part in cls.parts()}
        return cls(**{n: as_shape(known[n], v) for n, v in values.items() if n in known})

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON: text, lists, booleans, numbers or None; every part is there."""
        plain = {part.name: getattr(self, part.name) for part in self.parts()}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in plain.items()}

    def asked(self) -> list[tuple[Part, Any]]:
        """The parts that a form shows, with their values.

        A day that is not asked for shows once it is said, and with it the texts that are asked
        for no earlier.
        """
        pairs = [(part, getattr(self, part.name)) for part in self.parts()]
        later = any(v for part, v in pairs if part.shape is Shape.DAY and not part.asked)
        with_day = (Shape.DAY, Shape.PROSE) if later else ()
        return [pair for pair in pairs if pair[0].asked or pair[0].shape in with_day]

    def said(self) -> list[tuple[Part, Any]]:
        """The parts that are not empty, with their values."""
        # Most parts of most entries are empty: those are passed over without a call, and what the
        # store reads of an entry that says nothing at once.
        if self is _UNSAID.get(type(self)):
            return []
        return [
            (part, value)
            for part in self.parts()
            if ((value := getattr(self, part.name)) or value == 0) and part.is_said(value)
        ]


def as_shape(part: Part, value: Any) -> str | tuple[str, ...] | bool | int | None:
    """A plain value in the form its part keeps: cleaned, names trimmed, none empty or twice."""
    shape = part.shape
    if shape is Shape.MARK:
        return bool(value)
    if shape in (Shape.PROSE, Shape.STATE):
        return clean_text(str(value or ""))
    if shape is Shape.RULER:
        return _on_ruler(part, value)
    if shape in (Shape.ONE_OF, Shape.DAY):
        return _fitting(part, str(value or ""))
    cleaned = (clean_text(str(name), one_line=True) for name in value or ())
    return tuple(dict.fromkeys(name for name in cleaned if name))


def in_words(part: Part, value: Any) -> str:
    """A value as it is told beside its label: names in a row, a number of ten; "" for a mark."""
    if part.shape is Shape.PROSE:
        return str(value)
    if part.shape is Shape.WORDS:
        return ", ".join(value)
    if part.shape is Shape.RULER:
        return f"{value} of {HIGHEST}"
    return "" if part.shape is Shape.MARK else str(value)


def _on_ruler(part: Part, value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is int and LOWEST <= value <= HIGHEST:
        return value
    raise Unusable(f"{part.label}: a whole number from {LOWEST} to {HIGHEST} is wanted.")


def _fitting(part: Part, value: str) -> str:
    if part.shape is Shape.ONE_OF and not part.choices:
        return clean_text(value, one_line=True)
    if value and part.shape is Shape.ONE_OF and value not in part.choices:
        raise Unusable(f"{part.label}: one of {', '.join(part.choices)} is wanted.")
    if value and part.shape is Shape.DAY:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise Unusable(f"{part.label}: a date such as 2026-03-12 is wanted.") from None
    return value
