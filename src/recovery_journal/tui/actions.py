"""The one table of commands: keys, footer, palette, help and `screens.md` all come from it.

A key that must work while typing is on ctrl, with a function key beside it for terminals that
swallow ctrl keys. Single letters fire where no field has focus. Ids are for the settings file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from recovery_journal.tui.acts.act import Act, Where
from recovery_journal.tui.acts.agreeing import AGREEING
from recovery_journal.tui.acts.closing import CLOSING, NOT_NOW
from recovery_journal.tui.acts.coach import COACH
from recovery_journal.tui.acts.compass import COMPASS
from recovery_journal.tui.acts.decisions import DECISIONS
from recovery_journal.tui.acts.entries import ENTRIES
from recovery_journal.tui.acts.everywhere import EVERYWHERE
from recovery_journal.tui.acts.forms import FORMS
from recovery_journal.tui.acts.incoming import INCOMING
from recovery_journal.tui.acts.merging import MERGING
from recovery_journal.tui.acts.pages import PAGES
from recovery_journal.tui.acts.sorting import SORTING
from recovery_journal.tui.acts.strengths import STRENGTHS
from recovery_journal.tui.acts.together import TOGETHER
from recovery_journal.tui.acts.values import VALUES

if TYPE_CHECKING:
    from textual.screen import Screen

ACTS: tuple[Act, ...] = (
    *EVERYWHERE,
    *AGREEING,
    *CLOSING,
    *TOGETHER,
    *ENTRIES,
    *VALUES,
    *STRENGTHS,
    *DECISIONS,
    *COMPASS,
    *PAGES,
    *COACH,
    *SORTING,
    *INCOMING,
    *MERGING,
    *FORMS,
    *NOT_NOW,
)
_BY_ID = {act.id: act for act in ACTS}
_SAID = {
    "question_mark": "?", "slash": "/", "comma": ",", "asterisk": "*", "number_sign": "#",
    "ampersand": "&", "escape": "esc", "left_square_bracket": "[", "right_square_bracket": "]",
    "equals_sign": "=",
}  # fmt: skip


def said_key(key: str) -> str:
    """A key as it is shown: "ctrl+n", "?", "esc"."""
    return _SAID.get(key, key)


def said_keys(act: Act, chosen: dict[str, str]) -> str:
    """All keys of a command as they are shown; `chosen` has the person's own, by id."""
    keys = chosen.get(act.id, act.keys)
    return ", ".join(said_key(key.strip()) for key in keys.split(","))


def label_of(act_id: str) -> str:
    """The word of a command in a line of keys."""
    return _BY_ID[act_id].label


def key_at_hand(screen: Screen[Any], act_id: str) -> str:
    """The first key of a command, as the person has set it, for a sentence on a screen."""
    keys = screen.app._keymap.get(act_id, _BY_ID[act_id].keys)
    return said_key(keys.partition(",")[0].strip())


def binding(act_id: str, action: str | None = None, *, show: bool | None = None) -> Binding:
    """A command as a Textual binding, for a screen that has it at hand."""
    act = _BY_ID[act_id]
    return Binding(
        act.keys,
        action or act.action,
        act.label,
        show=act.foot if show is None else show,
        priority=act.priority,
        tooltip=act.tells,
        id=act.id,
    )


def bindings(*places: Where) -> list[Binding]:
    """All commands of these parts of the table."""
    return [binding(act.id) for act in ACTS if act.where in places]
