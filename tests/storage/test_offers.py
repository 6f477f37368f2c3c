"""What the coach offers: kept, reworded, or set aside without a trace."""

from datetime import timedelta

import pytest

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, Origin
from recovery_journal.model.sessions import OfferKind
from recovery_journal.model.views import Query
from tests.storage.conftest import TODAY
from tests.storage.times import an_entry, begin, tables_with

OPEN = Lane.OPEN_TOGETHER


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (OfferKind.STRENGTH, Kind.STRENGTH),
        (OfferKind.QUESTION, Kind.NOTE),
        (OfferKind.STEP, Kind.STEP),
        (OfferKind.AFFIRMATION, Kind.NOTE),
    ],
)
def test_take_offer_when_kept_or_reworded_then_an_entry_that_tells_whose_it_is(
    own: Journal, kind: OfferKind, kept: Kind
) -> None:
    company = begin(own)
    first, second = company.offer(kind, " you went on\n"), company.offer(kind, "you were brave")
    assert [each.words for each in company.offers()] == ["you went on", "you were brave"]
    entry = company.take_offer(first.id, TODAY)
    other = company.take_offer(second.id, TODAY - timedelta(days=1), "I was brave")
    assert (entry.kind, entry.title, entry.origin) == (kept, "you went on", Origin.COACH)
    assert (other.kind, other.title, other.origin) == (kept, "I was brave", Origin.TOGETHER)
    assert (entry.lane, other.day) == (OPEN, TODAY - timedelta(days=1))
    assert company.offers() == []
    for offer in (first, second):
        with pytest.raises(Unusable, match="answered already"):
            company.take_offer(offer.id, TODAY)
    assert own.count() == 2


def test_take_offer_when_the_strength_is_there_and_open_then_it_is_taken_as_it_is(
    own: Journal,
) -> None:
    calm = own.add(an_entry(Kind.STRENGTH, "Calm", lane=OPEN))
    own.add(an_entry(Kind.STRENGTH, "Wit"))
    own.add(an_entry(Kind.STRENGTH, "Care", lane=OPEN, seen_in=["M."]))
    company = begin(own)
    taken = [
        company.take_offer(company.offer(OfferKind.STRENGTH, word).id, TODAY)
        for word in ("calm", "wit", "care")
    ]
    assert taken[0] == calm
    assert [(each.title, each.origin) for each in taken[1:]] == [
        ("wit", Origin.COACH),
        ("care", Origin.COACH),
    ]


def test_offer_when_it_cannot_be_kept_then_refused_and_it_waits(own: Journal) -> None:
    with pytest.raises(Unusable, match="has ended"):
        own.offer(OfferKind.STEP, "too early")
    company = begin(own)
    for words in ("", " \n", "long " * 200):
        with pytest.raises(Unusable):
            company.offer(OfferKind.STEP, words)
    offer = company.offer(OfferKind.STEP, "ring the clinic")
    with pytest.raises(Unusable, match="Nothing is said"):
        company.take_offer(offer.id, TODAY, " ")
    assert (company.offers(), own.count()) == ([offer], 0)
    assert not own._vault.connection.in_transaction


@pytest.mark.parametrize("way", ["set aside", "ended", "reworded"])
def test_offer_when_it_is_not_kept_as_it_was_then_no_table_has_a_word_of_it(
    own: Journal, way: str
) -> None:
    company = begin(own)
    offer = company.offer(OfferKind.STEP, "zebrafishes")
    assert tables_with(own._vault, "zebrafishes") == {"offers"}
    if way == "set aside":
        company.set_offer_aside(offer.id)
    elif way == "ended":
        company.end_together()
    else:
        company.take_offer(offer.id, TODAY, "ring the clinic")
    assert tables_with(own._vault, "zebrafish") == set()
    assert own.count(Query(words="zebra")) == 0
    own._vault.sweep()
    assert tables_with(own._vault, "zebrafish") == set()
