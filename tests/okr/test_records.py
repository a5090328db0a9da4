"""Records: what a row says comes in by name, and only what was changed goes back."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from dataclasses import dataclass, replace
from decimal import Decimal
from types import SimpleNamespace
from typing import get_type_hints

import pytest

import okrdesk.okr
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, key_results, objectives
from okrdesk.okr.records import Kept, Shape, differences, values
from okrdesk.okr.terms import CheckIn, Stage
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some columns of a check-in in another order, one shaped and one from beside."""

    on: dt.date
    id: str
    weather: str
    value: str
    person_id: str | None


def test_fields_find_their_columns_by_name(world: World) -> None:  # noqa: F811
    document, ids = world
    kept = Kept(t.CheckIn, Sheet, {"value": Shape(str)}, beside=("weather",))
    row = kept.row(document, ids.check_in, "gone")
    known = check_ins.read(document, ids.check_in)
    expected = Sheet(known.on, known.id, "rain", str(known.value), known.person_id)
    assert kept.record(row, weather="rain") == expected
    assert kept.records([row, row], weather="rain") == (expected, expected)


def test_a_field_without_a_column_is_found_at_once() -> None:
    with pytest.raises(LookupError, match="weather"):
        Kept(t.CheckIn, Sheet)


def test_what_is_gone_is_refused_in_the_words_of_its_term(world: World) -> None:  # noqa: F811
    document, ids = world
    check_ins.remove(document, ids.check_in)
    for gone in (ids.check_in, "f" * 32):
        with pytest.raises(Refused, match="no longer here"):
            check_ins.read(document, gone)


def test_everything_a_record_holds_is_kept(world: World) -> None:  # noqa: F811
    document, ids = world
    known = key_results.read(document, ids.k1)
    full = replace(
        known,
        title="Rolls",
        measure="milestones",
        stages=(Stage("Draft", Decimal("30.50")), Stage("Live", Decimal(70))),
        checkpoints=((Decimal(5), Decimal("0.25")),),
        due=DAY,
        helper_ids=(ids.ada,),
        owner_id=None,
        accepted_on=None,
        output=not known.output,
        weight=Decimal("12.5"),
    )
    assert key_results.change(document, known, full) == full
    assert key_results.read(document, ids.k1) == full
    copy = replace(full, id="")
    made = key_results.read(document, key_results.add(document, copy))
    assert made == replace(full, id=made.id, position=made.position)


def test_only_what_differs_is_written(world: World) -> None:  # noqa: F811
    document, ids = world
    shown = objectives.read(document, ids.o1)
    # A colleague's words arrive while the form still shows the old ones.
    objectives.change(document, shown, replace(shown, title="Theirs", why="Because"))
    objectives.change(document, shown, replace(shown, weight=Decimal(40)))
    now = objectives.read(document, ids.o1)
    assert (now.title, now.why, now.weight) == ("Theirs", "Because", Decimal(40))
    assert [change.field for change in document.history(1)[0].changes] == ["weight"]


def test_helpers_that_came_meanwhile_stay(world: World) -> None:  # noqa: F811
    document, ids = world
    shown = replace(key_results.read(document, ids.k1), helper_ids=())
    key_results.set_helpers(document, ids.k1, [ids.ada])
    key_results.change(document, shown, replace(shown, helper_ids=(ids.double,)))
    assert set(key_results.read(document, ids.k1).helper_ids) == {ids.ada, ids.double}


def test_a_change_of_nothing_is_no_step(world: World) -> None:  # noqa: F811
    document, ids = world
    count = len(document.history())
    known = key_results.read(document, ids.k1)
    assert key_results.change(document, known, known) == known
    assert len(document.history()) == count


def test_differences_are_those_of_one_record() -> None:
    one = CheckIn("a", "k", DAY, Decimal(3), note="n")
    assert differences(one, replace(one, note="m", value=Decimal(4))) == {"note": "m", "value": Decimal(4)}
    assert values(one)["key_result_id"] == "k"
    with pytest.raises(ValueError, match="id"):
        differences(one, replace(one, id="b"))


def test_what_is_yes_or_no_in_a_record_is_read_so() -> None:
    for module in pkgutil.walk_packages(okrdesk.okr.__path__, "okrdesk.okr."):
        for kept in vars(importlib.import_module(module.name)).values():
            if isinstance(kept, Kept):
                hints = get_type_hints(kept._make)
                flags = {name for name in kept._columns if hints[name] is bool}
                assert flags == {name for name, shape in kept._shapes.items() if shape.read is bool}
