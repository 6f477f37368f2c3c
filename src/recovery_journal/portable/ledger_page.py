"""The ledger as a Markdown page: what happened when, in sentences, the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from recovery_journal.model.days import in_full
from recovery_journal.portable.escape import block, inline


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the ledger in words: when, a sentence, and the titles as they were then."""

    when: str
    told: str = field(repr=False)
    titles: tuple[str, ...] = field(default=(), repr=False)


def ledger_page(lines: Iterable[Happened], on: date) -> Iterator[str]:
    """The page in pieces; `on` is the day of the copy."""
    yield f"# The ledger\n\nCopied on {in_full(on)}. This copy is not encrypted.\n\n"
    nothing = True
    for line in lines:
        nothing = False
        yield f"- **{inline(line.when)}**: {inline(line.told)}\n"
        yield from (f"  - {block(title)}\n" for title in line.titles)
    if nothing:
        yield "Nothing was opened, and nothing left.\n"
