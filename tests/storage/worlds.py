"""Worlds: all that a journal holds, drawn at random, and what of it is there for an audience."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import open_past, with_addition, with_past
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import CALLED_AFTER, Audience, Entry, Kind, Lane
from recovery_journal.model.my_page import Pick
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.records import Draft, Thread
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import Offer, OfferKind, masked
from recovery_journal.storage.seeing import FIRST_ID
from tests.storage.conftest import TODAY

LAST_YEAR = TODAY.replace(year=TODAY.year - 1)
DAYS = (TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=40), LAST_YEAR)
NAMES = ("care", "calm", "wit", "sea")
"""Titles and free words; several entries have each, open ones and closed ones."""
TAGS = ("late", "home")
WORD = re.compile(rf"\b(?:{'|'.join((*NAMES, *TAGS))}|[a-z]+[0-9]+)\b")
AREA = "area-health"
WRITTEN = datetime(2026, 11, 24, 8, tzinfo=UTC)
BEGAN = tuple(datetime.fromtimestamp(at, UTC) for at in (0, 65.536, WRITTEN.timestamp() + 300))
"""When a time together began: before all ids, between them, and after some drafts."""
OFFER = Offer(id="901-o", kind=OfferKind.QUESTION, words="offered901", created=WRITTEN)


@dataclass(frozen=True)
class World:
    """All that a journal holds, and which of it is there for whom."""

    entries: list[Entry]
    earlier: list[Entry]
    threads: list[Thread]
    drafts: list[Draft]
    order: list[str]
    picks: list[Pick]
    opened: set[str]
    began: datetime
    first_id: str

    def open_to(self, audience: Audience) -> "World":
        """The part of it that the audience may see, as if there were no other."""
        opened = self.opened if audience is Audience.TOGETHER else set()
        seen = {e.id for e in self.entries if e.lane in audience.lanes or e.id in opened}
        known = {entry.id for entry in self.entries}
        threads = [t for t in self.threads if {t.source, t.target} <= seen]
        there = {"", *(thread.id for thread in threads)}
        return World(
            entries=[self._as_seen(e, audience) for e in self.entries if e.id in seen],
            earlier=[
                self._as_seen(each, audience)
                for each in self.earlier
                if each.id in seen and each.lane in audience.lanes
            ],
            threads=threads,
            drafts=[
                replace(draft, entry=self._as_seen(draft.entry, audience))
                for draft in self.drafts
                if (draft.entry.lane in audience.lanes or self._begun_of(draft, opened))
                and (draft.entry.id in seen or draft.entry.id not in known)
            ],
            order=[each for each in self.order if each in seen],
            picks=[p for p in self.picks if p.entry_id in seen and p.thread_id in there],
            opened=opened,
            began=self.began,
            first_id=self.first_id,
        )

    def _begun_of(self, draft: Draft, opened: set[str]) -> bool:
        """Whether it was begun in the time together, of what is opened or called after that."""
        new = not draft.entry.version and draft.entry.kind in CALLED_AFTER
        about = draft.entry.details.as_dict().get("about") if new else draft.entry.id
        return about in opened and draft.id > self.first_id

    def _as_seen(self, entry: Entry, audience: Audience) -> Entry:
        """An entry without the seals and the numbers that are closed."""
        seen = open_past(entry, audience.lanes)
        begun_in_it = not entry.version and entry.created > self.began
        shows = audience is not Audience.TOGETHER or entry.id in self.opened or begun_in_it
        return seen if shows else masked(seen)

    def session(self) -> Draft:
        """The time together that is under way, which is open to everybody."""
        details = SessionDetails("whom900", worth="worth900", began=self.began.isoformat())
        entry = Entry(
            id=id_of(900), kind=Kind.SESSION, day=TODAY, title="session900", body="sum900",
            details=details, lane=Lane.OPEN_TOGETHER, created=WRITTEN, updated=WRITTEN,
        )  # fmt: skip
        return Draft(id="900-d", entry=entry, updated=WRITTEN)

    def kept(self) -> Journal:
        """A journal with all of this, as the person has it."""
        journal = Journal.in_memory()
        journal.add_many(self.entries)
        with journal._vault.writing() as connection:
            for version in self.earlier:
                journal._store.keep_version(connection, version)
        for thread in self.threads:
            journal._store.thread(thread)
        for draft in (*self.drafts, self.session()):
            journal._store.keep_draft(draft)
        journal._together.begin(self.session().entry.id)
        journal.remember(FIRST_ID, self.first_id)
        for each in self.opened:
            journal._together.open_for_now(each)
        journal._together.keep_offer(OFFER)
        for entry in self.entries:
            if entry.kind is Kind.STEP and entry.starred:
                journal.carry_on(entry.id)
        journal.set_value_order(self.order)
        journal.set_my_page(self.picks)
        return journal

    def told(self) -> list[Entry]:
        """Its entries, earlier versions and drafts, as a journal gives them."""
        drafts = (draft.entry for draft in (*self.drafts, self.session()))
        there = {entry.id for entry in self.entries}
        return sorted(
            [
                *self.entries,
                *(each for each in self.earlier if each.id in there),
                *(replace(each, parent=None, trashed=None) for each in drafts),
            ],
            key=by_version,
        )

    def words(self) -> set[str]:
        """Every word that is written anywhere in it."""
        drafts = (draft.entry for draft in (*self.drafts, self.session()))
        written = (*self.entries, *self.earlier, *drafts)
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
    opened: bool
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
    opened=st.sampled_from([False, False, True]),
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
        Kind.SESSION: {"with_whom": own, "began": BEGAN[lot.number % 3].isoformat(),
                       "ended": WRITTEN.isoformat() if lot.number > 3 else ""},
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
    entry = Entry(
        kind=Kind.DECISION, day=TODAY, title=f"{own}5", body=f"{own}6",
        lane=lot.lane if lot.other % 2 else Lane.ONLY_ME,
    )  # fmt: skip
    before = None
    for letter, stage in zip("abcdefg", (*Stage, Stage.DECIDED)[: lot.number], strict=False):
        chosen, added = f"{own[:4]}{letter}{own[4:]}", before.added if before else ""
        said = replace(details, stage=stage, chosen=chosen, added=added)
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
            tags=tuple(
                sorted([*TAGS[: lot.other % 3], *([f"tag{number}"] if lot.number > 6 else [])])
            ),
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
        opened={each for each, lot in zip(ids, lots, strict=True) if lot.opened},
        began=draw(st.sampled_from(BEGAN)),
        first_id=draw(st.sampled_from(("000", "003-d", "999"))),
    )


TITLED = (Kind.STRENGTH, Kind.VALUE, Kind.CONFIDENCE)
"""The kinds whose titles are names that others have as well."""


def by_version(entry: Entry) -> tuple[str, str, str]:
    """An order of all entries, earlier versions and drafts."""
    return entry.id, entry.version, entry.body


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
