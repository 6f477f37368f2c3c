"""Three themes of our own: a lamp at night, paper by day, and one of high contrast.

One accent hue and its tints; text and hints stand at 4.5:1 or better on their ground.
"""

from textual.theme import Theme


def _theme(name: str, dark: bool, **colours: str) -> Theme:
    ground, text, hint, accent = (colours[c] for c in ("ground", "text", "hint", "accent"))
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=colours["raised"],
        warning=accent,
        error=accent,
        success=accent,
        dark=dark,
        variables={
            "hint": hint,
            "raised": colours["raised"],
            "quiet": colours["quiet"],
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": colours["quiet"],
            "block-cursor-background": colours["raised"],
            "block-cursor-foreground": text,
            "scrollbar": colours["quiet"],
            "scrollbar-hover": hint,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
        },
    )


THEMES: tuple[Theme, ...] = (
    _theme(
        "lamp", True, ground="#1b1a18", text="#e6dfd3", hint="#a89f90", accent="#e0a95e",
        raised="#272522", quiet="#4a4030",
    ),
    _theme(
        "paper", False, ground="#f7f3ea", text="#2e2a24", hint="#6a6154", accent="#8a5208",
        raised="#ece5d6", quiet="#dcc9a6",
    ),
    _theme(
        "contrast", True, ground="#000000", text="#ffffff", hint="#d0d0d0", accent="#ffd75f",
        raised="#1c1c1c", quiet="#5f4b00",
    ),
)  # fmt: skip
"""lamp (dark), paper (light), contrast (high contrast)."""
