"""Where the program's files live, and what one of them in TOML holds."""

import contextlib
import os
from pathlib import Path

from recovery_journal.private_files import FOLDER_NAME


def journal_path(named: Path | None = None) -> Path:
    """Return the absolute path of the journal: named, else the environment's, else the usual one.

    The environment's name for it is `RECOVERY_JOURNAL_FILE`; an empty value counts as none.
    """
    if named is not None:
        return named.absolute()
    if from_environment := os.environ.get("RECOVERY_JOURNAL_FILE"):
        return typed_path(from_environment)
    return usual_journal_path()


def usual_journal_path() -> Path:
    """Return the path of the journal where nothing names another."""
    from platformdirs import user_data_path

    return user_data_path(FOLDER_NAME, appauthor=False) / "journal.db"


def typed_path(typed: str) -> Path:
    """Return the absolute path of what was typed; `~` is understood, an unknown `~name` stays."""
    path = Path(typed)
    with contextlib.suppress(RuntimeError):  # nobody of that name, or no home that is known
        path = path.expanduser()
    return path.absolute()


def known_as(path: Path) -> str:
    """Return the text by which the settings and a keychain know a file: its path, links followed.

    A name of any bytes is text here.
    """
    return os.fsencode(path.resolve()).decode("utf-8", "backslashreplace")


def named_folder(named: str) -> Path | None:
    """Return the absolute path of a folder that a setting names; None for an empty one."""
    return typed_path(named) if named else None


def config_dir() -> Path:
    """Return the folder of the settings and of the person's own questions and support lines."""
    from platformdirs import user_config_path

    return user_config_path(FOLDER_NAME, appauthor=False)


def settings_path() -> Path:
    """Return the path of the settings file, whether or not it exists."""
    return config_dir() / "settings.toml"


def read_toml(path: Path) -> tuple[dict[str, object], str]:
    """Return what a TOML file holds, and a sentence for the person when it can't be read.

    A missing file is an empty one, and no sentence (""). A byte order mark is passed over.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}, ""
    except OSError:
        return {}, f"{path} can't be opened, so it is left out for now."
    except UnicodeDecodeError:
        return {}, f"{path} is not UTF-8 text, so it is left out for now."
    import tomllib

    try:
        return tomllib.loads(text), ""
    except tomllib.TOMLDecodeError as error:
        where = _where(str(error), text)
        return {}, f"{path} is not TOML {where}, so it is left out for now."
    except (ValueError, RecursionError):
        return {}, f"{path} holds something too large or too deep, so it is left out for now."


def _where(error: str, text: str) -> str:
    """Where a text is no TOML, and why: "at line 3, column 1 (Invalid statement)"."""
    reason, _, place = error.removesuffix(")").rpartition(" (at ")
    at = place if place.startswith("line") else f"line {max(1, len(text.splitlines()))}"
    return f"at {at} ({reason or error})"
