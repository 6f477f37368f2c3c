"""An entry's whole life in the file: save, edit, history, trash, erase, find."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft, Person
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.counting import Counting
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY

FULL = WinDetails(
    did="counted lamp posts",
    helped="Maya's voice",
    moved="the evening",
    strengths=("staying with it", "noticing early"),
    values=("Health",),
    inspired=("M.",),
    touched=("my sister",),
    coming_back=True,
)


def a_win(title: str = "kept walking", body: str = "", day: date = TODAY) -> Entry:
    return new_entry(Kind.WIN, day, title, body)


def titles(journal: Journal, **filters: Any) -> list[str]:
    return [row.title for row in journal.page(Query(**filters))]


def test_add_when_every_part_is_said_then_all_of_it_comes_back(journal: Journal) -> None:
    added = journal.add(
        replace(a_win(), details=FULL, tags=("Evening", "#walk"), lane=Lane.HAND_OVER, starred=True)
    )
    found = journal.entry(added.id)
    assert found == added
    assert found.details == FULL
    assert found.tags == ("evening", "walk")
    assert journal.check() == []


def test_add_when_the_first_line_is_empty_then_refuses_and_keeps_nothing(journal: Journal) -> None:
    with pytest.raises(Unusable):
        journal.add(a_win("  \n "))
    assert journal.count() == 0


def test_save_when_changed_then_the_version_before_is_kept(journal: Journal) -> None:
    first = journal.add(a_win("one"))
    second = journal.save(replace(first, title="two", details=FULL)).entry
    third = journal.set_star(first.id, True)
    kept = journal.history(first.id)
    assert [(v.title, v.version) for v in kept] == [("two", second.version), ("one", first.version)]
    assert third.parent == second.version
    assert second.parent == first.version
    assert kept[0].details == FULL
    assert journal.go_back_to(first.id, first.version).title == "one"
    assert [v.title for v in journal.history(first.id)] == ["two", "two", "one"]
    assert journal.check() == []


def test_save_when_changed_underneath_then_both_are_kept_and_told(
    journal: Journal, journal_path: Path
) -> None:
    first = journal.add(a_win("one"))
    other = Journal.unlock(journal_path, PASSPHRASE)
    theirs = other.save(replace(first, title="theirs")).entry
    other.close()
    saved = journal.save(replace(first, title="mine"))
    assert saved.underneath == theirs
    assert journal.entry(first.id).title == "mine"
    assert journal.entry(first.id).parent == first.version
    assert {v.title for v in journal.history(first.id)} == {"one", "theirs"}


def test_changed_when_another_process_writes_then_says_so_once(
    journal: Journal, journal_path: Path
) -> None:
    assert not journal.changed()
    other = Journal.unlock(journal_path, PASSPHRASE)
    other.add(a_win())
    assert journal.changed()
    assert not journal.changed()
    journal.add(a_win())
    assert not journal.changed()
    other.close()


def test_page_when_days_differ_then_newest_day_first_then_first_kept_last(journal: Journal) -> None:
    for title, back in (("a", 2), ("b", 0), ("c", 9), ("d", 0), ("e", 2)):
        journal.add(a_win(title, day=TODAY - timedelta(days=back)))
    assert titles(journal) == ["d", "b", "e", "a", "c"]
    first = journal.page(limit=2)
    older = journal.page(before=first[-1].place, limit=2)
    assert [row.title for row in older] == ["e", "a"]
    assert [r.title for r in journal.page(after=older[-1].place, limit=2)] == ["b", "e"]
    moved = journal.entry(journal.page(Query(words="c"))[0].id)
    journal.save(replace(moved, day=TODAY))
    assert titles(journal)[:3] == ["d", "c", "b"]
    assert titles(journal, words="c") == ["c"]
    assert journal.check() == []


def test_page_when_filtered_then_every_filter_holds(journal: Journal) -> None:
    journal.add(replace(a_win("tagged"), tags=("calm",), starred=True))
    journal.add(replace(a_win("open"), lane=Lane.OPEN_TOGETHER))
    journal.add(new_entry(Kind.NOTE, TODAY - timedelta(days=40), "note"))
    assert titles(journal, tag="calm") == ["tagged"]
    assert titles(journal, starred=True) == ["tagged"]
    assert titles(journal, lane=Lane.OPEN_TOGETHER) == ["open"]
    assert titles(journal, kind=Kind.NOTE) == ["note"]
    assert titles(journal, until=TODAY - timedelta(days=1)) == ["note"]
    assert titles(journal, since=TODAY, until=TODAY) == ["open", "tagged"]
    assert journal.tags() == [("calm", 1)]


def test_tags_when_some_lie_in_the_trash_then_those_open_to_the_audience_are_counted(
    journal: Journal,
) -> None:
    journal.add(replace(a_win("kept"), tags=("calm", "walk"), lane=Lane.OPEN_TOGETHER))
    journal.add(replace(a_win("own"), tags=("walk",)))
    gone = journal.add(replace(a_win("gone"), tags=("calm", "late"), lane=Lane.OPEN_TOGETHER))
    journal.trash(gone.id)
    together = Finding(journal._vault, Audience.TOGETHER)

    assert journal.tags() == [("walk", 2), ("calm", 1)]
    assert Counting(together).tags() == [("calm", 1), ("walk", 1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le café était fermé", "cafe etait"),
        ("Nai\u0308ve hopes", "na\u00efve"),
        ("今日は静かな一日だった。散歩をして、よく眠れた。", "散歩"),
        ("วันนี้ฉันเดินกลับบ้าน", "เดิน"),
        ("Сегодня я попросил", "СЕГОДНЯ"),
        ("오늘은 친구와 오래", "친구"),
        ("walked past the shop", "shop walk"),
        ("it's fine", "it's"),
        ("snake_case word", "case"),
    ],
)
def test_search_when_words_stand_in_any_script_then_found(
    journal: Journal, text: str, words: str
) -> None:
    journal.add(a_win("other thing"))
    wanted = journal.add(a_win("title", text))
    assert [row.id for row in journal.page(Query(words=words))] == [wanted.id]


def test_search_when_words_stand_in_details_or_tags_then_found(journal: Journal) -> None:
    journal.add(replace(a_win(), details=FULL, tags=("lighthouse",)))
    for words in ("lamp posts", "noticing", "lighthouse", '"counted lamp"'):
        assert len(journal.page(Query(words=words))) == 1, words
    assert journal.page(Query(words="posts lighthouses")) == []
    assert journal.page(Query(words="?!")) == []


def test_trash_when_laid_there_then_out_of_lists_until_taken_back(journal: Journal) -> None:
    kept = journal.add(a_win("gone for now"))
    journal.trash(kept.id)
    assert titles(journal) == []
    assert titles(journal, words="gone") == []
    assert titles(journal, trashed=True) == ["gone for now"]
    journal.untrash(kept.id)
    assert titles(journal) == ["gone for now"]


def decrypted(path: Path, tmp_path: Path) -> bytes:
    """The whole file as plain SQLite, page by page, free pages among them."""
    return b"".join(
        repr(row).encode()
        for table in ("entries", "history", "drafts", "search_text", "search_data", "tags", "wins")
        for row in Vault.unlock(path, PASSPHRASE).connection.execute(f"SELECT * FROM {table}")
    )


def test_erase_when_done_then_no_table_holds_a_trace(
    journal: Journal, journal_path: Path, tmp_path: Path
) -> None:
    journal.add(a_win("stays"))
    gone = journal.add(replace(a_win("zebrafish", "xylophonic"), tags=("quokka",)))
    gone = journal.save(replace(gone, title="zebrafish two")).entry
    journal.keep_draft(Draft(entry=gone))
    assert b"zebrafish" in decrypted(journal_path, tmp_path)
    journal.erase(gone.id)
    left = decrypted(journal_path, tmp_path)
    for word in (b"zebrafish", b"xylophonic", b"quokka", gone.id.encode()):
        assert word not in left
    assert journal.check() == []
    with pytest.raises(EntryNotFound):
        journal.entry(gone.id)


def test_drafts_when_kept_then_offered_again_and_forgotten_by_the_save(
    journal: Journal, journal_path: Path
) -> None:
    draft = Draft(entry=replace(a_win("", "half a sen"), details=FULL))
    journal.keep_draft(draft)
    again = Journal.unlock(journal_path, PASSPHRASE)
    offered = again.drafts()
    assert [(d.id, d.entry.body, d.entry.details) for d in offered] == [
        (draft.id, "half a sen", FULL)
    ]
    again.save(replace(offered[0].entry, title="whole"), draft.id)
    assert again.drafts() == []
    again.close()


def test_threads_when_made_then_both_ends_see_them(journal: Journal) -> None:
    one, two = journal.add(a_win("one")), journal.add(a_win("two"))
    thread = journal.thread(one.id, two.id, "led to")
    assert [(t.words, r.title) for t, r in journal.threads(one.id)] == [("led to", "two")]
    assert [(t.words, r.title) for t, r in journal.threads(two.id)] == [("led to", "one")]
    journal.unthread(thread.id)
    assert journal.threads(one.id) == []
    with pytest.raises(Unusable):
        journal.thread(one.id, one.id)


def test_finding_when_audience_is_together_then_only_open_lanes(journal: Journal) -> None:
    closed = journal.add(a_win("closed"))
    opened = journal.add(replace(a_win("opened"), lane=Lane.OPEN_TOGETHER, tags=("x",)))
    journal.thread(closed.id, opened.id)
    journal.keep_draft(Draft(entry=a_win("half")))
    seen = Finding(journal._vault, Audience.TOGETHER)
    assert [row.title for row in seen.page(Query())] == ["opened"]
    assert [row.title for row in seen.page(Query(words="closed"))] == []
    assert [e.title for e in seen.entries(Query())] == ["opened"]
    assert seen.count(Query()) == 1
    assert seen.threads([opened.id]) == {}
    assert seen.drafts() == []
    assert Counting(seen).totals(Kind.WIN, TODAY).all == 1
    assert Counting(seen).days(Kind.WIN, TODAY.year) == {TODAY: 1}
    with pytest.raises(EntryNotFound):
        seen.entry(closed.id)


def test_on_this_day_when_earlier_years_then_newest_first(journal: Journal) -> None:
    for year in (2021, 2024, 2026):
        journal.add(a_win(str(year), day=TODAY.replace(year=year)))
    journal.add(a_win("other", day=date(2024, 11, 23)))
    assert [row.title for row in journal.on_this_day(TODAY)] == ["2024", "2021"]


def test_totals_when_wins_then_counts_year_month_and_coming_back(journal: Journal) -> None:
    journal.add(replace(a_win(), details=FULL))
    journal.add(a_win(day=TODAY.replace(month=3)))
    journal.add(a_win(day=TODAY.replace(year=2020)))
    totals = journal.totals(Kind.WIN, TODAY)
    assert (totals.all, totals.this_year, totals.this_month, totals.coming_back) == (3, 2, 1, 1)


def test_entry_when_id_is_cut_short_then_found_if_one_begins_so(journal: Journal) -> None:
    one = journal.add(a_win("one"))
    journal.add(a_win("two"))
    assert journal.entry(one.id[:30]).id == one.id
    with pytest.raises(Unusable):
        journal.entry(one.id[:6])
    with pytest.raises(Unusable):
        journal.entry("01")
    with pytest.raises(EntryNotFound):
        journal.entry("ffffffffff")


def test_people_when_set_then_kept_inside_the_file(journal: Journal) -> None:
    journal.set_people([Person(name="M.", reach="after six")])
    assert journal.people() == [Person(name="M.", reach="after six")]


def test_entries_when_more_than_one_chunk_then_each_once(journal: Journal) -> None:
    rng = random.Random(7)  # noqa: S311 - no secret, a shuffle of days
    days = [TODAY - timedelta(days=rng.randrange(300)) for _ in range(450)]
    journal.add_many([a_win(f"w{n}", day=day) for n, day in enumerate(days)])
    for oldest_first in (False, True):
        found = list(journal.entries(oldest_first=oldest_first))
        assert len({e.id for e in found}) == 450
        assert [e.day for e in found] == sorted(days, reverse=not oldest_first)
    assert len(list(journal.entries(limit=210))) == 210


KEPT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(title=KEPT, body=st.text(st.characters(exclude_categories=["Cs"])))
def test_add_when_any_text_then_it_comes_back_clean_and_the_file_is_sound(
    journal: Journal, title: str, body: str
) -> None:
    try:
        added = journal.add(a_win(title, body))
    except Unusable:
        return
    assert journal.entry(added.id) == added
    assert not journal._vault.connection.in_transaction
    assert journal.check() == []
