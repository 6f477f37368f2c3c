"""The ledger in plain sentences: what was opened with whom, what left the file and where to."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from recovery_journal.model.days import in_full
from recovery_journal.model.records import LedgerLine
from recovery_journal.portable.ledger_page import Happened
from recovery_journal.tui.measures import counted
from recovery_journal.tui.said_paths import said_path

_FORMS = {"markdown": "Markdown", "json": "JSON Lines"}


def happened(line: LedgerLine, moment: Callable[[datetime], str]) -> Happened:
    """A line of the ledger in words; `moment` says an instant."""
    told = _SENTENCES.get(line.event, _unknown)(line)
    titles = () if line.event in ("export", "end") else tuple(filter(None, line.words.split("\n")))
    return Happened(moment(line.at), told, titles)


def moment_in_full(at: datetime) -> str:
    """An instant on this computer's clock, the same on any day: "12 March 2026, 21:04"."""
    local = at.astimezone()
    return f"{in_full(local.date())}, {local:%H:%M}"


def _began(line: LedgerLine) -> str:
    entries = counted(line.entries, "entry was", "entries were")
    began = _sentence(f"You began a time together{_with(line.place)}")
    if not entries:
        return f"{began} Nothing was open in it."
    shown = len(line.words.split("\n"))
    newest = f", and these are the newest {shown}" if shown < line.entries else ""
    return f"{began} {entries} open in it{newest}:"


def _opened(line: LedgerLine) -> str:
    return f"For the time together{_with(line.place)}, you opened:"


def _ended(line: LedgerLine) -> str:
    return _sentence(f"You ended the time together{_with(line.place)}")


def _exported(line: LedgerLine) -> str:
    form, _, which = line.words.partition("; ")
    form = f" as {_FORMS.get(form, form)}" if form else ""
    if which == "my page":
        lines = counted(line.entries, "line", "lines") or "no line"
        return _sentence(f"My page left the file{form}, with {lines}{_to(line.place)}")
    entries = counted(line.entries, "entry", "entries") or "A copy with no entries"
    which = f" ({which})" if which else ""
    return _sentence(f"{entries} left the file{form}{which}{_to(line.place)}")


def _summary(line: LedgerLine) -> str:
    return f"The summary of a time together left the file{_to(line.place)}:"


def _ledger(line: LedgerLine) -> str:
    lines = counted(line.entries, "line", "lines") or "no line"
    return _sentence(f"This list left the file, with {lines}{_to(line.place)}")


def _unknown(line: LedgerLine) -> str:
    return _sentence(f"{line.event.capitalize()}{_to(line.place)}")


_SENTENCES: dict[str, Callable[[LedgerLine], str]] = {
    "together": _began,
    "open": _opened,
    "end": _ended,
    "export": _exported,
    "summary": _summary,
    "ledger": _ledger,
}


def _with(whom: str) -> str:
    return f" with {whom}" if whom else ""


def _to(place: str) -> str:
    return f", to {said_path(Path(place))}" if place else ""


def _sentence(words: str) -> str:
    """The words with a point at their end; initials have one already."""
    return words if words.endswith(".") else f"{words}."
