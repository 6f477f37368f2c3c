"""The frame of every screen: a line with its name above, a line with its keys below."""

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.keys import key_to_character
from textual.reactive import reactive
from textual.widget import Widget

from recovery_journal.tui.actions import ACTS
from recovery_journal.tui.company import company_of, lane_in, said_company

MOST_KEYS = 6
"""How many keys the line below shows; help shows them all."""
_GAP = "   "
_ORDER = {act.id: place for place, act in enumerate(ACTS)}


class TitleLine(Widget):
    """One line: the place at the left; at the right the day, or a short word on what is open."""

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, left: str = "", right: str = ""):
        super().__init__()
        self.set_reactive(TitleLine.left, left)
        self.set_reactive(TitleLine.right, right)

    def render(self) -> Content:
        """Both ends, each on its side; the left gives way where it is too long."""
        right = Content(self.right).stylize("$hint")
        with_whom = company_of(self.app)
        company = Content("" if with_whom is None else f" {said_company(with_whom)} ")
        room = max(1, self.content_size.width - right.cell_length - 2)
        company = company.truncate(max(1, room * 2 // 3), ellipsis=True)
        between = "  " if company else ""
        left = Content(self.left).truncate(
            max(1, room - company.cell_length - len(between)), ellipsis=True
        )
        taken = company.cell_length + len(between) + left.cell_length + right.cell_length
        gap = " " * max(1, self.content_size.width - taken)
        place = left.stylize("bold $accent")
        return Content.assemble(company.stylize("reverse"), between, place, gap, right)


class ShownKey(NamedTuple):
    """A key in the line below, as the app hears it and as it is shown, with its word."""

    key: str
    shown: str
    label: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return len(self.shown) + 1 + len(self.label)


class FootLine(Widget):
    """The keys that matter here, each to be clicked too, and the lane of what is open."""

    lane: reactive[str] = reactive("")

    def __init__(self, lane: str = ""):
        super().__init__()
        self.set_reactive(FootLine.lane, lane)

    def on_mount(self) -> None:
        """Follow what has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Keys with their words, as many as fit, then the lane."""
        lane = Content(self._said_lane)
        pieces: list[tuple[str, str] | str] = []
        for shown in self._fitting():
            pieces += [(shown.shown, "$accent"), (f" {shown.label}", ""), _GAP]
        keys = Content.assemble(*pieces)
        gap = self.content_size.width - keys.cell_length - lane.cell_length
        return Content.assemble(keys, " " * max(0, gap), lane)

    @property
    def _said_lane(self) -> str:
        return lane_in(self.lane, company_of(self.app))

    def _fitting(self) -> list[ShownKey]:
        """The keys shown: where it is narrow the last but one goes first, help stays."""
        keys = self._keys()
        lane = len(self._said_lane)
        room = self.content_size.width - (lane and lane + len(_GAP))
        while len(keys) > 1 and sum(k.width + len(_GAP) for k in keys) - len(_GAP) > room:
            keys.pop(-2)
        return keys

    def _keys(self) -> list[ShownKey]:
        """What is at hand, this screen's own first, in the order of the table."""
        found: dict[str, tuple[tuple[bool, int], ShownKey]] = {}
        for key, (node, binding, enabled, _) in self.screen.active_bindings.items():
            known = binding.id or binding.action
            if binding.show and enabled and known not in found and not self._is_typed(key):
                shown = ShownKey(key, self.app.get_key_display(binding), binding.description)
                found[known] = ((node is self.app, _ORDER.get(known, -1)), shown)
        ordered = [shown for _, shown in sorted(found.values())]
        general = sum(of_app for (of_app, _), _ in found.values())
        own = len(ordered) - general
        return ordered[: min(own, MOST_KEYS - general)] + ordered[own:]

    def _is_typed(self, key: str) -> bool:
        """Whether the field that has the focus takes this key as a letter."""
        focused = self.screen.focused
        return focused is not None and focused.check_consume_key(key, key_to_character(key))

    def on_click(self, event: events.Click) -> None:
        """A click on a key is the key."""
        at, offset = 0, event.get_content_offset(self)
        for shown in self._fitting():
            if offset is not None and at <= offset.x < at + shown.width:
                self.app.simulate_key(shown.key)
            at += shown.width + len(_GAP)
