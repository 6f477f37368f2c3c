"""Two machines with real Syncthing between them: whatever each writes, both have all of it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.terminal.conftest import PASSPHRASE
from tests.terminal.driver import (
    NO_FIELD,
    WIN,
    Terminal,
    environment,
    holding,
    journal_file,
    make_home,
)
from tests.terminal.syncthing import SYNCTHING, Machine, until

pytestmark = pytest.mark.skipif(SYNCTHING is None, reason="Syncthing is not installed here")

CANARIES = ("oystercatcher", "lapwing", "sandpiper", "curlew", "godwit")


class Desk:
    """A machine, its home, and the program on it."""

    def __init__(self, home: Path):
        self.home = home
        self.file = journal_file(home)
        self.machine = Machine(home.parent / f"{home.name}-syncthing", self.file.parent)
        self.terminals: list[Terminal] = []

    def open_app(self) -> Terminal:
        """The app, unlocked."""
        terminal = Terminal(self.home)
        self.terminals.append(terminal)
        terminal.unlock(PASSPHRASE)
        return terminal

    def command(self, *args: str, text: str = "") -> str:
        """A command; its standard output."""
        asked = {"RECOVERY_JOURNAL_PASSPHRASE_COMMAND": f"echo {PASSPHRASE}"}
        ran = subprocess.run(
            [sys.executable, "-m", "recovery_journal", *args],
            input=text,
            capture_output=True,
            text=True,
            env=environment(self.home) | asked,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def titles(self) -> set[str]:
        """What its file holds; it is sound."""
        journal = Journal.unlock(self.file, PASSPHRASE)
        try:
            assert journal.check() == []
            return {entry.title for entry in journal.entries()}
        finally:
            journal.close()

    def conflicts(self) -> list[Path]:
        """The copies that Syncthing left beside it."""
        return sorted(self.file.parent.glob("journal.sync-conflict-*.db"))


@pytest.fixture
def desks(tmp_path: Path, empty_file: bytes) -> Iterator[tuple[Desk, Desk]]:
    """Two machines that hold the same journal, with Syncthing between them."""
    one, two = Desk(make_home(tmp_path / "one")), Desk(make_home(tmp_path / "two"))
    one.file.parent.mkdir(mode=0o700)
    one.file.write_bytes(empty_file)
    one.file.chmod(0o600)
    two.file.parent.mkdir(mode=0o700)
    try:
        for desk in (one, two):
            desk.machine.start(one.machine, two.machine)
        until(two.file.exists, "the journal on the second machine")
        yield one, two
    finally:
        for desk in (one, two):
            for terminal in desk.terminals:
                terminal.kill()
            desk.machine.stop()


def settled(one: Desk, two: Desk) -> bool:
    """Whether both machines have the same bytes, and no more is under way."""
    return (
        one.file.read_bytes() == two.file.read_bytes()
        and one.machine.is_settled()
        and two.machine.is_settled()
    )


def write(terminal: Terminal, words: str) -> None:
    """A win in one line."""
    terminal.type(words)
    terminal.press("enter")
    terminal.see(f"{WIN}{words}")


def seen_by(terminal: Terminal, *words: str) -> None:
    for each in words:
        terminal.see(each)


def number(file: Path) -> int | None:
    """What a file is known by, whatever its name; None while no file has it."""
    return file.stat().st_ino if file.exists() else None


def nothing_plain(*desks: Desk) -> None:
    for desk in desks:
        assert holding(desk.home, *CANARIES) == []
        assert holding(desk.machine.home, *CANARIES) == []


def test_apps_when_open_on_both_machines_then_what_one_writes_is_on_the_other_in_a_while(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    here, there = one.open_app(), two.open_app()
    write(here, "oystercatcher")
    seen_by(there, "oystercatcher", "You see it as it is now")
    write(there, "lapwing")
    seen_by(here, "lapwing")
    for terminal in (here, there):
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    until(lambda: settled(one, two), "the same file on both machines")
    assert one.titles() == two.titles() == {"oystercatcher", "lapwing"}
    assert one.conflicts() == two.conflicts() == []
    nothing_plain(one, two)


def test_apps_when_both_wrote_while_apart_then_both_have_all_and_typing_went_on(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    here, there = one.open_app(), two.open_app()
    one.machine.apart_from(two.machine, True)
    before = one.file.read_bytes(), two.file.read_bytes()
    write(here, "oystercatcher")
    write(there, "lapwing")
    here.type("sandpiper half")
    there.type("curlew half")
    until(lambda: one.file.read_bytes() != before[0], "the words in the file itself")
    until(lambda: two.file.read_bytes() != before[1], "the words in the other file itself")
    for desk in desks:
        desk.machine.look()
    one.machine.apart_from(two.machine, False)
    seen_by(here, "lapwing", "sandpiper half")
    seen_by(there, "oystercatcher", "curlew half")
    here.type(" and on")
    here.press("enter")
    seen_by(there, "sandpiper half and on")
    for terminal in (here, there):
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    until(lambda: settled(one, two), "the same file on both machines")
    wanted = {"oystercatcher", "lapwing", "sandpiper half and on"}
    assert one.titles() == two.titles() == wanted
    nothing_plain(one, two)


def test_conflict_when_it_lies_beside_then_the_app_brings_it_in_by_keys_and_it_goes_round(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    one.machine.apart_from(two.machine, True)
    one.command("win", text="oystercatcher")
    two.command("win", text="lapwing")
    for desk in desks:
        desk.machine.look()
    one.machine.apart_from(two.machine, False)
    until(lambda: one.conflicts() and two.conflicts(), "a copy beside, on both machines")
    until(lambda: settled(one, two), "the same file on both machines")
    assert len(one.titles()) == 1
    here, there = one.open_app(), two.open_app()
    for terminal in (here, there):
        terminal.see("A copy of this journal was changed elsewhere: X brings it in")
    here.press("escape")
    here.see(NO_FIELD)
    here.press("X")
    here.see("Bring in what this copy has?")
    here.see("journal.sync-conflict-")
    here.press("enter")
    here.see("Of the entries, 1 is new.")
    here.press("enter")
    here.see_no_more("What about its file?")
    seen_by(here, "oystercatcher", "lapwing")
    seen_by(there, "oystercatcher", "lapwing")
    there.see_no_more("X brings it in")
    for terminal in (here, there):
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    until(lambda: settled(one, two), "the same file on both machines")
    until(lambda: not one.conflicts() and not two.conflicts(), "the copy gone on both machines")
    assert one.titles() == two.titles() == {"oystercatcher", "lapwing"}
    nothing_plain(one, two)


def test_app_when_killed_after_its_file_was_replaced_then_its_words_lie_beside(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    here = one.open_app()
    write(here, "oystercatcher")
    one.machine.apart_from(two.machine, True)
    write(here, "sandpiper")
    was = number(one.file)
    # It stops, as with a machine that sleeps: it sees nothing of what comes.
    here.signal(signal.SIGSTOP)
    until(here.is_stopped, "a stopped process")
    two.command("win", text="lapwing")
    two.machine.look()
    one.machine.apart_from(two.machine, False)
    until(lambda: number(one.file) not in (None, was), "another file in its place")
    here.kill()
    assert "lapwing" in one.titles()
    again = one.open_app()
    again.press("escape")
    again.see(NO_FIELD)
    while one.titles() < {"oystercatcher", "sandpiper", "lapwing"}:
        again.see("X brings it in")
        again.press("X")
        again.see("Bring in what this copy has?")
        again.press("enter")
        again.see("What about its file?")
        again.press("enter")
        again.see_no_more("What about its file?")
    again.press("ctrl+q")
    assert again.end() == 0
    assert one.titles() == {"oystercatcher", "sandpiper", "lapwing"}
    nothing_plain(one, two)
