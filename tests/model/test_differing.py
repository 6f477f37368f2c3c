"""In what versions of one entry differ, part by part and line by line."""

from dataclasses import replace
from datetime import date

from recovery_journal.model.differing import NOTHING, Facet, Line, differing
from recovery_journal.model.entry import Kind, Lane, new_entry, utc_now
from recovery_journal.model.wins import WinDetails

WIN = new_entry(Kind.WIN, date(2026, 3, 12), "the sea", "grey\nand wide")


def own(facet: Facet, version: int) -> list[str]:
    """The lines that no other version has."""
    return [line.text for line in facet.versions[version] if line.own]


def test_differing_when_they_say_the_same_then_none() -> None:
    again = replace(WIN, version="2", parent="1", updated=utc_now())
    assert differing([WIN, again]) == []
    assert differing([WIN]) == []


def test_differing_when_a_line_was_added_then_it_alone_is_its_own() -> None:
    (facet,) = differing([WIN, replace(WIN, body="grey\nas I saw it\nand wide")])
    assert facet.label == "Words"
    assert own(facet, 0) == []
    assert own(facet, 1) == ["as I saw it"]
    assert [line.text for line in facet.versions[1]] == ["grey", "as I saw it", "and wide"]


def test_differing_when_one_says_nothing_there_then_that_is_said() -> None:
    (facet,) = differing([WIN, replace(WIN, tags=("late", "calm"))])
    assert facet == Facet("Tags", ((Line(NOTHING, True),), (Line("late, calm", True),)))


def test_differing_when_all_of_it_differs_then_every_part_in_its_order() -> None:
    other = replace(
        WIN,
        day=date(2026, 3, 13),
        title="the wind",
        body="",
        details=WinDetails(did="I went out", strengths=("calm",)),
        tags=("late",),
        lane=Lane.HAND_OVER,
        starred=True,
        trashed=utc_now(),
    )
    labels = [facet.label for facet in differing([WIN, other])]
    assert labels == [
        *("Day", "Title", "Words", "What I did that made it happen", "Strengths in it"),
        *("Tags", "Who sees it", "Star", "Trash"),
    ]
    assert labels == [facet.label for facet in differing([other, WIN])]
    day = differing([WIN, other], lambda day: f"{day:%d.%m.}")[0]
    assert [lines[0].text for lines in day.versions] == ["12.03.", "13.03."]


def test_differing_when_three_stand_then_a_line_of_two_is_nobodys_own() -> None:
    versions = [replace(WIN, body=body) for body in ("a\nb", "a\nc", "b\nc")]
    (facet,) = differing(versions)
    assert [own(facet, at) for at in range(3)] == [[], [], []]
    (facet,) = differing([*versions[:2], replace(WIN, body="d")])
    assert [own(facet, at) for at in range(3)] == [["b"], ["c"], ["d"]]
