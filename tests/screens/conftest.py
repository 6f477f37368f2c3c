"""The screens are waited for by what is left to do."""

from tests.tui.quick_styles import quick_styles
from tests.tui.quiet import wait_by_quiet

__all__ = ["quick_styles", "wait_by_quiet"]
