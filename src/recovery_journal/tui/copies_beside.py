"""Which copies of the journal lie beside it, for the screen that tells of them."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual.app import App

    from recovery_journal.journal.lying_beside import Lying


@runtime_checkable
class KnowsCopies(Protocol):
    """An app that looks for copies beside the journal."""

    copies_beside: "tuple[Lying, ...]"
    """Those that have something which the journal has not, the one written last at the end."""


def copies_beside(app: "App[object]") -> "tuple[Lying, ...]":
    """The copies to tell of; none while somebody else is looking."""
    return app.copies_beside if isinstance(app, KnowsCopies) else ()
