"""Entries of JSON, one at a time: the same as all at once, however little is read at a time."""

import io
import json
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_journal.portable.incoming import json_entries
from recovery_journal.portable.incoming.json_entries import entries_in

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.text().filter(lambda name: name != "entries")


def read(text: str | bytes) -> list[Any]:
    """All entries of a file."""
    data = text.encode() if isinstance(text, str) else text
    return list(entries_in(partial(io.BytesIO, data)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    entries=st.lists(VALUES, max_size=4),
    before=st.dictionaries(NAMES, VALUES, max_size=2),
    after=st.dictionaries(NAMES, VALUES, max_size=2),
    indent=st.sampled_from([None, 1, "\t"]),
    plain=st.booleans(),
    at_once=st.integers(1, 9),
)
def test_entries_when_any_json_then_as_if_read_at_once(
    monkeypatch: pytest.MonkeyPatch,
    entries: list[Any],
    before: dict[str, Any],
    after: dict[str, Any],
    indent: str | int | None,
    plain: bool,
    at_once: int,
) -> None:
    monkeypatch.setattr(json_entries, "AT_ONCE", at_once)
    told = before | {"entries": entries} | {k: v for k, v in after.items() if k not in before}
    for whole in (entries, told):
        written = json.dumps(whole, indent=indent, ensure_ascii=plain)
        assert read(written) == entries
        assert read(f"\ufeff\r\n{written}\n\t ") == entries


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "{", "[", "[1", "[1,", "[1,]", "[1 2]", "[1]]", "[1] x", "{}", "3", '"a"'),
        *('{"a": 1}', '{"entries": 3}', '{"entries": [1], "entries": [2]}', '{"entries": [1]'),
        *('{"entries": [1],}', '{"entries" [1]}', "{1: 2}", '{"entries": [1]} {}', "[" * 5000),
    ],
)
def test_entries_when_it_is_no_whole_list_of_them_then_refused(text: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        read(text)


def test_entries_when_it_is_not_utf8_then_refused() -> None:
    with pytest.raises(ValueError, match="decode"):
        read(b'["\xff"]')


def test_entries_when_one_is_very_long_then_it_is_read_in_time() -> None:
    long = "word " * 2_000_000
    assert read(json.dumps({"tags": {"@a": long}, "entries": [long, 1]})) == [long, 1]
