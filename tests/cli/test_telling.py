"""`show` tells a decision as a story: its options one below the other, and what came of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails, Stage, StepDetails
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.options import Option
from tests.cli.conftest import PASSPHRASE, Run
from tests.model.deciding import said_of, set_options

DAY = date(2026, 11, 24)


@pytest.fixture
def decision(journal_file: Path) -> Entry:
    """A decision that was taken; then its texts changed, and something came of it."""
    journal = Journal.unlock(journal_file, PASSPHRASE)
    calm = journal.add(new_entry(Kind.VALUE, DAY, "Calm"))
    made = journal.decide("Stay, or go?", DAY)
    options = [Option("[b]stay[/b]", "time\nto think", "| a room", (calm.id,)), Option("go")]
    made = set_options(journal, made.id, options)
    journal.save(replace(made, details=replace(said_of(made), know="the rent")))
    made = journal.move_decision(made.id, Stage.DECIDED, "to stay")
    details = replace(said_of(made), know="the lease", found_out=("when",), look_back_on="")
    made = journal.save(replace(made, details=details)).entry
    back = replace(journal.new_look_back(made.id, DAY), body="it rained")
    journal.add(replace(back, details=LookBackDetails(made.id, as_expected="yes")))
    journal.add(replace(new_entry(Kind.STEP, DAY, "ring M."), details=StepDetails(made.id)))
    journal.close()
    return made


def test_show_when_a_decision_then_its_story_in_order(decision: Entry, run: Run) -> None:
    shown = run("show", decision.id).stdout
    today = said_of(decision).moves[:10]
    day, month = int(today[8:]), date.fromisoformat(today).strftime("%B %Y")
    assert shown.split("\n\n", 1)[1].startswith(
        "What it stands close to\n  Calm\n\n"
        "What I know\n  the lease\n\n"
        "What I want to find out\n  when (found out)\n\n"
        "Options\n"
        "  [b]stay[/b]\n    opens: time\n      to think\n    costs: | a room\n    close to: Calm\n"
        "  go\n\n"
        f"How it went\n  open, {day} {month}\n  decided, {day} {month}\n\n"
        f"Decided on {day} {month}\n  to stay\n\n"
        "On that day: What I know\n  the rent\n\n"
        "Looked back on 24 November 2026\n  it rained\n"
        "  Did what I expected come about? yes\n\n"
        "Steps\n  ring M. (24 November 2026)\n\n"
        "Threads\n"
    )


def test_show_when_with_history_then_nothing_came_of_an_earlier_version(
    decision: Entry, run: Run
) -> None:
    now, *earlier = run("show", decision.id, "--history").stdout.split("--- as it was, ")
    assert "it rained" in now
    assert earlier
    assert "it rained" not in "".join(earlier)
    assert "close to: Calm" in earlier[0]


def test_show_when_a_mark_is_said_then_yes(journal_file: Path, run: Run) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    win = new_entry(Kind.WIN, DAY, "back at the wall")
    details = win.kind.details.from_dict({"coming_back": True})
    kept = journal.add(replace(win, details=details))
    journal.close()
    assert "\nComing back\n  yes\n" in run("show", kept.id).stdout
