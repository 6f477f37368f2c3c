"""Read Textual's styles once for a whole test run: every app that a test starts reads the same.

Rules are not changed once they are read, and Textual itself hands them on from one reading of an
app to the next. Here they are handed on from app to app, too, wherever all that they are read
from is the same.
"""

from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read = Stylesheet._parse_rules
_rules: dict[tuple[Any, ...], list[RuleSet]] = {}


def _read_once(
    sheet: Stylesheet,
    css: str,
    read_from: tuple[str, str],
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """The rules of one source, with the colours of this sheet; what is wrong is read each time."""
    source = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (tuple(sheet._variables.items()), source)
    if key not in _rules:
        _rules[key] = _read(sheet, *source)
    return _rules[key]


@pytest.fixture(autouse=True)
def quick_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand on what was read; and tell rules apart as Textual does, by which they are, but sooner.

    Its own way is a call for every rule that there is, each time that a widget is styled.
    """
    monkeypatch.setattr(Stylesheet, "_parse_rules", _read_once)
    monkeypatch.setattr(RuleSet, "__hash__", object.__hash__)
