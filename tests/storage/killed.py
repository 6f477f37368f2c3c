"""A process that writes as fast as it can, in children that are killed at random moments.

Run as a script: `killed.py WHAT PATH ROUNDS SEED`, with recovery codes on standard input, one a
line. `write` adds, changes and types; `lock` changes the key back and forth between two codes;
`erase` adds and erases; `together` begins times together, opens, offers, says and ends. Every line
on standard output is a promise that a call had returned:
`added ID TITLE`, `changed ID TITLE`, `typed DRAFT-ID WORDS`, `locked`, `erased ID`, `began ID`,
`opened ID`, `offered ID`, `said WORDS`, `ended-together`; a line `killed` ends each round.
"""

import os
import random
import select
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from recovery_journal.errors import WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sessions import OfferKind
from recovery_journal.storage import finding, store, vault
from recovery_journal.storage.keys import key_from_code

LOADED = (finding, store, vault)
"""Loaded once, before the children: each has a tenth of a second to write in."""

DAY = date(2026, 3, 1)
BODY = "a word and another one " * 40


def tell(*words: object) -> None:
    """One line in one write, so that a kill cannot cut it in two."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def opened(path: Path, codes: list[str]) -> Journal:
    """The journal, with whichever of the codes opens it."""
    for code in codes[:-1]:
        with suppress(WrongPassphrase):
            return Journal.recover(path, code)
    return Journal.recover(path, codes[-1])


def lock_on(path: Path, codes: list[str], number: int) -> None:
    """Change the key back and forth without end."""
    del number
    vault = opened(path, codes)._vault
    while True:
        for code in codes:
            vault._rekey_raw(key_from_code(code))
            tell("locked")


def erase_on(path: Path, codes: list[str], number: int) -> None:
    """Add two, erase one, without end."""
    journal = opened(path, codes)
    while True:
        kept = journal.add(new_entry(Kind.WIN, DAY, f"stays-{number}", BODY))
        tell("added", kept.id, kept.title)
        gone = journal.add(new_entry(Kind.WIN, DAY, "goes", BODY))
        journal.erase(gone.id)
        tell("erased", gone.id)


def write_on(path: Path, codes: list[str], number: int) -> None:
    """Add, change and type without end."""
    journal = opened(path, codes)
    draft = Draft(entry=new_entry(Kind.NOTE, DAY))
    words = 0
    while True:
        words += 1
        kept = journal.add(new_entry(Kind.WIN, DAY, f"win-{number}-{words}", BODY))
        tell("added", kept.id, kept.title)
        draft = replace(draft, entry=replace(draft.entry, body="word " * words))
        journal.keep_draft(draft)
        tell("typed", draft.id, words)
        changed = journal.save(replace(kept, title=kept.title + "-changed", tags=("tag",)))
        tell("changed", kept.id, changed.entry.title)
        if words % 7 == 0:
            journal.forget_draft(draft.id)
            draft = Draft(entry=new_entry(Kind.NOTE, DAY))


def together_on(path: Path, codes: list[str], number: int) -> None:
    """Live through one time together after another, going on with one that is under way."""
    journal = opened(path, codes)
    company = journal.in_company()
    note = journal.page(limit=1)[0].id
    while True:
        if journal.under_way() is None:
            agreed = Draft(entry=new_entry(Kind.SESSION, DAY))
            tell("began", journal.begin_together(agreed).entry.id)
        company.open_for_now(note)
        tell("opened", note)
        tell("offered", company.offer(OfferKind.STEP, f"step {number}").id)
        company.say_of_session("word " * (number + 1))
        tell("said", number + 1)
        company.end_together()
        tell("ended-together")


WORK = {"write": write_on, "lock": lock_on, "erase": erase_on, "together": together_on}


def one_round(what: str, path: Path, codes: list[str], number: int, pick: random.Random) -> None:
    """Let a child begin, and kill it a random moment later; now and then before it has begun."""
    begun, begins = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(begun)
        os.write(begins, b"!")
        try:
            WORK[what](path, codes, number)
        except BaseException as error:
            tell("broken", type(error).__name__)
        finally:
            os._exit(1)
    os.read(begun, 1)
    # The random moment is the test itself; nothing else is waited for here.
    select.select([], [], [], pick.uniform(0.0, 0.12))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    tell("killed" if os.WIFSIGNALED(status) else "ended")
    os.close(begun)
    os.close(begins)


def main() -> None:
    """All rounds, one after another, on the same file."""
    what, path, rounds, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    codes = sys.stdin.read().split()
    pick = random.Random(seed)  # noqa: S311 - moments, no secrets
    for number in range(rounds):
        one_round(what, path, codes, number, pick)


if __name__ == "__main__":
    main()
