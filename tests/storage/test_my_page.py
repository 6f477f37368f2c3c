"""My page: empty at first, picked line by line, in the person's order, and taken along."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_journal.errors import AlreadyThere, CannotWrite, Unusable
from recovery_journal.journal import Journal
from recovery_journal.journal.my_page import MOST_STORIES, MOST_WINS
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.my_page import PageLine, Pick
from recovery_journal.model.records import Thread
from tests.storage.conftest import TODAY


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory."""
    made = Journal.in_memory()
    yield made
    made.close()


def added(
    journal: Journal,
    kind: Kind,
    title: str,
    body: str = "",
    lane: Lane = Lane.ONLY_ME,
    starred: bool = False,
) -> Entry:
    return journal.add(replace(new_entry(kind, TODAY, title, body), lane=lane, starred=starred))


def a_story(journal: Journal, strength: Entry, title: str, words: str = "") -> Thread:
    """A story that shows a strength, with these words marked in it."""
    story = added(journal, Kind.STORY, title)
    return journal.thread(story.id, strength.id, words)


def told(lines: list[PageLine]) -> list[tuple[str, str]]:
    return [(line.title, line.words) for line in lines]


def in_company(journal: Journal) -> list[list[tuple[str, str]]]:
    """The page as it is together, and handed over."""
    audiences = (Audience.TOGETHER, Audience.HANDED_OVER)
    return [told(Journal(journal._vault, audience).my_page()) for audience in audiences]


def test_my_page_when_nothing_is_picked_then_empty(own: Journal) -> None:
    added(own, Kind.VALUE, "Calm")
    assert own.my_page() == []
    assert "".join(own.my_page_as_markdown()) == "# My page\n\nNothing is picked yet.\n"


def test_my_page_when_picked_then_section_by_section_in_the_order_of_the_picks(
    own: Journal,
) -> None:
    calm = added(own, Kind.VALUE, "Calm", "\n  quiet inside \nand out")
    sea = added(own, Kind.VALUE, "Sea")
    wit = added(own, Kind.STRENGTH, "wit", "in hard times")
    win = added(own, Kind.WIN, "Rang my sister", "for an hour")
    laughed = a_story(own, wit, "the wake", "I made them laugh")
    bare = a_story(own, wit, "the long way home")
    picks = [
        *(Pick(win.id), Pick(wit.id, bare.id), Pick(sea.id), Pick(wit.id, laughed.id)),
        *(Pick(wit.id), Pick(calm.id)),
    ]
    own.set_my_page(picks)
    lines = own.my_page()
    assert told(lines) == [
        ("Sea", ""),
        ("Calm", "quiet inside"),
        ("wit", "the long way home"),
        ("wit", "I made them laugh"),
        ("wit", "in hard times"),
        ("Rang my sister", "for an hour"),
    ]
    assert [line.kind for line in lines] == [Kind.VALUE] * 2 + [Kind.STRENGTH] * 3 + [Kind.WIN]
    assert sorted((line.pick for line in lines), key=repr) == sorted(picks, key=repr)
    own.set_my_page([Pick(calm.id)])
    assert told(own.my_page()) == [("Calm", "quiet inside")]


def test_my_page_when_an_entry_changes_then_so_does_its_line(own: Journal) -> None:
    calm = added(own, Kind.VALUE, "Calm", "quiet")
    own.set_my_page([Pick(calm.id)])
    own.save(replace(calm, title="Stillness", body="more than quiet"))
    assert told(own.my_page()) == [("Stillness", "more than quiet")]


def test_my_page_when_one_is_in_the_trash_or_erased_then_left_out_and_back_with_it(
    own: Journal,
) -> None:
    calm, sea, kin = (added(own, Kind.VALUE, name) for name in ("Calm", "Sea", "Kin"))
    own.set_my_page([Pick(each.id) for each in (sea, calm, kin)])
    own.trash(sea.id)
    own.erase(kin.id)
    assert told(own.my_page()) == [("Calm", "")]
    own.untrash(sea.id)
    assert told(own.my_page()) == [("Sea", ""), ("Calm", "")]


