from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.merge import merge
from okrdesk.document.refused import Refused
from okrdesk.exchange import workspace_json
from okrdesk.okr import asks, closing, cycles, people
from okrdesk.okr.outline import outline
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise
from tests import factories

DAY = dt.date(2026, 2, 20)
OLD = "A room for 80 people on the second Thursday. One hour of a developer for mail."


@pytest.fixture
def cycle(document: Document) -> str:
    """The cycle of the bakery."""
    return cycles.all_cycles(document)[0].id


@pytest.fixture
def old(document: Document, cycle: str) -> str:
    """The same cycle with the one text of an older workspace."""
    with document.edit("Write the one-pager's words"):
        document.set(t.Cycle, cycle, ask=OLD)
    return cycle


def words(document: Document, cycle: str) -> list[str]:
    return [each.what for each in asks.of_cycle(document, cycle)]


def test_an_ask_says_what_from_whom_by_when_for_what_and_whom_to_tell(document: Document, cycle: str) -> None:
    seen = outline(document, cycle, DAY)
    ada, line = people.everyone(document)[0], seen.key_results[1]
    fresh = Promise("", cycle, what=" A\nhall ", whom="the board", who_id=ada.id, on=DAY)
    asks.add(document, replace(fresh, key_result_id=line.key_result.id))
    (ask,) = asks.of_cycle(document, cycle)
    assert (ask.kind, ask.what, ask.is_open) == ("ask", "A hall", True)
    number = asks.about(ask, seen)
    assert number == line.number
    assert asks.about_words(ask, number, ada.name) == f"from the board, for {number} · tell Ada"
    assert asks.by_when(ask, "en_GB") == "by 20 Feb"
    assert asks.running([ask], seen, "en_GB") == f"A hall (from the board, for {number}), by 20 Feb"
    plain = Promise("", cycle, "ask", "Yeast.")
    assert (asks.about_words(plain, "", ""), asks.by_when(plain, "en_GB")) == ("", "by next review")
    assert asks.about_words(plain, "", "Ada") == "tell Ada"
    assert asks.running([plain], seen, "en_GB") == "Yeast."


def test_an_ask_is_for_an_objective_as_well(document: Document, cycle: str) -> None:
    seen = outline(document, cycle, DAY)
    for_it = Promise("", cycle, "ask", "Flour", objective_id=seen.objectives[1].objective.id)
    assert asks.about(for_it, seen) == "2"
    assert asks.about(replace(for_it, objective_id="f" * 32), seen) == "", "it was removed"
    asks.add(document, for_it)
    assert asks.of_cycle(document, cycle)[0].objective_id == for_it.objective_id


def test_the_page_has_at_most_three_that_are_open_each_once(document: Document, cycle: str) -> None:
    for what in ("A hall", "Flour", "a  HALL", "Salt", "Yeast"):
        asks.add(document, Promise("", cycle, what=what))
    first = asks.of_cycle(document, cycle)[1]
    asks.settle(document, first, promises.DONE, DAY)
    assert [each.what for each in asks.for_page(document, cycle)] == ["A hall", "Salt", "Yeast"]
    asks.settle(document, asks.of_cycle(document, cycle)[1], "")
    assert [each.what for each in asks.for_page(document, cycle)] == ["A hall", "Flour", "Salt"]
    left_off = asks.beyond_page(document, cycle)
    assert [each.what for each in asks.of_cycle(document, cycle) if each.id in left_off] == ["Yeast"]


def test_asks_are_changed_moved_and_removed_among_themselves(document: Document, cycle: str) -> None:
    promises.add(document, Promise("", cycle, what="Book the hall"))
    for what in ("A", "B", "C"):
        asks.add(document, Promise("", cycle, what=what))
    asks.move(document, asks.of_cycle(document, cycle)[2], 0)
    assert words(document, cycle) == ["C", "A", "B"]
    known = asks.numbered(document, cycle, 2)
    asks.change(document, known, replace(known, what="A and more", whom=" the  city "))
    assert asks.numbered(document, cycle, 2).whom == "the city"
    asks.remove(document, asks.numbered(document, cycle, 1))
    assert words(document, cycle) == ["A and more", "B"]
    assert [each.kind for each in promises.of_cycle(document, cycle)] == ["promise", "ask", "ask"]
    for number in (0, 3):
        with pytest.raises(Refused, match="there are 2"):
            asks.numbered(document, cycle, number)


