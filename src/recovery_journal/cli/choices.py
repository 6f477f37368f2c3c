"""What options take: days, kinds, lanes, and the filters that list, search and export share."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from recovery_journal.errors import Unusable
from recovery_journal.model.days import parse_day
from recovery_journal.model.entry import Kind, Lane, clean_tags
from recovery_journal.model.views import Query

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _DayBase = click.ParamType[date]
    _LaneBase = click.ParamType[Lane]
else:  # click before 8.4 cannot be subscripted at run time
    _DayBase = _LaneBase = click.ParamType


class DayType(_DayBase):
    """A day: an ISO date, `today` or `yesterday`."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date that the words mean, on this computer's calendar."""
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value), date.today())
        except Unusable as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The two words."""
        del ctx, param
        return starting(incomplete, ("today", "yesterday"))


class LaneType(_LaneBase):
    """A lane, in its words or with hyphens."""

    name = "lane"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Lane:
        """The lane of these words."""
        try:
            return Lane(" ".join(str(value).lower().replace("-", " ").replace("_", " ").split()))
        except ValueError:
            self.fail(f"A lane is one of {', '.join(_LANE_WORDS)}.", param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The lanes with hyphens, which need no quotes."""
        del ctx, param
        return starting(incomplete, _LANE_WORDS)


_LANE_WORDS = tuple(lane.value.replace(" ", "-") for lane in Lane)

DAY = DayType()
LANE = LaneType()
KIND = click.Choice([kind.value for kind in Kind], case_sensitive=False)
WRITTEN = (Kind.WIN, Kind.NOTE, Kind.VALUE, Kind.STRENGTH, Kind.STORY, Kind.DECISION)
"""The kinds that are a first line and what follows it; the others are asked for step by step."""

WRITTEN_KIND = click.Choice([kind.value for kind in WRITTEN], case_sensitive=False)


def starting(incomplete: str, words: tuple[str, ...]) -> "list[CompletionItem]":
    """Those of the words that begin like this, for the tab key."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.startswith(incomplete.lower())]


SINCE = click.option("--since", type=DAY, metavar="DAY", help="From this day on.")
UNTIL = click.option("--until", type=DAY, metavar="DAY", help="Up to this day.")


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose entries; `chosen` makes a query of their values."""
    options = (
        click.option("--kind", type=KIND, help="One kind of entry."),
        SINCE,
        UNTIL,
        click.option("--tag", metavar="TAG", help="With this tag."),
        click.option("--lane", type=LANE, metavar="LANE", help=f"{', '.join(_LANE_WORDS)}."),
        click.option("--starred", is_flag=True, help="With a star."),
    )
    for option in reversed(options):
        command = option(command)
    return command


DAY_OPTION = click.option("--day", type=DAY, metavar="DAY", help="A date, today or yesterday.")
LIMIT = click.option("--limit", type=click.IntRange(min=1), help="The newest so many.")


def chosen(
    *,
    kind: str | None,
    since: date | None,
    until: date | None,
    tag: str | None,
    lane: Lane | None,
    starred: bool,
    words: str = "",
) -> Query:
    """The query that these options ask for. Raises `Unusable` for a tag that cannot be one."""
    tags = clean_tags((tag,)) if tag is not None else ()
    if tag is not None and not tags:
        raise Unusable("The tag is empty.")
    return Query(
        words=words,
        kind=Kind(kind.lower()) if kind else None,
        tag=tags[0] if tags else None,
        lane=lane,
        starred=starred,
        since=since,
        until=until,
    )
