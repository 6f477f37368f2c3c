"""A time together in the model: offers, numbers closed and brought back, signatures, its words."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import Unusable
from recovery_journal.model import sessions
from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, Origin, checked, new_entry
from recovery_journal.model.parts import Details
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import Offer, OfferKind
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.wins import WinDetails

DAY = date(2026, 11, 24)
NUMBERS = st.none() | st.integers(0, 10)
RULERS: st.SearchStrategy[tuple[Kind, Details]] = st.one_of(
    st.tuples(
        st.just(Kind.CHECK_IN),
        st.builds(CheckInDetails, about=st.just("an id"), matters=NUMBERS, close=NUMBERS),
    ),
    st.tuples(
        st.just(Kind.CONFIDENCE), st.builds(ConfidenceDetails, about=st.just("an id"), sure=NUMBERS)
    ),
    st.tuples(st.just(Kind.WIN), st.builds(WinDetails, did=st.text("abc", max_size=3))),
)
"""Details with rulers, and some of a kind that has none."""


def an_entry(kind: Kind, details: Details | None = None, **fields: Any) -> Entry:
    entry = new_entry(kind, DAY, "a title", "a body")
    return replace(entry, details=details or kind.details(), **fields)


def numbers(entry: Entry) -> list[int | None]:
    """The numbers on the rulers of an entry, said or not."""
    told = entry.details.as_dict()
    return [told[name] for name in ("matters", "close", "sure") if name in told]


# a new entry in company


@pytest.mark.parametrize(
    ("audience", "version", "lane", "begins"),
    [
        (Audience.TOGETHER, "", Lane.ONLY_ME, Lane.OPEN_TOGETHER),
        (Audience.TOGETHER, "", Lane.HAND_OVER, Lane.HAND_OVER),
        (Audience.TOGETHER, "0-a", Lane.ONLY_ME, Lane.ONLY_ME),
        (Audience.ME, "", Lane.ONLY_ME, Lane.ONLY_ME),
        (Audience.HANDED_OVER, "", Lane.ONLY_ME, Lane.ONLY_ME),
    ],
)
def test_opened_for_when_new_and_in_company_then_open_together(
    audience: Audience, version: str, lane: Lane, begins: Lane
) -> None:
    entry = an_entry(Kind.NOTE, lane=lane, version=version)
    assert sessions.opened_for(audience, entry) == replace(entry, lane=begins)


# numbers on a ruler


@settings(max_examples=20)
@given(said=RULERS)
def test_masked_when_it_has_numbers_then_none_of_them_and_all_else_as_it_was(
    said: tuple[Kind, Details],
) -> None:
    entry = an_entry(*said, tags=("late",))
    seen = sessions.masked(entry)
    assert set(numbers(seen)) <= {None}
    told, shown = entry.details.as_dict(), seen.details.as_dict()
    assert {name for name in told if told[name] != shown[name]} <= {"matters", "close", "sure"}
    assert replace(seen, details=entry.details) == entry
    assert sessions.masked(seen) == seen


@settings(max_examples=20)
@given(said=RULERS)
def test_unmasked_when_nothing_was_said_anew_then_what_stands_is_brought_back(
    said: tuple[Kind, Details],
) -> None:
    entry = an_entry(*said)
    assert sessions.unmasked(sessions.masked(entry), entry) == entry
    assert sessions.unmasked(entry, sessions.masked(entry)) == entry


@settings(max_examples=20)
@given(stands=st.tuples(NUMBERS, NUMBERS), written=st.tuples(NUMBERS, NUMBERS))
def test_unmasked_when_some_is_said_anew_then_each_number_is_the_new_one_or_the_one_before(
    stands: tuple[int | None, int | None], written: tuple[int | None, int | None]
) -> None:
    before = an_entry(Kind.CHECK_IN, CheckInDetails("an id", *stands))
    now = an_entry(Kind.CHECK_IN, CheckInDetails("an id", *written))
    wanted = [old if new is None else new for old, new in zip(stands, written, strict=True)]
    assert numbers(sessions.unmasked(now, before)) == wanted


def test_unmasked_when_it_is_of_another_kind_then_as_it_is() -> None:
    entry = an_entry(Kind.CHECK_IN, CheckInDetails("an id", 7, 3))
    note = an_entry(Kind.CONFIDENCE, ConfidenceDetails("an id"))
    assert sessions.unmasked(note, entry) == note


# signed


SIGNED = an_entry(Kind.SESSION, SessionDetails("J.", signed="today"))


@pytest.mark.parametrize(
    ("change", "signed"),
    [
        (lambda entry: entry, "today"),
        (lambda entry: replace(entry, starred=True, tags=("late",)), "today"),
        (lambda entry: replace(entry, title="otherwise"), ""),
        (lambda entry: replace(entry, body="otherwise"), ""),
        (lambda entry: replace(entry, details=replace(entry.details, worth="rest")), ""),
        (lambda entry: replace(entry, details=replace(entry.details, signed="later")), "later"),
        (lambda entry: replace(entry, details=replace(entry.details, signed="")), ""),
    ],
    ids=["nothing", "marks", "title", "body", "part", "signed anew", "taken back"],
)
def test_with_signature_when_a_signed_summary_is_changed_then_other_words_are_not_signed(
    change: Callable[[Entry], Entry], signed: str
) -> None:
    changed = change(SIGNED)
    kept = sessions.with_signature(changed, SIGNED)
    assert kept.details.as_dict()["signed"] == signed
    assert (kept.title, kept.body, kept.tags) == (changed.title, changed.body, changed.tags)


def test_with_signature_when_there_was_none_then_as_it_is() -> None:
    bare = an_entry(Kind.SESSION)
    changed = replace(SIGNED, body="otherwise")
    for stands in (None, bare, an_entry(Kind.NOTE)):
        assert sessions.with_signature(changed, stands) == changed
    note = an_entry(Kind.NOTE)
    assert sessions.with_signature(note, SIGNED) == note


# its parts


@pytest.mark.parametrize("part", ["began", "ended"])
@pytest.mark.parametrize("said", ["soon", "2026-11-24", "2026-11-24T16:00:00", "25:00+00:00"])
def test_details_when_an_instant_is_none_then_refused(part: str, said: str) -> None:
    with pytest.raises(Unusable, match=part):
        SessionDetails.from_dict({part: said})


def test_details_when_instants_are_said_then_kept_as_they_are() -> None:
    said = {"with_whom": "J.", "began": "2026-11-24T16:00:00+00:00", "ended": ""}
    details = SessionDetails.from_dict(said)
    assert {name: details.as_dict()[name] for name in said} == said
    assert [part.name for part in SessionDetails.parts() if part.asked] == [
        *("with_whom", "worth", "closed", "types", "may_leave"),
    ]


def test_is_empty_when_nothing_but_what_the_program_fills_in_is_said_then_nothing_is() -> None:
    filled = SessionDetails(steps="ring Dad", mirror="1 from you", signed="today", began="2026")
    entry = an_entry(Kind.SESSION, filled, body="")
    assert entry.is_empty
    with pytest.raises(Unusable, match="Nothing is said"):
        checked(an_entry(Kind.SESSION, body=""))
    for said in (
        replace(entry, body="I slept"),
        an_entry(Kind.SESSION, SessionDetails("J."), body=""),
    ):
        assert not said.is_empty


# in words


def test_title_when_somebody_is_named_then_with_them_on_one_line() -> None:
    assert sessions.title_of(SessionDetails()) == "A time together"
    assert sessions.title_of(SessionDetails(" J.\nand M. ")) == "Together with J. and M."
    assert len(sessions.title_of(SessionDetails("J" * 2 * LONGEST_TITLE))) == LONGEST_TITLE


@pytest.mark.parametrize(
    ("counted", "with_whom", "told"),
    [
        ((0, 0, 0), "J.", ""),
        ((7, 2, 1), "J.", "7 from you, 2 together, 1 from J."),
        ((0, 0, 3), " ", "3 from the coach"),
        ((0, 1, 0), "J.\nM.", "1 together"),
    ],
)
def test_mirror_when_ideas_are_counted_then_whose_they_are(
    counted: tuple[int, int, int], with_whom: str, told: str
) -> None:
    origins = Counter(dict(zip(Origin, counted, strict=True)))
    assert sessions.mirror(origins, with_whom) == told


def test_what_came_when_steps_were_written_then_a_line_each_and_the_mirror_of_it_all() -> None:
    one = an_entry(Kind.STEP, StepDetails(support="Maya\nand Jo"), title="ring Dad")
    two = an_entry(Kind.STEP, title="ask about it", origin=Origin.COACH)
    note = an_entry(Kind.NOTE, origin=Origin.TOGETHER)
    said = SessionDetails("J.", worth="rest", steps="as it was before")
    told = sessions.with_what_came(said, [one, note, two])
    assert told.steps.splitlines() == [
        "ring Dad; my idea; with: Maya and Jo",
        "ask about it; offered",
    ]
    assert told.mirror == "1 from you, 1 together, 1 from J."
    assert (told.with_whom, told.worth) == ("J.", "rest")
    empty = sessions.with_what_came(said, [])
    assert (empty.steps, empty.mirror) == ("", "")


def test_step_line_when_there_is_a_day_then_told_last() -> None:
    step = an_entry(Kind.STEP, StepDetails(by="2026-12-02"), title="go", origin=Origin.TOGETHER)
    assert sessions.step_line(step).startswith("go; from both of us; by ")
    assert "2026" in sessions.step_line(step)


def test_pickable_when_entries_say_something_then_every_line_once_in_order() -> None:
    step = StepDetails(about="an id", support="Maya", by="2026-12-02", came="done")
    found = sessions.pickable(
        [
            an_entry(Kind.NOTE, body="one\n\n  two \none"),
            an_entry(Kind.STEP, step, body="three"),
            an_entry(Kind.CHECK_IN, CheckInDetails("an id", 7, 3), body="x" * 2 * LONGEST_TITLE),
        ]
    )
    assert found == ["a title", "one", "two", "three", "Maya", "x" * LONGEST_TITLE]


@given(st.lists(st.text(st.sampled_from("ab .!…\n"), max_size=60), max_size=4))
def test_pickable_when_of_any_words_then_no_text_is_lost_and_the_order_kept(
    bodies: list[str],
) -> None:
    found = sessions.pickable([an_entry(Kind.NOTE, title="", body=each) for each in bodies])
    assert len(found) == len(set(found))
    words = " ".join(bodies).split()
    assert {word for line in found for word in line.split()} == set(words)
    first = [words.index(word) for word in dict.fromkeys(" ".join(found).split())]
    assert first == sorted(first)


def test_pickable_when_a_line_has_several_sentences_then_each_of_them() -> None:
    body = "It was raining. I counted the lamp posts!\nDr. Ana said: “Stay.” I did"
    assert sessions.pickable([an_entry(Kind.NOTE, title="Two. Or one", body=body)]) == [
        *("Two.", "Or one", "It was raining.", "I counted the lamp posts!"),
        *("Dr. Ana said: “Stay.”", "I did"),
    ]


# offers


@pytest.mark.parametrize(
    ("kind", "kept"),
    [("strength", Kind.STRENGTH), ("question", Kind.NOTE), ("step", Kind.STEP),
     ("affirmation", Kind.NOTE)],
)  # fmt: skip
def test_offer_when_kept_then_an_entry_of_this_kind(kind: str, kept: Kind) -> None:
    assert Offer(kind=OfferKind(kind), words="you went on").kept_as is kept
    assert "you went on" not in repr(Offer(kind=OfferKind(kind), words="you went on"))
    assert len(OfferKind) == 4


def test_offer_words_when_typed_then_cleaned_on_one_line_and_within_a_title() -> None:
    assert sessions.offer_words(" you\nwent \x07on ") == "you went on"
    assert sessions.offer_words("x" * LONGEST_TITLE) == "x" * LONGEST_TITLE
    with pytest.raises(Unusable, match="Nothing is said"):
        sessions.offer_words(" \u202e\n")
    with pytest.raises(Unusable, match="room for 500 letters"):
        sessions.offer_words("x" * (LONGEST_TITLE + 1))
