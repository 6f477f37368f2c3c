"""Killed at random moments, again and again: whatever a call had promised is in the file."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.errors import WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from recovery_journal.storage import keys
from tests.storage import killed
from tests.storage.conftest import PASSPHRASE, TODAY

KILLS = int(os.environ.get("RECOVERY_JOURNAL_KILLS", "60"))
"""How often whoever writes is killed."""
KEY_KILLS = int(os.environ.get("RECOVERY_JOURNAL_KILLS", "30"))
"""While the key changes; each of them may wait for the whole file to be written."""


def promises(what: str, path: Path, kills: int, *codes: str) -> list[list[str]]:
    """What the killed processes had told, each line in words, after this many kills."""
    seed = random.randrange(2**32)  # noqa: S311 - moments, no secrets
    print(f"seed {seed}")
    ran = subprocess.run(
        [sys.executable, killed.__file__, what, str(path), str(kills), str(seed)],
        input="\n".join(codes).encode(),
        capture_output=True,
        timeout=540,
        check=True,
    )
    assert ran.stderr == b""
    told = [line.split() for line in ran.stdout.decode().splitlines()]
    assert [line for line in told if line[0] in ("broken", "ended")] == []
    assert len([line for line in told if line[0] == "killed"]) == kills
    return told


@pytest.fixture
def code(journal_path: Path) -> str:
    """The recovery code of a journal just made; it opens without the slow derivation."""
    made = Journal.create(journal_path, PASSPHRASE)
    code = made.recovery_code()
    made.close()
    return code


def test_save_when_killed_at_random_moments_then_nothing_saved_is_lost(
    journal_path: Path, code: str
) -> None:
    told = promises("write", journal_path, KILLS, code)
    added = {line[1]: line[2] for line in told if line[0] == "added"}
    changed = {line[1]: line[2] for line in told if line[0] == "changed"}
    typed = {line[1]: int(line[2]) for line in told if line[0] == "typed"}
    assert len(added) > KILLS // 4  # fewer than one a kill on a busy machine

    journal = Journal.unlock(journal_path, PASSPHRASE)
    kept = {entry.id: entry for entry in journal.entries()}
    drafts = {draft.id: len(draft.entry.body.split()) for draft in journal.drafts()}
    for entry_id, title in added.items():
        assert kept[entry_id].title.startswith(title)
        assert kept[entry_id].body == killed.BODY
    for entry_id, title in changed.items():
        assert kept[entry_id].title == title
        assert [was.title for was in journal.history(entry_id)] == [added[entry_id]]
    # What was in the making when a kill came may be there too, and is whole then.
    assert len(kept) - len(added) <= KILLS
    forgotten = {draft for draft, words in typed.items() if words % 7 == 0}
    for draft_id, words in typed.items():
        assert draft_id in forgotten or drafts[draft_id] >= words
    faults = journal.check()
    journal.close()
    assert faults == []
    assert [found.name for found in journal_path.parent.iterdir()] == [journal_path.name]
    print(f"{KILLS} kills, {len(added)} added, {len(changed)} changed, {len(typed)} drafts")


def test_rekey_when_killed_at_random_moments_then_one_of_the_two_keys_opens_it_whole(
    journal_path: Path, code: str
) -> None:
    journal = Journal.recover(journal_path, code)
    journal.add_many([new_entry(Kind.WIN, TODAY, f"win {n}", killed.BODY) for n in range(200)])
    journal.close()
    other = keys.recovery_code(bytes(range(32)))
    told = promises("lock", journal_path, KEY_KILLS, code, other)
    assert ["locked"] in told
    opened = killed.opened(journal_path, [code, other])
    titles = sorted(int(row.title[4:]) for row in opened.page(limit=300))
    stands = opened.recovery_code()
    faults = opened.check()
    opened.close()
    assert titles == list(range(200))
    assert faults == []
    with pytest.raises(WrongPassphrase):
        Journal.recover(journal_path, other if stands == code else code)
    print(f"{KEY_KILLS} kills, {told.count(['locked'])} changes of the key")


def test_erase_when_killed_at_random_moments_then_what_stays_is_whole(
    journal_path: Path, code: str
) -> None:
    told = promises("erase", journal_path, KEY_KILLS, code)
    added = {line[1] for line in told if line[0] == "added"}
    erased = {line[1] for line in told if line[0] == "erased"}
    assert erased
    journal = Journal.unlock(journal_path, PASSPHRASE)
    kept = {entry.id for entry in journal.entries()}
    assert added <= kept
    assert not erased & kept
    # What a kill kept from being erased is still there to be erased again.
    for row in journal.page(Query(words="goes"), limit=100):
        journal.erase(row.id)
    faults = journal.check()
    journal.close()
    assert faults == []
    print(f"{KEY_KILLS} kills, {len(erased)} erased")
