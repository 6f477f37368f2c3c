"""Rows of texts as a table of GitHub's dialect, which other viewers show as its lines."""

from collections.abc import Collection, Sequence

from recovery_journal.portable.escape import cell


def table(
    rows: Sequence[Sequence[str]], ids: Sequence[str] = (), here: Collection[str] = ()
) -> str:
    """The table, its columns named by the first row, without a newline at its end.

    `ids` are those of the entries that the rows below tell; where one is among `here`, the first
    cell of its row is a link to its anchor.
    """
    lines = [[cell(text) for text in row] for row in rows]
    for line, entry_id in zip(lines[1:], ids, strict=False):
        if entry_id in here:
            line[0] = f"[{line[0]}](#e-{entry_id})"
    ruled = [lines[0], ["---"] * len(lines[0]), *lines[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in ruled)
