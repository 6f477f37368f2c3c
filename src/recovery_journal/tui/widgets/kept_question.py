"""The question that was kept, large enough to be read from the other chair."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

_PART_OF_SCREEN = 4
"""A question takes at most one line in so many of the screen's; two it always has."""


class KeptQuestion(Widget):
    """A word above it, then the question; not there while none is kept."""

    question: reactive[str] = reactive("", layout=True)

    def on_mount(self) -> None:
        """Nothing is kept yet."""
        self.display = False

    def watch_question(self) -> None:
        """Be there while there is one."""
        self.display = bool(self.question)

    def render(self) -> Content:
        """The word and the question."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that both take at this width."""
        del container, viewport
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        room, most = max(1, width), max(2, self.screen.size.height // _PART_OF_SCREEN)
        lines = [line.rstrip() for line in Content(self.question).wrap(room)]
        if len(lines) > most:
            lines = [*lines[: most - 1], Content(f"{lines[most - 1].plain[: room - 1]}…")]
        return [Content("Kept").stylize("$hint"), *(line.stylize("bold $accent") for line in lines)]
