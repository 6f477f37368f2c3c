"""Every screen, come to once: its picture, its keys, its section of `screens.md`, how it looks."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from recovery_journal.tui.actions import ACTS, said_key
from recovery_journal.tui.themes import THEMES
from recovery_journal.tui.widgets.frame import FootLine
from tests.screens.document import DOCUMENT, own_acts, section
from tests.screens.looks import a_bar_shows_the_focus, focus_is_in_sight, shown_text, stands_out
from tests.screens.pictures import WIDE, Picture, at_home
from tests.screens.stops import STOPS, Stop
from tests.screens.tour import at
from tests.tui.driving import settle


# The files are named for `screens.md`, not for the test; syrupy wonders about that.
@pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot:UserWarning")
@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
async def test_screen_when_come_to_then_as_in_its_picture_and_its_text_and_its_focus_show(
    stop: Stop, snapshot: SnapshotAssertion
) -> None:
    async with at(stop) as pilot:
        drawn = {stop.name: picture_of(stop, pilot)}
        is_told(stop, pilot)
        for size in ((60, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            focus_is_in_sight(pilot)
        if stop.wide:
            drawn[f"{stop.name}{WIDE}"] = picture_of(stop, pilot)
        await pilot.resize_terminal(80, 24)
        for theme in THEMES:
            pilot.app.theme = theme.name
            await settle(pilot)
            pieces = shown_text(pilot)
            assert pieces
            for piece in pieces:
                stands_out(piece)
        a_bar_shows_the_focus(pilot)
    for name, picture in drawn.items():
        assert picture == snapshot.use_extension(Picture)(name=name)


def picture_of(stop: Stop, pilot: Pilot[int]) -> str:
    """The screen as it is now, as a picture."""
    return at_home(pilot.app.export_screenshot(title=stop.heading))


def is_told(stop: Stop, pilot: Pilot[int]) -> None:
    """It is the screen that its stop names, and the document tells it with the keys it shows."""
    screen = pilot.app.screen
    come_to = type(screen)
    assert f"{come_to.__module__.rsplit('.', 1)[1]}.{come_to.__name__}" == stop.screen
    assert section(stop, screen) in DOCUMENT.read_text(encoding="utf-8")
    told = {act.id for act in ACTS if act.where.name in ("ALWAYS", "PLACES")}
    told |= {act.id for act in own_acts(screen)}
    shown = {said_key(key.key) for foot in screen.query(FootLine) for key in foot._keys()}
    assert shown <= {said_key(k) for act in ACTS if act.id in told for k in act.keys.split(",")}
