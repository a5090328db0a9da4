"""What came along with a copy: counted, named, and what both sides keep."""

from __future__ import annotations

import pytest

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document import taking_back
from okrdesk.document.document import Document
from okrdesk.okr.came_along import Came, CameAlong, _kind, came_along, one_by_one
from okrdesk.okr.history_words import Wording
from tests import factories


def _copies() -> tuple[Document, Document]:
    content = factories.content(factories.workspace())
    return Document.load(content, "a" * 32, "Ada"), Document.load(content, "b" * 32, "Bo")


def _told(one: Document, two: Document) -> CameAlong:
    looked = taking_back.look(one, taking_back.copy_of(factories.content(two), "copy"))
    return came_along(looked.merged, looked.report)


def test_nothing_comes_along_from_a_copy_that_nobody_changed() -> None:
    told = _told(*_copies())
    assert (told.check_ins, told.ideas, told.edits, told.lines) == (0, 0, 0, ())
    assert (told.sentence, told.done) == ("Nothing comes along by itself", "")


def test_check_ins_cards_and_edits_are_counted_and_named() -> None:
    one, two = _copies()
    objective, other = factories.ids(two, t.Objective)
    number = Wording(two).number(objective)
    for value in (1, 2):
        factories.check_in(two, value)
    with two.edit("Write"):
        cycle = factories.ids(two, t.Cycle)[0]
        two.add(r.Idea, cycle=cycle, text="A card", position="V")
        two.set(t.Objective, objective, title="Theirs", why="because")
        two.set(t.Objective, other, title="Both")
        person = two.add(t.Person, name="New")
    with two.edit("Write"):
        two.set(t.Person, person, role="still one new person")
    with one.edit("Write"):
        one.set(t.Objective, other, title="Differently")
        one.set(t.Objective, other, why="only here")
    told = _told(one, two)
    assert (told.check_ins, told.ideas, told.edits, told.own) == (2, 1, 3, 1)
    assert told.sentence == "2 new check-ins, 1 new card and 3 edits come along by themselves"
    assert told.lines == (
        Came(2, "Check-ins", "on 1 key result"),
        Came(1, "Cards", "A card"),
        Came(1, "Wording", number),
        Came(1, "Why", number),
        Came(1, "New people", "New"),
    )


def test_what_both_keep_is_said() -> None:
    one, two = _copies()
    for document in (one, two):
        factories.check_in(document, 9, document.person)
        with document.edit("Add"):
            document.add(t.Person, name="Mia")
            document.add(t.Theme, cycle=factories.ids(document, t.Cycle)[0], title="Welcome", position="V")
            document.set(t.Objective, factories.ids(document, t.Objective)[0], position=document.person)
    kept = _told(one, two).both_kept
    assert len(kept) == 4
    assert kept[0].startswith("Two check-ins of ")
    assert kept[0].endswith(" stand on 10 Jan 2026. Both stay; the later one counts.")
    assert "“Mia”" in kept[1]
    assert "“Welcome”" in kept[2]
    assert "order" in kept[3]


@pytest.mark.parametrize(
    ("numbers", "counts", "sentence"),
    [
        ((0, 0, 0), "", "Nothing comes along by itself"),
        ((1, 0, 0), "1 new check-in", "1 new check-in comes along by itself"),
        ((0, 2, 0), "2 new cards", "2 new cards come along by themselves"),
        ((0, 0, 1), "1 edit", "1 edit comes along by itself"),
        ((1, 0, 2), "1 new check-in and 2 edits", "1 new check-in and 2 edits come along by themselves"),
        ((2, 1, 1), "2 new check-ins, 1 new card and 1 edit", None),
    ],
)
def test_how_much_comes_along_is_said(
    numbers: tuple[int, int, int], counts: str, sentence: str | None
) -> None:
    told = CameAlong(*numbers)
    assert told.counts == counts
    assert told.sentence == (sentence or f"{counts} come along by themselves")
    assert told.done == (f"Came along: {counts}." if counts else "")


@pytest.mark.parametrize(
    ("table", "field", "after", "kind"),
    [
        ("objective", "*", "{}", "New objectives"),
        ("key_result", "*", "{}", "New key results"),
        ("theme", "*", "{}", "New themes"),
        ("round", "*", "{}", "Votes"),
        ("promise", "*", "{}", "New promises"),
        ("initiative", "*", "{}", "New initiatives"),
        ("story", "*", "{}", "New stories"),
        ("team", "*", "{}", "Other new things"),
        ("objective", "deleted", "1", "Removed"),
        ("objective", "deleted", "0", "Brought back"),
        ("round", "result", "{}", "Votes"),
        ("objective", "position", '"a"', "Order"),
        ("story", "text", '"a"', "Wording"),
        ("decision", "what", '"a"', "Wording"),
        ("objective", "owner_id", '"a"', "Owner"),
    ],
)
def test_what_came_is_named_where_people_read_it(table: str, field: str, after: str, kind: str) -> None:
    assert _kind(("s", 1, table, "r", field, None, after)) == kind


@pytest.mark.parametrize(
    ("many", "where"), [(1, "P0"), (4, "P0, P1, P2, P3"), (5, "P0, P1, P2, P3 and 1 more")]
)
def test_a_few_are_named_and_the_rest_counted(many: int, where: str) -> None:
    one, two = _copies()
    with two.edit("Add"):
        for number in range(many):
            two.add(t.Person, name=f"P{number}")
    assert _told(one, two).lines == (Came(many, "New people", where),)


def test_what_came_along_is_told_change_by_change() -> None:
    one, two = _copies()
    objective, other = factories.ids(two, t.Objective)
    with two.edit("Write"):
        two.set(t.Objective, objective, title="Theirs", position="z")
        two.set(t.Objective, other, title="Both")
        two.add(t.Person, name="New")
        two.remove(t.Person, factories.ids(two, t.Person)[1])
    with one.edit("Write"):
        one.set(t.Objective, other, title="Differently")
    looked = taking_back.look(one, taking_back.copy_of(factories.content(two), "copy"))
    told = sorted(one_by_one(looked.merged, looked.report), key=lambda line: line[1])
    assert told[-1][1:] == ("words", "“Objective 0”", "“Theirs”")
    assert [line[1:] for line in told[:-1]] == [("new", "", ""), ("removed", "", "")]
    assert [line[0] for line in told[:-1]] == ["New", "Bo"]
