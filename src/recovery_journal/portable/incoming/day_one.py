r"""Day One's JSON: `{"metadata": {…}, "entries": [{uuid, creationDate, timeZone, text, …}]}`.

`creationDate` is in UTC and `timeZone` names a zone; the person's day is that moment's day in
that zone. Where the zone's name is unknown or missing, the zone of the place written at is
taken (`location.timeZoneName`), and where that is unknown too, UTC: the moment stays right, and
the day is the day in UTC, which may be the one before or after.

The text is Markdown in which Day One puts a backslash before signs; these go. Photos, sounds and
files are left out, and so are the lines that stand for them, the weather and the place.
"""

import re
from datetime import UTC, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from recovery_journal.portable.incoming.found import Found, NotRead
from recovery_journal.portable.incoming.making import Maker
from recovery_journal.portable.incoming.parts import Parts, tags_of, text_of
from recovery_journal.portable.incoming.when import NO_DAY, When, written

SOURCE = "day one"

_ADDRESS = r"\(dayone-moment:[^()\[\]\s]*\)"
_MEDIA = rf"!\[\]{_ADDRESS}"
_MEDIA_LINES = re.compile(rf"(?m)^[^\S\n]*(?:{_MEDIA}[^\S\n]*)+(?:\n(?:[^\S\n]*\n)?|\Z)")
_MEDIA_INLINE = re.compile(rf"!\[([^\[\]\n]*)\]{_ADDRESS}|\ufffc")
_CODE_OR_ESCAPE = re.compile(
    r"(?s)(^```.*?(?:^```|\Z)|`[^`\n]+`)|\\([!-/:-@\[-`{-~])", re.MULTILINE
)
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?", re.ASCII)


def fits(entry: Parts) -> bool:
    """Whether this looks like an entry of Day One."""
    return "creationDate" in entry


def found(entry: Parts, maker: Maker, place: str) -> Found:
    """The entry; raises `Unusable` where it cannot be read."""
    return maker.made(
        _when(entry),
        place,
        body=plain(text_of(entry, "text")),
        tags=tags_of(entry),
        starred=entry.get("starred") is True,
        own=text_of(entry, "uuid"),
        markdown=True,
    )


def plain(text: str) -> str:
    """The text without what stands for photos, and without Day One's backslashes."""
    text = text.replace("\r\n", "\n")
    text = _MEDIA_LINES.sub("", text)
    text = _MEDIA_INLINE.sub(lambda media: media[1] or "", text)
    return _CODE_OR_ESCAPE.sub(lambda part: part[1] or part[2], text)


def _when(entry: Parts) -> When:
    utc = written(text_of(entry, "creationDate"))
    if utc.at is None:
        raise NotRead("Its moment has no zone.")
    zone = _zone(text_of(entry, "timeZone"))
    location = entry.get("location")
    if zone is None and isinstance(location, dict):
        zone = _zone(text_of(location, "timeZoneName"))
    try:
        at = utc.at.astimezone(zone or UTC)
    except (OverflowError, ValueError):
        raise NotRead(NO_DAY) from None
    return When(at.date(), at.time(), at)


@lru_cache(maxsize=512)
def _zone(name: str) -> tzinfo | None:
    """The zone of this name or offset, such as GMT+0200; None where there is none."""
    if match := _OFFSET.fullmatch(name):
        sign, hours, minutes = match.groups()
        try:
            offset = f"{sign}{int(hours):02}:{minutes or '00'}"
            at = written(f"2000-01-01 00:00{offset}").at
        except NotRead:
            return None
        return at.tzinfo if at else None
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # a name of no zone, or no name at all, or a folder
        return None
