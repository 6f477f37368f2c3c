"""Decks in a folder: read like the person's own file, added up, and put into themes."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_journal.content import Question, questions
from recovery_journal.content.deck import CLOSING, OPENING, RIPPLE, Theme, themes
from recovery_journal.model.deck import DRAWN
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from tests.content.test_words import FORBIDDEN

OURS = questions(None)
NAMES = ["opening", "values", "strengths", "decisions", "wins", "ripple", "closing"]


def question(about: str, text: str) -> str:
    """A question as a file has it."""
    return f'[[question]]\nabout = "{about}"\ntext = "{text}"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The person's own file, which is not there, beside an empty folder of decks."""
    (tmp_path / "decks").mkdir()
    return tmp_path / "questions.toml"


def deck(own: Path, name: str, *written: str) -> Path:
    """Lay a deck into the folder."""
    path = own.parent / "decks" / name
    path.write_text("".join(written), encoding="utf-8")
    return path


# the folder


def test_decks_when_there_are_some_then_after_the_own_file_by_name(
    own: Path, tmp_path: Path
) -> None:
    own.write_text(question("wins", "first?"))
    deck(own, "b.toml", question("wins", "third?"))
    deck(own, "a.toml", question("rest", "second?"))
    named = tmp_path / "given.toml"
    named.write_text(question("wins", "fourth?"))
    told: list[str] = []
    added = questions(own, told, [named])[len(OURS) :]
    assert [one.text for one in added] == ["first?", "second?", "third?", "fourth?"]
    assert questions(own) == [*OURS, *added[:3]]
    assert told == []


def test_decks_when_a_file_is_no_deck_then_it_is_passed_over(own: Path) -> None:
    deck(own, "._deck.toml", "\x00\x05")
    deck(own, "notes.txt", question("wins", "no?"))
    (own.parent / "decks" / "folder.toml").mkdir()
    (own.parent / "decks" / "gone.toml").symlink_to("nowhere")
    os.mkfifo(own.parent / "decks" / "pipe.toml")  # reading it would wait for ever
    told: list[str] = []
    assert questions(own, told) == OURS
    assert told == []


def test_decks_when_the_folder_is_none_then_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "decks").write_text("")
    told: list[str] = []
    assert questions(tmp_path / "questions.toml", told) == OURS
    assert told == [f"{tmp_path / 'decks'} can't be opened, so it is left out for now."]


def test_decks_when_the_same_question_is_in_two_then_once(own: Path) -> None:
    for name in ("a.toml", "b.toml"):
        deck(own, name, question("wins", "again?"), question(OURS[0].about, OURS[0].text))
    assert Counter(questions(own))[Question("wins", "again?")] == 1
    assert len(questions(own)) == len(OURS) + 1


# hiding and replacing


def test_hide_when_several_files_have_some_then_all_of_them_are_gone(own: Path) -> None:
    own.write_text(f'hide = ["{OURS[0].text}"]\n')
    deck(own, "a.toml", f'hide = ["{OURS[1].text}"]\n')
    deck(own, "b.toml", f'hide = ["{OURS[-1].text}"]\n')
    assert questions(own) == OURS[2:-1]


def test_hide_when_it_names_a_question_of_another_deck_then_that_is_gone(own: Path) -> None:
    own.write_text('hide = ["loud?"]\n' + question("wins", "quiet?"))
    deck(own, "a.toml", question("wins", "loud?"), question("wins", "soft?"))
    assert [one.text for one in questions(own)[len(OURS) :]] == ["quiet?", "soft?"]


def test_hide_when_a_file_moves_one_of_ours_to_its_own_theme_then_it_is_there_alone(
    own: Path,
) -> None:
    moved = OURS[3]
    deck(own, "a.toml", f'hide = ["{moved.text}"]\n', question("mine", moved.text))
    found = [one for one in questions(own) if one.text == moved.text]
    assert found == [Question("mine", moved.text)]


def test_replace_when_one_deck_says_so_then_ours_are_gone_and_the_others_stay(own: Path) -> None:
    own.write_text(question("wins", "mine?"))
    deck(own, "a.toml", "replace = true\n", question("wins", "theirs?"))
    assert [one.text for one in questions(own)] == ["mine?", "theirs?"]
    assert questions(None) == OURS


# what is broken


BROKEN = [
    ("a = 1\nb\n", "line 2, column 2 (Expected '=' after a key in a key/value pair)"),
    ("\n\n[[question]\nabout", "line 3, column 11 (Expected ']]'"),
    ('a = 1\ntext = "open', "line 2 (Unterminated string)"),
]


@pytest.mark.parametrize(("written", "said"), BROKEN)
def test_deck_when_it_is_no_toml_then_file_line_and_reason_are_told_and_the_rest_is_there(
    own: Path, written: str, said: str
) -> None:
    own.write_text(question("wins", "first?"))
    broken = deck(own, "a.toml", written)
    deck(own, "b.toml", question("wins", "last?"))
    told: list[str] = []
    assert [one.text for one in questions(own, told)[len(OURS) :]] == ["first?", "last?"]
    assert len(told) == 1
    assert told[0].startswith(f"{broken} is not TOML at ")
    assert said in told[0]


