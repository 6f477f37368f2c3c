"""What is done with the deck of questions, the coach's card, and on the coach's own machine."""

from recovery_journal.tui.acts.act import Act, Where

COACH = (
    Act("deck.keep", "enter", "select", "keep", "keep the question at hand in sight", Where.DECK,
        foot=True),
    Act("deck.first", "1", "keep(1)", "keep the first", "keep the first of them", Where.DECK),
    Act("deck.second", "2", "keep(2)", "keep the second", "keep the second", Where.DECK),
    Act("deck.third", "3", "keep(3)", "keep the third", "keep the third", Where.DECK),
    Act("deck.up", "k", "cursor_up", "up", "one question up", Where.DECK),
    Act("deck.down", "j", "cursor_down", "down", "one question down", Where.DECK),
    Act("deck.another", "a", "another", "another",
        "draw another three; none comes again before all were seen", Where.DECK, foot=True),
    Act("deck.own", "w", "own", "your own", "write a question of your own", Where.DECK),
    Act("deck.rest", "0", "rest", "not today", "no question for now; nothing is noted",
        Where.DECK),
    Act("deck.before", "left_square_bracket", "theme(-1)", "theme before", "the theme before",
        Where.DECK),
    Act("deck.next", "right_square_bracket", "theme(1)", "theme", "the next theme", Where.DECK,
        foot=True),
    Act("card.before", "left_square_bracket", "part(-1)", "part before", "the part before",
        Where.CARD),
    Act("card.next", "right_square_bracket", "part(1)", "next part", "the next part", Where.CARD,
        foot=True),
    Act("coach.side", "tab,shift+tab", "screen.side", "side", "from the deck to the card, and back",
        Where.COACH, foot=True),
    Act("coach.time", "m", "screen.time", "timer", "count the minutes from now, or stop",
        Where.COACH, foot=True),
    Act("coach.leave", "ctrl+q", "app.quit", "leave", "leave; nothing is kept", Where.COACH,
        priority=True),
)  # fmt: skip
