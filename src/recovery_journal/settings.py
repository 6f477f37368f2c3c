"""What a person chose about the program, kept as TOML they can edit; no word of the journal."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from recovery_journal.paths import read_toml
from recovery_journal.private_files import make_private_folder, write_private

IDLE_MINUTES = range(1, 121)
"""The minutes without a key before the journal locks that can be chosen."""

COPIES = range(1000)
"""How many days, weeks or months of copies can be chosen."""


@dataclass(frozen=True)
class Settings:
    """The choices; each has a default, so a file need name none of them."""

    theme: str = "lamp"
    """The name of the theme."""
    idle_minutes: int = 5
    """Minutes without a key before the journal locks, 1 to 120."""
    region: str = ""
    """The id of the region whose support lines are shown; empty until chosen, never guessed."""
    daily_question: bool = True
    """Whether a question is shown for the day."""
    weekly_check_in: bool = True
    """Whether Today may ask for a check-in, once a week at most."""
    closed_days: bool = True
    """Whether a day with something closed shows as a bar, while together; else nothing does."""
    copies_days: int = 7
    """Of how many days the newest automatic copy stays, 0 to 999."""
    copies_weeks: int = 4
    """Of how many weeks."""
    copies_months: int = 12
    """Of how many months."""
    copies_in: str = ""
    """The folder of the automatic copies; empty for `copies` beside the journal."""
    remember: list[str] = field(default_factory=list)
    """The journals, by path, whose key is in the system's keychain, as the person asked."""
    keys: dict[str, str] = field(default_factory=dict)
    """Keys the person chose: a command's id to a key, such as `"win.add" = "f2"`."""


def load(path: Path) -> tuple[Settings, list[str]]:
    """Return the settings in the file, and a plain sentence for each thing that was passed over.

    A missing file gives the defaults and no sentence; a value that does not fit gives that
    value's default. Nothing is raised for what the file holds.
    """
    found, unread = read_toml(path)
    told = [unread] if unread else []
    chosen: dict[str, Any] = {}  # each value has passed its test in _WANTED
    for name, (fits, wanted) in _WANTED.items():
        if name not in found:
            continue
        if fits(found[name]):
            chosen[name] = found[name]
        else:
            told.append(f"In {path}, {name} wants {wanted}; the usual one is used.")
    return Settings(**chosen), told


def save(path: Path, settings: Settings) -> None:
    """Write the settings, keeping what else the file holds; make its folder when missing.

    A file that can't be read as TOML is set aside as `settings.toml.old` and not lost. Raises
    NoSpace, ReadOnly or CannotWrite.
    """
    import tomli_w

    make_private_folder(path.parent)
    found, unread = read_toml(path)
    if unread and path.is_file():
        _set_aside(path)
    document = found | asdict(settings)
    write_private(path, [tomli_w.dumps(document)], overwrite=True)


def _set_aside(path: Path) -> None:
    """Keep an unreadable file's bytes under the next free name beside it."""
    target = path.with_name(f"{path.name}.old")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.old{number}")
    path.rename(target)


def _is_text(found: object) -> bool:
    return isinstance(found, str)


def _is_yes_or_no(found: object) -> bool:
    return isinstance(found, bool)


def _is_minutes(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and found in IDLE_MINUTES


def _is_number_of_copies(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and found in COPIES


def _is_paths(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


def _is_keys(found: object) -> bool:
    return isinstance(found, dict) and all(isinstance(key, str) for key in found.values())


_WANTED: dict[str, tuple[Callable[[object], bool], str]] = {
    "theme": (_is_text, "a name in quotes"),
    "idle_minutes": (_is_minutes, "a whole number from 1 to 120"),
    "region": (_is_text, "a name in quotes"),
    "daily_question": (_is_yes_or_no, "true or false"),
    "weekly_check_in": (_is_yes_or_no, "true or false"),
    "closed_days": (_is_yes_or_no, "true or false"),
    "copies_days": (_is_number_of_copies, "a whole number from 0 to 999"),
    "copies_weeks": (_is_number_of_copies, "a whole number from 0 to 999"),
    "copies_months": (_is_number_of_copies, "a whole number from 0 to 999"),
    "copies_in": (_is_text, "a folder in quotes"),
    "remember": (_is_paths, "a list of paths in quotes"),
    "keys": (_is_keys, "a table of names and keys in quotes"),
}
"""What each setting wants: a test of the value found, and the same in words."""
