"""Keys typed faster than screens change: each waits until the one before it has done its work.

Textual hands a key to whatever has the focus at that moment, and goes on to the next one. In a
burst (a slow line, a quick hand) the letters after `ctrl+n` would go to the screen that is left,
where letters are commands; here they reach the line that was asked for.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

    _Base = App[int]
else:
    _Base = object

ROUNDS = 3
"""How often what follows from a key may post one more message that moves the focus."""

FOLLOW_SECONDS = 0.02
"""A key is followed once what it changed is painted, or when the next one comes."""

LONGEST_WAIT = 1.0
"""Seconds after which held keys go on whatever happens."""


class TypedAhead(_Base):
    """A mixin for the app: hands on keys and pastes one after another."""

    _at_work: object | None = None
    """Stands for the key that is being dealt with; None when there is none."""
    _typed_into: Widget | None = None
    """The field that letters were given to last, where it may not have taken them yet."""
    _path: deque[MessagePump] | None = None
    """The queues that the key at work passes, until it is followed through them."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        """Hold a key while the one before it is at work."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._at_work is None:
            await self._hand_on(event)
        else:
            if not self._held:
                self.set_timer(LONGEST_WAIT, partial(self._go_on, self._at_work))
            self._held.append(event)
            self._begin_to_follow(self._at_work)

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        """Give it to what has the focus; a letter that a field takes moves nothing."""
        if not self._has_screen:
            return
        target = self.focused or self.screen
        if isinstance(event, events.Key) and target.check_consume_key(event.key, event.character):
            self._typed_into = target
            await super().on_event(event)
            return
        key = self._at_work = object()
        if self._typed_into is not None and self._waits_for_letters(event, key):
            return
        await super().on_event(event)
        self._path = deque([*target.ancestors_with_self] * ROUNDS)
        self.set_timer(FOLLOW_SECONDS, partial(self._begin_to_follow, key))

    def _waits_for_letters(self, event: events.Key | events.Paste, key: object) -> bool:
        """Hold it until the letters before it are in their field: a lock would lose them."""
        field, self._typed_into = self._typed_into, None
        if field is None or not field.call_later(self.call_later, self._go_on, key):
            return False
        self._held.appendleft(event)
        self.set_timer(LONGEST_WAIT, partial(self._go_on, key))
        return True

    @property
    def _has_screen(self) -> bool:
        """Whether a screen is open; none is any more while the app is being left."""
        return bool(self.screen_stack)

    def is_open(self, node: MessagePump) -> bool:
        """Whether it is the app, or belongs to a screen that is open."""
        if not isinstance(node, Widget):
            return True
        return any(screen in node.ancestors_with_self for screen in self.screen_stack)

    def _begin_to_follow(self, key: object) -> None:
        if key is self._at_work and self._path is not None:
            path, self._path = self._path, None
            self._follow(key, path)

    def _follow(self, key: object, path: deque[MessagePump]) -> None:
        """Go behind a key through the queues that it passes, then through a new screen's."""
        while path:
            node = path.popleft()
            if self.is_open(node) and node.call_later(self._follow, key, path):
                return
        # A screen takes its first call when it is composed; it asks the app for the focus then.
        if self._has_screen and not self.screen.call_later(self.call_later, self._go_on, key):
            self.call_later(self._go_on, key)

    async def _go_on(self, key: object) -> None:
        """Hand on what is held, until a key is at work again."""
        if key is not self._at_work:
            return
        self._at_work = self._path = None
        while self._held and self._at_work is None:
            await self._hand_on(self._held.popleft())
