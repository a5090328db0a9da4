"""The one-pager says what the workspace holds on a day: the figures and words of the designer's pictures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, initiatives, key_results, objectives
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult, Told
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests import changes, factories
from tests.okr.samples import written
from tests.reports import drawn_workspaces
from tests.reports.reading import texts

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def sampled() -> tuple[Document, str]:
    document, seen = written(DAY)
    return document, seen.cycle.id


@pytest.fixture(scope="module")
def sample_page() -> OnePager:
    document, seen = written(DAY)
    return onepager_of(document, seen.cycle.id, DAY, file_name="x.okrdesk")


@pytest.fixture(scope="module")
def closed_page() -> OnePager:
    return onepager_of(*drawn_workspaces.closed(), dt.date(2026, 4, 2))


@pytest.fixture(scope="module")
def german_page() -> OnePager:
    return onepager_of(*drawn_workspaces.german(), DAY)


def rows_of(page: OnePager) -> dict[str, ShownKeyResult]:
    return {row.number: row for each in page.objectives for row in each.key_results}


def text_of(spans) -> str:  # type: ignore[no-untyped-def]
    return "".join(span.text for span in spans)


def figures_of(page: OnePager) -> list[tuple[str, str, str, str]]:
    return [(each.name, each.value, each.follows, each.detail) for each in page.figures]


# The picture onepager


def test_the_top_of_the_sample(sample_page: OnePager) -> None:
    page = sample_page
    assert page.kind == "Objectives and key results, 2026-Q1"
    assert page.state == "Status on 8 February 2026, week 6 of 13"
    told = page.headline
    assert (told.status, f"{told.name}: {told.rest}") == ("at risk", "At risk: 33% against 43% due.")
    assert told.second == "Two of three objectives are behind; 2.3 is off track and nobody owns it."
    assert figures_of(page) == [
        ("Overall", "33%", "", "43% due · +23 points since 18 Jan"),
        ("On track", "4", "of 10", "4 at risk, 1 off, 1 not started"),
        ("Confidence", "6.0", "of 10", "up from 5.4 on 18 Jan"),
        ("Next review", "31 Mar", "", "7 weeks left"),
    ]
    assert (page.language, page.file_name) == ("en-GB", "x.okrdesk")


def test_what_the_sample_asks_for_and_what_is_in_its_way(sample_page: OnePager) -> None:
    assert {each.by for each in sample_page.asks} == {"by 20 Feb"}
    assert [(each.what, each.about) for each in sample_page.asks] == [
        ("A room for 80 people on Thursday 12 March", "from the board, for 1.2 · tell Jana Petersen"),
        ("One hour of a developer for mail", "from your IT, for 2.1 · tell Sofie Lindqvist"),
    ]
    assert sample_page.in_the_way.splitlines() == [
        "2.3 It has no owner.",
        "1.2 Lunches on weekdays stay small.",
        "2.1 Reminders land in spam.",
    ]


def test_the_table_of_the_sample(sample_page: OnePager) -> None:
    assert [text_of(each.about) for each in sample_page.objectives] == [
        "Jana P. · +34 points since 18 Jan (24 due) · at this rate 91% by 31 Mar",
        "Mehmet A. · +21 points since 18 Jan (24 due) · at this rate 72% by 31 Mar · committed, aims at 100%",
        "Tom B. · +16 points since 18 Jan (24 due) · at this rate 58% by 31 Mar",
    ]
    assert [each.done for each in sample_page.objectives] == ["46%", "30%", "24%"]
    shown = [
        (row.number, row.owner, text_of(row.value), row.done, f"{row.beside} {row.change}".strip(), row.word)
        for row in rows_of(sample_page).values()
    ]
    assert shown == [
        ("1.1", "Jana P.", "7 of 10 12 events", "58%", "7 ↑", "On track"),
        ("1.2", "Mehmet A.", "37 of 50 people", "54%", "7 ↑ from 5", "On track"),
        ("1.3", "Carla N.", "21% of 50%", "28%", "5 ↑", "At risk"),
        ("2.1", "Mehmet A.", "42% of 75%", "25%", "5 ↓", "At risk"),
        ("2.2", "Sofie L.", "22, target 12 hours", "58%", "7 ↑", "On track"),
        ("2.3", "", "12 of 100 messages", "12%", "3 ↓", "Off track"),
        ("2.4", "Rahul M.", "1 of 4 stages", "25%", "6", "At risk"),
        ("3.1", "Tom B.", "14 of 50 pages", "28%", "6 ↑", "At risk"),
        ("3.2", "Carla N.", "€2,600 of €6,000", "43%", "8 ↑", "On track"),
        ("3.3", "Tom B.", "not done yet", "0%", "–", "Not started"),
    ]
    assert [span.heard for span in rows_of(sample_page)["1.1"].value if span.how == "struck"] == [
        "target moved from 10"
    ]
    assert {row.number: row.recovery for row in rows_of(sample_page).values() if row.recovery} == {
        "2.3": "no step agreed"
    }


def test_the_foot_of_the_sample(sample_page: OnePager) -> None:
    assert sample_page.looks == (
        Told("2.3", "Needs 12 messages a week; 3 came. Confidence fell from 4 to 3."),
        Told("3.3", "No check-in since the cycle began 38 days ago, so no confidence either."),
        Told("2.1", "Needs 4.5 points a week; 2.7 came. Confidence fell from 6 to 5."),
    )
    chart = sample_page.chart
    assert chart is not None
    assert chart.title == "Ten points behind and not catching up: at this rate 74% by 31 March"
    assert chart.range_words() == ("69 to 87%;", "the top needs 3.3")
    assert [float(share) for share in chart.shares][-1] == pytest.approx(0.334431, abs=1e-6)
    assert sample_page.trend_note == (
        "“At this rate” carries each key result’s check-ins on to 31 Mar, none above 100%; what is done or "
        "not done stays as it is. A trend, not a promise; shaded: the 80% ranges added up."
    )
    assert sample_page.notes[0] == "Arrows: confidence (0 to 10) since 18 Jan."
    assert sample_page.notes[1] == "Struck out: the target until 8 Feb."


# The picture onepager-closed


def test_the_closed_page(closed_page: OnePager) -> None:
    page = closed_page
    assert page.state == "Closed on 31 March 2026"
    assert page.headline.rest == "Closed at 0.7 of 1.0: a healthy stretch."
    second = "Two of three objectives reached their aim; objective 2 was committed and fell 0.4 short."
    assert page.headline.second == second
    assert figures_of(page) == [
        ("Score", "0.7", "of 1.0", "71% of the way; 60 to 85 is healthy"),
        ("Key results", "6", "of 10 delivered", "3 partly, 1 missed"),
        ("The trend of 8 Feb said", "74%", "", "69 to 87%; we ended inside"),
        ("Next cycle", "1 Apr", "", "2026-Q2, first check-in 8 Apr"),
    ]
    assert [(each.decision, each.number, each.why) for each in page.decided] == [
        ("Adjust", "1", "Every district, not only the centre."),
        ("Split", "2", "Newcomers stay; mentoring runs by itself."),
        ("Retire", "2.3", "Counting messages praised noise."),
        ("Keep", "3", "Same objective, new target: 60 pages."),
    ]
    assert [(each.number, each.name) for each in page.coming] == [
        ("1", "Jana P."), ("2", "Sofie L."), ("3", "Tom B."),
    ]  # fmt: skip
    outcomes = (
        "The room for 80 was ours on 12 March. The developer came; reminders arrive since 3 March. Thank you."
    )
    assert page.went_well == outcomes
    assert [(each.done, each.word) for each in page.objectives] == [
        ("0.7", "Aim reached"), ("0.6", "Short of aim"), ("0.8", "Aim reached"),
    ]  # fmt: skip
    shown = [(row.number, row.done, row.beside, row.word) for row in rows_of(page).values()]
    assert shown[5] == ("2.3", "0.3", "0.1", "Missed")
    assert [score for _number, score, _own, _word in shown] == [
        "1.0", "0.7", "0.5", "0.5", "0.8", "0.3", "0.8", "0.6", "0.9", "1.0",
    ]  # fmt: skip
    assert [each.number for each in page.looks] == ["2.3", "2", "1.2"]
    assert page.chart is not None
    title = "We ended at 71%, a little under the trend of 8 February and inside its range"
    assert page.chart.title == title
    assert text_of(rows_of(page)["3.3"].value) == "done, 26 March"


def test_a_closed_page_never_says_on_track(closed_page: OnePager) -> None:
    said = repr(replace(closed_page, objectives=()))
    words = {row.word for row in rows_of(closed_page).values()} | {
        each.word for each in closed_page.objectives
    }
    assert "On track" not in said
    assert " due" not in said
    assert words == {"Delivered", "Partly", "Missed", "Aim reached", "Short of aim"}


# The picture onepager-55-de


def test_the_german_page(german_page: OnePager) -> None:
    told = german_page.headline
    assert told.rest == "33\xa0% against 43\xa0% due."
    second = "Four of five objectives are behind; 2.3, 4.1 and 5.4 are off track, 4.1 has no owner."
    assert told.second == second
    assert [(each.value, each.follows) for each in german_page.figures] == [
        ("33\xa0%", ""), ("12", "of 25"), ("6,0", "of 10"), ("31. März", ""),
    ]  # fmt: skip
    assert german_page.figures[1].detail == "9 at risk, 3 off, 1 not started"
    assert german_page.figures[2].detail == "down from 6,2 on 18. Jan."
    rows = rows_of(german_page)
    assert rows["2.4"].note == "weight 40\xa0%"
    assert rows["4.3"].note == "due 28. Feb."
    assert text_of(rows["3.2"].value) == "2.600\xa0€ of 6.000\xa0€"
    assert [rows[number].done for number in ("1.1", "1.3", "2.2", "4.1", "5.5")] == [
        "45\xa0%", "18\xa0%", "62\xa0%", "8\xa0%", "47\xa0%",
    ]  # fmt: skip
    assert [each.number for each in german_page.looks] == ["4.1", "3.3", "5.4"]
    assert "weighs 40\xa0% in objective 2; all others weigh alike" in german_page.reckoned
    assert "for 4.3 by 28. Feb." in german_page.reckoned


# Compared with another page, and with none


def test_the_foot_of_the_page_with_the_chart_says_since_when_it_runs_flat(german_page: OnePager) -> None:
    said = "The line runs flat from the last check-in on 5. Februar to today."
    assert german_page.chart_note == said
    first, second = (" ".join(text.split()) for text in texts(onepager.draw(german_page).pdf))
    assert said not in first
    assert second.endswith(f"page 2 of 2 · made with OKR Desk {said}")


def test_a_line_that_ends_with_a_check_in_says_nothing_of_it(sample_page: OnePager) -> None:
    assert sample_page.chart_note == ""


def test_a_page_is_compared_with_another_day_or_with_none(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    other = onepager_of(document, cycle, DAY, since=dt.date(2026, 1, 25))
    assert other.figures[0].detail == "43% due · +14 points since 25 Jan"
    first = onepager_of(document, cycle, DAY, compares=False)
    assert first.figures[0].detail == "43% due · trend 74% by 31 Mar"
    assert first.figures[2].detail == "up from 5.1 at first"
    assert not any(row.change for row in rows_of(first).values())
    assert "since" not in text_of(first.objectives[0].about)
    assert first.chart is not None
    assert first.chart.title == "Ten points behind: at this rate 74% by 31 March"


def test_an_open_initiative_is_the_way_back(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    line = next(each for each in outline(document, cycle, DAY).key_results if each.number == "2.3")
    initiatives.add(document, line.key_result.id, "Ask two studios", due=dt.date(2026, 2, 20))
    assert rows_of(onepager_of(document, cycle, DAY))["2.3"].recovery == "Ask two studios, nobody, by 20 Feb"


@pytest.mark.parametrize(
    ("day", "state", "review"),
    [
        (dt.date(2025, 12, 1), "As of 1 December 2025, begins on 1 Jan", ("31 Mar", "17 weeks left")),
        (dt.date(2026, 3, 30), "Status on 30 March 2026, week 13 of 13", ("31 Mar", "1 day left")),
        (dt.date(2026, 3, 31), "Status on 31 March 2026, week 13 of 13", ("31 Mar", "today")),
        (dt.date(2026, 6, 1), "Status on 1 June 2026, ended on 31 Mar", ("–", "it was due on 31 Mar")),
    ],
)
def test_days_around_the_cycle(
    sampled: tuple[Document, str], day: dt.date, state: str, review: tuple[str, str]
) -> None:
    page = onepager_of(*sampled, day)
    assert page.state == state
    assert (page.figures[3].value, page.figures[3].detail) == review


def test_a_draft_says_that_it_is_one(sampled: tuple[Document, str]) -> None:
    page = onepager_of(*sampled, dt.date(2025, 12, 1))
    assert page.kind == "Draft of objectives and key results, 2026-Q1"
    assert (page.headline.name, page.headline.rest) == ("Draft", "nothing is due before 1 January 2026.")
    assert page.chart is None


def test_the_next_review_is_the_planned_day(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    planned = Workshop("", cycle, "review", "Our review", on=dt.date(2026, 3, 26))
    with document.edit("Plan"):
        workshops.WORKSHOPS.add(document, replace(planned, position="V"))
    assert onepager_of(document, cycle, DAY).figures[3].value == "26 Mar"


def test_the_mean_says_how_much_of_it_was_given_before(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    line = outline(document, cycle, DAY).key_results[0]
    check_ins.record(document, line.key_result.id, Decimal(8), on=DAY, today=DAY)
    # Decision 36: the check-in of today gives none, so the 7 of the one before stays in the mean.
    figure = onepager_of(document, cycle, DAY).figures[2]
    assert (figure.value, figure.detail) == ("6.0", "up from 5.4 on 18 Jan, 1 as of an earlier day")


def test_empty_words_are_suggested_from_the_latest_check_ins(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    cycles.write_words(document, cycle, went_well="", in_the_way="")
    page = onepager_of(document, cycle, DAY)
    assert "1.1 Two partners joined as hosts." in page.went_well.splitlines()
    assert "2.1 Reminders land in spam." in page.in_the_way.splitlines()
    assert page.in_the_way.startswith("2.3 ")  # off track first


def test_formats_follow_the_workspace(sampled: tuple[Document, str]) -> None:
    document, cycle = sampled
    changes.of_mission(document, locale="de_DE")
    page = onepager_of(document, cycle, DAY)
    assert page.state.startswith("Status on 8. Februar 2026")
    assert [each.value for each in page.figures] == ["33\xa0%", "4", "6,0", "31. März"]


def test_an_empty_workspace_has_a_page() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR)
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    page = onepager_of(document, cycle, DAY)
    assert page.headline.rest == "No objectives yet."
    assert (page.figures, page.objectives, page.chart) == ((), (), None)


def test_far_overshoot_and_no_baseline_have_their_rows() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR)
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "Aim"))
    known = KeyResult("", objective, "Known", baseline=Decimal(0), target=Decimal(1))
    unknown = KeyResult("", objective, "Unknown", target=Decimal(1))
    for row in (known, unknown):
        check_ins.record(document, key_results.add(document, row), Decimal("1e30"), on=DAY)
    rows = onepager_of(document, cycle, DAY).objectives[0].key_results
    assert [row.done for row in rows] == ["100%", "0%"]


def test_the_same_day_gives_the_same_page(sampled: tuple[Document, str]) -> None:
    assert onepager_of(*sampled, DAY) == onepager_of(*sampled, DAY)
