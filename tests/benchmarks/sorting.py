"""The row about a sort: from a key to the next card on the screen."""

from collections.abc import Iterator

from tests.benchmarks.figures import Figure, slowest_twentieth
from tests.benchmarks.setting import Setting, floor
from tests.benchmarks.terminal import Terminal

CARDS = 99


def sort(setting: Setting) -> Iterator[Figure]:
    """All cards, each kept as it is laid, beside the same page in the bare framework."""
    taken: list[float] = []
    least: list[float] = []
    with _at_the_first_card(setting) as ours, _bare(setting) as bare:
        for number in range(1, min(setting.keys, CARDS - 1) + 1):
            for app, into in ((ours, taken), (bare, least)):
                into.append(_laid(app, number))
    what = f"key to next card of {CARDS}, p95"
    yield Figure(what, slowest_twentieth(taken), slowest_twentieth(least), "ms", 1.5)


def _laid(app: Terminal, number: int) -> float:
    """Milliseconds from the key that lays this card to the next one's number."""
    app.rest(0.05)
    pressed = app.press(str(number % 5 + 1))
    return (app.wait_for(f" {number + 1} of {CARDS}") - pressed) * 1000


def _at_the_first_card(setting: Setting) -> Terminal:
    app = setting.unlocked_app(setting.journal(min(setting.sizes)))
    app.wait_for("Today")
    for key in ("\x1b", "v", "S", "\r"):
        app.rest()
        app.press(key)
    app.wait_for(f" 1 of {CARDS}")
    return app


def _bare(setting: Setting) -> Terminal:
    app = Terminal(floor("card.py"), setting.environment())
    app.wait_for(f" 1 of {CARDS}")
    return app
