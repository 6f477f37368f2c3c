"""The floor under a sort: the same page in the bare framework; a key paints the next card.

Nothing is kept and nothing is worked out: a number goes up, and the pile of the key.
"""

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

PILES = (
    " 1 not         2 somewhat    3 important   4 very        5 most\n"
    "   important     important                   important     important"
)
KEYS = " backspace step back  right pass by  a own card  r reword  c choose them"


class Cards(App[None]):
    """One card at a time, five piles, their sizes."""

    BINDINGS = [(key, f"lay({key})", "lay") for key in "12345"]
    CSS = "#card { height: 1fr; content-align: center middle; width: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self.sizes = [0] * 5

    def compose(self) -> ComposeResult:
        """Where it is, the card, the piles, the keys."""
        yield Static("", id="progress")
        with Vertical():
            yield Static("How important is this to you?")
            yield Static("", id="card")
            yield Static(PILES)
            yield Static("", id="sizes")
            yield Static(KEYS)
        yield Static("esc close   ctrl+l lock   f1 keys")

    def on_mount(self) -> None:
        """The first card."""
        self.show()

    def show(self) -> None:
        """Paint what is at hand."""
        number = sum(self.sizes) + 1
        self.query_one("#progress", Static).update(f"A sort{' ' * 50} {number} of 99")
        self.query_one("#card", Static).update(f"[b]Card {number}[/b]\nwhat it may mean")
        self.query_one("#sizes", Static).update("".join(f"   {n:<10}" for n in self.sizes))

    def action_lay(self, pile: int) -> None:
        """The next one."""
        self.sizes[pile - 1] += 1
        self.show()


if __name__ == "__main__":
    Cards().run()
