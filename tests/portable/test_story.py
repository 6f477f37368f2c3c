"""A decision in the document: its story, its tables, and links to what came of it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recovery_journal.model.deciding import with_addition, with_past
from recovery_journal.model.decision_parts import (
    CAME,
    NEEDS,
    DecisionDetails,
    LookBackDetails,
    StepDetails,
)
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.records import Thread
from recovery_journal.model.telling import Around, Brief, Came, Told
from recovery_journal.model.text import clean_text
from recovery_journal.model.told import told
from recovery_journal.portable.markdown import BATCH_ENTRIES, document
from recovery_journal.portable.stories import Threads
from tests.portable.reading import COMMONMARK, GITHUB, READERS, shown, table_lines, tables
from tests.portable.test_escape import hostile
from tests.portable.test_markdown import row
from tests.portable.test_own_kinds import HEAD, MONDAY, WRITTEN

HARD = date(2026, 12, 1)


def written(
    entries: Iterable[Entry],
    around: dict[str, Around] | None = None,
    here: Iterable[str] = (),
    threads: dict[str, Threads] | None = None,
) -> str:
    """The document; what stands around each of its decisions, and what comes in it too."""
    return "".join(
        document(
            entries,
            threads=lambda _: threads or {},
            around=lambda *_: around or {},
            here=lambda ids: {each for each in here if each in ids},
            order={},
            titled="Journal",
            filtered="all entries",
            on=MONDAY,
            by_kind=False,
        )
    )


def a_decision(title: str = "Stay, or go?", body: str = "", **parts: Any) -> Entry:
    return Entry(
        id="0192-a",
        kind=Kind.DECISION,
        day=MONDAY,
        title=title,
        body=body,
        details=DecisionDetails.from_dict(parts),
        created=WRITTEN,
        updated=WRITTEN,
    )


def moved(entry: Entry, day: date, **parts: Any) -> Entry:
    """The decision, saved on a day with other parts."""
    before = entry.details
    assert isinstance(before, DecisionDetails)
    return with_past(replace(entry, details=replace(before, **parts)), before, day)


def added(entry: Entry, text: str, day: date) -> Entry:
    assert isinstance(entry.details, DecisionDetails)
    return replace(entry, details=with_addition(entry.details, text, day))


def looked_back(body: str = "it rained", **parts: Any) -> Brief:
    details = LookBackDetails("0192-a", **parts)
    return Brief(id="0192-l", day=HARD, title="Stay, or go?", body=body, details=details)


def step(title: str = "ring M.", came: str = "") -> Brief:
    return Brief(id="0192-s", day=HARD, title=title, details=StepDetails("0192-a", came=came))


def test_document_when_a_decision_has_come_far_then_it_reads_as_a_story() -> None:
    options = [Option("stay", "time\nto think", "a room", ("0192-v",)), Option("go | fly")]
    decision = with_past(
        a_decision(
            body="The lease ends in May.",
            matters="rest",
            whose="mine",
            now=["rested", "calm"],
            know="The rent.",
            find_out=["when", "where"],
            found_out=["where"],
            options=options_text(options),
            gives_soon="air",
            costs_later="rent",
            know_enough="partly",
            am_sure="yes",
            beside="M.",
            expect="it gets lighter",
            how_sure="almost sure",
            percent="90",
            if_hard="ring M.",
        ),
        None,
        MONDAY,
    )
    decision = moved(decision, HARD, stage="decided", chosen="to stay")
    decision = moved(decision, HARD, know="The rent, and the lease.", look_back_on="2027-02-23")
    decision = added(decision, "- *still* so", HARD)
    came = Came(look_backs=[looked_back(as_expected="partly")], steps=[step(came="done")])
    around = Around(names={"0192-v": "Calm", "0192-w": "Wit"}, threaded=["0192-w"], came=came)
    thread = Thread(source="0192-a", target="0192-b")
    links: dict[str, Threads] = {"0192-a": [(thread, row("A walk"))]}
    text = written([decision], {"0192-a": around}, ["0192-l", "0192-s"], links)
    assert text == (
        f"{HEAD}### Stay, or go?\n\n"
        "*Decision · only me · written 23 November 2026, 08:05 UTC*\n\n"
        "The lease ends in May.\n\n"
        "**What matters to me in this**\\\nrest\n\n"
        "**What it stands close to**\\\nCalm, Wit\n\n"
        "**Whose decision it is**\\\nmine\n\n"
        "**How I am right now**\\\nrested, calm\n\n"
        "**What I know**\\\nThe rent, and the lease.\n\n"
        "**What I want to find out**\\\nwhen\\\nwhere (found out)\n\n"
        "**Options**\n\n"
        "| Option | What it opens | What it costs | Close to |\n"
        "| --- | --- | --- | --- |\n"
        "| stay | time<br>to think | a room | Calm |\n"
        "| go \\| fly |  |  |  |\n\n"
        "**What it gives and costs**\n\n"
        "|  | Soon | Later on |\n"
        "| --- | --- | --- |\n"
        "| What it gives | air |  |\n"
        "| What it costs |  | rent |\n\n"
        "**Four questions**\\\nDo I know enough? partly\\\nAm I sure? yes\n\n"
        "**Who is with me in this**\\\nM.\n\n"
        "**What I expect to come of it**\\\nit gets lighter\n\n"
        "**How sure I am of that**\\\nalmost sure\n\n"
        "**If it turns out hard, I will**\\\nring M.\n\n"
        "**How it went**\\\nopen, 23 November 2026\\\ndecided, 1 December 2026\n\n"
        "**Decided on 1 December 2026**\\\nto stay\n\n"
        "**On that day: What I know**\\\nThe rent.\n\n"
        "**Added on 1 December 2026**\\\n\\- \\*still\\* so\n\n"
        "**[Looked back on 1 December 2026](#e-0192-l)**\\\nit rained\\\n"
        "Did what I expected come about? partly\n\n"
        "**Steps**\n\n"
        "| Step | Day | How it is with it |\n"
        "| --- | --- | --- |\n"
        "| [ring M.](#e-0192-s) | 1 December 2026 | done |\n\n"
        "**Look back on**\\\nTuesday 23 February 2027\n\n"
        "**Threads:**\n\n- [A walk](#e-0192-b) (note, 12 March 2026)\n"
    )


def test_document_when_nothing_is_said_of_a_decision_then_its_title_alone() -> None:
    assert written([a_decision()]) == (
        f"{HEAD}### Stay, or go?\n\n*Decision · only me · written 23 November 2026, 08:05 UTC*\n"
    )


# links to what came of it


@pytest.mark.parametrize("here", [(), ("0192-l",), ("0192-s",), ("0192-l", "0192-s")])
def test_document_when_what_came_is_in_it_or_not_then_a_link_or_its_words_alone(
    here: tuple[str, ...],
) -> None:
    came = Came(look_backs=[looked_back(keep="asking")], steps=[step()])
    text = written([a_decision()], {"0192-a": Around(came=came)}, here)
    assert re.findall(r"\(#e-(.*?)\)", text) == list(here)
    told = shown(COMMONMARK.parse(text))
    assert "Looked back on 1 December 2026\nit rained\nWhat I keep: asking" in told
    assert tables(GITHUB.parse(text)) == [[["Step", "Day"], ["ring M.", "1 December 2026"]]]


def test_document_when_entries_are_many_then_it_asks_once_a_batch_and_for_decisions_alone() -> None:
    kinds = [Kind.DECISION if at % 3 == 0 else Kind.NOTE for at in range(BATCH_ENTRIES + 3)]
    entries = [new_entry(kind, MONDAY, str(at)) for at, kind in enumerate(kinds)]
    asked: list[list[str]] = []
    known: list[dict[str, Threads]] = []
    sought: list[list[str]] = []
    linked: dict[str, Threads] = {entries[0].id: []}

    def around(decisions: list[Entry], threads: dict[str, Threads]) -> dict[str, Around]:
        asked.append([each.id for each in decisions])
        known.append(threads)
        first = Around(came=Came(steps=[step()]))
        return {entries[0].id: first} if entries[0] in decisions else {}

    def here(ids: list[str]) -> set[str]:
        sought.append(ids)
        return set(ids)

    for _ in document(
        entries,
        threads=lambda _: linked,
        around=around,
        here=here,
        order={},
        titled="J",
        filtered="all",
        on=MONDAY,
        by_kind=False,
    ):
        pass
    assert [one for ids in asked for one in ids] == [
        each.id for each in entries if each.kind is Kind.DECISION
    ]
    assert len(asked) == 2
    assert known == [linked, linked]
    assert sought == [["0192-s"]]


def test_document_when_decisions_are_long_then_few_of_them_are_held() -> None:
    long = options_text([Option("stay", 300_000 * "x")])
    asked: list[int] = []

    def around(decisions: list[Entry], _: dict[str, Threads]) -> dict[str, Around]:
        asked.append(len(decisions))
        return {}

    for _ in document(
        (a_decision(options=long) for _ in range(9)),
        threads=lambda _: {},
        around=around,
        order={},
        titled="J",
        filtered="all",
        on=MONDAY,
        by_kind=False,
    ):
        pass
    assert asked == [4, 4, 1]


def test_document_when_there_is_no_decision_then_nothing_is_asked_of_any() -> None:
    document_of_notes = document(
        [new_entry(Kind.NOTE, MONDAY, "a note")],
        threads=lambda _: {},
        around=lambda *_: pytest.fail("it was asked"),
        here=lambda _: pytest.fail("it was asked"),
        order={},
        titled="J",
        filtered="all",
        on=MONDAY,
        by_kind=False,
    )
    assert "a note" in "".join(document_of_notes)


# whatever is said


SHORT = st.lists(hostile, max_size=2)
ENDS = st.lists(st.sampled_from(["v1", "v2", "v3"])).map(tuple)
NAME = hostile.filter(lambda text: bool(clean_text(text, one_line=True)))
OPTIONS = st.lists(
    st.builds(Option, name=NAME, opens=hostile, costs=hostile, close=ENDS), max_size=3
).map(options_text)
PROSE = (
    *("chosen", "whose", "know", "matters", "beside", "expect", "how_sure", "if_hard"),
    *("gives_soon", "gives_later", "costs_soon", "costs_later"),
)
PARTS = st.fixed_dictionaries(
    dict.fromkeys(PROSE, hostile)
    | dict.fromkeys(("now", "find_out", "found_out"), SHORT)
    | dict.fromkeys(("know_enough", "am_sure"), st.sampled_from(["", *NEEDS]))
    | {"options": OPTIONS}
)
LINE = hostile.map(lambda text: clean_text(text, one_line=True)).filter(bool)
CAMES = st.builds(
    Came,
    look_backs=st.lists(
        st.builds(looked_back, hostile, choosing=hostile, my_part=hostile, luck=hostile,
                  keep=hostile, as_expected=st.sampled_from(["", *CAME])),
        max_size=2,
    ),
    steps=st.lists(st.builds(step, LINE, st.sampled_from(["", "done", "let go"])), max_size=2),
)  # fmt: skip
AROUND = st.builds(
    Around,
    names=st.fixed_dictionaries({"v1": LINE, "v2": LINE}),
    threaded=st.lists(st.sampled_from(["v2", "v3"])),
    came=CAMES,
    lanes=st.sampled_from([tuple(Lane), (Lane.HAND_OVER,)]),
)


@st.composite
def decisions(draw: st.DrawFn) -> Entry:
    """A decision that was taken, changed in any way since, and added to."""
    decision = with_past(a_decision(draw(LINE), draw(hostile), **draw(PARTS)), None, MONDAY)
    decision = moved(decision, HARD, stage="decided")
    since = DecisionDetails.from_dict(draw(PARTS)).as_dict()
    said = {name: since[name] for name in draw(st.sets(st.sampled_from(list(since))))}
    past = ("moves", "sealed", "added", "stage")
    said = {n: tuple(v) if isinstance(v, list) else v for n, v in said.items() if n not in past}
    decision = replace(moved(decision, HARD, **said), title=draw(LINE), body=draw(hostile))
    return added(decision, draw(hostile), HARD + timedelta(days=1))


def stories(decision: Entry, around: Around) -> tuple[list[Told], list[Told]]:
    """What is told of it as text, and what as tables."""
    said = told(decision, around=around)
    return [each for each in said if not each.table], [each for each in said if each.table]


BARRED = a_decision("| a", "| b", now=["| c"], options=options_text([Option("| d")]))
"""Texts that begin as the line of a table does."""


# A decision is far dearer to make up than to read: each is read by both readers.
@settings(max_examples=200, deadline=None)
@given(decision=decisions(), around=AROUND, here=st.booleans())
@example(decision=BARRED, around=Around(), here=False)
def test_document_whatever_a_decision_says_then_each_text_is_read_back_in_its_place(
    decision: Entry, around: Around, here: bool
) -> None:
    ids = ("0192-l", "0192-s") if here else ()
    text = written([decision, a_decision("after")], {"0192-a": around}, ids)
    texts, drawn = stories(decision, around)
    expected = [[list(line) for line in each.table] for each in drawn]
    commonmark, github = (reader.parse(text) for reader in (COMMONMARK, GITHUB))
    for read in (shown(commonmark), shown(github)):
        at = 0
        for each in texts:  # in this order
            at = read.index(f"\n\n{each.label}\n{each.text}", at) if each.text else at
    # Both entries are told by one id, so that what is around the first is around the other.
    seen = tables(github)
    assert seen[: len(expected)] == expected
    assert all(len({len(line) for line in each}) == 1 for each in seen)
    lines = [[f"| {' | '.join(line)} |" for line in each] for each in expected]
    found = table_lines(commonmark)
    assert [[each[0], *each[2:]] for each in found[: len(lines)]] == lines
    assert all(set(each[1]) <= set("| -") for each in found)


@settings(max_examples=120, deadline=None)
@given(decision=decisions(), around=AROUND, here=st.booleans())
@example(decision=BARRED, around=Around(), here=False)
def test_document_whatever_a_decision_says_then_no_word_of_it_is_markup(
    decision: Entry, around: Around, here: bool
) -> None:
    ids = ("0192-l", "0192-s") if here else ()
    text = written([decision], {"0192-a": around}, ids)
    for reader in READERS:
        no_word_is_markup(reader, text, around, here)


def no_word_is_markup(reader: MarkdownIt, text: str, around: Around, here: bool) -> None:
    """What the reader makes of it is the document's own, and none of it a decision's."""
    tokens = reader.parse(text)
    blocks = {token.type.removesuffix("_open") for token in tokens if token.type.endswith("_open")}
    drawn = {"table", "thead", "tbody", "tr", "th", "td"} if reader is GITHUB else set()
    assert blocks <= {"heading", "paragraph"} | drawn
    inner = [child for token in tokens for child in token.children or []]
    html = {child.content for child in inner if child.type == "html_inline"}
    assert html <= {'<a id="e-0192-a">', "</a>", "<br>"}
    links = [child.attrs["href"] for child in inner if child.type == "link_open"]
    told_whole = [*around.came.look_backs, *around.came.steps] if here else []
    assert links == [f"#e-{brief.id}" for brief in told_whole]
    marks = {"strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close"}
    assert {child.type for child in inner} <= marks | {
        *("text", "hardbreak", "softbreak", "html_inline"),
    }


def test_document_when_options_are_many_and_long_then_all_of_them_in_a_row_each() -> None:
    text = "| a `b` <c>\n*d* [e](f) & g\\ " * 360
    options = [Option(f"option {at}", text, text) for at in range(20)]
    decision = moved(a_decision(options=options_text(options)), MONDAY, stage="decided")
    decision = moved(decision, MONDAY, options=options_text(options[1:]))
    whole = written([decision])
    drawn = [line for line in whole.split("\n") if line.startswith("| option ")]
    assert len(drawn) == 19 + 20
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in drawn} == {4}
    assert all(line.count("<br>") == 2 * 360 for line in drawn)
    assert len(whole) < 4 * 39 * 2 * len(text)
