"""JSON of jrnl and tui-journal: known by its entries, read whole or not at all."""

import io
import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from recovery_journal.errors import Unusable
from recovery_journal.portable.incoming import jrnl_text
from recovery_journal.portable.incoming.found import Unread
from recovery_journal.portable.incoming.json_file import read
from tests.portable.incoming.reading import found, places, read_all

JRNL = """{
  "tags": {"@robin": 1},
  "entries": [
    {"title": "A walk.", "body": "To the lake with @robin.", "date": "2026-11-23",
     "time": "09:15", "tags": ["@robin"], "starred": false},
    {"title": "Tea", "body": "", "date": "2026-11-24", "time": "21:05", "tags": [],
     "starred": true, "uuid": "4BB1F46946AD439996C9B59DE7C4DDC1"}
  ]
}"""
TUI = """[{"id":0,"date":"2026-11-23T00:00:00Z","title":"A walk","content":"To the lake.",
"tags":["Sea air"],"priority":2,"folder":"walks"},
{"id":1,"date":"2026-11-24T21:05:06.123456789Z","title":"Tea","content":""}]"""


def test_read_when_jrnl_exported_it_then_day_time_tags_star_and_id() -> None:
    one, two = found(read, JRNL, "jrnl.json")
    assert (one.source, one.title, one.body) == ("jrnl", "A walk.", "To the lake with @robin.")
    assert (one.day, one.clock, one.at) == (date(2026, 11, 23), time(9, 15), None)
    assert (one.tags, one.starred, one.place) == (("robin",), False, "jrnl.json, entry 1")
    assert (two.starred, two.key) == (True, "4BB1F46946AD439996C9B59DE7C4DDC1")


def test_read_when_jrnl_exported_one_entry_then_it_is_read() -> None:
    (one,) = found(read, json.dumps(json.loads(JRNL)["entries"][0]))
    assert one.title == "A walk."


def test_read_when_the_same_journal_is_text_then_the_keys_are_the_same() -> None:
    text = "[2026-11-23 09:15] A walk.\nTo the lake with @robin.\n"
    assert found(jrnl_text.read, text)[0].key == found(read, JRNL)[0].key


def test_read_when_tui_journal_wrote_it_then_midnight_is_a_day() -> None:
    one, two = found(read, TUI)
    assert (one.source, one.day, one.clock, one.at) == (
        *("tui-journal", date(2026, 11, 23)),
        *(None, None),
    )
    assert (one.tags, one.body) == (("sea-air", "walks"), "To the lake.")
    assert two.at == datetime(2026, 11, 24, 21, 5, 6, 123456, tzinfo=UTC)
    assert two.day == date(2026, 11, 24)


def test_read_when_tui_journal_exported_it_then_the_same_keys_as_its_file() -> None:
    drafts = [{k: v for k, v in entry.items() if k != "id"} for entry in json.loads(TUI)]
    export = json.dumps({"version": 100, "entries": drafts})
    assert [one.key for one in found(read, export)] == [one.key for one in found(read, TUI)]


def test_read_when_two_journals_count_from_zero_then_the_keys_differ() -> None:
    other = TUI.replace("A walk", "A swim")
    assert found(read, TUI)[0].key != found(read, other)[0].key


@pytest.mark.parametrize("data", [JRNL[:-40], TUI[:50], "{", "", "[" * 100_000, "{}", "3", '"a"'])
def test_read_when_the_file_is_not_whole_then_one_unread_and_nothing_of_it(data: str) -> None:
    assert places(read_all(read, data, "j.json")) == [("Unread", "j.json")]


def test_read_when_it_breaks_off_then_the_line_is_named() -> None:
    (unread,) = read_all(read, JRNL[:-40], "j.json")
    assert isinstance(unread, Unread)
    assert unread.reason == "This is not whole JSON: it breaks off in line 7."


def test_read_when_it_is_not_utf8_then_unread() -> None:
    assert places(read_all(read, JRNL.encode("utf-16"), "j.json")) == [("Unread", "j.json")]
    assert len(found(read, JRNL.encode("utf-8-sig"))) == 2


def test_read_when_it_changes_while_it_is_read_then_refused() -> None:
    readings = iter([JRNL, JRNL, JRNL[:-40]])
    pieces = read(lambda: io.BytesIO(next(readings).encode()), "j.json")
    with pytest.raises(Unusable, match=r"j\.json changed while it was read\."):
        list(pieces)


def test_read_when_there_are_no_entries_then_nothing() -> None:
    assert read_all(read, '{"tags": {}, "entries": []}') == []
    assert read_all(read, "[]") == []


@pytest.mark.parametrize(
    "change",
    [
        *({"date": "2026-02-30"}, {"date": ""}, {"date": 5}, {"title": ["a"]}, {"tags": "a"}),
        *({"tags": [1]}, {"time": "25:00"}, {"body": {}}, {"body": "half \ud800"}),
        *({"title": "", "body": " "}, {"tags": ["t" * 501]}, {"title": "a\0"}),
    ],
)
def test_read_when_an_entry_is_wrong_then_it_alone_is_unread(change: dict[str, Any]) -> None:
    value = json.loads(JRNL)
    value["entries"][0] |= change
    assert places(read_all(read, json.dumps(value), "j.json")) == [
        *(("Unread", "j.json, entry 1"), ("Found", "j.json, entry 2"))
    ]


def test_read_when_an_entry_is_no_entry_then_it_alone_is_unread() -> None:
    value = json.loads(JRNL)
    value["entries"].insert(0, 7)
    kinds = [kind for kind, _ in places(read_all(read, json.dumps(value)))]
    assert kinds == ["Unread", "Found", "Found"]
