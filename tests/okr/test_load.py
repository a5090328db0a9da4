"""Load: counts, weight, what is heavy, what nobody owns; handing over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, key_results, load, objectives, owning, people
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.terms import KeyResult
from tests import factories

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def document() -> Iterator[Document]:
    made = Document.create(None, "Bakery", factories.ACTOR, "Ada")
    cycle = cycles.add(made, "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    ada, bo = people.add(made, "Ada"), people.add(made, "Bo")
    first = objectives.add(made, objectives.Objective("", cycle, "One", owner_id=ada, weight=Decimal(60)))
    second = objectives.add(made, objectives.Objective("", cycle, "Two", owner_id=bo))
    for owner, weight in ((ada, Decimal(50)), (ada, None), (bo, None)):
        key_results.add(made, KeyResult("", first, "Key", owner_id=owner, weight=weight))
    for owner in (ada, None):
        key_results.add(made, KeyResult("", second, "Key", owner_id=owner))
    yield made
    made.close()


def seen(document: Document) -> Outline:
    return outline(document, cycles.all_cycles(document)[0].id, DAY)


def test_a_share_is_that_of_the_objective_times_that_of_the_key_result(document: Document) -> None:
    # numbers.md F9: locked 60 leaves 40 to the other; locked 50 leaves 25 and 25.
    nobody, ada, bo = load.loads(seen(document), people.everyone(document))
    assert ada.share == Fraction(60 * 75, 100 * 100) + Fraction(40, 100) / 2
    assert bo.share == Fraction(60 * 25, 100 * 100)
    assert nobody.share == Fraction(40, 100) / 2
    assert nobody.share + ada.share + bo.share == 1


def test_loads_count_and_say_what_is_heavy(document: Document) -> None:
    nobody, ada, bo = load.loads(seen(document), people.everyone(document))
    assert (ada.numbers, bo.numbers, nobody.numbers) == (("1", "1.1", "1.2", "2.1"), ("1.3", "2"), ("2.2",))
    assert (ada.heavy, bo.heavy, nobody.heavy) == (True, False, False)
    assert "3 key results" in load.hint(ada)
    assert load.hint(bo) == ""


def test_two_key_results_are_not_heavy_and_what_nobody_owns_never_is(document: Document) -> None:
    people_now = people.everyone(document)
    owning.hand_over(document, [k.key_result.id for k in seen(document).key_results], None)
    assert len(load.loads(seen(document), people_now)[0].key_results) == 5
    assert not load.loads(seen(document), people_now)[0].heavy
    owning.hand_over(document, [k.key_result.id for k in seen(document).key_results][:2], people_now[0].id)
    assert not load.loads(seen(document), people_now)[1].heavy


def test_an_objective_without_key_results_weighs_on_its_owner(document: Document) -> None:
    cycle = cycles.all_cycles(document)[0].id
    objectives.add(
        document, objectives.Objective("", cycle, "Three", owner_id=people.find(document, "Bo").id)
    )
    loads = load.loads(seen(document), people.everyone(document))
    assert sum(each.share for each in loads) == 1
    assert loads[2].share == Fraction(60 * 25, 100 * 100) + Fraction(20, 100)


def test_the_retired_are_shown_only_where_they_own_something(document: Document) -> None:
    people.retire(document, people.add(document, "Cem"), True)
    people.retire(document, people.find(document, "Bo").id, True)
    shown = load.loads(seen(document), people.everyone(document))
    assert [each.person.name for each in shown if each.person] == ["Ada", "Bo"]


def test_what_nobody_owns_is_named_in_the_order_of_the_outline(document: Document) -> None:
    cycle = cycles.all_cycles(document)[0].id
    for number in range(9):
        objectives.add(document, objectives.Objective("", cycle, f"More {number}"))
    assert load.unowned(seen(document)) == ("2.2", "3", "4", "5", "6", "7", "8", "9", "10", "11")


def test_many_are_handed_over_in_one_step(document: Document) -> None:
    bo = people.find(document, "Bo").id
    lines = [
        seen(document).objectives[0].objective.id,
        *(k.key_result.id for k in seen(document).key_results),
    ]
    steps = len(document.history())
    owning.hand_over(document, lines, bo)
    assert len(document.history()) == steps + 1
    assert load.loads(seen(document), people.everyone(document))[2].numbers == (
        *("1", "1.1", "1.2", "1.3"),
        *("2", "2.1", "2.2"),
    )
    document.undo()
    assert load.unowned(seen(document)) == ("2.2",)


def test_handing_over_is_refused_as_a_whole(document: Document) -> None:
    ada, bo = people.find(document, "Ada").id, people.find(document, "Bo").id
    first = seen(document).key_results[0].key_result.id
    for lines, receiver in (([], bo), ([first, "0" * 32], bo), ([first], "0" * 32)):
        with pytest.raises(Refused):
            owning.hand_over(document, lines, receiver)
    people.retire(document, bo, True)
    with pytest.raises(Refused, match="retired"):
        owning.hand_over(document, [first], bo)
    with document.edit("Close"):
        document.set(t.Cycle, cycles.all_cycles(document)[0].id, closed=1)
    with pytest.raises(Refused, match="closed"):
        owning.hand_over(document, [first], None)
    assert key_results.read(document, first).owner_id == ada


@pytest.mark.parametrize(("number", "title"), [("1", "One"), (" 2.2 ", "Key"), ("2", "Two")])
def test_a_line_is_found_by_its_number_or_id(document: Document, number: str, title: str) -> None:
    found = owning.find_line(seen(document), number)
    row = getattr(found, "key_result", None) or found.objective  # type: ignore[union-attr]
    assert row.title == title
    assert owning.find_line(seen(document), row.id) == found


def test_an_unknown_number_is_answered_with_the_nearest(document: Document) -> None:
    with pytest.raises(Refused, match=r"did you mean “2\.2”"):
        owning.find_line(seen(document), "2.22")
