"""Names of files: safe on every system, never two alike, never another one later."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.model.entry import Kind
from recovery_journal.model.ids import new_id
from recovery_journal.model.whole import Beginning
from recovery_journal.portable.whole.file_names import file_of, longer_file_of

DAY = date(2026, 3, 12)
ID = "019ce3f4-6a2e-7a52-9d41-77f2a9c05e11"


def began(title: str, entry_id: str = ID, kind: Kind = Kind.WIN) -> Beginning:
    return Beginning(id=entry_id, kind=kind, day=DAY, title=title)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Called my sister", "called-my-sister-"),
        ('a/b\\c: "d" <e>|?*', "a-b-c-d-e-"),
        ("... ", ""),
        ("Größe & Straße", "grösse-strasse-"),
        ("漢字の道", "漢字の道-"),
        ("e\u0301te\u0301", "été-"),
        ("con", "con-"),
        ("w" * 200, "w" * 60 + "-"),
        ("word " * 40, "word-" * 12),
        ("🙂🙂", ""),
    ],
)
def test_file_when_of_any_title_then_letters_digits_and_hyphens(title: str, words: str) -> None:
    assert file_of(began(title)) == f"wins/2026-03-12-{words}77f2a9c05e11"


@given(title=st.text(max_size=200), kind=st.sampled_from(Kind), day=st.dates())
def test_file_when_of_anything_then_safe_on_every_system(title: str, kind: Kind, day: date) -> None:
    told = Beginning(id=new_id(), kind=kind, day=day, title=title)
    for path in (file_of(told), longer_file_of(told)):
        folder, name = path.split("/")
        assert re.fullmatch(r"[a-z-]+", folder)
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f. ]', name)
        assert name == unicodedata.normalize("NFC", name)
        assert len(f"{name}.md".encode()) < 160
        assert name[0].isdigit()
        assert name[-1].isalnum()


def test_file_when_two_entries_begin_alike_then_two_names() -> None:
    names = {file_of(began("the same", new_id())) for _ in range(2000)}
    assert len(names) == 2000


def test_file_when_ids_end_alike_then_the_longer_names_differ() -> None:
    one, other = began("same"), began("same", ID.replace("019c", "029c"))
    assert file_of(one) == file_of(other)
    assert longer_file_of(one) != longer_file_of(other)
