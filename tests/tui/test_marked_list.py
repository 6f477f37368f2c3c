"""Lines with a box: marked by space and by a click, in order, cut or whole, at any width."""

import pytest
from textual.content import Content

from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.marked_list import MarkedList, MarkLine, hanging
from tests.tui.hosting import Host, shown


class Marks(MarkedList):
    """One that space marks."""

    BINDINGS = [binding("closing.mark")]


def line(key: str, words: str = "") -> MarkLine:
    """A line, or a heading without a key."""
    return MarkLine(key, Content(words or key))


async def test_list_when_marked_then_in_the_order_shown_and_headings_are_passed_over() -> None:
    listed = Marks("marks")
    host = Host(listed)
    async with host.run_test(size=(40, 12)) as pilot:
        listed.show([line("", "First"), line("a"), line("b"), line("", "Then"), line("c")], {"c"})
        listed.focus()
        await pilot.pause()
        assert [text.replace("▏", " ") for text in shown(host)[:5]] == [
            *(" First", " [ ]  a", " [ ]  b", " Then", " [x]  c"),
        ]
        assert listed.key_at_hand == "a"
        await pilot.press("down", "space", "up", "space", "down", "down", "space", "space")
        assert listed.marked_in_order == ["a", "b", "c"]
        await pilot.press("space")
        assert listed.marked_in_order == ["a", "b"]
        assert listed.key_at_hand == "c"
        await pilot.click("#marks", offset=(8, 0))
        assert listed.marked_in_order == ["a", "b"]
        await pilot.click("#marks", offset=(8, 2))
        assert listed.marked_in_order == ["a"]


async def test_list_when_shown_anew_then_the_one_at_hand_stays_or_the_first_is() -> None:
    listed = Marks("marks")
    async with Host(listed).run_test(size=(40, 12)) as pilot:
        listed.show([], ())
        listed.focus()
        await pilot.press("space", "down")
        assert (listed.key_at_hand, listed.marked_in_order) == ("", [])
        listed.show([line("a"), line("b")], ())
        assert listed.key_at_hand == "a"
        await pilot.press("down")
        listed.show([line("new"), line("a"), line("b")], {"b", "gone"})
        assert listed.key_at_hand == "b"
        assert listed.marked_in_order == ["b"]
        listed.show([line("a")], ())
        assert listed.key_at_hand == "a"
        listed.show([line("", "heading")], ())
        await pilot.press("space")
        assert listed.marked_in_order == []


@pytest.mark.parametrize(("most", "rows"), [(0, 5), (2, 2), (1, 1)])
async def test_list_when_a_line_is_long_then_cut_after_so_many_rows_or_whole(
    most: int, rows: int
) -> None:
    listed = Marks("marks", most_rows=most)
    host = Host(listed)
    async with host.run_test(size=(30, 12)) as pilot:
        listed.show([line("a", "word " * 20), line("b", "[/] [b]x[/b]")], ())
        await pilot.pause()
        lines = [text.replace("▏", " ") for text in shown(host) if text]
        assert len(lines) == rows + 1
        assert all(text.startswith("      word") for text in lines[1:rows])
        assert ("…" in lines[rows - 1]) is bool(most)
        assert lines[-1] == " [ ]  [/] [b]x[/b]"
        await pilot.resize_terminal(120, 12)
        await pilot.pause()
        assert len([text for text in shown(host) if text]) == 2


def test_hanging_when_long_then_every_row_is_indented() -> None:
    assert hanging(Content("aa bb cc"), 5, "  ").plain == "  aa bb\n  cc"
    assert hanging(Content("\nA"), 9).plain == " \n A"
    assert hanging(Content(""), 0).plain.strip() == ""
