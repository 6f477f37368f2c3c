"""Day One's JSON: the day where the person was, the text without marks that only Day One needs."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from recovery_journal.portable.incoming.day_one import plain
from recovery_journal.portable.incoming.json_file import read
from tests.portable.incoming.reading import found, places, read_all

ENTRY: dict[str, Any] = {
    "uuid": "2F8DDCA258634D9994DF3A4FEE328035",
    "creationDate": "2026-03-03T18:34:56Z",
    "timeZone": "Australia/Sydney",
    "text": "# Packed at last \\.\\.\\.\n\n![](dayone-moment://76F9B0AC37954B51)\n\nGo\\. 🚌",
    "starred": True,
    "tags": ["Sea air"],
    "photos": [{"identifier": "76F9B0AC37954B51", "md5": "ef43"}],
    "richText": "{}",
}


def exported(*entries: dict[str, Any]) -> str:
    """Day One's file of these entries."""
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries}, indent=1)


def test_read_when_day_one_exported_it_then_the_day_is_where_it_was_written() -> None:
    (one,) = found(read, exported(ENTRY), "Journal.json")
    assert (one.source, one.title, one.body) == ("day one", "Packed at last ...", "Go. 🚌")
    assert one.day == date(2026, 3, 4)
    assert one.at == datetime(2026, 3, 3, 18, 34, 56, tzinfo=UTC)
    assert one.at.utcoffset() == timedelta(hours=11)
    assert (one.key, one.starred, one.tags) == (ENTRY["uuid"], True, ("sea-air",))


@pytest.mark.parametrize(
    ("zone", "place", "day", "hours"),
    [
        ("Nowhere/Land", None, 3, 0),
        (None, None, 3, 0),
        ("Nowhere/Land", "Asia/Tokyo", 4, 9),
        (None, "Asia/Tokyo", 4, 9),
        ("GMT+0930", None, 4, 9.5),
        ("UTC-3", None, 3, -3),
        ("GMT+99", None, 3, 0),
        ("../../etc/passwd", None, 3, 0),
        ("/etc/passwd", None, 3, 0),
        ("America", None, 3, 0),
        ("a\0b", None, 3, 0),
    ],
)
def test_read_when_the_zone_is_unknown_then_the_moment_stays_and_the_day_is_what_is_known(
    zone: str | None, place: str | None, day: int, hours: float
) -> None:
    entry = ENTRY | {"timeZone": zone, "location": {"timeZoneName": place}}
    (one,) = found(read, exported(entry))
    assert one.day == date(2026, 3, day)
    assert one.at == datetime(2026, 3, 3, 18, 34, 56, tzinfo=UTC)
    assert one.at.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "change",
    [
        *({"text": ""}, {"text": "![](dayone-moment://76F9B0AC37954B51)\n"}, {"text": 7}),
        *({"creationDate": "2026-02-30T10:00:00Z"}, {"creationDate": "2026-03-03T18:34:56"}),
        *(
            {"creationDate": None},
            {"timeZone": 5},
            {"location": {"timeZoneName": 5}, "timeZone": ""},
        ),
        {"creationDate": "9999-12-31T23:59:59Z"},
    ],
)
def test_read_when_an_entry_is_wrong_then_it_alone_is_unread(change: dict[str, Any]) -> None:
    other = ENTRY | {"uuid": "1546F37361264E129200B2CA6A885855"}
    pieces = read_all(read, exported(ENTRY | change, other), "J.json")
    assert places(pieces) == [("Unread", "J.json, entry 1"), ("Found", "J.json, entry 2")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\n![](dayone-moment://AB)\n\nb", "a\n\nb"),
        ("a\n![](dayone-moment:/video/AB) ![](dayone-moment://CD)\nb", "a\nb"),
        ("a ![](dayone-moment://AB) b", "a  b"),
        ("a ![the lake](dayone-moment://AB)", "a the lake"),
        ("![](https://example.org/a.png)", "![](https://example.org/a.png)"),
        ("\ufffca cup", "a cup"),
        ("1\\. a \\*b\\* \\\\ c\\d", "1. a *b* \\ c\\d"),
        ("`a\\.b` c\\.", "`a\\.b` c."),
        ("```\na\\.b\n```\nc\\.", "```\na\\.b\n```\nc."),
    ],
)
def test_plain_when_marks_are_day_ones_then_they_go_and_words_stay(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_plain_when_the_text_is_one_long_run_then_it_is_read() -> None:
    for run in ("![", "`", "![](dayone-moment:", "\n ", "\ufffc!"):
        assert len(plain(run * 100_000)) <= len(run) * 100_000
