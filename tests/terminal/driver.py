"""A pseudo-terminal with the program in it: type, press, look at the screen, wait for words.

Nothing here waits for a length of time; every wait is for something to be seen, with a deadline.
"""

import os
import re
import select
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte

from recovery_journal.model.entry import Kind
from recovery_journal.tui.widgets.row_lines import KIND_CELLS

DEADLINE = 30.0
"""Seconds after which something that was waited for is taken as not coming."""

LOCKED = "passphrase"
"""A word that the lock screen shows, whatever else is on it."""

OPEN = "Good "
"""How the greeting on Today begins."""

QUICK_WIN = "enter keep   esc close"
"""Words that the one-line dialog for a win shows, and no other screen."""

NO_FIELD = "n new"
"""What the foot of a screen offers when letters are keys, as no field has focus."""

WIN = f"{Kind.WIN.value:<{KIND_CELLS}}"
"""What stands before a win in a list of all kinds."""

EDITOR = "ctrl+s"
"""What the foot of the editor offers."""

LEAVING = b"\x1b[?1049l"
"""What a program writes when it gives the terminal its earlier screen back."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "home": "\x1b[H",
    "end": "\x1b[F",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefgklnopqrstuvwxyz"}

# pyte does not know these questions and settings of newer terminals, and would show their letters;
# at what joins two emoji it would leave out the rest of the line.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\xe2\x80\x8d|\xef\xb8\x8f")


class NotSeen(AssertionError):
    """What was waited for did not come; shows the screen as it was then."""


class Terminal:
    """A program in a pseudo-terminal of its own, in a home of its own."""

    def __init__(
        self,
        home: Path,
        *args: str,
        script: str | None = None,
        size: tuple[int, int] = (80, 24),
        **env: str,
    ):
        columns, lines = size
        program = [script] if script else ["-m", "recovery_journal"]
        self.raw = bytearray()
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._held = b""
        self.child = pexpect.spawn(
            sys.executable,
            [*program, *args],
            env=environment(home) | env,
            cwd=str(home / "work"),
            dimensions=(lines, columns),
            timeout=DEADLINE,
        )
        self.child.delaybeforesend = None
        self.child.ptyproc.delayafterclose = 0
        self.child.ptyproc.delayafterterminate = 0

    # what is seen

    def look(self, seconds: float = 0.05) -> bool:
        """Take in what the program has written; whether there was any before the end."""
        try:
            written = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += written
        self._feed(written)
        return True

    def _feed(self, written: bytes) -> None:
        whole = self._held + written
        cut = whole.rfind(b"\x1b", max(0, len(whole) - 16))
        whole, self._held = (whole[:cut], whole[cut:]) if cut >= 0 else (whole, b"")
        self._stream.feed(_UNKNOWN.sub(b"", whole))

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        if self._held:
            held, self._held = self._held, b""
            self._stream.feed(_UNKNOWN.sub(b"", held))
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, until: Callable[[], object], what: str) -> None:
        """Look until something holds."""
        deadline = time.monotonic() + DEADLINE
        going = True
        while not until():
            if time.monotonic() > deadline or not going:
                raise NotSeen(f"{what} was not seen on:\n{self.text}")
            going = self.look()
            had = -1
            # All of it, as a program whose terminal is full waits too.
            while going and had != len(self.raw):
                had = len(self.raw)
                going = self.look(0.0)

    def see(self, words: str) -> None:
        """Wait until these words are on the screen, whatever their case."""
        self.wait(lambda: words.lower() in self.text.lower(), repr(words))

    def see_no_more(self, words: str) -> None:
        """Wait until these words have gone from the screen."""
        self.wait(lambda: words.lower() not in self.text.lower(), f"a screen without {words!r}")

    # what is typed

    def type(self, words: str) -> None:
        """Type words."""
        self.child.send(words.encode())

    def press(self, *keys: str) -> None:
        """Press keys by their names, or letters."""
        for key in keys:
            self.child.send(KEYS.get(key, key).encode())

    def press_seen(self, key: str) -> None:
        """Press a key that changes the screen, and wait for the change."""
        before = self.text
        self.press(key)
        self.wait(lambda: self.text != before, f"a change after {key}")

    def paste(self, pasted: bytes) -> None:
        """Paste, as a terminal hands it over."""
        self.child.send(b"\x1b[200~" + pasted + b"\x1b[201~")

    def unlock(self, passphrase: str) -> None:
        """Open the journal from its lock screen."""
        self.see(LOCKED)
        self.type(passphrase)
        self.press("enter")
        self.see(OPEN)

    def open_quick_win(self) -> None:
        """Ask for the one line of a win."""
        self.press("ctrl+n")
        self.see(QUICK_WIN)

    def open_editor(self) -> None:
        """From Today, write an entry with all its parts."""
        self.press("escape")
        self.see(NO_FIELD)
        self.press("n")
        self.see(EDITOR)

    # how it ends

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.child.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed does."""
        self.child.ptyproc.fileobj.close()

    def wait_gone(self) -> None:
        """Wait until the process has ended, whatever its terminal does."""
        deadline = time.monotonic() + DEADLINE
        while self.child.isalive():
            if time.monotonic() > deadline:
                raise NotSeen("the process goes on")
            select.select([], [], [], 0.02)

    def is_stopped(self) -> bool:
        """Whether the process is suspended."""
        seen = os.waitid(os.P_PID, self.child.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT)
        return seen is not None

    def end(self) -> int:
        """Wait for the program's end; its exit code, or minus the signal that ended it."""
        deadline = time.monotonic() + DEADLINE
        while self.look():
            if time.monotonic() > deadline:
                raise NotSeen(f"the end was not seen; the screen was:\n{self.text}")
        self.child.wait()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)

    def kill(self) -> None:
        """Kill it, if it is still there, and take in the rest."""
        if not self.child.closed and self.child.isalive():
            self.child.kill(9)
            self.end()
        self.child.close(force=True)

    @property
    def after_leaving(self) -> bytes:
        """What the terminal showed after the program gave the earlier screen back."""
        assert LEAVING in self.raw
        return bytes(self.raw[self.raw.rindex(LEAVING) :])

    def of_process(self) -> bytes:
        """What anybody may read about the process: its command line and its environment."""
        proc = Path("/proc") / str(self.child.pid)
        return b"\n".join((proc / name).read_bytes() for name in ("cmdline", "environ"))


def environment(home: Path) -> dict[str, str]:
    """An environment in which every usual place for files is under one folder."""
    found = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return found | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "TMPDIR": str(home / "tmp"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "RECOVERY_JOURNAL_FILE": str(journal_file(home)),
    }


def make_home(home: Path) -> Path:
    """The folders of that environment, empty."""
    for name in ("config", "data", "cache", "state", "run", "tmp", "work"):
        (home / name).mkdir(parents=True)
    return home


def journal_file(home: Path) -> Path:
    """Where the journal is in such a home."""
    return home / "data" / "recovery-journal" / "journal.db"


def holding(folder: Path, *words: str) -> list[str]:
    """The files under a folder that hold any of these words, in UTF-8 or in UTF-16."""
    wanted = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):  # a copy that was half made as the folder was listed
            if path.is_file() and any(word in path.read_bytes() for word in wanted):
                found.append(str(path.relative_to(folder)))
        if any(word in path.name for word in words):
            found.append(str(path.relative_to(folder)))
    return found
