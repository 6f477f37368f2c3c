"""People and lines to call, one key from everywhere; the person's own people only when unlocked."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal import content
from recovery_journal.model.records import Person
from recovery_journal.paths import config_dir
from recovery_journal.tui.actions import binding


class SupportScreen(Screen[None]):
    """Shows the lines of the chosen region, or of all, with the day they were checked on."""

    BINDINGS = [binding("back")]

    def __init__(self, region: str, people: list[Person]):
        super().__init__()
        self._region = region
        self._people = people

    def compose(self) -> ComposeResult:
        """The own people first, then the lines."""
        with VerticalScroll(classes="page"):
            yield Static("People to call", classes="title", markup=False)
            for person in self._people:
                yield Static(Content(f"  {person.name}   {person.reach}"))
            yield Static(Content(self._lines()))
            yield Static("esc back", classes="hint")

    def _lines(self) -> str:
        support = content.support(config_dir() / "support.toml")
        regions = support.regions
        chosen = {self._region: regions[self._region]} if self._region in regions else regions
        said = []
        for region in chosen.values():
            said.append(f"\n{region.name}")
            said += [f"  {line.reach}   {line.name}  {line.hours}" for line in region.lines]
        said.append(f"\nChecked on {support.checked_on.isoformat()}. Numbers change.")
        return "\n".join(said)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
