"""How every screen looks: text that reads in every theme, at every size, and in one colour."""

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.containers import ScrollableContainer
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from recovery_journal.tui.themes import THEMES
from tests.screens.stops import STOPS, Stop
from tests.screens.tour import at
from tests.tui.driving import settle

ENOUGH = 4.5
"""The least contrast of text to its ground: WCAG 2.2, success criterion 1.4.3, level AA."""


def luminance(color: Color) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_when_black_on_white_then_as_in_the_standard() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


def shown_text(pilot: Pilot[int]) -> list[Segment]:
    """What is drawn as words; under a dialog, what is in the dialog alone."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    for dialog in screen.query(".dialog"):
        region = dialog.region
        strips = [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]
    return [piece for strip in strips for piece in strip if any(c.isalnum() for c in piece.text)]


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
async def test_screen_when_drawn_in_any_theme_then_its_text_stands_out_and_its_focus_shows(
    stop: Stop,
) -> None:
    async with at(stop) as pilot:
        for theme in THEMES:
            pilot.app.theme = theme.name
            await settle(pilot)
            pieces = shown_text(pilot)
            assert pieces
            for piece in pieces:
                stands_out(piece)
        a_bar_shows_the_focus(pilot)


def stands_out(piece: Segment) -> None:
    """Text has enough contrast to its ground, and is neither dim nor blinking."""
    style = piece.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    colors = [Color.from_rich_color(c) for c in (style.color, style.bgcolor)]
    assert contrast(*colors) >= ENOUGH, (piece.text, style)
    assert not style.dim
    assert not style.blink


def a_bar_shows_the_focus(pilot: Pilot[int]) -> None:
    """What has the focus has a bar at its left edge, which needs no colour."""
    screen = pilot.app.screen
    focused = screen.focused
    if focused is None or isinstance(focused, ScrollableContainer):
        return
    if len(screen.focus_chain) == 1 and not isinstance(focused, OptionList | Input):
        return  # the keys cannot be anywhere else
    region = focused.region
    strips = screen._compositor.render_strips()
    drawn = [strips[y].crop(region.x, region.x + 2).text for y in range(region.y, region.bottom)]
    assert any(set(text) & set("▏▎▍▌▋▊│>") for text in drawn), drawn


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
async def test_screen_when_small_or_large_then_what_has_the_focus_is_in_sight(
    stop: Stop, size: tuple[int, int]
) -> None:
    async with at(stop, size=size) as pilot:
        focused = pilot.app.screen.focused
        assert len(shown_text(pilot)) > 0
        if focused is not None:
            region = focused.region
            assert pilot.app.screen.region.contains_region(region.crop_size((1, 1)))
            assert region.width >= 10
