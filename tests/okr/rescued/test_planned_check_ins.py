"""Check-ins of a file: undated ones, earlier ones, those that cannot be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.okr import check_ins
from okrdesk.okr.rescued.rows import LATEST, CheckInRow
from tests import factories
from tests.okr.rescued import made_rows as rows


def undated(value: int) -> CheckInRow:
    return CheckInRow(3, LATEST, {"value": Decimal(value), "on": None})


def test_a_value_without_a_day_is_of_today_and_another_one_later_is_a_new_one() -> None:
    document = factories.workspace()
    line = rows.key_result(check_ins=(undated(30),))
    ids = rows.brought(document, rows.reading(rows.objective(), line))
    (mine,) = rows.check_ins_of(document, ids["k1"])
    assert mine.on == rows.TODAY
    assert rows.planned(document, rows.reading(rows.objective(), line)).to_bring == 0
    rows.brought(document, rows.reading(rows.objective(), replace(line, check_ins=(undated(40),))))
    assert rows.values_of(document, ids["k1"]) == [30, 40]


def test_a_value_that_was_typed_here_already_is_the_same() -> None:
    document = factories.workspace()
    line = rows.key_result()
    ids = rows.brought(document, rows.reading(rows.objective(), line))
    check_ins.record(document, ids["k1"], Decimal(25), on=dt.date(2026, 2, 1))
    plan = rows.planned(
        document, rows.reading(rows.objective(), replace(line, check_ins=(rows.check_in(25, 1),)))
    )
    assert [each.fate for each in plan.lines[1].check_ins] == ["same"]


def test_an_earlier_value_lets_the_key_result_count_from_its_day() -> None:
    document = factories.workspace()
    early = CheckInRow(3, "early", {"value": Decimal(5), "on": dt.date(2025, 12, 20)})
    ids = rows.brought(document, rows.reading(rows.objective(), rows.key_result(check_ins=(early,))))
    (mine,) = rows.below(document)
    assert (mine.starts, rows.values_of(document, ids["k1"])) == (dt.date(2025, 12, 20), [5])


def test_a_value_of_a_day_to_come_is_refused_with_its_line() -> None:
    file = rows.reading(rows.objective(), rows.key_result(check_ins=(rows.check_in(9, 30, 3),)))
    (refused,) = rows.planned(factories.workspace(), file).refused
    assert refused.line == 3
    assert "is still to come" in refused.reason


def test_what_its_measure_cannot_be_is_refused() -> None:
    line = rows.key_result(values={"measure": "yes-no"}, check_ins=(rows.check_in(7, 1),))
    plan = rows.planned(factories.workspace(), rows.reading(rows.objective(), line))
    assert [each.reason for each in plan.refused] == ["This key result is answered with yes or no."]


def test_what_the_file_says_begins_with_the_value_and_leaves_out_what_is_empty() -> None:
    row = CheckInRow(
        3, "c1", {"value": Decimal(25), "on": dt.date(2026, 2, 1), "note": "", "blocker": "rain"}
    )
    file = rows.reading(rows.objective(), rows.key_result(check_ins=(replace(row, person="Ada"), row)))
    plan = rows.planned(factories.workspace(), file)
    said = [each.said.splitlines() for each in plan.lines[1].check_ins]
    assert said == [
        ["25", "blocker=rain", "on=2026-02-01", "person=Ada"],
        ["25", "blocker=rain", "on=2026-02-01"],
    ]
