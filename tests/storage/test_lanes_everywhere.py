"""Noninterference: to an audience, a journal answers as if what is closed to it were not there.

Every public method of the journal is named here, among those that are asked or those that are not.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.deciding import with_addition, with_past
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Audience, Entry, Kind, Lane
from recovery_journal.model.expecting import Sureness
from recovery_journal.model.my_page import Pick
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.records import Area, Draft, Thread
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY

LAST_YEAR = TODAY.replace(year=TODAY.year - 1)
DAYS = (TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=40), LAST_YEAR)
NAMES = ("care", "calm", "wit", "sea")
"""Titles and free words; several entries have each, open ones and closed ones."""
TAGS = ("late", "home")
WORD = re.compile(rf"\b(?:{'|'.join((*NAMES, *TAGS))}|[a-z]+[0-9]+)\b")
AREA = "area-health"
WRITTEN = datetime(2026, 11, 24, 8, tzinfo=UTC)
COMPANY = (Audience.TOGETHER, Audience.HANDED_OVER)


@dataclass(frozen=True)
class World:
    """All that a journal holds, and which of it is there for whom."""

    entries: list[Entry]
    earlier: list[Entry]
    threads: list[Thread]
    drafts: list[Draft]
    order: list[str]
    picks: list[Pick]

    def open_to(self, audience: Audience) -> "World":
        """The part of it that the audience may see, as if there were no other."""
        seen = {entry.id for entry in self.entries if entry.lane in audience.lanes}
        known = {entry.id for entry in self.entries}
        threads = [t for t in self.threads if {t.source, t.target} <= seen]
        there = {"", *(thread.id for thread in threads)}
        return World(
            entries=[entry for entry in self.entries if entry.id in seen],
            earlier=[e for e in self.earlier if e.id in seen and e.lane in audience.lanes],
            threads=threads,
            drafts=[
                draft
                for draft in self.drafts
                if draft.entry.lane in audience.lanes
                and (draft.entry.id in seen or draft.entry.id not in known)
            ],
            order=[each for each in self.order if each in seen],
            picks=[p for p in self.picks if p.entry_id in seen and p.thread_id in there],
        )

    def kept(self) -> Journal:
        """A journal with all of this, as the person has it."""
        journal = Journal.in_memory()
        journal.add_many(self.entries)
        with journal._vault.writing() as connection:
            for version in self.earlier:
                journal._store._keep_version(connection, version)
        for thread in self.threads:
            journal._store.thread(thread)
        for draft in self.drafts:
            journal._store.keep_draft(draft)
        journal.set_value_order(self.order)
        journal.set_my_page(self.picks)
        return journal

    def words(self) -> set[str]:
        """Every word that is written anywhere in it."""
        written = (*self.entries, *self.earlier, *(draft.entry for draft in self.drafts))
        told = [(e.title, e.body, e.tags, e.details.as_dict()) for e in written]
        said = [(thread.words, thread.seen_by) for thread in self.threads]
        return words_in([told, said])


@dataclass(frozen=True)
class Lot:
    """What is drawn for one entry; numbers choose among what there is."""

    kind: Kind
    lane: Lane
    day: int
    name: int
    other: int
    number: int
    earlier: Lane | None
    draft: Lane | None
    starred: bool
    trashed: bool


LOTS = st.builds(
    Lot,
    kind=st.sampled_from(Kind),
    lane=st.sampled_from(Lane),
    day=st.integers(0, len(DAYS) - 1),
    name=st.integers(0, len(NAMES) - 1),
    other=st.integers(0, 20),
    number=st.integers(0, 10),
    earlier=st.none() | st.sampled_from(Lane),
    draft=st.none() | st.sampled_from(Lane),
    starred=st.booleans(),
    trashed=st.sampled_from([False, False, False, True]),
)
ENDS = st.tuples(st.integers(0, 20), st.integers(0, 20), st.booleans(), st.booleans())


def id_of(number: int) -> str:
    """An id; entries with numbers three apart begin alike."""
    return f"{number % 3:08x}-0000-7000-8000-{number:012}"


def details_of(lot: Lot, number: int, ids: list[str], kinds: list[Kind]) -> dict[str, Any]:
    """What an entry says in its parts, with a word of its own, and the ids it points to."""
    own, name, other = f"part{number}", NAMES[lot.name], ids[lot.other % len(ids)]
    runs = [each for each, kind in zip(ids, kinds, strict=True) if kind is Kind.RUN]
    run = runs[lot.other % len(runs)] if runs and lot.number % 2 else ""
    said: dict[Kind, dict[str, Any]] = {
        Kind.WIN: {"did": own, "strengths": [name, NAMES[lot.other % 4]], "values": [name],
                   "coming_back": lot.starred, "run": run},
        Kind.VALUE: {"hinders": own, "let_go": "2026-03-01" if lot.number > 7 else ""},
        Kind.SORT: {"ranked": [name, own], "progress": own if lot.number > 7 else ""},
        Kind.CHECK_IN: {"about": AREA if lot.number > 8 else other, "close": lot.number},
        Kind.STRENGTH: {"seen_in": [own] if lot.number > 7 else [], "take": own},
        Kind.STORY: {"question": own},
        Kind.CONFIDENCE: {"about": other if lot.number > 3 else "", "sure": lot.number},
        Kind.RUN: {"practice": "three good things", "length": "7 days",
                   "pauses": DAYS[1].isoformat() if lot.number > 7 else ""},
        Kind.OUTLOOK: {"sign": own},
        Kind.DECISION: decided(lot, own, ids),
        Kind.LOOK_BACK: {"about": about(lot, ids, kinds), "luck": own,
                         "as_expected": ("yes", "partly", "no", "")[lot.number % 4]},
        Kind.STEP: {"about": about(lot, ids, kinds), "support": own},
    }  # fmt: skip
    return said.get(lot.kind, {})


def about(lot: Lot, ids: list[str], kinds: list[Kind]) -> str:
    """The id of a decision where there is one, or of anything, or none."""
    found = [each for each, kind in zip(ids, kinds, strict=True) if kind is Kind.DECISION] or ids
    return found[lot.other % len(found)] if lot.number < 8 else ("", ids[0], AREA)[lot.number - 8]


def decided(lot: Lot, own: str, ids: list[str]) -> dict[str, Any]:
    """What is said of a decision that moved a few times, with options close to anything."""
    close = tuple(dict.fromkeys(ids[(lot.other + step) % len(ids)] for step in range(3)))
    options = [Option(f"{own}0", f"{own}1", f"{own}2", close), Option(f"{own}3", close=close[:1])]
    details = DecisionDetails(expect=own, how_sure="almost sure", percent="90", now=(f"{own}4",))
    details = replace(details, options=options_text(options) if lot.number % 3 else "")
    entry = Entry(kind=Kind.DECISION, day=TODAY, title=f"{own}5", body=f"{own}6")
    before = None
    for stage in (*Stage, Stage.DECIDED)[: lot.number]:
        said = replace(details, stage=stage, chosen=f"{own}7", added=before.added if before else "")
        said = with_addition(said, f"{own}8", DAYS[1])
        moved = with_past(replace(entry, details=said), before, TODAY).details
        before = moved if isinstance(moved, DecisionDetails) else None
    due = DAYS[lot.day].isoformat() if lot.other % 3 else ""
    return replace(before or details, look_back_on=due).as_dict()


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Entries of all kinds, lanes, days and states, with threads among them."""
    lots = draw(st.lists(LOTS, min_size=4, max_size=14))
    ids, kinds = [id_of(number) for number in range(len(lots))], [lot.kind for lot in lots]
    entries, earlier, drafts = [], [], []
    for number, lot in enumerate(lots):
        at = WRITTEN + timedelta(minutes=number)
        entry = Entry(
            id=ids[number],
            kind=lot.kind,
            day=DAYS[lot.day],
            title=NAMES[lot.name] if lot.kind in TITLED else f"title{number} {NAMES[lot.name]}",
            body=f"body{number}",
            details=lot.kind.details.from_dict(details_of(lot, number, ids, kinds)),
            tags=tuple(TAGS[: lot.other % 3]) + ((f"tag{number}",) if lot.number > 6 else ()),
            lane=lot.lane,
            starred=lot.starred,
            created=at,
            updated=at,
            version=f"{number:03}-b",
            parent=f"{number:03}-a" if lot.earlier else None,
            trashed=at if lot.trashed else None,
        )
        entries.append(entry)
        if lot.earlier:
            before = replace(entry, version=f"{number:03}-a", parent=None, trashed=None)
            earlier.append(replace(before, body=f"before{number}", lane=lot.earlier))
        if lot.draft:
            drafted = entry if lot.starred else replace(entry, id=id_of(number + 100), version="")
            drafted = replace(drafted, body=f"draft{number}", lane=lot.draft)
            drafts.append(Draft(id=f"{number:03}-d", entry=drafted, updated=at))
    threads: dict[frozenset[str], Thread] = {}
    for number, (one, other, ripple, said) in enumerate(draw(st.lists(ENDS, max_size=20))):
        ends = ids[one % len(ids)], ids[other % len(ids)]
        words, seen_by = (f"words{number}", f"seen{number}") if said else ("", "")
        thread = Thread(
            id=f"{number:03}-t",
            source=ends[0], target=ends[1],
            words=words, seen_by=seen_by, ripple=ripple,
            created=WRITTEN,
        )  # fmt: skip
        if ends[0] != ends[1]:
            threads.setdefault(frozenset(ends), thread)
    linked = list(threads.values())
    picks = [Pick(each) for each in ids] + [Pick(t.target, t.id) for t in linked]
    return World(
        entries=entries,
        earlier=earlier,
        threads=linked,
        drafts=drafts,
        order=[e.id for e in draw(st.permutations(entries)) if e.kind is Kind.VALUE],
        picks=draw(st.permutations(picks + [Pick(t.source, t.id) for t in linked])),
    )


