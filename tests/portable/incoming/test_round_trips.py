"""Every format, written by a small writer of its own and read back: the same, and nothing lost."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.portable.incoming.found import Found
from recovery_journal.portable.incoming.recognise import BEGINNING, reader_of
from tests.portable.incoming.reading import found
from tests.portable.incoming.told import TOLD, Program, Said, Told
from tests.portable.incoming.writers import PROGRAMS

ENTRIES = st.lists(TOLD, min_size=1, max_size=5, unique_by=lambda told: told.uuid)
SEEDS = st.integers(0, 2**32)


def read_back(program: Program, entries: Sequence[Told], seed: int) -> list[Found]:
    """What the program writes of these entries, read by whichever reader is for it."""
    written = program.write(entries, Random(seed))  # noqa: S311
    reader = reader_of(program.name, written[:BEGINNING])
    assert reader is not None
    return found(reader, written, program.name)


def as_said(piece: Found) -> Said:
    """What was found, as a file says it."""
    return Said(
        piece.day, piece.clock, piece.at, piece.title, piece.body, piece.tags, piece.starred
    )


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
@given(entries=ENTRIES, seed=SEEDS)
def test_read_when_a_program_writes_any_entries_then_the_same_come_back_in_their_zone(
    program: Program, entries: list[Told], seed: int
) -> None:
    entries = [program.fits(each) for each in entries[: program.most]]
    said = [program.says(each, Random(seed)) for each in entries]  # noqa: S311
    pieces = read_back(program, entries, seed)
    assert [as_said(piece) for piece in pieces] == said
    for piece, told in zip(pieces, said, strict=True):
        assert (piece.at and piece.at.utcoffset()) == (told.at and told.at.utcoffset())
    keys = {piece.key for piece in pieces}
    assert len(keys) == len(entries)
    for other in (seed, seed + 1):
        again = read_back(program, entries[::-1], other)
        said_now = [program.says(each, Random(other)) for each in entries]  # noqa: S311
        assert [as_said(piece) for piece in again[::-1]] == said_now
        if said_now == said:
            assert {piece.key for piece in again} == keys


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
@settings(max_examples=20, deadline=None)
@given(entries=ENTRIES, seed=SEEDS)
def test_bring_in_when_a_program_writes_any_entries_then_they_stand_so_and_none_comes_twice(
    program: Program, entries: list[Told], seed: int
) -> None:
    entries = [program.fits(each) for each in entries[: program.most]]
    pieces = read_back(program, entries, seed)
    journal = Journal.in_memory()
    try:
        assert journal.bring_in(pieces).new == len(entries)
        kept = [(e.day, e.title, e.body, e.tags, e.starred) for e in journal.entries()]
        told = [(p.day, p.title, p.body, p.tags, p.starred) for p in pieces]
        assert sorted(kept) == sorted(told)
        written = {row for (row,) in journal._finding.asked("SELECT written FROM incoming")}
        assert written == {
            p.at.isoformat() if p.at else p.clock.isoformat() if p.clock else "" for p in pieces
        }
        assert journal.bring_in(pieces[::-1]).new == 0
        assert journal.check() == []
    finally:
        journal.close()
