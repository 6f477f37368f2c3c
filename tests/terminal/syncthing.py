"""Syncthing, as Debian packages it, on two machines that are two folders of one: on loopback alone.

Nothing is looked up or announced, and nothing but the two instances is spoken to.
"""

import json
import os
import secrets
import select
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

SYNCTHING = shutil.which("syncthing")
IGNORED = "*-wal\n*-shm\n*.part\n.*\ncopies\n"
"""What the README says to leave out."""
DEADLINE = 60.0

_CONFIG = """<configuration version="35">
<folder id="journal" path="{folder}" type="sendreceive" rescanIntervalS="3600"
 fsWatcherEnabled="true" fsWatcherDelayS="1"><maxConflicts>10</maxConflicts>{devices}</folder>
{addresses}
<gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>{key}</apikey></gui>
<options>
<listenAddress>tcp://127.0.0.1:{port}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled>
<localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled>
<natEnabled>false</natEnabled>
<stunKeepaliveStartS>0</stunKeepaliveStartS>
<reconnectionIntervalS>1</reconnectionIntervalS>
<urAccepted>-1</urAccepted>
<crashReportingEnabled>false</crashReportingEnabled>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<startBrowser>false</startBrowser>
</options>
</configuration>
"""


def until(holds: Callable[[], object], what: str) -> None:
    """Ask until something holds."""
    deadline = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < deadline, f"{what} was not seen"
        select.select([], [], [], 0.05)


class Machine:
    """One instance, with a home of its own and the folder that it shares."""

    def __init__(self, home: Path, folder: Path):
        self.home, self.folder = home, folder
        self.port, self.gui = _free_port(), _free_port()
        self.key = secrets.token_hex(16)
        home.mkdir(parents=True)
        _run("generate", f"--home={home}", "--no-default-folder", "--skip-port-probing")
        self.id = _run("--device-id", f"--home={home}").strip()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *machines: "Machine") -> None:
        """Begin, knowing each other."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / ".stignore").write_text(IGNORED)
        told = _CONFIG.format(
            folder=self.folder,
            devices="".join(f'<device id="{each.id}"></device>' for each in machines),
            addresses="".join(
                f'<device id="{each.id}"><address>tcp://127.0.0.1:{each.port}</address></device>'
                for each in machines
            ),
            gui=self.gui,
            key=self.key,
            port=self.port,
        )
        (self.home / "config.xml").write_text(told)
        self._process = subprocess.Popen(
            [str(SYNCTHING), "serve", f"--home={self.home}", "--no-browser", "--no-upgrade"],
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), "STNOUPGRADE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(self._answers, "Syncthing")

    def stop(self) -> None:
        """End it, and what it began."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(30)

    def ask(self, path: str, *, post: bool = False) -> Any:
        """Ask its interface something."""
        request = Request(
            f"http://127.0.0.1:{self.gui}/rest/{path}",
            method="POST" if post else "GET",
            headers={"X-API-Key": self.key},
        )
        with urlopen(request, timeout=20) as answer:  # noqa: S310 - its own address
            body = answer.read()
        return json.loads(body) if body.strip() else None

    def _answers(self) -> bool:
        try:
            self.ask("system/ping")
        except (URLError, ConnectionError, TimeoutError):
            return False
        return True

    # what it does

    def look(self) -> None:
        """Look through the folder now."""
        self.ask("db/scan?folder=journal", post=True)

    def apart_from(self, other: "Machine", apart: bool) -> None:
        """Have no connection to the other one, or have it again."""
        word = "pause" if apart else "resume"
        self.ask(f"system/{word}?device={other.id}", post=True)
        until(lambda: self._is_connected(other) != apart, f"{word} of the other machine")

    def _is_connected(self, other: "Machine") -> bool:
        known = self.ask("system/connections")["connections"]
        return bool(known.get(other.id, {}).get("connected"))

    def is_settled(self) -> bool:
        """Whether it has all that there is, and does nothing."""
        told = self.ask("db/status?folder=journal")
        return told["state"] == "idle" and not told["needTotalItems"]

    def version_of(self, name: str) -> Any:
        """What it knows of a file, as the newest of all machines."""
        return self.ask(f"db/file?folder=journal&file={name}")["global"]["version"]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _run(*args: str) -> str:
    ran = subprocess.run(
        [str(SYNCTHING), *args], capture_output=True, text=True, timeout=60, check=True
    )
    return ran.stdout
