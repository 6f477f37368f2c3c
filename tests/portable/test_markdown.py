"""The document: its headings, anchors, facts, details and links, whatever the entries say."""

import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recovery_journal.model.entry import Entry, Kind, Lane, Origin, new_entry
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row
from recovery_journal.model.wins import WinDetails
from recovery_journal.portable.markdown import BATCH_ENTRIES, document
from recovery_journal.portable.stories import Threads
from tests.portable.reading import READERS, shown, shown_inline
from tests.portable.test_escape import hostile

MONDAY = date(2026, 11, 23)
WRITTEN = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)


def written(
    entries: Iterable[Entry],
    threads: dict[str, Threads] | None = None,
    *,
    order: dict[str, int] | None = None,
    filtered: str = "all entries",
    by_kind: bool = False,
) -> str:
    return "".join(
        document(
            entries,
            threads=lambda ids: {one: (threads or {}).get(one, []) for one in ids},
            order=order or {},
            titled="Journal",
            filtered=filtered,
            on=MONDAY,
            by_kind=by_kind,
        )
    )


def no_threads(_ids: list[str]) -> dict[str, Threads]:
    return {}


def win(title: str = "Called my sister", body: str = "", **details: object) -> Entry:
    return Entry(
        id="0192-a",
        kind=Kind.WIN,
        day=MONDAY,
        title=title,
        body=body,
        details=WinDetails.from_dict(details),
        created=WRITTEN,
        updated=WRITTEN,
    )


def row(title: str) -> Row:
    return Row(
        place=1,
        id="0192-b",
        kind=Kind.NOTE,
        day=date(2026, 3, 12),
        title=title,
        excerpt="",
        lane=Lane.ONLY_ME,
        starred=False,
        updated=WRITTEN,
    )


def test_document_when_written_by_day_reads_as_expected() -> None:
    entry = win(body="We *talked*.\n\nIt was good.", did="I rang", strengths=["asking", "staying"])
    thread = Thread(source=entry.id, target="0192-b", words="the same week")
    assert written([entry], {entry.id: [(thread, row("A [slow] day"))]}) == (
        "# Journal\n\n"
        "Copied on Monday 23 November 2026: all entries. This copy is not encrypted.\n\n"
        "## Monday 23 November 2026\n\n"
        '<a id="e-0192-a"></a>\n\n'
        "### Called my sister\n\n"
        "*Win · only me · written 23 November 2026, 08:05 UTC*\n\n"
        "We \\*talked\\*.\n\nIt was good.\n\n"
        "**What I did that made it happen**\\\nI rang\n\n"
        "**Strengths in it**\\\nasking, staying\n\n"
        "**Threads:**\n\n"
        "- [A \\[slow\\] day](#e-0192-b) (note, 12 March 2026): the same week\n"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"ripple": True}, "led to [A day](#e-0192-b) (note, 12 March 2026): so"),
        ({"seen_by": "together"}, "[A day](#e-0192-b) (note, 12 March 2026): so (seen together)"),
        (
            {"source": "0192-b", "target": "0192-a", "ripple": True, "seen_by": "*M.*"},
            "came from [A day](#e-0192-b) (note, 12 March 2026): so (seen by \\*M.\\*)",
        ),
        (
            {"seen_by": "me", "words": ""},
            "[A day](#e-0192-b) (note, 12 March 2026) (seen by me)",
        ),
    ],
)
def test_document_when_a_thread_is_a_ripple_or_was_seen_then_its_link_says_so(
    said: dict[str, Any], told: str
) -> None:
    entry = win()
    thread = Thread(**({"source": entry.id, "target": "0192-b", "words": "so"} | said))
    text = written([entry], {entry.id: [(thread, row("A day"))]})
    assert text.endswith(f"\n\n- {told}\n")


def test_document_when_nothing_is_found_says_so() -> None:
    assert written([]).endswith("is not encrypted.\n\nThere are no entries here.\n")


def test_document_when_the_day_changes_has_one_heading_a_day() -> None:
    days = [MONDAY, MONDAY, MONDAY + timedelta(days=1)]
    text = written(new_entry(Kind.NOTE, day, "x") for day in days)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## Monday 23 November 2026", "## Tuesday 24 November 2026"]


def test_document_by_kind_has_a_heading_a_kind_and_the_day_in_each_entry() -> None:
    entries = [win("a"), win("b"), new_entry(Kind.NOTE, MONDAY, "c")]
    text = written(entries, by_kind=True)
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Wins", "## Notes"]
    assert text.count("· Monday 23 November 2026 ·") == 3


