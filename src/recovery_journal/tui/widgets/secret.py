"""A field for a passphrase or a recovery code: hidden, and not to be copied from."""

from textual.widgets import Input

from recovery_journal.tui.actions import binding


class Secret(Input):
    """A line whose letters are hidden until the person shows them; nothing copies them out."""

    ALLOW_SELECT = False
    BINDINGS = [binding("field.next"), binding("field.show")]

    def __init__(self, hint: str, *, name_id: str):
        super().__init__(password=True, placeholder=hint, id=name_id)
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Nothing: what is typed here stays here."""

    def action_cut(self) -> None:
        """Nothing: what is typed here stays here."""

    def action_show_letters(self) -> None:
        """Show the letters, or hide them again."""
        self.password = not self.password

    def take(self) -> str:
        """What was typed; the field is empty and hidden again."""
        typed = self.value
        self.value, self.password = "", True
        return typed
