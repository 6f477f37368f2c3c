"""Lines of JSON: one line, every key, and the same words after a way through a parser."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given

from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.records import Thread
from recovery_journal.model.wins import WinDetails
from recovery_journal.portable.jsonl import entry_as_dict, instant, line
from tests.portable.test_escape import hostile
from tests.portable.test_markdown import row

KEYS = [
    *("id", "kind", "day", "title", "body", "lane", "origin", "starred", "tags"),
    *("created", "updated", "version", "details", "threads"),
]


def test_instant_is_utc_with_milliseconds_and_z() -> None:
    local = datetime(2026, 11, 24, 1, 2, 3, 4_000, tzinfo=timezone(timedelta(hours=2)))
    assert instant(local) == "2026-11-23T23:02:03.004Z"
    assert instant(datetime(2026, 11, 23, tzinfo=UTC)) == "2026-11-23T00:00:00.000Z"


def test_entry_as_dict_has_the_keys_in_order_and_plain_values() -> None:
    entry = Entry(
        id="a",
        kind=Kind.WIN,
        day=date(2026, 11, 23),
        title="t",
        details=WinDetails(strengths=("asking",), coming_back=True),
        tags=("sea",),
        created=datetime(2026, 11, 23, tzinfo=UTC),
        updated=datetime(2026, 11, 24, tzinfo=UTC),
        version="v",
    )
    thread = Thread(
        id="t1", source="a", target="b", words="so", seen_by="M.", ripple=True,
        created=entry.created,
    )  # fmt: skip
    plain = entry_as_dict(entry, [(thread, row("x"))])
    assert list(plain) == KEYS
    assert (plain["kind"], plain["day"], plain["lane"]) == ("win", "2026-11-23", "only me")
    assert (plain["origin"], plain["starred"], plain["tags"]) == ("me", False, ["sea"])
    assert plain["updated"] == "2026-11-24T00:00:00.000Z"
    assert plain["details"]["strengths"] == ["asking"]
    assert plain["details"]["coming_back"] is True
    created = "2026-11-23T00:00:00.000Z"
    told = {"id": "t1", "source": "a", "target": "b", "words": "so", "created": created}
    assert plain["threads"] == [told | {"seen_by": "M.", "ripple": True}]
    assert {type(value) for value in plain.values()} <= {str, bool, list, dict}


def test_entry_as_dict_of_a_note_has_no_details() -> None:
    assert entry_as_dict(new_entry(Kind.NOTE, date(2026, 1, 1), "x"), [])["details"] == {}


@given(title=hostile, body=hostile, did=hostile)
def test_line_when_parsed_gives_the_same_entry(title: str, body: str, did: str) -> None:
    entry = Entry(
        kind=Kind.WIN,
        day=date(2026, 1, 1),
        title=title,
        body=body,
        details=WinDetails.from_dict({"did": did}),
    )
    text = line(entry, [])
    assert "\n" not in text
    assert json.loads(text) == entry_as_dict(entry, [])
    assert json.loads(text)["body"] == body


def test_line_keeps_letters_readable() -> None:
    assert "日本 é 😀" in line(new_entry(Kind.NOTE, date(2026, 1, 1), "日本 é 😀"), [])