TITLED = (Kind.STRENGTH, Kind.VALUE, Kind.CONFIDENCE)
"""The kinds whose titles are names that others have as well."""


def texts(answer: Any) -> Iterator[str]:
    """Every text in an answer, however deep."""
    if isinstance(answer, str):
        yield str(answer)
    elif isinstance(answer, dict):
        yield from texts([*answer.keys(), *answer.values()])
    elif isinstance(answer, Iterable):
        for each in answer:
            yield from texts(each)


def words_in(answer: Any) -> set[str]:
    """The words of entries in an answer; those of the program have no number and are no name."""
    return set(WORD.findall(" ".join(texts(answer))))


def plain(answer: Any) -> Any:
    """An answer as lists, dicts and plain values; of a place, which is each file's own, if any."""
    if is_dataclass(answer) and not isinstance(answer, type):
        told = {f.name: getattr(answer, f.name) for f in fields(answer)}
        shown = {n: v is None if n in ("place", "from_place") else v for n, v in told.items()}
        return [type(answer).__name__, plain(shown)]
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    if isinstance(answer, set):
        return sorted(answer)
    if isinstance(answer, str) or not isinstance(answer, Iterable):
        return answer
    return [plain(each) for each in answer]


Asked = Iterable[Callable[[Journal], Any]]
SPANS = [(LAST_YEAR, TODAY), (DAYS[1], TODAY), (TODAY, TODAY), (TODAY, LAST_YEAR)]


