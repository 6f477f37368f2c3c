"""Strengths: the person's own, with how each looks in them, and the stories that show them."""

from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query, Strength
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.beside_reader import PLACE_BINDINGS, BesideReader
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.strength_list import StrengthList

_STORIES = Query(kind=Kind.STORY)
MOST_STORIES = 20
"""How many stories stand below the strengths, the newest; Find has all of them."""
_BY, _BY_NAME, _BY_USE = "strengths by", "name", "last use"
_NOTHING_YET = (
    "Nothing here yet. That's fine.\n\n"
    "{story}  writes a story of something you lived through. Then you see what shows in it.\n"
    "{new}  writes a strength by its name."
)
_OFFERED = "Words in your wins could become threads; {key} shows them."


class StrengthsScreen(BesideReader):
    """The strengths in a list; from 100 columns the one at hand is to be read beside it."""

    BINDINGS = [
        *PLACE_BINDINGS,
        *bindings(Where.STRENGTHS),
        binding("back"),
    ]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """What there is to say, the list, the reader."""
        yield TitleLine("Strengths")
        with Vertical(classes="page"):
            yield Static("", id="state", markup=False)
            with Horizontal(id="list-and-reader"):
                yield StrengthList()
                yield Reader(self._journal)
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys, once there is one."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the strengths as they are now."""
        strengths = self._in_order()
        stories = self._journal.page(_STORIES, limit=MOST_STORIES)
        listed = self.query_one(StrengthList)
        listed.show(strengths, stories, datetime.now().astimezone().date())
        some = bool(strengths or stories)
        self.query_one("#list-and-reader").display = some
        if some and self.focused is None:
            listed.focus()
        self.query_one(TitleLine).right = f"by {self._by}" if len(strengths) > 1 else ""
        self._tell("" if some else self._nothing_yet())
        self.read_at_hand()

    @property
    def _by(self) -> str:
        return self._journal.remembered(_BY) or _BY_NAME

    def _in_order(self) -> list[Strength]:
        found = self._journal.strengths()
        if self._by == _BY_USE:
            found.sort(key=lambda each: each.last_use or date.min, reverse=True)
        return found

    def _tell(self, told: str) -> None:
        offered = Content(_OFFERED.format(key=key_at_hand(self, "words.open"))).stylize("$hint")
        texts = [Content(told)] if told else []
        texts += [offered] if self._journal.offers_words() else []
        state = self.query_one("#state", Static)
        state.update(Content("\n\n").join(texts))
        state.display = bool(texts)

    def _nothing_yet(self) -> str:
        story, new = key_at_hand(self, "story.new"), key_at_hand(self, "strength.new")
        return _NOTHING_YET.format(story=story, new=new)

    @property
    def query_at_hand(self) -> Query:
        """All strengths, for an export to begin with."""
        return Query(kind=Kind.STRENGTH)

    @property
    def entry_at_hand(self) -> str | None:
        """The strength or story that stands out."""
        return self.query_one(StrengthList).entry_at_hand

    def action_order(self) -> None:
        """By name, or by when they last came up."""
        self._journal.remember(_BY, _BY_NAME if self._by == _BY_USE else _BY_USE)
        self.journal_changed()
