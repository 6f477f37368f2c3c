"""The ledger in sentences: every event, nobody named, nothing open, words that are hostile."""

import os
from datetime import UTC, datetime

import pytest

from recovery_journal.model.records import LedgerLine
from recovery_journal.tui.said_ledger import happened, moment_in_full

AT = datetime(2026, 11, 26, 16, 40, tzinfo=UTC)


def told(event: str, place: str = "", entries: int = 0, words: str = "") -> str:
    """The sentence of a line, and its titles after a bar each."""
    line = LedgerLine(at=AT, event=event, place=place, entries=entries, words=words)
    said = happened(line, lambda at: at.isoformat())
    assert said.when == AT.isoformat()
    return "|".join([said.told, *said.titles])


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (("together", "J.", 0, ""), "You began a time together with J. Nothing was open in it."),
        (("together", "", 0, ""), "You began a time together. Nothing was open in it."),
        (
            ("together", "Maya", 1, "See Dad"),
            "You began a time together with Maya. 1 entry was open in it:|See Dad",
        ),
        (
            ("together", "J.", 1204, "A\nB"),
            "You began a time together with J. 1,204 entries were open in it, "
            "and these are the newest 2:|A|B",
        ),
        (("open", "J.", 1, "See Dad"), "For the time together with J., you opened:|See Dad"),
        (("open", "", 1, "See Dad"), "For the time together, you opened:|See Dad"),
        (("end", "J.", 0, ""), "You ended the time together with J."),
        (("end", "", 0, ""), "You ended the time together."),
        (
            ("export", "/own/a.md", 4, "markdown; wins, tagged walk"),
            "4 entries left the file as Markdown (wins, tagged walk), to /own/a.md.",
        ),
        (
            ("export", "standard output", 1, "json; one entry"),
            "1 entry left the file as JSON Lines (one entry), to standard output.",
        ),
        (
            ("export", "/own/a.md", 0, "markdown; all entries"),
            "A copy with no entries left the file as Markdown (all entries), to /own/a.md.",
        ),
        (("export", "", 2, ""), "2 entries left the file."),
        (
            ("export", "/own/a.md", 3, "markdown; my page"),
            "My page left the file as Markdown, with 3 lines, to /own/a.md.",
        ),
        (
            ("export", "/own/a.md", 0, "markdown; my page"),
            "My page left the file as Markdown, with no line, to /own/a.md.",
        ),
        (
            ("summary", "/own/a.md", 1, "Together with J."),
            "The summary of a time together left the file, to /own/a.md:|Together with J.",
        ),
        (("ledger", "/own/a.md", 1, ""), "This list left the file, with 1 line, to /own/a.md."),
        (("moved", "there", 0, "A"), "Moved, to there.|A"),
    ],
)
def test_line_when_said_then_a_plain_sentence(
    line: tuple[str, str, int, str], sentence: str
) -> None:
    assert told(*line) == sentence


def test_line_when_the_path_is_the_persons_own_then_in_few_words() -> None:
    place = f"{os.environ['HOME']}/Documents/a.md"
    assert told("ledger", place, 2).endswith("to ~/Documents/a.md.")


def test_line_when_words_are_hostile_then_they_stand_as_they_are() -> None:
    words = "[/] [b]x[/b] {0} %s $x"
    assert told("open", words, 1, words) == (
        f"For the time together with {words}, you opened:|{words}"
    )
    assert told("export", words, 1, f"{words}; {words}") == (
        f"1 entry left the file as {words} ({words}), to {words}."
    )


def test_line_when_shown_in_a_report_then_none_of_its_words() -> None:
    line = LedgerLine(event="open", place="Maya", entries=1, words="See Dad")
    assert "Dad" not in repr(happened(line, moment_in_full))
    assert "Maya" not in repr(happened(line, moment_in_full))


def test_moment_when_in_full_then_the_same_on_any_day() -> None:
    local = AT.astimezone()
    assert moment_in_full(AT) == f"{local.day} November 2026, {local:%H:%M}"
