"""What can't be read, in words."""

import pytest

from recovery_journal.storage.affected import entries_told, pages_told, span, unknown_told
from recovery_journal.storage.rows import first_place
from recovery_journal.storage.tables import Row
from tests.storage.conftest import TODAY


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([7], "Page 7"),
        ([9, 7], "Pages 7 and 9"),
        ([3, 1, 2, 9], "Pages 1 to 3 and 9"),
        (range(2, 30), "Pages 2 to 29"),
        (range(1, 40, 2), "Pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and others"),
    ],
)
def test_pages_when_told_then_those_in_a_row_are_one(pages: list[int], told: str) -> None:
    assert pages_told(pages) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], ""),
        (["2026-03-03", "2026-03-03"], " of 3 March 2026"),
        (["2026-03-09", "2026-03-03"], " of 3 to 9 March 2026"),
        (["2026-03-03", "2026-04-01"], " of 3 March to 1 April 2026"),
        (["2025-03-03", "2026-03-01"], " of 3 March 2025 to 1 March 2026"),
    ],
)
def test_days_when_told_then_from_the_first_to_the_last(days: list[str], told: str) -> None:
    assert span(days) == told


def test_entries_when_told_then_by_kind_and_day_and_no_kind_is_guessed() -> None:
    place = first_place(TODAY)
    rows: list[Row] = [{"kind": "story", "place": place}, {"kind": "story", "place": place + 1}]
    assert entries_told(rows, is_all=True) == "2 stories of 24 November 2026"
    rows += [{"kind": "win"}, {"id": "x"}]
    told = entries_told(rows, is_all=False)
    assert told == "1 entry, 1 win and 2 stories, or more, of 24 November 2026"
    assert entries_told([], is_all=False) == "some entries, how many can't be told"


def test_unknown_when_much_then_some_of_it_is_named() -> None:
    told = unknown_told(["tags", "drafts", "offers", "threads"])
    assert told == "some tags, drafts, offers and other things, how many can't be told"
