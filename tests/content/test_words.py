"""Every word that is bundled keeps to the tone: plain, and never a verdict."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import recovery_journal.content

FILES = sorted(Path(recovery_journal.content.__file__).parent.glob("*.toml"))
FORBIDDEN = re.compile(
    r"\b(should|must|just|only|fail(ed|ure)?|missed|overdue|streaks?|clean|dirty|abuse[rds]*|"
    r"addict(s|ed|ion)?|relapse[ds]?)\b|!",
    re.IGNORECASE,
)


def texts(found: object) -> Iterator[str]:
    """Yield every text in what a TOML file holds, however deep."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for one in found.values():
            yield from texts(one)
    elif isinstance(found, list):
        for one in found:
            yield from texts(one)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_bundled_text_when_read_then_no_forbidden_word(path: Path) -> None:
    found = list(texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert len(found) > 20
    assert [text for text in found if FORBIDDEN.search(text)] == []
    lines = [line for text in found for line in text.split("\n")]
    assert [line for line in lines if line != " ".join(line.split())] == []


def test_bundled_files_when_listed_then_both_are_there() -> None:
    assert {"questions.toml", "support.toml"} <= {path.name for path in FILES}


def test_forbidden_when_such_a_word_stands_in_a_text_then_it_is_found() -> None:
    assert FORBIDDEN.search("You Should go")
    assert FORBIDDEN.search("Well done!")
    assert not FORBIDDEN.search("justice, cleaner")
