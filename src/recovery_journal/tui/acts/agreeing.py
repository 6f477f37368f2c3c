"""What is done before a time together begins."""

from recovery_journal.tui.acts.act import Act, Where

AGREEING = (
    Act("agreement.on", "ctrl+s", "go_on", "see what shows",
        "see exactly what would be open, before it begins", Where.AGREEING, foot=True),
    Act("together.begin", "ctrl+s", "begin", "begin", "begin the time together", Where.AGREEING,
        foot=True),
    Act("closed.days", "p", "closed_days", "private days",
        "show a bar for a day with something closed, or nothing at all", Where.AGREEING,
        foot=True),
)  # fmt: skip
