"""jrnl's JSON export: `{"tags": {…}, "entries": [{title, body, date, time, tags, starred}]}`.

`date` is an ISO day and `time` hours and minutes, without a zone. A tag begins with its sign,
and stands in the text too. A journal kept in Day One's old folder has a uuid for each entry.
"""

from recovery_journal.portable.incoming.found import Found
from recovery_journal.portable.incoming.making import Maker
from recovery_journal.portable.incoming.parts import Parts, tags_of, text_of
from recovery_journal.portable.incoming.when import written

SOURCE = "jrnl"


def fits(entry: Parts) -> bool:
    """Whether this looks like an entry of jrnl."""
    return "date" in entry and "title" in entry and "body" in entry


def found(entry: Parts, maker: Maker, place: str) -> Found:
    """The entry; raises `Unusable` where it cannot be read."""
    when = written(f"{text_of(entry, 'date')} {text_of(entry, 'time')}")
    return maker.made(
        when,
        place,
        title=text_of(entry, "title"),
        body=text_of(entry, "body").strip(),
        tags=[tag.lstrip("@#") for tag in tags_of(entry)],
        starred=entry.get("starred") is True,
        own=text_of(entry, "uuid"),
    )
