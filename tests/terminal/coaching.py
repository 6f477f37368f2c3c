"""The coach's app under watch: it ends at once, with code 99, when anything of it writes a file.

The interpreter itself reports each file that is opened, made, moved or removed, each module that
is imported, and each socket, whichever module asks. `coaching.py write` does something that is to
be caught, `coaching.py break` is the app with a fault in it; else the arguments are the program's.
"""

import os
import sys
from typing import Any, NoReturn

import recovery_journal.__main__ as program  # before the watch begins: it sets what is watched for

CAUGHT = 99
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown", "os.utime", "os.mkfifo", "tempfile.mkstemp", "tempfile.mkdtemp"),
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "sqlite3.connect"),
}
STORAGE = {"sqlcipher3", "sqlite3", "sqlite_utils", "apsw"}


def watch(event: str, args: tuple[Any, ...]) -> None:
    """End the process at the first event that is none of the coach's app."""
    caught = event in CHANGES
    caught |= event == "open" and _is_kept(args[0]) and bool((args[2] or 0) & WRITES)
    caught |= event == "open" and str(args[0]) == os.environ.get("RECOVERY_JOURNAL_FILE")
    caught |= event == "import" and args[0].partition(".")[0] in STORAGE
    # The one pair of sockets between the event loop and its threads belongs to no network.
    caught |= event.startswith("socket.") and not (event == "socket.__new__" and args[1] == 1)
    if caught:
        os.write(2, f"\r\ncaught: {event} {args[:1]}\r\n".encode())
        os._exit(CAUGHT)


def _is_kept(place: object) -> bool:
    """Whether it is a place for files, and not a descriptor or a device such as the terminal."""
    return not isinstance(place, int) and not os.fsdecode(str(place)).startswith("/dev/")


def put_fault_in() -> None:
    """Have the app break at a key, with words at hand."""
    from recovery_journal.tui.coach_app import CoachApp

    def breaks(app: CoachApp) -> NoReturn:
        words = "ultraviolet hippogriff"
        raise ValueError(words, app.screen)

    CoachApp.action_keys = breaks  # type: ignore[method-assign,assignment] # the fault


def main() -> None:
    """Run the program, watched or with its fault."""
    if sys.argv[1:] == ["break"]:
        put_fault_in()
        sys.argv[1:] = ["coach"]
        program.main()
    sys.addaudithook(watch)
    if sys.argv[1:2] == ["write"]:
        what, place = sys.argv[2:]
        if what == "file":
            open(place, "a").close()  # noqa: PTH123 - the plainest way
        elif what == "folder":
            os.mkdir(place)  # noqa: PTH102 - the plainest way
        elif what == "journal":
            open(place, "rb").close()  # noqa: PTH123 - the plainest way
        else:
            __import__(what)
    program.main()


if __name__ == "__main__":
    main()
