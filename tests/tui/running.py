"""Runs, strengths and numbers for tests: added to a journal, and read from the screen."""

from dataclasses import replace

from textual.widgets import OptionList

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.strength_parts import ConfidenceDetails, Practice, RunDetails
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.run_list import RunList
from tests.tui.valuing import TODAY, ago


def add_strength(journal: Journal, name: str) -> Entry:
    """A strength."""
    return journal.add(new_entry(Kind.STRENGTH, TODAY, name))


def add_run(
    journal: Journal,
    back: int = 0,
    *,
    length: str = "7 days",
    strength: Entry | None = None,
    lane: Lane = Lane.ONLY_ME,
) -> Entry:
    """A run that began so many days ago: of a strength, or of three good things."""
    practice = Practice.NEW_WAY if strength else Practice.GOOD_THINGS
    run = journal.begin_run(practice, length, ago(back), strength.id if strength else None)
    return journal.set_lane(run.id, lane) if lane is not Lane.ONLY_ME else run


def add_line(journal: Journal, run: Entry, title: str, back: int = 0, body: str = "") -> Entry:
    """A line of a run, so many days ago."""
    begun = journal.new_line_of_run(run, ago(back))
    return journal.add(replace(begun, title=title, body=body))


def add_sure(
    journal: Journal,
    title: str,
    sure: int | None = None,
    back: int = 0,
    body: str = "",
    about: str = "",
) -> Entry:
    """How sure somebody was of something, so many days ago."""
    begun = journal.new_confidence(title, ago(back), about)
    return journal.add(replace(begun, body=body, details=ConfidenceDetails(about=about, sure=sure)))


def add_win(journal: Journal, title: str, back: int = 0, **words: tuple[str, ...]) -> Entry:
    """A win with free words for strengths and values."""
    win = new_entry(Kind.WIN, ago(back), title)
    return journal.add(replace(win, details=WinDetails(**words)))  # type: ignore[arg-type]


def run_details(entry: Entry) -> RunDetails:
    """What is kept of a run."""
    assert isinstance(entry.details, RunDetails)
    return entry.details


def wins(journal: Journal) -> list[Entry]:
    """All wins, newest first."""
    return list(journal.entries(Query(kind=Kind.WIN)))


def all_runs(journal: Journal) -> list[Entry]:
    """All runs, newest first."""
    return list(journal.entries(Query(kind=Kind.RUN)))


def rows(app: JournalApp, listed: type[OptionList] = RunList) -> list[str]:
    """The rows of the list on the screen, as text."""
    return [str(option.prompt) for option in app.screen.query_one(listed).options]


def foot(app: JournalApp) -> set[str]:
    """The words of the keys that are at hand on the screen, whether the foot has room or not."""
    found = app.screen.active_bindings.values()
    assert app.screen.query_one(FootLine)
    return {each.binding.description for each in found if each.enabled}
