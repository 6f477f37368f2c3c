"""Numbers on a ruler in company: closed even where the entry is open, and never lost by writing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry, utc_now
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY
from tests.storage.times import an_entry, begin, check_in, close_of, draft_of

OPEN = Lane.OPEN_TOGETHER
ABOUT = "area-home"


def with_close(entry: Entry, close: int | None) -> Entry:
    details = entry.kind.details.from_dict(entry.details.as_dict() | {"close": close})
    return replace(entry, details=details)


def sure_of(entry: Entry) -> Any:
    return entry.details.as_dict()["sure"]


def said_in_drafts(journal: Journal) -> dict[str, int | None]:
    """The number that each draft of a check-in says."""
    drafts = (draft for draft in journal.drafts() if draft.entry.kind is Kind.CHECK_IN)
    return {draft.id: close_of(draft.entry) for draft in drafts}


# closed


SAYS: dict[str, Callable[[Journal, Entry], Any]] = {
    "entry": lambda journal, entry: close_of(journal.entry(entry.id)),
    "entries": lambda journal, _: [
        close_of(each) for each in journal.entries(Query(kind=Kind.CHECK_IN))
    ],
    "history": lambda journal, entry: [close_of(each) for each in journal.history(entry.id)],
    "drafts": lambda journal, _: list(said_in_drafts(journal).values()),
    "draft for": lambda journal, entry: close_of(journal.draft_for(entry.id).entry),
    "nearness": lambda journal, _: [one.close for one in journal.nearness().values()],
    "over time": lambda journal, _: [one.close for one in journal.nearness_over_time(ABOUT)],
    "json": lambda journal, _: ['"close": 7' in line for line in journal.json_lines()],
    "markdown": lambda journal, _: "7 of 10" in "".join(journal.markdown()),
    "one lane": lambda journal, _: "7 of 10" in "".join(journal.markdown(Query(lane=OPEN))),
    "told": lambda journal, entry: [
        told.text for told in journal.told(journal.entry(entry.id)) if told.text == "7 of 10"
    ],
    "star": lambda journal, entry: close_of(journal.set_star(entry.id, True)),
    "tags": lambda journal, entry: close_of(journal.set_tags(entry.id, ("late",))),
    "trash": lambda journal, entry: close_of(journal.untrash(journal.trash(entry.id).id)),
    "save": lambda journal, entry: close_of(journal.save(journal.entry(entry.id)).entry),
    "found beneath": lambda journal, entry: close_of(
        journal.save(replace(journal.entry(entry.id), version="0-a")).underneath
    ),
    "go back": lambda journal, entry: close_of(
        journal.go_back_to(entry.id, journal.history(entry.id)[0].version)
    ),
}
"""Every way to hear a number; the one it may tell is 7."""


def says(answer: Any) -> bool:
    return any(map(says, answer)) if isinstance(answer, list) else answer not in (None, False)


@pytest.mark.parametrize("way", SAYS)
def test_number_when_the_entry_is_open_then_told_together_only_once_it_is_opened(
    own: Journal, way: str
) -> None:
    entry = own.save(replace(own.add(check_in(7)), title="Home again")).entry
    company = begin(own)
    own.keep_draft(Draft(entry=replace(entry, body="half a thought")))
    assert not says(SAYS[way](company, entry))
    company.open_for_now(entry.id)
    assert says(SAYS[way](company, entry))
    assert says(SAYS[way](own, entry))
    company.close_again(entry.id)
    assert not says(SAYS[way](company, entry))
    assert not says(SAYS[way](Journal(own._vault, Audience.TOGETHER), entry))


def test_how_sure_when_the_entry_is_open_then_told_together_only_once_it_is_opened(
    own: Journal,
) -> None:
    step = own.add(an_entry(Kind.STEP, "ring Jo", lane=OPEN))
    sure = own.add(an_entry(Kind.CONFIDENCE, "ring Jo", lane=OPEN, about=step.id, sure=0))
    company = begin(own)
    told = company.earlier_confidence(step.id, "", 5)
    assert ([each.id for each in told], [sure_of(each) for each in told]) == ([sure.id], [None])
    assert company.newest_sure(step.id) is None
    company.open_for_now(sure.id)
    assert company.newest_sure(step.id) == 0
    assert [sure_of(each) for each in company.earlier_confidence(step.id, "", 5)] == [0]


def test_new_draft_when_its_number_was_said_alone_then_closed_and_one_said_together_is_not(
    own: Journal,
) -> None:
    alone = Draft(entry=check_in(7))
    own.keep_draft(alone)
    assert said_in_drafts(own.in_company()) == {alone.id: None}
    company = begin(own)
    later = utc_now() + timedelta(seconds=1)
    together = Draft(entry=replace(check_in(4), created=later))
    company.keep_draft(together)
    assert said_in_drafts(company) == {alone.id: None, together.id: 4}
    company.keep_draft(replace(together, entry=with_close(together.entry, None)))
    assert said_in_drafts(company) == {alone.id: None, together.id: None}
    company.keep_draft(together)
    company.end_together()
    assert said_in_drafts(own) == {alone.id: 7, together.id: 4}


# never lost


Write = Callable[[Journal, Entry, Draft], Any]
WRITES: dict[str, Write] = {
    "save": lambda company, entry, _: company.save(
        replace(company.entry(entry.id), body="other words")
    ),
    "star": lambda company, entry, _: company.set_star(entry.id, True),
    "tags": lambda company, entry, _: company.set_tags(entry.id, ("late",)),
    "lane": lambda company, entry, _: company.set_lane(entry.id, Lane.ONLY_ME),
    "trash": lambda company, entry, _: company.untrash(company.trash(entry.id).id),
    "thread": lambda company, entry, _: company.thread(
        entry.id, company.add(new_entry(Kind.NOTE, TODAY, "a note")).id
    ),
    "mark": lambda company, entry, _: company.mark_strength(entry.id, "wit", "I laughed"),
    "keep draft": lambda company, entry, draft: company.keep_draft(
        replace(company.draft_for(entry.id), entry=replace(shown(company, draft), body="more"))
    ),
    "save draft": lambda company, _, draft: company.save(shown(company, draft), draft.id),
    "set aside": lambda company, _, draft: company.set_aside(
        replace(draft, entry=shown(company, draft))
    ),
    "forget": lambda company, _, draft: company.forget_draft(draft.id),
    "new draft": lambda company, entry, _: company.keep_draft(Draft(entry=company.entry(entry.id))),
    "keep for me": lambda company, entry, _: company.keep_for_me([entry.id]),
}
"""Ways to write in company."""


def shown(company: Journal, draft: Draft) -> Entry:
    """A draft's entry as company has it."""
    return next(each.entry for each in company.drafts() if each.id == draft.id)


