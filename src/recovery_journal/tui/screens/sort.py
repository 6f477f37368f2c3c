"""A sort: cards one at a time, then the few, then their order. What is done is kept at once."""

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model import narrowing, values
from recovery_journal.model.cards import Card, Pile, Sort, Stage
from recovery_journal.model.entry import Entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.value_parts import SortDetails
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.said_sort import asked, progress
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from recovery_journal.tui.widgets.one_card import OneCard
from recovery_journal.tui.widgets.sort_table import SortTable
from recovery_journal.tui.widgets.write_names import NameLine


class SortScreen(Screen[Entry | None]):
    """Goes on with the sort that a draft holds. Dismisses with its entry once it has ended."""

    BINDINGS = [binding("sort.leave")]

    def __init__(self, journal: Journal, draft: Draft):
        super().__init__()
        details = draft.entry.details
        if not isinstance(details, SortDetails) or not details.progress:
            raise Unusable("This is not a sort that is under way.")
        self._journal = journal
        self._draft = draft
        self._sort = sort_from_text(details.progress)
        self._waiting: Timer | None = None
        self._dialog: AskDialog | None = None
        self._dialog_for: int | None = None

    def compose(self) -> ComposeResult:
        """What is asked, then one of the five ways to answer."""
        yield TitleLine("A sort")
        with Vertical(classes="page"):
            yield Static("", id="asked", markup=False)
            yield SortTable()
            yield Static("", id="state", classes="hint", markup=False)
        yield FootLine(self._draft.entry.lane.value)

    def on_mount(self) -> None:
        """Show where it is."""
        self._show()

    def _show(self) -> None:
        self.query_one(TitleLine).right = progress(self._sort)
        _tell(self.query_one("#asked", Static), asked(self._sort, partial(key_at_hand, self)))
        self._table.show(self._sort)

    @property
    def _table(self) -> SortTable:
        return self.query_one(SortTable)

    # what is done

    def _do(self, sort: Sort) -> None:
        """Keep the sort as it is now, then show it; what cannot be kept is not done."""
        if sort == self._sort:
            return
        before, self._sort = self._sort, sort
        if self._keep(lightly=True):
            self._say("")
            self._keep_soon()
        else:
            self._sort = before
        self._show()

    def _keep(self, *, lightly: bool = False) -> bool:
        try:
            self._draft = self._journal.keep_sort(self._draft, self._sort, lightly=lightly)
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            return False
        return True

    def keep_draft(self) -> Draft | None:
        """Put the sort on the disk, with what is being typed; gives back what could not be kept."""
        self._stop_waiting()
        if self._dialog is not None and self._dialog.is_current:
            if lines := self._dialog.lines:
                self._note(self._dialog_for, *lines)
        elif narrowing.stage(self._sort) is Stage.WRITE:
            self._note(None, self._table.line.value)
        self._draft = self._journal.draft_of_sort(self._draft, self._sort)
        return None if self._keep() else self._draft

    def _keep_soon(self) -> None:
        if self._waiting is None:
            self._waiting = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _typed(self, card_id: int | None, name: str, gloss: str = "") -> None:
        """Keep the words of a card that are not put in yet, soon."""
        self._note(card_id, name, gloss)
        self._keep_soon()

    def _note(self, card_id: int | None, name: str, gloss: str = "") -> None:
        """Note the words that are typed, where they differ from what is on the card."""
        card = None if card_id is None else self._sort.card(card_id)
        if card is None or (name, gloss) != (card.name, card.gloss):
            self._sort = values.note_typed(self._sort, name, gloss, card_id)

    def _say(self, told: str) -> None:
        _tell(self.query_one("#state", Static), told)

    # cards

    def action_lay(self, pile: int) -> None:
        """Lay the card at hand on a pile, or pass it by."""
        if narrowing.stage(self._sort) is Stage.LAY:
            self._do(values.lay(self._sort, Pile(pile)))

    def on_one_card_laid(self, message: OneCard.Laid) -> None:
        """A pile was clicked."""
        self.action_lay(message.pile)

    def action_step_back(self) -> None:
        """Take the last step back."""
        if values.can_step_back(self._sort):
            self._do(values.step_back(self._sort))

    def action_own_card(self) -> None:
        """Put in a card of the person's own."""

        def put_in(typed: list[str] | None) -> None:
            if typed is not None:
                self._do(values.add_card(self._sort, *typed))

        self._ask("A card of your own", None, put_in)

    def action_reword(self) -> None:
        """Give the card at hand other words."""
        card = self._table.card_at_hand
        if card is None:
            return

        def put_in(typed: list[str] | None) -> None:
            if typed is not None:
                self._do(values.reword(self._sort, card.id, *typed))

        self._ask("In your words", card, put_in)

    def _ask(
        self, title: str, card: Card | None, put_in: Callable[[list[str] | None], None]
    ) -> None:
        """Ask for the words of a card; what was typed for it before is there again."""
        card_id = card.id if card else None
        words = (card.name, card.gloss) if card else ("", "")
        if any(typed := self._sort.typed_for(card_id)):
            words = typed

        def check(typed: list[str]) -> object:
            if card_id is None:
                return values.add_card(self._sort, *typed)
            return values.reword(self._sort, card_id, *typed)

        lines = [Asked(words[0], "its name"), Asked(words[1], "what it means, if you like")]
        keep = partial(self._typed, card_id)
        self._dialog = AskDialog(title, lines, check, lambda typed: keep(*typed))
        self._dialog_for = card_id
        self.app.push_screen(self._dialog, put_in)

    # names

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the name that is being typed."""
        self._typed(None, event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name; an empty line goes on to the order."""
        if event.value.strip():
            try:
                self._do(values.add_card(self._sort, event.value))
            except JournalError as error:
                self._say(str(error))
        else:
            self.action_take()

    def on_name_line_taken_back(self, message: NameLine.TakenBack) -> None:
        """Bring the last name back into the line."""
        message.stop()
        if self._sort.cards:
            last = self._sort.cards[-1]
            self._do(values.note_typed(values.take_out(self._sort, last.id), last.name))

    # the few, and their order

    def action_choose(self) -> None:
        """Choose the few from all cards."""
        self._do(values.choose_by_hand(self._sort))

    def action_mark(self) -> None:
        """Take a card among the few, or into the order; or out again."""
        card = self._table.card_at_hand
        if card is None:
            return
        if narrowing.stage(self._sort) is Stage.CHOOSE:
            self._do(values.pick(self._sort, card.id))
        elif card.id in values.in_order(self._sort):
            self._do(values.unrank(self._sort, card.id))
        else:
            self._do(values.rank(self._sort, card.id))
            self._table.stand_on_next()

    def on_card_list_clicked(self) -> None:
        """A card was clicked."""
        self.action_mark()

    def action_shift(self, by: int) -> None:
        """Move a card in the order."""
        if (card := self._table.card_at_hand) is not None:
            self._do(values.shift(self._sort, card.id, by))

    def action_pair(self) -> None:
        """Find the card's place by questions about two."""
        if (card := self._table.card_at_hand) is not None:
            self._do(values.begin_pairing(self._sort, card.id))

    def action_answer(self, which: str) -> None:
        """The one, the other, or neither."""
        nearer = {"this": True, "that": False}.get(which)
        self._do(values.answer_pair(self._sort, nearer))

    def action_leave_pair(self) -> None:
        """Leave the order as it was."""
        self._do(values.end_pairing(self._sort))

    def action_take(self) -> None:
        """These are the few; or the order is done, and with it the sort."""
        stage = narrowing.stage(self._sort)
        some = self._sort.cards if stage is Stage.WRITE else narrowing.picked(self._sort)
        if stage in (Stage.WRITE, Stage.CHOOSE) and not some:
            self._say("Nothing is chosen yet. esc leaves it for another day.")
        elif stage in (Stage.WRITE, Stage.CHOOSE):
            self._do(values.end_choosing(self._sort))
        elif stage is Stage.RANK:
            self._end()

    def _end(self) -> None:
        self._stop_waiting()
        try:
            self.dismiss(self._journal.end_sort(self._draft, self._sort))
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            self._keep_soon()

    def action_close(self) -> None:
        """Leave; the sort waits."""
        if self.keep_draft() is None:
            self.dismiss(None)


def _tell(line: Static, told: str) -> None:
    """Say it, unless it is said already: to lay out the page anew takes longer than a card."""
    if str(line.content) != told:
        line.update(Content(told))
