"""The journal as one: drafts set aside, versions gone back to, exports, the key, the end."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import (
    AlreadyThere,
    CannotWrite,
    Closed,
    EntryNotFound,
    JournalError,
    Unusable,
    WrongPassphrase,
)
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry, utc_now
from recovery_journal.model.records import Draft, Person
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.keys import key_from_code
from tests.storage.conftest import PASSPHRASE, TODAY

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory."""
    made = Journal.in_memory()
    yield made
    made.close()


def a_note(title: str = "a note", body: str = "", day: date = TODAY) -> Entry:
    return new_entry(Kind.NOTE, day, title, body)


def kept_titles(entries: list[Entry]) -> list[str]:
    return [entry.title for entry in entries]


def test_set_aside_when_the_draft_is_new_then_it_lies_in_the_trash(own: Journal) -> None:
    draft = Draft(entry=a_note("half a thought", "and its begin"))
    own.keep_draft(draft)
    own.set_aside(draft)
    assert own.drafts() == []
    assert own.count() == 0
    (kept,) = own.entries(Query(trashed=True))
    assert (kept.id, kept.title, kept.body) == (
        draft.entry.id,
        "half a thought",
        "and its begin",
    )
    assert own.untrash(kept.id).trashed is None


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (a_note("", "\n  first words  \nmore words"), "first words"),
        (a_note("  ", "b" * 200), "b" * 80),
        (replace(new_entry(Kind.WIN, TODAY), details=WinDetails(helped="M. did")), "M. did"),
        (replace(new_entry(Kind.WIN, TODAY), details=WinDetails(strengths=("care",))), "Draft"),
        (a_note(""), "Draft"),
    ],
)
def test_set_aside_when_there_is_no_first_line_then_one_is_taken_from_what_is_written(
    own: Journal, entry: Entry, title: str
) -> None:
    own.set_aside(Draft(entry=entry))
    (kept,) = own.entries(Query(trashed=True))
    assert (kept.title, kept.body, kept.details) == (title, entry.body, entry.details)


def test_set_aside_when_an_entry_was_being_changed_then_it_stands_and_the_draft_is_history(
    own: Journal,
) -> None:
    stands = own.add(a_note("as it was", "first"))
    draft = Draft(entry=replace(stands, title="as it might be", body="second"))
    own.keep_draft(draft)
    moved_on = own.set_star(stands.id, True)
    own.set_aside(draft)
    now = own.entry(stands.id)
    assert (now.title, now.body, now.starred, now.trashed) == ("as it was", "first", True, None)
    earlier = own.history(stands.id)
    assert kept_titles(earlier) == ["as it might be", "as it was", "as it was"]
    assert [version.version for version in earlier[1:]] == [moved_on.version, stands.version]
    assert now.parent == earlier[0].version
    assert earlier[0].parent == moved_on.version
    assert own.drafts() == []
    assert own.count(Query(trashed=True)) == 0
    assert own.check() == []


def test_set_aside_when_the_entry_lies_in_the_trash_then_it_stays_there(own: Journal) -> None:
    stands = own.add(a_note("gone"))
    trashed = own.trash(stands.id).trashed
    own.set_aside(Draft(entry=replace(stands, body="more")))
    assert own.entry(stands.id).trashed == trashed
    assert (own.count(), own.count(Query(trashed=True))) == (0, 1)


def test_keep_draft_when_it_holds_controls_then_kept_without_them(own: Journal) -> None:
    typed = replace(a_note("a\x07b", "c\r\nd\x1b[1m "), tags=("one\ntwo",))
    own.keep_draft(Draft(entry=typed))
    (draft,) = own.drafts()
    assert (draft.entry.title, draft.entry.body) == ("ab", "c\nd[1m ")
    assert draft.entry.tags == ("one two",)


