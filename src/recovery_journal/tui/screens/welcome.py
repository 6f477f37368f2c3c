"""Welcome, in three short pages: what this is, what it protects from, your passphrase."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.messages import Created
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.new_passphrase import NewPassphrase

_PAGES = (
    (
        "This is your journal.",
        "A place for what went well, and for whatever else is on your mind.\n\n"
        "It lives in one file on this computer, locked with words that you choose:\n\n"
        "  {path}\n\n"
        "It sends nothing anywhere. What you write stays with you until you take it out.\n\n"
        "It is not therapy, and not a crisis line. {key} shows people to call.",
    ),
    (
        "What the lock keeps out, and what not",
        "Nobody can read the file without your words: not somebody who finds this computer, "
        "not somebody who copies the file, not the people who made this program.\n\n"
        "It does not protect from\n"
        "  · someone watching the screen\n"
        "  · someone who can make you open it\n"
        "  · a computer that is not yours to trust",
    ),
    (
        "Your passphrase",
        "Four or five words that have nothing to do with each other are easy to keep and hard "
        "to guess. Nobody can recover them, not even the people who made this; "
        "you get a code to write down for that day.",
    ),
)
_LAST = len(_PAGES) - 1


class WelcomeScreen(Screen[None]):
    """Makes the journal, at the end of its third page."""

    BINDINGS = [binding("page.next"), binding("welcome.leave"), binding("back")]

    class Refused(Message):
        """The journal could not be made."""

        def __init__(self, error: JournalError):
            super().__init__()
            self.error = error

    def __init__(self, path: Path):
        super().__init__()
        self._path = path
        self._page = 0
        self._making = False

    def compose(self) -> ComposeResult:
        """The words, and the fields of the last page."""
        yield TitleLine("recovery-journal")
        with VerticalScroll(classes="page"):
            yield Static("", classes="title", id="head", markup=False)
            yield Static("", classes="told", id="words", markup=False)
            yield NewPassphrase()
        yield FootLine()

    def on_mount(self) -> None:
        """Begin with the first page."""
        self._show(0)

    def _show(self, page: int) -> None:
        self._page = page
        head, words = _PAGES[page]
        key = key_at_hand(self, "support.open")
        self.query_one(TitleLine).right = f"{page + 1} of {len(_PAGES)}"
        self.query_one("#head", Static).update(Content(head))
        self.query_one("#words", Static).update(
            Content(words.format(path=said_path(self._path), key=key))
        )
        fields = self.query_one(NewPassphrase)
        fields.display = page == _LAST
        if page == _LAST:
            fields.begin()
        else:
            self.query_one(VerticalScroll).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the first page, a step back leaves; on the last, enter belongs to the fields."""
        if action in ("leave", "back"):
            return (action == "leave") is (self._page == 0)
        if action == "next":
            return self._page < _LAST
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """On to the next page."""
        self._show(self._page + 1)

    def action_back(self) -> None:
        """To the page before, unless the journal is being made."""
        if not self._making:
            self._show(self._page - 1)

    async def action_leave(self) -> None:
        """Leave; nothing was made."""
        await self.app.action_quit()

    def on_new_passphrase_chosen(self, message: NewPassphrase.Chosen) -> None:
        """Make the journal with it."""
        self._making = True
        fields = self.query_one(NewPassphrase)
        fields.rest(True)
        fields.say("Making it …")
        self._make(message.passphrase)

    @work(thread=True)
    def _make(self, passphrase: str) -> None:
        try:
            journal = Journal.create(self._path, passphrase)
        except JournalError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(Created(journal, journal.recovery_code()))

    def on_welcome_screen_refused(self, message: Refused) -> None:
        """Say why it could not be made."""
        self._making = False
        fields = self.query_one(NewPassphrase)
        fields.rest(False)
        fields.begin()
        fields.say(f"{message.error.title}. {message.error}")
