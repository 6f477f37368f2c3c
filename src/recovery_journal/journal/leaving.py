"""Leaving: a journal erased with all that the program keeps of it on this computer.

In this order, so that a kill at any moment leaves a whole journal or nothing that opens: first the
automatic copies and what was half made of them, then the key in the keychain, then the file, which
goes in one step, and at last the settings and the folders that are empty. What goes has its
beginning written over once it has no name any more.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from recovery_journal import settings
from recovery_journal.errors import Busy, JournalError, ReadOnly
from recovery_journal.journal import copies, keychain
from recovery_journal.journal.lying_beside import lying_beside
from recovery_journal.model.records import LedgerLine
from recovery_journal.model.text import clean_text
from recovery_journal.paths import (
    config_dir,
    known_as,
    named_folder,
    settings_path,
    usual_journal_path,
)
from recovery_journal.private_files import FOLDER_NAME, HALF_WRITTEN, take_away

WORD = "erase"
"""What is typed before a journal goes."""
_OWN = ("values.toml", "strengths.toml", "questions.toml", "card.toml", "support.toml")
"""Files beside the settings that nobody but the person writes; so is each in the folder `decks`."""
_MOST_PLACES = 8
"""How many of the files that were taken out are named."""


class Line(NamedTuple):
    """What is told of something: its words, and where it is or was."""

    words: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Belongings:
    """What the program keeps of a journal, and what lies beside the settings."""

    path: Path
    copies: tuple[Path, ...]
    halves: tuple[Path, ...]
    aside: tuple[Path, ...]
    """What was kept beside the file, when another had taken its place."""
    beside: tuple[Path, ...]
    """Copies of it beside the file that the program did not make; they stay."""
    others_copies: int
    """How many copies of other journals lie among its own; they stay."""
    settings: tuple[Path, ...]
    own: tuple[Path, ...]
    """The person's own decks, names and lines; they go when the person says so."""
    shared: bool
    """Whether another journal uses the settings too; they stay then."""
    remembered: bool = False
    """Whether its key is in the system's keychain, as the person asked."""

    @property
    def folders(self) -> list[Path]:
        """Where its copies lie."""
        return sorted({copy.parent for copy in self.copies})


@dataclass(slots=True)
class Left:
    """What came of it: what is gone, what stays here, and what it does not reach."""

    gone: list[Line] = field(default_factory=list)
    stays: list[Line] = field(default_factory=list)


def belongings(path: Path) -> Belongings:
    """What would go with a journal; works while it is locked, and changes nothing."""
    chosen = settings.load(settings_path())[0]
    folder = named_folder(chosen.copies_in)
    found = tuple(copy.path for copy in copies.every_copy(path, folder))
    aside = tuple(copies.kept_aside(path.resolve()))
    named = (file for each in copies.folders_of(path, folder) for file in copies.named(path, each))
    ours = config_dir()
    halves = (each for each in ours.glob(".*.part") if HALF_WRITTEN.fullmatch(each.name))
    own = [ours / name for name in _OWN] + sorted((ours / "decks").glob("*.toml"))
    return Belongings(
        path=path,
        copies=found,
        halves=tuple(copies.half_made(path, folder)),
        aside=aside,
        beside=tuple(each.path for each in lying_beside(path) if each.path not in aside),
        others_copies=len(set(named) - set(found)),
        settings=tuple(sorted((*ours.glob("settings.toml*"), *halves))),
        own=tuple(each for each in own if each.is_file()),
        shared=_is_shared(path, chosen.remember),
        remembered=known_as(path) in chosen.remember,
    )


def _is_shared(path: Path, remembered: list[str]) -> bool:
    others = [usual_journal_path(), *map(Path, remembered)]
    return any(other.is_file() and other.resolve() != path.resolve() for other in others)


def taken_out(ledger: Iterable[LedgerLine]) -> list[str]:
    """The files that were taken out of a journal, as its ledger has them, the newest first."""
    out = (line.place for line in ledger if line.event in ("export", "summary"))
    places = (clean_text(place, one_line=True) for place in out)
    return list(dict.fromkeys(place for place in places if place))