def test_keep_draft_when_kept_again_then_one_draft_with_the_newest_words(own: Journal) -> None:
    draft = Draft(entry=a_note("", "one"))
    for body in ("one", "one two"):
        own.keep_draft(replace(draft, entry=replace(draft.entry, body=body)))
    assert [found.entry.body for found in own.drafts()] == ["one two"]
    own.forget_draft("another id")
    assert len(own.drafts()) == 1
    own.forget_draft(draft.id)
    assert own.drafts() == []


def test_go_back_to_when_the_entry_lies_in_the_trash_then_its_words_change_there(
    own: Journal,
) -> None:
    first = own.add(replace(a_note("one", "old words"), tags=("calm",)))
    second = own.save(replace(first, title="two", body="new words", tags=())).entry
    trashed = own.trash(first.id)
    back = own.go_back_to(first.id, first.version)
    assert (back.title, back.body, back.tags) == ("one", "old words", ("calm",))
    assert (back.trashed, back.parent) == (trashed.trashed, trashed.version)
    assert back == own.entry(first.id)
    assert [v.version for v in own.history(first.id)] == [
        trashed.version,
        second.version,
        first.version,
    ]
    assert own.count(Query(words="old", trashed=True)) == 1


def test_go_back_to_when_there_is_no_such_version_then_refuses_and_nothing_changes(
    own: Journal,
) -> None:
    first = own.add(a_note("one"))
    other = own.add(a_note("other"))
    other_now = own.save(replace(other, title="other two")).entry
    for version in (first.version, other.version, other_now.version, "", "nothing"):
        with pytest.raises(Unusable, match=r"^This entry has no such version\.$"):
            own.go_back_to(first.id, version)
    assert own.entry(first.id) == first
    assert own.history(first.id) == []
    with pytest.raises(EntryNotFound):
        own.go_back_to("ffffffff", first.version)


def test_erase_trashed_when_some_were_taken_back_then_only_the_others_go(own: Journal) -> None:
    gone, back, never = (own.add(a_note(title)) for title in ("gone", "back", "never"))
    for entry in (gone, back):
        own.trash(entry.id)
    own.keep_draft(Draft(entry=replace(gone, body="half")))
    own.untrash(back.id)
    asked = [gone.id, back.id, never.id, "no such id"]
    assert own.erase_trashed(asked) == 1
    assert sorted(row.title for row in own.page()) == ["back", "never"]
    assert own.count(Query(trashed=True)) == 0
    assert own.drafts() == []
    assert own.erase_trashed(asked) == 0
    assert own.erase_trashed([]) == 0
    assert own.check() == []


def test_people_when_set_again_then_in_the_new_order_and_clean(own: Journal) -> None:
    assert own.people() == []
    own.set_people([Person(name="A."), Person(name="B.", reach="at work")])
    own.set_people([Person(name=" Bö\n", reach="12\t34\x07"), Person(name="A.")])
    assert own.people() == [Person(name="Bö", reach="12 34"), Person(name="A.")]
    own.set_people([])
    assert own.people() == []


def test_remember_when_said_again_then_the_newest_is_remembered(own: Journal) -> None:
    assert own.remembered("theme") is None
    own.remember("theme", "dark")
    own.remember("theme", "")
    own.remember("other", "words")
    assert (own.remembered("theme"), own.remembered("other")) == ("", "words")


