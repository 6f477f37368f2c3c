"""The parts of an entry in JSON, each of the kind it has to be."""

from typing import Any

from recovery_journal.portable.incoming.found import NotRead

Parts = dict[str, Any]


def text_of(entry: Parts, name: str) -> str:
    """The text of this name, "" where there is none; raises `NotRead` for another kind."""
    value = entry.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotRead(f"Its {name} is not text.")
    return value


def tags_of(entry: Parts) -> list[str]:
    """Its tags; raises `NotRead` where they are not a list of texts."""
    tags = entry.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise NotRead("Its tags are not a list of words.")
    return tags
