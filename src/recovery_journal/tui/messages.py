"""What screens ask of the app; none shows its text or its key in a repr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from datetime import date

    from recovery_journal.errors import JournalError
    from recovery_journal.journal import Journal
    from recovery_journal.model.entry import Entry
    from recovery_journal.model.records import Person
    from recovery_journal.model.views import Offered
    from recovery_journal.settings import Settings
    from recovery_journal.tui.export_plan import ExportPlan


class Unlocked(Message):
    """The lock screen opened the journal; `recovered` when the recovery code did it."""

    def __init__(self, journal: Journal, *, recovered: bool = False):
        super().__init__()
        self.journal = journal
        self.recovered = recovered


class Created(Message):
    """The welcome made a journal, which this code opens too."""

    def __init__(self, journal: Journal, code: str):
        super().__init__()
        self.journal = journal
        self.code = code


class AboutEntry(Message):
    """The base of what names one entry."""

    def __init__(self, entry_id: str):
        super().__init__()
        self.entry_id = entry_id


class OpenEntry(AboutEntry):
    """Somebody wants to read an entry."""


class EditEntry(AboutEntry):
    """Somebody wants to change an entry."""


class GoOnWithDraft(Message):
    """Somebody wants to go on writing a draft."""

    def __init__(self, draft_id: str):
        super().__init__()
        self.draft_id = draft_id


class SetDraftAside(GoOnWithDraft):
    """Somebody wants to let a draft go."""


class StarEntry(AboutEntry):
    """Somebody wants to star an entry, or take its star away."""


class TagEntry(AboutEntry):
    """Somebody wants to change an entry's tags."""


class LaneEntry(AboutEntry):
    """Somebody wants to choose who may see an entry."""


class ThreadEntry(AboutEntry):
    """Somebody wants to thread an entry to another."""


class TrashEntry(AboutEntry):
    """Somebody wants to lay an entry in the trash."""


class UndoTrash(Message):
    """Somebody wants an entry back out of the trash: this one, or the last laid there."""

    def __init__(self, entry_id: str | None = None):
        super().__init__()
        self.entry_id = entry_id


class HistoryOf(AboutEntry):
    """Somebody wants to see the earlier versions of an entry."""


class CheckIn(AboutEntry):
    """Somebody wants to say how close a week was to a value or an area, by its id."""


class ShowOverTime(AboutEntry):
    """Somebody wants to see how close it was to a value or an area, week by week."""


class LetGo(AboutEntry):
    """Somebody wants to let a value go, or take it up again."""


class MoveDecision(AboutEntry):
    """Somebody wants to say where a decision stands now."""


class SayHowSure(AboutEntry):
    """Somebody wants to say how sure they are of what they expect of a decision."""


class ShowOptions(AboutEntry):
    """Somebody wants to see the options of a decision."""


class ShowSideBySide(Message):
    """Somebody wants to see the options of a decision side by side, as it is being written."""

    def __init__(self, decision: Entry):
        super().__init__()
        self.decision = decision


class AddToDecision(AboutEntry):
    """Somebody wants to add words beneath a decision."""


class AddStep(AboutEntry):
    """Somebody wants to write a small step of a decision."""


class SayHowStepIs(AboutEntry):
    """Somebody wants to say how it is with a step: done, let go, or still ahead."""


class LookBack(AboutEntry):
    """Somebody wants to look back at a decision."""


class SetLookBack(AboutEntry):
    """Somebody wants to say when to look back at a decision, or that there is no need."""


class MarkStrengths(AboutEntry):
    """Somebody wants to mark what strengths show in an entry."""


class TakeThreadAway(Message):
    """Somebody wants to take a thread away; both entries stay."""

    def __init__(self, thread_id: str):
        super().__init__()
        self.thread_id = thread_id


class ShowRipple(AboutEntry):
    """Somebody wants to see who inspired an entry, whom it touched, what it led to."""


class ThreadRipple(AboutEntry):
    """Somebody wants to thread an entry to what it led to."""


class WriteLineOfRun(AboutEntry):
    """Somebody wants to write what there is of today in a run, or of another day of it."""

    def __init__(self, entry_id: str, day: date | None = None):
        super().__init__(entry_id)
        self.day = day


class LetRunRest(AboutEntry):
    """Somebody wants a run to ask for nothing more today."""


class TakeUpWord(Message):
    """Somebody wants a word from their wins to be a thread."""

    def __init__(self, offered: Offered):
        super().__init__()
        self.offered = offered


class CompareSorts(Message):
    """Somebody wants to see two sorts side by side."""

    def __init__(self, earlier_id: str, later_id: str):
        super().__init__()
        self.earlier_id = earlier_id
        self.later_id = later_id


class ShowNearness(Message):
    """Somebody wants to see how close it all is now."""


class PutOffCheckIn(Message):
    """Somebody wants no check-in to be asked for this week."""


class CopyNotMade(Message):
    """The copy of the day could not be made; a thread says why."""

    def __init__(self, error: JournalError):
        super().__init__()
        self.error = error


class JournalTold(Message):
    """Work beside the app has come to its end; this is said of it."""

    def __init__(self, told: str):
        super().__init__()
        self.told = told


class JournalChanged(Message):
    """A screen has changed the journal; all who show it are to show it anew."""


class SettingsChosen(Message):
    """Somebody chose other settings."""

    def __init__(self, settings: Settings):
        super().__init__()
        self.settings = settings


class ChangePassphrase(Message):
    """Somebody wants another passphrase."""


class ShowRecoveryCode(Message):
    """Somebody wants to see the recovery code."""


class ShowLedger(Message):
    """Somebody wants to see what left the file."""


class PreviewExport(Message):
    """Somebody wants to look at a copy before it is written."""

    def __init__(self, plan: ExportPlan):
        super().__init__()
        self.plan = plan


class PeopleChosen(Message):
    """Somebody changed the list of their own people."""

    def __init__(self, people: list[Person]):
        super().__init__()
        self.people = people


class RegionChosen(Message):
    """Somebody chose whose support lines are shown; "" is all of them."""

    def __init__(self, region: str):
        super().__init__()
        self.region = region
