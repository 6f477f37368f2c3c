"""My page: one page of lines that the person picks, to keep in sight or to take along."""

from dataclasses import dataclass, field

from recovery_journal.model.entry import Kind

SECTIONS: dict[Kind, str] = {
    Kind.VALUE: "What matters to me",
    Kind.STRENGTH: "What I can build on",
    Kind.DECISION: "What I am deciding",
    Kind.WIN: "What went well",
}
"""The headings of the page, in their order."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A line of the page: an entry, and the thread whose words stand below it, if any do."""

    entry_id: str
    thread_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line as it is shown: its name, and the person's words below it, which may be empty."""

    pick: Pick
    kind: Kind
    title: str = field(repr=False)
    words: str = field(default="", repr=False)


def with_line(picks: list[Pick], pick: Pick) -> list[Pick]:
    """The picks with one more at the end, or without it where it is among them."""
    if pick in picks:
        return [each for each in picks if each != pick]
    return [*picks, pick]


def moved_line(lines: list[PageLine], pick: Pick, by: int) -> list[Pick]:
    """The picks of these lines, one of them so many places further within its section."""
    own = [line.pick for line in lines if line.pick == pick]
    kind = next((line.kind for line in lines if line.pick == pick), None)
    section = [line.pick for line in lines if line.kind is kind]
    if not own:
        return [line.pick for line in lines]
    at = section.index(pick)
    section.insert(max(0, min(len(section) - 1, at + by)), section.pop(at))
    order = iter(section)
    return [next(order) if line.kind is kind else line.pick for line in lines]