SINCE, UNTIL = date(2026, 1, 2), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("query", "words", "number"),
    [
        (Query(), "json; all entries", 3),
        (Query(kind=Kind.WIN), "json; wins", 1),
        (Query(kind=Kind.NOTE, starred=True), "json; notes, starred", 0),
        (
            Query(kind=Kind.CHECK_IN, about="area-home"),
            "json; check-ins, about one value or area",
            0,
        ),
        (Query(threaded_to="no such id"), "json; all entries, threaded to one entry", 0),
        (Query(tag="calm"), "json; all entries, tagged calm", 1),
        (Query(lane=Lane.HAND_OVER), "json; all entries, lane hand over", 1),
        (Query(coming_back=True), "json; all entries, coming back", 0),
        (
            Query(since=SINCE, until=UNTIL),
            "json; all entries, from 2026-01-02, until 2026-11-24",
            3,
        ),
        (Query(words="walked", kind=Kind.WIN), "json; wins, found by a search", 1),
        (Query(from_place=1), "json; all entries, the newest of them", 3),
        (Query(entry_id="no such id", kind=Kind.WIN), "json; one entry", 0),
    ],
)
def test_note_export_when_filtered_then_the_ledger_says_how_and_never_the_words(
    own: Journal, query: Query, words: str, number: int
) -> None:
    win = new_entry(Kind.WIN, TODAY, "walked")
    own.add_many([replace(win, tags=("calm",), lane=Lane.HAND_OVER), a_note(), a_note()])
    assert own.note_export("a\nplace \udcff", query, "json") == number
    (line,) = own.ledger()
    assert (line.event, line.place, line.entries) == ("export", "a place ?", number)
    assert line.words == words


def test_ledger_when_several_then_newest_first(own: Journal) -> None:
    for place in ("one", "two", "three"):
        own.note_export(place, Query(), "markdown")
    lines = own.ledger()
    assert [line.place for line in lines] == ["three", "two", "one"]
    assert all(timedelta(0) <= utc_now() - line.at < timedelta(minutes=5) for line in lines)


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("overwrite", [True, False])
def test_export_when_over_the_journals_own_files_then_refused(
    journal: Journal, journal_path: Path, tmp_path: Path, ending: str, overwrite: bool
) -> None:
    journal.add(a_note())
    target = journal_path.with_name(journal_path.name + ending)
    link = tmp_path / "link.md"
    link.symlink_to(target)
    before = target.read_bytes() if target.exists() else None
    around = target.parent / ".." / target.parent.name / target.name
    for named in (target, link, around):
        with pytest.raises(CannotWrite, match=r"^That is the journal itself\. It stays as it is"):
            journal.export(named, overwrite=overwrite)
    assert (target.read_bytes() if target.exists() else None) == before
    assert journal.ledger() == []
    assert journal.check() == []


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_export_when_written_then_counted_told_and_never_over_another(
    own: Journal, tmp_path: Path, form: str
) -> None:
    own.add_many([a_note("one"), a_note("two"), new_entry(Kind.WIN, TODAY, "three")])
    target = tmp_path / "out"
    query = Query(kind=Kind.NOTE)
    assert own.export(target, query, form=form) == 2
    whole = target.read_text(encoding="utf-8")
    assert ("one" in whole, "two" in whole, "three" in whole) == (True, True, False)
    with pytest.raises(AlreadyThere):
        own.export(target, form=form)
    assert target.read_text(encoding="utf-8") == whole
    assert own.export(target, form=form, overwrite=True) == 3
    assert "three" in target.read_text(encoding="utf-8")
    told = [(line.entries, line.words) for line in own.ledger()]
    assert told == [(3, f"{form}; all entries"), (2, f"{form}; notes")]
    assert {line.place for line in own.ledger()} == {str(target)}


class Stopped(Exception):
    """Somebody ends the export."""


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_export_when_stopped_on_the_way_then_nothing_of_it_stays(
    own: Journal, tmp_path: Path, form: str
) -> None:
    own.add_many([a_note(f"{n}") for n in range(10)])
    heard: list[int] = []

    def seen(number: int) -> None:
        heard.append(number)
        if number == 4:
            raise Stopped

    with pytest.raises(Stopped):
        own.export(tmp_path / "out", form=form, seen=seen)
    assert heard == [1, 2, 3, 4]
    assert list(tmp_path.iterdir()) == []
    assert own.ledger() == []
    assert not own._vault.connection.in_transaction
    assert own.add(a_note("goes on")).title == "goes on"


