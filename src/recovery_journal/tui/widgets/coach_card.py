"""The coach's card to read: its parts below each other, each line hanging under its first word."""

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from recovery_journal.content.card import SUPPORT_KEY, Card, Part
from recovery_journal.tui.actions import bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.scrolled import Scrolled

_INDENT = 2
"""Cells before a line, and again before what is left of it on the next."""


class CardWords(Widget):
    """The words of the card; as high as they are at its width."""

    def __init__(self, card: Card):
        super().__init__()
        self._card = card

    def render(self) -> Content:
        """All parts, an empty line between them, then whose they are."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the parts take at this width."""
        del container, viewport
        return len(self._lines(width))

    @property
    def tops(self) -> list[int]:
        """The line on which each part begins."""
        width, tops, at = self.content_size.width, [], 0
        for part in self._card.parts:
            tops.append(at)
            at += len(self._part(part, width)) + 1
        return tops

    def _lines(self, width: int) -> list[Content]:
        lines = [line for part in self._card.parts for line in (*self._part(part, width), _EMPTY)]
        return [*lines, *_hint(self._card.credit, width)]

    def _part(self, part: Part, width: int) -> list[Content]:
        heading = (line.stylize("bold $accent") for line in _wrapped(part.name, width))
        said = (line.replace(SUPPORT_KEY, key_at_hand(self.screen, "support.open"))
                for line in part.lines)  # fmt: skip
        hanging = (line for words in said for line in _hanging(words, width))
        return [*heading, *_hint(part.tells, width), *hanging]


class CoachCard(Scrolled):
    """Scrolls over the card, line by line, or from part to part."""

    BINDINGS = [*bindings(Where.CARD)]

    def __init__(self, card: Card):
        super().__init__(id="coach-card")
        self._card = card

    def compose(self) -> ComposeResult:
        """The words."""
        yield CardWords(self._card)

    def action_part(self, by: int) -> None:
        """To the beginning of the next part, or of this one, or of the one before."""
        here, tops = self.scroll_offset.y, self.query_one(CardWords).tops
        after, before = [y for y in tops if y > here], [y for y in tops if y < here]
        wanted = after[:1] if by > 0 else before[-1:]
        if wanted:
            self.scroll_to(y=wanted[0], animate=False)


_EMPTY = Content("")


def _wrapped(words: str, width: int) -> list[Content]:
    return [line.rstrip() for line in Content(words).wrap(max(1, width))] if words else []


def _hint(words: str, width: int) -> list[Content]:
    return [line.stylize("$hint") for line in _wrapped(words, width)]


def _hanging(words: str, width: int) -> list[Content]:
    """A line of the card; what does not fit stands further in."""
    lines = _wrapped(words, width - 2 * _INDENT)
    before = [" " * _INDENT, *([" " * 2 * _INDENT] * (len(lines) - 1))]
    return [Content(gap) + line for gap, line in zip(before, lines, strict=True)]
