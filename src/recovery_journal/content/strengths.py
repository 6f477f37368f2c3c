"""Names of strengths to choose from: ours first, then the person's own file beside the settings.

The names are our own words, in no order of worth and in no groups.
"""

from functools import cache
from pathlib import Path

from recovery_journal.content.tables import left_out_of_ours, own_file
from recovery_journal.errors import TextRefused
from recovery_journal.model.text import LONGEST_TITLE, clean_text, fold
from recovery_journal.paths import read_toml


def strength_names(own: Path | None, told: list[str] | None = None) -> list[str]:
    """Return the names: ours without those the person hid, then their own, none twice.

    A name of theirs that is one of ours stands in its place, as they write it.
    `own` is the person's file: `names = ["...", ...]`, `hide = ["name", ...]`, and
    `replace = true` to leave all of ours out. Sentences about what was passed over go into
    `told`.
    """
    said = told if told is not None else []
    found = own_file(own, said)
    hidden, replace = left_out_of_ours(found, str(own), said)
    ours = () if replace else (name for name in _our_names() if name not in hidden)
    names = (*ours, *_names_in(found, str(own), said))
    return list({fold(name): name for name in names}.values())


@cache
def _our_names() -> tuple[str, ...]:
    found, _ = read_toml(Path(__file__).parent / "strengths.toml")
    return tuple(_names_in(found, "strengths.toml", []))


def _names_in(found: dict[str, object], name: str, told: list[str]) -> list[str]:
    """Return the names that can be used."""
    listed = found.get("names", [])
    if not isinstance(listed, list):
        told.append(f'In {name}, names wants a list, such as names = ["..."].')
        return []
    names = []
    for number, each in enumerate(listed, start=1):
        cleaned = _clean(each)
        if not cleaned:
            told.append(f"In {name}, name {number} wants words in quotes.")
        elif len(cleaned) > LONGEST_TITLE:
            told.append(f"In {name}, name {number} is longer than {LONGEST_TITLE} letters.")
        else:
            names.append(cleaned)
    return names


def _clean(found: object) -> str:
    try:
        return clean_text(found, one_line=True) if isinstance(found, str) else ""
    except TextRefused:
        return ""
