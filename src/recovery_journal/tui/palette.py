"""Every command at hand, by name, for the palette: from the one table."""

import inspect
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from textual import work
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import Screen

from recovery_journal.tui.actions import ACTS, said_keys

_GATHER = inspect.unwrap(CommandPalette._gather_commands)


class Palette(CommandPalette):
    """Textual's palette, steady in a burst of keys."""

    def _action_command_list(self, action: str) -> None:
        # Textual looks for lines that are not there before new commands are laid out.
        with suppress(KeyError):
            super()._action_command_list(action)

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        # Letters that were on their way while it closed ask for a list that is gone.
        with suppress(NoMatches):
            await _GATHER(self, search_value)


def commands(
    app: App[int], screen: Screen[object], chosen: dict[str, str]
) -> Iterator[SystemCommand]:
    """The commands that work on this screen as it is now; each says its keys.

    `chosen` has the keys that the person set, by the id of a command.
    """
    at_hand = _at_hand(app, screen)
    named = {"commands"}
    for act in ACTS:
        if act.id not in at_hand or act.label.lower() in named:
            continue
        named.add(act.label.lower())
        node, action = at_hand[act.id]
        run = partial(app.run_action, action, node)
        yield SystemCommand(act.label.capitalize(), f"{act.tells} ({said_keys(act, chosen)})", run)


def _at_hand(app: App[int], screen: Screen[object]) -> dict[str, tuple[DOMNode, str]]:
    """Where each command of the table would run; also letters that a field now takes as text."""
    found: dict[str, tuple[DOMNode, str]] = {}
    for node in (screen.focused or screen).ancestors_with_self:
        for _, binding in node._bindings:
            name = binding.action.removeprefix("app.").partition("(")[0]
            owner = app if binding.action.startswith("app.") else node
            if binding.id and binding.id not in found and owner.check_action(name, ()):
                found[binding.id] = (node, binding.action)
        if node.is_modal:
            break
    return found
