"""The options in a decision's guide: the list of them, or the one that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recovery_journal.model.entry import Entry
from recovery_journal.model.options import Option, options_of, options_text
from recovery_journal.tui.messages import ShowSideBySide
from recovery_journal.tui.widgets.guide_pane import GuidePane
from recovery_journal.tui.widgets.option_fields import OptionFields
from recovery_journal.tui.widgets.option_list import OptionRows

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    from recovery_journal.journal import Journal
    from recovery_journal.model.views import Saved

    _Base = Screen[Saved | None]
else:
    _Base = object


class GuideOptions(_Base):
    """A mixin for the guide; put it before `DraftForm`."""

    _entry: Entry
    _journal: Journal
    _at: int | None = None
    """The number of the option that is open, from 0; one more than there are for a new one."""
    _gone: tuple[tuple[int, Option], ...] = ()
    """Options that were taken out, the last one last."""

    if TYPE_CHECKING:

        def key_pressed(self) -> None:
            """Keep the draft soon."""

    @property
    def _options(self) -> list[Option]:
        return options_of(str(self._entry.details.as_dict()["options"]))

    def _set_options(self, options: list[Option]) -> None:
        self._entry = _with_options(self._entry, options)
        self.key_pressed()

    def option_widgets(self) -> list[Widget]:
        """The list; or the fields of the one that is open."""
        if self._at is None:
            return [OptionRows()]
        options = self._options
        option = options[self._at] if self._at < len(options) else self._new
        return [OptionFields(option, self._ends())]

    _new = Option("")

    def _ends(self) -> list[Entry]:
        strengths = [strength.entry for strength in self._journal.strengths()]
        return [*self._journal.values().at_hand, *strengths]

    def show_options(self, at: int = 0) -> None:
        """Fill the list."""
        for listed in self.query(OptionRows):
            options = self._options
            ends = (end for option in options for end in option.close)
            listed.show_options(options, self._journal.end_names(ends), at)

    def close_option(self) -> None:
        """No option is open any more; what is written of it was taken in."""
        self._at = None

    def with_option(self, entry: Entry) -> Entry:
        """The decision with what stands in the fields of the option that is open."""
        for fields in self.query(OptionFields):
            if not fields.is_whole:
                break
            options = options_of(str(entry.details.as_dict()["options"]))
            at = len(options) if self._at is None else self._at
            options[at : at + 1] = [fields.value]
            return _with_options(entry, options)
        return entry

    # what is done

    async def take_option_row(self) -> None:
        """Open the option at hand, or add what the row says."""
        listed = self.query_one(OptionRows)
        await self._open(listed.at, listed.adds if listed.at is None else "")

    async def action_new_option(self) -> None:
        """Write one in one's own words."""
        await self._open(None, "")

    async def _open(self, at: int | None, name: str) -> None:
        options = self._options
        self._at, self._new = len(options) if at is None else at, Option(name)
        if at is None and name:
            self._set_options([*options, self._new])
        await self._lay_out()
        # One of those at hand has its name.
        self.query_one("#option-opens" if at is None and name else "#option-name").focus()

    async def leave_option(self) -> None:
        """Back to the list; an option in which nothing is said is none."""
        at = self._at or 0
        self._entry = self.with_option(self._entry)
        self.close_option()
        await self._lay_out()
        self.show_options(at)
        self.query_one(OptionRows).focus()

    async def _lay_out(self) -> None:
        pane = self.query_one(GuidePane)
        await pane.show(pane.part, *self.option_widgets())
        self.show_options()

    def action_remove_option(self) -> None:
        """Take it out."""
        at, options = self.query_one(OptionRows).at, self._options
        if at is not None:
            self._gone = (*self._gone, (at, options.pop(at)))
            self._set_options(options)
            self.show_options(at)

    def action_bring_back(self) -> None:
        """Put back the one taken out last."""
        if self._gone:
            (*rest, (at, option)) = self._gone
            self._gone = tuple(rest)
            options = self._options
            options.insert(at, option)
            self._set_options(options)
            self.show_options(at)

    def action_shift(self, by: int) -> None:
        """Move it in the order."""
        at, options = self.query_one(OptionRows).at, self._options
        if at is not None and 0 <= at + by < len(options):
            options.insert(at + by, options.pop(at))
            self._set_options(options)
            self.show_options(at + by)

    def action_beside(self) -> None:
        """See them side by side."""
        self.post_message(ShowSideBySide(self._entry))


def _with_options(entry: Entry, options: list[Option]) -> Entry:
    told = options_text(options, half_written=True)
    details = entry.kind.details.from_dict(entry.details.as_dict() | {"options": told})
    return replace(entry, details=details)
