"""The screens are waited for by what is left to do."""

from tests.tui.quiet import wait_by_quiet

__all__ = ["wait_by_quiet"]
