"""Strengths and what shows them, the words in wins that could be threads, and ripples."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from recovery_journal.journal.check_ins import CheckIns
from recovery_journal.model.entry import Audience, Entry, Kind, new_entry
from recovery_journal.model.records import Thread
from recovery_journal.model.text import clean_text, fold
from recovery_journal.model.views import Offered, Query, Row, Strength

_HIDDEN, _KEPT_AS_WORDS = "strengths hidden", "words kept"
_PARTS = {Kind.STRENGTH: "strengths", Kind.VALUE: "values"}
MOST_LOOKED_AT = 200
"""How many wins are looked at to tell that there are words to offer."""
_GAP = " … "
"""Between several pieces of a story that show one strength."""
FURTHEST = 6
"""How many steps outward a ripple is followed."""


class Strengths(CheckIns):
    """The part of the journal about what somebody can build on."""

    # strengths, and the stories that show them

    def strengths(self) -> list[Strength]:
        """The person's strengths, by name."""
        found = self.entries(Query(kind=Kind.STRENGTH))
        seen = [
            Strength(entry=each, last_use=self._strengthening.last_use(each.id)) for each in found
        ]
        return sorted(seen, key=lambda each: (fold(each.entry.title), each.entry.id))

    def strength_names(self, vocabulary: Iterable[str]) -> list[str]:
        """Names that a story may show: the person's strengths, then a vocabulary's, none twice."""
        hidden = self.hidden_strengths()
        own = {fold(each.entry.title): each.entry.title for each in self.strengths()}
        others = {fold(name): name for name in vocabulary if fold(name) not in hidden}
        return list((own | {key: name for key, name in others.items() if key not in own}).values())

    def hidden_strengths(self) -> set[str]:
        """The names of the vocabulary that the person does not want to see, folded."""
        return self._hidden() if self.audience is Audience.ME else set()

    def _hidden(self) -> set[str]:
        return set(json.loads(self._store.remembered(_HIDDEN) or "[]"))

    def hide_strength(self, name: str, hidden: bool = True) -> None:
        """Leave a name of the vocabulary out from now on, or bring it back."""
        names = self._hidden() - {fold(name)}
        names |= {fold(name)} if hidden else set()
        self._store.remember(_HIDDEN, json.dumps(sorted(names), ensure_ascii=False))

    def mark_strength(
        self, entry_id: str, name: str, words: str = "", seen_by: str = "", day: date | None = None
    ) -> Thread:
        """Thread an entry to the strength of this name, with the words that show it.

        A strength that is not there yet is made, on the entry's day unless another is said; words
        for one that is marked already come after those that are there. All in one transaction.
        """
        entry = self.entry(entry_id)
        with self._vault.writing():
            there = self._named(Kind.STRENGTH, name)
            if there is None:
                there = self.add(new_entry(Kind.STRENGTH, day or entry.day, name)).id
            before = self.thread_between(entry.id, there)
            if before is None:
                return self._link(entry.id, there, words, seen_by=seen_by)
            return self._link(
                before.source,
                before.target,
                _with_more(before.words, clean_text(words, one_line=True)),
                seen_by=seen_by or before.seen_by,
                ripple=before.ripple,
            )

    def _named(self, kind: Kind, name: str) -> str | None:
        """The id of the entry of this kind and name; None when there is none."""
        wanted = fold(clean_text(name, one_line=True))
        found = (e for e in self.entries(Query(kind=kind)) if fold(e.title) == wanted)
        return next((entry.id for entry in found), None)

    # the words in wins

    def offered(self) -> list[Offered]:
        """The words in wins that could be threads, newest first, without those kept as words."""
        kept = {tuple(each) for each in self._kept_as_words()}
        found: dict[tuple[str, str], tuple[str, list[str]]] = {}
        for win in self._strengthening.words_in_wins():
            for kind, words in ((Kind.STRENGTH, win.strengths), (Kind.VALUE, win.values)):
                for word in words:
                    key = kind.value, fold(word)
                    if key not in kept:
                        found.setdefault(key, (word, []))[1].append(win.entry_id)
        named = {
            (kind.value, fold(each.title)): each.id
            for kind in _PARTS
            for each in self.entries(Query(kind=kind), oldest_first=True)
        }
        return [
            Offered(word=word, kind=Kind(key[0]), win_ids=tuple(ids), there=named.get(key, ""))
            for key, (word, ids) in found.items()
        ]

    def offers_words(self) -> bool:
        """Whether one of the newest wins with words has some that could be threads."""
        kept = {tuple(each) for each in self._kept_as_words()}
        return any(
            (kind.value, fold(word)) not in kept
            for win in self._strengthening.words_in_wins(MOST_LOOKED_AT)
            for kind, words in ((Kind.STRENGTH, win.strengths), (Kind.VALUE, win.values))
            for word in words
        )

    def take_up(self, offered: Offered, day: date) -> Entry:
        """Thread the wins that have a word to the entry of that name, which is made if need be.

        The word then stands in no win any more; the versions before it stay, and so does what a
        thread that is there says. All of it is in one transaction.
        """
        part = _PARTS[offered.kind]
        with self._vault.writing():
            there = self._named(offered.kind, offered.word)
            new = new_entry(offered.kind, day, offered.word)
            to = self.entry(there) if there else self.add(new)
            for win_id in offered.win_ids:
                win = self.entry(win_id)
                words = getattr(win.details, part)
                left = tuple(word for word in words if fold(word) != fold(offered.word))
                if self.thread_between(win.id, to.id) is None:
                    self._link(win.id, to.id)
                details = win.kind.details.from_dict(win.details.as_dict() | {part: left})
                self.save(replace(win, details=details))
        return to

    def keep_as_words(self, offered: Offered, kept: bool = True) -> None:
        """Offer this word no more, or again."""
        key = [offered.kind.value, fold(offered.word)]
        others = [each for each in self._kept_as_words() if each != key]
        told = [*others, key] if kept else others
        self._store.remember(_KEPT_AS_WORDS, json.dumps(told, ensure_ascii=False))

    def _kept_as_words(self) -> list[list[str]]:
        return list(json.loads(self._store.remembered(_KEPT_AS_WORDS) or "[]"))

    # ripples

    def ripple(self, entry_id: str, *, onward: bool = True) -> list[list[tuple[Thread, Row]]]:
        """What an entry led to, or what led to it, ring by ring outward, none twice."""
        ring = [self.entry(entry_id).id]
        seen = set(ring)
        rings: list[list[tuple[Thread, Row]]] = []
        while ring and len(rings) < FURTHEST:
            found: list[tuple[Thread, Row]] = []
            for thread, row in self._strengthening.ripples(ring, onward=onward):
                if row.id not in seen:
                    seen.add(row.id)
                    found.append((thread, row))
            rings += [found] if found else []
            ring = [row.id for _, row in found]
        return rings


def _with_more(there: str, words: str) -> str:
    """The words of a thread and some more, each once."""
    told = there.split(_GAP) if there else []
    return _GAP.join(dict.fromkeys(filter(None, [*told, words])))
