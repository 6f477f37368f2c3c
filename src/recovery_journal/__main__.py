"""The way in: `recovery-journal` and `python -m recovery_journal`."""

import os
import sys

KEPT = {"TEXTUAL_ANIMATIONS", "TEXTUAL_THEME"}
"""The settings of Textual that a person may use; the others can write down every key."""

COMPLETING = "_RECOVERY_JOURNAL_COMPLETE"
"""The variable in which a shell asks which words may come next."""


def guard_process() -> None:
    """Close the ways in which this process could write down what is typed in it.

    Drops Textual's debugging variables, which are read when it is imported, and core dumps,
    which hold the key.
    """
    for name in [n for n in os.environ if n.startswith("TEXTUAL") and n not in KEPT]:
        del os.environ[name]
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    highest = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, highest))


def main() -> None:
    """Run the command line and leave with its exit code."""
    guard_process()
    if "coach" in sys.argv[1:]:
        # The coach's app leaves no file behind, not even a compiled module of our own.
        sys.dont_write_bytecode = True
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets its number instead of a crash.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if len(sys.argv) == 1 and COMPLETING not in os.environ:
        # Most starts are this one, and the app needs no command line to be read.
        from recovery_journal.cli.app import run

        sys.exit(run())
    from recovery_journal.cli.group import cli

    cli.main(prog_name="recovery-journal")


if __name__ == "__main__":
    main()
