"""A sort as text, to be kept while it is under way, and back: all of it, in a few thousand letters.

JSON: the door, the cards in their order as `[id, name, gloss, since]`, one digit for the pile of
each card laid, and what was chosen, ranked and is being paired.
"""

import json

from recovery_journal.model.cards import ByHand, Card, Pairing, Pile, Sort
from recovery_journal.model.value_parts import Door


def sort_as_text(sort: Sort) -> str:
    """All of a sort, as one line."""
    pairing = sort.pairing
    told = {
        "door": sort.door.value,
        "cards": [[card.id, card.name, card.gloss, card.since] for card in sort.cards],
        "laid": "".join(str(int(pile)) for pile in sort.laid),
        "by_hand": sort.by_hand.value,
        "picks": sort.picks,
        "ranked": sort.ranked,
        "pairing": pairing and [pairing.card, pairing.low, pairing.high],
        "typed": sort.typed,
        "rewording": sort.rewording,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def sort_from_text(text: str) -> Sort:
    """The sort that a text of `sort_as_text` holds."""
    told = json.loads(text)
    return Sort(
        door=Door(told["door"]),
        cards=tuple(Card(*card) for card in told["cards"]),
        laid=tuple(Pile(int(digit)) for digit in told["laid"]),
        by_hand=ByHand(told["by_hand"]),
        picks=None if told["picks"] is None else tuple(told["picks"]),
        ranked=tuple(told["ranked"]),
        pairing=told["pairing"] and Pairing(*told["pairing"]),
        typed=(told["typed"][0], told["typed"][1]),
        rewording=tuple((of, name, gloss) for of, name, gloss in told["rewording"]),
    )
