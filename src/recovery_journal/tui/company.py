"""Who is looking beside the person, for what is drawn on every screen."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.app import App


@runtime_checkable
class KnowsCompany(Protocol):
    """An app in which somebody else may be looking."""

    with_whom: str | None
    """Who is looking too, in the person's words, "" for nobody named; None while alone."""


def company_of(app: "App[object]") -> str | None:
    """Who is looking too; None while the person is alone."""
    return app.with_whom if isinstance(app, KnowsCompany) else None


def said_company(with_whom: str) -> str:
    """The words that stand on every screen while somebody else is looking."""
    return f"TOGETHER with {with_whom}" if with_whom else "TOGETHER"
