"""The file as it is written down: every statement runs, and a cipher of another's reads it."""

import contextlib
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from recovery_journal.journal import Journal, check_ins, decisions, my_page, runs, sessions
from recovery_journal.journal import strengths as strengths_part
from recovery_journal.model.entry import Kind, Lane, Origin
from recovery_journal.storage import keys, rows, seeing
from recovery_journal.tui.screens import expected
from recovery_journal.tui.screens import strengths as strengths_screen
from tests.storage.test_migrations import lived_together
from tests.test_documents import schema

FORMAT = (Path(__file__).parents[1] / "docs" / "format.md").read_text(encoding="utf-8")
PASSPHRASE = "four 'quiet' wörds \" here"


def told(form: str) -> list[str]:
    """The blocks of a form."""
    return re.findall(rf"^```{form}\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL)


def table(first: str) -> dict[str, str]:
    """A table by the heading of its first column: its first cells, and the rest of each row."""
    found = re.search(rf"^\| {first} \|.*\n\|[-|]+\n((?:\|.*\n)+)", FORMAT, re.MULTILINE)
    assert found is not None
    cells = [line.strip("|").split("|", 1) for line in found[1].splitlines()]
    return {name.strip().strip("`"): rest for name, rest in cells}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal that has something in every table, open."""
    path = tmp_path_factory.mktemp("format") / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    lived_together(journal)
    yield journal
    journal.close()


@pytest.fixture
def path(lived: Journal) -> Path:
    """The path of its file."""
    assert lived.path is not None
    return lived.path


def test_tables_when_told_then_those_of_the_file_with_every_column() -> None:
    found = {
        name: set(re.findall(r"`(\w+)`", rest.rsplit("|", 2)[1]))
        for name, rest in table("table").items()
    }
    assert set(found) == set(schema())
    for name, columns in schema().items():
        assert columns <= found[name], name


def test_settings_when_told_then_those_that_the_program_keeps() -> None:
    kept = {"people", check_ins._AREAS, check_ins._ASKED, runs._RESTING, my_page._PICKS}
    kept |= {strengths_part._HIDDEN, strengths_part._KEPT_AS_WORDS, decisions._SCALE}
    kept |= {sessions._CARRIED, sessions._LEFT, seeing.UNDER_WAY, seeing.FIRST_ID}
    kept |= {strengths_screen._BY, expected._NUMBERS}
    assert set(table("name")) == kept


def test_words_when_told_then_those_of_the_program() -> None:
    flat = " ".join(FORMAT.split())
    for kind in Kind:
        assert f"`{kind.value}`" in flat.partition("**`kind`** is")[2].partition("**`lane`**")[0]
    for word in (*Lane, *Origin):
        assert f"`{word.value}`" in flat.partition("**`lane`** is")[2].partition("**`place`**")[0]
    assert f"{keys.ROUNDS:,} rounds" in flat
    assert f"`{keys._ALPHABET}`" in flat
    assert f"{rows.PLACES_A_DAY:,}" in flat
    assert "`recovery-journal recovery code`" in flat


@pytest.mark.parametrize("statement", told("sql"))
def test_statement_when_run_then_it_finds_something(lived: Journal, statement: str) -> None:
    found = lived._vault.connection.execute(statement).fetchall()
    assert found
    if statement.startswith("PRAGMA"):
        assert found == [("ok",)]


@pytest.mark.parametrize("statement", told("sql"))
def test_statement_when_another_cipher_reads_the_file_then_it_finds_the_same(
    lived: Journal, path: Path, statement: str
) -> None:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    for name, value in (("cipher", "sqlcipher"), ("legacy", 4), ("key", PASSPHRASE)):
        connection.pragma(name, value)
    theirs = connection.execute(statement).fetchall()
    connection.close()
    assert theirs == lived._vault.connection.execute(statement).fetchall()


def ran(block: str, **names: Any) -> str:
    """What a block of Python prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(block, "format.md", "exec"), dict(names))  # noqa: S102 - our own document
    return printed.getvalue()


def test_lines_of_python_when_run_then_they_open_the_file_and_come_to_its_key(
    lived: Journal, path: Path
) -> None:
    lived._vault.checkpoint()
    given = {"path": str(path), "passphrase": PASSPHRASE, "code": lived.recovery_code()}
    by_passphrase, by_code, key = (ran(block, **given) for block in told("python"))
    assert "walked home" in by_passphrase
    assert by_passphrase.count("\n") == int(by_code.split()[0]) > 10
    assert key == f"{lived._vault.raw_key.hex()}\n"
    with pytest.raises(apsw.NotADBError):
        ran(told("python")[0], **given | {"passphrase": "four other words"})
    with pytest.raises(AssertionError):
        ran(told("python")[1], **given | {"code": "-".join(["0000"] * 14)})


def test_seal_when_worked_out_as_told_then_it_is_the_one_in_the_file(
    lived: Journal, path: Path
) -> None:
    import hmac

    lived._vault.checkpoint()
    content = path.read_bytes()
    salt = content[:16]
    key = hashlib.pbkdf2_hmac("sha512", lived._vault.raw_key, bytes(b ^ 0x3A for b in salt), 2, 32)
    for number in (1, 2, len(content) // 4096):
        page = content[(number - 1) * 4096 : number * 4096]
        begins = 16 if number == 1 else 0
        sealed = page[begins:-64] + number.to_bytes(4, "little")
        assert hmac.digest(key, sealed, "sha512") == page[-64:]
