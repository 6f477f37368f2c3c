"""A decision as a story: what was known, what was chosen, and what came of it, in this order.

What is best read as a table has one beside its text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from recovery_journal.model.days import in_full
from recovery_journal.model.deciding import Sealed, added_to, moves_of, sealed_of
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry
from recovery_journal.model.options import Option, options_of
from recovery_journal.model.parts import Part, Shape, in_words
from recovery_journal.model.telling import LONGEST_BRIEF, Around, Brief, SaidDay, Told

STEPS = "Steps"
"""The label of what tells the steps."""

_NEEDS = ("know_enough", "know_what_matters", "have_support", "am_sure")


def story(entry: Entry, details: DecisionDetails, day: SaidDay, around: Around) -> list[Told]:
    """All that is told of a decision beside its title and its body."""
    known = known_of(details, around.names, day)
    matters = [told for told in known if told.label == _PARTS["matters"].label]
    seals = [seal for seal in sealed_of(details) if seal.lane in around.lanes]
    told = [*matters, *_close(details, around), *(each for each in known if each not in matters)]
    told += _stages(details)
    if not seals or seals[-1].details.chosen != details.chosen:
        told += _said(details, ("chosen",), day)
    for seal in seals:
        told += _sealed(seal, entry, known, around.names, day)
    told += [Told(f"Added on {in_full(each.day)}", each.text) for each in added_to(details)]
    told += [_looked_back(each) for each in around.came.look_backs]
    return [*told, *_steps(around.came.steps), *_said(details, ("look_back_on",), day)]


def known_of(details: DecisionDetails, names: Mapping[str, str], day: SaidDay) -> list[Told]:
    """What was known at one time: the decision without its past. `names` are as in `Around`."""
    return [
        *_said(details, ("matters", "whose", "now", "know"), day),
        *_to_find_out(details),
        *_options(options_of(details.options), names),
        *_grid(details),
        *_needs(details),
        *_said(details, ("beside", "expect", "how_sure", "if_hard"), day),
    ]


def said_in_words(part: Part, value: object, day: SaidDay) -> str:
    """A value as it is told beside its label; a day as the page says it."""
    return day(date.fromisoformat(str(value))) if part.shape is Shape.DAY else in_words(part, value)


_PARTS = {part.name: part for part in DecisionDetails.parts()}


def _said(details: DecisionDetails, names: Iterable[str], day: SaidDay) -> list[Told]:
    pairs = [(_PARTS[name], getattr(details, name)) for name in names]
    return [Told(p.label, said_in_words(p, value, day)) for p, value in pairs if p.is_said(value)]


def _close(details: DecisionDetails, around: Around) -> list[Told]:
    ends = [end for option in options_of(details.options) for end in option.close]
    names = _named([*ends, *around.threaded], around.names)
    return [Told("What it stands close to", names)] if names else []


def _named(ends: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[end] for end in dict.fromkeys(ends) if end in names)


def _to_find_out(details: DecisionDetails) -> list[Told]:
    things = dict.fromkeys([*details.find_out, *details.found_out])
    lines = [f"{each} (found out)" if each in details.found_out else each for each in things]
    return [Told(_PARTS["find_out"].label, "\n".join(lines))] if lines else []


# options and the grid


def _options(options: list[Option], names: Mapping[str, str]) -> list[Told]:
    if not options:
        return []
    rows = [(each.name, each.opens, each.costs, _named(each.close, names)) for each in options]
    heads = ("Option", "What it opens", "What it costs", "Close to")
    text = "\n".join(_option(row) for row in rows)
    return [Told("Options", text, _filled([heads, *rows]))]


def _option(row: tuple[str, ...]) -> str:
    name, *below = row
    labels = ("opens", "costs", "close to")
    pairs = zip(labels, below, strict=True)
    told = [f"  {label}: {_below(text, 4)}" for label, text in pairs if text]
    return "\n".join([name, *told])


def _below(text: str, deep: int) -> str:
    """A text whose further lines stand deeper than its first."""
    return text.replace("\n", "\n" + deep * " ")


def _grid(details: DecisionDetails) -> list[Told]:
    heads = ("", "Soon", "Later on")
    sides = [
        ("What it gives", details.gives_soon, details.gives_later),
        ("What it costs", details.costs_soon, details.costs_later),
    ]
    rows = [side for side in sides if any(side[1:])]
    lines = [
        f"{side.removeprefix('What it ')} {when.lower()}: {_below(text, 2)}"
        for side, *texts in rows
        for when, text in zip(heads[1:], texts, strict=True)
        if text
    ]
    table = _filled([heads, *rows])
    return [Told("What it gives and costs", "\n".join(lines), table)] if lines else []


def _filled(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows without the columns that nobody filled; the first column stays."""
    kept = [at for at in range(len(rows[0])) if at == 0 or any(row[at] for row in rows[1:])]
    return tuple(tuple(row[at] for at in kept) for row in rows)


