"""The one table of commands: keys, footer, palette, help and `screens.md` all come from it.

A key that must work while typing is on ctrl, with a function key beside it for terminals that
swallow ctrl keys. Single letters fire where no field has focus. Ids are for the settings file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.screen import Screen


class Where(Enum):
    """Where a command is at hand; the value is its heading in the help."""

    ALWAYS = "Everywhere"
    PLACES = "Places"
    LIST = "On an entry or a list"
    MOVE = "Moving in a list"
    FILTER = "On the line of filters"
    TRASH = "In the trash"
    YEAR = "On the year"
    VALUES = "On your values"
    STRENGTHS = "On your strengths"
    STEPS = "On a step of a decision"
    DECISIONS = "On a decision"
    EXPECTED = "On what you expected"
    GUIDE = "Thinking a decision through"
    FINDING_OUT = "On what you want to find out"
    OPTIONS = "On the options of a decision"
    TIES = "On what an option stands close to"
    BESIDE = "On options side by side"
    MARKING = "Marking what shows in a story"
    THREADS = "On the threads of an entry"
    WORDS = "On the words in your wins"
    COMPASS = "On the Compass"
    RIPPLE = "On a ripple"
    RUN = "On a run"
    PAGE = "On My page"
    SPAN = "Looking back"
    STARRED = "On your own words"
    SORT = "In a sort"
    FEW = "Choosing the few"
    ORDER = "Putting the few in order"
    PAIR = "Which of two"
    NEARNESS = "How close it is"
    RULER = "On a ruler"
    DRAFT = "On a draft"
    PEOPLE = "On your own people"
    FORM = "In a form"
    DIALOG = "In a question"


@dataclass(frozen=True, slots=True)
class Act:
    """One command: its id, keys (first one shown), Textual action, footer label and help line.

    `foot` says whether the footer shows it; `priority` that it works above any dialog.
    """

    id: str
    keys: str
    action: str
    label: str
    tells: str
    where: Where
    foot: bool = False
    priority: bool = False


ACTS: tuple[Act, ...] = (
    Act("win.quick", "ctrl+n,f2", "app.quick_win", "quick win", "write a win in one line",
        Where.ALWAYS),
    Act("find.open", "ctrl+f,f3", "app.go('find')", "find", "find an entry", Where.ALWAYS),
    Act("support.open", "ctrl+r,f8", "app.support", "support", "people and lines to call",
        Where.ALWAYS, priority=True),
    Act("curtain.draw", "ctrl+o,f9", "app.curtain", "curtain", "hide everything at once",
        Where.ALWAYS, priority=True),
    Act("lock.now", "ctrl+l,f10", "app.lock", "lock", "lock the journal", Where.ALWAYS,
        foot=True, priority=True),
    Act("help.open", "f1,question_mark", "app.keys", "keys", "keys and help", Where.ALWAYS,
        foot=True),
    Act("palette.open", "ctrl+p", "app.command_palette", "commands", "every command by name",
        Where.ALWAYS),
    Act("app.quit", "ctrl+q", "app.quit", "quit", "close the journal and leave", Where.ALWAYS,
        priority=True),
    Act("app.suspend", "ctrl+z", "app.suspend_process", "suspend",
        "lock, and back to the shell until `fg`", Where.ALWAYS),
    Act("place.today", "t", "app.go('today')", "Today", "go to Today", Where.PLACES),
    Act("place.values", "v", "app.go('values')", "Values", "go to Values", Where.PLACES),
    Act("place.strengths", "s", "app.go('strengths')", "Strengths", "go to Strengths",
        Where.PLACES),
    Act("place.decisions", "d", "app.go('decisions')", "Decisions", "go to Decisions",
        Where.PLACES),
    Act("place.wins", "w", "app.go('wins')", "Wins", "go to Wins", Where.PLACES),
    Act("place.compass", "c", "app.go('compass')", "Compass",
        "go to the Compass: all that stands close to a value or a strength", Where.PLACES),
    Act("place.find", "slash", "app.go('find')", "Find", "go to Find, the timeline", Where.PLACES),
    Act("place.trash", "g", "app.go('trash')", "Trash", "go to the trash", Where.PLACES),
    Act("place.export", "m", "app.export", "Export", "take entries out as Markdown", Where.PLACES),
    Act("place.settings", "comma", "app.settings", "Settings", "settings", Where.PLACES),
    Act("place.ledger", "l", "app.ledger", "What left", "what left the file, and when",
        Where.PLACES),
    Act("words.back", "z", "app.words_back", "your words", "your starred words, one at a time",
        Where.PLACES),
    Act("page.open", "P", "app.my_page", "My page", "one page of lines that you picked",
        Where.PLACES),
    Act("span.open", "B", "app.looking_back", "looking back", "look back over a week, a month, "
        "a year", Where.PLACES),
    Act("confidence.write", "C", "app.confidence", "how sure",
        "say how sure you are of what you are about to do", Where.PLACES),
    Act("entry.open", "enter", "open", "open", "read the entry", Where.LIST, foot=True),
    Act("entry.new", "n", "app.write", "new", "write a new win, with all its parts", Where.LIST,
        foot=True),
    Act("note.new", "N", "app.write('note')", "new note", "write a note, about anything",
        Where.LIST),
    Act("step.new", "I", "app.write('step')", "new step", "write a small step, of no decision",
        Where.LIST),
    Act("entry.edit", "e", "edit", "edit", "change the entry", Where.LIST, foot=True),
    Act("entry.star", "asterisk", "star", "star", "star it, or take the star away", Where.LIST),
    Act("entry.tags", "number_sign", "tags", "tags", "give it tags", Where.LIST),
    Act("entry.lane", "o", "lane", "who sees it", "choose who may see it", Where.LIST),
    Act("entry.thread", "ampersand", "thread", "thread", "thread it to another entry", Where.LIST),
    Act("entry.mark", "M", "mark", "mark strengths", "mark what strengths show in it", Where.LIST),
    Act("entry.ripple", "r", "ripple", "ripple", "who inspired it, whom it touched, what it led to",
        Where.LIST),
    Act("entry.history", "h", "history", "history", "earlier versions", Where.LIST),
    Act("entry.trash", "x", "trash", "trash", "lay it in the trash", Where.LIST),
    Act("entry.undo", "u", "undo", "undo", "take it back out of the trash", Where.LIST),
    Act("list.up", "up,k", "move(-1)", "up", "one up", Where.MOVE),
    Act("list.down", "down,j", "move(1)", "down", "one down", Where.MOVE),
    Act("list.page_up", "pageup", "move_page(-1)", "a screen up", "a screen up", Where.MOVE),
    Act("list.page_down", "pagedown", "move_page(1)", "a screen down", "a screen down",
        Where.MOVE),
    Act("list.first", "home", "first", "first", "to the newest", Where.MOVE),
    Act("list.last", "end", "last", "last", "to the oldest", Where.MOVE),
    Act("find.list", "down", "into_list", "to the list", "from the search line into the list",
        Where.DIALOG),
    Act("filter.open", "f,ctrl+g,f4", "filter", "filter", "show some and not others", Where.DIALOG,
        foot=True),
    Act("filter.before", "left", "filter_move(-1)", "before", "one filter back", Where.FILTER),
    Act("filter.next", "right", "filter_move(1)", "next", "one filter on", Where.FILTER),
    Act("filter.take", "enter", "filter_take", "take away, or set",
        "take the filter away; at the end of the line, set one", Where.FILTER, foot=True),
    Act("filter.drop", "delete,backspace", "filter_drop", "take away", "take the filter away",
        Where.FILTER),
    Act("filters.show", "enter", "screen.show", "show", "show what holds all of them",
        Where.DIALOG, foot=True),
    Act("trash.erase", "E", "erase", "erase", "erase the entry for good; asks first", Where.TRASH,
        foot=True),
    Act("trash.empty", "A", "erase_all", "empty the trash",
        "erase all that is in the trash for good; asks first", Where.TRASH),
    Act("year.show", "y", "year", "year", "show the year's calendar, or put it away", Where.YEAR,
        foot=True),
    Act("year.before", "left_square_bracket", "year_by(-1)", "year before", "a year back",
        Where.YEAR),
    Act("year.after", "right_square_bracket", "year_by(1)", "year after", "a year on", Where.YEAR),
    Act("day.back", "left", "day_by(-7)", "week back", "a week back", Where.YEAR),
    Act("day.on", "right", "day_by(7)", "week on", "a week on", Where.YEAR),
    Act("day.up", "up", "day_by(-1)", "day back", "a day back", Where.YEAR),
    Act("day.down", "down", "day_by(1)", "day on", "a day on", Where.YEAR),
    Act("day.choose", "enter", "choose_day", "that day", "list this day and no other", Where.YEAR,
        foot=True),
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
    Act("step.came", "space", "came", "how it is",
        "say how it is with it: done, let go, or still ahead", Where.STEPS, foot=True),
    Act("decision.new", "n", "app.decide", "new", "write down a choice in one line",
        Where.DECISIONS, foot=True),
    Act("decision.guide", "e", "edit", "think it through",
        "its parts, in any order; every one may stay empty", Where.DECISIONS, foot=True),
    Act("decision.stage", "S", "stage", "stage",
        "say where it stands now; deciding seals what you know", Where.DECISIONS, foot=True),
    Act("decision.options", "O", "options", "options", "its options: what each opens and costs",
        Where.DECISIONS),
    Act("decision.look_back", "b", "look_back", "look back",
        "what you knew then; then what came of it", Where.DECISIONS, foot=True),
    Act("decision.when", "y", "when", "when", "when to look back, or not at all",
        Where.DECISIONS),
    Act("decision.sure", "f", "sure", "how sure",
        "how sure you are of what you expect, in words", Where.DECISIONS),
    Act("decision.add", "a", "add", "add words", "add words beneath it, with their day",
        Where.DECISIONS),
    Act("decision.step", "i", "step", "a step", "write a small step", Where.DECISIONS),
    Act("expected.open", "p", "app.expected", "what came",
        "what you expected and what came, by your words for how sure", Where.DECISIONS),
    Act("expected.numbers", "equals_sign", "numbers", "numbers, or none",
        "show the numbers too, or put them away", Where.EXPECTED, foot=True),
    Act("guide.write", "enter", "select", "write", "write what the part asks", Where.GUIDE,
        foot=True),
    Act("guide.parts", "escape", "screen.parts", "to the parts", "back to the parts", Where.GUIDE,
        foot=True),
    Act("thing.found", "space", "thing('found')", "found out, or not",
        "it was found out, or it was not", Where.FINDING_OUT, foot=True),
    Act("thing.remove", "x", "thing('remove')", "take out", "take it out", Where.FINDING_OUT),
    Act("thing.undo", "u", "thing('bring back')", "put back", "put back the one taken out last",
        Where.FINDING_OUT),
    Act("option.open", "enter", "select", "open, or add",
        "what the option opens and costs; on a row below them, add one", Where.OPTIONS, foot=True),
    Act("option.new", "n", "screen.new_option", "new", "write an option", Where.OPTIONS),
    Act("option.beside", "equals_sign", "screen.beside", "side by side",
        "the options side by side", Where.OPTIONS, foot=True),
    Act("option.remove", "x", "screen.remove_option", "take out", "take the option out",
        Where.OPTIONS),
    Act("option.undo", "u", "screen.bring_back", "put back", "put back the one taken out last",
        Where.OPTIONS),
    Act("option.up", "left_square_bracket,shift+up", "screen.shift(-1)", "up", "one place up",
        Where.OPTIONS),
    Act("option.down", "right_square_bracket,shift+down", "screen.shift(1)", "down",
        "one place down", Where.OPTIONS),
    Act("tie.add", "enter", "select", "close to", "choose what it stands close to, or needs",
        Where.TIES, foot=True),
    Act("tie.remove", "x", "untie", "take away", "it does not stand close to this", Where.TIES),
    Act("beside.before", "left", "screen.turn(-1)", "further left", "the options further left",
        Where.BESIDE),
    Act("beside.next", "right", "screen.turn(1)", "further right", "the options further right",
        Where.BESIDE, foot=True),
    Act("beside.values", "equals_sign", "screen.values", "values as rows",
        "a row for each value and strength, or one for all", Where.BESIDE, foot=True),
    Act("mark.begin", "space", "begin", "from here", "the words that show it begin here",
        Where.MARKING, foot=True),
    Act("mark.take", "enter", "take", "these words", "choose the strength that these words show",
        Where.MARKING, foot=True),
    Act("mark.hide", "x", "hide", "hide the name", "leave this name out of the list from now on",
        Where.MARKING),
    Act("mark.remove", "x", "remove", "take away", "take this strength away from it",
        Where.MARKING, foot=True),
    Act("thread.open", "enter", "select", "open", "read the entry at the other end",
        Where.THREADS, foot=True),
    Act("thread.words", "e", "words", "its words", "give the thread a few words",
        Where.THREADS, foot=True),
    Act("words.take", "enter", "select", "make it a thread",
        "thread the wins that have it to the strength or value of that name", Where.WORDS,
        foot=True),
    Act("words.keep", "x", "keep", "leave it a word", "leave it a word in your wins",
        Where.WORDS, foot=True),
    Act("words.undo", "u", "bring_back", "offer it again", "offer the word left last again",
        Where.WORDS),
    Act("compass.before", "left,up", "screen.turn(-1)", "point before", "one point back",
        Where.COMPASS),
    Act("compass.next", "right,down", "screen.turn(1)", "next point", "one point on",
        Where.COMPASS, foot=True),
    Act("compass.shorter", "left_square_bracket", "screen.span(-1)", "shorter",
        "over a shorter span", Where.COMPASS),
    Act("compass.longer", "right_square_bracket", "screen.span(1)", "longer",
        "over a longer span", Where.COMPASS, foot=True),
    Act("compass.points", "equals_sign", "screen.points", "other points",
        "the points are values, or strengths", Where.COMPASS, foot=True),
    Act("compass.page", "enter", "page", "its page", "open the page of this point",
        Where.COMPASS),
    Act("ripple.inspired", "i", "screen.inspired", "who inspired it", "say who inspired it",
        Where.RIPPLE, foot=True),
    Act("ripple.touched", "p", "screen.touched", "whom it touched", "say whom it touched",
        Where.RIPPLE, foot=True),
    Act("ripple.led", "ampersand", "screen.led", "what it led to",
        "thread it to what it led to", Where.RIPPLE, foot=True),
    Act("ripple.keeps", "e", "screen.keeps", "what you keep",
        "say what you want to keep for yourself", Where.RIPPLE, foot=True),
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
    Act("sort.not", "1", "screen.lay(1)", "not", "not important to me", Where.SORT),
    Act("sort.somewhat", "2", "screen.lay(2)", "somewhat", "somewhat important to me", Where.SORT),
    Act("sort.important", "3", "screen.lay(3)", "important", "important to me", Where.SORT),
    Act("sort.very", "4", "screen.lay(4)", "very", "very important to me", Where.SORT),
    Act("sort.most", "5", "screen.lay(5)", "most", "most important to me", Where.SORT),
    Act("sort.back", "backspace", "screen.step_back", "step back", "take the last step back",
        Where.SORT),
    Act("sort.pass", "right", "screen.lay(0)", "pass by", "pass the card by; nothing is noted",
        Where.SORT),
    Act("sort.own", "a", "screen.own_card", "own card", "put in a card of your own", Where.SORT),
    Act("sort.reword", "r", "screen.reword", "reword", "give the card other words", Where.SORT),
    Act("sort.choose", "c", "screen.choose", "choose them",
        "choose the few yourself, from all cards", Where.SORT),
    Act("sort.leave", "escape", "screen.close", "leave, it waits", "leave; it waits at this card",
        Where.SORT, foot=True),
    Act("few.mark", "space", "screen.mark", "mark", "take it among the few, or out", Where.FEW,
        foot=True),
    Act("few.done", "enter", "screen.take", "these", "these are the few", Where.FEW, foot=True),
    Act("order.up", "left_square_bracket,shift+up", "screen.shift(-1)", "nearer",
        "one place nearer, or into the order", Where.ORDER),
    Act("order.down", "right_square_bracket,shift+down", "screen.shift(1)", "further",
        "one place further; from the last place, out of the order", Where.ORDER),
    Act("order.mark", "space", "screen.mark", "in or out",
        "into the order at its end, or out of it", Where.ORDER, foot=True),
    Act("order.pair", "equals_sign", "screen.pair", "two at a time",
        "find its place by a question about two", Where.ORDER, foot=True),
    Act("order.done", "enter", "screen.take", "done", "keep it like this", Where.ORDER, foot=True),
    Act("pair.this", "1", "screen.answer('this')", "this", "the first of the two", Where.PAIR,
        foot=True),
    Act("pair.that", "2", "screen.answer('that')", "that", "the second of the two", Where.PAIR,
        foot=True),
    Act("pair.neither", "0", "screen.answer('neither')", "hard to say",
        "hard to say: they stand beside each other", Where.PAIR, foot=True),
    Act("pair.leave", "escape", "screen.leave_pair", "leave it", "leave the order as it was",
        Where.PAIR, foot=True),
    Act("nearness.check_in", "enter", "select", "check in", "say how close this week was to it",
        Where.NEARNESS, foot=True),
    Act("nearness.over_time", "y", "screen.over_time", "over time",
        "how close it was, week by week", Where.NEARNESS, foot=True),
    Act("area.add", "n", "screen.add_area", "new area", "add an area of your life", Where.NEARNESS,
        foot=True),
    Act("area.rename", "e", "screen.rename_area", "rename", "give the area another name",
        Where.NEARNESS),
    Act("area.remove", "x", "screen.remove_area", "take out",
        "take the area out; its check-ins stay", Where.NEARNESS),
    Act("area.undo", "u", "screen.undo_area", "put back", "put back the area taken out last",
        Where.NEARNESS),
    Act("ruler.number", "0-9", "", "number", "that number; 1 and then 0 is ten", Where.RULER),
    Act("ruler.more", "right", "ruler_by(1)", "more", "one more", Where.RULER),
    Act("ruler.less", "left", "ruler_by(-1)", "less", "one less", Where.RULER),
    Act("ruler.empty", "backspace,delete", "ruler_empty", "say nothing", "leave it empty",
        Where.RULER),
    Act("draft.go_on", "enter", "select", "go on", "go on with the draft", Where.DRAFT, foot=True),
    Act("draft.set_aside", "x", "set_aside", "let it go",
        "let the draft go: to the trash, or its entry's history", Where.DRAFT, foot=True),
    Act("today.rest", "escape", "rest", "leave the line", "from the line to the list, and back",
        Where.FORM),
    Act("line.keep", "enter", "submit", "keep", "keep what the line says", Where.FORM, foot=True),
    Act("form.next", "tab", "app.focus_next", "on", "on to the next part", Where.FORM,
        foot=True),
    Act("form.before", "shift+tab", "app.focus_previous", "back", "back to the part before",
        Where.FORM),
    Act("form.save", "ctrl+s", "save", "save", "save and close", Where.FORM, foot=True),
    Act("form.close", "escape", "close", "close, draft kept", "close; the draft stays", Where.FORM,
        foot=True),
    Act("history.restore", "r", "restore", "make it the newest",
        "make this version's words the newest", Where.DIALOG, foot=True),
    Act("field.next", "enter", "submit", "go on", "on from a hidden field", Where.FORM, foot=True),
    Act("field.show", "f4", "show_letters", "show letters",
        "show the letters of a hidden field, or hide them again", Where.FORM, foot=True),
    Act("person.add", "n", "add_person", "add", "add somebody of your own", Where.PEOPLE,
        foot=True),
    Act("person.edit", "e", "edit_person", "change", "change how somebody is reached",
        Where.PEOPLE, foot=True),
    Act("person.remove", "x", "remove_person", "take out", "take somebody out of the list",
        Where.PEOPLE),
    Act("person.undo", "u", "undo_person", "put back", "put back who was taken out last",
        Where.PEOPLE),
    Act("person.up", "left_square_bracket,shift+up", "move_person(-1)", "up", "one place up",
        Where.PEOPLE),
    Act("person.down", "right_square_bracket,shift+down", "move_person(1)", "down",
        "one place down", Where.PEOPLE),
    Act("region.choose", "r", "choose_region", "region", "choose whose lines are shown",
        Where.PEOPLE, foot=True),
    Act("thread.take", "enter", "select", "thread, or take away",
        "thread to it; on a thread that is there, take it away", Where.DIALOG, foot=True),
    Act("row.change", "enter", "select", "change", "change what the row says", Where.DIALOG,
        foot=True),
    Act("choice.take", "enter", "select", "choose", "choose it", Where.DIALOG, foot=True),
    Act("export.write", "enter,ctrl+s", "write", "write it", "write the copy", Where.DIALOG,
        foot=True),
    Act("page.next", "enter", "next", "go on", "on to the next page", Where.DIALOG, foot=True),
    Act("welcome.leave", "escape", "leave", "not now", "leave the welcome for another day",
        Where.DIALOG, foot=True),
    Act("passphrase.later", "escape", "later", "not now", "leave the passphrase as it is",
        Where.DIALOG, foot=True),
    Act("back", "escape", "back", "back", "one step back", Where.DIALOG, foot=True),
)  # fmt: skip
_BY_ID = {act.id: act for act in ACTS}
_SAID = {
    "question_mark": "?", "slash": "/", "comma": ",", "asterisk": "*", "number_sign": "#",
    "ampersand": "&", "escape": "esc", "left_square_bracket": "[", "right_square_bracket": "]",
    "equals_sign": "=",
}  # fmt: skip


def said_key(key: str) -> str:
    """A key as it is shown: "ctrl+n", "?", "esc"."""
    return _SAID.get(key, key)


def said_keys(act: Act, chosen: dict[str, str]) -> str:
    """All keys of a command as they are shown; `chosen` has the person's own, by id."""
    keys = chosen.get(act.id, act.keys)
    return ", ".join(said_key(key.strip()) for key in keys.split(","))


def label_of(act_id: str) -> str:
    """The word of a command in a line of keys."""
    return _BY_ID[act_id].label


def key_at_hand(screen: Screen[Any], act_id: str) -> str:
    """The first key of a command, as the person has set it, for a sentence on a screen."""
    keys = screen.app._keymap.get(act_id, _BY_ID[act_id].keys)
    return said_key(keys.partition(",")[0].strip())


def binding(act_id: str, action: str | None = None, *, show: bool | None = None) -> Binding:
    """A command as a Textual binding, for a screen that has it at hand."""
    act = _BY_ID[act_id]
    return Binding(
        act.keys,
        action or act.action,
        act.label,
        show=act.foot if show is None else show,
        priority=act.priority,
        tooltip=act.tells,
        id=act.id,
    )


def bindings(*places: Where) -> list[Binding]:
    """All commands of these parts of the table."""
    return [binding(act.id) for act in ACTS if act.where in places]