def queries(world: World) -> list[Query]:
    """Every filter, alone and with a few others; ids and words of what is closed among them."""
    ids = [*(entry.id for entry in world.entries), AREA]
    found = [
        Query(kind=kind, trashed=trashed) for kind in (None, *Kind) for trashed in (False, True)
    ]
    found += [Query(lane=lane) for lane in Lane] + [Query(tag=tag) for tag in TAGS]
    found += [Query(since=since, until=until) for since, until in SPANS]
    found += [Query(starred=True), Query(coming_back=True), Query(ended=True)]
    found += [Query(words=word) for word in sorted(world.words())]
    for each in ids:
        found += [Query(entry_id=each), Query(threaded_to=each), Query(about=each)]
        found += [Query(close_to=each), Query(run=each)]
    return found


def listed(world: World) -> Asked:
    """The ways of `page`: every query, and page by page in both directions."""
    yield from (partial(Journal.page, query=query) for query in queries(world))
    yield lambda journal: [journal.page(before=row.place, limit=2) for row in journal.page()]
    yield lambda journal: [journal.page(after=row.place, limit=2) for row in journal.page()]


def being_written(journal: Journal, entry_id: str) -> Entry:
    """What is being written of an entry; a draft that begins has another id each time."""
    return journal.draft_for(entry_id).entry


def of_each(name: str, *more: Any) -> Callable[[World], Asked]:
    """The ways of a method that takes an id: that of every entry, and of what is no entry."""

    def ask(each: str, journal: Journal) -> Any:
        return getattr(journal, name)(each, *more)

    def ways(world: World) -> Asked:
        for each in (*(entry.id for entry in world.entries), AREA, id_of(999)):
            yield partial(ask, each)

    return ways


