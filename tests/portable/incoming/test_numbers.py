"""Numbers that are known again, each as a set would have it."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.portable.incoming.numbers import Numbers


@given(numbers=st.lists(st.integers(1, 2**64 - 1) | st.integers(1, 9), max_size=200))
def test_add_when_any_numbers_then_new_as_in_a_set(numbers: list[int]) -> None:
    known, ours = set[int](), Numbers()
    for number in numbers:
        assert ours.add(number) == (number not in known)
        known.add(number)


def test_add_when_there_are_many_in_one_place_then_all_are_known_again() -> None:
    numbers = Numbers()
    many = [*range(1, 5000), *(n << 40 for n in range(1, 300)), *(-n for n in range(1, 99))]
    assert all(map(numbers.add, many))
    assert not any(map(numbers.add, many))
    assert numbers.add(2**64 - 99)


def test_add_when_a_number_is_zero_or_larger_then_its_lowest_bits_count() -> None:
    numbers = Numbers()
    assert numbers.add(0)
    assert not numbers.add(0)
    assert numbers.add(2**64 + 5)
    assert not numbers.add(5)
