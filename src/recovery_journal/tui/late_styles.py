"""Styles that are read after the lock is on the screen: it needs few of them, and shows sooner."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[int]
else:
    _Base = object

PAGES = Path(__file__).with_name("pages.tcss")
"""The styles of every screen but the lock."""


class LateStyles(_Base):
    """A mixin for the app; put it before `App`."""

    _wears_pages = False

    def wear_pages(self) -> None:
        """Read the rest of the styles, once."""
        if not self._wears_pages:
            self._wears_pages = True
            self.stylesheet.read(PAGES)
            self.stylesheet.parse()
            self.stylesheet.update(self)

    def push_screen(self, *screen: Any, **more: Any) -> Any:
        """Open a screen; the first one may come before the rest of the styles was read."""
        self.wear_pages()
        return super().push_screen(*screen, **more)
