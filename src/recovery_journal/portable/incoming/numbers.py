"""A set of numbers that needs little memory, to know again what was seen before."""

from array import array

_FIRST = 1024


class Numbers:
    """Numbers of 64 bits that are spread evenly, such as digests; 32 bytes for each at most."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST))
        self._count = 0

    def add(self, number: int) -> bool:
        """Put a number in, of which the lowest 64 bits count; whether it was not there yet."""
        number = number & 0xFFFF_FFFF_FFFF_FFFF or 1  # an empty slot is 0
        if 2 * self._count >= len(self._slots):
            self._grow()
        new = self._put(number)
        self._count += new
        return new

    def _put(self, number: int) -> bool:
        slots, last = self._slots, len(self._slots) - 1
        at = number & last
        while there := slots[at]:
            if there == number:
                return False
            at = (at + 1) & last
        slots[at] = number
        return True

    def _grow(self) -> None:
        before = self._slots
        self._slots = array("Q", bytes(16 * len(before)))
        for number in before:
            if number:
                self._put(number)
