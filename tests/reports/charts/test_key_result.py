"""The chart of a key result: what is drawn, what is said, and that nothing a person typed can break it."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okrdesk.okr.forecast import forecast
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.moved_targets import MovedTarget
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult, Stage
from okrdesk.reports.charts import key_result_drawing, key_result_words
from okrdesk.reports.charts.key_result import KeyResultChart, key_result_chart
from okrdesk.reports.charts.key_result_drawing import AXES
from okrdesk.reports.charts.key_result_paths import target_steps
from okrdesk.reports.charts.key_result_shown import number_words
from okrdesk.reports.charts.placing import HALO
from okrdesk.reports.charts.style import Colours, Style
from tests.examples import later

D, F = Decimal, Fraction
CYCLE = Cycle("c", "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
DAY = dt.date(2026, 2, 8)
LIGHT = Colours("#1b2430", "#5b6775", "#e2e0da", "#ffffff", "#0072b2", "#e8edf7", "#c27c00")
DARK = Colours("#e8ecf1", "#a3aebb", "#313842", "#1e232b", "#56b4e9", "#24324c", "#e69f00")
PEOPLE = KeyResult("k", "o", "Average", measure="average", unit="people", baseline=D(22), target=D(50))
STAGES = (Stage("Draft", D(3)), Stage("Done", D(7)))
DONE = KeyResult("k", "o", "x", measure="yes-no", target=D(1))
VALUES = ((4, 22), (11, 24), (18, 25), (25, 29), (32, 31), (38, 37))


def check_ins(values: Any = VALUES) -> list[CheckIn]:
    days = [(CYCLE.first_day + dt.timedelta(days=n), D(str(v))) for n, v in values]
    return [CheckIn(str(n), "k", on, value, f"{n:03}") for n, (on, value) in enumerate(days)]


def drawn(series: KeyResultChart, colours: Colours = LIGHT) -> Any:
    figure = series.figure(Style(colours))
    figure.savefig(io.BytesIO(), format="png")
    return figure


def words(figure: Any) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def dashed(figure: Any) -> list[Any]:
    return [line for line in figure.axes[0].lines if line.get_color() == LIGHT.ink and line.is_dashed()]


def dots(figure: Any) -> Any:
    (line,) = [
        line for line in figure.axes[0].lines if line.get_marker() == "o" and len(line.get_xdata()) > 1
    ]
    return line


def test_values_pace_zones_and_forecast() -> None:
    series = key_result_chart(PEOPLE, check_ins(), CYCLE, DAY, "en_GB")
    figure = drawn(series)
    circles = dots(figure)
    assert list(zip(circles.get_xdata(), circles.get_ydata(), strict=True)) == list(VALUES)
    pace = dashed(figure)[0]
    assert (list(pace.get_xdata()), list(pace.get_ydata())) == ([0, 89], [22, 50])
    # F8: commit = s + 0.3 (t − s) = 30.4, target zone = s + 0.7 (t − s) = 41.6
    assert (series.commit, series.target_zone) == (Fraction("30.4"), Fraction("41.6"))
    assert {"target 50", "41.6 scores 0.7", "30.4 scores 0.3", "today, 8 Feb", "even pace"} < set(
        words(figure)
    )
    assert {"37 people", "29", "31"} <= set(words(figure))
    # F14: the range ends at the 80 % interval of the forecast
    trend = forecast(PEOPLE, check_ins(), CYCLE.last_day)
    assert trend is not None
    assert series.trend == trend
    assert series.fan()[-1] == (CYCLE.last_day, trend.low, trend.high)
    assert series.fan()[0][0] == DAY


def test_the_pictures_of_the_design() -> None:
    """design chart-key-result and chart-key-result-falling: titles, remarks, edges and ends."""
    events = KeyResult("k", "o", "Events", unit="events", baseline=D(0), target=D(12))
    moved = [MovedTarget("k", D(10), D(12), DAY, "Ada")]
    values = check_ins([(7, 1), (14, 2), (21, 4), (28, 5), (38, 7)])
    rising = key_result_chart(events, values, CYCLE, DAY, "en_GB", moved)
    assert rising.takeaway() == "Ahead of pace: at this rate 12 events by about 6 Mar, three weeks early"
    assert rising.remark() == "target raised from 10 to 12 on 8 Feb"
    assert key_result_words.end_words(rising) == ("17 at this rate", "16 to 18")
    assert rising.foot() == (
        "A trend, not a promise: 80% range from five check-ins, never below the 7 already held."
    )
    assert {"target 10 until 8 Feb", "12 about 6 Mar", "8.4 scores 0.7"} < set(words(drawn(rising)))
    hours = KeyResult(
        "k", "o", "Hours", measure="average", unit="hours", baseline=D(36), target=D(12), direction="decrease"
    )
    falling = key_result_chart(
        hours, check_ins([(7, 34), (14, 30), (21, 27), (28, 25), (35, 22)]), CYCLE, DAY, "en_GB"
    )
    assert falling.takeaway() == "Ahead of pace: at this rate 12 hours by about 1 Mar, four weeks early"
    assert falling.remark() == "the lower the better"
    assert key_result_words.end_words(falling) == ("3 or fewer at this rate", "not below 0")
    assert "cut off at 0" in falling.foot()
    assert {"28.8 scores 0.3", "19.2 scores 0.7", "22 hours"} < set(words(drawn(falling)))


@pytest.mark.parametrize(
    ("row", "values", "title"),
    [
        (PEOPLE, [], "No check-in yet: 50 people by 31 Mar"),
        (PEOPLE, [(38, 37)], "Ahead of pace: 37 of 50 people"),
        (PEOPLE, [(4, 22), (11, 22), (38, 23)], "Behind pace: at this rate 25 people by 31 Mar, 25 short"),
        (PEOPLE, [(30, 51)], "Target reached: 51 people on 31 Jan"),
        (DONE, [(4, 0)], "Not done yet, by the check-in of 5 Jan"),
        (DONE, [(4, 1)], "Done: checked in on 5 Jan"),
        (
            KeyResult("k", "o", "x", measure="band", low=D(5), high=D(7), direction="keep", unit="days"),
            [(4, 8)],
            "Outside the band: 8 days",
        ),
        (
            KeyResult("k", "o", "x", measure="milestones", stages=STAGES),
            [(4, 1)],
            "Behind pace: 1 of 2 stages: Draft",
        ),
    ],
)  # fmt: skip
def test_the_title_says_what_is_to_be_seen(row: KeyResult, values: Any, title: str) -> None:
    assert key_result_chart(row, check_ins(values), CYCLE, DAY, "en_GB").takeaway() == title


@pytest.mark.parametrize("size", [(8.3, 4.0), (4.4, 2.8)])
def test_no_label_stands_on_a_line_or_on_another(size: Any) -> None:
    falls = replace(PEOPLE, direction="decrease", baseline=D(50), target=D(22))
    band = KeyResult("k", "o", "x", measure="band", low=D(5), high=D(9), direction="keep")
    for row, values in (
        (band, [(1, 7)]),
        (PEOPLE, VALUES),
        (falls, [(4, 50), (11, 44), (18, 45), (25, 39), (32, 30), (38, 31)]),
    ):
        series = key_result_chart(row, check_ins(values), CYCLE, DAY, "en_GB")
        figure = series.figure(Style(LIGHT), size)
        figure.savefig(io.BytesIO(), format="png")
        axes = figure.axes[0]
        shown = [text for text in axes.texts if text.get_text() and text.get_gid() != HALO]
        boxes = [text.get_window_extent().shrunk(0.9, 0.7) for text in shown]
        assert sum(one.overlaps(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :]) == 0
        for line in axes.lines:
            path = line.get_transform().transform_path(line.get_path())
            crossed = [
                text.get_text()
                for text, box in zip(shown, boxes, strict=True)
                if path.intersects_bbox(box, False)
            ]
            assert not crossed, (crossed, line.get_color(), line.get_xydata().tolist())


def test_in_words() -> None:
    series = key_result_chart(PEOPLE, check_ins(), CYCLE, DAY, "en_GB")
    said = series.forecast_words()
    assert said.startswith("At this rate: 50 to 63 by 31 Mar 2026 (80% range). A trend, not a promise.")
    told = series.story()
    assert told.startswith("6 values: 22 on 5 Jan 2026, 37 on 8 Feb 2026. An even pace would be at 34 now.")
    assert series.table().rows[-1] == ("8 Feb 2026", "37", "34")
    assert series.points()[5].words == "8 Feb 2026: 37, pace 34"


def test_nothing_is_drawn_before_the_first_value() -> None:  # F4
    series = key_result_chart(PEOPLE, [], CYCLE, DAY, "en_GB")
    figure = drawn(series)
    assert not [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert series.story() == "There is no check-in yet, so the chart is empty."
    early = key_result_chart(PEOPLE, check_ins(), CYCLE, CYCLE.first_day, "en_GB")
    assert early.values == ()


def test_no_forecast_below_three_days_or_after_the_end() -> None:  # F14
    two = key_result_chart(PEOPLE, check_ins(VALUES[:2]), CYCLE, DAY, "en_GB")
    assert two.trend is None
    assert "on three days" in two.forecast_words()
    over = key_result_chart(PEOPLE, check_ins(), CYCLE, CYCLE.last_day, "en_GB")
    assert over.trend is None


def test_an_exact_trend_is_one_value() -> None:
    series = key_result_chart(PEOPLE, check_ins([(7, 24), (14, 26), (21, 28)]), CYCLE, DAY, "en_GB")
    assert series.forecast_words().startswith("At this rate: 47 by 31 Mar 2026.")  # 22 + 89 × 2/7


def test_the_target_steps_where_it_was_moved() -> None:
    moved = [
        MovedTarget("k", D(45), D(50), dt.date(2026, 1, 20), "Ada"),
        MovedTarget("other", D(1), D(2), dt.date(2026, 1, 20), "Ada"),
        MovedTarget("k", D(50), D(60), dt.date(2026, 2, 20), "Ada"),
    ]
    series = key_result_chart(PEOPLE, check_ins(), CYCLE, DAY, "en_GB", moved)
    assert target_steps(series) == ([0, 19, 19, 89], [45, 45, 50, 50])
    assert "target 45 until 20 Jan" in words(drawn(series))
    assert "moved from 45 to 50 on 20 Jan 2026" in series.story()
    assert "it was moved" in series.forecast_words()


def test_checkpoints_bend_the_pace() -> None:  # F7: (50 → 40 %), (80 → 70 %)
    phased = KeyResult(
        "k", "o", "x", baseline=D(0), target=D(100), checkpoints=((D(50), D("0.4")), (D(80), D("0.7")))
    )
    cycle = Cycle("c", "x", dt.date(2026, 1, 1), dt.date(2026, 4, 11))  # 100 days
    series = key_result_chart(phased, [], cycle, DAY, "en_GB")
    assert [((on - cycle.first_day).days, value) for on, value in series.pace] == [
        (0, 0),
        (40, 50),
        (70, 80),
        (100, 100),
    ]
    assert series.pace_on(cycle.first_day + dt.timedelta(days=20)) == 25
    assert series.pace_on(cycle.first_day - dt.timedelta(days=20)) == 0
    assert series.pace_on(cycle.last_day + dt.timedelta(days=20)) == 100


def test_stages_bands_and_yes_or_no() -> None:
    staged = KeyResult(
        "k", "o", "x", measure="milestones", stages=(Stage("a$b$", D(30)), Stage("<b>", D(70)))
    )
    series = key_result_chart(staged, check_ins([(4, 0), (11, 1)]), CYCLE, DAY, "en_GB")
    assert [value for _on, value in series.pace] == [0, 1, 2]
    assert (series.pace[1][0] - CYCLE.first_day).days == 27  # 30 % of 89 days
    drawn(series)
    band = KeyResult("k", "o", "x", measure="band", low=D(5), high=D(7), direction="keep")
    series = key_result_chart(band, check_ins([(4, 5), (11, 8), (18, 6)]), CYCLE, DAY, "en_GB")
    assert (series.pace, series.commit) == ((), None)
    assert "band" in series.forecast_words()
    drawn(series)
    done = KeyResult("k", "o", "x", measure="yes-no", target=D(1))
    figure = drawn(key_result_chart(done, check_ins([(4, 0), (11, 1)]), CYCLE, DAY, "en_GB"))
    assert [tick.get_text() for tick in figure.axes[0].get_yticklabels()] == ["no", "yes"]
    assert "yes" in words(figure)
    assert not {"0", "1"} & set(words(figure))


@pytest.mark.parametrize(
    ("measure", "unit", "value", "locale", "shown"),
    [
        ("number", "", "1234567.891", "de", "1.234.567,891"),
        ("number", "", "0.000123", "en", "0.000123"),
        ("percentage", "", "27.50", "de", "27,5\u00a0%"),
        ("money", "EUR", "1200", "en_GB", "€1,200"),
        ("number", "", "-0", "en", "0"),
        ("number", "", "99.99", "en", "99.99"),
        ("percentage", "%", "12.5", "en", "12.5%"),
        ("average", "", "33.333333333333", "en", "33.33"),
    ],
)
def test_numbers_in_few_characters(measure: str, unit: str, value: str, locale: str, shown: str) -> None:
    key_result = KeyResult("k", "o", "x", measure=measure, unit=unit)
    assert number_words(D(value), key_result, locale) == shown


def test_a_label_has_the_places_of_its_figure() -> None:  # decision 39: 12.5 was once "13%", 99.99 "100%"
    def target(text: str, measure: str = "percentage") -> str:
        row = KeyResult("k", "o", "x", measure=measure, baseline=D(0), target=D(text))
        return number_words(F(D(text)), row, "en")

    assert (target("12.5"), target("99.99"), target("50")) == ("12.5%", "99.99%", "50%")
    assert target("1234.125", "number") == "1,234.125"
    whole = KeyResult("k", "o", "x", baseline=D(22), target=D(50))
    assert number_words(F(2377, 70), whole, "en") == "34"  # a pace of whole people


@given(
    st.decimals(-(10**6), 10**6, places=3),
    st.decimals("0.001", 10**9, places=3),
    st.sampled_from(["number", "percentage", "money", "average"]),
)
@example(D("1000000.000"), D("0.001"), "number")
def test_no_two_ticks_are_alike(start: Decimal, way: Decimal, measure: str) -> None:
    from matplotlib.ticker import MaxNLocator

    unit = "EUR" if measure == "money" else ""
    row = KeyResult("k", "o", "x", measure=measure, unit=unit, baseline=start, target=start + way)
    chart = key_result_chart(row, [], CYCLE, DAY, "en")
    ticks = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(float(start), float(start + way))
    words = [key_result_drawing.tick_words(tick, chart) for tick in ticks]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("colours", [LIGHT, *later(DARK)], ids=["light", "dark"])
@pytest.mark.parametrize(
    "values",
    [
        [(4, 7)],
        [(4, 7), (5, 7), (6, 7)],
        [(-30, 1), (140, 2), (60, -5)],
        [(4, "1e40"), (11, "-1e40"), (18, 0)],
        [(4, "1e-20"), (11, "2e-20"), (18, "3e-20")],
        [(n, n % 7) for n in range(38)],
    ],
    ids=["one", "flat", "outside the cycle", "huge", "tiny", "many"],
)
def test_any_values_can_be_drawn(values: Any, colours: Colours) -> None:
    hostile = KeyResult("k", "o", "$x_{1}$ \U0001f600 \u202e" * 50, unit="$%&", baseline=D(5), target=D(5))
    series = key_result_chart(hostile, check_ins(values), CYCLE, DAY, "en_GB")
    figure = drawn(series, colours)
    assert not any(text.get_parse_math() for text in figure.axes[0].texts)
    assert series.story()


def test_a_short_and_a_long_cycle() -> None:
    day = Cycle("c", "x", DAY, DAY)
    drawn(key_result_chart(PEOPLE, [CheckIn("1", "k", DAY, D(3))], day, DAY, "en_GB"))
    years = Cycle("c", "x", dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    figure = drawn(key_result_chart(PEOPLE, check_ins(), years, DAY, "en_GB"))
    ticks = [tick.get_text() for tick in figure.axes[0].get_xticklabels()]
    assert (ticks[0], ticks[-1], len(ticks)) == ("1 Jan 2024", "31 Dec 2027", 8)


def test_matplotlib_is_not_needed_before_a_chart_is_drawn() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from okrdesk.gui.pages.check_ins_page import page; "
        "from okrdesk.gui.pages.history_page import page; "
        "print(sorted({'matplotlib', 'reportlab', 'openpyxl', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_each_axis_that_a_measure_can_have_is_marked() -> None:
    missing = sorted({row.axis for row in MEASURES.values()} - set(AXES))
    assert not missing, f"Say in charts/key_result_drawing.py, in AXES, how these axes are marked: {missing}"
