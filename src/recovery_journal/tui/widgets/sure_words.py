"""The words for how sure somebody is, and the number behind them: a dialog for one of them."""

from collections.abc import Sequence

from textual.widgets import Input

from recovery_journal.errors import Unusable
from recovery_journal.model.expecting import Sureness
from recovery_journal.tui.widgets.ask import AskDialog


class SureWordsDialog(AskDialog):
    """Two lines, the words and the number; emptied words are taken away at once."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Where there are no words, there is no number to ask for."""
        last = self.query(Input).last()
        if event.input is not last and not event.value.strip():
            event.prevent_default()
            event.stop()
            last.post_message(Input.Submitted(last, last.value))


def said_anew(scale: Sequence[Sureness], at: int | None, words: str, number: str) -> list[Sureness]:
    """The scale with other words at a place, or with one more at its end; without, for none.

    Raises `Unusable` for a number that cannot be read.
    """
    before, after = (scale, ()) if at is None else (scale[:at], scale[at + 1 :])
    here = [Sureness(words, _percent(number))] if words.strip() else []
    return [*before, *here, *after]


def _percent(number: str) -> int:
    try:
        return int(number)
    except ValueError:
        raise Unusable("The number behind a word is from 0 to 100.") from None
