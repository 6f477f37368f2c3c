"""How close it all is now: a bull's-eye of values and areas of life, and the way to a check-in."""

from dataclasses import replace
from datetime import datetime
from string import ascii_lowercase, digits

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.records import Area, area_name
from recovery_journal.model.views import Nearness, Subject
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.messages import CheckIn, JournalChanged, ShowOverTime
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside
from recovery_journal.tui.widgets.bulls_eye import BullsEye
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

MARKS = digits[1:] + ascii_lowercase
"""What stands for each subject in the rings, in their order; there are no more marks than these."""
_TELLS = "The middle is as close as can be; each mark is as you said it last."
_NOTHING_YET = "Nothing here yet. That's fine. {key} adds an area of your life."


class _Subjects(BarList):
    BINDINGS = [*bindings(Where.NEARNESS)]


class NearnessScreen(Screen[None]):
    """Rings around a middle, a mark for each value and area, their names beside them."""

    BINDINGS = [binding("back")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._subjects: list[Subject] = []
        self._nearness: list[Nearness | None] = []
        self._gone: tuple[int, Area] | None = None

    def compose(self) -> ComposeResult:
        """The rings, and the names."""
        yield TitleLine("How close")
        with Vertical(classes="page"):
            yield Static(_TELLS, id="tells", classes="hint", markup=False)
            with Horizontal(id="rings-and-names"):
                yield BullsEye()
                yield _Subjects(id="subjects", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """The names have the keys."""
        self.journal_changed()
        self.query_one(_Subjects).focus()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        self._subjects = self._journal.subjects()[: len(MARKS)]
        latest = self._journal.nearness()
        self._nearness = [latest.get(subject.id) for subject in self._subjects]
        told = [near.close if near else None for near in self._nearness]
        self.query_one(BullsEye).show(list(zip(MARKS, told, strict=False)))
        self._list()

    def _list(self) -> None:
        """The names, each on a line that fits."""
        listed, today = self.query_one(_Subjects), datetime.now().astimezone().date()
        at_hand, width = self._listed_at_hand, listed.size.width
        before = [option.id or "" for option in listed.options]
        listed.clear_options()
        for mark, subject, near in zip(MARKS, self._subjects, self._nearness, strict=False):
            told = f"{near.close} of 10, {short_day(near.day, today)}" if near else ""
            listed.add_option(Option(_line(mark, subject.name, told, width), id=subject.id))
        after = [subject.id for subject in self._subjects]
        listed.highlighted = same_or_beside(at_hand, before, after)
        nothing = _NOTHING_YET.format(key=key_at_hand(self, "area.add"))
        self.query_one("#tells", Static).update(_TELLS if after else nothing)

    @property
    def _listed_at_hand(self) -> str:
        """The id of the row that stands out; it may be gone from the journal by now."""
        listed = self.query_one(_Subjects)
        at = listed.highlighted
        return "" if at is None else listed.get_option_at_index(at).id or ""

    def on_resize(self) -> None:
        """Fit the names to the new width."""
        self.call_after_refresh(self._list)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let its mark stand out."""
        event.stop()
        self.query_one(BullsEye).at_hand = MARKS[event.option_index]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Check in on it."""
        event.stop()
        self.post_message(CheckIn(str(event.option.id)))

    @property
    def _at_hand(self) -> Subject | None:
        here = self._listed_at_hand
        return next((subject for subject in self._subjects if subject.id == here), None)

    def action_over_time(self) -> None:
        """See how close it was, week by week."""
        if self._at_hand is not None:
            self.post_message(ShowOverTime(self._at_hand.id))

    # areas

    def action_add_area(self) -> None:
        """Add an area of life."""

        def keep(typed: list[str] | None) -> None:
            if typed is not None:
                self._keep([*self._journal.areas(), Area(name=typed[0])])

        line = Asked("", "its name")
        self.app.push_screen(AskDialog("An area of your life", [line], _check), keep)

    def action_rename_area(self) -> None:
        """Give an area another name; values are reworded on their own page."""
        here, areas = self._at_hand, self._journal.areas()
        if here is None or here.is_value:
            return

        def keep(typed: list[str] | None) -> None:
            if typed is not None:
                self._keep([replace(a, name=typed[0]) if a.id == here.id else a for a in areas])

        asked = AskDialog("What is it called?", [Asked(here.name, "its name")], _check)
        self.app.push_screen(asked, keep)

    def action_remove_area(self) -> None:
        """Take an area out; what was said about it stays."""
        here, areas = self._at_hand, self._journal.areas()
        for at, area in enumerate(areas):
            if here is not None and area.id == here.id:
                self._gone = (at, area)
                self._keep([*areas[:at], *areas[at + 1 :]])

    def action_undo_area(self) -> None:
        """Put back the area that was taken out last."""
        if self._gone is not None:
            at, area = self._gone
            areas = self._journal.areas()
            self._gone = None
            self._keep([*areas[:at], area, *areas[at:]])

    def _keep(self, areas: list[Area]) -> None:
        self._journal.set_areas(areas)
        self.post_message(JournalChanged())

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _line(mark: str, name: str, told: str, width: int) -> Content:
    room = max(1, width - len(told) - 7)
    fitted = Content(name).truncate(room, ellipsis=True)
    gap = " " * max(0, width - 4 - fitted.cell_length - len(told) - 1)
    return Content.assemble((f" {mark}  ", "$accent"), fitted, gap, (told, "$hint"))


def _check(typed: list[str]) -> str:
    return area_name(typed[0])
