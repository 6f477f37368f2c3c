"""Who may see an entry, in a form; while somebody else is looking it stays as it is."""

from recovery_journal.model.entry import Lane
from recovery_journal.tui.company import company_of
from recovery_journal.tui.widgets.choices import OneOf


class LaneChoice(OneOf):
    """One of the lanes. In company it can't be changed here: lanes ask for the passphrase."""

    def __init__(self, lane: Lane):
        super().__init__([each.value for each in Lane], lane.value, id="lane")

    def on_mount(self) -> None:
        """Rest in company."""
        self.disabled = company_of(self.app) is not None