def test_document_when_an_entry_has_marks_names_them_in_its_line() -> None:
    entry = Entry(
        kind=Kind.NOTE,
        day=MONDAY,
        title="x",
        lane=Lane.HAND_OVER,
        origin=Origin.COACH,
        starred=True,
        created=WRITTEN,
        updated=WRITTEN + timedelta(days=1),
        trashed=WRITTEN + timedelta(days=2),
        tags=("low-tide", "sea"),
    )
    text = written([entry])
    assert (
        "*Note · hand over · starred · from a coach · written 23 November 2026, 08:05 UTC"
        " · changed 24 November 2026, 08:05 UTC"
        " · in the trash since 25 November 2026, 08:05 UTC*" in text
    )
    assert "**Tags:** low-tide, sea\n" in text


def test_document_when_coming_back_is_marked_shows_its_label_alone() -> None:
    assert written([win(coming_back=True)]).endswith("\n\n**Coming back**\n")
    assert "Coming back" not in written([win()])


def test_document_when_the_filter_holds_markup_keeps_it_text() -> None:
    tokens = READERS[0].parse(written([], filtered="tagged *a* <b>"))
    assert "tagged *a* <b>." in shown(tokens)


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "github"])
@settings(max_examples=400, deadline=None)
@given(title=hostile, body=hostile, did=hostile, name=hostile, words=hostile)
def test_document_whatever_the_entry_says_keeps_its_structure(
    reader: MarkdownIt, title: str, body: str, did: str, name: str, words: str
) -> None:
    entry = win(title, body, did=did, strengths=[name])
    thread = Thread(source=entry.id, target="0192-b", words=words)
    text = written([entry, win("after")], {entry.id: [(thread, row(name or "x"))]})
    tokens = reader.parse(text)
    headings = [
        (token.tag, shown_inline(tokens[at + 1]))
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    # The threads are asked for by id, so both entries show the same link.
    assert headings == [
        ("h1", "Journal"),
        ("h2", "Monday 23 November 2026"),
        ("h3", title),
        ("h3", "after"),
    ]
    seen = [token.type for token in tokens if token.type.endswith("_open")]
    assert set(seen) <= {"heading_open", "paragraph_open", "bullet_list_open", "list_item_open"}
    assert seen.count("list_item_open") == 2
    links = [c.attrs["href"] for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert links == ["#e-0192-b", "#e-0192-b"]
    html = [c.content for t in tokens for c in t.children or [] if c.type == "html_inline"]
    assert html == ['<a id="e-0192-a">', "</a>"] * 2
    assert f"UTC\n\n{body}" in shown(tokens)


@settings(max_examples=300, deadline=None)
@given(words=hostile, who=hostile, title=hostile, ripple=st.booleans())
def test_document_whatever_a_thread_says_then_it_is_text(
    words: str, who: str, title: str, ripple: bool
) -> None:
    thread = Thread(source="0192-a", target="0192-b", words=words, seen_by=who, ripple=ripple)
    tokens = READERS[1].parse(written([win()], {"0192-a": [(thread, row(title or "x"))]}))
    seen = [token.type for token in tokens if token.type.endswith("_open")]
    assert set(seen) <= {"heading_open", "paragraph_open", "bullet_list_open", "list_item_open"}
    assert seen.count("list_item_open") == 1
    links = [c.attrs["href"] for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert links == ["#e-0192-b"]
    by = f" (seen by {who})" if who else ""
    start = f"{'led to ' if ripple else ''}{title or 'x'} (note, 12 March 2026)"
    assert shown(tokens).endswith(f"{start}{f': {words}' if words else ''}{by}")


def test_document_asks_for_threads_in_batches_and_in_order() -> None:
    entries = [new_entry(Kind.NOTE, MONDAY, str(at)) for at in range(2 * BATCH_ENTRIES + 1)]
    asked: list[list[str]] = []

    def threads(ids: list[str]) -> dict[str, Threads]:
        asked.append(ids)
        return {}

    for _ in document(
        entries, threads=threads, order={}, titled="J", filtered="all", on=MONDAY, by_kind=False
    ):
        pass
    assert [len(ids) for ids in asked] == [BATCH_ENTRIES, BATCH_ENTRIES, 1]
    assert [one for ids in asked for one in ids] == [entry.id for entry in entries]


def test_document_when_entries_are_many_or_long_holds_few_of_them() -> None:
    def long_entries() -> Iterator[Entry]:
        for _ in range(30):
            yield new_entry(Kind.NOTE, MONDAY, "x", "word " * 200_000)

    tracemalloc.start()
    for _ in document(
        long_entries(),
        threads=no_threads,
        order={},
        titled="J",
        filtered="all",
        on=MONDAY,
        by_kind=False,
    ):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000
