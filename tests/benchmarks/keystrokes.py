"""The rows about keys: their echo in the editor, and search as it is typed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.views import Query
from tests.benchmarks import corpus
from tests.benchmarks.figures import Figure, slowest_twentieth
from tests.benchmarks.screens import SHOWN_OF_TITLE, find_opened
from tests.benchmarks.setting import PASSPHRASE, Setting, floor
from tests.benchmarks.terminal import NeverCame, Terminal

LONG = 10_000
"""Characters of the entry that is written in."""

OPTIONS = 20
"""How many options the long choice has."""

TYPED = "Q"
"""A letter that the corpus has nowhere, so that each new one on the screen is an echo."""

SEEN_WITHIN = 2.0
"""Seconds after which a letter is out of view."""

SEARCHED = ("sponsor", "lighthouse", "the wave", "zephyrine", "honesty", "harbour tea", "jumpy")
PAGE_DOWN, END, CLEAR = "\x1b[6~", "\x1b[F", "\x15"


def long_text() -> str:
    """Paragraphs of the corpus, as many characters of them as the long entry has."""
    text = "\n\n".join(made["body"] for made in corpus.made_up(100))
    return text.replace(TYPED, "q")[:LONG]


def echo(setting: Setting) -> Iterator[Figure]:
    """Key to echo at the end of a long entry, drafts included, beside a bare text area."""
    path = setting.folder / "long" / "journal.db"
    text = long_text()
    with closing(Journal.create(path, PASSPHRASE)) as journal:
        entry = new_entry(Kind.NOTE, corpus.BEGIN.date(), "The long page", text)
        journal.add(entry)
    page = setting.folder / "long.txt"
    page.write_text(text, encoding="utf-8")
    with _editor(setting, path) as ours, _text_area(setting, page) as bare:
        yield _echoes(f"key to echo with {LONG:,} characters, p95", setting.keys, ours, bare)


def guide(setting: Setting) -> Iterator[Figure]:
    """Key to echo in a decision's guide with many long options, beside a bare text area."""
    path = setting.folder / "choice" / "journal.db"
    text = long_text()
    options = [Option(f"way {n}", text, text) for n in range(OPTIONS)]
    said = {"know": text, "options": options_text(options)}
    with closing(Journal.create(path, PASSPHRASE)) as journal:
        entry = new_entry(Kind.DECISION, corpus.BEGIN.date(), "The long choice")
        journal.add(replace(entry, details=entry.kind.details.from_dict(said)))
    page = setting.folder / "know.txt"
    page.write_text(text, encoding="utf-8")
    with _guide(setting, path) as ours, _text_area(setting, page) as bare:
        yield _echoes(
            f"key to echo with {OPTIONS} options of twice {LONG:,} characters, p95",
            setting.keys,
            ours,
            bare,
        )


def _echoes(what: str, keys: int, ours: Terminal, bare: Terminal) -> Figure:
    """The slowest twentieth of the echoes of so many keys, typed in both by turns."""
    taken: list[float] = []
    least: list[float] = []
    for number in range(keys):
        for app, into in ((ours, taken), (bare, least)):
            took = _echoed(app, " " if number % 6 == 5 else TYPED)
            into += [] if took is None else [took]
    return Figure(what, slowest_twentieth(taken), slowest_twentieth(least), "ms", 1.5)


def _guide(setting: Setting, path: Path) -> Terminal:
    """The guide at the end of what is known of the long choice."""
    app = setting.unlocked_app(path)
    app.wait_for("Today")
    app.rest()
    for key in ("\x1b", "d", "e", "\x1b[H", *["\x1b[B"] * 3, "\r"):
        app.press(key)
        app.rest(0.2)
    app.wait_for(long_text()[-6:].strip())
    return _at_end(app)


def _editor(setting: Setting, path: Path) -> Terminal:
    """Our editor at the end of the long entry, by the keys a person would press."""
    app = setting.unlocked_app(path)
    app.wait_for("Today")
    app.rest()
    app.press("\x06")
    app.rest()
    body = long_text()[:30]
    for key in ("\r", "\x1b[B", "\r", "\r"):
        app.press(key)
        app.rest()
        if app.shows(lambda lines: any(body in line for line in lines), 0.1):
            break
    app.press("e")
    app.rest()
    return _at_end(app)


def _text_area(setting: Setting, page: Path) -> Terminal:
    app = Terminal(floor("text_area.py", str(page)), setting.environment())
    app.wait_for(long_text()[:30])
    return _at_end(app)


def _at_end(app: Terminal) -> Terminal:
    """The cursor at the end of the text: ready when a letter typed there shows."""
    for keys in (PAGE_DOWN * (LONG // 200), END, f" {TYPED}"):
        app.press(keys)
        app.rest(0.2)
    app.wait_for(TYPED)
    return app


def _echoed(app: Terminal, key: str) -> float | None:
    """Milliseconds from a key to its letter.

    None where there is nothing to see: for a space, and for the letter with which a word moves
    to a new line, which a text area brings into view with the key after it.
    """
    app.rest(0.02)
    before = "".join(app.lines).count(TYPED)
    pressed = app.press(key)
    if key != TYPED:
        return None
    try:
        came = app.wait_for(lambda lines: "".join(lines).count(TYPED) > before, SEEN_WITHIN)
    except NeverCame:
        return None
    return (came - pressed) * 1000


def search(setting: Setting) -> Iterator[Figure]:
    """Key to painted results: from each letter to the first titles that a search then finds."""
    for size in sorted(setting.sizes):
        taken: list[float] = []
        with (
            closing(Journal.unlock(setting.journal(size), PASSPHRASE)) as journal,
            find_opened(setting, size) as app,
        ):
            searching = _Searching(journal, app)
            words = cycle(SEARCHED)
            while len(taken) < setting.keys:
                taken += searching.typed(next(words))
        what = f"search as you type, key to results, p95, {size:,}"
        yield Figure(what, slowest_twentieth(taken), None, "ms", 50)


class _Searching:
    """The app on the timeline, and the same journal to ask what it is to show."""

    def __init__(self, journal: Journal, app: Terminal):
        self._journal = journal
        self._app = app
        self._shown = self._titles("")

    def _titles(self, words: str) -> list[str]:
        found = self._journal.page(Query(words=words), limit=16)
        return [row.title[:SHOWN_OF_TITLE] for row in found]

    def typed(self, words: str) -> list[float]:
        """Type the words, then clear them; milliseconds for each key that changed what shows."""
        taken: list[float] = []
        for end in range(1, len(words) + 2):
            wanted = words[:end] if end <= len(words) else ""
            self._app.rest(0.05)
            pressed = self._app.press(wanted[-1] if wanted else CLEAR)
            titles = self._titles(wanted)
            if titles[:3] == self._shown[:3] or not titles:
                continue
            came = self._app.wait_for(partial(_begins_with, titles[:3], {*titles, *self._shown}))
            taken.append((came - pressed) * 1000)
            self._shown = titles
        return taken


def _begins_with(wanted: list[str], known: set[str], lines: list[str]) -> bool:
    """Whether the first of the known titles on the screen are these, in this order."""
    found = [title for line in lines for title in known if title in line]
    return found[: len(wanted)] == wanted