def beyond(taken: list[str]) -> list[Line]:
    """What erasing a journal does not reach; `taken` are the files that were taken out of it."""
    named = taken[:_MOST_PLACES]
    more = [f"and {len(taken) - len(named)} more"] if len(taken) > len(named) else []
    out = f": {', '.join([*named, *more])}" if named else ""
    return [
        Line(f"What you took out of it as plain files{out}."),
        Line("Copies that you made yourself, and those on other computers, sticks or in a cloud."),
        Line(
            "Snapshots and old blocks of the disk, on a solid-state disk above all, which keeps "
            "what is written over. What they hold is encrypted: your passphrase opens it, and "
            "so does the recovery code on your paper."
        ),
    ]


def erase(found: Belongings, *, own_too: bool = False) -> Left:
    """Erase a journal that this process has closed, and all that goes with it.

    Raises `Busy` where another process has it open, and `ReadOnly` where its folder takes no
    change; nothing is gone then. What can't be taken away later is among what stays.
    """
    from recovery_journal.storage.alone import held_alone
    from recovery_journal.storage.place import second_name

    left = Left()
    file = found.path.resolve()
    if not (os.access(file.parent, os.W_OK) and os.access(found.path.parent, os.W_OK)):
        raise ReadOnly(f"{file.parent} is in a place that can't be written to. Nothing was erased.")
    with held_alone(file):
        log = file.with_name(f"{file.name}-wal")
        if log.exists() and log.stat().st_size:
            raise Busy("Some of the journal is not in its file yet. Open it once, then erase it.")
        take_away(second_name(file))
        _forget_copies(found, left)
        if found.remembered:
            _forget_key(found.path, left)
        take_away(file)
    left.gone.insert(0, Line("the journal, with its drafts, trash and earlier versions", file))
    for end in ("-wal", "-shm"):
        take_away(file.with_name(file.name + end))
    if found.path != file:
        take_away(found.path)
    _forget_settings(found, left, own_too=own_too)
    _remove_empty_folders(found)
    return left


def _forget_copies(found: Belongings, left: Left) -> None:
    stay = copies.forget([*found.copies, *found.aside, *found.halves])
    for folder in found.folders:
        gone = [each for each in found.copies if each.parent == folder and each not in stay]
        told = "1 automatic copy" if len(gone) == 1 else f"{len(gone)} automatic copies"
        left.gone += [Line(told, folder)] if gone else []
    told = "what was kept when another file had taken its place"
    left.gone += [Line(told, each) for each in found.aside if each not in stay]
    told = "a copy that can't be taken away; its passphrase opens it"
    left.stays += [Line(told, each) for each in stay]
    told = "a copy that this program did not make; its passphrase opens it"
    left.stays += [Line(told, each) for each in found.beside]
    if found.others_copies:
        told = "1 copy" if found.others_copies == 1 else f"{found.others_copies} copies"
        left.stays.append(Line(f"{told} of another journal, in the same folder"))


def _forget_key(path: Path, left: Left) -> None:
    try:
        if keychain.forget(path):
            left.gone.append(Line("its key in this system's keychain"))
    except keychain.NoKeychain:
        left.stays.append(Line("its key in this system's keychain, which does not open"))


def _forget_settings(found: Belongings, left: Left, *, own_too: bool) -> None:
    if found.shared:
        _forget_name(found.path)
        stay = [*found.settings, *found.own]
        left.stays += [Line("kept, for another journal of yours uses it", each) for each in stay]
        return
    kept = () if own_too else found.own
    left.stays += [Line("yours, written by you", each) for each in kept]
    for each in [*found.settings, *(found.own if own_too else ())]:
        words = "settings" if each in found.settings else "yours, written by you"
        try:
            take_away(each)
        except JournalError:
            left.stays.append(Line(f"{words}; it can't be taken away", each))
        else:
            left.gone.append(Line(words, each))


def _forget_name(path: Path) -> None:
    """Take the journal's path out of settings that stay."""
    chosen = settings.load(settings_path())[0]
    others = [each for each in chosen.remember if each != known_as(path)]
    if others != chosen.remember:
        with suppress(JournalError):  # it is told with the settings that stay
            settings.save(settings_path(), replace(chosen, remember=others))


def _remove_empty_folders(found: Belongings) -> None:
    """Remove folders of the program's own in which nothing is left."""
    own = [*found.folders, found.path.parent / "copies", config_dir() / "decks", config_dir()]
    own += [found.path.parent, found.path.resolve().parent]
    for folder in own:
        if folder.name in ("copies", "decks", FOLDER_NAME):
            with suppress(OSError):  # something is in it, or it was not there
                folder.rmdir()
