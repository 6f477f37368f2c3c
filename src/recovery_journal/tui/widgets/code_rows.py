"""The recovery code in rows that are easy to copy on paper."""

from textual.content import Content
from textual.widgets import Static

GROUPS_A_ROW = 4


def rows_of(code: str) -> list[list[str]]:
    """The groups of a code, four in a row."""
    groups = code.split("-")
    return [groups[at : at + GROUPS_A_ROW] for at in range(0, len(groups), GROUPS_A_ROW)]


class CodeRows(Static):
    """The code, each row with its number."""

    def __init__(self, code: str):
        rows = enumerate(rows_of(code), start=1)
        pieces = [(Content(f"{number}   "), Content("   ".join(row))) for number, row in rows]
        lines = [
            Content.assemble(number.stylize("$hint"), row.stylize("bold $accent"))
            for number, row in pieces
        ]
        super().__init__(Content("\n").join(lines), classes="code")
