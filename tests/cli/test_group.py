"""The group: help, completion, crashes, and what a process of it may load."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import __version__, journal
from recovery_journal.__main__ import guard_process
from recovery_journal.cli.group import COMMANDS
from tests.cli.conftest import Run, Spawn

LOADED = """
import json, sys
sys.argv[0] = "recovery-journal"
from recovery_journal.__main__ import main
try:
    main()
finally:
    sys.stderr.write("LOADED" + json.dumps(sorted({m.split(".")[0] for m in sys.modules})))
"""


def test_version_when_asked_then_is_the_packages(spawn: Spawn) -> None:
    assert spawn("--version").stdout.decode() == f"recovery-journal {__version__}\n"


def test_help_when_asked_then_names_every_command_and_exit_code(run: Run) -> None:
    told = run("--help").stdout
    for name in COMMANDS:
        assert f"\n  {name} " in told
        assert run(name, "--help").exit_code == 0
    assert "A private journal of what matters to you" in told
    assert "3 wrong passphrase" in told
    assert run("nonsense").exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_when_a_shell_is_named_then_prints_its_script(spawn: Spawn, shell: str) -> None:
    assert b"_RECOVERY_JOURNAL_COMPLETE" in spawn("completion", shell).stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("list --lane o", "only-me open-together"),
        (
            "list --kind ",
            "win note value sort check-in strength story confidence run outlook "
            "decision look-back step session",
        ),
        ("add ", "win note value strength story decision"),
        ("comp", "compass completion"),
        ("check", "check-in check"),
        ("check-in --day ", "today yesterday"),
        ("add decision --look-back a", "a-week a-month a-year"),
        ("look-back --again ", "a-week a-month three-months a-year never"),
        ("look", "look-back"),
    ],
)
def test_completion_when_a_word_begins_then_offers_what_fits(
    spawn: Spawn, words: str, offered: str
) -> None:
    typed = f"recovery-journal {words}"
    ran = spawn(
        _RECOVERY_JOURNAL_COMPLETE="bash_complete",
        COMP_WORDS=typed,
        COMP_CWORD=str(typed.count(" ")),
    )
    assert ran.stdout.decode().split() == [f"plain,{word}" for word in offered.split()]


def test_crash_when_a_command_breaks_then_shows_its_type_and_no_text(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError("canary-text")

    monkeypatch.setattr(journal.Journal, "add", breaks)
    ran = run("win", text="canary-text")
    assert ran.exit_code == 1
    assert "ZeroDivisionError. No entry text is shown." in ran.stderr
    assert "canary" not in ran.output


def test_stop_when_ctrl_c_is_pressed_then_exits_with_130(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(journal.Journal, "add", stops)
    ran = run("win", text="Walked")
    assert (ran.exit_code, ran.stderr.strip()) == (130, "Stopped")


def test_guard_when_run_then_drops_textuals_debugging_and_core_dumps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resource = pytest.importorskip("resource")
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME"):
        monkeypatch.setenv(name, "x")
    guard_process()
    left = sorted(name for name in os.environ if name.startswith("TEXTUAL"))
    assert left == ["TEXTUAL_ANIMATIONS", "TEXTUAL_THEME"]
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


@pytest.mark.parametrize(
    "args",
    [
        *(["win"], ["add", "value"], ["add", "story"], ["check-in"], ["compass"], ["list"]),
        *(["list", "--json"], ["search"], ["export", "-"], ["check"], ["where"]),
        *(["add", "decision", "--look-back", "never"], ["waiting"]),
    ],
    ids=" ".join,
)
def test_command_when_run_then_loads_no_textual(
    journal_file: Path, run: Run, args: list[str]
) -> None:
    assert run("add", "strength", text="Health").exit_code == 0
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *args],
        input=b"Health\n7\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0
    loaded = json.loads(ran.stderr.decode().partition("LOADED")[2])
    assert "sqlcipher3" in loaded
    assert "textual" not in loaded
    assert "sqlite_utils" not in loaded


def test_app_when_opened_without_a_word_then_loads_no_command_line(path: Path) -> None:
    look = LOADED.replace(
        "try:",
        "from recovery_journal.tui import app\napp.run_app = lambda path: print(path) or 4\ntry:",
    )
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, check=False)

    assert (ran.returncode, ran.stdout.decode().strip()) == (4, str(path))
    assert "click" not in json.loads(ran.stderr.decode().partition("LOADED")[2])


def test_app_when_it_meets_an_error_then_tells_it_as_a_command_does(path: Path) -> None:
    del path
    breaks = (
        "import sys; sys.argv = ['recovery-journal']\n"
        "from recovery_journal.__main__ import main\n"
        "from recovery_journal.errors import Busy\n"
        "from recovery_journal.tui import app\n"
        "def broken(path): raise Busy('Try again.')\n"
        "app.run_app = broken\nmain()"
    )
    ran = subprocess.run([sys.executable, "-c", breaks], capture_output=True, check=False)

    assert ran.returncode == 6
    assert ran.stderr.decode() == "The journal is busy: Try again.\n"


@pytest.mark.parametrize("words", [[], ["demo"]])
def test_app_when_there_is_no_terminal_then_it_says_so_and_waits_for_no_key(
    path: Path, words: list[str]
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "recovery_journal", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert "The app needs a terminal." in ran.stderr.decode()
    assert not path.exists()


def test_list_when_the_reader_goes_away_then_ends_quietly(journal_file: Path, run: Run) -> None:
    for _ in range(3):
        run("win", text="Walked")
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "recovery_journal", "list"],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert ran.stderr == b""
