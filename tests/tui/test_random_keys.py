"""Keys at random, in bursts: no order of them ends the app, or holds a key for good."""

import random
from pathlib import Path

import pytest
from textual.events import Key

from recovery_journal.demo import made_up_journal
from recovery_journal.tui.actions import ACTS
from recovery_journal.tui.app import JournalApp
from tests.tui.driving import until

NOT_PRESSED = {"ctrl+q", "ctrl+z"}
"""Keys that end the app or stop the process."""

LETTERS = {
    "slash": "/", "comma": ",", "asterisk": "*", "number_sign": "#", "ampersand": "&",
    "left_square_bracket": "[", "right_square_bracket": "]", "question_mark": "?", "space": " ",
}  # fmt: skip
KEYS = sorted(
    {key for act in ACTS for key in act.keys.split(",")} - NOT_PRESSED
    | {"space", "shift+tab", "a", "b", "7"}
)
BURSTS, LONGEST_BURST = 40, 8


def press_at_random(app: JournalApp, chance: random.Random) -> None:
    for _ in range(chance.randint(1, LONGEST_BURST)):
        key = chance.choice(KEYS)
        app.post_message(Key(key, LETTERS.get(key, key if len(key) == 1 else None)))


@pytest.mark.parametrize("seed", [2, 9, 14])
@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=["narrow", "wide"])
async def test_keys_when_pressed_at_random_then_the_app_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    chance = random.Random(seed)  # noqa: S311 - keys, no secrets
    async with app.run_test(size=size) as pilot:
        for _ in range(BURSTS):
            press_at_random(app, chance)
            await pilot.pause()
            await until(pilot, lambda: not app._held and app._at_work is None)
        assert app.is_running
        assert app.journal.check() == []
