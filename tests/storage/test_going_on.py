"""The draft of the time together that is under way: nothing but its end takes it away."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from tests.storage.conftest import TODAY
from tests.storage.times import agreed, begin, now_of

SAID_ON = "26 November 2026, 17:40"
STAYS: dict[str, Callable[[Journal, Entry], Any]] = {
    "star": lambda company, entry: company.set_star(entry.id, True),
    "tags": lambda company, entry: company.set_tags(entry.id, ("late",)),
    "lane": lambda company, entry: company.set_lane(entry.id, Lane.HAND_OVER),
    "trash": lambda company, entry: company.trash(entry.id),
    "saved": lambda company, entry: company.save(replace(entry, body="more"), now_of(company).id),
    "forgotten": lambda company, _: company.forget_draft(now_of(company).id),
    "begun anew": lambda company, _: company.begin_together(agreed("M.")),
    "set aside": lambda company, _: company.set_aside(now_of(company)),
    "erased": lambda company, entry: company.erase(entry.id[:30]),
    "erased from the trash": lambda company, entry: company.erase_trashed(
        [company.trash(entry.id).id]
    ),
}
REFUSED = {"begun anew", "set aside", "erased"}


@pytest.mark.parametrize("way", STAYS)
def test_draft_when_the_time_is_under_way_then_it_stays_and_so_does_what_is_kept_of_it(
    own: Journal, way: str
) -> None:
    company = begin(own)
    signed = company.sign(SAID_ON)
    if way in REFUSED:
        with pytest.raises(Unusable):
            STAYS[way](company, signed)
    else:
        STAYS[way](company, signed)
    stands = own.entry(signed.id)
    entry = now_of(own).entry
    assert entry.version == stands.version
    assert (entry.body, entry.lane, entry.tags) == (stands.body, stands.lane, stands.tags)
    assert company.mirror() == ""
    company.end_together()
    assert own.under_way() is None
    assert own._finding.drafts_of(signed.id) == [] or way == "saved"


def test_forget_when_nothing_is_kept_of_the_one_under_way_then_its_draft_stays(
    own: Journal,
) -> None:
    company = begin(own, worth="rest")
    company.say_of_session("I slept")
    before = now_of(own)
    company.forget_draft(before.id)
    assert now_of(own) == before
    other = Draft(entry=new_entry(Kind.NOTE, TODAY, "", "half"))
    company.keep_draft(other)
    company.forget_draft(other.id)
    company.set_aside(replace(other, entry=replace(other.entry, title="half")))
    assert company.drafts() == [before]
