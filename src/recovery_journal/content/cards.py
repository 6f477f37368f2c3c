"""The cards of the values sort: ours first, then the person's own file beside the settings.

83 of the names are those of the Personal Values Card Sort (W.R. Miller, J. C'de Baca,
D.B. Matthews, P.L. Wilbourne, University of New Mexico, 2001, public domain); the other names and
all glosses are our own.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recovery_journal.content.tables import left_out_of_ours, own_file, tables, text_of
from recovery_journal.model.text import LONGEST_TITLE, fold
from recovery_journal.paths import read_toml

CREDIT = (
    "83 of the names: Personal Values Card Sort by W.R. Miller, J. C'de Baca, D.B. Matthews and "
    "P.L. Wilbourne, 2001, in the public domain."
)
"""Whose the names are, for the screens."""

PERSONAL_VALUES_CARD_SORT = "pvcs-2001"
"""The source of those names in our file."""


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A value that can be sorted."""

    name: str
    """Its name, a word or a few."""
    gloss: str
    """What it may mean, in a few words; may be empty."""
    theme: str = ""
    """What it is near to; a card with a theme belongs to the short deck."""
    source: str = ""
    """Whose name it is: `pvcs-2001`, `ours`, or nothing for the person's own."""


def cards(own: Path | None, told: list[str] | None = None) -> list[DeckCard]:
    """Return the cards: ours without those the person hid, then their own.

    `own` is the person's file: `[[card]]` with `name`, and `gloss` and `theme` if wanted;
    `hide = ["name", ...]`, and `replace = true` to leave all of ours out. A card of theirs with
    one of our names stands in its place, and in the short deck if that one does. Sentences about
    what was passed over go into `told`.
    """
    said = told if told is not None else []
    found = own_file(own, said)
    hidden, replace = left_out_of_ours(found, str(own), said)
    left = () if replace else (card for card in _our_cards() if card.name not in hidden)
    deck = {fold(card.name): card for card in left}
    for card in _cards_in(found, str(own), said):
        ours = deck.get(fold(card.name))
        theme = card.theme or (ours.theme if ours else "")
        deck[fold(card.name)] = dataclasses.replace(card, theme=theme)
    return list(deck.values())


def short_deck(cards: list[DeckCard]) -> list[DeckCard]:
    """Return the cards of the short deck, some 30: a few of each theme."""
    return [card for card in cards if card.theme]


@cache
def _our_cards() -> tuple[DeckCard, ...]:
    found, _ = read_toml(Path(__file__).parent / "values.toml")
    return tuple(_cards_in(found, "values.toml", []))


def _cards_in(found: dict[str, object], name: str, told: list[str]) -> Iterator[DeckCard]:
    """Yield the cards that can be used."""
    for number, table in enumerate(tables(found.get("card", []), name, told), start=1):
        card = DeckCard(*(text_of(table, key) for key in ("name", "gloss", "theme", "source")))
        if not card.name:
            told.append(f"In {name}, card {number} wants a name in quotes.")
        elif max(len(card.name), len(card.gloss)) > LONGEST_TITLE:
            told.append(f"In {name}, card {number} is longer than {LONGEST_TITLE} letters.")
        else:
            yield card
