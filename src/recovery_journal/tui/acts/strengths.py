"""What is done with strengths and stories."""

from recovery_journal.tui.acts.act import Act, Where

STRENGTHS = (
    Act("story.new", "n", "app.story", "story", "write a story of something you lived through",
        Where.STRENGTHS, foot=True),
    Act("strength.new", "a", "app.write('strength')", "strength", "write a strength by its name",
        Where.STRENGTHS, foot=True),
    Act("strength.borrow", "b", "app.borrow", "in somebody",
        "write a strength that you see in somebody else", Where.STRENGTHS),
    Act("run.open", "R", "app.run", "run", "some days in a row with one thing to look for",
        Where.STRENGTHS, foot=True),
    Act("outlook.new", "O", "app.outlook", "best month",
        "write about the best possible time that is near", Where.STRENGTHS),
    Act("strength.order", "y", "order", "by name, or last use",
        "put them by name, or by when they last came up", Where.STRENGTHS),
    Act("words.open", "p", "app.offered_words", "words in wins",
        "words in your wins that could be threads", Where.STRENGTHS),
)  # fmt: skip
