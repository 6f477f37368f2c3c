"""How a screen looks: whether text reads, and whether what has the focus shows."""

from rich.segment import Segment
from textual.color import Color
from textual.containers import ScrollableContainer
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

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


def shown_text(pilot: Pilot[int]) -> list[Segment]:
    """What is drawn as words; under a dialog, what is in the dialog alone."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    for dialog in screen.query(".dialog"):
        region = dialog.region
        strips = [strip.crop(region.x, region.right) for strip in strips[region.y : region.bottom]]
    return [piece for strip in strips for piece in strip if any(c.isalnum() for c in piece.text)]


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


def focus_is_in_sight(pilot: Pilot[int]) -> None:
    """Something is drawn, and what has the focus is on the screen, wide enough to be seen."""
    focused = pilot.app.screen.focused
    assert len(shown_text(pilot)) > 0
    if focused is not None:
        region = focused.region
        assert pilot.app.screen.region.contains_region(region.crop_size((1, 1)))
        assert region.width >= 10
