"""Leaving a screen when a thread comes back, whatever the person did meanwhile."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


def leave(screen: Screen[Result], result: Result) -> None:
    """Dismiss it and what lies above it; one that was left or locked away stays so.

    `Screen.dismiss` takes away the topmost screen, whichever it is.
    """
    if screen in screen.app.screen_stack:
        screen.pop_until_active()
        screen.dismiss(result)
