"""An edit goes on while a merge changes its entry: both are kept, and nothing more is asked."""

from dataclasses import replace

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.storage.conftest import TODAY
from tests.storage.test_merging import copy_of, held, merge


def test_save_when_a_merge_came_between_then_both_are_kept_and_no_choice_is_asked(
    own: Journal,
) -> None:
    entry = own.add(new_entry(Kind.NOTE, TODAY, "the sea", "grey"))
    there = copy_of(own)
    open_in_editor = own.entry(entry.id)
    theirs = there.save(replace(entry, body="as it was there")).entry
    assert merge(own, there).changed == 1
    saved = own.save(replace(open_in_editor, body="as I saw it"))
    assert saved.underneath == theirs
    assert {each.body for each in own.history(entry.id)} == {"grey", "as it was there"}
    assert own.undecided() == []
    third = copy_of(own)
    merge(there, own)
    merge(third, there)
    assert own.undecided() == there.undecided() == third.undecided() == []
    assert held(own) == held(there) == held(third)
    there.close()
    third.close()
