"""A question in one's own words: a small dialog over whatever screen asks."""

from collections.abc import Callable

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.tui.widgets.ask import AskDialog, Asked


class OwnQuestionDialog(AskDialog):
    """Dismisses with the line as typed; `taking` makes what hears of it."""

    def __init__(self) -> None:
        super().__init__("A question of your own", [Asked("", "what, how, tell me")], _cleaned)

    @staticmethod
    def taking(keep: Callable[[str], None]) -> Callable[[list[str] | None], None]:
        """What gives the question, cleaned, to `keep`, where there is one."""

        def take(typed: list[str] | None) -> None:
            if typed is not None:
                keep(_cleaned(typed))

        return take


def _cleaned(typed: list[str]) -> str:
    """The question as typed, cleaned. Raises `Unusable` when it is empty or too long."""
    question = clean_text(typed[0], one_line=True)
    if not question:
        raise Unusable("A few words are wanted.")
    if len(question) > LONGEST_TITLE:
        raise Unusable(f"This is longer than {LONGEST_TITLE} letters.")
    return question
