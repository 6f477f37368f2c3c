"""Two lineages of one entry as one: which version stands, and which are to be chosen from."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.merging import beside, lineage_of, undecided, united
from recovery_journal.model.whole import Lineage

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
FIRST = replace(
    new_entry(Kind.NOTE, date(2026, 3, 12), "the sea"), version="05", created=NOON, updated=NOON
)


def after(before: Entry, version: str, minutes: int, body: str) -> Entry:
    """A version that comes from another one."""
    later = NOON + timedelta(minutes=minutes)
    return replace(before, version=version, parent=before.version, updated=later, body=body)


def test_united_when_a_clock_was_set_back_then_the_one_written_later_stands() -> None:
    here = after(FIRST, "09", 1, "here")
    there = after(FIRST, "07", 2, "there")  # its id tells of an earlier time
    both = united(lineage_of([FIRST, here], frozenset()), lineage_of([FIRST, there], frozenset()))
    assert both.standing == there
    assert undecided(both) == [here]


def test_lineage_when_one_comes_from_another_then_it_stands_whatever_their_times() -> None:
    child = after(FIRST, "06", -5, "as a clock set back would have it")
    lineage = lineage_of([FIRST, child], frozenset())
    assert lineage.standing == child
    assert lineage.earlier == (FIRST,)
    assert beside(lineage) == []


def test_undecided_when_they_differ_in_their_times_alone_then_nothing_is_asked() -> None:
    here, there = after(FIRST, "06", 1, "same"), after(FIRST, "07", 2, "same")
    lineage = lineage_of([here, FIRST, there], frozenset())
    assert beside(lineage) == [here]
    assert undecided(lineage) == []


def test_undecided_when_one_joins_the_others_then_nothing_is_asked() -> None:
    here, there = after(FIRST, "06", 1, "here"), after(FIRST, "07", 2, "there")
    chosen = after(there, "08", 3, "here")
    joined = frozenset({("08", "06")})
    both = united(lineage_of([FIRST, here], frozenset()), Lineage(standing=there, earlier=(FIRST,)))
    assert undecided(both) == [here]
    both = united(both, lineage_of([FIRST, there, chosen], joined))
    assert both.standing == chosen
    assert undecided(both) == beside(both) == []
    assert both.joined == joined


def test_undecided_when_three_stand_then_the_newest_first() -> None:
    some = [after(FIRST, f"1{n}", n, f"body {n}") for n in (2, 3, 1)]
    lineage = lineage_of([FIRST, *some], frozenset())
    assert [each.body for each in (lineage.standing, *undecided(lineage))] == [
        *("body 3", "body 2", "body 1"),
    ]
