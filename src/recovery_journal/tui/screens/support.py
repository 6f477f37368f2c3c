"""People and lines to call, one key from everywhere; the person's own people only when unlocked."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from recovery_journal import content
from recovery_journal.errors import Unusable
from recovery_journal.model.records import Person
from recovery_journal.paths import config_dir
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.measures import said_date
from recovery_journal.tui.messages import PeopleChosen, RegionChosen
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.regions import region_choices
from recovery_journal.tui.widgets.support_list import SupportList

_ALL = "These are the lines of all regions. {key} chooses yours."
_NUMBERS_CHANGE = "Numbers change. A service's own word counts over this list."


class SupportScreen(Screen[None]):
    """Shows the person's own people, then the lines of the chosen region, or of all.

    `people` is None while the journal is locked: then there are the lines alone.
    """

    BINDINGS = [*bindings(Where.PEOPLE), binding("back")]

    def __init__(self, region: str, people: list[Person] | None):
        super().__init__()
        self._region = region
        self._people = people
        self._taken_out: tuple[int, Person] | None = None
        self._told: list[str] = []
        self._support = content.support(config_dir() / "support.toml", self._told)

    def compose(self) -> ComposeResult:
        """What could not be read, then the list."""
        checked = f"checked {said_date(self._support.checked_on)}"
        yield TitleLine("People to call", checked)
        with Vertical(classes="page"):
            yield Static("", id="told", classes="told hint", markup=False)
            yield SupportList()
        yield FootLine()

    def on_mount(self) -> None:
        """Begin at the top."""
        self._show()
        self.query_one(SupportList).focus()

    def _show(self, at: int = 0) -> None:
        regions = self._support.regions
        chosen = [regions[self._region]] if self._region in regions else list(regions.values())
        told = [*self._told, *([] if len(chosen) == 1 else [self._all()])]
        self.query_one("#told", Static).update(Content("\n".join(told)))
        self.query_one("#told").display = bool(told)
        own = said_path(config_dir() / "support.toml")
        notes = [f"{_NUMBERS_CHANGE} Lines of your own go into {own}, region by region."]
        self.query_one(SupportList).show(self._people, chosen, notes, at)
        self.refresh_bindings()

    def _all(self) -> str:
        return _ALL.format(key=key_at_hand(self, "region.choose"))

    # the region

    def action_choose_region(self) -> None:
        """Choose whose lines are shown; nothing is guessed."""

        def keep(region: str | None) -> None:
            if region is not None:
                self._region = region
                self.post_message(RegionChosen(region))
                self._show()

        choices = region_choices(self._support.regions)
        self.app.push_screen(ChooseDialog("Where are you?", choices, self._region), keep)

    # the person's own people

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While locked there are no people; a change wants a person at hand."""
        if action == "add_person":
            return self._people is not None
        if action in ("edit_person", "remove_person", "move_person"):
            return self._at is not None
        if action == "undo_person":
            return self._taken_out is not None
        return super().check_action(action, parameters)

    @property
    def _at(self) -> int | None:
        """The place of the person at hand."""
        found = self.query(SupportList)
        return found.first().person_at_hand if found else None

    def on_option_list_option_highlighted(self) -> None:
        """What can be done differs between people and lines."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a person changes them."""
        event.stop()
        if self._at is not None:
            self.action_edit_person()

    def _keep(self, people: list[Person], at: int) -> None:
        self._people = people
        self.post_message(PeopleChosen(people))
        self._show(at)

    def _ask(self, asked: str, person: Person, at: int) -> None:
        def keep(typed: list[str] | None) -> None:
            people = list(self._people or [])
            if typed is not None:
                people[at : at + 1] = [Person(name=typed[0].strip(), reach=typed[1].strip())]
                self._keep(people, at)

        lines = [
            Asked(person.name, "a name, or initials"),
            Asked(person.reach, "a number, or where to find them"),
        ]
        self.app.push_screen(AskDialog(asked, lines, _has_name), keep)

    def action_add_person(self) -> None:
        """Add somebody at the end."""
        self._ask("Somebody of your own", Person(name=""), len(self._people or []))

    def action_edit_person(self) -> None:
        """Change a name, or how they are reached."""
        if self._people and self._at is not None:
            self._ask("Somebody of your own", self._people[self._at], self._at)

    def action_remove_person(self) -> None:
        """Take somebody out; u puts them back while this page is open."""
        people, at = list(self._people or []), self._at
        if at is not None:
            self._taken_out = (at, people.pop(at))
            self._keep(people, at)
            self.notify("Taken out. u puts them back.", timeout=5, markup=False)

    def action_undo_person(self) -> None:
        """Put back who was taken out last."""
        people = list(self._people or [])
        if self._taken_out is not None:
            at, person = self._taken_out
            self._taken_out = None
            people.insert(at, person)
            self._keep(people, at)

    def action_move_person(self, by: int) -> None:
        """Move somebody up or down."""
        people, at = list(self._people or []), self._at
        if at is not None and 0 <= at + by < len(people):
            people.insert(at + by, people.pop(at))
            self._keep(people, at + by)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _has_name(typed: list[str]) -> None:
    if not typed[0].strip():
        raise Unusable("A name is wanted; initials serve.")
