"""The note at the table as it is kept: typed, finished, taken up again, written in two places."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.tui.page_draft import PageDraft, Words, named
from tests.tui.at_table import begin, note_drafts, notes
from tests.tui.valuing import TODAY

NOTHING = Words()
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def journal() -> Journal:
    """An empty journal, as two people see it."""
    return begin(Journal.in_memory())


def test_page_when_typed_then_a_draft_and_emptied_none(journal: Journal) -> None:
    page = PageDraft(journal)
    for words in (Words("a line"), Words("a line", "and\nmore"), Words("", "a text alone")):
        page.keep(words)
        assert note_drafts(journal) == [words]
        assert page.words == words
    page.keep(Words(" ", "\n"))
    assert note_drafts(journal) == []
    assert notes(journal) == []
    page.keep(Words("another"))
    assert note_drafts(journal) == [("another", "")]


def test_page_when_finished_then_an_open_entry_and_the_next_is_empty(journal: Journal) -> None:
    page = PageDraft(journal)
    page.keep(Words("a line"))
    saved = page.finish(Words("a line", "more"))
    assert (saved.entry.kind, saved.entry.lane) == (Kind.NOTE, Lane.OPEN_TOGETHER)
    assert (saved.entry.title, saved.entry.body, saved.entry.origin) == ("a line", "more", "me")
    assert note_drafts(journal) == []
    assert page.words == NOTHING
    page.finish(Words("never a draft"))
    assert [note.title for note in notes(journal)] == ["never a draft", "a line"]


@pytest.mark.parametrize(
    ("body", "title", "left"),
    [
        ("one", "one", ""),
        ("one\ntwo\nthree", "one", "two\nthree"),
        ("\n\n one\n\ntwo", "one", "two"),
        ("m" * LONGEST_TITLE + "\ntwo", "m" * LONGEST_TITLE, "two"),
        ("m" * (LONGEST_TITLE + 1), "m" * 80, "m" * (LONGEST_TITLE + 1)),
    ],
)
def test_page_when_it_has_no_first_line_then_one_is_taken_from_its_text(
    journal: Journal, body: str, title: str, left: str
) -> None:
    saved = PageDraft(journal).finish(Words(" ", body)).entry
    assert (saved.title, saved.body) == (title, left)
    entry = new_entry(Kind.NOTE, TODAY, "a line", body)
    assert named(entry) == entry


def test_page_when_it_cannot_be_kept_then_it_stays_as_it_was(journal: Journal) -> None:
    page = PageDraft(journal)
    page.keep(Words("a line"))
    for words, error in (
        (Words("m" * (LONGEST_TITLE + 1)), Unusable),
        (Words("half \ud800"), TextRefused),
    ):
        with pytest.raises(error):
            page.finish(words)
        assert notes(journal) == []
        assert len(note_drafts(journal)) == 1
        assert page.as_draft(words).entry.title == words.first
    assert page.finish(Words("short again")).entry.title == "short again"
    assert note_drafts(journal) == []


# questions


def test_ask_when_the_page_holds_no_more_than_a_question_then_the_next_takes_its_place(
    journal: Journal,
) -> None:
    page = PageDraft(journal)
    page.ask("First?", Origin.ME)
    assert page.is_asked
    assert not page.is_written(Words("First?"))
    assert page.is_written(Words("First?", "an answer"))
    assert page.is_written(Words("Other words?"))
    assert not page.is_written(NOTHING)
    page.ask("Second?", Origin.ME)
    assert note_drafts(journal) == [("Second?", "")]


def test_ask_when_it_is_a_coach_s_then_the_note_says_so_and_counts_as_written(
    journal: Journal,
) -> None:
    page = PageDraft(journal)
    page.ask("What else?", Origin.COACH)
    assert page.is_written(Words("What else?"))
    assert page.finish(Words("What else?", "this")).entry.origin is Origin.COACH
    assert page.finish(Words("mine")).entry.origin is Origin.ME
    page.ask("What else?", Origin.TOGETHER)
    page.keep(NOTHING)
    assert page.finish(Words("mine again")).entry.origin is Origin.ME


# taken up again


def test_take_up_when_notes_of_this_time_wait_then_the_one_written_last(journal: Journal) -> None:
    for words in ("first", "second"):
        PageDraft(journal).keep(Words(words))
    journal.keep_draft(Draft(entry=new_entry(Kind.WIN, TODAY, "a win")))
    kept = journal.add(replace(new_entry(Kind.NOTE, TODAY, "kept"), lane=Lane.OPEN_TOGETHER))
    journal.keep_draft(Draft(entry=replace(kept, body="changed")))
    page = PageDraft(journal)
    page.take_up(LONG_AGO)
    assert page.words == Words("second")
    page.keep(Words("second", "goes on"))
    assert ("second", "goes on") in note_drafts(journal)
    assert ("second", "") not in note_drafts(journal)


def test_take_up_when_a_note_is_of_another_time_or_closed_then_an_empty_page(
    journal: Journal,
) -> None:
    PageDraft(journal).keep(Words("before"))
    alone = journal.alone()
    alone.keep_draft(Draft(entry=new_entry(Kind.NOTE, TODAY, "closed")))
    page = PageDraft(journal)
    page.take_up(datetime.now(UTC) + timedelta(seconds=1))
    assert page.words == NOTHING
    page.finish(Words("new"))
    assert note_drafts(journal) == [("before", "")]
    page.take_up(LONG_AGO)
    assert page.words == Words("before")


# written in two places


def two_pages(journal: Journal) -> tuple[PageDraft, PageDraft]:
    """The same draft on two screens."""
    here, there = PageDraft(journal), PageDraft(journal)
    here.keep(Words("a line"))
    there.take_up(LONG_AGO)
    return here, there


def test_two_pages_when_both_write_then_two_drafts_and_no_word_is_lost(journal: Journal) -> None:
    here, there = two_pages(journal)
    there.keep(Words("a line", "from there"))
    here.keep(Words("a line", "from here"))
    assert sorted(note_drafts(journal)) == [("a line", "from here"), ("a line", "from there")]
    here.finish(Words("a line", "from here"))
    there.keep(NOTHING)
    assert note_drafts(journal) == []
    assert [note.body for note in notes(journal)] == ["from here"]


def test_two_pages_when_one_is_finished_then_the_other_goes_on_as_a_note_of_its_own(
    journal: Journal,
) -> None:
    here, there = two_pages(journal)
    here.finish(Words("a line", "whole"))
    there.keep(Words("a line", "half"))
    assert note_drafts(journal) == [("a line", "half")]
    there.finish(Words("a line", "half"))
    assert [note.body for note in notes(journal)] == ["half", "whole"]


def test_two_pages_when_one_finishes_old_words_then_the_newer_draft_stays(
    journal: Journal,
) -> None:
    here, there = two_pages(journal)
    there.keep(Words("a line", "newer"))
    here.finish(Words("a line"))
    assert note_drafts(journal) == [("a line", "newer")]
    there.ask("What else?", Origin.ME)
    assert note_drafts(journal) == [("What else?", "")]


def test_two_pages_when_one_asks_then_what_the_other_wrote_stays(journal: Journal) -> None:
    here, there = two_pages(journal)
    there.keep(Words("a line", "newer"))
    here.ask("What else?", Origin.ME)
    assert sorted(note_drafts(journal)) == [("What else?", ""), ("a line", "newer")]


def test_follow_when_nobody_types_here_then_the_page_is_as_in_the_file(journal: Journal) -> None:
    here, there = two_pages(journal)
    assert not there.follow(there.words)
    here.keep(Words("a line", "more"))
    assert not there.follow(Words("a line", "typed"))
    assert there.words == Words("a line")
    assert there.follow(there.words)
    assert there.words == Words("a line", "more")
    here.finish(here.words)
    assert there.follow(there.words)
    assert there.words == NOTHING
    assert not there.follow(NOTHING)


def test_follow_when_the_file_holds_the_words_cleaned_then_nothing_is_shown_anew(
    journal: Journal,
) -> None:
    page = PageDraft(journal)
    dirty = Words("a\x1b[31m line\u202e", "é\x07")
    page.keep(dirty)
    assert note_drafts(journal) == [("a[31m line", "é")]
    assert not page.follow(dirty)
    page.keep(Words("on", "it goes"))
    assert note_drafts(journal) == [("on", "it goes")]
