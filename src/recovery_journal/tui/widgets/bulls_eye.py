"""A bull's eye: rings around a middle, and a mark for each subject, nearer the closer it was."""

from collections.abc import Iterator, Sequence
from math import ceil, copysign, cos, pi, sin, sqrt
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from recovery_journal.model.parts import HIGHEST

Mark = tuple[str, int | None]
"""One character of one cell, and how close it was, 0 to 10, or None: nothing is told of it."""

Spot = tuple[int, int]
"""A cell: its column and its line, both from 0."""

_WIDEST = 1.3
"""How much wider than round the rings may be, to use a wide space."""

_SCALE_FROM = (24, 15)
"""From so many columns and lines on, a line below says which number each ring stands for."""

_APART, _FLAT = 2, 0.65
"""Columns from dot to dot where a ring is flat, and the part of its reach where it is."""

_TURNS = 240
"""How finely a ring is searched for a free cell."""


class Disc(NamedTuple):
    """Where the rings lie: the middle, and how many columns and lines the outermost is from it."""

    column: int
    line: int
    across: int
    up: int

    def spot(self, turn: float, distance: float) -> Spot:
        """The cell at a distance of 0 to 10; a turn goes from straight up (0) clockwise to 1."""
        part = distance / HIGHEST
        return (
            self.column + _whole(self.across * part * sin(2 * pi * turn)),
            self.line - _whole(self.up * part * cos(2 * pi * turn)),
        )

    @property
    def rings(self) -> list[int]:
        """The distances that get dots, outermost last: only so many as the eye can tell apart."""
        return [2, 4, 6, 8, 10] if self.up >= 13 else [5, 10]


class BullsEye(Widget):
    """Marks around a middle, each in its own direction; what is nearer to the middle was closer."""

    at_hand: reactive[str] = reactive("")
    """The mark that stands out, or ""."""

    _marks: tuple[Mark, ...] = ()

    def show(self, marks: list[Mark]) -> None:
        """Draw these; a subject keeps its direction as long as the list has the same ones."""
        self._marks = tuple(marks)
        self.refresh()

    def render(self) -> Content:
        """Quiet rings, and the marks on them."""
        width, height = self.content_size
        spots = places(width, height, self._marks)
        lines = [Content(text).stylize("$hint") for text in drawing(width, height, self._marks)]
        for mark, (column, line) in spots.items():
            style = "bold reverse $accent" if mark == self.at_hand else "bold $accent"
            lines[line] = lines[line].stylize(style, column, column + 1)
        return Content("\n").join(lines)


def disc_in(width: int, height: int) -> Disc:
    """The largest rings for a space of at least 1 x 1 cells, in its middle."""
    below = 2 if _has_scale(width, height) else 0
    widest = (width - 1) // 2
    up = min((height - below - 1) // 2, (widest + 1) // 2)
    across = min(widest, int(2 * up * _WIDEST))
    return Disc((width - 1) // 2, (height - below - 1) // 2, across, up)


def places(width: int, height: int, marks: Sequence[Mark]) -> dict[str, Spot]:
    """Where each told mark stands, no two on one cell; one that finds no room is left out."""
    if width < 1 or height < 1:
        return {}
    disc = disc_in(width, height)
    taken: dict[Spot, str] = {}
    for number, (mark, close) in enumerate(marks):
        if close is None:
            continue
        near = _from(disc, number / len(marks), HIGHEST - close)
        spot = next((spot for spot in near if spot not in taken), None)
        if spot:
            taken[spot] = mark
    return {mark: spot for spot, mark in taken.items()}


def drawing(width: int, height: int, marks: Sequence[Mark]) -> list[str]:
    """The lines of the picture, each as wide as the space."""
    if width < 1 or height < 1:
        return []
    disc = disc_in(width, height)
    cells = [[" "] * width for _ in range(height)]
    for column, line in (spot for ring in disc.rings for spot in _dots(disc, ring)):
        cells[line][column] = "·"
    cells[disc.line][disc.column] = "+"
    for mark, (column, line) in places(width, height, marks).items():
        cells[line][column] = mark
    if _has_scale(width, height):
        cells[disc.line + disc.up + 2] = list(_scale(disc, width))
    return ["".join(line) for line in cells]


def _from(disc: Disc, turn: float, distance: int) -> Iterator[Spot]:
    """Cells for a mark: along its ring, the nearest first, and then along the rings beside it."""
    halves = [half / 2 for half in range(2 * HIGHEST + 1)]
    for ring in sorted(halves, key=lambda ring: abs(ring - distance)):
        for step in range(_TURNS // 2 + 1):
            yield disc.spot(turn + step / _TURNS, ring)
            yield disc.spot(turn - step / _TURNS, ring)


def _dots(disc: Disc, ring: int) -> Iterator[Spot]:
    """A ring's dots: evenly apart where it is flat, and one in each line below that."""
    across, up = disc.across * ring / HIGHEST, disc.up * ring / HIGHEST
    if not across or not up:
        return
    dots = [
        (x, _whole(up * sqrt(1 - (x / across) ** 2)))
        for x in range(0, int(across * _FLAT) + 1, _APART)
    ]
    dots += [(_whole(across * sqrt(1 - (y / up) ** 2)), y) for y in range(dots[-1][1])]
    for x, y in dots:
        for left, over in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            yield disc.column + left * x, disc.line + over * y


def _has_scale(width: int, height: int) -> bool:
    return width >= _SCALE_FROM[0] and height >= _SCALE_FROM[1]


def _scale(disc: Disc, width: int) -> str:
    """The numbers under the rings, to the right from the middle."""
    line = " " * disc.column + str(HIGHEST)
    for ring in disc.rings:
        line = f"{line:<{disc.spot(0.25, ring)[0]}}{HIGHEST - ring}"
    return f"{line:<{width}}"


def _whole(number: float) -> int:
    """To the nearest cell, halves towards the middle, so that both sides are alike."""
    return int(copysign(ceil(abs(number) - 0.5 - 1e-9), number))
