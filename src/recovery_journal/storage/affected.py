"""What is lost where pages of a file can't be read, in words: how many of what, of which days.

Of an entry that can't be read its kind and its day are told, where an index has them; never a word
of the person's.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from recovery_journal.model.entry import Kind
from recovery_journal.storage.remains import SCHEMA, Remains
from recovery_journal.storage.rows import PLACES_A_DAY
from recovery_journal.storage.tables import KIND_OF, Row, Value

WORDS = {
    "entries": ("entry", "entries"),
    "history": ("earlier version", "earlier versions"),
    "tags": ("tag", "tags"),
    "threads": ("thread", "threads"),
    "drafts": ("draft", "drafts"),
    "ledger": ("line of the ledger", "lines of the ledger"),
    "settings": ("setting", "settings"),
    "value_order": ("place in the order of your values", "places in the order of your values"),
    "opened": ("entry open for a time together", "entries open for a time together"),
    "offers": ("offer", "offers"),
    "incoming": ("note of where an entry came from", "notes of where entries came from"),
    "gone": ("id of what is gone", "ids of what is gone"),
    "joined": ("note of two versions as one", "notes of two versions as one"),
    "undecided": ("choice between two versions", "choices between two versions"),
    "threads_aside": ("other wording of a thread", "other wordings of threads"),
    "setting_states": ("other state of a setting", "other states of settings"),
}
"""What a row of a table is called, and several; details are called after their kind."""
_MOST_NAMED, _MOST_UNKNOWN = 12, 3


def pages_told(pages: Iterable[int]) -> str:
    """Pages that can't be read, as the beginning of a sentence."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], page]
        else:
            runs.append([page])
    told = [" to ".join(map(str, run)) for run in runs]
    if sum(map(len, runs)) == 1:
        return f"Page {told[0]}"
    more = len(told) - _MOST_NAMED
    return f"Pages {_and([*told[:_MOST_NAMED], 'others'] if more > 0 else told)}"


def held(remains: Remains) -> list[str]:
    """What the pages hold that can't be read, as far as it is known; what is lost comes first."""
    found = lost(remains)
    broken = remains.pages.broken
    owners = [remains.owner(page) for page in broken]
    named = {tree.of for tree in owners if tree is not None}
    if any(name.startswith("search") for name in named):
        found.append("the search index, which can be made anew")
    if any(tree and tree.name != tree.of and not tree.of.startswith("search") for tree in owners):
        found.append("the order of a list, which can be made anew")
    if "_sqlite_migrations" in named:
        found.append("the list of the tables' steps, which can be made anew")
    if SCHEMA in named or 1 in broken:
        found.append("the beginning of the file, with the list of its tables")
    if any(page in remains.free for page in broken):
        found.append("nothing, in a page that is free")
    return found or ["a way to other pages; nothing that you wrote"]


def lost(remains: Remains) -> list[str]:
    """What can't be read: how many of what, of which kinds and days."""
    return _lost(remains, list(remains.tables))


def lost_beside(remains: Remains) -> list[str]:
    """The same of all but the entries' own rows."""
    return _lost(remains, [name for name in remains.tables if name != "entries"])


def _lost(remains: Remains, names: list[str]) -> list[str]:
    found, unknown = [], []
    for name in filter(remains.may_miss, names):
        if kind := KIND_OF.get(name):
            found += _details_lost(remains, name, kind)
            continue
        read = {remains.tables[name].key_of(row) for row in remains.rows(name)}
        missing, is_all = remains.clues(name, read), remains.tells_all(name)
        if missing:
            found.append(_rows_told(remains, name, missing, is_all=is_all))
        elif not is_all:
            unknown.append(_words(name)[1])
    return found + ([unknown_told(unknown)] if unknown else [])


def unknown_told(names: list[str]) -> str:
    """Rows of which there is nothing to count by."""
    told = names[:_MOST_UNKNOWN] + (["other things"] if len(names) > _MOST_UNKNOWN else [])
    return f"some {_and(told)}, how many can't be told"


def _words(name: str) -> tuple[str, str]:
    return WORDS.get(name, (f"row of {name}", f"rows of {name}"))


def _details_lost(remains: Remains, name: str, kind: Kind) -> list[str]:
    read = {remains.tables[name].key_of(row) for row in remains.rows(name)}
    of_kind = {key: day for key, (of, day) in remains.days.items() if of == kind}
    days = [day for key, day in of_kind.items() if key not in read]
    return [_details_told(kind, days)] if days else []


def _details_told(kind: Kind, days: list[str]) -> str:
    named = f"{len(days)} {kind.plural}" if len(days) > 1 else f"1 {kind}"
    says = "say beside their first words" if len(days) > 1 else "says beside its first words"
    return f"what {named}{span(days)} {says}"


def _rows_told(remains: Remains, name: str, missing: list[Row], *, is_all: bool) -> str:
    if name == "entries":
        return entries_told(missing, is_all=is_all)
    of = ((row.get("entry_id"),) for row in missing)
    days = [remains.days[key][1] for key in of if key in remains.days]
    one, several = _words(name)
    named = f"{len(missing)} {one if len(missing) == 1 else several}"
    return f"{named}{'' if is_all else ', or more,'}{span(days)}"


def entries_told(missing: list[Row], *, is_all: bool) -> str:
    """Entries of which an index alone tells: how many of each kind, of which days."""
    if not missing:
        return unknown_told([_words("entries")[1]])
    kinds = Counter(row.get("kind") for row in missing)
    told = [_counted(kind, number) for kind, number in kinds.items()]
    days = [day for row in missing if (day := day_of(row.get("place"))) is not None]
    return _and(sorted(told)) + ("" if is_all else ", or more,") + span(days)


def _counted(kind: Value, number: int) -> str:
    if not isinstance(kind, str):
        return f"{number} entries" if number > 1 else "1 entry"
    return f"{number} {Kind(kind).plural if number > 1 else kind}"


def day_of(place: Value) -> str | None:
    """The day of a place, in ISO form."""
    if not isinstance(place, int):
        return None
    return date.fromordinal(place // PLACES_A_DAY).isoformat()


def span(days: Iterable[str]) -> str:
    """Some days in words, from the first to the last; nothing where there is none."""
    found = sorted(set(days))
    if not found:
        return ""
    first, last = (date.fromisoformat(day) for day in (found[0], found[-1]))
    begins = ""
    if first != last:
        parts = [f"{first.day}"]
        parts += [f"{first:%B}"] if (first.year, first.month) != (last.year, last.month) else []
        parts += [f"{first.year}"] if first.year != last.year else []
        begins = f"{' '.join(parts)} to "
    return f" of {begins}{last.day} {last:%B %Y}"


def _and(told: list[str]) -> str:
    *first, last = told
    return f"{', '.join(first)} and {last}" if first else last
