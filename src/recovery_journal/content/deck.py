"""The deck of open questions: ours, then the person's own files, and its themes in order.

A person's own questions are in `questions.toml` beside the settings, and in every TOML file of
the folder `decks` beside that: a deck of a community is one file that is laid there. All of them
have the same form, and what can't be used in one is passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from recovery_journal.content.tables import left_out_of_ours, own_file, tables, text_of
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.paths import read_toml

DECKS = "decks"
"""The folder beside the person's own `questions.toml` that holds further decks."""

OPENING, RIPPLE, CLOSING = "opening-a-session", "ripple-and-community", "closing-a-session"

_THEMES = {
    OPENING: "opening",
    "values": "values",
    "strengths": "strengths",
    "decisions": "decisions",
    "wins": "wins",
    RIPPLE: "ripple",
    CLOSING: "closing",
}
"""What our questions are about, in the order of a session, and how each theme is called."""

_ON_PAGES_OF_THEIR_OWN = ("runs", "confidence")
"""What questions are about that one page asks, each where it belongs; the deck has none of them."""

_BY_NAME = {name: about for about, name in _THEMES.items()}


@dataclass(frozen=True)
class Question:
    """An open question from the deck."""

    about: str
    """The deck it belongs to: values, strengths, decisions, wins, or the person's own word."""
    text: str = field(repr=False)
    """The question, one line."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The questions about one thing, in the order of their files."""

    about: str
    """What they are about, as the files say it."""
    name: str
    """How the theme is called: one plain word of ours, or the person's own."""
    questions: tuple[str, ...] = field(repr=False)
    """The questions, a line each; one at least."""


@dataclass(frozen=True, slots=True)
class _Deck:
    """The questions of one file, and what it hides of the other files."""

    questions: tuple[Question, ...]
    hides: frozenset[str] = frozenset()
    replaces: bool = False


def questions(
    own: Path | None, told: list[str] | None = None, more: Sequence[Path] = ()
) -> list[Question]:
    """Return all questions: ours, then the person's own file, their decks by name, then `more`.

    `own` is the person's file: `[[question]]` with `about` and `text`, `hide = ["text", ...]`
    for questions of any other file, and `replace = true` to leave all of ours out. Sentences
    about what was passed over go into `told`.
    """
    said: list[str] = []
    files = [each for each in (own, *_decks_beside(own, said)) if each is not None]
    said += [f"There is no file at {each}." for each in more if not each.exists()]
    theirs = [_deck_in(each, said) for each in (*files, *more)]
    replaced = any(deck.replaces for deck in theirs)
    decks = [_Deck(() if replaced else _our_questions()), *theirs]
    kept = (one for deck in decks for one in _left_of(deck, decks))
    if told is not None:
        told += map(_shown, said)
    return list(dict.fromkeys(kept))


def question_of_the_day(
    questions: list[Question], day: date, about: str = "wins"
) -> Question | None:
    """Return the day's question about something: the same all day, another the next day.

    None when there is no question about it.
    """
    deck = [question for question in questions if question.about == about]
    return deck[day.toordinal() % len(deck)] if deck else None


def themes(questions: Iterable[Question]) -> list[Theme]:
    """Return the themes that have a question: ours in the order of a session, then the others.

    Words of the person's own come in the order of their files; however they are capitalized,
    they are one theme, and the name of a theme of ours is that theme.
    """
    found: dict[str, list[Question]] = {about: [] for about in _THEMES}
    for question in questions:
        word = question.about.casefold()
        found.setdefault(_BY_NAME.get(word, word), []).append(question)
    return [
        Theme(about, _THEMES.get(about, asked[0].about), tuple(one.text for one in asked))
        for about, asked in found.items()
        if asked and about not in _ON_PAGES_OF_THEIR_OWN
    ]


def _decks_beside(own: Path | None, told: list[str]) -> list[Path]:
    """The TOML files in the folder of decks, by name; hidden ones are none."""
    if own is None:
        return []
    folder = own.parent / DECKS
    try:
        found = [each for each in folder.iterdir() if not each.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError:
        told.append(f"{folder} can't be opened, so it is left out for now.")
        return []
    return sorted(each for each in found if each.suffix == ".toml" and each.is_file())


def _deck_in(path: Path, told: list[str]) -> _Deck:
    found, name = own_file(path, told), str(path)
    hides, replaces = left_out_of_ours(found, name, told)
    return _Deck(tuple(_questions_in(found, name, told)), frozenset(hides), replaces)


def _left_of(deck: _Deck, decks: list[_Deck]) -> Iterator[Question]:
    """Yield the questions of a deck that no other one hides."""
    hidden = frozenset().union(*(other.hides for other in decks if other is not deck))
    return (one for one in deck.questions if one.text not in hidden)


def _shown(sentence: str) -> str:
    """A sentence as it may be shown, whatever the name of a file holds."""
    return clean_text(sentence.encode(errors="replace").decode(), one_line=True)


@cache
def _our_questions() -> tuple[Question, ...]:
    found, _ = read_toml(Path(__file__).parent / "questions.toml")
    return tuple(_questions_in(found, "questions.toml", []))


def _questions_in(found: dict[str, object], name: str, told: list[str]) -> Iterator[Question]:
    """Yield the questions that can be used."""
    for number, table in enumerate(tables(found.get("question", []), name, told), start=1):
        about, text = text_of(table, "about"), text_of(table, "text")
        if not about or not text:
            told.append(f"In {name}, question {number} wants about and text, each in quotes.")
        elif max(len(about), len(text)) > LONGEST_TITLE:
            told.append(f"In {name}, question {number} is longer than {LONGEST_TITLE} letters.")
        else:
            yield Question(about, text)
