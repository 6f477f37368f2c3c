"""Decisions of any kind, for tests: what may be said of one, and what happens to it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import with_addition, with_past
from recovery_journal.model.decision_parts import NEEDS, DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.text import clean_text

DAY = date(2026, 11, 24)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PROSE = TEXT.map(clean_text)
"""Words as a journal keeps them; line ends, quotes and backslashes among them."""
NAME = TEXT.map(lambda text: clean_text(text, one_line=True)).filter(bool)
NAMES = st.lists(NAME, unique=True, max_size=2).map(tuple)
STAGES = st.sampled_from(Stage)
OPTIONS = st.builds(
    Option, name=NAME, opens=PROSE, costs=PROSE, close=st.lists(st.uuids().map(str)).map(tuple)
)
SAID = st.builds(
    DecisionDetails,
    stage=st.sampled_from(("", *map(str, Stage))),
    chosen=PROSE, whose=PROSE, now=NAMES, know=PROSE, find_out=NAMES, found_out=NAMES,
    beside=PROSE,
    know_enough=st.sampled_from(("", *NEEDS)), know_what_matters=st.sampled_from(("", *NEEDS)),
    have_support=st.sampled_from(("", *NEEDS)), am_sure=st.sampled_from(("", *NEEDS)),
    expect=PROSE, how_sure=st.just("") | NAME,
    percent=st.just("") | st.integers(0, 100).map(str),
    if_hard=PROSE, matters=PROSE,
    gives_soon=PROSE, gives_later=PROSE, costs_soon=PROSE, costs_later=PROSE,
    look_back_on=st.just("") | st.dates().map(date.isoformat),
    options=st.lists(OPTIONS, max_size=2).map(options_text),
)  # fmt: skip
"""What a form may say of a decision; no past of its own."""


def a_decision(details: DecisionDetails, title: str = "Stay, or go?", body: str = "") -> Entry:
    """A decision as it is about to be saved."""
    return Entry(kind=Kind.DECISION, day=DAY, title=title, body=body, details=details)


def set_options(journal: Journal, decision_id: str, options: list[Option]) -> Entry:
    """Keep these options of a decision, and no others."""
    entry = journal.entry(decision_id)
    said = replace(said_of(entry), options=options_text(options))
    return journal.save(replace(entry, details=said)).entry


def said_of(decision: Entry) -> DecisionDetails:
    """The details of a decision."""
    assert isinstance(decision.details, DecisionDetails)
    return decision.details


@st.composite
def decisions(draw: st.DrawFn) -> Entry:
    """A decision after a few saves and additions, a day apart."""
    before: DecisionDetails | None = None
    decision = a_decision(draw(SAID))
    for number, said in enumerate(draw(st.lists(SAID, max_size=3))):
        said = replace(said, added=before.added if before else "")
        said = with_addition(said, draw(PROSE), DAY + timedelta(days=number))
        decision = a_decision(said, draw(NAME), draw(PROSE))
        decision = with_past(decision, before, DAY + timedelta(days=number))
        before = said_of(decision)
    return decision
