"""The regions whose support lines can be chosen, in words."""

from recovery_journal.content import Region
from recovery_journal.tui.widgets.choose import Choice

ALL_REGIONS = "all regions"


def region_choices(regions: dict[str, Region]) -> list[Choice]:
    """Every region by its name, and first the choice of none, which shows all."""
    named = [Choice(region_id, region.name) for region_id, region in regions.items()]
    return [Choice("", ALL_REGIONS), *named]
