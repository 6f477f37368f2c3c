"""Days, sizes and paths in words; and where a copy goes, by itself or as it was typed."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query
from recovery_journal.paths import typed_path
from recovery_journal.tui.dates import MONTHS, WEEKDAYS, said, said_fully
from recovery_journal.tui.export_plan import (
    ExportPlan,
    Form,
    chosen_target,
    free_name,
    usual_target,
)
from recovery_journal.tui.measures import counted, said_date, said_moment, said_size
from recovery_journal.tui.said_paths import said_path

DAY = date(2026, 3, 12)
USUAL = "recovery-journal-2026-03-12"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The person's own folder."""
    return tmp_path / "home"


@pytest.fixture
def two_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's clock is two hours before UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "EAST-2")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("day", "today", "words"),
    [
        (DAY, DAY, "today"),
        (date(2026, 3, 11), DAY, "yesterday"),
        (date(2026, 3, 10), DAY, "10 March"),
        (date(2026, 3, 13), DAY, "13 March"),
        (date(2026, 12, 31), DAY, "31 December"),
        (date(2025, 3, 12), DAY, "12 March 2025"),
        (date(2027, 1, 1), DAY, "1 January 2027"),
        (date(2025, 12, 31), date(2026, 1, 1), "yesterday"),
        (date(2025, 12, 30), date(2026, 1, 1), "30 December 2025"),
        (date(2024, 2, 29), date(2024, 3, 1), "yesterday"),
    ],
)
def test_day_when_said_then_as_near_as_it_is(day: date, today: date, words: str) -> None:
    assert said(day, today) == words


@settings(deadline=None)
@given(day=st.dates(min_value=date(1900, 1, 1)), today=st.dates(min_value=date(1900, 1, 1)))
def test_day_when_any_then_its_words_tell_it_apart(day: date, today: date) -> None:
    words = said(day, today)
    near = {"today": today, "yesterday": today - timedelta(days=1)}
    if words in near:
        assert near[words] == day
    else:
        number, month, *year = words.split()
        told = date(int(year[0]) if year else today.year, MONTHS.index(month) + 1, int(number))
        assert told == day
        assert day not in near.values()
        assert bool(year) is (day.year != today.year)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "Monday 23 November"),
        (date(2026, 11, 29), "Sunday 29 November"),
        (date(2024, 2, 29), "Thursday 29 February"),
        (date(2026, 1, 1), "Thursday 1 January"),
    ],
)
def test_day_when_said_fully_then_with_its_weekday(day: date, words: str) -> None:
    assert said_fully(day) == words


def test_names_when_counted_then_a_year_and_a_week_in_order() -> None:
    assert (len(MONTHS), MONTHS[0], MONTHS[6], MONTHS[11]) == (12, "January", "July", "December")
    assert (len(WEEKDAYS), WEEKDAYS[0], WEEKDAYS[6]) == (7, "Monday", "Sunday")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 24), "24 November 2026"), (date(1999, 5, 1), "1 May 1999")],
)
def test_date_when_said_whole_then_with_its_year(day: date, words: str) -> None:
    assert said_date(day) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (640, "640 bytes"),
        (1_500, "1.5 kB"),
        (9_900, "9.9 kB"),
        (10_000, "10 kB"),
        (999_000, "999 kB"),
        (1_000_000, "1.0 MB"),
        (12_600_000, "13 MB"),
        (1_000_000_000, "1.0 GB"),
        (2_500_000_000_000, "2500 GB"),
    ],
)
def test_size_when_at_the_edge_of_a_unit_then_in_the_larger_one(size: int, words: str) -> None:
    assert said_size(size) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, ""),
        (1, "1 entry"),
        (2, "2 entries"),
        (999, "999 entries"),
        (1_204, "1,204 entries"),
        (1_000_000, "1,000,000 entries"),
    ],
)
def test_number_when_counted_then_with_its_word(number: int, words: str) -> None:
    assert counted(number, "entry", "entries") == words


