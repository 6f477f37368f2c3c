"""The open question that follows a number on a ruler, and when a check-in may be asked for."""

from datetime import date, timedelta

WEEK = timedelta(days=7)


def question(matters: int | None, close: int | None) -> str:
    """What to ask after how much it matters and how close it was, each 0 to 10 or None.

    A number is asked for what holds it up, "what makes it a 6 and not lower?", never for what is
    missing from it. Nothing is lower than 0, so there the question is open.
    """
    if close:
        return f"What makes it {_a(close)} and not lower?"
    if close == 0:
        return "What would you like to say about this week?"
    if matters:
        return f"What makes it matter {matters} and not less?"
    return "What would you like to say about it?"


def question_of_sure(sure: int | None) -> str:
    """What to ask after how sure somebody is, 0 to 10 or None; by the same rule."""
    if sure:
        return f"What makes it {_a(sure)} and not lower?"
    return "What comes to mind about it?" if sure == 0 else "What would you like to say about it?"


def _a(number: int) -> str:
    return f"{'an' if number == 8 else 'a'} {number}"


def may_ask(today: date, last: date | None, asked: date | None) -> bool:
    """Whether a check-in may be asked for: a week after the last, and once a week at most.

    `asked` is the day it was asked for last; on that day it may go on being asked for.
    """
    if last is not None and today - last < WEEK:
        return False
    return asked is None or asked == today or today - asked >= WEEK