def kept_numbers(own: Journal, entry: Entry) -> list[int | None]:
    """The numbers of an entry and of its drafts and earlier versions, the newest first."""
    found = [entry for entry in own.entries(Query(trashed=True)) if entry.kind is Kind.CHECK_IN]
    drafts = [draft.entry for draft in own._finding.drafts_of(entry.id)]
    return [
        close_of(each) for each in (*drafts, own.entry(entry.id), *own.history(entry.id), *found)
    ]


@pytest.mark.parametrize("way", WRITES)
def test_writing_when_in_company_then_neither_number_is_lost(own: Journal, way: str) -> None:
    entry = own.add(check_in(3))
    draft = Draft(entry=with_close(replace(entry, body="changed"), 7))
    own.keep_draft(draft)
    company = begin(own)
    assert close_of(shown(company, draft)) is None
    WRITES[way](company, entry, draft)
    told = kept_numbers(own, entry)
    assert {3, 7} <= set(told)
    assert None not in told
    assert own.check() == []


@pytest.mark.parametrize("way", ["save draft", "set aside", "forget", "keep draft"])
def test_writing_when_a_new_draft_was_begun_alone_then_its_number_is_not_lost(
    own: Journal, way: str
) -> None:
    draft = Draft(entry=check_in(7, body=""))
    own.keep_draft(draft)
    company = begin(own)
    seen = shown(company, draft)
    if way == "keep draft":
        company.keep_draft(replace(draft, entry=replace(seen, body="more")))
        assert close_of(draft_of(own, seen.id).entry) == 7
        return
    if way == "save draft":
        company.save(replace(seen, body="more"), draft.id)
    else:
        WRITES[way](company, seen, draft)
    assert close_of(own.entry(seen.id)) == 7
    assert (own.entry(seen.id).trashed is None) == (way == "save draft")
    assert own._finding.drafts_of(seen.id) == []


