"""The one-pager says what the workspace holds on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, key_results, objectives
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests import changes, factories
from tests.okr.samples import written

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def sampled() -> tuple[Document, str]:
    document, seen = written(DAY)
    return document, seen.cycle.id


def test_the_sample_in_figures(sampled: tuple[Document, str]) -> None:
    page = onepager_of(*sampled, DAY, file_name="x.okrdesk")
    assert (page.cycle, page.day, page.week) == ("2026-Q1", "8 February 2026", "week 6 of 13")
    # F9 and F10: the mean of 0.4647, 0.3008 and 0.2378; 38 of 89 days.
    assert (page.overall, page.overall_pace) == ("33%", "43%")
    assert (page.on_track, page.on_track_detail) == ("4 of 10", "4 at risk, 1 off, 1 not started")
    # F15: (7+7+5+5+7+3+6+6+8) ÷ 9 = 6.0; a week before (7+6+5+5+7+3+6+6+7) ÷ 9 = 5.8.
    assert (page.confidence, page.confidence_detail) == ("6.0 / 10", "up from 5.8")
    assert (page.review, page.review_detail) == ("31 Mar", "7 weeks left")
    assert (page.language, page.file_name) == ("en-GB", "x.okrdesk")


def test_the_mean_says_how_much_of_it_was_given_before(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    line = outline(document, cycle, DAY).key_results[0]
    check_ins.record(document, line.key_result.id, Decimal(8), on=DAY, today=DAY)
    page = onepager_of(document, cycle, DAY)
    # Decision 36: the check-in of today gives none, so the 7 of the one before stays in the mean.
    assert (page.confidence, page.confidence_detail) == ("6.0 / 10", "up from 5.8, 1 as of an earlier day")


def test_key_results_carry_their_units_and_marks(sampled: tuple[Document, str]) -> None:
    rows = {row.number: row for o in onepager_of(*sampled, DAY).objectives for row in o.key_results}
    assert (rows["1.1"].current, rows["1.1"].target) == ("7", "12 events")
    assert rows["1.1"].moved.startswith("10 → 12 on ")
    assert rows["1.1"].towards == ""
    assert (rows["2.2"].current, rows["2.2"].towards) == (
        "22",
        "target 12 hours",
    )  # "22 of 12" would be wrong
    assert (rows["2.4"].current, rows["2.4"].towards) == ("Rules agreed", "stage 1 of 4")
    assert rows["3.2"].current == "€2,600"
    assert (rows["3.3"].current, rows["3.3"].spark) == ("not done yet", ())
    assert (rows["3.3"].target, rows["3.3"].status) == ("", "not started")
    assert rows["1.2"].spark[-1] == pytest.approx((38 / 89, 15 / 28))


def test_the_chart_ends_at_the_overall_figure(sampled: tuple[Document, str]) -> None:
    chart = onepager_of(*sampled, DAY).chart
    assert chart is not None
    (line,) = chart.lines
    shares = [float(share) for share in line.shares if share is not None]
    assert len(chart.days) == len(shares) == 6
    assert shares[-1] == pytest.approx(0.334431, abs=1e-6)
    assert shares == sorted(shares)
    assert onepager_of(*sampled, DAY, chart=False).chart is None


def test_as_of_an_earlier_day(sampled: tuple[Document, str]) -> None:
    page = onepager_of(*sampled, dt.date(2026, 1, 1))
    assert (page.overall, page.confidence, page.confidence_detail) == ("0%", "–", "")
    assert page.chart is None


@pytest.mark.parametrize(
    ("day", "week", "left"),
    [
        (dt.date(2025, 12, 1), "starts on 1 Jan", "17 weeks left"),
        (dt.date(2026, 3, 30), "week 13 of 13", "1 day left"),
        (dt.date(2026, 3, 31), "week 13 of 13", "the last day"),
        (dt.date(2026, 6, 1), "ended on 31 Mar", "the cycle is over"),
    ],
)
def test_days_around_the_cycle(sampled: tuple[Document, str], day: dt.date, week: str, left: str) -> None:
    page = onepager_of(*sampled, day)
    assert (page.week, page.review_detail) == (week, left)


@pytest.mark.parametrize(
    ("locale", "shown"), [("en_GB", "31 Mar"), ("de_DE", "31. März"), ("en_US", "Mar 31")]
)
def test_the_review_is_written_as_people_write_days(
    sampled: tuple[Document, str], locale: str, shown: str
) -> None:
    changes.of_mission(sampled[0], locale=locale)
    assert onepager_of(*sampled, DAY).review == shown


def test_empty_words_are_suggested_from_the_latest_check_ins(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    cycles.write_words(document, cycle, went_well="", in_the_way="")
    page = onepager_of(document, cycle, DAY)
    assert "Two partners joined as hosts." in page.went_well
    assert "2.1 Reminders land in spam." in page.in_the_way
    first = "A room for 80 people on Thursday 12 March (from the board, for 1.2), by 20 Feb"
    assert page.ask.splitlines()[0] == first


def test_words_that_were_written_stand(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    cycles.write_words(document, cycle, went_well="Ours")
    assert onepager_of(document, cycle, DAY).went_well == "Ours"


def test_formats_follow_the_workspace(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    changes.of_mission(document, locale="de_DE")
    page = onepager_of(document, cycle, DAY)
    assert page.day == "8. Februar 2026"
    assert page.overall == "33\u00a0%"
    assert page.confidence == "6,0 / 10"


def test_an_empty_workspace_has_a_page() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR)
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    page = onepager_of(document, cycle, DAY)
    assert replace(page, objectives=()) == page
    assert (page.overall, page.on_track, page.confidence, page.chart) == ("", "", "–", None)


def test_far_overshoot_and_no_baseline_do_not_break_the_sparkline() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR)
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "Aim"))
    known = key_results.add(
        document, KeyResult("", objective, "Known", baseline=Decimal(0), target=Decimal(1))
    )
    unknown = key_results.add(document, KeyResult("", objective, "Unknown", target=Decimal(1)))
    check_ins.record(document, known, Decimal("1e30"), on=DAY)
    check_ins.record(document, unknown, Decimal(5), on=DAY)
    rows = onepager_of(document, cycle, DAY).objectives[0].key_results
    assert rows[0].spark == ((pytest.approx(38 / 89), 10.0),)
    assert rows[1].spark == ()


def test_the_same_day_gives_the_same_page(sampled: tuple[Document, str]) -> None:
    first: OnePager = onepager_of(*sampled, DAY)
    assert onepager_of(*sampled, DAY) == first
