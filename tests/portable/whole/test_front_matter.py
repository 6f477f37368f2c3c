"""Front matter as other YAML parsers read it, with their types, and as it is read back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recovery_journal.model.text import clean_text
from recovery_journal.portable.whole import front_matter
from recovery_journal.portable.whole.values import NotOurs

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean_text)
ODD = ("null", "~", "yes", "No", "true", "12", "1e3", "0x1f", "2026-03-12", "=", "<<", "- a", "#")
"""Texts that a parser would take for something else where they stand bare."""


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@settings(max_examples=200, deadline=None)
@given(text=TEXTS, names=st.lists(TEXTS | st.sampled_from(ODD), max_size=3))
@example(text="  two\n lines\n\n  in", names=["a: b", "[x]"])
@example(text="\n\n", names=[""])
@example(text="trailing\n", names=["'", '"'])
def test_written_when_another_parser_reads_it_then_the_same_texts(
    loader: Any, text: str, names: list[str]
) -> None:
    told = front_matter.written({"title": text, "tags": names, "starred": True, "matters": 7})
    parts = front_matter.split(f"{told}body\n")
    assert parts is not None
    assert parts[1] == "body\n"
    read = yaml.load(parts[0], Loader=loader)  # noqa: S506 # a safe one
    assert read == {"title": text, "tags": names, "starred": True, "matters": 7}
    ours = front_matter.read(parts[0])
    assert ours == {"title": text, "tags": names, "starred": "true", "matters": "7"}


@pytest.mark.parametrize("text", ODD)
def test_written_when_a_text_looks_like_something_else_then_a_text_all_the_same(text: str) -> None:
    parts = front_matter.split(front_matter.written({"title": text}))
    assert parts is not None
    assert yaml.safe_load(parts[0]) == {"title": text}


def test_written_when_days_and_moments_then_of_their_own_types() -> None:
    at = datetime(2026, 3, 12, 8, 15, 3, 120_000, UTC)
    told = front_matter.written({"day": date(2026, 3, 12), "created": at})
    assert told == "---\nday: 2026-03-12\ncreated: 2026-03-12T08:15:03.120Z\n---\n"
    assert yaml.safe_load(told.split("---\n")[1]) == {"day": date(2026, 3, 12), "created": at}


def test_written_when_a_text_has_lines_then_they_stand_as_lines() -> None:
    told = front_matter.written({"hinders": "the noise\n  and the rain"})
    assert told == "---\nhinders: |2-\n  the noise\n    and the rain\n---\n"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("no marks", None),
        ("---\nonly one", None),
        ("--- \na: b\n---\n", None),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("---\na: b\n---\n---\n", ("a: b\n", "---\n", 4)),
        ("---\n---\nbody", ("", "body", 3)),
    ],
)
def test_split_when_marks_are_there_or_not_then_what_stands_between(text: str, parts: Any) -> None:
    assert front_matter.split(text) == parts


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("a: [b\nc: d\n", "at line"),
        ("- a\n- b\n", "no names"),
        ("a: b\n\tc: d\n", "at line"),
        ("", "no names"),
        ("a: *b\n", "at line"),
    ],
)
def test_read_when_it_is_no_yaml_of_ours_then_refused_without_its_words(
    told: str, reason: str
) -> None:
    with pytest.raises(NotOurs, match=reason):
        front_matter.read(told)


def test_read_when_something_nested_is_beside_then_it_is_passed_over() -> None:
    assert front_matter.read("a: b\nmore:\n  deep: 1\nlist: [{x: 1}]\nc: [d]\n") == {
        "a": "b",
        "c": ["d"],
    }