def test_my_page_when_the_story_of_a_line_is_gone_then_the_line_is_left_out(
    own: Journal,
) -> None:
    wit = added(own, Kind.STRENGTH, "wit", "in hard times")
    thread = a_story(own, wit, "the wake", "I made them laugh")
    own.set_my_page([Pick(wit.id), Pick(wit.id, thread.id)])
    own.trash(thread.source)
    assert told(own.my_page()) == [("wit", "in hard times")]
    own.untrash(thread.source)
    assert told(own.my_page()) == [("wit", "in hard times"), ("wit", "I made them laugh")]
    own.unthread(thread.id)
    assert told(own.my_page()) == [("wit", "in hard times")]


def test_my_page_when_what_is_picked_has_no_section_then_left_out(own: Journal) -> None:
    note, wit = added(own, Kind.NOTE, "a note"), added(own, Kind.STRENGTH, "wit")
    linked = own.thread(note.id, wit.id, "words of no story")
    own.set_my_page([Pick(note.id), Pick(wit.id, linked.id), Pick("01900000-none")])
    assert own.my_page() == []


def test_my_page_when_many_were_threaded_since_then_the_words_of_the_story_stay(
    own: Journal,
) -> None:
    wit = added(own, Kind.STRENGTH, "wit")
    first = a_story(own, wit, "the wake", "I made them laugh")
    own.set_my_page([Pick(wit.id, first.id)])
    for number in range(MOST_STORIES + 1):
        own.thread(added(own, Kind.WIN, f"win {number}").id, wit.id)
        a_story(own, wit, f"story {number}")
    assert told(own.my_page()) == [("wit", "I made them laugh")]


def test_my_page_when_in_company_then_the_open_lines_and_it_is_not_picked_there(
    own: Journal,
) -> None:
    added_in = [
        added(own, Kind.VALUE, "closed", "hidden"),
        added(own, Kind.VALUE, "open", lane=Lane.OPEN_TOGETHER),
        added(own, Kind.WIN, "handed", lane=Lane.HAND_OVER),
    ]
    wit = added(own, Kind.STRENGTH, "wit", lane=Lane.HAND_OVER)
    hidden = a_story(own, wit, "closed story", "said to nobody")
    shown = a_story(own, wit, "open story")
    own.set_lane(shown.source, Lane.OPEN_TOGETHER)
    own.set_my_page(
        [*(Pick(each.id) for each in added_in), Pick(wit.id, hidden.id), Pick(wit.id, shown.id)]
    )
    assert in_company(own) == [
        [("open", ""), ("wit", "open story"), ("handed", "")],
        [("handed", "")],
    ]
    for audience in (Audience.TOGETHER, Audience.HANDED_OVER):
        with pytest.raises(Unusable):
            Journal(own._vault, audience).set_my_page([])
    assert len(own.my_page()) == 5


def test_page_choices_when_asked_then_all_that_can_be_picked_and_each_once(
    own: Journal,
) -> None:
    calm, sea = (added(own, Kind.VALUE, name) for name in ("Calm", "Sea"))
    gone = added(own, Kind.VALUE, "Gone")
    own.let_go(gone.id, TODAY, "")
    own.set_value_order([sea.id])
    wit = added(own, Kind.STRENGTH, "wit")
    thread = a_story(own, wit, "the wake", "I made them laugh")
    old = added(own, Kind.WIN, "with a star", starred=True)
    new = added(own, Kind.WIN, "the newest")
    added(own, Kind.NOTE, "a note")
    choices = own.page_choices()
    assert [line.pick for line in choices] == [
        *(Pick(sea.id), Pick(calm.id), Pick(wit.id), Pick(wit.id, thread.id)),
        *(Pick(old.id), Pick(new.id)),
    ]
    own.set_my_page([line.pick for line in choices])
    assert own.my_page() == choices