def once(*asks: Callable[[Journal], Any]) -> Callable[[World], Asked]:
    """The ways of a method that takes nothing of the world."""
    return lambda _: asks


def found_by_id(world: World) -> Asked:
    """The ways of `entry`: by whole ids, and by beginnings that several have."""
    yield from of_each("entry")(world)
    for start in range(3):
        yield partial(Journal.entry, entry_id=f"{start:08x}")


def about_the_same(world: World) -> Asked:
    """The ways of `earlier_confidence`."""
    ids = ["", *(entry.id for entry in world.entries)]
    for each, name, most in product(ids, ("care", "no such title"), (2, 50)):
        yield partial(Journal.earlier_confidence, about=each, title=name, most=most)


def counted_by_kind(world: World) -> Asked:
    """The ways of `days`."""
    for kind, day in product(Kind, (TODAY, LAST_YEAR)):
        yield partial(Journal.days, kind=kind, year=day.year)


ASKED: dict[str, Callable[[World], Asked]] = {
    "areas": once(Journal.areas),
    "asks_for_check_in": once(lambda journal: journal.asks_for_check_in(TODAY)),
    "by_day": once(*(partial(Journal.by_day, since=s, until=u) for s, u in SPANS)),
    "by_kind": once(*(partial(Journal.by_kind, since=s, until=u) for s, u in SPANS)),
    "check": once(Journal.check),
    "count": lambda world: (partial(Journal.count, query=query) for query in queries(world)),
    "days": counted_by_kind,
    "decisions_ahead": once(Journal.decisions_ahead),
    "draft_about": lambda world: (
        partial(Journal.draft_about, entry_id=entry.id, kind=kind)
        for entry, kind in product(world.entries, (Kind.STEP, Kind.LOOK_BACK))
    ),
    "draft_for": lambda world: (
        partial(being_written, entry_id=entry.id) for entry in world.entries
    ),
    "drafts": once(Journal.drafts),
    "expectations": once(Journal.expectations),
    "earlier_confidence": about_the_same,
    "end_names": lambda world: [
        partial(Journal.end_names, entry_ids=[e.id for e in world.entries] + [AREA, id_of(999)])
    ],
    "entries": once(
        *(partial(Journal.entries, query=Query(trashed=t), oldest_first=o)
          for t, o in product((False, True), repeat=2)),
        partial(Journal.entries, limit=3),
    ),
    "entry": found_by_id,
    "hidden_strengths": once(Journal.hidden_strengths),
    "history": of_each("history"),
    "json_lines": once(Journal.json_lines, partial(Journal.json_lines, query=Query(trashed=True))),
    "last_check_in": once(*(partial(Journal.last_check_in, today=day) for day in DAYS)),
    "lines_of_run": of_each("lines_of_run"),
    "look_backs": of_each("look_backs"),
    "look_backs_due": once(*(partial(Journal.look_backs_due, today=day) for day in DAYS)),
    "markdown": once(
        partial(Journal.markdown, by_kind=True),
        partial(Journal.markdown, query=Query(trashed=True)),
        partial(Journal.markdown, query=Query(lane=Lane.HAND_OVER)),
    ),
    "my_page": once(Journal.my_page),
    "my_page_as_markdown": once(Journal.my_page_as_markdown),
    "nearness": once(Journal.nearness),
    "nearness_over_time": of_each("nearness_over_time"),
    "newest": once(
        lambda journal: [journal.newest(Query(), number) for number in (1, 3, 9)],
        lambda journal: journal.page(journal.newest(Query(), 3)),
    ),
    "newest_sure": of_each("newest_sure"),
    "offered": once(Journal.offered),
    "offers_words": once(Journal.offers_words),
    "on_this_day": once(lambda journal: [journal.on_this_day(TODAY, n) for n in (1, 50)]),
    "options": of_each("options"),
    "page": listed,
    "page_choices": once(Journal.page_choices),
    "place": lambda world: [
        lambda journal: [journal.place(entry.id) is None for entry in world.entries]
    ],
    "question_of_run": of_each("question_of_run"),
    "ripple": lambda world: (
        partial(Journal.ripple, entry_id=entry.id, onward=onward)
        for entry, onward in product(world.entries, (True, False))
    ),
    "runs_asking": once(partial(Journal.runs_asking, today=TODAY)),
    "runs_under_way": once(*(partial(Journal.runs_under_way, today=day) for day in DAYS)),
    "steps": of_each("steps"),
    "strength_names": once(partial(Journal.strength_names, vocabulary=("Sea", "oak"))),
    "strength_of_run": of_each("strength_of_run"),
    "strengths": once(Journal.strengths),
    "subjects": once(Journal.subjects),
    "sure_scale": once(Journal.sure_scale),
    "tags": once(Journal.tags),
    "thread_between": lambda world: (
        partial(Journal.thread_between, here=t.target, there=t.source) for t in world.threads
    ),
    "threads": lambda world: [*of_each("threads")(world), *of_each("threads", 1)(world)],
    "told": once(
        lambda journal: [journal.told(each) for each in journal.entries()],
        lambda journal: [
            journal.told(version, earlier=True)
            for each in journal.entries()
            for version in journal.history(each.id)
        ],
    ),
    "totals": once(*(partial(Journal.totals, kind=kind, today=TODAY) for kind in Kind)),
    "value_order": once(Journal.value_order),
    "values": once(Journal.values),
    "what_came": lambda world: [
        partial(Journal.what_came, entry_ids=[e.id for e in world.entries] + [AREA, id_of(999)])
    ],
}  # fmt: skip
"""Every method that tells of entries, and the ways to ask it."""

