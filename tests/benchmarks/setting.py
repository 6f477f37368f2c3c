"""What the rows share: a folder that goes away, journals of each size, and how programs start."""

import os
import shutil
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query, Row
from tests.benchmarks import corpus
from tests.benchmarks.terminal import Terminal

PASSPHRASE = "lantern ferry otter moss"
FLOORS = Path(__file__).parent / "floors"
_OF_OTHERS = ("TEXTUAL", "RECOVERY_JOURNAL", "XDG_", "PYTHONDONTWRITE", "NO_COLOR", "COLORTERM")


@dataclass
class Setting:
    """One run: the folder of its journals, the sizes asked for, and how often to measure."""

    folder: Path
    sizes: tuple[int, ...]
    rounds: int = 9
    """Measurements whose median counts."""
    keys: int = 150
    """Keys pressed where a percentile counts."""
    _built: dict[int, Path] = field(default_factory=dict)

    def journal(self, size: int) -> Path:
        """A journal of this many entries, made when it is first wanted."""
        if size not in self._built:
            path = self.folder / f"kept-{size}" / "journal.db"
            corpus.build(path, PASSPHRASE, size)
            self._built[size] = path
        return self._built[size]

    def environment(self, path: Path | None = None) -> dict[str, str]:
        """The environment of a program: a home of its own, and a journal if it has one."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(_OF_OTHERS)
        }
        kept |= {"HOME": str(self.folder), "TERM": "xterm-256color", "PASSPHRASE": PASSPHRASE}
        if path is not None:
            kept["RECOVERY_JOURNAL_FILE"] = str(path)
            kept["RECOVERY_JOURNAL_PASSPHRASE_COMMAND"] = f"echo '{PASSPHRASE}'"
        return kept

    def app(self, path: Path) -> Terminal:
        """Our app, as a person starts it."""
        return Terminal(ours(), self.environment(path))

    def unlocked_app(self, path: Path) -> Terminal:
        """Our app with the journal open; wait for Today yourself."""
        app = self.app(path)
        app.wait_for("passphrase")
        app.rest()
        app.press(f"{PASSPHRASE}\r")
        return app

    def bare_app(self) -> Terminal:
        """The smallest app."""
        return Terminal(floor("hello.py"), self.environment())


def ours(*arguments: str) -> list[str]:
    """How our program is started: the script that the installation put beside the interpreter."""
    script = shutil.which("recovery-journal", path=sysconfig.get_path("scripts"))
    begin = [script] if script else [sys.executable, "-m", "recovery_journal"]
    return [*begin, *arguments]


def floor(name: str, *arguments: str) -> list[str]:
    """How a floor is started."""
    return [sys.executable, str(FLOORS / name), *arguments]


def newest(path: Path, words: str = "", limit: int = 1) -> list[Row]:
    """What a search finds first, asked of the journal itself."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        return journal.page(Query(words=words), limit=limit)
    finally:
        journal.close()
