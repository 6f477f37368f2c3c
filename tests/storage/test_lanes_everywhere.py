"""Noninterference: to an audience, a journal answers as if what is closed to it were not there.

Every public method of the journal is named here, among those that are asked or those that are not.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import product
from typing import Any

from hypothesis import given, settings

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane
from recovery_journal.model.expecting import Sureness
from recovery_journal.model.records import Area, Draft, Person
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY
from tests.storage.worlds import (
    AREA,
    DAYS,
    LAST_YEAR,
    TAGS,
    World,
    by_version,
    id_of,
    words_in,
    worlds,
)

COMPANY = (Audience.TOGETHER, Audience.HANDED_OVER)


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


def listed_quietly(journal: Journal, **page: Any) -> Any:
    """A list as it shows where no closed day is told."""
    journal.shows_closed = False
    return journal.listed(**page)


def as_listed(world: World) -> Asked:
    """The ways of `listed` that tell no closed day: filtered, some of them, or without them."""
    filtered = [query for query in queries(world) if not query.is_of_days]
    yield from (partial(Journal.listed, query=query) for query in filtered[::8])
    yield from (partial(listed_quietly, query=Query(since=s, until=u)) for s, u in SPANS)
    yield lambda journal: [listed_quietly(journal, before=r.place, limit=2) for r in journal.page()]


def of_sessions(ask: Callable[[Journal, Draft], Any]) -> Callable[[Journal], Any]:
    """What is said of every time together that is a draft; it has to be there to be asked of."""

    def told(journal: Journal) -> Any:
        return [ask(journal, d) for d in journal.drafts() if d.entry.kind is Kind.SESSION]

    return told


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


REMEMBERED = ("areas", "people", "strengths hidden", "sure words", "words kept")
"""The settings with words of the person's."""
ASKED: dict[str, Callable[[World], Asked]] = {
    "areas": once(Journal.areas),
    "as_kept": once(of_sessions(Journal.as_kept)),
    "asks_for_check_in": once(lambda journal: journal.asks_for_check_in(TODAY)),
    "by_day": once(*(partial(Journal.by_day, since=s, until=u) for s, u in SPANS)),
    "choices": lambda world: (partial(Journal.choices, entry_id=e.id) for e in world.entries),
    "is_undecided": lambda world: (
        partial(Journal.is_undecided, entry_id=e.id) for e in world.entries
    ),
    "said_elsewhere": lambda world: (
        partial(Journal.said_elsewhere, thread_id=thread.id) for thread in world.threads
    ),
    "undecided": once(Journal.undecided),
    "whole": once(Journal.whole),
    "whole_told": once(Journal.whole_told),
    "by_kind": once(*(partial(Journal.by_kind, since=s, until=u) for s, u in SPANS)),
    "carried_on": once(Journal.carried_on),
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
    "is_now": once(of_sessions(Journal.is_now)),
    "json_lines": once(
        *(partial(Journal.json_lines, query=query) for query in (Query(), Query(trashed=True))),
        *(partial(Journal.json_lines, query=Query(lane=lane)) for lane in Lane),
    ),
    "last_check_in": once(*(partial(Journal.last_check_in, today=day) for day in DAYS)),
    "last_session": once(Journal.last_session),
    "last_steps": once(Journal.last_steps),
    "lines_of_run": of_each("lines_of_run"),
    "listed": as_listed,
    "look_backs": of_each("look_backs"),
    "look_backs_due": once(*(partial(Journal.look_backs_due, today=day) for day in DAYS)),
    "markdown": once(
        partial(Journal.markdown, by_kind=True),
        partial(Journal.markdown, query=Query(trashed=True)),
        *(partial(Journal.markdown, query=Query(lane=lane)) for lane in Lane),
    ),
    "mirror": once(Journal.mirror),
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
    "ledger": once(Journal.ledger),
    "offers": once(Journal.offers),
    "offers_words": once(Journal.offers_words),
    "on_this_day": once(lambda journal: [journal.on_this_day(TODAY, n) for n in (1, 50)]),
    "opened_for_now": once(
        lambda journal: journal.opened_for_now() if journal.is_in_company else set()
    ),
    "options": of_each("options"),
    "page": listed,
    "page_choices": once(Journal.page_choices),
    "people": once(Journal.people),
    "place": lambda world: [
        lambda journal: [journal.place(entry.id) is None for entry in world.entries]
    ],
    "question_of_run": of_each("question_of_run"),
    "remembered": once(*(partial(Journal.remembered, name=name) for name in REMEMBERED)),
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
    "under_way": once(Journal.under_way),
    "value_order": once(Journal.value_order),
    "values": once(Journal.values),
    "what_came": lambda world: [
        partial(Journal.what_came, entry_ids=[e.id for e in world.entries] + [AREA, id_of(999)])
    ],
    "written_in": once(of_sessions(Journal.written_in)),
    "written_together": once(Journal.written_together),
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
    *("begin_together", "carry_on", "close_again", "end_together", "erase_ledger", "keep_for_me"),
    *("back_up", "bring_in", "copy_now", "copy_of_the_day", "take_back_last"),
    *("offer", "open_for_now", "say_of_session", "set_offer_aside", "sign", "sign_later"),
    *("export_ledger", "take_along", "take_offer"),
    *("go_on_with", "merge", "take_in"),
    *("bring_back", "export_whole", "look_at_whole"),
}
NOT_OF_ENTRIES = {
    *("audience", "beside", "change_passphrase", "changed", "close", "create", "in_memory"),
    *("alone", "in_company", "is_in_company", "is_passphrase", "shows_closed"),
    *("recover", "recovery_code", "unlock"),
    *("bring_in_log", "go_on_in_new_file", "has_more", "put_back", "was_replaced"),
    *("draft_of_sort", "new_check_in", "new_confidence", "new_line_of_run", "new_look_back"),
    *("begun_here", "new_step"),
    *("last_brought_in", "look_at_incoming"),  # how many, and of what is read elsewhere
    "closed_on",  # what is closed, by kind and time: see `test_closed_days`
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


def held(journal: Journal, audience: Audience) -> list[Entry]:
    """Every entry, earlier version and draft that a journal gives."""
    entries = [*journal.entries(), *journal.entries(Query(trashed=True))]
    earlier = [version for entry in entries for version in journal.history(entry.id)]
    drafts = [draft.entry for draft in journal.drafts()]
    now = journal.under_way()
    drafts += [now.entry] if now and audience is Audience.HANDED_OVER else []
    return sorted([*entries, *earlier, *drafts], key=by_version)


def test_methods_when_listed_then_every_public_one_is_asked_or_known_not_to_tell() -> None:
    public = {name for name in dir(Journal) if not name.startswith("_")}
    told = [*ASKED, *WRITE, *NOT_OF_ENTRIES]
    assert sorted(told) == sorted(set(told))
    assert public - set(told) == set()
    assert set(told) - public == set()


@settings(max_examples=16, deadline=None)
@given(world=worlds())
def test_journal_when_asked_in_company_then_as_if_what_is_closed_were_not_there(
    world: World,
) -> None:
    own = world.kept()
    own.hide_strength("oak")
    own.set_areas([Area(id=AREA, name="closedarea1")])
    own.set_sure_scale([Sureness("closedwords1", 70)])
    own.set_people([Person(name="closedname1")])
    for audience in COMPANY:
        seen = world.open_to(audience)
        others = seen.kept()
        company = Journal(own._vault, audience)
        assert held(company, audience) == seen.told()
        told = answers(company, world)
        expected = answers(Journal(others._vault, audience), world)
        assert [name for name in told if told[name] != expected[name]] == []
        closed = world.words() - seen.words() | {"closedarea1", "closedwords1", "closedname1"}
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