def test_deck_when_one_question_is_broken_then_it_is_named_and_the_others_are_there(
    own: Path,
) -> None:
    long = "w" * (LONGEST_TITLE + 1)
    some = [("wins", "one?"), ("", "two?"), ("wins", long), (long, "four?"), ("wins", "five?")]
    path = deck(own, "a.toml", *(question(about, text) for about, text in some))
    told: list[str] = []
    assert [one.text for one in questions(own, told)[len(OURS) :]] == ["one?", "five?"]
    for number, sentence in zip((2, 3, 4), told, strict=True):
        assert sentence.startswith(f"In {path}, question {number} ")
    assert long not in "".join(told)


def test_deck_when_named_and_not_there_then_a_sentence(tmp_path: Path) -> None:
    told: list[str] = []
    assert questions(None, told, [tmp_path / "none.toml"]) == OURS
    assert told == [f"There is no file at {tmp_path / 'none.toml'}."]


def test_deck_when_its_name_holds_an_escape_then_the_sentence_does_not(own: Path) -> None:
    deck(own, "a\x1b[2J\u202e.toml", "x = {")
    (own.parent / "decks" / os.fsdecode(b"b\xff.toml")).write_text("x = {")
    told: list[str] = []
    assert questions(own, told) == OURS
    assert len(told) == 2
    assert "a[2J.toml is not TOML" in told[0]
    assert [sentence for sentence in told if clean_text(sentence) != sentence] == []


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    written=st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                ["question = 3", "[[question]]", 'about = "x"', 'text = "y?"', "hide = [1]",
                 "hide = 1", "replace = true", "replace = 2", '[[question]]\nabout = "\\ud800"',
                 '[[question]]\nabout = "opening"\ntext = "\\u001b"', "question = [[1]]"]
            ),
            max_size=5,
        ).map(lambda lines: "\n".join(lines).encode()),
    )
)  # fmt: skip
def test_deck_when_it_holds_anything_then_nothing_is_raised(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "any.toml"
    path.write_bytes(written)
    told: list[str] = []
    found = questions(None, told, [path])
    assert all(one.about and one.text for one in found)
    assert all(theme.questions for theme in themes(found))
    assert all(str(path) in sentence for sentence in told)


# themes


def test_themes_when_ours_then_in_the_order_of_a_session_with_enough_to_draw_again() -> None:
    found = themes(OURS)
    assert [theme.name for theme in found] == NAMES
    assert [found[0].about, found[5].about, found[6].about] == [OPENING, RIPPLE, CLOSING]
    for theme in found:
        assert len(theme.questions) > 2 * DRAWN, theme.name
        assert len(set(theme.questions)) == len(theme.questions)
    assert min(len(found[at].questions) for at in (0, 5, 6)) >= 8


def test_themes_when_ours_then_open_and_none_assumes_how_life_is() -> None:
    texts = [text for theme in themes(OURS) for text in theme.questions]
    assumes = {"sober", "sobriety", "substance", "drink", "drug", "god", "pray", "church", "mother",
               "father", "parents", "children", "partner", "family", "proud"}  # fmt: skip
    for text in texts:
        assert "?" in text
        assert len(text) <= 120
        assert not assumes & set(text.casefold().replace("?", "").replace(",", "").split())
        assert not FORBIDDEN.search(text)
        assert not text.startswith(("Do ", "Did ", "Are ", "Is ", "Have ", "Can ", "Why "))


def test_themes_when_a_page_of_its_own_asks_a_question_then_it_is_not_in_the_deck() -> None:
    assert {"runs", "confidence"} <= {one.about for one in OURS}
    assert not {"runs", "confidence"} & {theme.about for theme in themes(OURS)}


def test_themes_when_the_person_has_own_words_then_they_come_after_ours_as_they_write_them() -> (
    None
):
    theirs = [
        Question("Night shifts", "a?"),
        Question("rest", "b?"),
        Question("night SHIFTS", "c?"),
    ]
    assert themes([*OURS, *theirs])[len(NAMES) :] == [
        Theme("night shifts", "Night shifts", ("a?", "c?")),
        Theme("rest", "rest", ("b?",)),
    ]


def test_themes_when_a_question_is_about_the_name_of_one_of_ours_then_it_is_in_it() -> None:
    named = [Question("Opening", "a?"), Question("RIPPLE", "b?"), Question("Wins", "c?")]
    assert [(theme.about, theme.name) for theme in themes(named)] == [
        (OPENING, "opening"),
        ("wins", "wins"),
        (RIPPLE, "ripple"),
    ]


def test_themes_when_there_are_no_questions_then_none() -> None:
    assert themes([]) == []


def test_question_when_shown_for_a_fault_then_without_its_text() -> None:
    shown = repr([Question("wins", "hippogriff?"), *themes([Question("wins", "hippogriff?")])])
    assert "hippogriff" not in shown
    assert "wins" in shown