WRITE = {
    *("add", "add_many", "add_to_decision", "begin_run", "begin_sort", "decide", "end_sort"),
    *("erase", "erase_trashed", "look_back", "move_decision", "set_look_back"),
    *("forget_draft", "go_back_to", "hide_strength", "keep_as_words", "keep_draft", "keep_sort"),
    *("let_go", "let_run_rest", "mark_strength", "put_off_check_in", "remember", "save"),
    *("say_how_step_is", "say_how_sure"),
    *(
        "set_areas",
        "set_aside",
        "set_lane",
        "set_my_page",
        "set_people",
        "set_star",
        "set_sure_scale",
    ),
    *("set_tags", "set_value_order", "take_up", "thread", "trash", "unthread", "untrash"),
    *("export", "export_my_page", "note_export"),  # of what `markdown` and the others tell
}
NOT_OF_ENTRIES = {
    *("audience", "beside", "change_passphrase", "changed", "close", "create", "in_memory"),
    *("is_passphrase", "ledger", "people", "recover", "recovery_code", "remembered", "unlock"),
    *("draft_of_sort", "new_check_in", "new_confidence", "new_line_of_run", "new_look_back"),
    "new_step",
}


def answers(journal: Journal, world: World) -> dict[str, list[Any]]:
    """What a journal says to every way of asking, a refusal as its words."""
    told: dict[str, list[Any]] = {}
    for name, ways in ASKED.items():
        told[name] = []
        for ask in ways(world):
            try:
                told[name].append(plain(ask(journal)))
            except JournalError as error:
                told[name].append([type(error).__name__, str(error)])
    return told


def test_methods_when_listed_then_every_public_one_is_asked_or_known_not_to_tell() -> None:
    public = {name for name in dir(Journal) if not name.startswith("_")}
    told = [*ASKED, *WRITE, *NOT_OF_ENTRIES]
    assert sorted(told) == sorted(set(told))
    assert public - set(told) == set()
    assert set(told) - public == set()


@settings(max_examples=20, deadline=None)
@given(world=worlds())
def test_journal_when_asked_in_company_then_as_if_what_is_closed_were_not_there(
    world: World,
) -> None:
    own = world.kept()
    own.hide_strength("oak")
    own.set_areas([Area(id=AREA, name="closedarea1")])
    own.set_sure_scale([Sureness("closedwords1", 70)])
    for audience in COMPANY:
        seen = world.open_to(audience)
        others = seen.kept()
        told = answers(Journal(own._vault, audience), world)
        expected = answers(Journal(others._vault, audience), world)
        assert [name for name in told if told[name] != expected[name]] == []
        closed = world.words() - seen.words() | {"closedarea1", "closedwords1"}
        assert closed & words_in(told) == set()
        others.close()
    own.close()


@settings(max_examples=5, deadline=None)
@given(world=worlds())
def test_journal_when_the_person_asks_then_every_word_is_told(world: World) -> None:
    own = world.kept()
    told = words_in(answers(own, world))
    linked = {entry.id for entry in world.entries if entry.trashed is None}
    there = [t for t in world.threads if {t.source, t.target} & linked]
    assert replace(world, threads=there).words() - told == set()
    assert own.check() == []
    own.close()
