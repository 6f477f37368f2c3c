"""What the app does about how sure somebody is of what they expect, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recovery_journal.model.expecting import Sureness
    from recovery_journal.tui.messages import SayHowSure
    from recovery_journal.tui.widgets.choose import Choice

_NOTHING, _AS_SAID, _NUMBERS, _OTHER_WORDS = "nothing", "as said", "numbers", "other words"
_ONE_MORE, _FIRST = "one more", "first"
"""The ids of choices that are none of the words themselves."""


class SureRequests(OwnApp):
    """A mixin for the app: saying how sure somebody is, in words that are their own."""

    def on_say_how_sure(self, message: SayHowSure) -> None:
        """Choose the words; the numbers behind them are shown where they are asked for."""
        message.stop()
        self._ask_how_sure(message.entry_id)

    def _ask_how_sure(self, decision_id: str, *, numbers: bool = False) -> None:
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        said = str(self.journal.entry(decision_id).details.as_dict().get("how_sure", ""))
        scale = self.journal.sure_scale()
        choices = _choices(scale, numbers=numbers)
        here = next((each.id for each in choices if each.words == said), _AS_SAID)
        if here == _AS_SAID and said:
            # The words have changed since. What was said stays, unless somebody says it anew.
            choices.append(Choice(_AS_SAID, said, "as you said it"))
        choices.append(Choice(_NOTHING, "nothing said"))
        choices += [] if numbers else [Choice(_NUMBERS, "show the number behind each")]
        choices += [Choice(_OTHER_WORDS, "change these words")] if self._are_own_words else []

        def chosen(choice: str | None) -> None:
            if choice == _NUMBERS:
                self._ask_how_sure(decision_id, numbers=True)
            elif choice == _OTHER_WORDS:
                self._ask_which_words(decision_id)
            elif choice not in (None, _AS_SAID):
                sure = None if choice == _NOTHING else scale[int(choice)]
                self.journal.say_how_sure(decision_id, sure)
                self.kept()

        asked = "How sure are you of what you expect?"
        self.push_screen(ChooseDialog(asked, choices, here if said else _NOTHING), chosen)

    @property
    def _are_own_words(self) -> bool:
        """Whether the words shown are the person's own, to be changed; in company they are not."""
        from recovery_journal.model.entry import Audience

        return self.journal.audience is Audience.ME

    # the words themselves

    def _ask_which_words(self, decision_id: str, words: str = "") -> None:
        """Choose the words to change, standing on these; esc goes back to saying how sure."""
        from recovery_journal.model.expecting import SCALE
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        scale = self.journal.sure_scale()
        choices = _choices(scale, numbers=True)
        here = next((each.id for each in choices if each.words == words), "")
        choices.append(Choice(_ONE_MORE, "one more"))
        choices += [] if scale == SCALE else [Choice(_FIRST, "as they were at first")]

        def chosen(choice: str | None) -> None:
            if choice is None:
                self._ask_how_sure(decision_id)
            elif choice == _FIRST:
                self.journal.set_sure_scale(list(SCALE))
                self.kept()
                self._ask_which_words(decision_id)
            else:
                at = None if choice == _ONE_MORE else int(choice)
                self._ask_words(decision_id, scale, at)

        below = "What you said before stays as you said it."
        self.push_screen(
            ChooseDialog("Your words for how sure you are", choices, here, below=below), chosen
        )

    def _ask_words(self, decision_id: str, scale: Sequence[Sureness], at: int | None) -> None:
        """Ask for the words of one and its number; without `at`, for those of one more."""
        from recovery_journal.tui.widgets.ask import Asked
        from recovery_journal.tui.widgets.sure_words import SureWordsDialog, said_anew

        stands = None if at is None else scale[at]

        def keep(lines: list[str]) -> None:
            anew = said_anew(scale, at, *lines)
            if anew != list(scale):
                self.journal.set_sure_scale(anew)

        def kept(lines: list[str] | None) -> None:
            if lines is not None:
                self.kept()
            self._ask_which_words(decision_id, lines[0].strip() if lines else "")

        asked = [
            Asked(stands.words if stands else "", "in your own words"),
            Asked(str(stands.percent) if stands else "", "0 to 100"),
        ]
        what = "The words and their number, 0 to 100."
        told = f"{what} With no words it goes." if stands else what
        self.push_screen(SureWordsDialog(told, asked, keep), kept)


def _choices(scale: Sequence[Sureness], *, numbers: bool) -> list[Choice]:
    from recovery_journal.tui.widgets.choose import Choice

    return [
        Choice(str(at), each.words, f"{each.percent} of 100" if numbers else "")
        for at, each in enumerate(scale)
    ]
