"""What shows in a story: read back, with words of it taken for the strengths that they show."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.content.strengths import strength_names
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.paths import config_dir
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.messages import JournalChanged, TakeThreadAway
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.name_dialog import StrengthNameDialog
from recovery_journal.tui.widgets.story_text import StoryText
from recovery_journal.tui.widgets.thread_list import ThreadList
from recovery_journal.tui.widgets.threads import ask_words

_HOW = "{begin} where words begin that show it, then {take}. {take} alone takes all of it."
_SOMEBODY = "somebody"
_WHO = [
    Choice("", "nothing said"),
    Choice("me", "me"),
    Choice("together", "together"),
    Choice(_SOMEBODY, "somebody else", "a name or initials"),
]


class _Marks(ThreadList):
    """The strengths marked so far."""

    BINDINGS = [binding("mark.remove")]

    def action_remove(self) -> None:
        """Take the strength away from it."""
        if self.at_hand is not None:
            self.post_message(self.Removed(self.at_hand[0]))


class MarkScreen(Screen[None]):
    """Reads an entry back; takes its words, asks for a strength and for who saw it."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self._entry_id = entry_id

    def compose(self) -> ComposeResult:
        """How to mark, the story, the marks."""
        entry = self._journal.entry(self._entry_id)
        yield TitleLine(_asked(entry), entry.kind.value)
        with Vertical(classes="page"):
            yield Static("", id="how", classes="hint", markup=False)
            yield StoryText(_text(entry))
            with Vertical(id="marked"):
                yield Static("What shows in it", classes="hint", markup=False)
                yield _Marks()
        yield FootLine(entry.lane.value)

    def on_mount(self) -> None:
        """The story has the keys."""
        begin, take = key_at_hand(self, "mark.begin"), key_at_hand(self, "mark.take")
        self.query_one("#how", Static).update(_HOW.format(begin=begin, take=take))
        self.query_one(StoryText).focus()
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the marks as they are now."""
        threads = self._journal.threads(self._entry_id)
        marks = [(thread, row) for thread, row in threads if row.kind is Kind.STRENGTH]
        today = datetime.now().astimezone().date()
        self.query_one(_Marks).show(marks, self._entry_id, today)
        self.query_one("#marked").display = bool(marks)

    def on_story_text_taken(self, message: StoryText.Taken) -> None:
        """Ask for the strength that these words show."""
        message.stop()
        vocabulary = strength_names(config_dir() / "strengths.toml")
        asked = f"\u201c{message.words}\u201d shows" if message.words else "What shows in it?"

        def go_on(name: str | None) -> None:
            if name is not None:
                self._ask_who(name, message.words)

        self.app.push_screen(StrengthNameDialog(self._journal, vocabulary, asked), go_on)

    def _ask_who(self, name: str, words: str) -> None:
        def keep(who: str | None) -> None:
            if who == _SOMEBODY:
                self._ask_name(name, words)
            else:
                self._mark(name, words, who or "")

        self.app.push_screen(ChooseDialog("Who saw it?", _WHO), keep)

    def _ask_name(self, name: str, words: str) -> None:
        def keep(lines: list[str] | None) -> None:
            self._mark(name, words, lines[0] if lines else "")

        asked = [Asked("", "a name or initials")]
        self.app.push_screen(AskDialog("Who saw it?", asked), keep)

    def _mark(self, name: str, words: str, seen_by: str) -> None:
        self._journal.mark_strength(self._entry_id, name, words, seen_by)
        self.post_message(JournalChanged())

    def on_thread_list_words_wanted(self, message: ThreadList.WordsWanted) -> None:
        """Give a mark other words."""
        message.stop()
        ask_words(self, self._journal, message.thread)

    def on_thread_list_removed(self, message: ThreadList.Removed) -> None:
        """Take a strength away from it; the strength stays."""
        message.stop()
        self.query_one(StoryText).focus()
        self.post_message(TakeThreadAway(message.thread.id))

    def action_back(self) -> None:
        """Let the words go that are selected; else leave."""
        story = self.query_one(StoryText)
        if story.is_selecting:
            story.let_go()
        else:
            self.dismiss(None)


def _asked(entry: Entry) -> str:
    return "What would carry it?" if entry.kind is Kind.OUTLOOK else "What shows in it?"


def _text(entry: Entry) -> str:
    """The words of an entry to read back."""
    said = [str(value) for _, value in entry.details.said() if isinstance(value, str)]
    texts = [entry.title, entry.body, *(said if entry.kind is not Kind.STORY else [])]
    return "\n\n".join(filter(None, texts))
