"""Identifiers: the layout of RFC 9562, and an order that holds whatever the clock does."""

import re
import sys
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from uuid import RFC_4122, UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recovery_journal.model import ids
from recovery_journal.model.ids import new_id

CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MILLISECOND = 1_000_000
"""Nanoseconds in one."""


def set_clock(patch: pytest.MonkeyPatch, time_ns: Callable[[], int]) -> None:
    """Let ids begin anew, by this clock."""
    patch.setattr(ids, "time", SimpleNamespace(time_ns=time_ns))
    patch.setattr(ids, "_last", -1)


def stamp(made: str) -> tuple[int, int]:
    """The milliseconds of an id and its fraction of one, in parts of 4,096."""
    value = UUID(made).int
    return value >> 80, value >> 64 & 0xFFF


@pytest.fixture
def quick_switches() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_new_id_when_made_then_canonical_version_7_of_the_rfc() -> None:
    made = new_id()
    assert CANONICAL.fullmatch(made)
    assert UUID(made).version == 7
    assert UUID(made).variant == RFC_4122


def test_new_id_when_at_the_moment_of_the_rfc_then_its_example(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # RFC 9562, appendix A.6: Tuesday, 22 February 2022, 19:22:22 GMT.
    random = (0x18C4DC0C0C07398F << 2).to_bytes(8, "big")
    monkeypatch.setattr(ids, "os", SimpleNamespace(urandom=lambda size: random[:size]))
    nanoseconds = 1_645_557_742_000 * MILLISECOND + -(-0xCC3 * MILLISECOND // 4096)
    set_clock(monkeypatch, lambda: nanoseconds)
    assert new_id() == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@pytest.mark.parametrize(
    ("random", "end"), [(b"\xff" * 8, "bfff-ffffffffffff"), (b"\x00" * 8, "8000-000000000000")]
)
def test_new_id_when_the_random_bits_are_alike_then_the_variant_stays(
    monkeypatch: pytest.MonkeyPatch, random: bytes, end: str
) -> None:
    monkeypatch.setattr(ids, "os", SimpleNamespace(urandom=lambda size: random[:size]))
    assert new_id().endswith(f"-{end}")


@settings(deadline=None)
@given(st.integers(0, (1 << 48) * MILLISECOND - 1))
@example((1 << 48) * MILLISECOND - 1)
@example(MILLISECOND - 1)
@example(MILLISECOND)
def test_new_id_when_the_clock_tells_then_milliseconds_and_their_fraction(at: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        set_clock(patch, lambda: at)
        made = new_id()
    milliseconds, fraction = stamp(made)
    assert milliseconds == at // MILLISECOND
    within = at % MILLISECOND
    assert fraction * MILLISECOND <= within * 4096 < (fraction + 1) * MILLISECOND
    assert CANONICAL.fullmatch(made)


def test_new_id_when_many_then_sorted_as_made_and_none_twice() -> None:
    made = [new_id() for _ in range(3_000)]
    assert made == sorted(made)
    assert len(set(made)) == 3_000


def test_new_id_when_the_clock_stands_then_counts_on(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, lambda: 5 * MILLISECOND)
    made = [new_id() for _ in range(4_098)]
    assert [stamp(one) for one in made[:3]] == [(5, 0), (5, 1), (5, 2)]
    assert [stamp(one) for one in made[-3:]] == [(5, 4_095), (6, 0), (6, 1)]
    assert made == sorted(made)


def test_new_id_when_the_clock_goes_back_then_ids_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([9, 3, 8, 10])
    set_clock(monkeypatch, lambda: next(moments) * MILLISECOND)
    assert [stamp(new_id()) for _ in range(4)] == [(9, 0), (9, 1), (9, 2), (10, 0)]


def test_new_id_when_at_the_same_moment_then_the_end_differs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ends = set()
    for _ in range(200):
        set_clock(monkeypatch, lambda: MILLISECOND)
        ends.add(new_id()[-16:])
    assert len(ends) == 200


@pytest.mark.usefixtures("quick_switches")
def test_new_id_when_threads_ask_at_once_then_none_twice_and_each_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_clock(monkeypatch, lambda: MILLISECOND)
    monkeypatch.setattr(ids, "_random", lambda: 0)
    start = threading.Barrier(4)
    made: list[list[str]] = [[] for _ in range(4)]

    def ask(own: list[str]) -> None:
        start.wait(30)
        own.extend(new_id() for _ in range(2_000))

    threads = [threading.Thread(target=ask, args=(own,)) for own in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [len(own) for own in made] == [2_000] * 4
    assert len({one for own in made for one in own}) == 8_000
    assert all(own == sorted(own) for own in made)
