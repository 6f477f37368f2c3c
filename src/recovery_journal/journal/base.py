"""What every part of the journal works with."""

from pathlib import Path
from typing import TYPE_CHECKING

from recovery_journal.model.views import Query

if TYPE_CHECKING:
    from recovery_journal.storage.finding import Finding
    from recovery_journal.storage.store import Store
    from recovery_journal.storage.vault import Vault

EVERYTHING = Query()


class Base:
    """An open file, and the two that write and read its tables for one audience."""

    path: Path | None
    _vault: "Vault"
    _store: "Store"
    _finding: "Finding"
