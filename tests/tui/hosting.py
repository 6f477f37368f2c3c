"""A small app that hosts one widget or two, with our style sheet, and tells what it shows."""

from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from recovery_journal.tui.actions import said_key
from recovery_journal.tui.themes import THEMES


class Host(App[None]):
    """Widgets below each other."""

    CSS_PATH = [
        "../../src/recovery_journal/tui/app.tcss",
        "../../src/recovery_journal/tui/pages.tcss",
    ]

    def __init__(self, *widgets: Widget):
        super().__init__()
        self.hosted = widgets

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour names of the style sheet."""
        return {name: THEMES[0].variables[name] for name in ("hint", "raised", "quiet")}

    def get_key_display(self, binding: Binding) -> str:
        """A key as the real app shows it."""
        return said_key(binding.key)

    def compose(self) -> ComposeResult:
        """The widgets, in order."""
        yield from self.hosted


def shown(host: App[Any], screen: Screen[Any] | None = None) -> list[str]:
    """The lines on the screen, without the blanks at their right end."""
    strips = (screen or host.screen)._compositor.render_strips()
    return ["".join(piece.text for piece in strip).rstrip() for strip in strips]


def line_with(host: App[Any], words: str) -> str:
    """The first line on the screen that has these words."""
    return next((line for line in shown(host) if words in line), "")
