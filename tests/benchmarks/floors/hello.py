"""The floor under starting and under memory: the smallest app there is."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    BINDINGS = [("ctrl+q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("HELLO FLOOR")


if __name__ == "__main__":
    Hello().run()
