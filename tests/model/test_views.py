"""What is asked and answered: a query filters nothing at first, and no text is shown."""

from dataclasses import FrozenInstanceError, asdict
from datetime import UTC, date, datetime

import pytest

from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.views import Query, Row, Saved, Totals

DAY = date(2026, 3, 12)


def a_row() -> Row:
    """A win in a list."""
    return Row(
        place=7,
        id="an id",
        kind=Kind.WIN,
        day=DAY,
        title="secret title",
        excerpt="secret excerpt",
        lane=Lane.ONLY_ME,
        starred=True,
        updated=datetime(2026, 3, 12, 8, tzinfo=UTC),
    )


def test_query_when_nothing_is_asked_then_no_filter_is_set() -> None:
    unset = {name: value for name, value in asdict(Query()).items() if value is None}
    assert set(unset) == {
        "kind",
        "tag",
        "lane",
        "since",
        "until",
        "entry_id",
        "from_place",
        "about",
    } | {"threaded_to", "close_to", "run"}
    rest = {name: value for name, value in asdict(Query()).items() if name not in unset}
    assert rest == {"words": "", "starred": False, "trashed": False, "coming_back": False} | {
        "ended": False
    }


def test_query_when_the_same_is_asked_then_equal_and_usable_as_a_key() -> None:
    answers = {Query(words="sea", kind=Kind.WIN): 3}
    assert answers[Query(kind=Kind.WIN, words="sea")] == 3
    assert Query(words="sea") not in answers
    assert Query(words="sea", kind=Kind.NOTE) not in answers


def test_query_when_shown_then_neither_its_words_nor_its_tag() -> None:
    told = repr(Query(words="secret words", tag="secret-tag", kind=Kind.WIN, since=DAY))
    assert "secret" not in told
    assert "kind=<Kind.WIN: 'win'>" in told
    assert "since=datetime.date(2026, 3, 12)" in told


def test_row_when_shown_then_no_text() -> None:
    assert "secret" not in repr(a_row())
    assert repr(a_row()).startswith("Row(place=7, id='an id', kind=<Kind.WIN: 'win'>")


def test_saved_when_shown_then_no_text_of_either_version() -> None:
    saved = Saved(
        entry=new_entry(Kind.WIN, DAY, "secret title"),
        underneath=new_entry(Kind.WIN, DAY, "secret title", "secret body"),
    )
    assert "secret" not in repr(saved)
    assert Saved(entry=saved.entry).underneath is None
    assert Saved(entry=saved.entry) != saved


def test_totals_when_the_kind_has_no_coming_back_then_none() -> None:
    totals = Totals(all=9, this_year=4, this_month=1)
    assert (totals.all, totals.this_year, totals.this_month, totals.coming_back) == (9, 4, 1, 0)


@pytest.mark.parametrize(("of", "name"), [(a_row(), "title"), (Query(), "words")])
def test_view_when_made_then_it_cannot_be_changed(of: object, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(of, name, "other")