def _needs(details: DecisionDetails) -> list[Told]:
    pairs = [(_PARTS[name].label, getattr(details, name)) for name in _NEEDS]
    lines = [f"{question} {answer}" for question, answer in pairs if answer]
    return [Told("Four questions", "\n".join(lines))] if lines else []


# what happened to it


def _stages(details: DecisionDetails) -> list[Told]:
    """Where it stands, and since when; where it stood before, if it moved."""
    moves = moves_of(details)
    stage = details.stage or (moves[-1].stage.value if moves else "")
    if len(moves) == 1 and moves[0].stage == stage:
        return [Told(_PARTS["stage"].label, f"{stage}, since {in_full(moves[0].day)}")]
    lines = [f"{move.stage.value}, {in_full(move.day)}" for move in moves]
    lines += [stage] if stage and (not moves or moves[-1].stage != stage) else []
    label = "How it went" if moves else _PARTS["stage"].label
    return [Told(label, "\n".join(lines))] if lines else []


def _sealed(
    seal: Sealed, entry: Entry, known: list[Told], names: Mapping[str, str], day: SaidDay
) -> list[Told]:
    """What was decided on a day, and what was known then in other words than those of now."""
    then = []
    if (seal.title, seal.body) != (entry.title, entry.body):
        then.append(Told("The choice", "\n".join(filter(None, [seal.title, seal.body]))))
    then += [told for told in known_of(seal.details, names, day) if told not in known]
    if seal.details.look_back_on != entry.details.as_dict()["look_back_on"]:
        then += _said(seal.details, ("look_back_on",), day)
    decided = Told(f"Decided on {in_full(seal.day)}", seal.details.chosen or seal.title)
    return [decided, *(replace(told, label=f"On that day: {told.label}") for told in then)]


# what came of it


def _looked_back(look_back: Brief) -> Told:
    texts = [("", look_back.body)]
    texts += [(part.label, in_words(part, value)) for part, value in look_back.details.said()]
    pairs = [(label, _in_brief(text)) for label, text in texts]
    lines = [f"{_before(label)}{text}" for label, text in pairs if text]
    label = f"Looked back on {in_full(look_back.day)}"
    return Told(label, "\n".join(lines), ids=(look_back.id,))


def _before(label: str) -> str:
    return f"{label}{' ' if label.endswith('?') else ': '}" if label else ""


def _in_brief(text: str) -> str:
    """A text on one line; "…" ends it where it goes on."""
    short = " ".join(text[:LONGEST_BRIEF].split())
    return f"{short}…" if len(text) > LONGEST_BRIEF else short


def _steps(steps: Sequence[Brief]) -> list[Told]:
    if not steps:
        return []
    rows = [(each.title, in_full(each.day), each.details.as_dict()["came"]) for each in steps]
    lines = [f"{name} ({', '.join(filter(None, more))})" for name, *more in rows]
    table = _filled([("Step", "Day", "How it is with it"), *rows])
    return [Told(STEPS, "\n".join(lines), table, tuple(each.id for each in steps))]
