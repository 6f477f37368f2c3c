"""What a field that is no text does with letters: they are no commands on it."""

from textual import events
from textual.widget import Widget

_HELP = "?"


class OwnKeys(Widget):
    """The base of such fields: a letter that is none of its keys stays with it.

    So somebody who types on, a field too early, is not taken to another place.
    """

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key stays here: text, but for its own keys and the one that asks for help."""
        if character is None or not character.isprintable() or character == _HELP:
            return False
        own = self._bindings.copy()
        own.apply_keymap(self.app._keymap)
        return key not in own.key_to_bindings

    def on_key(self, event: events.Key) -> None:
        """Keep a letter from being a command."""
        if event.character is not None and self.check_consume_key(event.key, event.character):
            event.stop()
            self.typed(event.character)

    def typed(self, character: str) -> None:
        """Somebody types here; a field that has a place for words takes it."""
