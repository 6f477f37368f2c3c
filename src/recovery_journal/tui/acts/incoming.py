"""What is done with entries from other journals: looked at, brought in, taken back."""

from recovery_journal.tui.acts.act import Act, Where

INCOMING = (
    Act("incoming.open", "F", "app.incoming", "Bring entries in",
        "bring entries in from other journals, with a look at them first", Where.PLACES),
    Act("incoming.undo", "U", "app.take_back", "Take back the last import",
        "take back what was brought in last; asks first", Where.PLACES),
    Act("incoming.take", "enter,ctrl+s", "take", "bring them in", "bring them in", Where.DIALOG,
        foot=True),
    Act("incoming.days", "equals_sign", "days", "day or month first",
        "say whether the day or the month comes first in 03/04/2026", Where.DIALOG, foot=True),
    Act("work.stop", "escape", "stop", "stop", "stop what is under way; nothing of it stays",
        Where.DIALOG, foot=True),
)  # fmt: skip
