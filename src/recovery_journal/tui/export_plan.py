"""What is to be taken out, in which form, and where to."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.paths import typed_path
from recovery_journal.tui.said_paths import said_path

PREVIEW_LINES = 200
PREVIEW_CHARACTERS = 20_000
"""How much of a copy is shown before it is written, whichever ends first."""


class Form(Enum):
    """The forms of a copy; the value is how a person chooses it."""

    BY_DAY = "Markdown, by day"
    BY_KIND = "Markdown, by kind"
    JSON = "JSON Lines"
    WHOLE = "the whole journal, JSON Lines"
    WHOLE_FOLDER = "the whole journal, a folder"

    @property
    def is_whole(self) -> bool:
        """Whether it takes all that there is, whatever the filters."""
        return self in (Form.WHOLE, Form.WHOLE_FOLDER)

    @property
    def ending(self) -> str:
        """The ending of its file's name; a folder has none."""
        if self is Form.WHOLE_FOLDER:
            return ""
        return ".jsonl" if self in (Form.JSON, Form.WHOLE) else ".md"

    @property
    def words(self) -> str:
        """Its word for the journal and in the ledger."""
        if self is Form.WHOLE_FOLDER:
            return "folder"
        return "json" if self in (Form.JSON, Form.WHOLE) else "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlan:
    """One copy: which entries, in which form, and the absolute path of its file."""

    query: Query
    form: Form
    target: Path

    def pieces(self, journal: Journal) -> Generator[str, None, None]:
        """The copy, piece by piece; of a folder, file after file."""
        if self.form.is_whole:
            yield from journal.whole_told(self.form.words)
        elif self.form is Form.JSON:
            yield from journal.json_lines(self.query)
        else:
            yield from journal.markdown(self.query, by_kind=self.form is Form.BY_KIND)

    def number(self, journal: Journal) -> int:
        """How many entries go out; of the whole journal those in the trash too."""
        if self.form.is_whole:
            return journal.count() + journal.count(Query(trashed=True))
        return journal.count(self.query)

    def beginning(self, journal: Journal) -> tuple[str, bool]:
        """How the copy begins, and whether there is more of it."""
        shown, lines = "", 0
        with closing(self.pieces(journal)) as pieces:
            for piece in pieces:
                shown += piece
                lines += piece.count("\n")
                if lines > PREVIEW_LINES or len(shown) > PREVIEW_CHARACTERS:
                    return _cut(shown), True
        return shown, False

    def in_form(self, form: Form) -> "ExportPlan":
        """The same copy in another form; a name that has our ending gets the new one."""
        endings = {form.ending for form in Form}
        fits = self.target.suffix in endings
        target = self.target.with_suffix(form.ending) if fits else self.target
        return replace(self, form=form, target=target)


def _cut(text: str) -> str:
    return "\n".join(text[:PREVIEW_CHARACTERS].split("\n")[:PREVIEW_LINES])


USUAL_STEM = "recovery-journal"
"""How the name of a copy begins."""


def usual_target(day: date, form: Form, stem: str = USUAL_STEM) -> Path:
    """A free name in the person's Documents, or at home where there is no such folder."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    folder = documents if documents.is_dir() else Path.home()
    return free_name(folder, day, form, stem)


def free_name(folder: Path, day: date, form: Form, stem: str = USUAL_STEM) -> Path:
    """The usual name in a folder, with a number where it is taken."""
    stem, number = f"{stem}-{day.isoformat()}", 1
    target = folder / f"{stem}{form.ending}"
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{form.ending}"
    return target


def chosen_target(typed: str, day: date, form: Form, stem: str = USUAL_STEM) -> Path:
    """The file that a typed path means; a folder takes the usual name.

    Raises `Unusable` when there is no such folder.
    """
    if not typed.strip():
        raise Unusable("A path is wanted, such as ~/journal.md.")
    if "\0" in typed:
        raise Unusable("This cannot be the name of a file.")
    path = typed_path(typed.strip())
    try:
        if path.is_dir():
            return free_name(path, day, form, stem)
        if path.parent.is_dir():
            return path
    except OSError:
        raise Unusable(f"{said_path(path)} can't be looked at.") from None
    except ValueError:
        raise Unusable("This cannot be the name of a file.") from None
    raise Unusable(f"There is no folder {said_path(path.parent)}.")