def test_without_words_nothing_is_asked(document: Document, cycle: str) -> None:
    asks.add(document, Promise("", cycle, what="A hall"))
    known = asks.of_cycle(document, cycle)[0]
    with pytest.raises(Refused, match="An ask needs words"):
        asks.add(document, Promise("", cycle, what="\u200b"))
    with pytest.raises(Refused, match="An ask needs words"):
        asks.change(document, known, replace(known, what=" "))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        (" \n \u200b", ()),
        (OLD, ("A room for 80 people on the second Thursday.", "One hour of a developer for mail.")),
        ("- A hall\n* Flour\n\n• 3 bags", ("A hall", "Flour", "3 bags")),
        ("Flour\nSalt\nflour", ("Flour", "Salt")),
        ("Meet on 12. March, e.g. in z. B. Bremen", ("Meet on 12. March, e.g. in z. B. Bremen",)),
        ("2.3 needs an owner. 1.2 needs a room!", ("2.3 needs an owner.", "1.2 needs a room!")),
        ("我们需要一个房间。请帮忙。", ("我们需要一个房间。", "请帮忙。")),
    ],
)
def test_a_text_is_read_as_lines(text: str, lines: tuple[str, ...]) -> None:
    assert asks.lines_of(text) == lines


def test_an_older_text_reads_as_asks(document: Document, old: str) -> None:
    assert words(document, old) == list(asks.lines_of(OLD))
    assert [each.what for each in asks.for_page(document, old)] == words(document, old)


def test_the_first_edit_of_an_older_text_makes_rows_of_it(document: Document, old: str) -> None:
    second = asks.numbered(document, old, 2)
    asks.change(document, second, replace(second, whom="your IT", on=DAY))
    assert cycles.read(document, old).ask == ""
    assert [(each.what, each.whom) for each in promises.of_cycle(document, old)] == [
        (asks.lines_of(OLD)[0], ""),
        (asks.lines_of(OLD)[1], "your IT"),
    ]
    assert document.undo() == "Change what we ask for"
    assert (cycles.read(document, old).ask, promises.of_cycle(document, old)) == (OLD, ())
    document.redo()
    for edit in (
        lambda ask: asks.remove(document, ask),
        lambda ask: asks.settle(document, ask, promises.DONE, DAY),
        lambda ask: asks.move(document, ask, 1),
        lambda ask: asks.add(document, replace(ask, id="", what="More")),
    ):
        document.undo()
        first = asks.numbered(document, old, 1)
        edit(first)
        assert cycles.read(document, old).ask == ""
        with pytest.raises(Refused, match="undo brings it back"):
            asks.remove(document, first)


def test_what_an_older_copy_writes_later_is_seen_once(document: Document, old: str) -> None:
    other = Document.load(factories.content(document), "b" * 32)
    asks.remove(document, asks.numbered(document, old, 1))
    with other.edit("Write the one-pager's words"):
        other.set(t.Cycle, old, ask="One hour of a developer for mail.\nA stage")
    merge(document, factories.content(other))
    other.close()
    assert words(document, old) == ["One hour of a developer for mail.", "A stage"]
    asks.move(document, asks.numbered(document, old, 2), 0)
    assert words(document, old) == ["A stage", "One hour of a developer for mail."]


def test_an_older_text_comes_back_from_json(document: Document, old: str) -> None:
    back = workspace_json.from_json(workspace_json.to_json(document), "x.json")
    assert words(back, old) == list(asks.lines_of(OLD))
    back.close()


def test_in_a_closed_cycle_it_is_only_said_what_became_of_asks(document: Document, old: str) -> None:
    closing.close(document, old, on=DAY, next_name="Q2")
    first = asks.numbered(document, old, 1)
    with pytest.raises(Refused, match="closed"):
        asks.change(document, first, replace(first, what="Two rooms"))
    assert cycles.read(document, old).ask == OLD
    asks.settle(document, first, "The room was ours")
    assert asks.numbered(document, old, 1).outcome == "The room was ours"


def test_whoever_is_to_be_told_is_nobody_once_removed_and_another_once_merged(
    document: Document, cycle: str
) -> None:
    ada, bo = (person.id for person in people.everyone(document))
    asks.add(document, Promise("", cycle, what="A hall", who_id=bo))
    people.merge(document, bo, ada)
    assert asks.numbered(document, cycle, 1).who_id == ada
    people.remove(document, ada)
    assert asks.numbered(document, cycle, 1).who_id is None
