"""Names as initials, or left out: found however they are written, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.portable.names import NOBODY, Names, with_names

INITIALS, LEFT_OUT, AS_THEY_ARE = Names.INITIALS, Names.LEFT_OUT, Names.AS_THEY_ARE


@pytest.mark.parametrize(
    ("text", "names", "initials", "left_out"),
    [
        ("I asked Luis.", ["Luis"], "I asked L.", f"I asked {NOBODY}."),
        (
            "Luis's car, LUIS, luis",
            ["Luis"],
            "L.'s car, L., L.",
            f"{NOBODY}'s car, {NOBODY}, {NOBODY}",
        ),
        ("Ana Berg and Ana", ["Ana Berg"], "A. B. and A.", f"{NOBODY} and {NOBODY}"),
        ("Mr Berg came", ["Ana Berg"], "Mr B. came", f"Mr {NOBODY} came"),
        ("Jean-Luc went", ["Jean-Luc"], "J. L. went", f"{NOBODY} went"),
        ("Together with J.", ["J."], "Together with J.", f"Together with {NOBODY}"),
        ("Jam with J and j", ["J."], "Jam with J. and j", f"Jam with {NOBODY} and j"),
        ("with Jonas B. today", ["Jonas B."], "with J. B. today", f"with {NOBODY} today"),
        ("Anna is annual, Ann is not", ["Ann"], "Anna is annual, A. is not", None),
        ("José, Jose and Jose\u0301 came", ["José"], "J., J. and J. came", None),
        ("張偉來了", ["張偉"], f"{NOBODY}來了", f"{NOBODY}來了"),
        ("with 🌻 today", ["🌻"], f"with {NOBODY} today", f"with {NOBODY} today"),
        ("Luis, Maya - Luis", ["Maya", "Luis"], "L., M. - L.", None),
        ("[/] \\1 *Luis*", ["Luis"], "[/] \\1 *L.*", None),
        ("nobody here", ["Luis"], "nobody here", "nobody here"),
        ("", ["Luis"], "", ""),
    ],
)
def test_names_when_in_a_text_then_as_initials_or_left_out(
    text: str, names: list[str], initials: str, left_out: str | None
) -> None:
    assert with_names(text, names, INITIALS) == initials
    if left_out is not None:
        assert with_names(text, names, LEFT_OUT) == left_out
    assert with_names(text, names, AS_THEY_ARE) == text


@pytest.mark.parametrize("names", [[], [""], ["  "], ["", "\t"]])
def test_names_when_nobody_is_named_then_the_text_is_as_it_was(names: list[str]) -> None:
    assert (
        with_names("I asked Luis. It is a  day.", names, INITIALS) == "I asked Luis. It is a  day."
    )


@given(text=st.text(), names=st.lists(st.text(max_size=8), max_size=3))
def test_names_whatever_is_written_then_it_comes_to_an_end(text: str, names: list[str]) -> None:
    assert with_names(text, names, AS_THEY_ARE) == text
    assert isinstance(with_names(text, names, INITIALS), str)
    assert isinstance(with_names(text, names, LEFT_OUT), str)


@given(before=st.text("ab c.", max_size=9), after=st.sampled_from(["", " x", ", x", "-x", "'s"]))
def test_names_when_a_whole_word_then_the_name_is_gone(before: str, after: str) -> None:
    text = f"{before} Wilhelmina{after}"
    for how in (INITIALS, LEFT_OUT):
        assert "ilhelmina" not in with_names(text, ["wilhelmina"], how)
        assert with_names(text, ["wilhelmina"], how).startswith(before.rstrip())


def test_names_when_one_is_of_common_words_then_it_is_found_whole_alone() -> None:
    text = "My idea: call my sister, and Maya Berg, or Berg"
    told = with_names(text, ["my sister", "Maya Berg"], Names.INITIALS)
    assert told == "My idea: call M. S., and M. B., or B."
