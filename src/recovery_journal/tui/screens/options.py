"""The options of a decision: any number, what each opens and costs, what it stands close to."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from recovery_journal.journal import Journal
from recovery_journal.model.options import ALWAYS, Option, options_text
from recovery_journal.tui.actions import Where, binding, bindings, key_at_hand
from recovery_journal.tui.messages import JournalChanged
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_HINTS = ("its name", "what it opens, if you like", "what it costs, if you like")
_ALWAYS = "{new} writes one. Always at hand: {always}."


class _Options(BarList):
    BINDINGS = [*bindings(Where.OPTIONS)]


class OptionsScreen(Screen[None]):
    """The options in the person's order; each change is kept at once."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self.entry_read = entry_id
        self._gone: list[tuple[int, Option]] = []

    def compose(self) -> ComposeResult:
        """The choice, the options, what is always at hand."""
        decision = self._journal.entry(self.entry_read)
        yield TitleLine("Options")
        with Vertical(classes="page"):
            yield Static(Content(decision.title), classes="title")
            yield _Options(id="options", markup=False)
            yield Static("", id="always", classes="hint", markup=False)
        yield FootLine(decision.lane.value)

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(_Options).focus()
        self.journal_changed()

    @property
    def _options(self) -> list[Option]:
        return self._journal.options(self.entry_read)

    @property
    def _at(self) -> int | None:
        at = self.query_one(_Options).highlighted
        return at if at is not None and at < len(self._options) else None

    def journal_changed(self) -> None:
        """Show the options as they are now."""
        listed = self.query_one(_Options)
        at, options = listed.highlighted, self._options
        listed.clear_options()
        listed.add_options(Row(self._line(n, each)) for n, each in enumerate(options, start=1))
        if options:
            listed.highlighted = min(at or 0, len(options) - 1)
        new = key_at_hand(self, "option.new")
        told = _ALWAYS.format(new=new, always=", ".join(ALWAYS))
        self.query_one("#always", Static).update(Content(told))

    def _line(self, number: int, option: Option) -> Content:
        close = [self._journal.entry(end).title for end in option.close]
        below = [("opens", option.opens), ("costs", option.costs)]
        told = [f"\n     {label}: {' '.join(text.split())}" for label, text in below if text]
        told += [f"\n     & {name}" for name in close]
        return Content.assemble((f" {number:>2}  ", "$hint"), option.name, ("".join(told), "$hint"))

    def _keep(self, options: list[Option], at: int | None = None) -> None:
        entry = self._journal.entry(self.entry_read)
        details = entry.kind.details.from_dict(
            entry.details.as_dict() | {"options": options_text(options)}
        )
        self._journal.save(replace(entry, details=details))
        self.journal_changed()
        if at is not None and options:
            self.query_one(_Options).highlighted = max(0, min(at, len(options) - 1))
        self.post_message(JournalChanged())

    # what is done

    def _ask(self, option: Option, keep: Callable[[Option], None]) -> None:
        texts = (option.name, option.opens, option.costs)
        lines = [
            Asked(" ".join(text.split()), hint) for text, hint in zip(texts, _HINTS, strict=True)
        ]

        def as_option(typed: list[str]) -> Option:
            return replace(option, name=typed[0], opens=typed[1], costs=typed[2])

        def check(typed: list[str]) -> object:
            return options_text([as_option(typed)])

        def put_in(typed: list[str] | None) -> None:
            if typed is not None:
                keep(as_option(typed))

        self.app.push_screen(AskDialog("An option", lines, check), put_in)

    def action_new(self) -> None:
        """Write an option; what is always at hand is one choice away."""
        there = {option.name for option in self._options}
        choices = [Choice("", "in your own words")]
        choices += [Choice(name, name) for name in ALWAYS if name not in there]

        def begin(name: str | None) -> None:
            if name is not None:
                end = len(self._options)
                self._ask(Option(name), lambda new: self._keep([*self._options, new], end))

        self.app.push_screen(ChooseDialog("What could be done?", choices), begin)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change what it says."""
        event.stop()
        at = event.option_index
        options = self._options
        self._ask(options[at], lambda new: self._keep([*options[:at], new, *options[at + 1 :]], at))

    def action_tie(self) -> None:
        """Say that it stands close to a value, or needs a strength; or take that away."""
        at, options = self._at, self._options
        if at is None:
            return
        ends = [*self._journal.values().at_hand, *(s.entry for s in self._journal.strengths())]
        close = options[at].close
        choices = [
            Choice(end.id, end.title, "& there; take away" if end.id in close else end.kind.value)
            for end in ends
        ]
        if not choices:
            self.notify("Neither a value nor a strength is here yet.", markup=False)
            return

        def keep(end: str | None) -> None:
            if end is not None:
                left = tuple(each for each in close if each != end)
                new = replace(options[at], close=left if end in close else (*close, end))
                self._keep([*options[:at], new, *options[at + 1 :]], at)

        self.app.push_screen(ChooseDialog("What does it stand close to, or need?", choices), keep)

    def action_remove(self) -> None:
        """Take it out."""
        if (at := self._at) is not None:
            options = self._options
            self._gone.append((at, options[at]))
            self._keep([*options[:at], *options[at + 1 :]], at)

    def action_bring_back(self) -> None:
        """Put back the one taken out last."""
        if self._gone:
            at, option = self._gone.pop()
            options = self._options
            self._keep([*options[:at], option, *options[at:]], at)

    def action_shift(self, by: int) -> None:
        """Move it in the order."""
        if (at := self._at) is not None:
            options = self._options
            to = max(0, min(len(options) - 1, at + by))
            if to != at:
                options.insert(to, options.pop(at))
                self._keep(options, to)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
