"""What Day One and tui-journal write."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from tests.portable.incoming.told import Said, Told, said_of, shuffled


def _escaped(text: str) -> str:
    return re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", text)


def for_day_one(told: Told) -> Told:
    """Its sign for a photo in a text is no letter of anybody's."""
    title, body = (text.replace("\ufffc", "") for text in (told.title, told.body))
    return replace(told, title=f"x{title}", body=f"x{body}x")


def write_day_one(entries: Sequence[Told], chance: Random) -> bytes:
    """Day One's JSON: a moment in UTC and the name of a zone; signs have a backslash."""
    told = [
        shuffled(
            {
                "uuid": e.uuid.hex.upper(),
                "creationDate": f"{e.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                "timeZone": e.zone,
                "text": f"{_escaped(e.title)}\n\n{_escaped(e.body)}",
                "tags": list(e.tags),
                "starred": e.starred,
                "weather": {"conditionsDescription": "Rain"},
            },
            chance,
        )
        for e in entries
    ]
    whole = shuffled({"metadata": {"version": "1.0"}, "entries": told}, chance)
    return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode()


def write_day_one_zip(entries: Sequence[Told], chance: Random) -> bytes:
    """Day One's export: a zip with a file for each of two journals, and photos."""
    made, half = io.BytesIO(), chance.randint(0, len(entries))
    with zipfile.ZipFile(made, "w", chance.choice((0, zipfile.ZIP_DEFLATED))) as archive:
        archive.writestr("Journal.json", write_day_one(entries[:half], chance))
        archive.writestr("photos/AB.jpeg", b"\xff\xd8")
        archive.writestr("Walks.json", write_day_one(entries[half:], chance))
    return made.getvalue()


def said_there(told: Told) -> datetime:
    """The moment where it was written; a clock that was put forward over it shows another time."""
    return told.at.astimezone(UTC).astimezone(ZoneInfo(told.zone))


def write_tui_journal(entries: Sequence[Told], chance: Random) -> bytes:
    """An export of tui-journal's, or its own file: a moment in UTC, a priority, a folder."""
    told: list[object] = [
        shuffled(
            {
                "id": number,
                "date": f"{e.at.astimezone(UTC).isoformat().replace('+00:00', 'Z')}",
                "title": e.title,
                "content": e.body,
                "tags": list(e.tags),
                "priority": None,
                "folder": "",
            },
            chance,
        )
        for number, e in enumerate(entries)
    ]
    own = chance.random() < 0.5
    return json.dumps(told if own else {"version": 100, "entries": told}).encode()


def said_by_tui_journal(told: Told, _: Random) -> Said:
    at = told.at.astimezone(UTC)
    if at.time() == time():  # how it writes that no time was said
        return said_of(told, None, day=at.date(), clock=None, starred=False)
    return said_of(told, at, starred=False)