def test_json_lines_when_entries_are_on_several_days_then_newest_first(own: Journal) -> None:
    days = [TODAY - timedelta(days=back) for back in (3, 0, 5, 0)]
    entries = [a_note(f"n{n}", day=day) for n, day in enumerate(days)]
    own.add_many(entries)
    thread = own.thread(entries[0].id, entries[2].id, "led to")
    heard: list[int] = []
    lines = list(own.json_lines(seen=heard.append))
    assert all(line.endswith("}\n") and line.count("\n") == 1 for line in lines)
    told = [json.loads(line) for line in lines]
    assert [one["title"] for one in told] == ["n3", "n1", "n0", "n2"]
    assert [[t["id"] for t in one["threads"]] for one in told] == [[], [], *[[thread.id]] * 2]
    assert heard == [1, 2, 3, 4]
    assert list(own.json_lines(Query(kind=Kind.WIN))) == []


@pytest.mark.parametrize(
    ("by_kind", "order"),
    [
        (False, ["## Monday 23 November 2026",
                 *[f"### {kind} 1" for kind in Kind],
                 "## Tuesday 24 November 2026",
                 *[f"### {kind} 0" for kind in Kind]]),
        (True, ["## Wins", "### win 1", "### win 0", "## Notes", "### note 1", "### note 0",
                "## Values", "### value 1", "### value 0", "## Sorts", "### sort 1", "### sort 0",
                "## Check-ins", "### check-in 1", "### check-in 0",
                "## Strengths", "### strength 1", "### strength 0",
                "## Stories", "### story 1", "### story 0",
                "## Confidence", "### confidence 1", "### confidence 0",
                "## Runs", "### run 1", "### run 0", "## Outlooks", "### outlook 1",
                "### outlook 0", "## Decisions", "### decision 1", "### decision 0",
                "## Look-backs", "### look-back 1", "### look-back 0",
                "## Steps", "### step 1", "### step 0",
                "## Sessions", "### session 1", "### session 0"]),
    ],
)  # fmt: skip
def test_markdown_when_seen_then_oldest_first_and_each_is_counted(
    own: Journal, by_kind: bool, order: list[str]
) -> None:
    for back in range(2):
        for kind in Kind:
            own.add(new_entry(kind, TODAY - timedelta(days=back), f"{kind} {back}", "words"))
    heard: list[int] = []
    whole = "".join(own.markdown(by_kind=by_kind, seen=heard.append))
    assert [line for line in whole.splitlines() if line.startswith("##")] == order
    assert heard == list(range(1, 2 * len(Kind) + 1))
    assert "".join(own.markdown(by_kind=by_kind)) == whole
    assert whole.startswith("# Journal\n\nCopied on ")
    assert ": all entries. This copy is not encrypted.\n" in whole


def test_markdown_when_the_audience_is_another_then_only_what_is_open(own: Journal) -> None:
    own.add_many([a_note("closed"), replace(a_note("open"), lane=Lane.HAND_OVER)])
    handed = Journal(own._vault, Audience.HANDED_OVER)
    whole = "".join(handed.markdown())
    assert ("closed" in whole, "### open" in whole) == (False, True)
    assert [json.loads(line)["title"] for line in handed.json_lines()] == ["open"]
    assert handed.note_export("a place", Query(), "json") == 1
    assert handed.audience is Audience.HANDED_OVER
    assert own.audience is Audience.ME


def test_beside_when_on_disk_then_a_connection_of_its_own_for_the_same_audience(
    journal: Journal,
) -> None:
    handed = Journal(journal._vault, Audience.HANDED_OVER)
    journal.add(a_note("closed"))
    with handed.beside() as other:
        assert other._vault.connection is not handed._vault.connection
        assert other.path == journal.path
        assert other.audience is Audience.HANDED_OVER
        other.add(replace(a_note("open"), lane=Lane.HAND_OVER))
        assert [row.title for row in other.page()] == ["open"]
    with pytest.raises(Closed):
        other.count()
    assert sorted(row.title for row in journal.page()) == ["closed", "open"]
    assert journal.changed()
    assert not journal.changed()


