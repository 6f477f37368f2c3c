"""Rows of a label and a value, with a sentence about the one at hand."""

from textual.widgets import OptionList, Static

from recovery_journal.tui.widgets.rows import GAP, LABEL_CELLS, RowOf, Rows
from tests.tui.hosting import Host, line_with, shown

ROWS = [
    RowOf("theme", "Theme", "lamp", "How it looks."),
    RowOf("idle", "Lock after", "10 minutes", "Counted from the last key."),
    GAP,
    RowOf("passphrase", "Change the passphrase", tells="Asks for the old one first."),
    GAP,
    GAP,
    RowOf("code", "Recovery code", "of 1 March"),
]


class RowsApp(Host):
    """Notes which rows are to be changed."""

    def __init__(self, rows: list[RowOf] | None = None):
        super().__init__(Rows(ROWS if rows is None else rows))
        self.chosen: list[str] = []

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Note it."""
        self.chosen.append(message.row_id)

    @property
    def rows(self) -> Rows:
        """The rows."""
        return self.query_one(Rows)

    @property
    def listed(self) -> OptionList:
        """The list in them."""
        return self.query_one(OptionList)

    def told(self) -> str:
        """The sentence below."""
        return str(self.query_one(".tells", Static).content)


async def test_rows_when_shown_then_values_stand_below_each_other_and_gaps_are_empty() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        lines = shown(app)[:7]
        assert lines[0] == f"▏{'Theme':<{LABEL_CELLS}}lamp"
        assert lines[1] == f" {'Lock after':<{LABEL_CELLS}}10 minutes"
        assert lines[3] == " Change the passphrase"
        assert lines[6] == f" {'Recovery code':<{LABEL_CELLS}}of 1 March"
        assert [lines[at] for at in (2, 4, 5)] == ["", "", ""]


async def test_rows_when_opened_then_the_first_is_at_hand_and_told() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert app.focused is app.listed
        assert app.listed.highlighted == 0
        assert app.told() == "How it looks."
        assert line_with(app, "How it looks.") == " How it looks."


async def test_rows_when_moving_then_gaps_are_passed_over_both_ways() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        places = []
        for key in ("down", "down", "down", "up", "up", "end", "home"):
            await pilot.press(key)
            places.append(app.listed.highlighted)
        assert places == [1, 3, 6, 3, 1, 6, 0]


async def test_rows_when_enter_is_pressed_then_the_rows_id_is_posted() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter", "down", "down", "enter", "end", "enter")
        assert app.chosen == ["theme", "passphrase", "code"]


async def test_rows_when_clicked_then_that_row_and_a_gap_is_none() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click(OptionList, offset=(4, 2))
        await pilot.click(OptionList, offset=(4, 12))
        assert app.chosen == []
        await pilot.click(OptionList, offset=(30, 1))
        assert app.chosen == ["idle"]
        assert app.told() == "Counted from the last key."


async def test_tells_when_moving_then_of_the_row_at_hand_and_nothing_where_it_has_none() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        told = []
        for key in ("down", "down", "down", "up"):
            await pilot.press(key)
            await pilot.pause()
            told.append(app.told())
        asks = "Asks for the old one first."
        assert told == ["Counted from the last key.", asks, "", asks]
        assert line_with(app, asks)


async def test_values_when_they_hold_markup_then_they_stay_text() -> None:
    hostile = "[/] [b]bold[/b] [link=x]"
    app = RowsApp([RowOf("a", "[i]label", hostile, f"tells {hostile}"), RowOf("b", "[red]alone")])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert shown(app)[0] == f"▏{'[i]label':<{LABEL_CELLS}}{hostile}"
        assert shown(app)[1] == " [red]alone"
        assert line_with(app, "tells") == f" tells {hostile}"


async def test_show_when_values_change_then_the_same_row_is_at_hand_and_told_anew() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("down")
        changed = ROWS[1]._replace(value="an hour", tells="Long.")
        app.rows.show([ROWS[0], changed, *ROWS[2:]])
        await pilot.pause()
        assert shown(app)[1] == f"▏{'Lock after':<{LABEL_CELLS}}an hour"
        assert app.told() == "Long."
        await pilot.press("enter")
        assert app.chosen == ["idle"]


async def test_show_when_there_are_fewer_rows_then_the_last_is_at_hand() -> None:
    app = RowsApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("end")
        app.rows.show(ROWS[:2])
        await pilot.pause()
        assert app.listed.highlighted == 1
        await pilot.press("enter")
        assert app.chosen == ["idle"]


async def test_tells_when_long_then_wrapped_below_the_rows() -> None:
    app = RowsApp([RowOf("a", "A", "b", "many words " * 9)])
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        lines = [line for line in shown(app) if "many words" in line]
        assert len(lines) == 3
        assert max(map(len, lines)) <= 39
