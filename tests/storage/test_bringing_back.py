"""All of a journal out and back: the same journal, byte for byte, and edits by hand as edits."""

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import AlreadyThere, NoJournal, Unusable
from recovery_journal.journal import Journal
from recovery_journal.journal.bringing_back import WHOLE_FORMS, is_whole
from recovery_journal.model.entry import Entry, Kind, Lane, Origin, checked, new_entry
from recovery_journal.model.parts import Shape
from recovery_journal.model.records import Draft, Person
from recovery_journal.model.whole import Piece
from recovery_journal.portable.whole.folder import REST
from tests.storage.conftest import TODAY
from tests.storage.test_merging import copy_of, merge
from tests.storage.test_migrations import lived_with_incomers

Form = pytest.mark.parametrize("form", WHOLE_FORMS)


def lived(journal: Journal) -> None:
    """Put something into every table there is, and take something out."""
    lived_with_incomers(journal)
    journal.end_together()
    other = copy_of(journal)
    entry, chosen, *_ = journal.entries()
    for each, words in ((journal, "here"), (other, "there")):
        each.save(replace(each.entry(entry.id), body=f"changed {words}"))
        each.save(replace(each.entry(chosen.id), body=f"chosen {words}"))
        each.set_people([*each.people(), Person(name=words)])
    gone = journal.add(new_entry(Kind.NOTE, TODAY, "erased"))
    journal.erase(gone.id)
    merge(journal, other)
    journal.go_on_with(journal.choices(chosen.id)[1])


@pytest.fixture
def full(own: Journal) -> Journal:
    """A journal with something in every table."""
    lived(own)
    return own


