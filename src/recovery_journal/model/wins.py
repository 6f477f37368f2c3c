"""A win: something that went a little better than it might have, and what made it so."""

from dataclasses import dataclass

from recovery_journal.model.parts import Details, mark, prose, state, words


@dataclass(frozen=True, slots=True)
class WinDetails(Details):
    """What a person may say about a win; every part may stay empty. The story is the body."""

    did: str = prose("What I did that made it happen", "Your part in it, large or small")
    helped: str = prose("Who or what helped", "A person, a place, a word, a dog")
    moved: str = prose("What it moved", "What is a little different now?")
    strengths: tuple[str, ...] = words("Strengths in it", "staying with it, asking for help")
    values: tuple[str, ...] = words("Values lived", "Honesty, Family")
    inspired: tuple[str, ...] = words("Who inspired it", "A name or initials")
    touched: tuple[str, ...] = words("Whom it touched", "A name or initials")
    keeps: str = prose("What I keep for myself here", "Something of it stays with me")
    coming_back: bool = mark("Coming back", "Finding your way back is a win of its own")
    run: str = state("Run")
    """The id of the run that it was written in; "" for none."""