def test_page_choices_when_there_are_many_wins_then_some_and_all_that_are_picked(
    own: Journal,
) -> None:
    wins = [new_entry(Kind.WIN, TODAY, f"win {n}") for n in range(MOST_WINS + 20)]
    own.add_many(wins)
    own.set_my_page([Pick(wins[0].id)])
    picks = [line.pick for line in own.page_choices()]
    assert len(picks) == len(set(picks)) == MOST_WINS + 1
    assert Pick(wins[0].id) in picks
    assert Pick(wins[-1].id) in picks
    assert Pick(wins[1].id) not in picks


# taken along


def test_export_my_page_when_written_then_private_and_a_line_in_the_ledger(
    own: Journal, tmp_path: Path
) -> None:
    calm = added(own, Kind.VALUE, "Calm", "# quiet")
    own.set_my_page([Pick(calm.id)])
    target = tmp_path / "page.md"
    own.export_my_page(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    written = target.read_text(encoding="utf-8")
    assert written == "".join(own.my_page_as_markdown())
    assert "- **Calm**: # quiet\n" in written
    ((event, place, number, words),) = [
        (line.event, line.place, line.entries, line.words) for line in own.ledger()
    ]
    assert (event, place, number, words) == ("export", str(target), 1, "markdown; my page")


def test_export_my_page_when_a_file_is_there_then_not_over_it_unless_told(
    own: Journal, tmp_path: Path
) -> None:
    target = tmp_path / "page.md"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThere):
        own.export_my_page(target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert own.ledger() == []
    own.export_my_page(target, overwrite=True)
    assert target.read_text(encoding="utf-8").startswith("# My page\n")
    assert [line.entries for line in own.ledger()] == [0]


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("overwrite", [True, False])
def test_export_my_page_when_over_the_journals_own_files_then_refused(
    journal: Journal, journal_path: Path, ending: str, overwrite: bool
) -> None:
    journal.set_my_page([Pick(added(journal, Kind.VALUE, "Calm").id)])
    target = journal_path.with_name(journal_path.name + ending)
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(CannotWrite, match=r"^That is the journal itself\. It stays as it is"):
        journal.export_my_page(target, overwrite=overwrite)
    assert (target.read_bytes() if target.exists() else None) == before
    assert journal.ledger() == []
    assert journal.check() == []


def test_export_my_page_when_in_company_then_the_open_lines_alone(
    own: Journal, tmp_path: Path
) -> None:
    closed = added(own, Kind.VALUE, "closed")
    opened = added(own, Kind.VALUE, "open", lane=Lane.HAND_OVER)
    own.set_my_page([Pick(closed.id), Pick(opened.id)])
    target = tmp_path / "page.md"
    Journal(own._vault, Audience.HANDED_OVER).export_my_page(target)
    assert target.read_text(encoding="utf-8").count("- **") == 1
    assert "closed" not in target.read_text(encoding="utf-8")
    assert [line.entries for line in own.ledger()] == [1]


def test_page_when_a_line_lies_in_the_trash_while_others_are_picked_then_it_comes_back(
    own: Journal,
) -> None:
    first, second = (own.add(new_entry(Kind.WIN, TODAY, name)) for name in ("one", "two"))
    own.set_my_page([Pick(first.id)])
    own.trash(first.id)
    own.set_my_page([Pick(second.id)])
    assert [line.title for line in own.my_page()] == ["two"]
    own.untrash(first.id)
    assert [line.title for line in own.my_page()] == ["two", "one"]
    own.set_my_page([])
    assert own.my_page() == []


def test_page_choices_when_a_line_is_on_the_page_then_it_is_among_them(own: Journal) -> None:
    value = own.add(new_entry(Kind.VALUE, TODAY, "let go"))
    own.set_my_page([Pick(value.id)])
    own.let_go(value.id, TODAY, "")
    assert Pick(value.id) in [line.pick for line in own.page_choices()]
