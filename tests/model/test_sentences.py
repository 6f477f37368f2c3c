"""A line in its sentences: where one ends, what keeps it whole, and nothing of it lost."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.sentences import sentences
from recovery_journal.model.text import LONGEST_TITLE

LINES = st.lists(
    st.sampled_from(
        ["I", "went", "Dr", "e.g", "3.5", "Ana", "日本", "🙂", "x" * 700, ".", "!", "?", "…", "...",
         '"', "”", ")", " ", "  ", "\u00a0", "1"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        ("no end at all", ["no end at all"]),
        ("It rained. I went out! Did I? Yes.", ["It rained.", "I went out!", "Did I?", "Yes."]),
        ("it rained. i went out", ["it rained.", "i went out"]),
        ("I sat… Then I called.", ["I sat…", "Then I called."]),
        ("I sat… and then I called.", ["I sat… and then I called."]),
        ("Well... I went. So!? Yes", ["Well...", "I went.", "So!?", "Yes"]),
        ("“I will.” He nodded. (So.) Then", ["“I will.”", "He nodded.", "(So.)", "Then"]),
        ('"Stop!" she said. I did.', ['"Stop!" she said.', "I did."]),
        ("Dr. Ana and J. Smith came at 5 p.m. to talk.",
         ["Dr. Ana and J. Smith came at 5 p.m. to talk."]),
        ("So did I. We went", ["So did I.", "We went"]),
        ("12. Call Ana. Go", ["12. Call Ana.", "Go"]),
        ("It was 3.5 km to example.org. Far.", ["It was 3.5 km to example.org.", "Far."]),
        ("....", ["...."]),
    ],
)  # fmt: skip
def test_sentences_when_of_a_line_then_each_with_its_end(line: str, found: list[str]) -> None:
    assert sentences(line) == found


@settings(deadline=None)
@given(LINES)
def test_sentences_when_of_any_line_then_nothing_is_lost_and_the_order_kept(line: str) -> None:
    found = sentences(line)
    assert "".join("".join(found).split()) == "".join(line.split())
    assert all(each == each.strip() and 0 < len(each) <= LONGEST_TITLE for each in found)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_sentences_when_of_any_letters_then_nothing_is_lost(line: str) -> None:
    assert "".join("".join(sentences(line)).split()) == "".join(line.split())


def test_sentences_when_one_is_very_long_then_parted_between_words() -> None:
    line = "further on " * 100
    found = sentences(line)
    assert " ".join(found) == line.strip()
    assert all(
        each.startswith(("further", "on")) and each.endswith(("further", "on")) for each in found
    )
    assert len(found) == 3


@pytest.mark.parametrize("line", ["word " * 300, "m" * 900, "and " * 125 + "x. Then. " * 100])
def test_sentences_when_of_the_beginning_of_a_line_then_they_begin_alike(line: str) -> None:
    assert sentences(line[:LONGEST_TITLE])[0] == sentences(line)[0]


@pytest.mark.parametrize("part", [". ", ".", "a. ", "m", "word ", '.")', "!? ", " "])
def test_sentences_when_a_line_is_as_long_as_can_be_then_soon_found(part: str) -> None:
    line = part * 200_000
    begun = process_time()
    assert "".join("".join(sentences(line)).split()) == "".join(line.split())
    assert process_time() - begun < 20
