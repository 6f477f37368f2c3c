"""The reader tells an entry to its end: a decision as its story, everything else as its parts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.app import App, ComposeResult

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails, Stage, StepDetails
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.options import Option
from recovery_journal.tui.widgets.reader import MOST_AT_FIRST, Reader
from tests.model.deciding import set_options
from tests.tui.deciding import add_decision
from tests.tui.valuing import HOSTILE, TODAY, together

WIDE = (100, 60)


class _Reading(App[None]):
    """A reader and nothing else."""

    def __init__(self, journal: Journal, steps: bool):
        super().__init__()
        self._journal = journal
        self._steps = steps

    def compose(self) -> ComposeResult:
        yield Reader(self._journal, framed=True, threads=False, steps=self._steps)


async def texts(
    journal: Journal, entry: Entry, *, earlier: bool = False, steps: bool = True
) -> list[str]:
    """The paragraphs that are read of an entry."""
    app = _Reading(journal, steps)
    async with app.run_test(size=WIDE) as pilot:
        app.query_one(Reader).show(entry, earlier=earlier)
        await pilot.pause()
        shown = app.query_one(".reader-text").render()
        return str(shown).split("\n\n")


@pytest.fixture
def journal() -> Journal:
    """An empty journal."""
    return Journal.in_memory()


async def test_reader_when_a_decision_then_its_story_with_the_options_one_below_the_other(
    journal: Journal,
) -> None:
    calm = journal.add(new_entry(Kind.VALUE, TODAY, "Calm"))
    made = add_decision(journal, "Stay, or go?", know="the rent", matters="rest", beside="M.")
    options = [Option("stay", "time\nto think", "a room", (calm.id,)), Option("go")]
    set_options(journal, made.id, options)
    made = journal.move_decision(made.id, Stage.DECIDED, "to stay")
    journal.set_look_back(made.id, TODAY - timedelta(days=1))
    back = replace(journal.new_look_back(made.id, TODAY), body="it rained")
    journal.add(replace(back, details=LookBackDetails(made.id, keep="asking")))
    shown = await texts(journal, journal.entry(made.id))
    assert shown[:5] == [
        "What matters to me in this\nrest",
        "What it stands close to\nCalm",
        "What I know\nthe rent",
        "Options\nstay\n  opens: time\n    to think\n  costs: a room\n  close to: Calm\ngo",
        "Who is with me in this\nM.",
    ]
    assert shown[5].startswith("How it went\nopen, ")
    assert shown[6].endswith("\nto stay")
    assert shown[7].endswith("\nit rained\nWhat I keep: asking")
    assert shown[8:] == ["Look back on\nyesterday"]


async def test_reader_when_an_earlier_version_then_nothing_that_came_since(
    journal: Journal,
) -> None:
    made = add_decision(journal, "Stay, or go?", know="the rent")
    back = replace(journal.new_look_back(made.id, TODAY), body="it rained")
    journal.add(replace(back, details=LookBackDetails(made.id)))
    assert "it rained" in str(await texts(journal, made))
    assert "it rained" not in str(await texts(journal, made, earlier=True))


async def test_reader_when_steps_are_told_elsewhere_then_not_here(journal: Journal) -> None:
    made = add_decision(journal, "Stay, or go?")
    step = new_entry(Kind.STEP, TODAY, "ring M.")
    journal.add(replace(step, details=StepDetails(made.id, came="done")))
    assert "Steps\nring M. (" in "\n".join(await texts(journal, made))
    assert "ring M." not in str(await texts(journal, made, steps=False))


async def test_reader_when_two_look_then_nothing_that_is_closed(journal: Journal) -> None:
    sea = journal.add(new_entry(Kind.VALUE, TODAY, "Sea"))
    made = add_decision(journal, "Stay, or go?", lane=Lane.OPEN_TOGETHER)
    set_options(journal, made.id, [Option("stay", close=(sea.id,))])
    for body, lane in (("it rained", Lane.ONLY_ME), ("it shone", Lane.HAND_OVER)):
        back = replace(journal.new_look_back(made.id, TODAY), body=body, lane=lane)
        journal.add(replace(back, details=LookBackDetails(made.id)))
    made = journal.entry(made.id)
    mine, shared = str(await texts(journal, made)), str(await texts(together(journal), made))
    assert "Sea" in mine
    assert "it rained" in mine
    assert "Sea" not in shared
    assert "it rained" not in shared
    assert "it shone" in shared


@pytest.mark.parametrize("words", HOSTILE)
async def test_reader_when_words_are_hostile_then_they_are_text(
    journal: Journal, words: str
) -> None:
    made = add_decision(journal, words, know=words, matters=words)
    set_options(journal, made.id, [Option(words, words, words)])
    made = journal.entry(made.id)
    shown = "\n\n".join(await texts(journal, made))
    for each in journal.told(made):
        assert each.text in shown


async def test_reader_when_an_option_is_very_long_then_its_beginning_and_that_it_goes_on(
    journal: Journal,
) -> None:
    made = add_decision(journal, "Stay, or go?")
    set_options(journal, made.id, [Option("stay", 2 * MOST_AT_FIRST * "x"), Option("the last")])
    shown = await texts(journal, journal.entry(made.id))
    assert shown[1] == "It goes on; enter opens all of it."
    assert "the last" not in str(shown)
    assert shown[2].startswith("Where it stands\nopen")


async def test_reader_when_it_is_no_decision_then_each_part_with_its_label(
    journal: Journal,
) -> None:
    win = new_entry(Kind.WIN, TODAY, "back", "It was windy.")
    said = {"did": "I rang", "strengths": ["asking", "staying"], "coming_back": True}
    kept = journal.add(replace(win, details=win.kind.details.from_dict(said), tags=("late",)))
    assert await texts(journal, kept) == [
        "It was windy.",
        "What I did that made it happen\nI rang",
        "Strengths in it\nasking, staying",
        "Coming back",
        "Tags\nlate",
    ]
