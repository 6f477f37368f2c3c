"""Runs and how sure somebody is: begun, under way, written in, and what was said before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model import runs
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.strength_parts import ConfidenceDetails, Practice, RunDetails
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from tests.storage.conftest import TODAY

A_DAY = timedelta(days=1)
GOOD = Practice.GOOD_THINGS


@pytest.fixture
def journal() -> Iterator[Journal]:
    """An empty journal in memory, in place of one on disk."""
    made = Journal.in_memory()
    yield made
    made.close()


def a_strength(journal: Journal, name: str = "listening") -> Entry:
    return journal.add(new_entry(Kind.STRENGTH, TODAY, name))


def a_line(journal: Journal, run: Entry, title: str, after: int = 0) -> Entry:
    """A line written in a run, so many days after its first."""
    line = journal.new_line_of_run(run, run.day + after * A_DAY)
    return journal.add(replace(line, title=title))


def with_details(journal: Journal, run: Entry, details: RunDetails) -> Entry:
    return journal.save(replace(run, details=details)).entry


def details_of(run: Entry) -> RunDetails:
    assert isinstance(run.details, RunDetails)
    return run.details


# begun


def test_begin_run_when_of_a_strength_then_named_and_threaded_after_it(journal: Journal) -> None:
    strength = a_strength(journal)
    run = journal.begin_run(Practice.NEW_WAY, "14 days", TODAY, strength.id)
    assert (run.kind, run.day, run.title) == (Kind.RUN, TODAY, "listening, in a new way")
    assert run.details == RunDetails(practice="a strength in a new way", length="14 days")
    assert run.lane is Lane.ONLY_ME
    assert [row.id for _, row in journal.threads(run.id)] == [strength.id]
    found = journal.strength_of_run(run.id)
    assert found is not None
    assert found.id == strength.id


def test_begin_run_when_of_good_things_then_threaded_to_nothing(journal: Journal) -> None:
    run = journal.begin_run(GOOD, "7 days", TODAY)
    assert run.title == "Three good things"
    assert journal.threads(run.id) == []
    assert journal.strength_of_run(run.id) is None


def test_begin_run_when_the_name_is_as_long_as_can_be_then_the_title_fits(
    journal: Journal,
) -> None:
    strength = a_strength(journal, "n" * 500)
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    assert run.title == "n" * 500


@pytest.mark.parametrize(
    ("practice", "length", "with_strength"),
    [(Practice.NEW_WAY, "7 days", False), (GOOD, "7 days", True), (GOOD, "9 days", False)],
)
def test_begin_run_when_it_does_not_fit_then_refused_and_nothing_is_kept(
    journal: Journal, practice: Practice, length: str, with_strength: bool
) -> None:
    strength = a_strength(journal)
    with pytest.raises(Unusable):
        journal.begin_run(practice, length, TODAY, strength.id if with_strength else None)
    assert journal.count(Query(kind=Kind.RUN)) == 0


def test_begin_run_when_the_strength_is_not_there_then_refused(journal: Journal) -> None:
    with pytest.raises(EntryNotFound):
        journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, "01900000-none")
    assert journal.count() == 0


def test_begin_run_when_in_company_then_open_together(journal: Journal) -> None:
    strength = a_strength(journal)
    journal.set_lane(strength.id, Lane.OPEN_TOGETHER)
    together = Journal(journal._vault, Audience.TOGETHER)
    run = together.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    assert together.runs_under_way(TODAY) == [run]
    assert run.lane is Lane.OPEN_TOGETHER
    assert [row.id for _, row in together.threads(run.id)] == [strength.id]


# under way


def test_runs_under_way_when_some_are_over_then_the_others_the_newest_first(
    journal: Journal,
) -> None:
    over = journal.begin_run(GOOD, "7 days", TODAY - 7 * A_DAY)
    last_day = journal.begin_run(GOOD, "7 days", TODAY - 6 * A_DAY)
    still = journal.begin_run(GOOD, "7 days", TODAY - 30 * A_DAY)
    still = with_details(journal, still, runs.paused(details_of(still), still.day, still.day))
    ended = journal.begin_run(GOOD, "14 days", TODAY - 3 * A_DAY)
    with_details(journal, ended, runs.ended_on(details_of(ended), TODAY - A_DAY))
    journal.trash(journal.begin_run(GOOD, "14 days", TODAY).id)
    assert journal.runs_under_way(TODAY) == [last_day, still]
    assert journal.runs_under_way(TODAY + A_DAY) == [still]
    assert over.id in {run.id for run in journal.runs_under_way(TODAY - A_DAY)}


def test_runs_asking_when_a_line_is_written_begun_or_put_off_then_no_more_today(
    journal: Journal,
) -> None:
    written, begun, put_off, left = (journal.begin_run(GOOD, "7 days", TODAY) for _ in range(4))
    assert journal.runs_asking(TODAY) == [left, put_off, begun, written]
    a_line(journal, written, "bread")
    journal.keep_draft(Draft(entry=journal.new_line_of_run(begun, TODAY)))
    journal.let_run_rest(put_off.id, TODAY)
    assert journal.runs_asking(TODAY) == [left]
    assert journal.runs_asking(TODAY + A_DAY) == [left, put_off, written]
    assert journal.runs_asking(TODAY + 7 * A_DAY) == []
    assert Journal(journal._vault, Audience.TOGETHER).runs_asking(TODAY) == []


def test_question_of_run_when_asked_then_with_the_strength_and_empty_for_none(
    journal: Journal,
) -> None:
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, a_strength(journal).id)
    assert "listening" in journal.question_of_run(run.id)
    win = journal.add(new_entry(Kind.WIN, TODAY, "a win"))
    for other in (win.id, "01900000-none"):
        assert journal.question_of_run(other) == ""


# written in


def test_new_line_of_run_when_saved_then_a_win_of_the_run_threaded_to_its_strength(
    journal: Journal,
) -> None:
    strength = a_strength(journal)
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    run = journal.set_lane(run.id, Lane.HAND_OVER)
    fresh = journal.new_line_of_run(run, TODAY + A_DAY)
    assert journal.count(Query(kind=Kind.WIN)) == 0
    line = journal.save(replace(fresh, title="I asked twice")).entry
    assert (line.kind, line.day, line.lane) == (Kind.WIN, TODAY + A_DAY, Lane.HAND_OVER)
    assert line.details == WinDetails(run=run.id)
    ((thread, row),) = journal.threads(line.id)
    assert (row.id, thread.words, thread.ripple) == (strength.id, "", False)
    assert {r.id for _, r in journal.threads(strength.id)} == {run.id, line.id}


def test_new_line_of_run_when_saved_again_then_what_its_thread_says_stays(
    journal: Journal,
) -> None:
    strength = a_strength(journal)
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    line = a_line(journal, run, "I asked twice")
    thread = journal.thread(line.id, strength.id, "on the stairs", seen_by="M.")
    journal.save(replace(line, title="I asked three times"))
    assert [t for t, _ in journal.threads(line.id)] == [thread]
    journal.unthread(thread.id)
    journal.set_star(line.id, True)
    assert journal.threads(line.id) == []


@pytest.mark.parametrize("gone", [True, False])
def test_new_line_of_run_when_the_strength_is_gone_then_the_win_is_kept_all_the_same(
    journal: Journal, gone: bool
) -> None:
    strength = a_strength(journal)
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    journal.trash(strength.id)
    if gone:
        journal.erase(run.id)
    line = a_line(journal, run, "I asked twice")
    assert journal.entry(line.id) == line
    assert journal.threads(line.id) == []


def test_new_line_of_run_when_it_is_closed_in_company_then_kept_and_threaded(
    journal: Journal,
) -> None:
    strength = a_strength(journal)
    run = journal.begin_run(Practice.NEW_WAY, "7 days", TODAY, strength.id)
    for each in (strength, run):
        journal.set_lane(each.id, Lane.OPEN_TOGETHER)
    together = Journal(journal._vault, Audience.TOGETHER)
    line = replace(together.new_line_of_run(run, TODAY), title="mine", lane=Lane.ONLY_ME)
    together.add(line)
    assert [row.id for _, row in journal.threads(line.id)] == [strength.id]


def test_lines_of_run_when_asked_then_by_day_the_oldest_first_without_empty_days(
    journal: Journal,
) -> None:
    run, other = (journal.begin_run(GOOD, "7 days", TODAY) for _ in range(2))
    for after, title in ((2, "tea"), (0, "bread"), (0, "rain"), (0, "sun")):
        a_line(journal, run, title, after)
    a_line(journal, other, "elsewhere")
    journal.trash(a_line(journal, run, "gone").id)
    journal.add(new_entry(Kind.WIN, TODAY, "in no run"))
    lines = journal.lines_of_run(run.id)
    assert [(day, [row.title for row in rows]) for day, rows in lines.items()] == [
        (TODAY, ["bread", "rain", "sun"]),
        (TODAY + 2 * A_DAY, ["tea"]),
    ]
    assert journal.lines_of_run("no such run") == {}


# how sure


def sure(journal: Journal, title: str, number: int | None, about: str = "") -> Entry:
    entry = journal.new_confidence(title, TODAY, about)
    return journal.add(replace(entry, details=ConfidenceDetails(about=about, sure=number)))


def test_new_confidence_when_made_then_about_it_without_a_number_and_not_saved(
    journal: Journal,
) -> None:
    entry = journal.new_confidence("ring my sister", TODAY, "an id")
    assert (entry.kind, entry.title) == (Kind.CONFIDENCE, "ring my sister")
    assert entry.details == ConfidenceDetails(about="an id", sure=None)
    assert journal.count() == 0


def test_earlier_confidence_when_some_are_about_the_same_then_those_the_newest_first(
    journal: Journal,
) -> None:
    about_it = sure(journal, "tell him", 3, "an id")
    same_title = sure(journal, "Ring my sister", 0)
    sure(journal, "walk home", 9, "another id")
    newest = sure(journal, "ring  again", 5, "an id")
    journal.trash(sure(journal, "ring my sister", 2, "an id").id)
    found = journal.earlier_confidence("an id", "ring my\nsister", 9)
    assert found == [newest, same_title, about_it]
    assert journal.earlier_confidence("an id", "ring my sister", 2) == [newest, same_title]
    assert journal.earlier_confidence("", "RING MY SISTER", 9) == [same_title]


def test_earlier_confidence_when_none_is_about_the_same_then_of_anything(
    journal: Journal,
) -> None:
    assert journal.earlier_confidence("", "fly", 2) == []
    first, second, third = (sure(journal, title, 4) for title in ("walk", "rest", "ring"))
    assert journal.earlier_confidence("", "fly", 2) == [third, second]
    assert journal.earlier_confidence("no such id", "fly", 9) == [third, second, first]
