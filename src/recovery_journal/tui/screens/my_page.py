"""My page: one page of lines that the person picked, to read, to pick and to take along."""

import os
from datetime import date, datetime
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience
from recovery_journal.model.my_page import SECTIONS, PageLine, Pick, moved_line, with_line
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company_messages import AskOwner
from recovery_journal.tui.export_plan import Form, chosen_target, usual_target
from recovery_journal.tui.measures import counted
from recovery_journal.tui.messages import JournalChanged
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.pick_list import PickList

FILE_STEM = "my-page"
"""How the name of its file begins."""
_NOTHING_YET = "Nothing on it yet. That's fine. {key} picks lines from what is yours."
_NOTHING_OPEN = "Nothing on it is open here."
_NOTHING_TO_PICK = (
    "Nothing to pick from yet. That's fine. Values, strengths and wins that you write can go here."
)
_HOW = "{mark} takes a line on or off; {up} and {down} move it. It is kept at once."
_ALONE = "The page is picked alone."
_ASKS = "Where to? A path. The copy is not encrypted: whoever has it can read it."
_WRITTEN = "Written to {path}. This copy is not encrypted."


class MyPageScreen(Screen[None]):
    """The page as one would take it along; or every line that it could hold, to pick from."""

    BINDINGS = [*bindings(Where.PAGE), binding("back")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._picking = False

    def compose(self) -> ComposeResult:
        """The page; the picking, which shows in its place; what was written where."""
        yield TitleLine("My page")
        with VerticalScroll(classes="page", id="my-page"):
            yield Static("", id="my-lines", markup=False)
        with Vertical(classes="page", id="picking"):
            yield Static("", id="how-to-pick", classes="told hint", markup=False)
            yield PickList()
        yield Static("", id="written-to", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Begin with the page."""
        self._turn_to(picking=False)

    def _turn_to(self, *, picking: bool) -> None:
        self._picking = picking
        self.query_one("#my-page").display = not picking
        self.query_one("#picking").display = picking
        self.query_one("#written-to").display = False
        self.query_one(PickList).forget_order()
        self.journal_changed()
        (self.query_one(PickList) if picking else self.query_one("#my-page")).focus()
        self.refresh_bindings()

    def journal_changed(self) -> None:
        """Show the page as it is now."""
        page = self._journal.my_page()
        told = counted(len(page), "line", "lines")
        self.query_one(TitleLine).right = told if self._picking else ""
        if self._picking:
            self._show_picks(page)
        else:
            alone = self._journal.audience is Audience.ME
            nothing = _NOTHING_YET.format(key=key_at_hand(self, "page.pick"))
            empty = Content(nothing if alone else _NOTHING_OPEN).stylize("$hint")
            self.query_one("#my-lines", Static).update(page_text(page) if page else empty)

    def _show_picks(self, page: list[PageLine]) -> None:
        listed = self.query_one(PickList)
        listed.show(self._journal.page_choices(), page)
        keys = {name: key_at_hand(self, f"page.{name}") for name in ("mark", "up", "down")}
        how = _HOW.format(**keys) if listed.in_order else _NOTHING_TO_PICK
        self.query_one("#how-to-pick", Static).update(Content(how))

    # picking

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lines are marked and moved while they are picked."""
        if action == "pick":
            return not self._picking
        if action in ("mark", "shift"):
            return self._picking
        return super().check_action(action, parameters)

    def action_pick(self) -> None:
        """From the page to every line that it could hold."""
        if self._journal.audience is Audience.ME:
            self._turn_to(picking=True)
        else:
            self.notify(_ALONE, markup=False)

    def action_mark(self) -> None:
        """Take the line at hand onto the page, or off it; the page has the order shown."""
        listed = self.query_one(PickList)
        pick = listed.pick_at_hand
        if pick is not None:
            picked = with_line([line.pick for line in self._journal.my_page()], pick)
            self._keep([each for each in listed.in_order if each in picked])

    def on_pick_list_clicked(self) -> None:
        """A click marks."""
        self.action_mark()

    def action_shift(self, by: int) -> None:
        """Move the line at hand within its section, where it is on the page."""
        pick = self.query_one(PickList).pick_at_hand
        if pick is not None:
            self._keep(moved_line(self._journal.my_page(), pick, by))

    def _keep(self, picks: list[Pick]) -> None:
        self._journal.set_my_page(picks)
        self.post_message(JournalChanged())

    # taking it along

    def action_export(self) -> None:
        """Ask where to, then write the page into a file of its own."""
        if not self._journal.my_page():
            self.notify("Nothing is on the page yet.", markup=False)
            return

        def keep(typed: list[str] | None) -> None:
            if typed is not None:
                self._write(_target(typed))

        usual = usual_target(_today(), Form.BY_DAY, FILE_STEM)
        line = Asked(said_path(usual), f"~/{FILE_STEM}.md")
        dialog = AskDialog(_ASKS, [line], _target)
        self.post_message(AskOwner("My page", lambda: self.app.push_screen(dialog, keep)))

    def _write(self, target: Path) -> None:
        """Write it; over what is there, when the person says so."""

        def write(choice: str | None) -> None:
            if choice is not None and choice != "leave":
                self._journal.export_my_page(target, overwrite=choice == "over")
                told = self.query_one("#written-to", Static)
                told.update(Content(_WRITTEN.format(path=said_path(target))))
                told.display = True

        if not os.path.lexists(target):
            write("new")
            return
        asked = f"There is a file at {said_path(target)} already."
        choices = [Choice("leave", "leave it as it is"), Choice("over", "write over it")]
        self.app.push_screen(ChooseDialog(asked, choices), write)

    def action_back(self) -> None:
        """From the picking to the page; then one step back."""
        if self._picking:
            self._turn_to(picking=False)
        else:
            self.app.pop_screen()


def page_text(lines: list[PageLine]) -> Content:
    """The page to read: headings, and below each the names with the person's words.

    More words of one entry, such as a second story of a strength, stand below the first.
    """
    pieces: list[Content] = []
    for kind, heading in SECTIONS.items():
        section = [line for line in lines if line.kind is kind]
        pieces += [Content(heading).stylize("$hint")] if section else []
        before = ""
        for line in section:
            if line.words and line.pick.entry_id == before:
                pieces[-1] += Content(f"\n{line.words}")
                continue
            words = Content(f"\n{line.words}" if line.words else "")
            pieces.append(Content(line.title).stylize("bold") + words)
            before = line.pick.entry_id
    return Content("\n\n").join(pieces)


def _target(typed: list[str]) -> Path:
    return chosen_target(typed[0], _today(), Form.BY_DAY, FILE_STEM)


def _today() -> date:
    return datetime.now().astimezone().date()