@pytest.mark.usefixtures("two_hours_east")
@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 24, 9, 5, tzinfo=UTC), "today, 11:05"),
        (datetime(2026, 11, 23, 22, 0, tzinfo=UTC), "today, 00:00"),
        (datetime(2026, 11, 23, 21, 59, 59, tzinfo=UTC), "yesterday, 23:59"),
        (datetime(2026, 11, 22, 21, 59, tzinfo=UTC), "22 November, 23:59"),
        (datetime(2025, 12, 31, 22, 0, tzinfo=UTC), "1 January, 00:00"),
        (datetime(2025, 12, 31, 21, 0, tzinfo=UTC), "31 December 2025, 23:00"),
    ],
)
def test_moment_when_said_then_on_this_computers_clock(at: datetime, words: str) -> None:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp(), tick=False):
        assert said_moment(at) == words


@pytest.mark.usefixtures("two_hours_east")
def test_moment_when_it_is_tomorrow_here_already_then_counted_from_this_day() -> None:
    with time_machine.travel(datetime(2026, 11, 24, 22, 30, tzinfo=UTC).timestamp(), tick=False):
        assert said_moment(datetime(2026, 11, 24, 22, 10, tzinfo=UTC)) == "today, 00:10"
        assert said_moment(datetime(2026, 11, 24, 21, 10, tzinfo=UTC)) == "yesterday, 23:10"


def test_path_when_in_the_own_folder_then_said_from_there(home: Path) -> None:
    assert said_path(home / "Documents" / "journal.md") == "~/Documents/journal.md"
    assert said_path(home) == "~"


def test_path_when_elsewhere_then_said_whole(home: Path) -> None:
    beside = home.with_name("home-of-another") / "journal.md"
    assert said_path(beside) == str(beside)
    assert said_path(home.parent) == str(home.parent)
    assert said_path(Path("journal.md")) == "journal.md"


def test_path_when_there_is_no_own_folder_then_said_whole(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(none))
    assert said_path(home / "journal.md") == str(home / "journal.md")


