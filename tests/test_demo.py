"""The made-up journal: rich enough to look around in, sound, and in memory alone."""

from datetime import date

from recovery_journal.demo import made_up_journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.views import Query

DAY = date(2026, 11, 24)


def test_made_up_journal_when_opened_then_every_feature_has_something_to_show() -> None:
    journal = made_up_journal(DAY)
    assert journal.path is None
    assert journal.check() == []
    assert journal.totals(Kind.WIN, DAY).coming_back >= 2
    assert all(journal.count(Query(lane=lane)) for lane in Lane)
    assert all(journal.count(Query(kind=kind)) for kind in Kind)
    assert journal.count(Query(starred=True))
    assert journal.on_this_day(DAY)
    assert len(journal.tags()) >= 3
    newest = journal.page(limit=1)[0]
    assert newest.day == DAY
    assert journal.threads(newest.id)


def test_made_up_journal_when_read_then_no_word_judges() -> None:
    text = "".join(made_up_journal(DAY).markdown()).casefold()
    for word in ("should", "failed", "streak", "relapse", "addict", "clean", "overdue"):
        assert word not in text.split()
