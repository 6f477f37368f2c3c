"""What a part of a decision's guide asks, and the fields that take it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.model import guide
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry
from recovery_journal.model.expecting import Sureness
from recovery_journal.model.guide import GuidePart, parts_of
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.find_out import FindOut
from recovery_journal.tui.widgets.guide_fields import (
    AroundFields,
    GridFields,
    LookBackField,
    NumberBehind,
)
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.now_field import NowField
from recovery_journal.tui.widgets.part_field import PartField, Prose


class GuidePane(VerticalScroll, can_focus=False):
    """Shows one part of a decision, and puts what is written there into the decision."""

    BINDINGS = [binding("guide.parts")]

    def __init__(self, scale: tuple[Sureness, ...]):
        super().__init__(id="guide-pane")
        self._scale = scale
        self.part = guide.GUIDE[0]
        self._is_whole = False
        """Whether all fields of the part are there; what they hold counts from then on."""

    async def show(self, part: GuidePart, *widgets: Widget) -> None:
        """Show a part with these fields in it."""
        self.part, self._is_whole = part, False
        await self.remove_children()
        await self.mount(Static(Content(part.question), classes="question"), *widgets)
        self.set_class(len(part.fields) == 1, "-one-field")
        self._is_whole = True
        self.scroll_home(animate=False)

    def fields_of(self, part: GuidePart, entry: Entry) -> list[Widget]:
        """The fields of a part, with what is said in them."""
        details = entry.details
        if not isinstance(details, DecisionDetails):
            return []
        if part.id == guide.CHOICE:
            return [
                Line(entry.title, placeholder="one line", id="title"),
                Prose(entry.body, entry.kind.more, id="body"),
            ]
        if part.id == guide.NOW:
            return [NowField(details.now)]
        if part.id == guide.TO_FIND_OUT:
            return [FindOut(details.find_out, details.found_out)]
        if part.id == guide.LOOK_BACK:
            return [LookBackField(details.look_back_on)]
        if part.id == guide.AROUND:
            return [AroundFields(entry)]
        if part.id == guide.GRID:
            return [GridFields(part, details)]
        return [*self._plain(part, details)]

    def _plain(self, part: GuidePart, details: DecisionDetails) -> Iterator[Widget]:
        for declared in parts_of(part):
            value = getattr(details, declared.name)
            if declared.name == "how_sure":
                words = [each.words for each in self._scale]
                words += [value] if value and value not in words else []
                yield PartField(replace(declared, choices=tuple(words)), value)
                yield NumberBehind(self._scale, value, details.percent)
            else:
                yield PartField(declared, value)

    @property
    def fields(self) -> list[Widget]:
        """The fields that can take keys now, in their order."""
        return [each for each in self.screen.focus_chain if self in each.ancestors]

    def on_one_of_changed(self) -> None:
        """Tell the number behind other words, where it is asked for."""
        for number in self.query(NumberBehind):
            number.tell()

    # what is written

    def put_into(self, entry: Entry) -> Entry:
        """The decision with what stands in the fields; what can't be read stays as it was."""
        if not self._is_whole:
            return entry
        said: dict[str, Any] = {}
        for field in self.query(PartField):
            said[field.part.name] = field.readable_value
        for now in self.query(NowField):
            said["now"] = now.value
        for things in self.query(FindOut):
            said |= {"find_out": things.things, "found_out": things.found}
        for later in self.query(LookBackField):
            said["look_back_on"] = later.readable_value
        if "how_sure" in said:
            said["percent"] = self._percent(said["how_sure"], entry.details.as_dict())
        details = entry.kind.details.from_dict(entry.details.as_dict() | said)
        return self._put_around(replace(entry, details=details))

    def _percent(self, words: str, before: dict[str, Any]) -> str:
        if words == before["how_sure"]:
            return str(before["percent"])
        return next((str(each.percent) for each in self._scale if each.words == words), "")

    def _put_around(self, entry: Entry) -> Entry:
        for line in self.query("#title").results(Line):
            entry = replace(entry, title=line.value)
        for body in self.query("#body").results(Prose):
            entry = replace(entry, body=body.text)
        for around in self.query(AroundFields):
            entry = around.put_into(entry)
        return entry

    def check(self) -> None:
        """Raise `Unusable` for a day that can't be read."""
        if not self._is_whole:
            return
        for later in self.query(LookBackField):
            _ = later.value
        for around in self.query(AroundFields):
            _ = around.day
