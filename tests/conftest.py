"""What all tests stand on."""

import gc
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pytest

from recovery_journal.journal import Journal
from recovery_journal.storage import migrations
from recovery_journal.storage.vault import Vault


def pytest_configure(config: pytest.Config) -> None:
    """Look for unreachable things less often: an app leaves many, and none of them is large."""
    gc.set_threshold(100_000, 20, 100)


@lru_cache(maxsize=4)
def _made_by(steps: tuple[Callable[[Any], None], ...]) -> Journal:
    """An empty journal in memory that had these steps; nothing is ever written in it."""
    del steps
    return Journal._migrated(Vault.in_memory())


def _in_memory(kind: type[Journal]) -> Journal:
    """An empty journal, copied from one that had the same steps."""
    made, vault = _made_by(migrations.STEPS), Vault.in_memory()
    made._vault.connection.backup(vault.connection)
    return kind._migrated(vault)


@pytest.fixture(scope="session", autouse=True)
def quick_memory() -> Iterator[None]:
    """Take the steps of the schema once for all journals in memory; files take them themselves."""
    with pytest.MonkeyPatch.context() as always:
        always.setattr(Journal, "in_memory", classmethod(_in_memory))
        yield
