"""What a row tells, and how it is printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    `ours` and `floor` are in `unit`; `times` says whether the limit is on ours / floor or on
    ours - floor; the limit is a number of that sort. Without a floor, ours itself is limited.
    """

    what: str
    ours: float
    floor: float | None
    unit: str
    limit: float
    times: bool = True

    def cells(self) -> tuple[str, ...]:
        """The columns of the table."""
        ours = f"{self.ours:.1f} {self.unit}"
        if self.floor is None:
            return self.what, ours, "", ours, f"{self.limit:g} {self.unit}"
        floor = f"{self.floor:.1f} {self.unit}"
        if self.times:
            return self.what, ours, floor, f"{self.ours / self.floor:.2f} ×", f"{self.limit:g} ×"
        more = f"{self.ours - self.floor:+.1f} {self.unit}"
        return self.what, ours, floor, more, f"{self.limit:+g} {self.unit}"


HEAD = ("what", "ours", "floor", "compared", "at most")
WIDTHS = (58, 11, 11, 11, 9)


def line(cells: Iterable[str]) -> str:
    """One line of the table: the first column to the left, the figures to the right."""
    first, *others = zip(cells, WIDTHS, strict=True)
    return "  ".join([f"{first[0]:<{first[1]}}", *(f"{cell:>{width}}" for cell, width in others)])


def side_by_side(
    rounds: int, ours: Callable[[], float], floor: Callable[[], float]
) -> tuple[float, float]:
    """The medians of two measurements taken in turns, after one of each to warm up.

    With no rounds the warming up is what counts.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for into, measure in zip(taken, (ours, floor), strict=True):
            took = measure()
            if number or not rounds:
                into.append(took)
    return median(taken[0]), median(taken[1])


def slowest_twentieth(taken: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
