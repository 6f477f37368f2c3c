"""What lies in a journal's folder."""

import re
from pathlib import Path

_COPY = re.compile(r"copies/journal-\d{8}T\d{12}Z\.db")


def left_in(folder: Path) -> list[str]:
    """Every file in it, by its path from there, but for whole copies of the day."""
    found = [str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()]
    return [each for each in sorted(found) if not _COPY.fullmatch(each)]
