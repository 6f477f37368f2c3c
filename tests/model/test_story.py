"""A decision as a story: all that is said of it, in order, what was sealed, and what came."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.deciding import added_to, sealed_of, with_addition, with_past
from recovery_journal.model.decision_parts import DecisionDetails, LookBackDetails, StepDetails
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.options import Option, ends_of, options_of, options_text
from recovery_journal.model.story import known_of
from recovery_journal.model.telling import LONGEST_BRIEF, Around, Brief, Came, Told
from recovery_journal.model.told import told
from tests.model.deciding import DAY, NAME, PROSE, a_decision, decisions, said_of

LATER = date(2027, 1, 2)
EVERYTHING: dict[str, Any] = {
    "stage": "open", "chosen": "to stay", "whose": "mine", "now": ("rested", "calm"),
    "know": "the rent", "find_out": ("when", "where"), "found_out": ("where",),
    "matters": "rest", "beside": "M.", "know_enough": "partly", "am_sure": "not yet",
    "expect": "light", "how_sure": "quite likely", "percent": "75", "if_hard": "ring M.",
    "gives_soon": "air", "costs_later": "rent\nand time", "look_back_on": "2027-02-23",
}  # fmt: skip
OPTIONS = [Option("stay", "time\nto think", "rent", ("calm", "kin")), Option("go", close=("sea",))]
NAMES = {"calm": "Calm", "sea": "Sea", "asking": "Asking"}


def decision_with(**parts: Any) -> Entry:
    """A decision that says these parts, and has no past."""
    return a_decision(DecisionDetails(**parts))


def decided(entry: Entry, day: date, **parts: Any) -> Entry:
    """The decision, open again and taken on a day; other parts may be said with it."""
    for said in ({"stage": "open"}, {"stage": "decided", **parts}):
        before = said_of(entry)
        entry = with_past(replace(entry, details=replace(before, **said)), before, day)
    return entry


def pairs(entry: Entry, around: Around | None = None) -> list[tuple[str, str]]:
    """Labels and texts."""
    found = told(entry, around=around) if around else told(entry)
    return [(each.label, each.text) for each in found]


def look_back(**parts: Any) -> Brief:
    body = parts.pop("body", "it rained")
    details = LookBackDetails("an id", **parts)
    return Brief(id="0192-l", day=LATER, title="Stay, or go?", body=body, details=details)


def step(title: str, came: str = "", day: date = DAY) -> Brief:
    return Brief(id=f"0192-{title}", day=day, title=title, details=StepDetails(came=came))


# the order


def test_story_when_all_is_said_then_in_the_order_of_a_story() -> None:
    entry = with_past(decision_with(**EVERYTHING, options=options_text(OPTIONS)), None, DAY)
    entry = decided(entry, LATER)
    entry = replace(entry, details=with_addition(said_of(entry), "still so", LATER))
    came = Came(look_backs=[look_back(keep="asking")], steps=[step("ring M.", "done")])
    assert pairs(entry, Around(names=NAMES, threaded=["asking", "calm"], came=came)) == [
        ("What matters to me in this", "rest"),
        ("What it stands close to", "Calm, Sea, Asking"),
        ("Whose decision it is", "mine"),
        ("How I am right now", "rested, calm"),
        ("What I know", "the rent"),
        ("What I want to find out", "when\nwhere (found out)"),
        ("Options", "stay\n  opens: time\n    to think\n  costs: rent\n  close to: Calm\n"
                    "go\n  close to: Sea"),
        ("What it gives and costs", "gives soon: air\ncosts later on: rent\n  and time"),
        ("Four questions", "Do I know enough? partly\nAm I sure? not yet"),
        ("Who is with me in this", "M."),
        ("What I expect to come of it", "light"),
        ("How sure I am of that", "quite likely"),
        ("If it turns out hard, I will", "ring M."),
        ("How it went", "open, 24 November 2026\ndecided, 2 January 2027"),
        ("Decided on 2 January 2027", "to stay"),
        ("Added on 2 January 2027", "still so"),
        ("Looked back on 2 January 2027", "it rained\nWhat I keep: asking"),
        ("Steps", "ring M. (24 November 2026, done)"),
        ("Look back on", "2027-02-23"),
    ]  # fmt: skip


def test_story_when_nothing_is_said_then_nothing() -> None:
    assert told(decision_with()) == []
    assert told(decision_with(percent="90")) == []


@settings(max_examples=60, deadline=None)
@given(decision=decisions())
def test_story_when_any_decision_then_all_that_is_said_stands_in_it_and_no_id(
    decision: Entry,
) -> None:
    details, text = said_of(decision), "\n".join(each.text for each in told(decision))
    plain = text.replace("\n    ", "\n").replace("\n  ", "\n")
    for words in said_texts(details):
        assert words in text or words.replace("\n  ", "\n").replace("\n  ", "\n") in plain
    for end in ends_of(details.options):
        assert end not in text


def said_texts(details: DecisionDetails) -> list[str]:
    """Everything that somebody wrote in a decision, its past aside."""
    found: list[str] = []
    for part, value in details.said():
        if part.name not in ("stage", "look_back_on"):
            found += value if isinstance(value, tuple) else [value]
    for option in options_of(details.options):
        found += [text for text in (option.name, option.opens, option.costs) if text]
    return [*found, *(each.text for each in added_to(details))]


# tables


def test_table_when_options_and_a_grid_then_the_same_texts_without_what_nobody_filled() -> None:
    entry = decision_with(**EVERYTHING, options=options_text([OPTIONS[0], Option("wait")]))
    by_label = {each.label: each for each in told(entry, around=Around(names=NAMES))}
    assert by_label["Options"].table == (
        ("Option", "What it opens", "What it costs", "Close to"),
        ("stay", "time\nto think", "rent", "Calm"),
        ("wait", "", "", ""),
    )
    assert by_label["What it gives and costs"].table == (
        ("", "Soon", "Later on"),
        ("What it gives", "air", ""),
        ("What it costs", "", "rent\nand time"),
    )
    alone = known_of(DecisionDetails(costs_soon="rent"), {}, date.isoformat)
    assert [each.table for each in alone] == [(("", "Soon"), ("What it costs", "rent"))]
    (bare,) = known_of(DecisionDetails(options=options_text([Option("go")])), {}, date.isoformat)
    assert (bare.table, bare.text) == ((("Option",), ("go",)), "go")


@settings(max_examples=60, deadline=None)
@given(decision=decisions())
def test_table_when_any_decision_then_rows_of_one_length_and_no_empty_column(
    decision: Entry,
) -> None:
    for each in told(decision):
        assert each.label
        for column in range(1, len(each.table[0]) if each.table else 0):
            assert any(row[column] for row in each.table[1:])
        assert len({len(row) for row in each.table}) <= 1
        assert len(each.table) != 1


# where it stands, and what was sealed


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"stage": "leaning", "moves": "2026-11-24 leaning"},
         ("Where it stands", "leaning, since 24 November 2026")),
        ({"stage": "open"}, ("Where it stands", "open")),
        ({"moves": "2026-11-24 open"}, ("Where it stands", "open, since 24 November 2026")),
        ({"stage": "not now", "moves": "2026-11-24 open"},
         ("How it went", "open, 24 November 2026\nnot now")),
    ],
)  # fmt: skip
def test_stages_when_it_moved_or_not_then_all_of_them_are_told(
    parts: dict[str, Any], said: tuple[str, str]
) -> None:
    assert pairs(decision_with(**parts)) == [said]


def test_sealed_when_nothing_changed_since_then_no_text_is_told_twice() -> None:
    entry = decided(decision_with(**EVERYTHING, options=options_text(OPTIONS)), LATER)
    labels = [label for label, _ in pairs(entry)]
    assert not [label for label in labels if label.startswith("On that day")]
    assert [text for _, text in pairs(entry)].count("to stay") == 1


def test_sealed_when_texts_changed_since_then_the_words_of_that_day_are_told_too() -> None:
    entry = decided(decision_with(**EVERYTHING, options=options_text(OPTIONS)), LATER)
    changed = replace(
        said_of(entry), know="", whose="ours", chosen="to go", found_out=("when", "where"),
        options=options_text(OPTIONS[1:]), am_sure="yes", gives_soon="rest",
        how_sure="almost sure", look_back_on="",
    )  # fmt: skip
    entry = replace(entry, title="Go?", body="It is spring.", details=changed)
    entry = decided(entry, LATER + timedelta(days=9), chosen="to fly")
    found = pairs(entry, Around(names=NAMES))
    at = found.index(("Decided on 2 January 2027", "to stay"))
    assert found[at + 1 :] == [
        ("On that day: The choice", "Stay, or go?"),
        ("On that day: Whose decision it is", "mine"),
        ("On that day: What I know", "the rent"),
        ("On that day: What I want to find out", "when\nwhere (found out)"),
        ("On that day: Options", "stay\n  opens: time\n    to think\n  costs: rent\n"
                                 "  close to: Calm\ngo\n  close to: Sea"),
        ("On that day: What it gives and costs",
         "gives soon: air\ncosts later on: rent\n  and time"),
        ("On that day: Four questions", "Do I know enough? partly\nAm I sure? not yet"),
        ("On that day: How sure I am of that", "quite likely"),
        ("On that day: Look back on", "2027-02-23"),
        ("Decided on 11 January 2027", "to fly"),
    ]  # fmt: skip
    assert ("What I chose", "to fly") not in found
    again = replace(entry, details=replace(said_of(entry), chosen="to walk"))
    assert ("What I chose", "to walk") in pairs(again)


def test_sealed_when_no_words_were_chosen_then_the_choice_stands_for_them() -> None:
    assert pairs(decided(decision_with(), DAY))[-1] == (
        "Decided on 24 November 2026",
        "Stay, or go?",
    )


@settings(max_examples=80, deadline=None)
@given(decision=decisions(), title=NAME, body=PROSE)
def test_sealed_when_anything_is_said_since_then_nothing_of_it_is_missing(
    decision: Entry, title: str, body: str
) -> None:
    now = replace(decision, title=title, body=body)
    text = "\n".join([title, body, *(each.text for each in told(now))])
    tables = [cell for each in told(now) for row in each.table for cell in row]
    grid = ("gives_soon", "gives_later", "costs_soon", "costs_later")
    for seal in sealed_of(said_of(decision)):
        assert seal.title in text
        assert seal.body in text
        for part, value in seal.details.said():
            if part.name in grid:
                assert value in tables
            elif part.name != "stage":
                assert all(words in text for words in (value if type(value) is tuple else [value]))
        for option in options_of(seal.details.options):
            assert {option.name, option.opens, option.costs} <= {*tables, ""}


def test_sealed_when_its_lane_is_closed_to_who_reads_then_nothing_of_it_is_told() -> None:
    entry = decided(decision_with(know="a secret"), DAY, chosen="a secret choice")
    opened = replace(entry, lane=Lane.HAND_OVER, title="Go?")
    opened = decided(opened, LATER, chosen="to go", know="the rent")
    for lanes, closed in ((tuple(Lane), False), ((Lane.HAND_OVER,), True)):
        found = pairs(opened, Around(lanes=lanes))
        assert ("Decided on 2 January 2027", "to go") in found
        assert ("secret" not in str(found)) == closed
        assert ("Stay, or go?" not in str(found)) == closed
    # What was chosen is told where no seal that is open tells it.
    seen = pairs(replace(entry, lane=Lane.HAND_OVER), Around(lanes=(Lane.HAND_OVER,)))
    assert ("What I chose", "a secret choice") in seen


# what came of it


def test_came_when_looked_back_then_each_text_in_one_line_and_short() -> None:
    long = "it rained\n\nand rained " + LONGEST_BRIEF * "x"
    brief = look_back(
        body=long, choosing="slowly\nagain", my_part="asking", luck=" ", as_expected="too early"
    )
    (found,) = told(decision_with(), around=Around(came=Came(look_backs=[brief])))
    first, *others = found.text.split("\n")
    assert first.startswith("it rained and rained xxx")
    assert first.endswith("x…")
    assert len(first) <= LONGEST_BRIEF + 1
    assert others == [
        "How I went about choosing: slowly again",
        "What was my choosing: asking",
        "Did what I expected come about? too early",
    ]
    assert (found.label, found.ids) == ("Looked back on 2 January 2027", ("0192-l",))


def test_came_when_steps_then_how_each_is_where_somebody_said_it() -> None:
    steps = [step("ring M."), step("go", "let go", LATER)]
    (found,) = told(decision_with(), around=Around(came=Came(steps=steps)))
    assert found == Told(
        "Steps",
        "ring M. (24 November 2026)\ngo (2 January 2027, let go)",
        (("Step", "Day", "How it is with it"),
         ("ring M.", "24 November 2026", ""), ("go", "2 January 2027", "let go")),
        ("0192-ring M.", "0192-go"),
    )  # fmt: skip
    (bare,) = told(decision_with(), around=Around(came=Came(steps=steps[:1])))
    assert bare.table[0] == ("Step", "Day")


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(PROSE, min_size=5, max_size=5))
def test_came_when_any_look_back_then_one_line_for_each_text(texts: list[str]) -> None:
    body, choosing, my_part, luck, keep = texts
    brief = look_back(body=body, choosing=choosing, my_part=my_part, luck=luck, keep=keep)
    (found,) = told(decision_with(), around=Around(came=Came(look_backs=[brief])))
    lines = found.text.split("\n") if found.text else []
    assert len(lines) == sum(bool(text.split()) for text in texts)


def test_told_when_shown_by_a_debugger_then_without_the_words() -> None:
    around = Around(names={"an id": "secret"}, came=Came(steps=[step("secret")]))
    shown = repr([around, *told(decision_with(matters="secret"))])
    assert "secret" not in shown.replace("0192-secret", "")
