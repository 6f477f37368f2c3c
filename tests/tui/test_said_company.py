"""How a screen says who is looking, and what is open for now."""

from recovery_journal.model.entry import Lane
from recovery_journal.tui.company import OPEN_FOR_NOW, lane_in, said_company


def test_lane_when_said_in_company_then_what_is_the_persons_alone_is_open_for_now() -> None:
    assert [lane_in(lane.value, None) for lane in Lane] == [lane.value for lane in Lane]
    told = [lane_in(lane.value, "J.") for lane in Lane]
    assert told == [OPEN_FOR_NOW, Lane.OPEN_TOGETHER, Lane.HAND_OVER]
    assert lane_in("", "J.") == ""
    assert said_company("J.") == "TOGETHER with J."
    assert said_company("") == "TOGETHER"
