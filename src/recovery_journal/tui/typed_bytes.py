"""Bytes that come from the terminal and are no UTF-8: shown as � instead of ending the app.

Textual reads the keyboard strictly, and one Latin-1 byte in a paste would be a fault of its input
thread. Its decoder is looked up by name when that thread begins, so it is put there before.
"""

import codecs
from collections.abc import Callable
from functools import partial


def _forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


def forgive() -> None:
    """Have the terminal's bytes read forgivingly; Windows hands over text, and needs none of it."""
    try:
        from textual.drivers import linux_driver
    except ImportError:
        return
    vars(linux_driver)["getincrementaldecoder"] = _forgiving
