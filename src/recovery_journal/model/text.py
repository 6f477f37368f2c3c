"""Text as it may be kept (`clean_text`) and as search sees it (`fold`).

Entry text is text: what reaches a terminal later holds no control character, escape sequence
or bidi override, because `clean_text` has taken them out once, at the door.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from recovery_journal.errors import TextRefused

LONGEST_TITLE = 500
"""Characters in a title at most; what is longer belongs in the body."""

LONGEST_BODY = 2_000_000
"""Characters in a body or a part at most: some 700 printed pages."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 but tab and newline, DEL, C1
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidi embeddings, overrides, isolates; deprecated
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"  # annotations; tag characters are invisible
)
_FLAG_TAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f")
_SURROGATES = re.compile("[\ud800-\udfff]")

# Scripts written without spaces between words: each letter is a word of its own to search.
_UNSPACED = re.compile(
    "([\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0edf"  # Lao
    "\u0f40-\u0fbc"  # Tibetan
    "\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff"  # Myanmar
    "\u1780-\u17dd"  # Khmer
    "\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff"  # kana
    "\u3105-\u312f\u31a0-\u31bf"  # bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U000323af])"  # Han, further planes
)
_VOICING = "\u3099\u309a"  # in Japanese these marks make another letter, not an accent


def clean_text(text: str, *, one_line: bool = False) -> str:
    """Text as it may be kept: a newline for every line end, no control and no bidi override.

    With `one_line`, line ends and tabs become spaces and the ends are trimmed, as in a title.
    Raises `TextRefused` for a lone surrogate, which no file can hold.
    """
    # All that is taken out can't be printed: most text is told to be clean by that, and quickly.
    if not text.replace("\n", "").replace("\t", "").isprintable():
        if _SURROGATES.search(text):
            raise TextRefused("This text holds half a character (a lone surrogate).")
        text = _LINE_ENDS.sub("\n", text)
        flags = _FLAG_TAGS.findall(text)
        text = _without_controls(text) if not flags else _keeping_flags(text)
    if one_line:
        text = re.sub(r"[\n\t]+", " ", text).strip()
    return text


def _without_controls(text: str) -> str:
    return _CONTROLS.sub("", text)


def _keeping_flags(text: str) -> str:
    """Clean around flag emoji, whose tag letters belong to the picture they make."""
    out: list[str] = []
    at = 0
    for flag in _FLAG_TAGS.finditer(text):
        out += _without_controls(text[at : flag.start()]), flag.group()
        at = flag.end()
    return "".join([*out, _without_controls(text[at:])])


def left_out(text: str) -> int:
    """How many characters `clean_text` leaves out of this text, line ends aside."""
    return len(_LINE_ENDS.sub("\n", text)) - len(clean_text(text))


def decode_text(raw: bytes) -> str:
    """Bytes from a pipe as text: UTF-8, a leading byte order mark dropped.

    Raises `TextRefused` when they are not UTF-8; nothing is guessed.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextRefused(f"This is not UTF-8 text (at byte {error.start}).") from None


@lru_cache(maxsize=8192)
def _fold_letter(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(c for c in parts if c in _VOICING or unicodedata.category(c) != "Mn")


def fold(text: str) -> str:
    """Text as search sees it: case, accents and width folded; unspaced scripts letter by letter.

    NFC and NFD of the same text fold alike. Two texts match when one's folded words stand in
    the other's.
    """
    if text.isascii():
        return text.lower()
    folded = "".join(map(_fold_letter, text))
    return " ".join(_UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", folded)).split(" "))


_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"([^"]*)"?|(\S+)')


def _straight(words: str) -> str:
    return words.replace("“", '"').replace("”", '"')


def search_expression(words: str) -> str | None:
    """A person's words as an FTS5 query; None when there is nothing to look for.

    Every word must be there, in any order, whole or as the start of a longer one; words in
    double quotes stand side by side as written. Nothing the person types is an operator.
    """
    terms: list[str] = []
    for phrase, word in _QUOTED.findall(_straight(words)):
        letters = _WORD.findall(fold(phrase or word))
        if letters:
            whole = phrase or _UNSPACED.search(unicodedata.normalize("NFC", letters[-1]))
            terms.append(f'"{" ".join(letters)}"' + ("" if whole else "*"))
    return " ".join(terms) or None


def highlights(text: str, words: str) -> list[tuple[int, int]]:
    """Where a search's words stand in the text: (start, end) pairs, in order, not overlapping.

    Positions count characters of `text` as it is, whatever folding makes of them.
    """
    wanted = [
        word
        for phrase, single in _QUOTED.findall(_straight(words))
        for word in _WORD.findall(_fold_with_origin(phrase or single)[0])
    ]
    if not wanted or not text:
        return []
    folded, origin = _fold_with_origin(text)
    found: list[tuple[int, int]] = []
    for hit in re.finditer("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))), folded):
        before = origin[hit.start()] - 1
        starts_word = before < 0 or not text[before].isalnum() or _UNSPACED.match(text[before])
        if starts_word:
            found.append((origin[hit.start()], origin[hit.end() - 1] + 1))
    return found


def _fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """The folded letters of a text, and for each the place it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        for part in _fold_letter(letter):
            folded.append(part)
            origin.append(place)
    return "".join(folded), origin
