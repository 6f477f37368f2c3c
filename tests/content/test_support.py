"""The support lines: complete, dated, and replaceable by the person's own."""

import re
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.content import Line, Region, support


def test_support_when_ours_then_every_line_says_how_and_where_from() -> None:
    told: list[str] = []
    ours = support(None, told)
    assert told == []
    assert len(ours.regions) >= 20
    for region_id, region in ours.regions.items():
        assert re.fullmatch(r"[a-z]{2}", region_id)
        assert re.search(r"\d{3}", region.emergency), region_id
        assert region.lines, region_id
        for line in region.lines:
            assert re.search(r"\d{3}", line.reach), line
            assert line.what_for.endswith("."), line
            assert re.fullmatch(r"[a-z0-9.]+\.[a-z]{2,}(/\w+)?", line.source), line
            assert line.checked_on is None or line.checked_on <= ours.checked_on


def test_support_when_listed_then_by_name() -> None:
    names = [region.name for region in support(None).regions.values()]
    assert names == sorted(names)


def test_support_when_the_person_has_a_region_then_it_replaces_ours(tmp_path: Path) -> None:
    own = tmp_path / "support.toml"
    own.write_text(
        '[regions.us]\nname = "Home"\n[[regions.us.line]]\nname = "The house"\nreach = "Knock"\n'
        'checked_on = 2026-01-02\n[regions.xx]\nname = "Aa"\n'
    )
    found = support(own)
    line = Line("The house", "Knock", checked_on=date(2026, 1, 2))
    assert found.regions["us"] == Region("Home", [line])
    assert found.regions["xx"] == Region("Aa")
    assert next(iter(found.regions)) == "xx"
    assert found.regions["gb"] == support(None).regions["gb"]
    assert support(None).regions["us"].name == "United States"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("regions = 3\n", "regions"),
        ("[regions]\nxx = 3\n", "'xx'"),
        ("[regions.xx]\nname = 3\n", "'xx'"),
        ("[regions.xx\n", "not TOML"),
    ],
)
def test_support_when_the_own_file_is_broken_then_ours_and_a_sentence(
    tmp_path: Path, written: str, said: str
) -> None:
    own = tmp_path / "support.toml"
    own.write_text(written)
    told: list[str] = []
    assert support(own, told) == support(None)
    assert len(told) == 1
    assert said in told[0]


@pytest.mark.parametrize("line", ["line = 3", "line = [3]", 'line = [{name = "a"}]'])
def test_support_when_an_own_line_is_broken_then_the_region_stays(
    tmp_path: Path, line: str
) -> None:
    own = tmp_path / "support.toml"
    own.write_text(f'[regions.xx]\nname = "Here"\n{line}\n')
    told: list[str] = []
    assert support(own, told).regions["xx"] == Region("Here")
    assert len(told) == 1
    assert "'xx'" in told[0]
