"""What is done at the table of a time together, and with what the coach offers there."""

from recovery_journal.tui.acts.act import Act, Where

TOGETHER = (
    Act("table.keep", "ctrl+s", "screen.keep", "keep", "keep the page; a new one begins",
        Where.TABLE, foot=True),
    Act("table.side", "tab", "screen.on(1)", "side", "from the page to the other side",
        Where.TABLE, foot=True),
    Act("table.on", "tab", "on(1)", "on", "on to the next part, and to the page after the last",
        Where.TABLE, foot=True),
    Act("table.before", "shift+tab", "on(-1)", "before", "to the part before", Where.TABLE),
    Act("table.rest", "escape", "rest", "to the list",
        "to what is on the table, where letters are keys", Where.TABLE),
    Act("offer.make", "f,f5", "offer", "offer", "offer a strength, a question, a step, a few words",
        Where.TABLE, foot=True),
    Act("offer.keep", "enter", "select", "keep", "keep it as it was said", Where.OFFER, foot=True),
    Act("offer.reword", "r", "reword", "reword", "keep it in other words", Where.OFFER,
        foot=True),
    Act("offer.aside", "x", "aside", "set aside", "let it go; nothing of it stays", Where.OFFER,
        foot=True),
    Act("offer.up", "k", "cursor_up", "up", "one offer up", Where.OFFER),
    Act("offer.down", "j", "cursor_down", "down", "one offer down", Where.OFFER),
)  # fmt: skip
