"""The whole journal taken out without loss, and brought back: JSON Lines, or a folder of files."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_journal.errors import NoJournal
from recovery_journal.journal.bringing_in import Incomings, Seen
from recovery_journal.journal.incoming_files import IncomingFiles
from recovery_journal.journal.merging import ComingTogether
from recovery_journal.model.entry import Entry, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.model.merging import says_the_same
from recovery_journal.model.records import Thread
from recovery_journal.model.whole import Lineage, Piece, Wording
from recovery_journal.portable.incoming.found import Unread
from recovery_journal.portable.whole import folder, folder_read, lines
from recovery_journal.portable.whole.folder_read import Edited, Linked, Loose

if TYPE_CHECKING:
    from recovery_journal.model.whole import Merged

_AT_ONCE = 500
WHOLE_FORMS = ("json", "folder")
"""The forms of a whole journal, as the command line and the ledger name them."""


@dataclass(slots=True)
class BroughtBack:
    """What came of it: as in a merge; files that are new entries; what could not be read."""

    merged: "Merged"
    new: Incomings
    unread: list[Unread] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Whether all was here already."""
        return self.merged.is_nothing and not self.new.new

    @property
    def all_unread(self) -> list[Unread]:
        """Every place that could not be read, of files that are new too."""
        return [*self.unread, *self.new.unread]


class _OnlyLooking(Exception):
    """Ends a look, so that nothing of it is kept."""


class BringingBack(ComingTogether):
    """The part of the journal by which all of it goes out and comes back."""

    def export_whole(self, target: Path, form: str = "json", seen: Seen | None = None) -> int:
        """Write all that there is into a new file or folder, and a line into the ledger.

        All is every entry, those in the trash too, with its earlier versions, what is being typed,
        the ledger, the person's people. How many entries is given back. Refused during a time
        together; what stands at the target stays, and `AlreadyThere` is raised.
        """
        from recovery_journal.private_files import new_folder, write_new, write_private

        pieces = _watched(self.whole(), seen)
        if form == "json":
            write_private(target, lines.lines(pieces), overwrite=False)
        else:
            with new_folder(target) as made:
                rest = folder.write(
                    pieces, self._whole_file.ends, lambda file, text: write_new(made / file, text)
                )
                write_private(made / folder.REST, rest, overwrite=False)
        number = self._finding.asked("SELECT count(*) FROM entries")[0][0]
        self._note_export(str(target), number, f"{form}; the whole journal")
        return int(number)

    def whole_told(self, form: str = "json") -> Iterator[str]:
        """What `export_whole` would write, as text piece by piece; of a folder, file after file."""
        if form == "json":
            return lines.lines(self.whole())
        return self._files_told()

    def _files_told(self) -> Iterator[str]:
        files: list[str] = []

        def keep(file: str, text: str) -> bool:
            files.append(f"{file}\n\n{text}\n")
            return True

        for _ in folder.write(self.whole(), self._whole_file.ends, keep):
            yield from files
            files.clear()

    def look_at_whole(self, source: Path, seen: Seen | None = None) -> BroughtBack:
        """What would come of `bring_back`; nothing is kept."""
        looked: list[BroughtBack] = []
        try:
            with self._vault.writing():
                looked.append(self._bring_back(source, seen))
                raise _OnlyLooking
        except _OnlyLooking:
            return looked[0]

    def bring_back(self, source: Path, seen: Seen | None = None) -> BroughtBack:
        """Bring in what `export_whole` wrote, and what was changed there by hand: all, or nothing.

        What can't be read is named, and left out. Raises `NoJournal` where nothing is.
        """
        with self._vault.writing():
            told = self._bring_back(source, seen)
        if told.merged.erased:
            self._vault.sweep()
        return told

    def _bring_back(self, source: Path, seen: Seen | None) -> BroughtBack:
        self._refuse_in_company()
        unread: list[Unread] = []
        loose: list[Path] = []
        merged = self._merging.take(self._pieces(_read(source), unread, loose), seen)
        files = IncomingFiles(*loose)
        return BroughtBack(merged, self.bring_in(files.pieces()), unread)

    def _pieces(
        self, told: Iterable[folder_read.Told], unread: list[Unread], loose: list[Path]
    ) -> Iterator[Piece]:
        rest = iter(told)
        while some := list(islice(rest, _AT_ONCE)):
            read = [each.lineage if isinstance(each, Edited) else each for each in some]
            ids = [each.standing.id for each in read if isinstance(each, Lineage)]
            ours = {each.standing.id: each for each in self._whole_file.lineages_of(ids)}
            for each in some:
                if isinstance(each, Unread):
                    unread.append(each)
                elif isinstance(each, Loose):
                    loose.append(each.path)
                elif isinstance(each, Linked):
                    yield from self._link_anew(each)
                elif isinstance(each, Edited):
                    yield _as_edit(each.lineage, ours.get(each.lineage.standing.id))
                elif isinstance(each, Lineage):
                    yield _as_read(each, ours.get(each.standing.id))
                else:
                    yield each

    def _link_anew(self, linked: Linked) -> Iterator[Wording]:
        if self._finding.link(linked.source, linked.target) is None:
            thread = Thread(source=linked.source, target=linked.target)
            yield Wording(thread=thread, version=new_id())


def is_whole(source: Path) -> bool:
    """Whether a file or a folder is a whole journal that `export_whole` wrote."""
    if source.is_dir():
        return folder.is_folder(source)
    if not source.is_file():  # a pipe would wait for somebody to write
        return False
    try:
        with source.open("rb") as file:
            return lines.is_head(file.readline(1000))
    except OSError:
        return False


def _read(source: Path) -> Iterator[folder_read.Told]:
    if not source.exists():
        raise NoJournal(f"There is nothing at {source}.")
    if source.is_dir():
        yield from folder_read.read(source)
        return
    with source.open("rb") as file:
        yield from lines.read(file, source.name)


def _as_read(lineage: Lineage, ours: Lineage | None) -> Lineage:
    """An entry as it was read; where its version says something else here, it was changed there."""
    known = _version(lineage.standing.version, ours)
    if known is None or says_the_same(known, lineage.standing):
        return lineage
    changed = lineage.standing
    edited = replace(changed, parent=changed.version, version=new_id(), updated=utc_now())
    return _as_edit(replace(lineage, standing=edited), ours)


def _as_edit(lineage: Lineage, ours: Lineage | None) -> Lineage:
    """An entry that was changed by hand; as it is here, where that change came in before."""
    base = lineage.standing.parent
    same = [
        version
        for version in (ours.versions if ours else ())
        if base in (version.version, version.parent) and says_the_same(version, lineage.standing)
    ]
    if ours is None or not same:
        return lineage
    earlier = (*ours.earlier, *lineage.earlier)
    return Lineage(standing=ours.standing, earlier=earlier, joined=lineage.joined)


def _version(version: str, ours: Lineage | None) -> Entry | None:
    return next((each for each in (ours.versions if ours else ()) if each.version == version), None)


def _watched(pieces: Iterator[Piece], seen: Seen | None) -> Iterator[Piece]:
    """The pieces; `seen` hears how many entries have gone by."""
    if seen is None:
        yield from pieces
        return
    with closing(pieces) as closed:  # type: ignore[type-var] # a generator, which is closed
        number = 0
        for piece in closed:
            if isinstance(piece, Lineage):
                number += 1
                seen(number)
            yield piece
