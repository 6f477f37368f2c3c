"""The person's own people and the lines of a region, as one list that is read from the top."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.content import Line, Region
from recovery_journal.model.records import Person
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.measures import said_date
from recovery_journal.tui.widgets.bar_list import BarList

_NOBODY = "Nobody here yet. {key} adds somebody you would call."


class SupportList(BarList):
    """People first, each with how to reach them; then lines, each beginning with its number."""

    def __init__(self) -> None:
        super().__init__(id="support", markup=False)
        self._people: list[Person] = []

    def show(
        self, people: list[Person] | None, regions: list[Region], notes: list[str], at: int = 0
    ) -> None:
        """Show these; `people` is None while locked. The person at `at` is at hand, if any."""
        self._people = people or []
        self.clear_options()
        if people is not None:
            self.add_options(self._people_options())
        for region in regions:
            self.add_options(_region_options(region))
        self.add_options(Option(Content(note).stylize("$hint")) for note in notes)
        first = next(i for i, option in enumerate(self.options) if not option.disabled)
        self.highlighted = first + min(at, max(0, len(self._people) - 1))

    def _people_options(self) -> list[Option]:
        if not self._people:
            return [
                _heading("Your people"),
                _heading(_NOBODY.format(key=key_at_hand(self.screen, "person.add"))),
                _gap(),
            ]
        wide = min(30, max(cell_len(person.name) for person in self._people) + 3)
        rows = [
            Option(_person(person, wide), id=f"person-{number}")
            for number, person in enumerate(self._people)
        ]
        return [_heading("Your people"), *rows, _gap()]

    @property
    def person_at_hand(self) -> int | None:
        """The place of the person that is highlighted; None when it is a line."""
        option = self.highlighted_option
        if option is None or option.id is None or not option.id.startswith("person-"):
            return None
        return int(option.id.removeprefix("person-"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """At the first one, show the heading above it too."""
        if all(option.disabled for option in self.options[: event.option_index]):
            self.call_after_refresh(self.scroll_home, animate=False)


def _gap() -> Option:
    return Option("", disabled=True)


def _heading(words: str) -> Option:
    return Option(Content(words).stylize("$hint"), disabled=True)


def _person(person: Person, wide: int) -> Content:
    gap = " " * (wide - cell_len(person.name))
    return Content.assemble(Content(person.name), gap, Content(person.reach).stylize("bold"))


def _region_options(region: Region) -> list[Option]:
    danger = f"   When a life is in danger: {region.emergency}" if region.emergency else ""
    head = Content.assemble(
        Content(region.name).stylize("$hint"), Content(danger).stylize("bold $foreground")
    )
    lines = (one for line in region.lines for one in (Option(_line(line)), _gap()))
    return [Option(head, disabled=True), *lines]


def _line(line: Line) -> Content:
    who = f"{line.name}, {line.hours[:1].lower()}{line.hours[1:]}" if line.hours else line.name
    origin = f"{line.source}, read on {said_date(line.checked_on)}" if line.checked_on else ""
    rows = [Content(line.reach).stylize("bold"), Content(who)]
    rows += [Content(line.what_for)] if line.what_for else []
    rows += [Content(origin or line.source).stylize("$hint")] if line.source else []
    return Content("\n").join(rows)
