"""Who is looking beside the person, for what is drawn on every screen."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.app import App

# The lane's own word, here too: the lock shows a frame before anything of the journal is loaded.
_ONLY_ME = "only me"
OPEN_FOR_NOW = "open for now"
"""What is said of an entry in place of its lane, while it is open for a time together alone."""


@runtime_checkable
class KnowsCompany(Protocol):
    """An app in which somebody else may be looking."""

    with_whom: str | None
    """Who is looking too, in the person's words, "" for nobody named; None while alone."""
    deck_at: str
    """What the theme of the deck on the table is about; "" for the first. It outlives a lock."""


def company_of(app: "App[object]") -> str | None:
    """Who is looking too; None while the person is alone."""
    return app.with_whom if isinstance(app, KnowsCompany) else None


def said_company(with_whom: str) -> str:
    """The words that stand on every screen while somebody else is looking."""
    return f"TOGETHER with {with_whom}" if with_whom else "TOGETHER"


def lane_in(lane: str, with_whom: str | None) -> str:
    """A lane as a screen says it: in company, what is the person's alone is open for now."""
    return OPEN_FOR_NOW if lane == _ONLY_ME and with_whom is not None else lane
