"""Whether a journal is sound: every page, every reference, and every rule of the tables."""

import re
from datetime import date

from recovery_journal.model.entry import Kind
from recovery_journal.storage import rows
from recovery_journal.storage.affected import pages_told
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.first_look import PAGE_BYTES
from recovery_journal.storage.log import BEHIND
from recovery_journal.storage.pages import Pages
from recovery_journal.storage.vault import Vault, translated


def faults(vault: Vault, finding: Finding) -> list[str]:
    """What is wrong, a plain sentence each; empty when the journal is sound.

    Reads every page and every entry; changes nothing. Of pages that can't be read it tells the
    numbers; what they hold is told by `damage`, once the file is closed.
    """
    found = [*_page_faults(vault)]
    if not found:
        found += _table_faults(vault)
        found += _entry_faults(finding)
        found += _index_faults(vault)
    return found


def _page_faults(vault: Vault) -> list[str]:
    with translated(vault.path):
        if vault.path is not None and vault.path.stat().st_size % PAGE_BYTES:
            vault.checkpoint()  # what is missing at the file's end is in its log
        ask = vault.connection.execute
        sealed = ask("PRAGMA cipher_integrity_check").fetchall() if vault.path else []
        if sealed:
            # It reads the file without its log, where all pages of a new key may still be.
            vault.checkpoint()
            sealed = ask("PRAGMA cipher_integrity_check").fetchall()
        if sealed:
            return [f"{pages_told(_numbers(sealed))} can't be read."]
        trees = ask("PRAGMA integrity_check(20)").fetchall()
    return [f"A table is broken: {row[0]}." for row in trees if row[0] != "ok"]


def _numbers(told: list[tuple[str]]) -> list[int]:
    """The pages that SQLCipher names, in sentences of its own."""
    return [int(number) for (each,) in told for number in re.findall(r"page (\d+)", each)]


def damage(pages: Pages) -> list[str]:
    """What is wrong with the pages of a file and its log, and what they hold; a sentence each.

    Not while this process has the file open: it would give its own locks up.
    """
    from recovery_journal.storage.affected import held
    from recovery_journal.storage.remains import Remains

    found = [BEHIND] if pages.log.behind else []
    if pages.broken:
        told = "; ".join(held(Remains(pages)))
        it = "It holds" if len(pages.broken) == 1 else "They hold"
        found.append(f"{pages_told(pages.broken)} can't be read. {it}: {told}.")
    return found


def _table_faults(vault: Vault) -> list[str]:
    with translated(vault.path):
        ask = vault.connection.execute
        loose = ask("PRAGMA foreign_key_check").fetchall()
        found = [f"A row of {row[0]} belongs to nothing in {row[2]}." for row in loose]
        for kind in Kind:
            if rows.details_columns(kind):
                missing = ask(
                    "SELECT count(*) FROM entries WHERE kind = ? "
                    f"AND id NOT IN (SELECT entry_id FROM {rows.details_table(kind)})",
                    (kind.value,),
                ).fetchone()[0]
                found += [f"{missing} entries have no row in {kind.plural}."] if missing else []
        unlisted = ask(
            "SELECT count(*) FROM entries WHERE place NOT IN (SELECT place FROM search_text)"
        ).fetchone()[0]
    return found + ([f"{unlisted} entries can't be found by search."] if unlisted else [])


def _entry_faults(finding: Finding) -> list[str]:
    found = []
    ask = finding.vault.connection.execute
    with finding.vault.reading():
        for place, entry_id, day in ask("SELECT place, id, day FROM entries").fetchall():
            if not _is_of_its_day(place, day):
                found.append(f"Entry {entry_id[:13]} stands at the wrong day.")
        for entry_id, words in ask(
            "SELECT e.id, s.words FROM entries e JOIN search_text s USING (place)"
        ):
            try:
                entry = finding.standing(entry_id)
            except (KeyError, ValueError):
                found.append(f"Entry {entry_id[:13]} holds what this program does not know.")
                continue
            if entry is not None and rows.search_words(entry) != words:
                found.append(f"Search knows other words for entry {entry_id[:13]}.")
    return found


def _is_of_its_day(place: int, day: str) -> bool:
    try:
        first = rows.first_place(date.fromisoformat(day))
    except ValueError:
        return False
    return 0 <= place - first < rows.PLACES_A_DAY


def _index_faults(vault: Vault) -> list[str]:
    """Ask FTS5 to hold its index against the text; it answers by an error."""
    try:
        with vault.writing() as connection:
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        if type(error).__name__ != "Damaged":
            raise
        return ["The search index does not fit the entries."]
    return []
