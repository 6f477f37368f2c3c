"""Each row's code runs, on a very small corpus; no time is judged."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import ROWS
from tests.benchmarks.corpus import made_up
from tests.benchmarks.figures import line
from tests.benchmarks.setting import Setting

_TWO = (40, 80)
SIZES = {"today": _TWO, "export": _TWO, "import": _TWO, "merge": _TWO, "close": (400, 800)}
"""How many entries a row needs that compares sizes; the others have one."""


@pytest.mark.parametrize("row", ROWS)
def test_row_when_measured_on_a_small_corpus_then_it_tells_figures(
    row: str, tmp_path: Path
) -> None:
    setting = Setting(tmp_path, SIZES.get(row, (40,)), rounds=0, keys=3)

    figures = list(ROWS[row](setting))

    assert figures
    for figure in figures:
        assert figure.ours > 0
        assert figure.floor is None or figure.floor > 0
        assert figure.what in line(figure.cells())


def test_corpus_when_made_twice_then_it_is_the_same() -> None:
    assert json.dumps(list(made_up(300))) == json.dumps(list(made_up(300)))


def test_corpus_when_made_then_known_words_stand_in_known_shares() -> None:
    entries = list(made_up(3_000))
    texts = [f"{made['title']}\n{made['body']}".lower() for made in entries]

    shares = {word: sum(word in text for text in texts) / 3_000 for word in ("sponsor", "the")}

    assert sum("zephyrine" in text for text in texts) == 3
    assert sum("lighthouse" in text for text in texts) == 30
    assert 0.05 < shares["sponsor"] < 0.08
    assert shares["the"] > 0.95
    assert 0.03 < sum(not text.isascii() for text in texts) / 3_000 < 0.05
    assert 58 < sum(len(made["body"].split()) for made in entries) / 3_000 < 62
    assert [made["created"] for made in entries] == sorted(made["created"] for made in entries)
