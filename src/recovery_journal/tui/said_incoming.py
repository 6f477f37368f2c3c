"""What would come in from elsewhere, in words; no word of it is markup."""

from textual.content import Content

from recovery_journal.journal.bringing_in import Incomings
from recovery_journal.portable.incoming.found import said_source
from recovery_journal.tui.dates import MONTHS
from recovery_journal.tui.measures import counted, said_date

_DAY_CELLS = 14
"""Cells that a day takes before a title, with the gap after it."""


def said_what(told: Incomings) -> Content:
    """How many, of which days, from which programs; what is here already; what can't be read."""
    lines = ["Nothing new is in it."]
    if told.first and told.last:
        days = said_date(told.first)
        if told.last != told.first:
            days = f"from {days} to {said_date(told.last)}"
        number = counted(told.new, "entry", "entries")
        lines = [f"{number} would come in, {days}.", _said_sources(told)]
    if told.known:
        lines.append(f"{counted(told.known, 'entry is', 'entries are')} here already.")
    if told.left_out:
        left_out = counted(told.left_out, "character", "characters")
        lines.append(f"{left_out} that no text can hold would be left out.")
    if told.not_read:
        places = counted(told.not_read, "place", "places")
        lines.append(f"{places} below can't be read, of which nothing would come in.")
    return Content("\n".join(lines))


def _said_sources(told: Incomings) -> str:
    sources = [(said_source(name), f"{number:,}") for name, number in told.sources.items()]
    if len(sources) == 1:
        return f"From {sources[0][0]}."
    return f"{', '.join(f'{number} from {name}' for name, number in sources)}."


def said_sample(told: Incomings) -> Content:
    """The first titles with their days, as they will stand, a line each."""
    lines = []
    for day, title in told.sample:
        said = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        lines.append(Content.assemble((f"{said:<{_DAY_CELLS}}", "$hint"), title))
    if more := counted(told.new - len(told.sample), "more", "more"):
        lines.append(Content(f"and {more}").stylize("$hint"))
    return Content("\n").join(lines)


def said_unread(told: Incomings) -> Content:
    """The places that can't be read, a line each, with the reason."""
    if not told.unread:
        return Content("")
    lines = [Content("What can't be read").stylize("bold $accent")]
    lines += [Content.assemble(f"{each.place}: ", (each.reason, "$hint")) for each in told.unread]
    if more := counted(told.not_read - len(told.unread), "more", "more"):
        lines.append(Content(f"and {more}").stylize("$hint"))
    return Content("\n").join(lines)
