"""What is done to close a time together, to take its summary along, and on the ledger."""

from recovery_journal.tui.acts.act import Act, Where

CLOSING = (
    Act("closing.mark", "space", "mark", "mark", "mark the line, or take the mark away",
        Where.CLOSING, foot=True),
    Act("closing.next", "enter", "screen.next", "go on",
        "on to the next page; what is marked holds from there on", Where.CLOSING, foot=True),
    Act("closing.take", "enter", "select", "choose", "sign the summary, or leave it a draft",
        Where.CLOSING, foot=True),
    Act("closing.read", "pagedown", "screen.read(1)", "read on", "a screen further in the summary",
        Where.CLOSING, foot=True),
    Act("closing.read_back", "pageup", "screen.read(-1)", "read back", "a screen back in it",
        Where.CLOSING),
    Act("along.take", "T", "take_along", "take along",
        "take the summary of a time together along, a line at a time", Where.ALONG, foot=True),
    Act("along.mark", "space", "mark", "in or out", "leave the line out, or take it in again",
        Where.ALONG, foot=True),
    Act("ledger.export", "m", "export", "take out", "write the list into a file of its own",
        Where.LEDGER, foot=True),
    Act("ledger.erase", "E", "erase", "erase", "erase the list for good; asks first",
        Where.LEDGER, foot=True),
)  # fmt: skip
NOT_NOW = (
    Act("along.later", "escape", "later", "not now",
        "write nothing; the summary stays in the journal", Where.ALONG, foot=True),
)  # fmt: skip
"""Said last in a line of keys."""
