"""An entry: its kind and its lane, who sees it, when it is empty, and how it may be saved."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from unicodedata import normalize
from uuid import UUID

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.entry import (
    Audience,
    Entry,
    Kind,
    Lane,
    Origin,
    checked,
    clean_tags,
    new_entry,
    utc_now,
)
from recovery_journal.model.parts import Details
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE
from recovery_journal.model.wins import WinDetails
from tests.model.test_text import ANY_TEXT

DAY = date(2026, 3, 12)
HALF = "half \ud83d"
NO_HASH = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="#"))


def a_win(title: str = "Called back", body: str = "", **parts: Any) -> Entry:
    """A win with these parts, not cleaned."""
    return replace(new_entry(Kind.WIN, DAY, title, body), details=replace(WinDetails(), **parts))


@pytest.mark.parametrize(
    ("kind", "word", "plural", "details"),
    [(Kind.WIN, "win", "wins", WinDetails), (Kind.NOTE, "note", "notes", Details)],
)
def test_kind_when_asked_then_its_word_plural_and_details(
    kind: Kind, word: str, plural: str, details: type[Details]
) -> None:
    assert (kind.value, kind.plural) == (word, plural)
    assert kind.details is details
    assert Kind(word) is kind


def test_kind_when_any_then_it_asks_a_question_of_its_own() -> None:
    questions = [kind.question for kind in Kind]
    assert all(question.endswith("?") and len(question) > 10 for question in questions)
    assert len(set(questions)) == len(Kind)
    assert Kind.WIN.question == "What went a little better than it might have?"


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (Audience.ME, {Lane.ONLY_ME, Lane.OPEN_TOGETHER, Lane.HAND_OVER}),
        (Audience.TOGETHER, {Lane.OPEN_TOGETHER, Lane.HAND_OVER}),
        (Audience.HANDED_OVER, {Lane.HAND_OVER}),
    ],
)
def test_lanes_when_asked_of_an_audience_then_those_open_to_it(
    audience: Audience, seen: set[Lane]
) -> None:
    assert set(audience.lanes) == seen
    assert len(audience.lanes) == len(seen)


def test_words_when_kept_in_files_then_these() -> None:
    assert [lane.value for lane in Lane] == ["only me", "open together", "hand over"]
    assert [origin.value for origin in Origin] == ["me", "together", "coach"]
    assert [audience.value for audience in Audience] == ["me", "together", "handed over"]


@pytest.mark.parametrize(
    ("microsecond", "kept"),
    [(0, 0), (999, 0), (1_500, 1_000), (456_789, 456_000), (999_900, 999_000)],
)
def test_utc_now_when_between_milliseconds_then_the_one_before(microsecond: int, kept: int) -> None:
    at = datetime(2026, 11, 24, 1, 2, 3, microsecond, tzinfo=UTC)
    with time_machine.travel(at, tick=False):
        now = utc_now()
    assert now == datetime(2026, 11, 24, 1, 2, 3, kept, tzinfo=UTC)
    assert now.tzinfo is UTC


def test_new_entry_when_made_then_private_unsaved_and_of_its_kind() -> None:
    with time_machine.travel(datetime(2026, 11, 24, 8, 15, tzinfo=UTC), tick=False):
        entry = new_entry(Kind.WIN, DAY, "Called back", "It rang twice.")
    assert (entry.kind, entry.day) == (Kind.WIN, DAY)
    assert (entry.title, entry.body) == ("Called back", "It rang twice.")
    assert entry.details == WinDetails()
    assert (entry.lane, entry.origin) == (Lane.ONLY_ME, Origin.ME)
    assert (entry.tags, entry.starred, entry.trashed) == ((), False, None)
    assert (entry.version, entry.parent) == ("", None)
    assert entry.created == entry.updated == datetime(2026, 11, 24, 8, 15, tzinfo=UTC)
    assert UUID(entry.id).version == 7


def test_new_entry_when_a_note_then_without_parts_and_with_an_id_of_its_own() -> None:
    first, second = new_entry(Kind.NOTE, DAY), new_entry(Kind.NOTE, DAY)
    assert type(first.details) is Details
    assert (first.title, first.body) == ("", "")
    assert first.id < second.id


@pytest.mark.parametrize(
    ("entry", "empty"),
    [
        (new_entry(Kind.NOTE, DAY), True),
        (a_win(" \n\t"), True),
        (a_win("", " \n "), True),
        (a_win("x"), False),
        (a_win("", "x"), False),
        (a_win("", did="x"), False),
        (a_win("", strengths=("asking",)), False),
        (a_win("", coming_back=True), False),
        (replace(a_win(""), starred=True, tags=("sea",), lane=Lane.HAND_OVER), True),
    ],
)
def test_is_empty_when_anything_is_written_then_not(entry: Entry, empty: bool) -> None:
    assert entry.is_empty is empty


def test_repr_when_an_entry_holds_text_then_none_of_it_is_shown() -> None:
    entry = a_win(
        "secret title",
        "secret body",
        did="secret did",
        helped="secret helped",
        moved="secret moved",
        strengths=("secret strength",),
        values=("secret value",),
        inspired=("secret name",),
        touched=("secret friend",),
        coming_back=True,
    )
    entry = replace(entry, tags=("secret-tag",))
    assert "secret" not in repr(entry)
    assert "secret" not in repr(entry.details)
    assert "secret" not in f"{[entry]} {(entry.details,)!s}"
    assert "details" not in repr(entry)
    assert "coming_back" not in repr(entry.details)
    assert entry.id in repr(entry)


def test_checked_when_untidy_then_cleaned_and_the_rest_as_it_was() -> None:
    entry = replace(
        a_win(
            "  Called\r\n\tback\x00 ",
            " It rang\r\ntwice.\x1b[0m\n",
            did="I \u202epicked up\r",
            strengths=[" asking\n", "asking", "", "\x07"],
            coming_back=1,
        ),
        tags=("#Walk", "evening sea", "walk"),
        lane=Lane.OPEN_TOGETHER,
        origin=Origin.COACH,
        starred=True,
        version="v2",
        parent="v1",
    )
    kept = checked(entry)
    assert kept.title == "Called back"
    assert kept.body == " It rang\ntwice.[0m\n"
    assert kept.details == WinDetails(did="I picked up\n", strengths=("asking",), coming_back=True)
    assert kept.tags == ("evening-sea", "walk")
    unchanged = {name: getattr(entry, name) for name in ("title", "body", "details", "tags")}
    assert replace(kept, **unchanged) == entry


@pytest.mark.parametrize("title", ["", "   ", "\n\t\r\n", "\x00\x1b", " \u202e\u2028 "])
def test_checked_when_no_first_line_is_left_then_refuses(title: str) -> None:
    with pytest.raises(Unusable, match=r"^The first line is still empty\.$"):
        checked(a_win(title, "a body", did="a part"))


def test_checked_when_the_first_line_fills_its_room_then_kept() -> None:
    title = "é" * LONGEST_TITLE
    assert checked(a_win(f"  {title}\n\x00")).title == title


@pytest.mark.parametrize(
    ("length", "told"), [(LONGEST_TITLE + 1, "501 characters"), (1_234, "1,234 characters")]
)
def test_checked_when_the_first_line_is_too_long_then_tells_how_long(
    length: int, told: str
) -> None:
    with pytest.raises(Unusable) as refused:
        checked(a_win("a" * length))
    assert told in str(refused.value)
    assert "500 fit" in str(refused.value)
    assert "aa" not in str(refused.value)


@pytest.mark.parametrize("field", ["body", "did", "helped", "moved"])
def test_checked_when_a_text_is_too_long_then_refuses(field: str) -> None:
    def holding(text: str) -> Entry:
        return a_win("t", text) if field == "body" else a_win("t", **{field: text})

    fits = "a" * LONGEST_BODY
    kept = checked(holding(fits + "\x00"))
    assert (kept.body if field == "body" else getattr(kept.details, field)) == fits
    with pytest.raises(Unusable, match=r"^This is longer than 2,000,000 characters\.$"):
        checked(holding(fits + "a"))


@pytest.mark.parametrize(
    "entry",
    [
        a_win(HALF),
        a_win("t", HALF),
        a_win("t", did=HALF),
        a_win("t", touched=("A", HALF)),
        replace(a_win("t"), tags=("sea", HALF)),
    ],
)
def test_checked_when_half_a_character_anywhere_then_refuses_without_the_text(entry: Entry) -> None:
    with pytest.raises(TextRefused) as refused:
        checked(entry)
    assert HALF not in str(refused.value)


def test_checked_when_the_details_are_of_another_kind_then_those_of_its_own() -> None:
    as_note = replace(a_win(did="x"), kind=Kind.NOTE)
    assert checked(as_note).details == Details()
    as_win = replace(new_entry(Kind.NOTE, DAY, "t"), kind=Kind.WIN)
    assert checked(as_win).details == WinDetails()


@settings(deadline=None)
@given(title=ANY_TEXT, body=ANY_TEXT, did=ANY_TEXT, names=st.lists(ANY_TEXT), tag=NO_HASH)
def test_checked_when_done_twice_then_changes_nothing_more(
    title: str, body: str, did: str, names: list[str], tag: str
) -> None:
    entry = replace(a_win(f"t{title}", body, did=did, values=tuple(names)), tags=(tag,))
    kept = checked(entry)
    assert checked(kept) == kept
    assert kept.title.startswith("t")
    assert "\n" not in kept.title


@pytest.mark.parametrize(
    ("tags", "kept"),
    [
        ([], ()),
        (["Sea", "sea", "#SEA"], ("sea",)),
        (["walk", "evening", "Dog"], ("dog", "evening", "walk")),
        (["##late", "c#"], ("c#", "late")),
        (["  long\twalk  home\n"], ("long-walk-home",)),
        (["# one"], ("one",)),
        (["", "#", " ", "\x00", "\n"], ()),
        (["Straße", "STRASSE"], ("strasse",)),
        (["夜\u3000散歩", "Ö"], ("ö", "夜-散歩")),
        (["ca\x1blm", "\u202ecalm"], ("calm",)),
    ],
)
def test_clean_tags_when_typed_then_as_kept(tags: list[str], kept: tuple[str, ...]) -> None:
    assert clean_tags(tags) == kept
    assert clean_tags(tuple(reversed(tags))) == kept


@settings(deadline=None)
@given(st.lists(NO_HASH))
def test_clean_tags_when_any_text_then_in_order_once_and_without_spaces(tags: list[str]) -> None:
    kept = clean_tags(tags)
    assert list(kept) == sorted(set(kept))
    assert all(tag and tag.split() == [tag] for tag in kept)
    # Folding takes some letters apart, such as ῶ; they are kept in one piece.
    assert all(tag == normalize("NFC", tag.casefold()) for tag in kept)
    assert clean_tags(kept) == kept
    assert clean_tags([f"#{tag.upper()}" for tag in kept if tag.isascii()]) == tuple(
        tag for tag in kept if tag.isascii()
    )


def test_clean_tags_when_half_a_character_then_refuses() -> None:
    with pytest.raises(TextRefused):
        clean_tags([HALF])
