"""Files and folders that entries come in from: each in its turn, read twice, and the same twice."""

import os
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.errors import NoJournal, Unusable
from recovery_journal.journal.incoming_files import OWN_MARK, IncomingFiles, is_own
from recovery_journal.portable.incoming.found import Found, Unread
from recovery_journal.portable.incoming.when import NO_DAY

PICTURE = b"\x89PNG\r\n\x1a\n\0\0"
UNKNOWN = "It is of no kind that can be read."


def put(path: Path, text: str | bytes = "Tea") -> Path:
    """A file, with the folders before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def told(*paths: Path) -> list[str]:
    """The title of each entry, and each place that can't be read with the reason, in order."""
    return [
        piece.title if isinstance(piece, Found) else f"{piece.place}: {piece.reason}"
        for piece in IncomingFiles(*paths).pieces()
    ]


def test_pieces_when_a_folder_is_named_then_all_of_it_in_the_order_of_names(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "notes"
    put(folder / "b.csv", "date,title\n2024-01-02,One\n2024-13-02,Two\n2024-01-03,Three\n")
    put(folder / "a" / "z" / "deep.md", "Deep")
    put(folder / "a" / "first.md", "First")
    put(folder / "c.txt", "[2024-03-01 09:15] Last\n")
    put(folder / "a" / "z" / "pic\x1b.png", PICTURE)
    assert told(folder) == [
        *("First", "Deep", f"notes/a/z/pic?.png: {UNKNOWN}"),
        *("One", f"notes/b.csv, line 3: {NO_DAY}", "Three", "Last"),
    ]
    assert told(folder / "c.txt", folder / "a") == [
        *("Last", "First", "Deep", f"a/z/pic?.png: {UNKNOWN}")
    ]


def test_pieces_when_hidden_or_a_link_then_passed_over_or_named_and_never_followed(
    tmp_path: Path,
) -> None:
    outside = put(tmp_path / "outside" / "secret.md", "Outside")
    folder = tmp_path / "notes"
    put(folder / ".hidden.md")
    put(folder / ".git" / "a.md")
    (folder / "link.md").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "other").symlink_to(outside.parent)
    (folder / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.md")
    assert told(folder) == [
        *(f"notes/{n}: It is a link, which is not followed." for n in ("gone", "link.md", "loop")),
        "notes/other: It is a link, which is not followed.",
        "notes/pipe.md: It can't be read: it is not a file.",
    ]
    # What is named itself is followed, hidden or not.
    assert told(folder / "link.md", folder / "other") == ["Outside", "Outside"]
    assert told(folder / ".git") == ["Tea"]
    assert told(folder / ".hidden.md") == ["Tea"]


def test_pieces_when_folders_lie_deep_then_all_of_them_are_read(tmp_path: Path) -> None:
    here = tmp_path / "n"
    for _ in range(200):
        here = here / "n"
    put(here / "a.md", "Deep")
    assert told(tmp_path / "n") == ["Deep"]


def test_pieces_when_the_folder_is_where_one_stands_then_names_have_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "pic.png", PICTURE)
    monkeypatch.chdir(tmp_path)
    assert told(Path()) == [f"pic.png: {UNKNOWN}"]


def test_pieces_when_no_day_is_said_then_the_day_of_the_change(tmp_path: Path) -> None:
    file = put(tmp_path / "a.md")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    (one,) = IncomingFiles(file).pieces()
    assert isinstance(one, Found)
    assert one.day == date.fromtimestamp(1_600_000_000)


def test_pieces_when_the_day_comes_first_then_in_every_file(tmp_path: Path) -> None:
    put(tmp_path / "a.csv", "date,title\n03/04/2026,One\n")
    put(tmp_path / "b.csv", "date,title\n05/04/2026,One\n")
    days = [p.day for p in IncomingFiles(tmp_path).pieces(True) if isinstance(p, Found)]
    assert days == [date(2026, 4, 3), date(2026, 4, 5)]
    assert all(isinstance(p, Unread) for p in IncomingFiles(tmp_path).pieces())


def test_pieces_when_a_folder_is_our_own_copy_then_nothing_in_it_is_taken_for_text(
    tmp_path: Path,
) -> None:
    own = tmp_path / "notes" / "own"
    put(own / OWN_MARK, "{}")
    put(own / "2024-01-02.md", "Ours")
    put(tmp_path / "notes" / "z.md", "Theirs")
    assert is_own(own)
    assert not is_own(own.parent)
    assert told(own.parent) == [
        *("notes/own: It is a whole journal that recovery-journal wrote: name it alone.", "Theirs")
    ]


@pytest.mark.parametrize("change", ["more", "new", "gone", "another"])
def test_pieces_when_they_changed_since_the_first_time_then_refused(
    tmp_path: Path, change: str
) -> None:
    put(tmp_path / "notes" / "a.md")
    file = put(tmp_path / "notes" / "b.md")
    files = IncomingFiles(tmp_path / "notes")
    first = list(files.pieces())
    assert list(files.pieces()) == first
    if change == "more":
        put(file, "Tea, and more of it")
    elif change == "new":
        put(tmp_path / "notes" / "c.md")
    elif change == "gone":
        file.unlink()
    else:
        put(tmp_path / "c.md", "Cup").replace(file)
    with pytest.raises(Unusable, match=r"[bc].md has changed since you looked at it"):
        list(files.pieces())


def test_pieces_when_the_first_time_was_not_to_the_end_then_the_next_one_is_the_first(
    tmp_path: Path,
) -> None:
    file = put(tmp_path / "a.csv", "date,title\n2024-01-02,One\n2024-01-02,Two\n")
    files = IncomingFiles(file)
    begun = files.pieces()
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    put(file, "date,title\n2024-01-02,One\n")
    assert len(list(files.pieces())) == 1


def test_check_when_it_can_not_be_read_then_said_without_what_can_not_be_shown(
    tmp_path: Path,
) -> None:
    IncomingFiles(put(tmp_path / "a.md"), tmp_path).check()
    with pytest.raises(NoJournal, match=r"There is no file at .*no\?ne\.txt\."):
        IncomingFiles(tmp_path / "no\x1bne.txt").check()
    with pytest.raises(Unusable, match=r"pic\?\.png is of no kind that can be read\."):
        IncomingFiles(put(tmp_path / "pic\u202e.png", PICTURE)).check()
    with pytest.raises(Unusable, match=r"/dev/null can't be opened: it is not a file\."):
        IncomingFiles(Path("/dev/null")).check()
    with pytest.raises(Unusable, match=r"this is no name of a file"):
        IncomingFiles(Path("a\0b")).check()
