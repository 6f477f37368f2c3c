"""What the app's mixins count on: the open journal, and how what was done comes to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from recovery_journal.journal import Journal
    from recovery_journal.model.records import Draft

    _Base = App[int]
else:
    _Base = object


class OwnApp(_Base):
    """The base of the mixins; the app gives each of these from one of them, or itself."""

    if TYPE_CHECKING:

        @property
        def journal(self) -> Journal:
            """The open journal."""

        def go(self, place: str) -> None:
            """Leave every open screen for a place."""

        def edit(self, draft: Draft) -> None:
            """Open the form that goes with a draft."""

        def kept(self, told: str = "Kept.", seconds: float = 2) -> None:
            """Show the journal anew, and say a word."""

        def tell_changed(self) -> None:
            """Have every open screen show the journal as it is now."""

        def put_at_hand(self, entry_id: str) -> None:
            """Have the lists of the screen in sight stand on an entry that was written."""

        def for_owner(self, titled: str, then: Callable[[], object]) -> None:
            """Do it at once where the person is alone; else ask for the passphrase first."""

        @property
        def is_in_company(self) -> bool:
            """Whether somebody else is looking too."""
