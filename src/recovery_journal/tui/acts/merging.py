"""What is done where a copy of the journal lies beside it, or one entry has two versions."""

from recovery_journal.tui.acts.act import Act, Where

MERGING = (
    Act("beside.bring", "X", "app.bring_together", "Bring in a copy that lies beside",
        "bring in a copy of this journal that lies beside it", Where.PLACES),
    Act("versions.open", "Y", "app.choose_versions", "Choose between two versions",
        "choose which version to go on with, where an entry was changed in two places",
        Where.PLACES),
    Act("version.first", "1", "go_on(0)", "go on with 1", "go on with this version",
        Where.VERSIONS, foot=True),
    Act("version.second", "2", "go_on(1)", "go on with 2", "go on with the other version",
        Where.VERSIONS, foot=True),
    Act("version.history", "h", "history", "history", "every version of the entry",
        Where.VERSIONS, foot=True),
    Act("version.turn", "right", "turn(1)", "further versions", "another version as 2",
        Where.VERSIONS),
    Act("version.turn_back", "left", "turn(-1)", "the version before", "the one before, as 2",
        Where.VERSIONS),
    Act("version.next", "right_square_bracket", "skip(1)", "next entry", "leave it for later",
        Where.VERSIONS, foot=True),
    Act("version.before", "left_square_bracket", "skip(-1)", "entry before", "the entry before",
        Where.VERSIONS),
)  # fmt: skip
