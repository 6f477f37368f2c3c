"""Taking the summary of a time together along: what of it, in whose name, where to; or not now."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.days import in_full
from recovery_journal.model.text import clean_text
from recovery_journal.portable.names import Names, with_names
from recovery_journal.portable.session_page import Told, closing_words, lines_of, session_page
from recovery_journal.tui.actions import binding
from recovery_journal.tui.own_file import typed_target, usual_path, write_unless_there
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.marked_list import MarkedList, MarkLine

FILE_STEM = "together"
"""How the name of its file begins."""
_TELLS = "A copy of the summary to take along, if you like. It is not encrypted."
_WRITTEN = "Written to {path}. It is not encrypted. The ledger has a line about it."


class _Field(Line):
    BINDINGS = [binding("field.next")]


class _Names(OneOf):
    BINDINGS = [binding("form.next")]


class _Lines(MarkedList):
    BINDINGS = [binding("along.mark"), binding("export.write", "screen.write")]


class TakeAlongScreen(Screen[None]):
    """The page as it would be written, line by line; enter goes on to it and writes it."""

    BINDINGS = [
        binding("export.write"),
        binding("along.later"),
        binding("back"),
    ]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self._summary = journal.entry(entry_id)
        self._said = self._summary.details.as_dict()
        self._known = [self._said.get("with_whom", ""), *(one.name for one in journal.people())]
        self._written = False

    def compose(self) -> ComposeResult:
        """What is asked of it, the page, and what came of it."""
        yield TitleLine("Take it along")
        with Vertical(classes="page"):
            yield Static(_TELLS, classes="told hint", markup=False)
            with Horizontal(classes="part"):
                yield Static("Signed with", classes="label")
                yield _Field(placeholder="your name, initials, or nothing", id="signed-with")
            with Horizontal(classes="part"):
                yield Static("Names in it", classes="label")
                yield _Names([each.value for each in Names], Names.INITIALS.value, id="names")
            with Horizontal(classes="part"):
                yield Static("Others named", classes="label")
                yield _Field(placeholder="beside your people: names, with commas", id="others")
            with Horizontal(classes="part"):
                yield Static("Where to", classes="label")
                yield _Field(usual_path(FILE_STEM), placeholder="~/together.md", id="where-to")
            yield _Lines("along")
        yield Static("", id="state", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """All of it goes along at first; a name may be said."""
        marked = {str(at) for at, _ in enumerate(lines_of(self._summary))}
        self._show(marked)
        self.query_one("#signed-with").focus()

    # the page

    @property
    def _how(self) -> Names:
        return Names(self.query_one("#names", OneOf).value)

    def _named(self, text: str) -> str:
        """The text with its names as they were chosen to stand."""
        # What is typed there is a name, with a capital or without.
        others = [each.title() for each in self.query_one("#others", Line).value.split(",")]
        return with_names(text, [*self._known, *others], self._how)

    @property
    def _lines(self) -> list[Told]:
        return [Told(each.heading, self._named(each.text)) for each in lines_of(self._summary)]

    @property
    def _signed_with(self) -> str:
        return clean_text(self.query_one("#signed-with", Line).value, one_line=True)

    def _show(self, marked: set[str]) -> None:
        title = Content(self._named(self._summary.title)).stylize("bold")
        day = Content(in_full(self._summary.day)).stylize("$hint")
        shown = [MarkLine("", Content("\n").join([title, day]))]
        heading = ""
        for at, line in enumerate(self._lines):
            if line.heading != heading:
                heading = line.heading
                shown.append(MarkLine("", Content(f"\n{heading}").stylize("$hint")))
            shown.append(MarkLine(str(at) if line.text else "", Content(line.text)))
        closing = closing_words(self._signed_with, self._said.get("signed", ""))
        shown.append(MarkLine("", Content(f"\n{closing}").stylize("$hint")))
        self.query_one(_Lines).show(shown, marked)

    def on_input_changed(self) -> None:
        """Show the name at the end of the page."""
        self._show(self.query_one(_Lines).marked)

    def on_one_of_changed(self) -> None:
        """Show the names as they were chosen to stand."""
        self._show(self.query_one(_Lines).marked)

    def on_input_submitted(self) -> None:
        """Go on to the next part."""
        self.focus_next()

    # writing it

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is written once; then there is a way back, and nothing more to do."""
        if action in ("write", "mark", "later"):
            return not self._written
        if action == "back":
            return self._written
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """Write it; over what is there, when the person says so."""
        try:
            target = typed_target(self.query_one("#where-to", Line).value, FILE_STEM)
        except JournalError as error:
            self._say(str(error))
            self.query_one("#where-to").focus()
        else:
            write_unless_there(self, target, self._write)

    def _write(self, target: Path, over: bool) -> None:
        marked = self.query_one(_Lines).marked
        lines = [each for at, each in enumerate(self._lines) if not each.text or str(at) in marked]
        title, signed = self._named(self._summary.title), self._said.get("signed", "")
        page = session_page(title, self._summary.day, lines, name=self._signed_with, signed=signed)
        try:
            self._journal.take_along(self._summary.id, page, target, overwrite=over)
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            return
        self._tell_written(target)

    def _tell_written(self, target: Path) -> None:
        """Say so, and put the rest away."""
        self._written = True
        for part in self.query(".part, MarkedList"):
            part.display = False
        self.query_one(".told", Static).update(Content(_WRITTEN.format(path=said_path(target))))
        self._say("")
        self.set_focus(None)
        self.refresh_bindings()

    def _say(self, told: str) -> None:
        self.query_one("#state", Static).update(Content(told))

    def action_later(self) -> None:
        """Write nothing."""
        self.app.pop_screen()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