def test_path_when_typed_then_whole(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.joinpath("here").mkdir()
    monkeypatch.chdir(home / "here")
    assert typed_path("~/journal.md") == home / "journal.md"
    assert typed_path("~") == home
    assert typed_path("journal.md") == home / "here" / "journal.md"
    assert typed_path("a b/~/c") == home / "here" / "a b" / "~" / "c"
    assert typed_path(str(home / "x.md")) == home / "x.md"


def test_path_when_the_name_after_the_tilde_is_unknown_then_it_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    assert typed_path("~no-such-person-here/a.md") == home / "~no-such-person-here" / "a.md"


@settings(deadline=None)
@given(st.lists(st.text("ab~. é夜", min_size=1).filter(lambda n: n.strip(" .")), min_size=1))
def test_path_when_said_and_typed_again_then_the_same(names: list[str]) -> None:
    path = Path.home().joinpath(*(name.strip() for name in names))
    assert said_path(path).startswith("~/")
    assert typed_path(said_path(path)) == path


@pytest.mark.parametrize(
    ("form", "ending", "word"),
    [
        (Form.BY_DAY, ".md", "markdown"),
        (Form.BY_KIND, ".md", "markdown"),
        (Form.JSON, ".jsonl", "json"),
    ],
)
def test_form_when_asked_then_its_ending_and_its_word(form: Form, ending: str, word: str) -> None:
    assert (form.ending, form.words) == (ending, word)


@pytest.mark.parametrize(
    ("name", "form", "becomes"),
    [
        ("copy.md", Form.JSON, "copy.jsonl"),
        ("copy.md", Form.BY_KIND, "copy.md"),
        ("copy.jsonl", Form.BY_DAY, "copy.md"),
        ("copy.jsonl", Form.JSON, "copy.jsonl"),
        ("copy.v2.md", Form.JSON, "copy.v2.jsonl"),
        ("copy.txt", Form.JSON, "copy.txt"),
        ("copy", Form.JSON, "copy.jsonl"),
        ("copy.md", Form.WHOLE_FOLDER, "copy"),
        ("copy.md.bak", Form.JSON, "copy.md.bak"),
    ],
)
def test_plan_when_in_another_form_then_our_endings_change_and_no_others(
    name: str, form: Form, becomes: str
) -> None:
    query = Query(kind=Kind.WIN, starred=True)
    plan = ExportPlan(query=query, form=Form.BY_DAY, target=Path("/folder.md") / name)
    other = plan.in_form(form)
    assert other == ExportPlan(query=query, form=form, target=Path("/folder.md") / becomes)
    assert (plan.form, plan.target.name) == (Form.BY_DAY, name)


def test_free_name_when_names_are_taken_then_the_next_number(home: Path) -> None:
    assert free_name(home, DAY, Form.BY_DAY) == home / f"{USUAL}.md"
    (home / f"{USUAL}.md").touch()
    assert free_name(home, DAY, Form.BY_KIND) == home / f"{USUAL}-2.md"
    (home / f"{USUAL}-2.md").mkdir()
    (home / f"{USUAL}-4.md").touch()
    assert free_name(home, DAY, Form.BY_DAY) == home / f"{USUAL}-3.md"
    assert free_name(home, DAY, Form.JSON) == home / f"{USUAL}.jsonl"
    assert free_name(home, date(2026, 3, 2), Form.JSON).name == "recovery-journal-2026-03-02.jsonl"


def test_usual_target_when_there_are_documents_then_there_and_else_at_home(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = home / "Papers"
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: documents)
    assert usual_target(DAY, Form.BY_DAY) == home / f"{USUAL}.md"
    documents.touch()
    assert usual_target(DAY, Form.BY_DAY) == home / f"{USUAL}.md"
    documents.unlink()
    documents.mkdir()
    assert usual_target(DAY, Form.JSON) == documents / f"{USUAL}.jsonl"
    (documents / f"{USUAL}.jsonl").touch()
    assert usual_target(DAY, Form.JSON) == documents / f"{USUAL}-2.jsonl"


def test_chosen_target_when_a_folder_then_the_usual_name_in_it(home: Path) -> None:
    (home / "copies.md").mkdir()
    assert chosen_target("~", DAY, Form.BY_DAY) == home / f"{USUAL}.md"
    assert chosen_target(" ~/copies.md ", DAY, Form.JSON) == home / "copies.md" / f"{USUAL}.jsonl"
    (home / "copies.md" / f"{USUAL}.jsonl").touch()
    assert chosen_target("~/copies.md/", DAY, Form.JSON).name == f"{USUAL}-2.jsonl"


def test_chosen_target_when_a_file_or_a_new_name_then_as_typed(home: Path) -> None:
    assert chosen_target("~/new.txt", DAY, Form.JSON) == home / "new.txt"
    (home / "old.md").touch()
    assert chosen_target(f"{home}/old.md", DAY, Form.JSON) == home / "old.md"


@pytest.mark.parametrize("typed", ["", "  ", "\n\t"])
def test_chosen_target_when_nothing_is_typed_then_refuses(typed: str) -> None:
    with pytest.raises(Unusable, match=r"^A path is wanted, such as ~/journal\.md\.$"):
        chosen_target(typed, DAY, Form.BY_DAY)


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("~/none/copy.md", "~/none"),
        ("~/none/deeper/copy.md", "~/none/deeper"),
        ("~/file.md/copy.md", "~/file.md"),
    ],
)
def test_chosen_target_when_there_is_no_such_folder_then_names_it(
    home: Path, typed: str, folder: str
) -> None:
    (home / "file.md").touch()
    with pytest.raises(Unusable) as refused:
        chosen_target(typed, DAY, Form.BY_DAY)
    assert str(refused.value) == f"There is no folder {folder}."


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied"), "~/shut/copy.md can't be looked at."),
        (OSError(36, "File name too long"), "~/shut/copy.md can't be looked at."),
        (ValueError("embedded null byte"), "This cannot be the name of a file."),
    ],
)
def test_chosen_target_when_the_place_cannot_be_looked_at_then_refuses_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def refuse(_: Path) -> bool:
        raise error

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.raises(Unusable) as refused:
        chosen_target("~/shut/copy.md", DAY, Form.BY_DAY)
    assert str(refused.value) == told
    assert refused.value.__suppress_context__
