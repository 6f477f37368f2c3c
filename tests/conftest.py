"""What all tests stand on."""

import gc

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Look for unreachable things less often: an app leaves many, and none of them is large."""
    gc.set_threshold(100_000, 20, 100)
