"""Each kind as Markdown and as JSON: what is said of it, and nothing else."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.deciding import with_addition
from recovery_journal.model.decision_parts import (
    CAME,
    NEEDS,
    DecisionDetails,
    LookBackDetails,
    Stage,
    StepDetails,
)
from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.parts import Details
from recovery_journal.model.records import Thread
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.strength_parts import (
    LENGTHS,
    ConfidenceDetails,
    OutlookDetails,
    Practice,
    RunDetails,
    StoryDetails,
    StrengthDetails,
)
from recovery_journal.model.value_parts import (
    WHOSE,
    CheckInDetails,
    Door,
    SortDetails,
    ValueDetails,
)
from recovery_journal.model.wins import WinDetails
from recovery_journal.portable.jsonl import entry_as_dict, line
from tests.portable.reading import READERS, shown
from tests.portable.test_escape import hostile
from tests.portable.test_markdown import row, written

MONDAY = date(2026, 11, 23)
WRITTEN = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
HEAD = (
    "# Journal\n\n"
    "Copied on Monday 23 November 2026: all entries. This copy is not encrypted.\n\n"
    "## Monday 23 November 2026\n\n"
    '<a id="e-0192-a"></a>\n\n'
)
PROGRESS = '{"door":"write five","cards":[]}'
SAID: dict[Kind, Details] = {
    Kind.WIN: WinDetails(did="I rang"),
    Kind.NOTE: Details(),
    Kind.VALUE: ValueDetails(whose="mine"),
    Kind.SORT: SortDetails(kept=("Sea",)),
    Kind.CHECK_IN: CheckInDetails(about="0192-b", close=0),
    Kind.STRENGTH: StrengthDetails(seen_in=("M.",)),
    Kind.STORY: StoryDetails(question="When did you stay?"),
    Kind.CONFIDENCE: ConfidenceDetails(about="0192-b", sure=0),
    Kind.RUN: RunDetails(length="7 days"),
    Kind.OUTLOOK: OutlookDetails(sign="a door open"),
    Kind.DECISION: with_addition(DecisionDetails(whose="mine"), "and my aunt's", MONDAY),
    Kind.LOOK_BACK: LookBackDetails(about="0192-b", luck="the weather"),
    Kind.STEP: StepDetails(about="0192-b", came="let go"),
    Kind.SESSION: SessionDetails(with_whom="Jo", began="2026-11-23T08:05:00+00:00"),
}


def an_entry(kind: Kind, title: str = "Calm", body: str = "", **details: object) -> Entry:
    return Entry(
        id="0192-a",
        kind=kind,
        day=MONDAY,
        title=title,
        body=body,
        details=kind.details.from_dict(details),
        created=WRITTEN,
        updated=WRITTEN,
    )


# Markdown


def test_document_when_a_value_is_let_go_then_its_place_whose_it_is_and_the_day_as_words() -> None:
    value = an_entry(
        Kind.VALUE,
        body="quiet inside",
        whose="handed to me",
        hinders="late nights",
        helps="tea,\nand the window",
        let_go="2026-03-01",
        parting="it was my father's",
    )
    assert written([value], order={"0192-a": 1, "0192-b": 2}) == (
        f"{HEAD}### Calm\n\n"
        "*Value · 1 in my order · only me · written 23 November 2026, 08:05 UTC*\n\n"
        "quiet inside\n\n"
        "**Whose it is**\\\nhanded to me\n\n"
        "**What gets in the way**\\\nlate nights\n\n"
        "**What helps**\\\ntea,\\\nand the window\n\n"
        "**The day I let it go**\\\nSunday 1 March 2026\n\n"
        "**On letting it go**\\\nit was my father's\n"
    )


def test_document_when_nothing_is_said_of_a_value_then_its_name_alone() -> None:
    text = written([an_entry(Kind.VALUE)], order={"0192-b": 1})
    assert text == (f"{HEAD}### Calm\n\n*Value · only me · written 23 November 2026, 08:05 UTC*\n")


def test_document_when_by_kind_then_the_day_of_a_value_stands_before_its_place() -> None:
    text = written([an_entry(Kind.VALUE)], order={"0192-a": 12}, by_kind=True)
    assert "*Value · Monday 23 November 2026 · 12 in my order · only me · written" in text


def test_document_when_a_sort_has_ended_then_its_deck_and_its_lists_in_their_order() -> None:
    sort = an_entry(
        Kind.SORT,
        "Sea, Calm",
        door="a short deck",
        ranked=["Sea", "Calm"],
        kept=["food, songs"],
        most=["Calm", "Sea"],
        very=["Art"],
        important=["Kin"],
        somewhat=["Wit"],
        not_important=["Fame"],
    )
    assert written([sort]) == (
        f"{HEAD}### Sea, Calm\n\n*Sort · only me · written 23 November 2026, 08:05 UTC*\n\n"
        "**The deck**\\\na short deck\n\n"
        "**In my order**\\\nSea, Calm\n\n"
        "**Also among the few**\\\nfood, songs\n\n"
        "**Most important to me**\\\nCalm, Sea\n\n"
        "**Very important to me**\\\nArt\n\n"
        "**Important to me**\\\nKin\n\n"
        "**Somewhat important to me**\\\nWit\n\n"
        "**Not important to me**\\\nFame\n"
    )


def test_document_when_a_sort_is_under_way_then_nothing_of_how_it_is_kept() -> None:
    sort = an_entry(Kind.SORT, "0 values in your own words", door="write five", progress=PROGRESS)
    text = written([sort])
    assert text.endswith("08:05 UTC*\n\n**The deck**\\\nwrite five\n")
    assert "cards" not in text
    assert "Under way" not in text


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"matters": 10, "close": 0},
         "\n\n**How much it matters**\\\n10 of 10\n\n**How close this week was**\\\n0 of 10\n"),
        ({"close": 7}, "\n\n**How close this week was**\\\n7 of 10\n"),
        ({"matters": 0, "close": None}, "\n\n**How much it matters**\\\n0 of 10\n"),
        ({}, "\n"),
    ],
)  # fmt: skip
def test_document_when_a_check_in_has_numbers_then_those_of_ten_and_no_empty_one(
    numbers: dict[str, Any], told: str
) -> None:
    check_in = an_entry(Kind.CHECK_IN, body="a slow week", about="01900000-about", **numbers)
    text = written([check_in])
    facts = "*Check-in · only me · written 23 November 2026, 08:05 UTC*"
    assert text == f"{HEAD}### Calm\n\n{facts}\n\na slow week{told}"
    assert "01900000" not in text
    assert "None" not in text


def test_document_when_a_run_was_ended_then_its_practice_and_days_and_no_state() -> None:
    run = an_entry(
        Kind.RUN,
        practice="three good things",
        length="14 days",
        pauses="2026-11-24 2026-11-26\n2026-11-28",
        ended="2026-12-01",
    )
    assert written([run]) == (
        f"{HEAD}### Calm\n\n*Run · only me · written 23 November 2026, 08:05 UTC*\n\n"
        "**What it goes on with**\\\nthree good things\n\n"
        "**How long**\\\n14 days\n\n"
        "**Ended on**\\\nTuesday 1 December 2026\n"
    )


def test_document_when_a_win_was_written_in_a_run_then_no_id_of_it() -> None:
    win = an_entry(Kind.WIN, run="0192-run", keeps="that I rang")
    assert written([win]).endswith("\n\n**What I keep for myself here**\\\nthat I rang\n")


def test_document_when_somebody_is_sure_then_the_number_of_ten_and_not_what_it_is_about() -> None:
    sure = an_entry(Kind.CONFIDENCE, body="I did it once", about="0192-b", sure=0)
    assert written([sure]).endswith("UTC*\n\nI did it once\n\n**How sure I am**\\\n0 of 10\n")


def test_document_when_a_look_back_or_a_step_then_not_the_id_of_what_it_is_about() -> None:
    look_back = an_entry(
        Kind.LOOK_BACK,
        body="it rained, and I stayed",
        about="0192-b",
        choosing="slowly",
        my_part="asking M.",
        luck="the room was free",
        as_expected="partly",
        keep="asking early",
    )
    assert written([look_back]).endswith(
        "UTC*\n\nit rained, and I stayed\n\n"
        "**How I went about choosing**\\\nslowly\n\n"
        "**What was my choosing**\\\nasking M.\n\n"
        "**What was luck, or others**\\\nthe room was free\n\n"
        "**Did what I expected come about?**\\\npartly\n\n"
        "**What I keep**\\\nasking early\n"
    )
    step = an_entry(Kind.STEP, about="0192-b", support="M.", by="2026-12-01", came="let go")
    assert written([step]).endswith(
        "UTC*\n\n"
        "**What would help me with it**\\\nM.\n\n"
        "**A day for it**\\\nTuesday 1 December 2026\n\n"
        "**How it is with it**\\\nlet go\n"
    )


def test_document_when_by_kind_then_a_heading_for_each_kind_as_several() -> None:
    text = written([an_entry(kind) for kind in Kind], by_kind=True)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        *("## Wins", "## Notes", "## Values", "## Sorts", "## Check-ins", "## Strengths"),
        *("## Stories", "## Confidence", "## Runs", "## Outlooks"),
        *("## Decisions", "## Look-backs", "## Steps", "## Sessions"),
    ]
    assert len(headings) == len(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_document_when_a_kind_is_threaded_then_the_link_is_below_all_that_is_said(
    kind: Kind,
) -> None:
    entry = Entry(id="0192-a", kind=kind, day=MONDAY, title="Calm", details=SAID[kind])
    thread = Thread(source="0192-b", target="0192-a", words="the same week")
    text = written([entry], {entry.id: [(thread, row("A walk"))]})
    assert text.endswith(
        "\n\n**Threads:**\n\n- [A walk](#e-0192-b) (note, 12 March 2026): the same week\n"
    )
    assert text.count("Threads") == 1


@settings(max_examples=150, deadline=None)
@given(
    title=hostile, hinders=hostile, parting=hostile, names=st.lists(hostile, max_size=3), at=hostile
)
def test_document_whatever_is_said_then_no_word_of_it_is_markup(
    title: str, hinders: str, parting: str, names: list[str], at: str
) -> None:
    value = an_entry(Kind.VALUE, title, hinders=hinders, parting=parting)
    sort = an_entry(Kind.SORT, title, ranked=names)
    check_in = an_entry(Kind.CHECK_IN, title, at, matters=3)
    tokens = READERS[0].parse(written([value, sort, check_in], order={"0192-a": 2}))
    seen = {token.type for token in tokens if token.type.endswith("_open")}
    assert seen <= {"heading_open", "paragraph_open"}
    told = shown(tokens)
    assert told.count(f"\n\n{title}\n\n") >= 3 or title == ""
    for label, said in (("What gets in the way", hinders), ("On letting it go", parting)):
        assert (f"{label}\n{said}" in told) == bool(said)
    kept = sort.details.as_dict()["ranked"]
    assert f"In my order\n{', '.join(kept)}" in told or not kept


# JSON


def test_entry_as_dict_when_a_check_in_then_integers_null_and_what_it_is_about() -> None:
    plain = entry_as_dict(an_entry(Kind.CHECK_IN, about="0192-b", close=0), [])
    assert plain["kind"] == "check-in"
    assert plain["details"] == {"about": "0192-b", "matters": None, "close": 0}
    assert type(plain["details"]["close"]) is int
    assert '"details": {"about": "0192-b", "matters": null, "close": 0}' in line(
        an_entry(Kind.CHECK_IN, about="0192-b", close=0), []
    )


def test_entry_as_dict_when_a_value_then_its_rank_before_the_threads_or_null() -> None:
    value = an_entry(Kind.VALUE, whose="mine", let_go="2026-03-01")
    thread = Thread(id="t1", source="0192-a", target="0192-b", created=WRITTEN)
    plain = entry_as_dict(value, [(thread, row("A walk"))], 3)
    assert plain["rank"] == 3
    assert list(plain)[-3:] == ["details", "rank", "threads"]
    assert plain["details"] == {
        "whose": "mine",
        "hinders": "",
        "helps": "",
        "let_go": "2026-03-01",
        "parting": "",
    }
    assert [(each["source"], each["target"]) for each in plain["threads"]] == [("0192-a", "0192-b")]
    assert entry_as_dict(value, [])["rank"] is None
    assert '"rank": null' in line(value, [])
    assert '"rank": 3' in line(value, [], 3)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.VALUE])
def test_entry_as_dict_when_no_value_then_it_has_no_rank(kind: Kind) -> None:
    entry = Entry(id="0192-a", kind=kind, day=MONDAY, title="Calm", details=SAID[kind])
    assert "rank" not in entry_as_dict(entry, [], 1)


def test_entry_as_dict_when_a_sort_is_under_way_then_all_of_it_is_there() -> None:
    sort = an_entry(Kind.SORT, door="write five", ranked=["Sea", "food, songs"], progress=PROGRESS)
    plain = entry_as_dict(sort, [])["details"]
    assert list(plain) == [
        *("door", "ranked", "kept", "most", "very", "important", "somewhat", "not_important"),
        "progress",
    ]
    assert (plain["door"], plain["progress"]) == ("write five", PROGRESS)
    assert (plain["ranked"], plain["kept"]) == (["Sea", "food, songs"], [])


OPTIONS = st.lists(st.builds(Option, name=hostile.filter(str.strip), opens=hostile)).map(
    lambda options: options_text([each for each in options if each.name.strip()])
)
ADDED = hostile.map(lambda text: with_addition(DecisionDetails(), text, MONDAY).added)
NUMBERS = st.none() | st.integers(0, 10)
NAMES = st.lists(hostile, max_size=3)


@settings(deadline=None)
@given(
    said=st.one_of(
        st.tuples(
            st.just(Kind.VALUE),
            st.fixed_dictionaries(
                {"whose": st.sampled_from(["", *WHOSE]), "hinders": hostile, "helps": hostile,
                 "let_go": st.just("") | st.dates().map(str), "parting": hostile}
            ),
        ),
        st.tuples(
            st.just(Kind.SORT),
            st.fixed_dictionaries(
                {"door": st.sampled_from(["", *map(str, Door)]), "ranked": NAMES, "kept": NAMES,
                 "most": NAMES, "very": NAMES, "important": NAMES, "somewhat": NAMES,
                 "not_important": NAMES, "progress": hostile}
            ),
        ),
        st.tuples(
            st.just(Kind.CHECK_IN),
            st.fixed_dictionaries({"about": hostile, "matters": NUMBERS, "close": NUMBERS}),
        ),
        st.tuples(
            st.just(Kind.STRENGTH), st.fixed_dictionaries({"seen_in": NAMES, "take": hostile})
        ),
        st.tuples(st.just(Kind.STORY), st.fixed_dictionaries({"question": hostile})),
        st.tuples(
            st.just(Kind.CONFIDENCE), st.fixed_dictionaries({"about": hostile, "sure": NUMBERS})
        ),
        st.tuples(
            st.just(Kind.RUN),
            st.fixed_dictionaries(
                {"practice": st.sampled_from(["", *map(str, Practice)]),
                 "length": st.sampled_from(["", *LENGTHS]), "pauses": hostile,
                 "ended": st.just("") | st.dates().map(str)}
            ),
        ),
        st.tuples(
            st.just(Kind.OUTLOOK),
            st.fixed_dictionaries(
                {"horizon": st.sampled_from(["", "a week", "a month"]), "ordinary": hostile,
                 "doing": hostile, "beside": hostile, "sign": hostile}
            ),
        ),
        st.tuples(
            st.just(Kind.DECISION),
            st.fixed_dictionaries(
                {"stage": st.sampled_from(["", *map(str, Stage)]), "chosen": hostile,
                 "now": NAMES, "find_out": NAMES, "am_sure": st.sampled_from(["", *NEEDS]),
                 "how_sure": hostile, "look_back_on": st.just("") | st.dates().map(str),
                 "options": OPTIONS, "moves": st.just("2026-11-24 open"), "added": ADDED}
            ),
        ),
        st.tuples(
            st.just(Kind.LOOK_BACK),
            st.fixed_dictionaries(
                {"about": hostile, "choosing": hostile, "my_part": hostile, "luck": hostile,
                 "as_expected": st.sampled_from(["", *CAME]), "keep": hostile}
            ),
        ),
        st.tuples(
            st.just(Kind.STEP),
            st.fixed_dictionaries(
                {"about": hostile, "support": hostile, "by": st.just("") | st.dates().map(str),
                 "came": st.sampled_from(["", "done", "let go"])}
            ),
        ),
    ),
    lane=st.sampled_from(Lane),
)  # fmt: skip
def test_line_when_parsed_then_the_details_are_the_same(
    said: tuple[Kind, dict[str, object]], lane: Lane
) -> None:
    kind, details = said
    entry = Entry(
        kind=kind, day=MONDAY, title="t", lane=lane, details=kind.details.from_dict(details)
    )
    text = line(entry, [])
    assert re.search(r"[\n\r]", text) is None
    told = json.loads(text)
    assert (told["kind"], told["lane"]) == (kind.value, lane.value)
    assert kind.details.from_dict(told["details"]) == entry.details
    assert set(told["details"]) == {part.name for part in kind.details.parts()}