def test_beside_when_the_work_fails_then_the_other_is_closed(journal: Journal) -> None:
    with pytest.raises(Stopped), journal.beside() as other:
        raise Stopped
    with pytest.raises(Closed):
        other.count()
    assert journal.count() == 0


def test_beside_when_in_memory_then_itself_and_still_open(own: Journal) -> None:
    with own.beside() as other:
        assert other is own
    assert own.count() == 0
    own.add(a_note())
    assert not own.changed()


def test_changed_when_a_key_is_being_changed_then_false_until_it_is_done(
    journal: Journal,
) -> None:
    with journal.beside() as other:
        other.add(a_note())
    with journal._changing_key:
        assert not journal.changed()
    assert journal.changed()


@pytest.mark.parametrize(
    "ask",
    [
        lambda j: j.count(),
        lambda j: j.page(),
        lambda j: list(j.entries()),
        lambda j: j.entry("01900000"),
        lambda j: j.tags(),
        lambda j: j.drafts(),
        lambda j: j.people(),
        lambda j: j.remembered("theme"),
        lambda j: j.remember("theme", "dark"),
        lambda j: j.ledger(),
        lambda j: j.add(a_note()),
        lambda j: j.keep_draft(Draft(entry=a_note())),
        lambda j: j.erase_trashed(["01900000"]),
        lambda j: list(j.json_lines()),
        lambda j: list(j.markdown()),
        lambda j: j.check(),
        lambda j: j.changed(),
    ],
)
def test_journal_when_closed_then_says_to_unlock_it(ask: Callable[[Journal], Any]) -> None:
    journal = Journal.in_memory()
    journal.close()
    with pytest.raises(Closed, match=r"^Unlock it first\.$"):
        ask(journal)


def test_close_when_done_twice_then_one_file_is_left(journal: Journal, journal_path: Path) -> None:
    journal.add(a_note())
    assert len(list(journal_path.parent.iterdir())) > 1
    journal.close()
    journal.close()
    assert [found.name for found in journal_path.parent.iterdir()] == [journal_path.name]


def test_key_when_the_passphrase_changes_then_other_words_and_another_code(
    journal: Journal, journal_path: Path
) -> None:
    other_words = "nine cafe\u0301 tables"
    code = journal.recovery_code()
    assert journal.is_passphrase(PASSPHRASE)
    assert not journal.is_passphrase(PASSPHRASE.upper())
    journal.add(a_note("kept"))
    for unfit in ("short", "two\nlines of words"):
        with pytest.raises(Unusable):
            journal.change_passphrase(unfit)
    assert journal.recovery_code() == code
    journal.change_passphrase(other_words)
    newer = journal.recovery_code()
    assert key_from_code(newer) != key_from_code(code)
    assert journal.is_passphrase("nine caf\u00e9 tables")
    assert not journal.is_passphrase(PASSPHRASE)
    journal.close()
    with pytest.raises(WrongPassphrase, match="After a change of the passphrase, a newer code"):
        Journal.recover(journal_path, code)
    found = Journal.recover(journal_path, newer)
    assert [row.title for row in found.page()] == ["kept"]
    assert found.is_passphrase(other_words)
    found.close()


@pytest.mark.parametrize(
    "ask",
    [
        lambda j: j.is_passphrase(PASSPHRASE),
        lambda j: j.recovery_code(),
        lambda j: j.change_passphrase("nine quiet tables"),
    ],
)
def test_key_when_in_memory_then_there_is_none(own: Journal, ask: Callable[[Journal], Any]) -> None:
    with pytest.raises(Unusable, match=r"^This journal is in memory alone\.$"):
        ask(own)
    assert own.path is None


def test_add_many_when_one_is_unfit_then_none_is_kept(own: Journal) -> None:
    with pytest.raises(Unusable):
        own.add_many([a_note("fit"), a_note(" ")])
    twice = a_note("twice")
    with pytest.raises(JournalError):
        own.add_many([a_note("first"), twice, twice])
    assert own.count() == 0
    assert own.check() == []
