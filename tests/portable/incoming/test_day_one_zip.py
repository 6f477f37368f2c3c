"""Day One's zip: its journals are read in memory, and a zip that means harm is refused."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.portable.incoming import day_one_zip
from recovery_journal.portable.incoming.day_one_zip import read
from recovery_journal.portable.incoming.found import Unread
from tests.portable.incoming.reading import found, places, read_all
from tests.portable.incoming.test_day_one import ENTRY, exported

OTHER = ENTRY | {"uuid": "1546F37361264E129200B2CA6A885855", "text": "Tea"}


def zipped(packed: int = zipfile.ZIP_DEFLATED, **files: str | bytes) -> bytes:
    """A zip of these files; two underscores stand for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return made.getvalue()


def named(name: str, data: str = "") -> bytes:
    """A zip with a journal and one more file of this name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("Journal.json", exported(ENTRY))
        archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_read_when_there_are_two_journals_then_both_are_read_and_photos_are_not(
    packed: int,
) -> None:
    data = zipped(packed, Journal__json=exported(ENTRY), Walks__json=exported(OTHER), a__jpeg=b"\1")
    one, two = found(read, data, "export.zip")
    assert one.place == "export.zip, Journal.json, entry 1"
    assert (two.title, two.place) == ("Tea", "export.zip, Walks.json, entry 1")
    assert [piece.key for piece in found(read, data)] == [one.key, two.key]


def test_read_when_an_id_is_twice_in_the_zip_then_both_entries_are_found() -> None:
    twin = OTHER | {"uuid": ENTRY["uuid"]}
    data = zipped(a__json=exported(ENTRY), b__json=exported(twin))
    assert len({piece.key for piece in found(read, data)}) == 2


@pytest.mark.parametrize(
    "name", ["/etc/a.json", "../a.json", "b/../../a", "\\a", "C:\\a", "c:/a", "b/..", "b\\..\\a"]
)
def test_read_when_a_name_leads_out_then_all_of_the_zip_is_refused(name: str) -> None:
    (unread,) = read_all(read, named(name), "x.zip")
    assert unread == Unread(place="x.zip", reason="A name in this zip leads out of it.")


@pytest.mark.parametrize(
    "name", ["a..b", "..a/b", "photos/a.b..c", "__MACOSX/._a.json", "b/.c.json"]
)
def test_read_when_a_name_stays_inside_then_the_journal_is_read(name: str) -> None:
    assert len(found(read, named(name, "{"))) == 1


def test_read_when_a_journal_is_too_large_then_it_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small, large = exported(ENTRY), exported(OTHER | {"text": "a" * 100_000})
    data = zipped(a__json=large, b__json=small)
    monkeypatch.setattr(day_one_zip, "LARGEST", len(small) + 10)
    pieces = read_all(read, data, "x.zip")
    assert places(pieces) == [("Unread", "x.zip, a.json"), ("Found", "x.zip, b.json, entry 1")]
    again = zipped(a__json=small, b__json=small)
    assert places(read_all(read, again, "x.zip"))[1] == ("Unread", "x.zip, b.json")


def test_read_when_a_zip_lies_about_a_size_then_no_more_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = exported(ENTRY | {"text": "a" * 100_000})
    data = zipped(a__json=large)
    real = len(large).to_bytes(4, "little")
    assert data.count(real) == 2
    monkeypatch.setattr(day_one_zip, "LARGEST", 1000)
    lying = data.replace(real, (500).to_bytes(4, "little"))
    assert places(read_all(read, lying, "x.zip")) == [("Unread", "x.zip, a.json")]


def test_read_when_a_journal_is_locked_or_oddly_packed_then_it_is_named() -> None:
    data = bytearray(zipped(a__json=exported(ENTRY)))
    data[data.index(b"PK\1\2") + 8] |= 1
    (locked,) = read_all(read, bytes(data), "x.zip")
    assert locked == Unread(place="x.zip, a.json", reason="It is locked with a password.")
    odd = zipped(zipfile.ZIP_BZIP2, a__json=exported(ENTRY))
    assert places(read_all(read, odd, "x.zip")) == [("Unread", "x.zip, a.json")]


def test_read_when_the_zip_is_broken_then_nothing_of_it() -> None:
    data = zipped(a__json=exported(ENTRY))
    for broken in (data[:-30], b"PK\3\4", b"", b"text"):
        assert places(read_all(read, broken, "x.zip")) == [("Unread", "x.zip")]
    changed = data.replace(data[60:64], b"\0\0\0\0", 1)
    assert places(read_all(read, changed, "x.zip")) == [("Unread", "x.zip, a.json")]
    assert places(read_all(read, zipped(a__txt="a"), "x.zip")) == [("Unread", "x.zip")]


@settings(max_examples=200)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6))
def test_read_when_any_byte_is_changed_then_nothing_is_raised(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(zipped(a__json=exported(ENTRY), b__json=exported(OTHER)))
    for at, value in changes:
        data[at % len(data)] = value
    for piece in read_all(read, bytes(data), "x.zip"):
        assert piece.place.startswith("x.zip")
