"""How hard a passphrase is to guess, in plain words."""


def passphrase_advice(passphrase: str) -> str | None:
    """Plain words on how to make a passphrase harder to guess; None when it is strong.

    The first call loads lists of words, some 0.1 s.
    """
    from zxcvbn import zxcvbn

    if not passphrase:
        return _MORE_WORDS
    judged = zxcvbn(passphrase[:72])
    if judged["score"] >= 3:
        return None
    why = _EASY_TO_GUESS.get(judged["feedback"]["warning"])
    return f"{why} {_MORE_WORDS}" if why else _MORE_WORDS


_MORE_WORDS = "A few more words that have nothing to do with each other make it stronger."
_TRIED_FIRST = "Many people use these very words, so they are tried first."
_EASY_TO_GUESS = {
    "Straight rows of keys are easy to guess.": "Keys that lie in a row are tried early.",
    "Short keyboard patterns are easy to guess.": "Patterns on the keyboard are tried early.",
    'Repeats like "aaa" are easy to guess.': "One letter again and again is easy to guess.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': (
        "The same thing said again adds little."
    ),
    'Sequences like "abc" or "6543" are easy to guess.': (
        "Letters or numbers in their usual order are easy to guess."
    ),
    "Recent years are easy to guess.": "A year is easy to guess.",
    "Dates are often easy to guess.": "A date is easy to guess.",
    "This is a top-10 common password.": _TRIED_FIRST,
    "This is a top-100 common password.": _TRIED_FIRST,
    "This is a very common password.": _TRIED_FIRST,
    "This is similar to a commonly used password.": (
        "Many people use something close to this, so it is tried early."
    ),
    "A word by itself is easy to guess.": "One word by itself is easy to guess.",
    "Names and surnames by themselves are easy to guess.": "A name by itself is easy to guess.",
    "Common names and surnames are easy to guess.": "Names are easy to guess.",
}
"""The warnings of zxcvbn, in the words of this program; any other one is left out."""
