"""What every part of the journal works with."""

from pathlib import Path
from typing import TYPE_CHECKING

from recovery_journal.model.views import Query

if TYPE_CHECKING:
    from recovery_journal.model.entry import Audience
    from recovery_journal.storage.counting import Counting
    from recovery_journal.storage.deciding import Deciding
    from recovery_journal.storage.finding import Finding
    from recovery_journal.storage.incoming import Incoming
    from recovery_journal.storage.merging import Merging
    from recovery_journal.storage.store import Store
    from recovery_journal.storage.strengthening import Strengthening
    from recovery_journal.storage.together import Together
    from recovery_journal.storage.valuing import Valuing
    from recovery_journal.storage.vault import Vault
    from recovery_journal.storage.whole import Whole

EVERYTHING = Query()


class Base:
    """An open file, and those that write and read its tables for one audience."""

    path: Path | None
    _vault: "Vault"
    _store: "Store"
    _finding: "Finding"
    _counting: "Counting"
    _deciding: "Deciding"
    _strengthening: "Strengthening"
    _valuing: "Valuing"
    _together: "Together"
    _incoming: "Incoming"
    _merging: "Merging"
    _whole_file: "Whole"

    @property
    def audience(self) -> "Audience":
        """Who is looking."""
        return self._finding.audience

    @property
    def is_in_company(self) -> bool:
        """Whether somebody else is looking too."""
        return self.audience.value == "together"
