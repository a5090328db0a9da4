"""The difference report: 64 % in the file, 61 % by us, because one weight is missing; and other causes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr import check_ins
from okrdesk.okr.rescued import differing
from okrdesk.okr.rescued.differing import Report
from okrdesk.okr.rescued.plan import Plan, Wishes
from okrdesk.okr.rescued.rows import Link, Reading
from tests import factories
from tests.exchange.rescue.reading import read
from tests.okr.rescued import made_rows as rows

DAY = dt.date(2026, 2, 8)


def picture(wishes: Wishes | None = None) -> tuple[Plan, Report]:
    """The picture: a file of ten lines over what came from it a week before."""
    document = factories.workspace()
    rows.brought(document, read("okr-export-nord-before.csv"))
    plan = rows.planned(document, read("okr-export-nord.csv"), wishes)
    return plan, differing.report(document, plan, DAY)


def reported(*file: object, **more: object) -> list[tuple[str, str]]:
    document = factories.workspace()
    plan = rows.planned(document, rows.reading(*file, **more))  # type: ignore[arg-type]
    return [(each.title, each.sentence) for each in differing.report(document, plan, rows.TODAY).differences]


def test_the_picture_s_ten_lines_are_four_two_one_one_and_two() -> None:
    plan, _report = picture()
    fates = [line.fate for line in plan.lines]
    counts = {fate: fates.count(fate) for fate in ("new", "updated", "same")}
    assert counts == {"new": 4, "updated": 2, "same": 1}
    assert [(each.what, each.why) for each in plan.left_out] == [
        ("Prepare the autumn fair", "a deliverable, not a key result")
    ]
    assert [(each.line, each.reason) for each in plan.refused] == [
        (7, "“Target” is empty, so there is nothing to reach"),
        (10, "its objective 2295711 is not in the file"),
    ]
    assert plan.reading.lines == 10


def test_the_picture_s_figures_differ_by_the_weight_that_is_missing() -> None:
    _plan, report = picture()
    (one,) = report.differences
    assert (one.number, one.title, one.figure) == ("4", "Grow the Bremen chapter", "progress")
    assert (one.file_says, round(one.we_count * 100), one.missing) == (Fraction(64, 100), 61, Decimal(25))
    assert one.sentence == "One weight is missing. We weigh all 3 alike until you say otherwise."
    assert one.remedied is not None
    assert round(one.remedied * 100) == 64
    assert [(round(p.progress * 100), p.in_file, p.with_us) for p in one.parts] == [
        (76, Decimal(48), Fraction(1, 3)), (52, Decimal(27), Fraction(1, 3)), (55, None, Fraction(1, 3)),
    ]  # fmt: skip
    assert (report.agreeing, report.one) == (
        1, "“Make introductions that members thank us for”: 42% in both",
    )  # fmt: skip


def test_with_the_missing_weight_given_nothing_differs() -> None:
    _plan, report = picture(Wishes(given=frozenset({"2295710"})))
    assert (report.differences, report.agreeing) == ((), 2)


def test_a_figure_agrees_rounded_and_cut_off() -> None:
    assert differing.agrees(Decimal("0.4211"), Fraction(160, 380), 2)
    assert differing.agrees(Decimal("0.64"), Fraction(6497, 10000), 0)
    assert not differing.agrees(Decimal("0.64"), Fraction(65, 100), 0)


def test_each_cause_is_named() -> None:
    value = (rows.check_in(50, 1),)
    top = rows.objective(progress=Decimal("0.9"))
    divided = rows.key_result(values={"baseline": Decimal(40)}, check_ins=value, progress=Decimal("0.5"))
    assert reported(rows.objective(), divided) == [
        ("Members k1", "The file divides by the target and leaves the start out. "
                       "We count the way from 40 over 50 to 100."),
    ]  # fmt: skip
    assert reported(rows.objective(), rows.key_result(progress=Decimal("0.5"))) == [
        ("Members k1", "The file gives no value for it. We count from values alone.")
    ]
    assert reported(top, rows.key_result(check_ins=value)) == [
        ("Grow the chapter", "The file does not say how it counts. We weigh the shares of its key results.")
    ]
    assert reported(top, rows.key_result(progress=Decimal("0.9"), check_ins=value))[0] == (
        "Grow the chapter", "What is below it differs: Members k1.",
    )  # fmt: skip
    child = rows.objective("o2", "Learn", parents=(Link("o1", "Grow the chapter"),))
    assert reported(top, child, rows.key_result(check_ins=value)) == [
        (
            "Grow the chapter",
            "The file counts 1 objective below it. Here an objective counts its own key results.",
        )
    ]
    gone = rows.key_result("k2", check_ins=value, parents=(Link("o1"),), first_day=dt.date(2027, 1, 1))
    assert reported(top, rows.key_result(check_ins=value), gone) == [
        ("Grow the chapter", "1 line below it stays away. The file counts it, we cannot.")
    ]
    assert reported(top) == [
        ("Grow the chapter", "It has no key results in the file. We count nothing but those.")
    ]


def test_other_ways_to_weigh_are_recognised() -> None:
    half, none = (rows.check_in(50, 1),), (rows.check_in(0, 1),)
    both = (
        rows.key_result("k1", weight="60", check_ins=half),
        rows.key_result("k2", weight="20", check_ins=none),
    )
    plain = rows.objective(progress=Decimal("0.25"))
    assert reported(plain, *both) == [
        ("Grow the chapter", "The file weighs all alike, whatever the weights say.")
    ]
    unscaled = rows.objective(progress=Decimal("0.30"))
    assert reported(unscaled, *both) == [
        ("Grow the chapter", "The weights in the file add up to 80. We scale them to 100.")
    ]


def test_a_value_that_was_typed_here_later_explains_it() -> None:

    document = factories.workspace()
    file: Reading = rows.reading(
        rows.objective(), rows.key_result(check_ins=(rows.check_in(50, 1),), progress=Decimal("0.5"))
    )
    ids = rows.brought(document, file)
    check_ins.record(document, ids["k1"], Decimal(70), on=dt.date(2026, 3, 1))
    (one,) = differing.report(document, rows.planned(document, file), rows.TODAY).differences
    assert one.sentence == "A later value here says 70."


@pytest.mark.parametrize(
    ("told", "ours", "places", "same"),
    [
        ("0.42", "0.4299", 0, True),
        ("0.42", "0.43", 0, False),
        ("0.42", "0.4101", 0, True),
        ("0.42", "0.41", 0, False),
        ("0.421", "0.4219", 1, True),
        ("0.421", "0.422", 1, False),
        ("0.5", "0.50000000000000999", 12, True),
        ("0.5", "0.50000000000001", 12, False),
        ("0.5", "0.50000000000000999", 99, True),  # finer than this nobody prints
    ],
)
def test_a_share_agrees_as_far_as_it_has_places(told: str, ours: str, places: int, same: bool) -> None:
    assert differing.agrees(Decimal(told), Fraction(ours), places) == same


@pytest.mark.parametrize(
    ("other", "leads"), [("0.64", True), ("0.6499", True), ("0.65", False), ("0.63", False)]
)
def test_another_way_leads_there_within_a_percent(other: str, leads: bool) -> None:
    assert differing.agrees_with(Fraction("0.64"), Fraction(other)) == leads


def test_of_many_that_differ_three_are_named() -> None:
    value = (rows.check_in(50, 1),)
    top = rows.objective(progress=Decimal("0.9"))
    below = [rows.key_result(f"k{n}", progress=Decimal("0.9"), check_ins=value) for n in range(1, 5)]
    assert reported(top, *below)[0] == (
        "Grow the chapter", "What is below it differs: Members k1, Members k2, Members k3.",
    )  # fmt: skip


def test_what_goes_beyond_its_ends_is_held_against_what_we_show() -> None:
    beyond = rows.key_result(check_ins=(rows.check_in(125, 1),), progress=Decimal("1.25"))
    assert reported(rows.objective(), beyond) == []
    capped = rows.key_result(check_ins=(rows.check_in(125, 1),), progress=Decimal(1))
    assert reported(rows.objective(), capped) == []