def content(target: Path) -> dict[str, bytes]:
    """The bytes of a file, or of every file in a folder, by its name there."""
    if target.is_file():
        return {"": target.read_bytes()}
    files = (path for path in sorted(target.rglob("*")) if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def back(target: Path) -> Journal:
    """A new journal with what was taken out."""
    journal = Journal.in_memory()
    told = journal.bring_back(target)
    assert told.unread == []
    return journal


@Form
def test_bring_back_when_into_an_empty_journal_then_it_is_the_same_journal(
    full: Journal, tmp_path: Path, form: str
) -> None:
    number = full.export_whole(tmp_path / "out", form)
    assert number > 15
    again = back(tmp_path / "out")
    assert list(again.whole()) == without_exports(full)
    assert len(without_exports(full)) > 30
    for table in tables(full):
        assert rows_of(again, table) == rows_of(full, table), table
    assert again.check() == []
    assert again.undecided() == full.undecided() != []


def without_exports(journal: Journal) -> list[Piece]:
    """All that a journal holds but the lines of the ledger that tell of a whole export."""
    return [p for p in journal.whole() if "the whole journal" not in getattr(p, "words", "")]


def tables(journal: Journal) -> list[str]:
    """The tables that tell what a person wrote, none of them empty."""
    ask = journal._vault.connection.execute
    found = ask("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    names = {name for (name,) in found if not name.startswith(("search", "sqlite", "_sqlite"))}
    told = names - {"opened", "offers", "settings", "ledger", "threads_aside"}
    assert [name for name in told if not rows_of(journal, name)] == []
    return sorted(told)


def rows_of(journal: Journal, table: str) -> list[Any]:
    """The rows of a table, without the places that are each file's own."""
    named = journal._vault.connection.execute(f'SELECT * FROM "{table}" LIMIT 1')
    columns = [f'"{name}"' for name, *_ in named.description if name != "place"]
    asked = f'SELECT {", ".join(columns)} FROM "{table}"'
    return sorted(journal._vault.connection.execute(asked).fetchall(), key=repr)


@Form
def test_export_when_brought_back_and_taken_out_again_then_byte_for_byte_the_same(
    full: Journal, tmp_path: Path, form: str
) -> None:
    full.export_whole(tmp_path / "first", form)
    again = back(tmp_path / "first")
    again.export_whole(tmp_path / "second", form)
    assert content(tmp_path / "second") == content(tmp_path / "first")
    assert len(content(tmp_path / "first")) == (1 if form == "json" else again_files(again))


def again_files(journal: Journal) -> int:
    return 1 + int(journal._finding.asked("SELECT count(*) FROM entries")[0][0])


@Form
def test_bring_back_when_it_is_all_here_then_nothing_is_added(
    full: Journal, tmp_path: Path, form: str
) -> None:
    full.export_whole(tmp_path / "out", form)
    before = list(full.whole())
    assert full.look_at_whole(tmp_path / "out").is_nothing
    assert full.bring_back(tmp_path / "out").is_nothing
    assert list(full.whole()) == before


@Form
def test_export_when_written_then_only_the_owner_may_read_it_and_nothing_is_written_over(
    full: Journal, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "out"
    full.export_whole(target, form)
    paths = [target, *target.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} <= {0o700}
    before = content(target)
    with pytest.raises(AlreadyThere):
        full.export_whole(target, form)
    assert content(target) == before
    assert [line.words for line in full.ledger()[:1]] == [f"{form}; the whole journal"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "own") == ["out"]


@Form
def test_export_when_stopped_half_way_then_nothing_of_it_stays(
    full: Journal, tmp_path: Path, form: str
) -> None:
    def stopped(number: int) -> None:
        if number == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        full.export_whole(tmp_path / "out", form, stopped)
    assert [path.name for path in tmp_path.iterdir() if path.name != "own"] == []


@Form
def test_look_when_there_is_something_new_then_told_and_nothing_is_kept(
    full: Journal, own: Journal, tmp_path: Path, form: str
) -> None:
    full.export_whole(tmp_path / "out", form)
    empty = Journal.in_memory()
    told = empty.look_at_whole(tmp_path / "out")
    assert told.merged.new == full._finding.asked("SELECT count(*) FROM entries")[0][0]
    assert list(empty.whole()) == []
    assert empty.check() == []


def test_bring_back_when_together_then_refused(full: Journal, tmp_path: Path) -> None:
    full.export_whole(tmp_path / "out")
    session = new_entry(Kind.SESSION, TODAY, "a time")
    full.begin_together(Draft(entry=session))
    for act in (
        lambda: full.bring_back(tmp_path / "out"),
        lambda: full.export_whole(tmp_path / "two"),
        full.whole,
    ):
        with pytest.raises(Unusable):
            act()


def test_bring_back_when_nothing_is_there_then_said(own: Journal, tmp_path: Path) -> None:
    assert not is_whole(tmp_path / "out")
    with pytest.raises(NoJournal):
        own.bring_back(tmp_path / "out")


# changed by hand


@pytest.fixture
def out(full: Journal, tmp_path: Path) -> Path:
    """The folder of a full journal."""
    full.export_whole(tmp_path / "out", "folder")
    assert is_whole(tmp_path / "out")
    return tmp_path / "out"


def file_with(out: Path, words: str) -> Path:
    """The one file whose front matter has this title."""
    (found,) = [p for p in sorted(out.rglob("*.md")) if f"title: {words}\n" in p.read_text("utf-8")]
    return found


def into(out: Path, empty: bool, full: Journal) -> Journal:
    return Journal.in_memory() if empty else full


Into = pytest.mark.parametrize("empty", [False, True], ids=["the same journal", "an empty one"])


@Into
def test_bring_back_when_a_file_was_edited_then_it_is_a_new_version_of_its_entry(
    full: Journal, out: Path, empty: bool
) -> None:
    path = file_with(out, "walked home")
    text = path.read_text("utf-8")
    began = text.index("---\n", 4) + 4
    edited = text[:began].replace("title: walked home", "title: 'walked home, slowly'")
    path.write_text(edited.replace("starred: true", "starred: false") + "in the snow\n", "utf-8")
    journal = into(out, empty, full)
    known = {entry.title: entry for entry in full.entries()}["walked home"]
    told = journal.bring_back(out)
    assert told.unread == []
    entry = journal.entry(known.id)
    assert (entry.title, entry.body, entry.starred) == ("walked home, slowly", "in the snow", False)
    assert (entry.parent, entry.details) == (known.version, known.details)
    assert len(journal.history(known.id)) >= 2 - empty
    for _ in range(2):
        assert journal.bring_back(out).is_nothing
    assert journal.entry(known.id) == entry
    assert journal.check() == []


@Into
def test_bring_back_when_only_the_line_ends_changed_then_nothing_is_new_here(
    full: Journal, out: Path, empty: bool
) -> None:
    path = file_with(out, "walked home")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    journal = into(out, empty, full)
    told = journal.bring_back(out)
    assert told.unread == []
    assert told.is_nothing is not empty
    assert journal.bring_back(out).is_nothing


def test_bring_back_when_links_were_changed_then_threads_are(full: Journal, out: Path) -> None:
    path = file_with(out, "walked home")
    entry = {each.title: each for each in full.entries()}["walked home"]
    ends = {row.title for _, row in full.threads(entry.id)}
    assert "a note" in ends
    outlook = file_with(out, "a light week").relative_to(out).with_suffix("").as_posix()
    text = path.read_text("utf-8")
    (links,) = [line for line in text.splitlines() if line.startswith("links: ")]
    path.write_text(text.replace(links, f'links: ["[[{outlook}|so light]]"]'), "utf-8")
    for _ in range(2):
        full.bring_back(out)
        assert [row.title for _, row in full.threads(entry.id)] == ["a light week"]
    assert full.check() == []


def test_bring_back_when_a_file_is_new_then_it_is_a_note_and_comes_once(
    full: Journal, out: Path
) -> None:
    (out / "2026-03-12 by hand.md").write_text("# By hand\n\nwritten in an editor\n", "utf-8")
    told = full.bring_back(out)
    assert (told.new.new, told.unread) == (1, [])
    (found,) = [each for each in full.entries() if each.title == "By hand"]
    assert (found.day.isoformat(), found.kind, found.lane) == (
        "2026-03-12",
        Kind.NOTE,
        Lane.ONLY_ME,
    )
    assert full.bring_back(out).is_nothing


BROKEN: list[tuple[str, Callable[[str], str], str]] = [
    ("a day that is none", lambda t: t.replace("\nday: ", "\nday: the 3rd of "), "`day`"),
    ("another kind", lambda t: t.replace("\nkind: win", "\nkind: triumph"), "`kind`"),
    ("no title", lambda t: t.replace("\ntitle: walked home", "\ntitle: ''"), "`title`"),
    ("no yaml", lambda t: t.replace("\nkind: win", "\nkind: [win"), "YAML, at line"),
    ("another id", lambda t: t.replace("\nid: ", "\nid: 9"), "`id`"),
    ("no id", lambda t: t.replace("\nid: ", "\nnumber: "), "`id`"),
    ("a lane that is none", lambda t: t.replace("\nlane: only me", "\nlane: us"), "`lane`"),
]


@pytest.mark.parametrize(("what", "breaks", "named"), BROKEN, ids=[each[0] for each in BROKEN])
def test_bring_back_when_a_file_can_not_be_read_then_named_and_nothing_of_it_comes(
    full: Journal, out: Path, what: str, breaks: Callable[[str], str], named: str
) -> None:
    path = file_with(out, "walked home")
    broken = breaks(path.read_text("utf-8"))
    assert broken != path.read_text("utf-8")
    path.write_text(broken + "and this word with it", "utf-8")
    before = list(full.whole())
    told = full.bring_back(out)
    assert [each.place for each in told.unread] == [path.relative_to(out).as_posix()]
    assert named in told.unread[0].reason
    assert "walked" not in told.unread[0].reason
    assert list(full.whole()) == before
    empty = Journal.in_memory()
    assert len(empty.bring_back(out).unread) == 1
    assert "walked home" not in {entry.title for entry in empty.entries()}
    assert empty.check() == []


def test_bring_back_when_a_file_is_missing_or_a_link_then_named(full: Journal, out: Path) -> None:
    missing, linked = file_with(out, "walked home"), file_with(out, "a note")
    missing.unlink()
    elsewhere = out.parent / "elsewhere.md"
    linked.rename(elsewhere)
    linked.symlink_to(elsewhere)
    before = list(full.whole())
    told = full.bring_back(out)
    assert {each.place for each in told.unread} == {
        path.relative_to(out).as_posix() for path in (missing, linked)
    }
    assert list(full.whole()) == before


@pytest.mark.parametrize(
    ("breaks", "reason"),
    [
        (lambda line: line[:-3], "no JSON"),
        (lambda line: line.replace('"is":"thread"', '"is":"fred"'), "`is`"),
        (lambda line: line.replace('"ripple":', '"ripple":7,"x":'), "`ripple`"),
        (lambda line: line.replace('"created":"', '"created":"x'), "`created`"),
        (lambda _: "[1, 2]", "no object"),
        (lambda _: '{"is":["thread"]}', "`is`"),
    ],
)
def test_bring_back_when_a_line_can_not_be_read_then_named_by_its_number(
    full: Journal, tmp_path: Path, breaks: Callable[[str], str], reason: str
) -> None:
    full.export_whole(tmp_path / "out")
    told = (tmp_path / "out").read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(told) if '"is":"thread"' in line)
    told[number] = breaks(told[number])
    (tmp_path / "out").write_text("\n".join(told), "utf-8")
    empty = Journal.in_memory()
    (unread,) = empty.bring_back(tmp_path / "out").unread
    assert unread.place == f"out, line {number + 1}"
    assert reason in unread.reason
    assert empty.check() == []


def test_bring_back_when_a_line_was_edited_then_it_is_a_new_version(
    full: Journal, tmp_path: Path
) -> None:
    entry = {each.title: each for each in full.entries()}["walked home"]
    full.export_whole(tmp_path / "out")
    text = (tmp_path / "out").read_text("utf-8")
    edited = text.replace('"title":"walked home","body":"', '"title":"walked home","body":"Once: ')
    (tmp_path / "out").write_text(edited, "utf-8")
    for _ in range(2):
        full.bring_back(tmp_path / "out")
        assert full.entry(entry.id).body == f"Once: {entry.body}"
        assert full.entry(entry.id).parent == entry.version


def test_bring_back_when_a_newer_program_wrote_it_then_nothing_of_it_comes(
    full: Journal, tmp_path: Path
) -> None:
    full.export_whole(tmp_path / "out")
    text = (tmp_path / "out").read_text("utf-8").replace('"version":1}', '"version":2}', 1)
    (tmp_path / "out").write_text(text, "utf-8")
    empty = Journal.in_memory()
    told = empty.bring_back(tmp_path / "out")
    assert ["newer program" in each.reason for each in told.unread] == [True]
    assert list(empty.whole()) == []


def test_bring_back_when_the_folder_names_a_file_outside_then_it_is_not_opened(
    full: Journal, out: Path
) -> None:
    (out.parent / "secret.md").write_text("---\nid: x\n---\n", "utf-8")
    told = (out / REST).read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(told) if '"is":"entry"' in line)
    line = json.loads(told[number])
    for name in ("../secret.md", "/etc/passwd.md", "wins/../../secret.md", "..\\secret.md"):
        told[number] = json.dumps(line | {"file": name})
        (out / REST).write_text("\n".join(told), "utf-8")
        empty = Journal.in_memory()
        unread = empty.bring_back(out).unread
        assert [each.place for each in unread] == [f"{REST}, line {number + 1}"]
        empty.close()


# any words, any kind


def texts() -> st.SearchStrategy[str]:
    """Texts of any letters, lines and spaces among them."""
    odd = st.sampled_from(
        list("\n\t\"'\\:#-[]{}|>&*!%@`~,? \u00a0\ufeff\u200d\u0301é漢🙂\U000e0041ß")
    )
    return st.text(st.one_of(odd, st.characters(exclude_categories=["Cs"])), max_size=30)


def details_of(draw: Any, kind: Kind) -> dict[str, Any]:
    """Any details that a kind takes."""
    shapes: dict[Shape, st.SearchStrategy[Any]] = {
        Shape.WORDS: st.lists(texts(), max_size=3),
        Shape.MARK: st.booleans(),
        Shape.RULER: st.none() | st.integers(0, 10),
        Shape.DAY: st.just("") | st.dates().map(lambda day: day.isoformat()),
    }
    told = {}
    for part in kind.details.parts():
        if part.shape is Shape.STATE or part.name in ("options", "sealed", "added"):
            continue  # these have a form of their own
        if part.choices:
            told[part.name] = draw(st.sampled_from(("", *part.choices)))
        else:
            told[part.name] = draw(shapes.get(part.shape, texts()))
    return told


@st.composite
def any_entries(draw: Any) -> Entry:
    """Any entry of any kind, as it would be kept."""
    kind = draw(st.sampled_from(Kind))
    entry = replace(
        new_entry(kind, draw(st.dates()), f"t{draw(texts())}", f"b{draw(texts())}"),
        details=kind.details.from_dict(details_of(draw, kind)),
        tags=tuple(draw(st.lists(texts(), max_size=3))),
        lane=draw(st.sampled_from(Lane)),
        origin=draw(st.sampled_from(Origin)),
        starred=draw(st.booleans()),
    )
    return checked(entry)


@Form
@settings(max_examples=60, deadline=None)
@given(entries=st.lists(any_entries(), min_size=1, max_size=4), words=texts())
def test_bring_back_when_of_any_words_then_the_same_entries(
    entries: list[Entry], words: str, form: str
) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal.in_memory()
        journal.add_many(entries)
        for entry in entries:
            journal._store.save(checked(replace(journal.entry(entry.id), body=f"{words}.")))
        journal.keep_draft(Draft(entry=replace(entries[0], title=words, body=words)))
        if len(entries) > 1:
            journal.thread(entries[0].id, entries[1].id, words[:100])
        target = Path(folder) / "out"
        journal.export_whole(target, form)
        again = Journal.in_memory()
        told = again.bring_back(target)
        assert told.unread == []
        assert list(again.whole()) == without_exports(journal)
        again.export_whole(target.with_name("again"), form)
        assert content(target.with_name("again")) == content(target)
        journal.close()
        again.close()
