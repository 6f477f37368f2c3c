"""Killed in the middle of a sort: it goes on where it was; an end is all there or not begun."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.cards import Sort
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.text import fold
from recovery_journal.model.value_parts import SortDetails
from recovery_journal.model.views import Query, let_go_on
from tests.storage import killed_sorting
from tests.storage.conftest import PASSPHRASE
from tests.storage.killed_sorting import ALWAYS, digest
from tests.storage.sorting import sort_of

pytestmark = pytest.mark.usefixtures("quick_keys")

KILLS = 60


@pytest.fixture
def code(journal_path: Path) -> str:
    """The recovery code of a journal just made; it opens without the slow derivation."""
    made = Journal.create(journal_path, PASSPHRASE)
    code = made.recovery_code()
    made.close()
    return code


@contextmanager
def rounds(what: str, path: Path, code: str) -> Iterator[Iterator[list[list[str]]]]:
    """The rounds of a process that sorts: what each of them told, each line in words."""
    seed = random.randrange(2**32)  # noqa: S311 - moments, no secrets
    print(f"seed {seed}")
    process = subprocess.Popen(
        [sys.executable, "-m", killed_sorting.__name__, what, str(path), str(seed)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    to_it, from_it = process.stdin, process.stdout

    def told() -> Iterator[list[list[str]]]:
        to_it.write(f"{code}\n")
        while True:
            to_it.write("go\n")
            to_it.flush()
            lines = [line.split() for line in iter(from_it.readline, "killed\n") if line]
            assert [line for line in lines if line[0] in ("broken", "ended-early")] == []
            yield lines

    with process:
        try:
            yield told()
        finally:
            to_it.close()
            from_it.close()
    assert process.returncode == 0


class State:
    """What the file may hold after what was told: one sort for sure, or one step further."""

    def __init__(self) -> None:
        self.kept = ""
        self.further = ""
        self.ending = ""
        self.beginning = False
        self.last = ""

    def hear(self, told: list[str]) -> None:
        """Take in a line."""
        self.last, *words = told
        if self.last == "resumed":
            assert words == [self.kept], "the child found another sort than the test"
        if self.last in ("kept", "resumed"):
            self.kept, self.further, self.beginning = words[0], "", False
        elif self.last == "keeps":
            (self.further,) = words
        elif self.last == "begins":
            self.beginning = True
        elif self.last == "ends":
            (self.ending,) = words
        elif self.last == "ended":
            self.kept = self.further = self.ending = ""

    def holds(self, journal: Journal) -> None:
        """Look into the file, and go on from what is found there."""
        drafts = journal.drafts()
        assert len(drafts) <= 1
        entry = next(journal.entries(Query(entry_id=self.ending)), None) if self.ending else None
        if not drafts:
            assert not self.kept or entry is not None, "the sort is gone"
            self.kept = ""
        else:
            assert entry is None, "the sort waits and has ended"
            sort = sort_of(drafts[0])
            if self.beginning:
                assert is_new(sort)
            else:
                assert digest(sort) in {self.kept, self.further} - {""}
            self.kept = digest(sort)
        self.further = self.ending = ""
        self.beginning = False


def is_new(sort: Sort) -> bool:
    """Whether nothing was done in it yet."""
    return sort == Sort(sort.door, tuple(card for card in sort.cards if card.since == 0))


def few(sort: Entry) -> tuple[str, ...]:
    """The names that a sort came to."""
    assert isinstance(sort.details, SortDetails)
    assert sort.details.progress == ""
    return sort.details.ranked + sort.details.kept


def has_all_of_every_end(journal: Journal) -> int:
    """Hold values and their order against the sorts that ended; how many sorts there are."""
    ended = list(journal.entries(Query(kind=Kind.SORT)))
    values = list(journal.entries(Query(kind=Kind.VALUE)))
    names = sorted({fold(name) for sort in ended for name in few(sort)})
    assert sorted(fold(value.title) for value in values) == names
    by_id = {value.id: value for value in values}
    order = [by_id[value_id].title for value_id in journal.value_order()]
    newest = ended[0].details if ended else SortDetails()
    assert isinstance(newest, SortDetails)
    gone = {value.title for value in values if let_go_on(value)}
    assert order == [name for name in newest.ranked if name not in gone]
    return len(ended)


def test_sort_when_killed_at_random_moments_then_it_goes_on_where_it_was(
    journal_path: Path, code: str
) -> None:
    state, steps, ended = State(), 0, 0
    with rounds("sort", journal_path, code) as told:
        for _ in range(KILLS):
            for line in next(told):
                state.hear(line)
                steps += line[0] == "kept"
            journal = Journal.recover(journal_path, code)
            state.holds(journal)
            ended = has_all_of_every_end(journal)
            assert journal.check() == []
            journal.close()
    assert steps > KILLS
    assert ended > 0
    assert [found.name for found in journal_path.parent.iterdir()] == [journal_path.name]
    print(f"{KILLS} kills, {steps} steps, {ended} sorts")


def test_end_sort_when_killed_at_random_moments_then_all_of_it_is_there_or_the_sort_waits(
    journal_path: Path, code: str
) -> None:
    state, ended, in_an_end = State(), 0, {"waits": 0, "ended": 0}
    with rounds("end", journal_path, code) as told:
        for _ in range(KILLS):
            for line in next(told):
                state.hear(line)
            journal = Journal.recover(journal_path, code)
            ends, waits = state.last == "ends", bool(journal.drafts())
            taken_up = [
                not let_go_on(value)
                for value in journal.entries(Query(kind=Kind.VALUE))
                if value.title == ALWAYS
            ]
            if ends:
                in_an_end["waits" if waits else "ended"] += 1
                assert taken_up == ([False] if waits else [True]) or (waits and not ended)
            if state.last == "ended":
                assert taken_up == [True]
            state.holds(journal)
            ended = has_all_of_every_end(journal)
            assert journal.check() == []
            journal.close()
    assert ended > 0
    print(f"{KILLS} kills, {ended} sorts; killed in an end: {in_an_end}")
