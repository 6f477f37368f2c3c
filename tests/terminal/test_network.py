"""There is no network: no module names one, and nothing reaches out while the program is used."""

import ast
import subprocess
import sys
from pathlib import Path

import recovery_journal
from tests.terminal import watched
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import NO_FIELD, OPEN, WIN, environment

NETWORK = {
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc",
    "socketserver", "webbrowser", "requests", "httpx", "aiohttp", "telnetlib", "asyncore",
}  # fmt: skip


PLACES = (
    ("w", "win kept"),
    ("t", OPEN),
    ("ctrl+f", "words to find"),
    ("escape", OPEN),
    ("ctrl+p", "search for"),
    ("escape", OPEN),
    ("ctrl+r", "People to call"),
)
"""Keys from place to place, each with words that only the place it leads to shows."""


def test_modules_when_read_then_none_imports_a_network() -> None:
    for path in Path(recovery_journal.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not NETWORK & {name.split(".")[0] for name in names}, path


def test_watch_when_something_reaches_out_then_it_is_caught() -> None:
    ran = subprocess.run(
        [sys.executable, watched.__file__, "--reach-out"], capture_output=True, check=False
    )
    assert ran.returncode == watched.CAUGHT
    assert b"reached out: socket.getaddrinfo" in ran.stderr


def test_commands_when_used_then_nothing_reaches_out(home: Path) -> None:
    asked = {"RECOVERY_JOURNAL_PASSPHRASE_COMMAND": f"echo {PASSPHRASE}"}
    for args, text in (
        (["--version"], ""),
        (["win"], "Walked"),
        (["list"], ""),
        (["search"], "walked"),
        (["export", "-"], ""),
        (["export", "--format", "json"], ""),
        (["check"], ""),
        (["where"], ""),
        (["completion", "bash"], ""),
        (["--journal", str(home / "other.db"), "init"], ""),
    ):
        ran = subprocess.run(
            [sys.executable, watched.__file__, *args],
            input=text,
            capture_output=True,
            text=True,
            env=environment(home) | asked,
            cwd=home / "work",
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, (args, ran.stderr)


def test_app_when_used_then_nothing_reaches_out(start: Start) -> None:
    terminal = start(script=watched.__file__)
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type("walked")
    terminal.press("enter")
    terminal.see(f"{WIN}walked")
    terminal.press("escape")
    terminal.see(NO_FIELD)
    for key, words in PLACES:
        terminal.press(key)
        terminal.see(words)
    terminal.press("ctrl+o")
    terminal.see_no_more("People to call")
    terminal.press("ctrl+o", "escape")
    terminal.see(OPEN)
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_demo_when_looked_at_then_nothing_reaches_out_and_nothing_is_kept(
    start: Start, home: Path
) -> None:
    before = sorted(home.rglob("*"))
    terminal = start("demo", script=watched.__file__)
    terminal.see("good ")
    terminal.open_quick_win()
    terminal.type("walked")
    terminal.press("enter")
    terminal.see("kept")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert sorted(home.rglob("*")) == before
