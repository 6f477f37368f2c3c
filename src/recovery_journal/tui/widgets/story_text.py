"""A story to read, in which words can be taken: from here, to where the cursor is."""

from textual import events
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where


class StoryText(TextArea):
    """Reads a story; what is selected in it is taken with enter, all of it or none.

    Words are selected with the mouse, with shift and the arrows, or from a first key on.
    """

    BINDINGS = [each for each in bindings(Where.MARKING) if each.id in ("mark.begin", "mark.take")]

    class Taken(Message):
        """These words were taken; "" stands for the whole story."""

        def __init__(self, words: str):
            super().__init__()
            self.words = words

    _from: tuple[int, int] | None = None
    """Where the words begin, while they go on with the cursor; None when none begin anywhere."""

    def __init__(self, text: str):
        super().__init__(text, read_only=True, soft_wrap=True, id="story")
        self.cursor_blink = False

    def action_begin(self) -> None:
        """The words begin here; the same key again lets them go."""
        self._from = None if self._from is not None else self.cursor_location
        self.selection = Selection.cursor(self.cursor_location)

    def move_cursor(
        self,
        location: tuple[int, int],
        select: bool = False,
        center: bool = False,
        record_width: bool = True,
    ) -> None:
        """Move there; words that begin somewhere go on to it."""
        goes_on = select or self._from is not None
        super().move_cursor(location, goes_on, center, record_width)

    def action_cursor_left(self, select: bool = False) -> None:
        """One letter back; without words that go on, to the start of what is selected."""
        super().action_cursor_left(select or self._from is not None)

    def action_cursor_right(self, select: bool = False) -> None:
        """One letter on; without words that go on, to the end of what is selected."""
        super().action_cursor_right(select or self._from is not None)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        """The mouse begins anew."""
        self._from = None
        await super()._on_mouse_down(event)

    def action_take(self) -> None:
        """Give the words that are selected."""
        words = " ".join(self.selected_text.split())
        if len(words) > LONGEST_TITLE:
            words = f"{words[: LONGEST_TITLE - 1]}…"
        self.let_go()
        self.post_message(self.Taken(words))

    def let_go(self) -> None:
        """Select nothing any more."""
        self._from = None
        self.selection = Selection.cursor(self.cursor_location)

    @property
    def is_selecting(self) -> bool:
        """Whether some words are selected, or begin here."""
        return self._from is not None or not self.selection.is_empty
