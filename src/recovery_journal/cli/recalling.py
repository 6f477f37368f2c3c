"""What was known of a decision, and the questions of a look back at it, on the terminal."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from recovery_journal.cli import terminal
from recovery_journal.cli.drafting import Typed
from recovery_journal.cli.terminal import say
from recovery_journal.errors import Unusable
from recovery_journal.model.days import in_full
from recovery_journal.model.deciding import sealed_of
from recovery_journal.model.decision_parts import CAME, DecisionDetails, LookBackDetails
from recovery_journal.model.entry import Entry

_EMPTY = "Empty is fine."
_CAME = f"What came of it? {_EMPTY}"
_PARTS = (
    (f"How did you go about choosing, with what you knew then? {_EMPTY}", "choosing"),
    (f"What was your choosing? {_EMPTY}", "my_part"),
    (f"What was luck, or others? {_EMPTY}", "luck"),
)
_ENDS = f"{', '.join(CAME[:-1])} or {CAME[-1]}"
_AS_EXPECTED = f"Did what you expected come about, {_ENDS}? {_EMPTY}"
_KEEP = f"What do you keep? {_EMPTY}"
_KNOWN = ("chosen", "expect", "how_sure")
"""What is shown of a decision before the first question, beside its title."""


def known(decision: Entry) -> Iterator[str]:
    """What was known when it was decided last; of one never decided, what stands now."""
    title, details = decision.title, decision.details
    heading = "As it stands"
    sealed = sealed_of(details) if isinstance(details, DecisionDetails) else []
    if sealed:
        day, title, details = sealed[-1].day, sealed[-1].title, sealed[-1].details
        heading = f"What you knew on {in_full(day)}"
    yield heading
    yield f"  {title}"
    for part, words in details.said():
        if part.name in _KNOWN:
            yield part.label
            yield from (f"  {line}" for line in words.split("\n"))
    yield ""


def answered(typing: Typed, new: Entry) -> Entry:
    """The look back with all answers; each is kept as it is typed."""
    entry = _ask(typing, _CAME, lambda text: replace(new, body=text))
    for question, name in _PARTS:
        entry = _ask(typing, question, _in_part(entry, name))
    entry = with_said(entry, as_expected=_ask_came())
    if is_said(entry):
        typing.keep(entry)
    return _ask(typing, _KEEP, _in_part(entry, "keep"))


def _ask(typing: Typed, question: str, changed: Callable[[str], Entry]) -> Entry:
    def keep(text: str) -> None:
        entry = changed(text)
        if is_said(entry):
            typing.keep(entry)

    return changed(terminal.ask_text(question, keep).strip("\n"))


def _in_part(entry: Entry, name: str) -> Callable[[str], Entry]:
    return lambda text: with_said(entry, **{name: text if text.strip() else ""})


def _ask_came() -> str:
    while True:
        try:
            return as_came(terminal.ask_line(_AS_EXPECTED))
        except Unusable as error:
            say(str(error))


def as_came(line: str) -> str:
    """The answer of a line, empty for an empty one. Raises `Unusable`, without the line."""
    plain = " ".join(line.lower().replace("-", " ").split())
    if plain and plain not in CAME:
        raise Unusable(f"What fits here: {_ENDS}, or an empty line.")
    return plain


def with_said(entry: Entry, **said: Any) -> Entry:
    """The look back with these parts."""
    return replace(entry, details=LookBackDetails.from_dict(entry.details.as_dict() | said))


def is_said(entry: Entry) -> bool:
    """Whether the person said anything; the title of a look back is the decision's."""
    return bool(entry.body.strip() or entry.details.said())
