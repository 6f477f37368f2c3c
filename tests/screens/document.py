"""`screens.md`: made from the table of commands, the stops of the tour, and the app as it runs."""

from pathlib import Path

from textual.screen import Screen

from recovery_journal.tui.actions import ACTS, said_key
from recovery_journal.tui.acts.act import Act, Where
from tests.screens.stops import STOPS, Stop
from tests.screens.tour import at

DOCUMENT = Path(__file__).parents[2] / "screens.md"
PICTURES = Path("tests/screens/__snapshots__/test_pictures")

HEAD = """# Screens

Every screen of the app: what it is for, its keys, what it reads and writes, and what somebody
who looks on could see. Nobody sees anything of a locked journal. `python -m tests.screens` writes
this page; a test holds it against the app.

The pictures show the made-up journal of `recovery-journal demo`, at 80 columns and 24 lines.
"""


async def document() -> str:
    """The whole page."""
    parts = [BEGINNING]
    for stop in STOPS:
        async with at(stop) as pilot:
            parts.append(section(stop, pilot.app.screen))
    return "\n".join(parts)


def section(stop: Stop, screen: Screen[object]) -> str:
    """What the page tells of a screen, which is come to."""
    acts = own_acts(screen)
    told = [f"## {stop.heading}\n", f"{stop.purpose}\n"]
    told += [f"![{stop.heading}]({(PICTURES / f'{stop.name}.svg').as_posix()})\n"]
    told += [_table(acts)] if acts else []
    told += [
        f"- Reads: {stop.reads}.",
        f"- Writes: {stop.writes}.",
        f"- Others could see: {stop.others_see}.\n",
    ]
    return "\n".join(told)


def own_acts(screen: Screen[object]) -> list[Act]:
    """The commands at hand on a screen, wherever its focus is, but for the general ones."""
    bound = {binding.id for node in screen.walk_children() for _, binding in node._bindings}
    bound |= {binding.id for _, binding in screen._bindings}
    general = (Where.ALWAYS, Where.PLACES)
    return [act for act in ACTS if act.id in bound and act.where not in general]


def _table(acts: list[Act]) -> str:
    lines = ["| key | does |", "|---|---|"]
    for act in acts:
        keys = " ".join(f"`{said_key(key)}`" for key in act.keys.split(","))
        lines.append(f"| {keys} | {act.tells} |")
    return "\n".join([*lines, ""])


def _general() -> str:
    """The keys that are at hand everywhere, and those of the places."""
    told = ["## Everywhere\n", "Letters are keys where no field has the focus.\n"]
    told += [_table([act for act in ACTS if act.where in (Where.ALWAYS, Where.PLACES)])]
    return "\n".join(told)


BEGINNING = "\n".join([HEAD, _general()])
"""What stands before the screens."""
