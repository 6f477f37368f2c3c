"""Which reader a file is for, and that no reader ever raises for what a file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.portable.incoming import (
    csv_file,
    day_one_zip,
    jrnl_text,
    json_file,
    text_file,
)
from recovery_journal.portable.incoming.found import Reader, shown
from recovery_journal.portable.incoming.recognise import BEGINNING, reader_of
from tests.portable.incoming import (
    test_csv_file,
    test_day_one,
    test_day_one_zip,
    test_jrnl_text,
    test_json_file,
    test_text_file,
)
from tests.portable.incoming.reading import read_all

READERS: tuple[Reader, ...] = (
    *(csv_file.read, day_one_zip.read, jrnl_text.read, json_file.read, text_file.read),
)
SAMPLES: dict[bytes, Reader] = {
    test_jrnl_text.SAMPLE.encode(): jrnl_text.read,
    test_jrnl_text.OLD.encode(): jrnl_text.read,
    test_json_file.JRNL.encode(): json_file.read,
    test_json_file.TUI.encode(): json_file.read,
    test_day_one.exported(test_day_one.ENTRY).encode(): json_file.read,
    test_day_one_zip.zipped(a__json="{}"): day_one_zip.read,
    test_csv_file.SAMPLE.encode(): csv_file.read,
}


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.json", "a.csv", "a.zip", "a", "a.journal"])
def test_reader_of_when_the_beginning_tells_then_whatever_the_name(name: str) -> None:
    for sample, reader in SAMPLES.items():
        assert reader_of(name, sample) is reader
        assert reader_of(name, sample[:BEGINNING]) is reader
        if reader is not day_one_zip.read:
            assert reader_of(name, b"\xef\xbb\xbf\n" + sample) is reader


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.MD", text_file.read),
        ("b/a.txt", text_file.read),
        ("a.json", json_file.read),
        ("a.csv", csv_file.read),
        ("a.tsv", csv_file.read),
        ("a.zip", day_one_zip.read),
        ("a.pdf", None),
        ("a", None),
    ],
)
def test_reader_of_when_the_beginning_does_not_tell_then_the_name_does(
    name: str, reader: Reader | None
) -> None:
    for beginning in (b"", b"words\n", b"\xff\xfea", test_text_file.SAMPLE.encode()):
        assert reader_of(name, beginning) is reader


@pytest.mark.parametrize(
    "text", ["[a link](b)", "[1] a", "{a}", "Dear day, text", "[2026-11-24]: a"]
)
def test_reader_of_when_a_note_looks_a_little_like_it_then_it_is_text(text: str) -> None:
    assert reader_of("a.md", text.encode()) is text_file.read


def test_reader_of_when_a_letter_is_cut_at_the_end_then_no_harm() -> None:
    assert reader_of("a.md", "é".encode()[:1]) is text_file.read


@given(data=st.binary(max_size=300), name=st.text(max_size=20))
def test_read_when_any_bytes_then_nothing_is_raised(data: bytes, name: str) -> None:
    reader_of(name, data)
    for reader in READERS:
        read_all(reader, data, name)


DAMAGE = st.tuples(st.integers(0, 2000), st.sampled_from(b'"\\{}[],:\n\r\x00 \xff*;0-'))


@given(damage=st.lists(DAMAGE, min_size=1, max_size=6))
def test_read_when_a_sample_is_damaged_then_nothing_is_raised(
    damage: list[tuple[int, int]],
) -> None:
    for sample in SAMPLES:
        data = bytearray(sample)
        for at, byte in damage:
            data[at % len(data)] = byte
        for reader in READERS:
            read_all(reader, bytes(data))


def test_shown_when_a_name_holds_what_cannot_be_shown_then_a_question_mark() -> None:
    assert shown("a/b\x1b\u202e\udc80.txt") == "b???.txt"
    assert shown("") == ""
