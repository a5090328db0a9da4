"""Whole rows are what peewee itself would read, at a fraction of the work."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from okrdesk.document import tables as t
from okrdesk.document.subject import SUBJECT
from okrdesk.document.whole_rows import Spelled
from tests import factories, work

DAY = dt.date(2026, 2, 8)


@pytest.fixture(scope="module")
def document():
    document = factories.sample_of(DAY)
    yield document
    document.close()


@pytest.mark.parametrize("table", SUBJECT, ids=lambda table: table.__name__)
def test_rows_are_those_of_peewee(document, table):
    quick = document.rows(table.select().order_by(table.id))
    named: list[Any] = list(
        table.select(*table._meta.sorted_fields).order_by(table.id).bind(document.database).namedtuples()
    )
    assert [row._asdict() for row in quick] == [row._asdict() for row in named]
    assert [document.row(table, row.id) for row in quick] == quick


def test_conditions_joins_and_parts_of_rows_read_the_same(document):
    aims = t.Objective.select().where(t.Objective.title.contains("e")).order_by(t.Objective.id)
    inside = document.rows(
        t.KeyResult.select().where(t.KeyResult.objective.in_(aims)).order_by(t.KeyResult.id)
    )
    joined = t.KeyResult.select().join(t.Objective).where(t.Objective.title.contains("e"))
    assert inside == document.rows(joined.order_by(t.KeyResult.id))
    assert inside
    titles = document.rows(joined.select(t.KeyResult.title, t.Objective.title.alias("aim")))
    assert {row.aim for row in titles} <= {row.title for row in document.rows(aims)}


def test_a_query_that_is_spelled_once_reads_what_each_of_its_values_asks_for(document):
    asked_for: list[tuple[str, dt.date]] = []

    def of_key_result(key_result: str, day: dt.date) -> Any:
        asked_for.append((key_result, day))
        mine = (t.CheckIn.key_result == key_result) & (t.CheckIn.deleted == 0)
        return t.CheckIn.select().where(mine & (t.CheckIn.on_day <= day)).order_by(t.CheckIn.id)

    spelled = Spelled(of_key_result, "a key result", dt.date.min)
    days = (DAY, DAY - dt.timedelta(21))
    read = [document.rows(spelled(key, day)) for key in factories.ids(document, t.KeyResult) for day in days]
    assert asked_for == [("a key result", dt.date.min)]
    anew = [
        document.rows(of_key_result(key, day)) for key in factories.ids(document, t.KeyResult) for day in days
    ]
    assert read == anew
    assert len({len(rows) for rows in read}) > 2
    with pytest.raises(ValueError, match="zip"):
        document.rows(spelled("a key result"))


def test_a_row_that_is_not_there_is_none_and_a_removed_one_is_read(document):
    assert document.row(t.Objective, "f" * 32) is None
    assert document.row(t.Objective, None) is None
    own = factories.workspace()
    objective = factories.ids(own, t.Objective)[0]
    with own.edit("Remove"):
        own.remove(t.Objective, objective)
    assert own.row(t.Objective, objective).deleted == 1
    own.close()


def test_a_long_table_costs_little_for_each_row(document):
    query = t.CheckIn.select()
    whole = document.rows(query)
    assert len(whole) > 40
    assert work.calls(lambda: document.rows(query)) < 900 + 30 * len(whole)
