"""What a plan counts."""

from __future__ import annotations

from tests import factories
from tests.okr.rescued import made_rows as rows


def test_people_are_new_or_the_same_and_check_ins_of_lines_left_out_do_not_count() -> None:
    file = rows.reading(
        rows.objective(owner="Ada"), rows.key_result(owner="Cem", check_ins=(rows.check_in(1, 1),)),
        rows.key_result("k2", "gone", check_ins=(rows.check_in(1, 2),)),
    )  # fmt: skip
    plan = rows.planned(factories.workspace(), file)
    assert plan.count("new") == {"objectives": 1, "key_results": 1, "check_ins": 1, "people": 1}
    assert plan.count("same")["people"] == 1
    assert (plan.to_bring, plan.people) == (2, ("Cem",))
