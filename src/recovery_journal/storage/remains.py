"""What of a damaged file can be read: the rows of its tables, and what is known of the others.

Where each table begins is in the file, what its columns are in the program. A page that nothing
leads to any more, as the one above it can't be read, is held against the tables that have lost
one: all of its rows have to fit.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from recovery_journal.errors import TooNew
from recovery_journal.storage import trees
from recovery_journal.storage.migrations import STEPS
from recovery_journal.storage.pages import Pages
from recovery_journal.storage.tables import KIND_OF, Key, Row, Table, Value, declared, is_id
from recovery_journal.storage.trees import Branch, NoTree

SCHEMA = "sqlite_schema"
_STEPS_AT = 60
"""Where the first page has `PRAGMA user_version`."""

_Found = tuple[list[Value], int | None]
"""The values of a row, and its rowid."""


@dataclass(slots=True)
class Tree:
    """A table or an index of the file, and the pages that it reaches."""

    name: str
    of: str
    """The table that it is, or is an index of."""
    branches: list[Branch] = field(default_factory=list)
    reached: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)


class Remains:
    """The rows of a file that can be read; `pages` has been looked at."""

    def __init__(self, pages: Pages):
        self.pages = pages
        self.free = trees.free(pages)
        schema = self._grown(SCHEMA, SCHEMA, 1)
        self.trees = {SCHEMA: schema}
        for values, _ in [*self._in(schema.branches), *self._loose_schema()]:
            _, name, table, root, _ = values
            if isinstance(root, int) and root:
                self.trees[str(name)] = self._grown(str(name), str(table), root)
        self.steps = self._steps()
        self.tables, self._indexes = declared(self.steps)
        self._loose: dict[str, list[Branch]] = defaultdict(list)
        self._assign()

    def owner(self, page: int) -> Tree | None:
        """The tree that a page belongs to; None for none that is known."""
        return next((tree for tree in self.trees.values() if page in tree.reached), None)

    def has_lost(self, name: str) -> bool:
        """Whether a table or index has pages that can't be read, or is not found at all."""
        return name not in self.trees or bool(self.trees[name].broken)

    def rows(self, name: str) -> Iterator[Row]:
        """Every row of a table that can be read."""
        table = self.tables[name]
        tree = self.trees.get(name)
        for values, rowid in self._in([*(tree.branches if tree else ()), *self._loose[name]]):
            if len(values) <= len(table.columns):
                yield table.row(values, rowid)

    def clues(self, name: str, read: set[Key]) -> list[Row]:
        """What the indexes of a table tell of rows that are not among those read."""
        table = self.tables[name]
        keys = [column.name for column in table.columns[: table.key]]
        found: dict[Key, Row] = defaultdict(dict)
        for index_name, index in self._indexes.items():
            if index.table != name or index_name not in self.trees:
                continue
            for values, _ in self._in(self.trees[index_name].branches):
                told = {c: v for c, v in zip(index.columns, values, strict=False) if c}
                key = tuple(told.get(column) for column in keys)
                if None not in key and key not in read:
                    found[key] |= told
        return list(found.values())

    def tells_all(self, name: str) -> bool:
        """Whether an index that is whole has every row of a table, so that none is lost unseen."""
        return any(
            index.table == name and index.is_whole and not self.has_lost(index_name)
            for index_name, index in self._indexes.items()
        )

    def may_miss(self, name: str) -> bool:
        """Whether rows of a table may be lost, as far as the pages that can't be read tell."""
        if name in self.trees:
            return bool(self.trees[name].broken)
        # Where it begins is not known. Its pages were found, unless one of these is among them.
        return not self.tables[name].is_told or any(
            page not in self.free and self.owner(page) is None for page in self.pages.broken
        )

    @cached_property
    def days(self) -> dict[Key, tuple[str, str]]:
        """The kind and the day of every entry that can be read, by its id as a key."""
        return {
            (each["id"],): (str(each["kind"]), str(each["day"])) for each in self.rows("entries")
        }

    def _grown(self, name: str, table: str, root: int) -> Tree:
        tree = Tree(name, table)
        tree.branches = list(trees.walk(self.pages, root, tree.reached))
        for page in tree.branches:
            for _ in self._rows_in(page, tree.reached):
                pass
        tree.broken = {page for page in tree.reached if not self.pages.is_readable(page)}
        return tree

    def _rows_in(self, page: Branch, reached: set[int]) -> Iterator[_Found]:
        for cell in filter(trees.has_row, page.cells):
            try:
                yield trees.row(self.pages, page, cell, reached), cell.rowid
            except NoTree:
                continue

    def _in(self, branches: list[Branch]) -> Iterator[_Found]:
        for page in branches:
            yield from self._rows_in(page, set())

    def _lone(self) -> Iterator[Branch]:
        """The pages with rows that no tree reaches."""
        reached = self.free.union(*(tree.reached for tree in self.trees.values()))
        for number in range(1, self.pages.count + 1):
            if number not in reached:
                try:
                    page = trees.branch(self.pages, number)
                except NoTree:
                    continue
                if any(map(trees.has_row, page.cells)):
                    yield page

    def _loose_schema(self) -> list[_Found]:
        """The lines of the list of tables in pages that nothing leads to."""
        if not self.trees[SCHEMA].broken:
            return []
        found = []
        for page in self._lone():
            lines = list(self._rows_in(page, set()))
            if lines and all(_is_of_schema(values) for values, _ in lines):
                self.trees[SCHEMA].reached.add(page.number)
                found += lines
        return found

    def _steps(self) -> int:
        if self.pages.is_readable(1):
            taken = int.from_bytes(self.pages.content(1)[_STEPS_AT : _STEPS_AT + 4], "big")
        else:
            listed = self.trees.get("_sqlite_migrations")
            taken = len(list(self._in(listed.branches))) if listed else 0
        if taken > len(STEPS):
            raise TooNew("A newer recovery-journal wrote this file. Update the program to read it.")
        return taken or len(STEPS)

    def _assign(self) -> None:
        """Give the pages that nothing leads to to the tables whose rows they have.

        Entries come first: by them the rows are told that belong to one. Then the longer rows,
        which the beginning of no other can look like, and what can be told by the entry's kind.
        """
        lost = [each for each in self.tables.values() if self.has_lost(each.name) and each.is_told]
        lost.sort(key=lambda t: (not t.has_rowid, -len(t.columns), t.name not in KIND_OF))
        pages = list(self._lone()) if lost else []
        for table in lost:
            of = [page for page in pages if self._is_of(table, list(self._rows_in(page, set())))]
            self._loose[table.name] = of
            pages = [page for page in pages if page not in of]

    def _is_of(self, table: Table, lines: list[_Found]) -> bool:
        """Whether all these rows are a table's: an index can have what a small table has."""
        if not lines or not all(table.fits(*line) for line in lines):
            return False
        found = [table.row(*line) for line in lines]
        if len(set(map(table.key_of, found))) < len(found):
            return False
        if table.name == "settings":
            return not all(is_id(each["value"]) for each in found)
        of = [column for column, parent, _ in table.parents if parent == "entries"]
        ends = [[self.days.get((each[column],)) for column in of] for each in found]
        if of and not any(map(all, ends)):
            return False
        kind = KIND_OF.get(table.name)
        return kind is None or all(end is None or end[0] == kind for (end,) in ends)


def _is_of_schema(values: list[Value]) -> bool:
    return len(values) == 5 and values[0] in ("table", "index", "view", "trigger")
