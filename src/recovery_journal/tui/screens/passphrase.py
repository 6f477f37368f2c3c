"""A new passphrase for the open journal."""

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding
from recovery_journal.tui.leaving import leave
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.new_passphrase import NewPassphrase

_RECOVERED = (
    "The recovery code opened your journal. Now it takes a new passphrase, if you like.\n\n"
    "esc leaves this for later: the code and the old passphrase go on opening it. "
    "The settings have this page too, for whoever knows the passphrase."
)
_CHANGE = "A few words that have nothing to do with each other are easy to keep and hard to guess."
_AFTER = (
    "The journal is locked anew with them, and you get a new recovery code. "
    "Copies made before open with the old words and the old code; you are asked "
    "whether to remake them.\n\n"
    "Nobody can recover a passphrase, not even the people who made this."
)


class PassphraseScreen(Screen[str | None]):
    """Changes the passphrase. Dismisses with the new recovery code, or None when all stays."""

    BINDINGS = [binding("passphrase.later")]

    class Changed(Message):
        """The file is locked with the new words."""

        def __init__(self, code: str):
            super().__init__()
            self.code = code

    class Refused(Message):
        """The file is locked as before."""

        def __init__(self, error: JournalError):
            super().__init__()
            self.error = error

    def __init__(self, journal: Journal, *, recovered: bool = False):
        super().__init__()
        self._journal = journal
        self._recovered = recovered
        self._at_work = False

    def compose(self) -> ComposeResult:
        """What happens, and the fields."""
        yield TitleLine("A new passphrase")
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(Content(_RECOVERED if self._recovered else _CHANGE), classes="told")
            yield NewPassphrase()
            yield Static(Content(_AFTER), classes="hint")
        yield FootLine()

    def on_mount(self) -> None:
        """Be ready to type."""
        self._fields.begin()

    @property
    def _fields(self) -> NewPassphrase:
        return self.query_one(NewPassphrase)

    def on_new_passphrase_chosen(self, message: NewPassphrase.Chosen) -> None:
        """Lock the file with it."""
        self._at_work = True
        self._fields.rest(True)
        self._fields.say("Locking it anew …")
        self._change(message.passphrase)

    @work(thread=True)
    def _change(self, passphrase: str) -> None:
        try:
            self._journal.change_passphrase(passphrase)
            code = self._journal.recovery_code()
        except JournalError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Changed(code))

    def on_passphrase_screen_changed(self, message: Changed) -> None:
        """Give the new code to whoever asked."""
        leave(self, message.code)

    def on_passphrase_screen_refused(self, message: Refused) -> None:
        """All stays as it was; say why."""
        self._at_work = False
        self._fields.rest(False)
        self._fields.begin()
        self._fields.say(f"{message.error.title}. {message.error}")

    def action_later(self) -> None:
        """Leave the passphrase as it is, unless the new one is being set."""
        if not self._at_work:
            self.dismiss(None)
