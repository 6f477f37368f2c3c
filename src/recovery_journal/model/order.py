"""Moving one of some things in an order of which not all are part."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def moved(order: Sequence[T], one: T, by: int) -> tuple[T, ...]:
    """The order with one of them so many places further, nearer when negative.

    From outside it comes in at the end, and from the last place it goes out again.
    """
    if one not in order:
        return (*order, one) if by < 0 else tuple(order)
    at = order.index(one)
    others = [each for each in order if each != one]
    if by > 0 and at == len(others):
        return tuple(others)
    place = min(max(at + by, 0), len(others))
    return (*others[:place], one, *others[place:])