def test_forget_when_the_draft_says_no_number_of_its_own_then_it_goes(own: Journal) -> None:
    entry = own.add(check_in(3))
    company = begin(own)
    draft = Draft(entry=replace(company.entry(entry.id), body="changed"))
    company.keep_draft(draft)
    company.forget_draft(draft.id)
    assert own._finding.drafts_of(entry.id) == []
    assert (own.history(entry.id), own.entry(entry.id)) == ([], entry)


def test_star_when_in_company_then_the_drafts_go_on_whoever_may_see_them(own: Journal) -> None:
    entry = own.add(check_in(3))
    own.keep_draft(Draft(entry=with_close(replace(entry, lane=Lane.ONLY_ME), 7)))
    company = begin(own)
    company.set_tags(entry.id, ("late",))
    stands = own.entry(entry.id)
    draft = draft_of(own, entry.id).entry
    assert (draft.version, draft.tags, draft.lane) == (stands.version, ("late",), Lane.ONLY_ME)
    assert (close_of(draft), close_of(stands)) == (7, 3)


def test_lane_when_closed_in_company_then_a_draft_of_it_is_closed_as_well(own: Journal) -> None:
    entry = own.add(check_in(3))
    own.keep_draft(Draft(entry=replace(entry, body="changed")))
    company = begin(own)
    company.set_lane(entry.id, Lane.ONLY_ME)
    draft = draft_of(own, entry.id)
    assert draft.entry.lane is Lane.ONLY_ME
    own.save(draft.entry, draft.id)
    assert company.count(Query(kind=Kind.CHECK_IN)) == 0


def test_go_back_when_in_company_then_the_number_of_that_version_or_the_one_that_stands(
    own: Journal,
) -> None:
    first = own.add(check_in(None, body="first"))
    second = own.save(with_close(replace(first, body="second"), 3)).entry
    own.save(with_close(replace(second, body="third"), 7))
    company = begin(own)
    for version, body, close in ((second, "second", 3), (first, "first", 3)):
        back = company.go_back_to(first.id, version.version)
        assert (back.body, close_of(back)) == (body, None)
        assert (own.entry(first.id).body, close_of(own.entry(first.id))) == (body, close)
    assert close_of(own.go_back_to(first.id, first.version)) is None


def test_go_back_when_that_version_is_closed_then_there_is_none(own: Journal) -> None:
    first = own.add(check_in(3, Lane.ONLY_ME, "mine alone"))
    own.save(replace(first, body="for both", lane=OPEN))
    company = begin(own)
    company.open_for_now(first.id)
    assert company.history(first.id) == []
    with pytest.raises(Unusable, match="no such version"):
        company.go_back_to(first.id, first.version)


def test_number_when_said_anew_in_company_then_it_stands_and_the_one_before_is_kept(
    own: Journal,
) -> None:
    entry = own.add(check_in(3))
    company = begin(own)
    said = company.save(with_close(company.entry(entry.id), 7)).entry
    assert (close_of(said), close_of(own.entry(entry.id))) == (None, 7)
    assert [close_of(each) for each in own.history(entry.id)] == [3]
    company.open_for_now(entry.id)
    company.save(with_close(company.entry(entry.id), None))
    assert [close_of(own.entry(entry.id)), *map(close_of, own.history(entry.id))] == [None, 7, 3]
