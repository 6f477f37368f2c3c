"""A journal in memory in which every place that takes words holds hostile ones."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.ids import new_id
from recovery_journal.model.my_page import Pick
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.records import Draft, LedgerLine, Person
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.strength_parts import Practice, StoryDetails, StrengthDetails
from recovery_journal.model.text import clean_text
from recovery_journal.model.value_parts import (
    CheckInDetails,
    Door,
    SortDetails,
    ValueDetails,
)
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from tests.model.deciding import set_options

MARK = "[/]"
"""What every text of it holds, and what ends a screen that takes words for markup."""

TEXTS = [
    f"{MARK} [bold]b[/bold] [@click=app.quit]x[/] [red",
    f"{MARK} red \x1b[31m title \x1b]0;owned\x07 \x9b1m",
    f"{MARK} \u202egnol\u202c \u2066isolated\u2069 \u200fmark",
    f"{MARK} nul \x00 bell \x07 tab\tend del \x7f",
    f"{MARK} 👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 你好 \U000eeeee \ufffe",
    f"{MARK} # --- | a | b | ``` > q ![i](j) <b> $x {{0}} %s",
    f"{MARK} " + "z" + "\u0301\u0323" * 60,
]
"""Texts as somebody may paste them; the journal cleans them at the door."""

HARMFUL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
"""What would act on a terminal, as the inside of a character class."""


def hostile_journal(today: date) -> Journal:
    """Wins and notes with such texts in every field, some in the trash, threaded, changed."""
    journal = Journal.in_memory()
    wins = [journal.add(a_win(text, today - timedelta(days=at))) for at, text in enumerate(TEXTS)]
    last_year = today.replace(year=today.year - 1, day=min(today.day, 28))
    journal.add(new_entry(Kind.NOTE, last_year, f"{MARK} a year ago", "\n".join(TEXTS)))
    journal.add(new_entry(Kind.NOTE, today, f"{MARK} long", f"{MARK} " + "word " * 200_000))
    for entry in wins[1:]:
        journal.thread(wins[0].id, entry.id, entry.title)
    changed = journal.save(replace(wins[0], body="\n".join(TEXTS))).entry
    journal.trash(wins[-1].id)
    journal.keep_draft(Draft(entry=replace(changed, title=f"{MARK} draft of a change")))
    journal.keep_draft(Draft(entry=a_win(TEXTS[1], today)))
    journal.set_star(wins[1].id, True)
    journal.set_my_page([Pick(wins[1].id)])
    journal.set_people([Person(name=text, reach=text) for text in TEXTS[:2]])
    return journal


def with_two_versions(journal: Journal) -> None:
    """An entry that was changed in two copies, with such texts in both."""
    (row, *_) = journal.page(Query(kind=Kind.WIN), limit=1)
    entry, other = journal.entry(row.id), Journal.in_memory()
    other.take_in(list(journal.whole()))
    for each, text in ((journal, TEXTS[1]), (other, TEXTS[2])):
        each.save(replace(entry, body=f"{MARK}\n{text}", tags=(text[:40],)))
    journal.take_in(list(other.whole()))
    other.close()


def a_win(text: str, day: date) -> Entry:
    """A win with this text in every part."""
    entry = new_entry(Kind.WIN, day, text, f"{text}\n\n{text}")
    details = WinDetails(
        did=text, helped=text, moved=text, strengths=(text,), values=(text,), touched=(text,)
    )
    return replace(entry, details=details, tags=(text[:40],))


def with_values(journal: Journal, today: date) -> dict[str, Any]:
    """Values, sorts and check-ins with such texts too; what their screens are given, by name."""
    parts = {"hinders": TEXTS[0], "helps": TEXTS[1], "parting": TEXTS[2]}
    for text in TEXTS:
        details = ValueDetails.from_dict(parts)
        journal.add(replace(new_entry(Kind.VALUE, today, text, text), details=details))
    sorts = []
    for names in (TEXTS[:3], TEXTS[2:]):
        kept = SortDetails.from_dict({"door": Door.ALL, "ranked": names, "most": names})
        sorts.append(journal.add(replace(new_entry(Kind.SORT, today, names[0]), details=kept)))
    about = journal.subjects()[0]
    check_in = journal.new_check_in(about, today)
    told = CheckInDetails(about=about.id, matters=0, close=10)
    journal.add(replace(check_in, body="\n".join(TEXTS), details=told))
    _with_marks(journal, today)
    return (
        _with_run(journal, today)
        | _with_decisions(journal, today)
        | _with_session(journal, today)
        | {
            "about": about,
            "earlier": sorts[0],
            "later": sorts[1],
            "CheckInScreen": Draft(entry=check_in),
            "SortScreen": journal.begin_sort(Door.ALL, [(text, text) for text in TEXTS], 1, today),
        }
    )


def _with_marks(journal: Journal, today: date) -> None:
    """A story, a strength seen in somebody else, marks with words and who saw them, ripples."""
    details = StrengthDetails.from_dict({"seen_in": TEXTS[:2], "take": TEXTS[2]})
    journal.add(replace(new_entry(Kind.STRENGTH, today, TEXTS[3], TEXTS[4]), details=details))
    story = new_entry(Kind.STORY, today, TEXTS[0], "\n".join(TEXTS))
    story = journal.add(replace(story, details=StoryDetails(question=TEXTS[1])))
    wins = journal.page(Query(kind=Kind.WIN))
    for at, win in enumerate(wins):
        journal.mark_strength(win.id, TEXTS[1], TEXTS[2], TEXTS[at])
        journal.thread(win.id, story.id, TEXTS[at], ripple=True)
        journal.thread(wins[at - 1].id, win.id, TEXTS[at], ripple=True)
    for text in TEXTS:
        journal.mark_strength(story.id, text, text, text)


def _with_run(journal: Journal, today: date) -> dict[str, Any]:
    """A run of a strength, with a line; how sure somebody is; what their screens are given."""
    strength = journal.add(new_entry(Kind.STRENGTH, today, TEXTS[0], TEXTS[1]))
    run = journal.begin_run(Practice.NEW_WAY, "7 days", today, strength.id)
    journal.save(replace(run, body="\n".join(TEXTS)))
    journal.add(replace(journal.new_line_of_run(run, today), title=TEXTS[1], body=TEXTS[2]))
    sure = journal.new_confidence(TEXTS[0], today, strength.id)
    journal.add(replace(sure, body="\n".join(TEXTS)))
    about = journal.new_confidence(strength.title, today, strength.id)
    return {"run_id": run.id, "ConfidenceScreen": Draft(entry=about)}


def _with_decisions(journal: Journal, today: date) -> dict[str, Any]:
    """Decisions ahead, due and decided, with options; the one that their screens are given."""
    close = tuple(value.id for value in journal.values().at_hand[:2])
    parts = {
        "chosen": TEXTS[0],
        "now": TEXTS[:2],
        "know": "\n".join(TEXTS),
        "how_sure": TEXTS[1],
        "options": options_text([Option(text, text, text, close) for text in TEXTS]),
    }
    for at, text in enumerate(TEXTS):
        due = {"look_back_on": today.isoformat()} if at % 2 else {}
        told = DecisionDetails.from_dict(parts | due)
        kept = journal.add(replace(new_entry(Kind.DECISION, today, text, text), details=told))
        journal.add_to_decision(kept.id, text, today)
        journal.move_decision(kept.id, Stage.DECIDED if at % 3 else Stage.NOT_NOW)
    set_options(journal, kept.id, journal.options(kept.id))
    step = journal.add(journal.new_step(TEXTS[0], today, kept.id))
    journal.thread(step.id, kept.id, TEXTS[1])
    kept = journal.entry(kept.id)
    return {
        "DecisionScreen": kept.id,
        "GuideScreen": Draft(entry=kept),
        "LookBackScreen": Draft(entry=journal.new_look_back(kept.id, today)),
        "decision": kept,
    }


def _with_session(journal: Journal, today: date) -> dict[str, Any]:
    """A time together that was signed, lines in the ledger; what their screens are given."""
    parts = {"with_whom": TEXTS[0], "worth": TEXTS[1], "closed": TEXTS[2], "types": TEXTS[3]}
    parts |= {"picked": "\n".join(TEXTS), "steps": TEXTS[0], "mirror": TEXTS[1]}
    agreed = replace(
        new_entry(Kind.SESSION, today, TEXTS[0], "\n".join(TEXTS)),
        details=SessionDetails.from_dict(parts),
    )
    signed = replace(agreed, id=new_id(), details=SessionDetails.from_dict(parts | {"signed": "x"}))
    told = [clean_text(text) for text in TEXTS]
    journal._store.note(LedgerLine(event="open", place=told[0], entries=1, words=told[1]))
    journal._store.note(LedgerLine(event="together", place=told[1], entries=2, words=told[2]))
    journal.keep_draft(Draft(entry=agreed))
    (draft,) = (each for each in journal.drafts() if each.entry.id == agreed.id)
    return {
        "AgreementScreen": draft,
        "ClosingScreen": draft,
        "agreed": draft,
        "TakeAlongScreen": journal.add(signed).id,
    }
