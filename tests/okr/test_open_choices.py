"""What is left for later after a copy was taken back: decided in one edit, or by typing something else."""

from __future__ import annotations

import datetime as dt

from okrdesk.document import tables as t
from okrdesk.document import taking_back
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.okr import open_choices
from tests import factories


def _left() -> Document:
    content = factories.content(factories.workspace())
    one, two = Document.load(content, "a" * 32, "Ada"), Document.load(content, "b" * 32, "Bo")
    for document in (one, two):
        with document.edit("Reword"):
            for row in factories.ids(document, t.Objective):
                document.set(t.Objective, row, title=document.person)
    looked = taking_back.look(one, taking_back.copy_of(factories.content(two), "copy"))
    taking_back.take_back(one, looked.copy, {}, on=dt.date(2026, 4, 20))
    return one


def test_each_is_settled_by_itself() -> None:
    document = _left()
    first, second = open_choices.open_conflicts(document)
    choices = {("objective", first.row, "title"): "mine", ("objective", second.row, "title"): "theirs"}
    open_choices.settle(document, choices)  # type: ignore[arg-type]
    assert open_choices.open_conflicts(document) == ()
    assert document.row(t.Objective, first.row).title == "Ada"
    assert document.row(t.Objective, second.row).title == "Bo"
    document.undo()
    assert len(open_choices.open_conflicts(document)) == 2


def test_who_wrote_both_is_known() -> None:
    document = _left()
    people = {step.id: step.person for step in document.history()}
    for each in open_choices.open_conflicts(document):
        assert (people[each.our_step], people[each.their_step]) == ("Ada", "Bo")


def test_what_stays_for_later_keeps_its_mark() -> None:
    document = _left()
    steps = len(document.history())
    open_choices.settle(document, {})
    assert len(open_choices.open_conflicts(document)) == 2
    assert len(document.history()) == steps, "nothing was chosen, so nothing was written"


def test_lines_carry_marks_with_what_belongs_to_them() -> None:
    document = _left()
    first, second = open_choices.open_conflicts(document)
    factories.check_in(document, 1, "noted")
    check_in = factories.ids(document, t.CheckIn)[0]
    line = document.row(t.CheckIn, check_in).key_result
    step = first.our_step
    further = [
        Conflict("check_in", check_in, "note", "a", "b", step, step),
        Conflict("person", factories.ids(document, t.Person)[0], "name", "a", "b", step, step),
        first,
    ]
    marks = open_choices.on_lines(document, further)
    assert marks.keys() == {first.row, second.row, line}
    ((told,), (noted,)) = marks[first.row], marks[line]
    assert (told.field, told.theirs.short, noted.field) == ("Words", "Bo", "Note")
    open_choices.settle(document, {("objective", first.row, "title"): "mine"})
    assert open_choices.on_lines(document).keys() == {second.row}
    assert open_choices.on_lines(factories.workspace()) == {}
