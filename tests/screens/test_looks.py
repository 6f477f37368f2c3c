"""The measure of how a screen looks, against the standard it follows."""

import pytest
from textual.color import Color

from tests.screens.looks import contrast


def test_contrast_when_black_on_white_then_as_in_the_standard() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)
