"""What becomes of each line: new, updated, the same, left out, refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from okrdesk.okr import closing, key_results, objectives, owning, people
from okrdesk.okr.objectives import Objective
from okrdesk.okr.rescued.plan import Plan, Wishes
from okrdesk.okr.rescued.rows import Link, ReadThus
from tests import factories
from tests.okr.rescued import made_rows as rows


def fates(plan: Plan) -> dict[str, str]:
    return {line.row.key: line.fate for line in plan.lines}


def test_a_first_file_is_new_and_the_same_file_again_is_the_same() -> None:
    document = factories.workspace()
    file = rows.reading(rows.key_result(check_ins=(rows.check_in(25, 1),)), rows.objective(owner="Ada"))
    plan = rows.planned(document, file)
    assert fates(plan) == {"o1": "new", "k1": "new"}
    assert plan.count("new") == {"objectives": 1, "key_results": 1, "check_ins": 1, "people": 0}
    rows.brought(document, file)
    again = rows.planned(document, file)
    assert fates(again) == {"o1": "same", "k1": "same"}
    assert again.to_bring == 0


def test_a_second_import_with_one_more_check_in_creates_nothing_and_updates_one() -> None:
    # Published with a converter of Viva Goals' export: two rows, parent 2295704, weight 0.1429, check-ins
    # 25, then 25 and 30; created 0, updated 1.
    document = factories.workspace()
    top = rows.objective("2295704")
    first = rows.key_result("k1", "2295704", "14.29", check_ins=(rows.check_in(25, 1),))
    rows.brought(document, rows.reading(first, top))
    plan = rows.planned(
        document, rows.reading(replace(first, check_ins=(rows.check_in(25, 1), rows.check_in(30, 8))), top)
    )
    assert plan.count("new")["objectives"] + plan.count("new")["key_results"] == 0
    assert plan.count("updated") == {"objectives": 0, "key_results": 1, "check_ins": 0, "people": 0}
    assert plan.count("new")["check_ins"] == 1


def test_what_the_file_changed_is_updated_and_what_was_changed_here_stays() -> None:
    document = factories.workspace()
    file = rows.reading(rows.objective(), rows.key_result(values={"unit": "members"}))
    rows.brought(document, file)
    (mine,) = rows.below(document)
    key_results.change(document, mine, replace(mine, target=Decimal(80)))
    assert rows.planned(document, file).to_bring == 0
    later = rows.reading(rows.objective(), rows.key_result(target=120, values={"unit": "people"}))
    (_top, line) = rows.planned(document, later).lines
    assert (line.fate, line.changes, line.kept) == ("updated", {"unit": "people"}, ("target",))


def test_ours_of_the_same_title_is_updated_rather_than_doubled() -> None:
    document = factories.workspace()
    known = objectives.add(document, Objective("", rows.cycle(document), "grow THE chapter"))
    (line,) = rows.planned(document, rows.reading(rows.objective(values={"why": "They ask"}))).lines
    assert (line.line_id, line.fate) == (known, "updated")


def test_what_was_removed_here_is_left_out_with_its_key_results() -> None:
    document = factories.workspace()
    file = rows.reading(rows.objective(), rows.key_result())
    ids = rows.brought(document, file)
    objectives.remove(document, ids["o1"])
    plan = rows.planned(document, file)
    assert [(each.what, each.why) for each in plan.left_out] == [
        ("Grow the chapter", "was removed here"),
        ("Members k1", "was removed here"),
    ]


def test_a_missing_parent_is_refused_by_its_id_and_one_of_an_earlier_file_is_not() -> None:
    document = factories.workspace()
    orphan = rows.key_result("k2", "2295711", line=10)
    plan = rows.planned(document, rows.reading(orphan))
    assert [(each.line, each.reason) for each in plan.refused] == [
        (10, "its objective 2295711 is not in the file")
    ]
    rows.brought(document, rows.reading(rows.objective("2295711")))
    assert fates(rows.planned(document, rows.reading(orphan))) == {"k2": "new"}


def test_key_results_that_name_no_objective_are_gathered_under_one() -> None:
    document = factories.workspace()
    lonely = [rows.key_result(f"k{n}", parents=(), line=11 + n) for n in (1, 2)]
    file = rows.reading(rows.objective(), *lonely)
    plan = rows.planned(document, file)
    assert (plan.refused, plan.count("new")["objectives"]) == ((), 2)
    assert (
        ReadThus("“Members k1” names no objective", "gathered under “Key results without an objective”")
        in plan.read_thus
    )
    rows.brought(document, file)
    assert len(rows.below(document, "Key results without an objective")) == 2
    assert rows.planned(document, file).to_bring == 0


def test_a_parent_is_found_by_its_title_and_a_second_parent_is_told() -> None:
    parents = (Link("", "GROW the chapter"), Link("o2"))
    file = rows.reading(rows.objective(), rows.objective("o2", "Learn"), rows.key_result(parents=parents))
    plan = rows.planned(factories.workspace(), file)
    assert next(line.parent for line in plan.lines if line.row.key == "k1") == "o1"
    assert (
        ReadThus("“Members k1” also counts for o2", "kept once, with its first objective") in plan.read_thus
    )


def test_a_key_result_of_a_key_result_is_refused() -> None:
    file = rows.reading(rows.objective(), rows.key_result(), rows.key_result("k2", "k1"))
    (refused,) = rows.planned(factories.workspace(), file).refused
    assert refused.reason == "belongs to another key result; here key results belong to objectives"


def test_an_objective_below_another_names_it_as_what_it_serves() -> None:
    child = rows.objective("o2", "Learn", parents=(Link("o1", "Grow the chapter"),))
    plan = rows.planned(factories.workspace(), rows.reading(rows.objective(), child))
    assert plan.lines[1].changes["supports"] == "Grow the chapter"


def test_lines_of_another_time_are_left_out_unless_all_of_them_are() -> None:
    document = factories.workspace()
    old = rows.objective("o2", "Past", period="Q4 2025", first_day=dt.date(2025, 10, 1),
                         last_day=dt.date(2025, 12, 31))  # fmt: skip
    plan = rows.planned(document, rows.reading(rows.objective(), old))
    assert [(each.what, each.why) for each in plan.left_out] == [("Past", "belongs to Q4 2025, not to Q1")]
    assert fates(rows.planned(document, rows.reading(old))) == {"o2": "new"}


def test_what_somebody_leaves_out_takes_its_key_results_along() -> None:
    file = rows.reading(rows.objective(), rows.key_result())
    plan = rows.planned(factories.workspace(), file, Wishes(without=frozenset({"o1"})))
    assert [each.why for each in plan.left_out] == ["you left it out", "its objective is left out"]
    assert plan.to_bring == 0
    document = factories.workspace()
    rows.brought(document, file)
    later = rows.reading(rows.objective(), rows.key_result(target=7))
    assert rows.planned(document, later, Wishes(without=frozenset({"o1"}))).to_bring == 0


def test_the_same_line_twice_is_refused_once() -> None:
    file = rows.reading(rows.objective(), rows.objective(line=9))
    plan = rows.planned(factories.workspace(), file)
    assert [each.line for each in plan.refused] == [9]


def test_the_days_of_a_line_count_where_they_are_not_those_of_the_cycle() -> None:
    whole = {"first_day": dt.date(2026, 1, 1), "last_day": dt.date(2026, 3, 31)}
    shorter = {"first_day": dt.date(2026, 2, 1), "last_day": dt.date(2026, 3, 15)}
    turned = {"first_day": dt.date(2026, 3, 1), "last_day": dt.date(2026, 1, 15)}
    file = rows.reading(
        rows.objective(),
        *(rows.key_result(f"k{n}", **days) for n, days in enumerate((whole, shorter, turned))),
    )
    got = [
        (line.changes["starts"], line.changes["due"])
        for line in rows.planned(factories.workspace(), file).lines[1:]
    ]
    assert got == [(None, None), (dt.date(2026, 2, 1), dt.date(2026, 3, 15)), (None, None)]


def test_a_closed_cycle_takes_nothing() -> None:
    document = factories.workspace()
    closing.close(document, rows.cycle(document), on=rows.TODAY, next_name="2026-Q2")
    with pytest.raises(Refused):
        rows.planned(document, rows.reading(rows.objective()))


def test_what_is_no_key_result_stays_away_unless_somebody_takes_it() -> None:
    document = factories.workspace()
    fair = rows.key_result(
        "k2", title="Prepare the fair", weight="0", unless="a deliverable, not a key result"
    )
    lost = rows.key_result("k3", "gone", title="Lost", unless="a task, not a key result", line=9)
    file = rows.reading(rows.objective(), rows.key_result(weight="100"), fair, lost)
    plan = rows.planned(document, file)
    assert [(each.what, each.why) for each in plan.left_out] == [
        ("Prepare the fair", "a deliverable, not a key result"), ("Lost", "a task, not a key result"),
    ]  # fmt: skip
    assert (plan.refused, fates(plan)["k2"]) == ((), "left out")
    taken = Wishes().ticked(fair, True)
    assert taken.ticked(fair, False) == Wishes()
    assert fates(rows.planned(document, file, taken))["k2"] == "new"
    rows.brought(document, file, taken)
    assert fates(rows.planned(document, file))["k2"] == "same"


def test_a_key_result_that_moved_is_updated_where_it_is() -> None:
    document = factories.workspace()
    line = rows.key_result(parents=())
    ids = rows.brought(document, rows.reading(line))
    elsewhere = objectives.of_cycle(document, rows.cycle(document))[0].id
    key_results.move(document, ids["k1"], elsewhere, 0)
    objectives.remove(document, rows.ours(document, "Key results without an objective").id)
    assert rows.planned(document, rows.reading(line)).to_bring == 0
    later = rows.reading(replace(line, check_ins=(rows.check_in(25, 1),)))
    assert fates(rows.planned(document, later))["k1"] == "updated"
    rows.brought(document, later)
    assert rows.values_of(document, ids["k1"]) == [25]


def test_a_name_that_two_have_here_says_nobody_unless_one_of_them_owns_the_line() -> None:
    document = factories.workspace()
    with document.edit("Add"):
        baker, host = (document.add(t.Person, name="Mia", role=role) for role in ("Baker", "Host"))
    file = rows.reading(
        rows.objective(owner="Mia"),
        rows.key_result("k1", owner="Mia (Host)", helpers=("Mia", "Ada"), check_ins=(rows.check_in(1, 3),)),
    )
    plan = rows.planned(document, file)
    assert plan.people == (), "no third of that name"
    assert ReadThus("Person “Mia”", "left open, it could be Mia (Baker), Mia (Host)") in plan.read_thus
    rows.brought(document, file)
    goal, (line,) = rows.ours(document, "Grow the chapter"), rows.below(document)
    ada = next(each.id for each in people.everyone(document) if each.name == "Ada")
    assert (goal.owner_id, line.owner_id, line.helper_ids) == (None, host, (ada,))
    owning.assign(document, goal.id, baker)
    again = rows.planned(document, file)
    assert again.to_bring == 0
    assert all(each.how != "left open" for each in again.read_thus)


CYCLE = dt.date(2026, 1, 1), dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("first", "last", "taken"),
    [
        (dt.date(2025, 10, 1), dt.date(2025, 12, 31), False),
        (dt.date(2025, 10, 1), CYCLE[0], True),
        (CYCLE[1], dt.date(2026, 6, 30), True),
        (dt.date(2026, 4, 1), dt.date(2026, 6, 30), False),
        (None, dt.date(2025, 12, 31), False),
        (dt.date(2026, 4, 1), None, False),
        (None, None, True),
    ],
)
def test_a_line_is_of_another_time_where_no_day_is_shared(
    first: dt.date | None, last: dt.date | None, taken: bool
) -> None:
    other = rows.objective("o2", "Learn", first_day=first, last_day=last)
    plan = rows.planned(factories.workspace(), rows.reading(rows.objective(), other))
    assert (fates(plan)["o2"] == "new") == taken


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (*CYCLE, (None, None)),
        (dt.date(2026, 1, 2), dt.date(2026, 3, 30), (dt.date(2026, 1, 2), dt.date(2026, 3, 30))),
        (dt.date(2026, 2, 1), dt.date(2026, 2, 1), (dt.date(2026, 2, 1), dt.date(2026, 2, 1))),
        (dt.date(2026, 2, 2), dt.date(2026, 2, 1), (None, None)),  # nobody begins after the end
        (dt.date(2026, 2, 2), None, (dt.date(2026, 2, 2), None)),
        (None, dt.date(2026, 2, 1), (None, dt.date(2026, 2, 1))),
    ],
)
def test_from_when_to_when_a_line_counts(
    first: dt.date | None, last: dt.date | None, days: tuple[dt.date | None, dt.date | None]
) -> None:
    line = rows.key_result(first_day=first, last_day=last)
    document = factories.workspace()
    rows.brought(document, rows.reading(rows.objective(), line))
    (mine,) = rows.below(document)
    assert (mine.starts, mine.due) == days
