"""The note that is written at the table: a draft in the file until it is kept as an entry.

Each open screen writes a note of its own: where another terminal wrote into the same draft, or
kept it, the words here go on as another note, and none of either is lost.
"""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.model.views import Saved
from recovery_journal.tui.dates import this_day

_SHORT = 80
"""Letters of a first line that is taken from a text without one."""


class Words(NamedTuple):
    """What stands on the page: a first line, or the question, and the text below it."""

    first: str = ""
    text: str = ""

    @property
    def are_none(self) -> bool:
        """Whether nothing is written."""
        return not (self.first.strip() or self.text.strip())


class PageDraft:
    """One page at a time; `words` are as they were last in the file."""

    def __init__(self, journal: Journal):
        self._journal = journal
        self._begin_anew()

    def _begin_anew(self, question: str = "", origin: Origin = Origin.ME) -> None:
        note = new_entry(Kind.NOTE, this_day(), question)
        self._draft = Draft(entry=replace(note, origin=origin))
        self._question = question
        self._is_in_file = False
        self.words = Words()

    @property
    def is_asked(self) -> bool:
        """Whether the page has a first line already, or a question in its place."""
        return bool(self.words.first.strip())

    def take_up(self, began: datetime) -> None:
        """Go on with the note that was written last, of those not finished since then."""
        notes = [each for each in self._journal.drafts() if _is_new_note(each.entry, began)]
        if notes:
            self._draft = max(notes, key=lambda draft: (draft.updated, draft.id))
            self._is_in_file, self.words = True, _words(self._draft.entry)

    # what is typed

    def keep(self, words: Words) -> None:
        """Put the words into the file; an empty page forgets its draft. Raises `JournalError`."""
        if words == self.words:
            return
        self._part_ways()
        if words.are_none:
            self._forget()
            return
        written = replace(self._draft, entry=self.as_entry(words))
        self._journal.keep_draft(written)
        self._draft, self._is_in_file, self.words = written, True, words

    def _forget(self) -> None:
        if self._is_in_file:
            self._journal.forget_draft(self._draft.id)
        self._begin_anew()

    def as_entry(self, words: Words) -> Entry:
        """The note with these words."""
        return replace(self._draft.entry, title=words.first, body=words.text)

    def as_draft(self, words: Words) -> Draft:
        """The draft with these words, for where it cannot be kept now."""
        return replace(self._draft, entry=self.as_entry(words))

    def finish(self, words: Words) -> Saved:
        """Keep the page as an entry; the next page is empty. Raises `JournalError`."""
        self.keep(words)
        self._part_ways()
        saved = self._journal.save(named(self.as_entry(words)), self._draft.id)
        self._begin_anew()
        return saved

    def is_written(self, words: Words) -> bool:
        """Whether there is more on the page than a question that was drawn from the deck."""
        drawn = self._draft.entry.origin is Origin.ME and words.first == self._question
        return bool(words.text.strip() or (words.first.strip() and not drawn))

    def ask(self, question: str, origin: Origin) -> None:
        """Begin a page with a question, in place of what nobody wrote on. Raises `JournalError`."""
        self._part_ways()
        before = self._draft.id if self._is_in_file else None
        self._begin_anew(question, origin)
        self.keep(Words(question))
        if before is not None:
            self._journal.forget_draft(before)

    # other terminals on the same file

    def follow(self, typed: Words) -> bool:
        """Be as the file is, where nobody typed here since; whether other words stand there now."""
        if not self._is_in_file or typed != self.words:
            return False
        stands = self._in_file()
        if stands is None:
            self._begin_anew()
            return True
        self._draft = stands
        if _words(stands.entry) == _cleaned(self.words):
            return False
        self.words = _words(stands.entry)
        return True

    def _in_file(self) -> Draft | None:
        return next((each for each in self._journal.drafts() if each.id == self._draft.id), None)

    def _part_ways(self) -> None:
        """Go on as another note, where the draft is no longer what was written here."""
        if not self._is_in_file:
            return
        stands = self._in_file()
        if stands is None or _words(stands.entry) != _cleaned(self.words):
            note = new_entry(Kind.NOTE, self._draft.entry.day)
            self._draft = Draft(entry=replace(note, origin=self._draft.entry.origin))
            self._is_in_file = False


def named(entry: Entry) -> Entry:
    """The note with a first line, taken from its text where there is none."""
    if entry.title.strip():
        return entry
    first, _, rest = entry.body.strip().partition("\n")
    if len(first) <= LONGEST_TITLE:
        return replace(entry, title=first, body=rest.lstrip("\n"))
    return replace(entry, title=first[:_SHORT])


def _is_new_note(entry: Entry, began: datetime) -> bool:
    return entry.kind is Kind.NOTE and not entry.version and entry.created >= began


def _words(entry: Entry) -> Words:
    return Words(entry.title, entry.body)


def _cleaned(words: Words) -> Words:
    return Words(clean_text(words.first), clean_text(words.text))
