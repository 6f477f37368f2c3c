"""What is done with runs, My page, looking back over a span, and starred words."""

from recovery_journal.tui.acts.act import Act, Where

PAGES = (
    Act("run.write", "n", "screen.write", "today's line", "write what there is of today",
        Where.RUN, foot=True),
    Act("run.pause", "p", "screen.pause", "pause, or go on", "let the run stand still, or go on",
        Where.RUN, foot=True),
    Act("run.end", "E", "screen.end", "end it", "end the run; what was written stays", Where.RUN,
        foot=True),
    Act("page.pick", "e", "pick", "pick lines", "pick the lines of the page", Where.PAGE,
        foot=True),
    Act("page.mark", "space", "mark", "on, or off", "take the line onto the page, or off it",
        Where.PAGE, foot=True),
    Act("page.up", "left_square_bracket,shift+up", "shift(-1)", "up", "one place up", Where.PAGE),
    Act("page.down", "right_square_bracket,shift+down", "shift(1)", "down", "one place down",
        Where.PAGE),
    Act("page.export", "m", "export", "take out", "write the page into a file of its own",
        Where.PAGE, foot=True),
    Act("span.length", "equals_sign", "screen.length", "week, month, year",
        "a week, a month, a year", Where.SPAN, foot=True),
    Act("span.before", "left_square_bracket", "screen.span(-1)", "before", "the one before",
        Where.SPAN, foot=True),
    Act("span.after", "right_square_bracket", "screen.span(1)", "after", "the one after",
        Where.SPAN),
    Act("starred.next", "right,space", "screen.turn(1)", "next", "the next of your words",
        Where.STARRED, foot=True),
    Act("starred.before", "left", "screen.turn(-1)", "before", "the one before", Where.STARRED),
)  # fmt: skip
