"""The floor under writing: a bare text area with a file's text in it; the file is the argument."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Writing(App[None]):
    """A text area and nothing else."""

    def compose(self) -> ComposeResult:
        """The text area."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"))


if __name__ == "__main__":
    Writing().run()
