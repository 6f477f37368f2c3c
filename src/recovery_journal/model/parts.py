"""How a kind of entry declares what it holds beside a title and a body.

A kind's details are a frozen dataclass derived from `Details`; each field is made with `prose`,
`words` or `mark`, which carry its label and its question. The form, the Markdown, the JSON
and the search text of the kind all follow from these declarations.
"""

from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, Self

from recovery_journal.model.text import clean_text


class Shape(Enum):
    """What a part takes: a text, several short names, or a yes."""

    PROSE = "prose"
    """`str`, lines allowed; empty when nothing is said."""
    WORDS = "words"
    """`tuple[str, ...]` of one-line names, in the person's order, none twice."""
    MARK = "mark"
    """`bool`; False when nothing is said."""


@dataclass(frozen=True, slots=True)
class Part:
    """One declared field: its name in code and files, its label, and the question it answers."""

    name: str
    label: str
    hint: str
    shape: Shape
    searched: bool


def prose(label: str, hint: str = "", *, searched: bool = True) -> Any:
    """Declare a part that holds text of any length."""
    return _declare("", label, hint, Shape.PROSE, searched)


def words(label: str, hint: str = "", *, searched: bool = True) -> Any:
    """Declare a part that holds several short names."""
    return _declare((), label, hint, Shape.WORDS, searched)


def mark(label: str, hint: str = "") -> Any:
    """Declare a part that is said or not."""
    return _declare(False, label, hint, Shape.MARK, searched=False)


def _declare(default: object, label: str, hint: str, shape: Shape, searched: bool) -> Any:
    told = {"label": label, "hint": hint, "shape": shape, "searched": searched}
    return field(default=default, repr=False, metadata=told)


_DECLARED: dict[object, tuple[Part, ...]] = {}
"""The parts of each class of details, worked out once."""


@dataclass(frozen=True, slots=True)
class Details:
    """The details of a kind that has none; the base of those that have some."""

    @classmethod
    def parts(cls) -> tuple[Part, ...]:
        """The declared parts, in the order of the form."""
        if cls not in _DECLARED:
            _DECLARED[cls] = tuple(Part(name=f.name, **f.metadata) for f in fields(cls))
        return _DECLARED[cls]

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Details from plain values, cleaned; names that this kind does not declare are passed by.

        Raises `TextRefused` for text that cannot be kept.
        """
        known = {part.name: part.shape for part in cls.parts()}
        kept = {
            name: as_shape(known[name], value) for name, value in values.items() if name in known
        }
        return cls(**kept)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON: text, lists of names, booleans; every part is there."""
        plain = {part.name: getattr(self, part.name) for part in self.parts()}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in plain.items()}

    def said(self) -> list[tuple[Part, Any]]:
        """The parts that are not empty, with their values."""
        pairs = ((part, getattr(self, part.name)) for part in self.parts())
        return [(part, value) for part, value in pairs if value]


def as_shape(shape: Shape, value: Any) -> str | tuple[str, ...] | bool:
    """A plain value in the form its part keeps: cleaned, names trimmed, none empty or twice."""
    if shape is Shape.MARK:
        return bool(value)
    if shape is Shape.PROSE:
        return clean_text(str(value or ""))
    cleaned = (clean_text(str(name), one_line=True) for name in value or ())
    return tuple(dict.fromkeys(name for name in cleaned if name))
