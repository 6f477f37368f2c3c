"""What is done with values."""

from recovery_journal.tui.acts.act import Act, Where

VALUES = (
    Act("value.new", "n", "app.write('value')", "new", "write a value of your own", Where.VALUES,
        foot=True),
    Act("value.sort", "S", "app.sort", "sort cards", "sort cards, to come to what matters most",
        Where.VALUES, foot=True),
    Act("value.check_in", "i", "check_in", "check in", "say how close this week was to it",
        Where.VALUES),
    Act("value.nearness", "b", "app.nearness", "how close",
        "how close it all is now, in rings around a middle", Where.VALUES, foot=True),
    Act("value.over_time", "y", "over_time", "over time", "how close it was, week by week",
        Where.VALUES),
    Act("value.up", "left_square_bracket,shift+up", "screen.rank(-1)", "nearer",
        "one place nearer in your order, or into it", Where.VALUES),
    Act("value.down", "right_square_bracket,shift+down", "screen.rank(1)", "further",
        "one place further; from the last place, out of the order", Where.VALUES),
    Act("value.let_go", "L", "let_go", "let go",
        "let it go, with a day and words; or take it up again", Where.VALUES),
    Act("value.sorts", "p", "app.sorts", "earlier sorts", "earlier sorts, and two side by side",
        Where.VALUES),
    Act("sorts.compare", "c", "compare", "side by side", "this sort beside an earlier one",
        Where.DIALOG, foot=True),
)  # fmt: skip
