"""A person's own file of questions, lines or cards, read piece by piece; nothing is raised for it.

What can't be used is passed over, and a plain sentence about it goes into `told`. Text is cleaned
like every text that comes in.
"""

from pathlib import Path

from recovery_journal.errors import TextRefused
from recovery_journal.model.text import clean_text
from recovery_journal.paths import read_toml


def own_file(own: Path | None, told: list[str]) -> dict[str, object]:
    """Return what the person's file holds; an empty dict when there is none."""
    if own is None:
        return {}
    found, unread = read_toml(own)
    if unread:
        told.append(unread)
    return found


def left_out_of_ours(
    found: dict[str, object], name: str, told: list[str]
) -> tuple[list[str], bool]:
    """Return what the person hid of ours, and whether they leave all of ours out."""
    hidden = found.get("hide", [])
    if not isinstance(hidden, list):
        told.append(f'In {name}, hide wants a list, such as hide = ["..."].')
        hidden = []
    replace = found.get("replace", False)
    if not isinstance(replace, bool):
        told.append(f"In {name}, replace wants true or false.")
        replace = False
    return [one for one in hidden if isinstance(one, str)], replace


def tables(found: object, name: str, told: list[str]) -> list[dict[str, object]]:
    """Return an array of tables; what is not a table counts as an empty one."""
    if not isinstance(found, list):
        told.append(f"In {name}, each question, line, card or part begins with its name in [[ ]].")
        return []
    return [one if isinstance(one, dict) else {} for one in found]


def text_of(table: dict[str, object], key: str) -> str:
    """Return a table's text as one clean line; "" when it is missing or something else."""
    return clean_line(table.get(key))


def clean_line(found: object) -> str:
    """Return a text as one clean line; "" when it is something else, or can't be kept."""
    try:
        return clean_text(found, one_line=True) if isinstance(found, str) else ""
    except TextRefused:
        return ""
