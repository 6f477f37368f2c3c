"""The days of a run: which they are, whether it goes on, its pauses.

A run is so many days in a row, from its first; a day inside a pause is none of them. It ends by
itself after the last, or when the person ends it. What a day is without an entry is nobody's
business: it is a day of the run like any other.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from recovery_journal.model.strength_parts import LENGTHS, Practice, RunDetails

_A_DAY = timedelta(days=1)
_SHORTEST = min(LENGTHS.values())


def run_days(run: RunDetails, begins: date, until: date) -> list[date]:
    """The days of a run that have begun on a day, up to `until` if it is not over before."""
    pauses = _pauses(run)
    ended = date.fromisoformat(run.ended) if run.ended else date.max
    days: list[date] = []
    day = begins
    while day <= until and day < ended and len(days) < length(run):
        pause = next((pause for pause in pauses if pause[0] <= day < pause[1]), None)
        if pause is None:
            days.append(day)
        elif pause[1] > until:
            break
        day = day + _A_DAY if pause is None else pause[1]
    return days


def question(run: RunDetails, strength: str = "") -> str:
    """What a run asks for each day; `strength` is the name of the one it is about."""
    if run.practice == Practice.GOOD_THINGS:
        return "Three good things of today, and what made them happen."
    if run.practice == Practice.NEW_WAY:
        came = f"Where did {strength or 'it'} come up today"
        return f"{came}, in a way it had not before?"
    return "A line of today, if you like."


def length(run: RunDetails) -> int:
    """How many days it has; 7 where nothing is said."""
    return LENGTHS.get(run.length, _SHORTEST)


def is_paused(run: RunDetails) -> bool:
    """Whether it stands still until the person goes on."""
    return any(end == date.max for _, end in _pauses(run))


def is_over(run: RunDetails, begins: date, today: date) -> bool:
    """Whether no day of it is left from today on."""
    if run.ended and date.fromisoformat(run.ended) <= today:
        return True
    days = run_days(run, begins, today)
    return len(days) == length(run) and days[-1] < today


def has_ended(run: RunDetails, begins: date, today: date) -> bool:
    """Whether it is over, or was ended by the person today: then nothing more is asked for."""
    ended = run.ended and date.fromisoformat(run.ended) - _A_DAY <= today
    return bool(ended) or is_over(run, begins, today)


def may_write(run: RunDetails, begins: date, today: date) -> bool:
    """Whether today is a day of it that a line may be written on."""
    return not has_ended(run, begins, today) and today in run_days(run, begins, today)


def paused(run: RunDetails, begins: date, today: date) -> RunDetails:
    """The run standing still from today on; as it is where it does so already."""
    if is_paused(run):
        return run
    return _with_pauses(run, [*_pauses(run), (max(today, begins), date.max)])


def gone_on_with(run: RunDetails, today: date) -> RunDetails:
    """The run going on from today; a pause that began today was none."""
    pauses = [(began, min(end, today)) for began, end in _pauses(run)]
    return _with_pauses(run, [(began, end) for began, end in pauses if began < end])


def ended_on(run: RunDetails, today: date) -> RunDetails:
    """The run ended by the person, once; what was written today still belongs to it."""
    if run.ended:
        return run
    return replace(gone_on_with(run, today), ended=(today + _A_DAY).isoformat())


def _pauses(run: RunDetails) -> list[tuple[date, date]]:
    """First day, and the day it went on; the last of all days while it stands still.

    A line that is none, as a file from elsewhere may have, is passed over.
    """
    found = []
    for line in run.pauses.splitlines():
        began, _, end = line.partition(" ")
        with suppress(ValueError):
            found.append((date.fromisoformat(began), date.fromisoformat(end) if end else date.max))
    return found


def _with_pauses(run: RunDetails, pauses: list[tuple[date, date]]) -> RunDetails:
    told = (f"{began} {'' if end == date.max else end}".rstrip() for began, end in pauses)
    return replace(run, pauses="\n".join(told))
