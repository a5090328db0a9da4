"""Key results that name no objective."""

from __future__ import annotations

from okrdesk.okr.rescued import lonely
from okrdesk.okr.rescued.rows import LeftOut
from tests.okr.rescued import made_rows as rows


def test_they_are_gathered_unless_they_are_of_another_time() -> None:
    one, past, known = (
        rows.key_result("k1", parents=()),
        rows.key_result("k2", parents=()),
        rows.key_result("k3"),
    )
    found = lonely.gathered([one, past, known], {"k2": "belongs to Q4"})
    assert [(row.key, row.parents[0].key) for row in found.key_results] == [("k1", lonely.KEY), ("k3", "o1")]
    assert [row.key for row in found.homes] == [lonely.KEY]
    assert found.left_out == (LeftOut(3, "Members k2", "belongs to Q4"),)


def test_where_none_is_alone_nothing_is_added() -> None:
    rest = [rows.key_result(), rows.key_result("k2", parents=(), unless="a task, not a key result")]
    assert lonely.gathered(rest, {}) == lonely.Gathered(tuple(rest))
