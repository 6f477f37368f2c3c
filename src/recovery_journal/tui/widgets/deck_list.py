"""Three open questions on the table: keep one, draw others, write one, or let it be for today."""

from collections.abc import Iterator

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.content.deck import Theme
from recovery_journal.model.deck import another, shuffled
from recovery_journal.tui.actions import bindings, key_at_hand, label_of
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company import KnowsCompany
from recovery_journal.tui.widgets.bar_list import BarList

_NUMBER_CELLS = 3
"""Cells of a question's number; all its lines begin after them."""
_RESTS = "Not today, and that is fine. {key} draws three again."
_NONE_HERE = "No questions here. That is fine: {key} writes one of your own."
_BY_NUMBER = ("deck.first", "deck.second", "deck.third")


class DeckList(BarList):
    """The drawn questions of one theme, below its name; each theme goes on where it was left.

    Nothing is noted: what was not kept, and that nothing was, is gone with the screen.
    """

    BINDINGS = [*bindings(Where.DECK)]

    class Kept(Message):
        """Somebody keeps a question; `about` is what its theme is about."""

        def __init__(self, text: str, about: str):
            super().__init__()
            self.text = text
            self.about = about

    class OwnWanted(Message):
        """Somebody wants to write a question of their own."""

    def __init__(self, themes: list[Theme], seed: int):
        super().__init__(id="deck", markup=False)
        self._themes = themes
        self._decks = [shuffled(theme.questions, seed) for theme in themes]
        self._resting: set[int] = set()
        self._at = 0

    # what is shown

    @property
    def theme(self) -> Theme | None:
        """The theme that is shown; None when there is none at all."""
        return self._themes[self._at] if self._themes else None

    @property
    def drawn(self) -> tuple[str, ...]:
        """The questions that are shown."""
        rests = not self._themes or self._at in self._resting
        return () if rests else self._decks[self._at].drawn

    def turn_to(self, about: str) -> None:
        """Show the theme of these questions; the one that is shown stays when there is none."""
        abouts = [theme.about for theme in self._themes]
        if about in abouts:
            self._at = abouts.index(about)
            self._show()

    def on_mount(self) -> None:
        """Show three; on the table, of the theme that it was at before a lock."""
        self._show()
        if isinstance(self.app, KnowsCompany):
            self.turn_to(self.app.deck_at)

    def on_resize(self) -> None:
        """Fit the lines to the new width, and the gaps to the new height."""
        at = self.highlighted_option.id if self.highlighted_option else None
        self._show(at or "1")

    def _show(self, at: str = "1") -> None:
        """Show the questions anew; the one with this number stands out."""
        if not self.is_mounted:
            return
        self.clear_options()
        parts = list(self._parts())
        high = sum(part.plain.count("\n") + 1 for _, part in parts) + len(parts) - 1
        for number, (name, part) in enumerate(parts):
            if number and high <= self.size.height:
                self.add_option(Option("", disabled=True))
            self.add_option(Option(part, id=name or None, disabled=not name))
        if self.drawn:
            self.highlighted = self.get_option_index(at)
        self.refresh_bindings()

    def _parts(self) -> Iterator[tuple[str, Content]]:
        """The name of the theme, the questions with their numbers as ids, the keys."""
        room = max(1, self.scrollable_content_region.width - 2 - _NUMBER_CELLS)
        if self.theme is None:
            yield "", self._told(_NONE_HERE, "deck.own", room)
            return
        yield "", Content(f"Drawn for {self.theme.name}")
        for number, question in enumerate(self.drawn, start=1):
            yield str(number), _question(number, question, room)
        if not self.drawn:
            yield "", self._told(_RESTS, "deck.another", room)
        yield "", self._keys(room)

    def _told(self, words: str, act_id: str, room: int) -> Content:
        told = words.format(key=key_at_hand(self.screen, act_id))
        return Content("\n").join(Content(told).wrap(room + _NUMBER_CELLS))

    def _keys(self, room: int) -> Content:
        """The keys at hand with their words, in as many lines as they need."""
        lines = [Content("")]
        for acts, label in self._acts():
            keys = " ".join(key_at_hand(self.screen, each) for each in acts)
            told = Content.assemble((keys, "$accent"), f" {label}")
            if lines[-1].cell_length + told.cell_length > room + _NUMBER_CELLS:
                lines.append(Content(""))
            lines[-1] += told + Content("   ")
        return Content("\n").join(line.rstrip() for line in lines)

    def _acts(self) -> Iterator[tuple[tuple[str, ...], str]]:
        if self.drawn:
            yield _BY_NUMBER[: len(self.drawn)], label_of("deck.keep")
        yield ("deck.another",), label_of("deck.another")
        yield ("deck.own",), label_of("deck.own")
        if self.drawn:
            yield ("deck.rest",), label_of("deck.rest")
        if len(self._themes) > 1:
            yield ("deck.before", "deck.next"), label_of("deck.next")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """At the first question show the heading too, and at the last one the keys."""
        if event.option.id == "1":
            self.call_after_refresh(self.scroll_home, animate=False)
        elif event.option.id == str(len(self.drawn)):
            self.call_after_refresh(self.scroll_end, animate=False)

    # what is done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question is kept or left while there is one, and a theme changed for another."""
        if action in ("select", "keep", "rest"):
            return bool(self.drawn)
        if action == "theme":
            return len(self._themes) > 1
        if action == "another":
            return bool(self._themes)
        return super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep it."""
        event.stop()
        self.action_keep(int(event.option_id or 0))

    def action_keep(self, number: int) -> None:
        """Keep the first, the second or the third."""
        if self.theme is not None and 0 < number <= len(self.drawn):
            self.highlighted = self.get_option_index(str(number))
            self.post_message(self.Kept(self.drawn[number - 1], self.theme.about))

    def action_another(self) -> None:
        """Draw the next three."""
        self._resting.discard(self._at)
        self._decks[self._at] = another(self._decks[self._at])
        self._show()

    def action_own(self) -> None:
        """Ask for the person's own."""
        self.post_message(self.OwnWanted())

    def action_rest(self) -> None:
        """Show none of this theme, until others are drawn."""
        self._resting.add(self._at)
        self._show()

    def action_theme(self, by: int) -> None:
        """Go to the next theme, or the one before; after the last comes the first."""
        self._at = (self._at + by) % len(self._themes)
        if isinstance(self.app, KnowsCompany):
            self.app.deck_at = self._themes[self._at].about
        self._show()


def _question(number: int, question: str, room: int) -> Content:
    lines = Content(question).wrap(room)
    before = [f"{number:<{_NUMBER_CELLS}}", *([" " * _NUMBER_CELLS] * (len(lines) - 1))]
    return Content("\n").join(
        Content.assemble((told, "$hint"), line.rstrip())
        for told, line in zip(before, lines, strict=True)
    )
