"""The chart of a key result: what is drawn, what is said, and that nothing a person typed can break it."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.forecast import forecast
from okrdesk.okr.history import MovedTarget
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult, Stage
from okrdesk.reports.charts import key_result_drawing
from okrdesk.reports.charts.key_result import KeyResultChart, key_result_chart
from okrdesk.reports.charts.key_result_drawing import AXES
from okrdesk.reports.charts.key_result_shown import number_words
from okrdesk.reports.charts.style import Colours, Style

D, F = Decimal, Fraction
CYCLE = Cycle("c", "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
DAY = dt.date(2026, 2, 8)
LIGHT = Colours("#1b2430", "#5b6775", "#e2e0da", "#ffffff", "#0072b2", "#e8edf7", "#c27c00")
DARK = Colours("#e8ecf1", "#a3aebb", "#313842", "#1e232b", "#56b4e9", "#24324c", "#e69f00")
PEOPLE = KeyResult("k", "o", "Average", measure="average", unit="people", baseline=D(22), target=D(50))
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


def test_values_pace_zones_and_forecast() -> None:
    series = key_result_chart(PEOPLE, check_ins(), CYCLE, DAY, "en_GB")
    figure = drawn(series)
    axes = figure.axes[0]
    (circles,) = [line for line in axes.lines if line.get_marker() == "o"]
    assert list(zip(circles.get_xdata(), circles.get_ydata(), strict=True)) == list(VALUES)
    (pace,) = dashed(figure)
    assert (list(pace.get_xdata()), list(pace.get_ydata())) == ([0, 89], [22, 50])
    # F8: commit = s + 0.3 (t − s) = 30.4, target zone = s + 0.7 (t − s) = 41.6
    assert (series.commit, series.target_zone) == (Fraction("30.4"), Fraction("41.6"))
    assert words(figure)[:3] == ["target 50", "target zone", "commit"]
    assert words(figure)[-1] == "37"
    # F14: the band ends at the 80 % interval of the forecast
    trend = forecast(PEOPLE, check_ins(), CYCLE.last_day)
    assert series.trend == trend
    assert len(axes.collections) == 1


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


def test_moved_targets_are_marks() -> None:
    moved = [
        MovedTarget("k", "1.2", "Average", D(45), D(50), dt.date(2026, 1, 20), "Ada"),
        MovedTarget("other", "1.3", "Other", D(1), D(2), dt.date(2026, 1, 20), "Ada"),
        MovedTarget("k", "1.2", "Average", D(50), D(60), dt.date(2026, 2, 20), "Ada"),
    ]
    series = key_result_chart(PEOPLE, check_ins(), CYCLE, DAY, "en_GB", moved)
    (mark,) = [line for line in drawn(series).axes[0].lines if line.get_marker() == "D"]
    assert (list(mark.get_xdata()), list(mark.get_ydata())) == ([19], [50])
    assert "moved from 45 to 50 on 20 Jan 2026" in series.story()
    assert "Diamond" in series.forecast_words()


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
def test_no_two_ticks_are_alike(start: Decimal, way: Decimal, measure: str) -> None:
    from matplotlib.ticker import MaxNLocator

    unit = "EUR" if measure == "money" else ""
    row = KeyResult("k", "o", "x", measure=measure, unit=unit, baseline=start, target=start + way)
    chart = key_result_chart(row, [], CYCLE, DAY, "en")
    ticks = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(float(start), float(start + way))
    words = [key_result_drawing.tick_words(tick, chart) for tick in ticks]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
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
    assert all("$" not in text for text in words(figure))
    assert series.story()


def test_a_short_and_a_long_cycle() -> None:
    day = Cycle("c", "x", DAY, DAY)
    drawn(key_result_chart(PEOPLE, [CheckIn("1", "k", DAY, D(3))], day, DAY, "en_GB"))
    years = Cycle("c", "x", dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    figure = drawn(key_result_chart(PEOPLE, check_ins(), years, DAY, "en_GB"))
    ticks = [tick.get_text() for tick in figure.axes[0].get_xticklabels()]
    assert (ticks[0], ticks[-1], len(ticks)) == ("1 Jan 2024", "31 Dec 2027", 5)


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
