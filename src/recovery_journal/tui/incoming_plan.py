"""What is to be brought in: from which file or folder, and how its days are meant."""

from dataclasses import dataclass, field
from pathlib import Path

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.journal.bringing_back import is_whole
from recovery_journal.journal.incoming_files import IncomingFiles
from recovery_journal.paths import typed_path
from recovery_journal.tui.said_paths import said_path


@dataclass(frozen=True, slots=True)
class IncomingPlan:
    """One file or folder; `day_first` says how 03/04/2026 is meant, None where nobody said.

    `files` remembers how they were when they were looked at. `is_whole` says whether it is a whole
    journal that this program wrote.
    """

    path: Path
    day_first: bool | None = None
    files: IncomingFiles = field(init=False, repr=False, compare=False)
    is_whole: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Begin with files that nobody looked at yet."""
        object.__setattr__(self, "files", IncomingFiles(self.path))
        object.__setattr__(self, "is_whole", is_whole(self.path))


def chosen_source(typed: str) -> IncomingPlan:
    """The file or folder that a typed path means; raises `Unusable` where it can't be read."""
    if not typed.strip():
        raise Unusable("A path is wanted, such as ~/journal.txt.")
    try:
        plan = IncomingPlan(typed_path(typed.strip()))
        if not plan.is_whole:
            plan.files.check()
    except Unusable:
        raise
    except (JournalError, ValueError):
        raise Unusable(f"There is nothing at {said_path(Path(typed.strip()))}.") from None
    return plan
