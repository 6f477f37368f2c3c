"""What came of writing all that can be read of a damaged file into a new one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How much came over, and in words what stands otherwise, and what did not come.

    `earlier` tells of entries that stand with the words of an earlier version, as those they had
    last can't be read; `untitled` of those of which what stands beside their first line is all
    there is.
    """

    entries: int
    versions: int
    threads: int
    drafts: int
    earlier: str = ""
    untitled: str = ""
    lost: tuple[str, ...] = ()
