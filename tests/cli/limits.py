"""Run a command under a limit that the system itself enforces: a largest file, or no root's rights.

As a script: `limits.py largest BYTES ARGS…`, `limits.py unprivileged "" ARGS…`, and for a shorter
wait than the program's own for another process that writes: `limits.py patience SECONDS ARGS…`.
"""

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

_CAPABILITIES_V3 = 0x20080522


def run_in(
    limit: str, size: str, *args: str, text: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the program under a limit, as a process without a terminal."""
    return subprocess.run(
        [sys.executable, __file__, limit, size, *args],
        input=text,
        capture_output=True,
        start_new_session=True,
        timeout=60,
        check=False,
    )


def can_mount() -> bool:
    """Whether this process may put a small disk of its own into a folder."""
    who = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    mount = "mount -t tmpfs -o size=64k none /mnt"
    try:
        ran = subprocess.run([*who, "sh", "-c", mount], capture_output=True, check=False)
    except OSError:
        return False
    return ran.returncode == 0


def give_up_roots_rights() -> None:
    """Let the modes of files count for root too, as they do for everybody else."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0)
    none = (ctypes.c_uint32 * 6)()
    if libc.capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")


def _main() -> None:
    limit, size, *args = sys.argv[1:]
    if limit == "largest":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    elif limit == "patience":
        from recovery_journal.storage import vault

        vault.WAIT_SECONDS = float(size)
    else:
        give_up_roots_rights()
        # The limit has to hold, or the test would prove nothing.
        with tempfile.TemporaryDirectory() as closed:
            Path(closed).chmod(0o500)
            assert not os.access(closed, os.W_OK)
    sys.argv[1:] = args
    from recovery_journal.__main__ import main

    main()


if __name__ == "__main__":
    _main()
