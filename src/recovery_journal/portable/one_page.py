"""My page as a Markdown document: a heading for each section, a line for each pick."""

from collections.abc import Iterator

from recovery_journal.model.my_page import SECTIONS, PageLine
from recovery_journal.portable.escape import inline


def one_page(lines: list[PageLine]) -> Iterator[str]:
    """The document in pieces: what has a name in bold, the person's words after it."""
    yield "# My page\n"
    for kind, heading in SECTIONS.items():
        section = [line for line in lines if line.kind is kind]
        if section:
            yield f"\n## {heading}\n\n"
        for line in section:
            words = f": {inline(line.words)}" if line.words else ""
            yield f"- **{inline(line.title)}**{words}\n"
    if not lines:
        yield "\nNothing is picked yet.\n"
