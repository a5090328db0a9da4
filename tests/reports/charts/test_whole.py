"""The progress of the whole, at the foot of the one-pager."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from okrdesk.okr.briefing.trend import Trend
from okrdesk.reports.charts.style import PRINTED
from okrdesk.reports.charts.whole import course_of_whole
from okrdesk.reports.charts.whole_shown import Ending
from tests.examples import later
from tests.okr.followed import Followed
from tests.reports.charts.made_charts import FIRST, day
from tests.reports.made_onepagers import chart


def texts(shown, size=(7.25, 2.0)) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """The texts of the drawn chart with their boxes in points."""
    figure = shown.figure(PRINTED, size)
    figure.set_dpi(72)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    (axes,) = figure.axes
    return {text.get_text(): text.get_window_extent(renderer) for text in axes.texts if text.get_text()}


def test_the_line_has_its_days_with_a_check_in() -> None:
    world = Followed()
    world.add({7: 1, 12: 3})
    world.add({12: 2})
    seen = world.seen(14)
    days = {FIRST - dt.timedelta(days=3), day(7), day(12)}  # what lies before the cycle has no place on it
    on, shares = course_of_whole(world.document, seen, days)
    assert on == (day(7), day(12))
    assert shares[-1] == seen.progress
    assert course_of_whole(world.document, seen, ()) == ((), ())


def test_it_runs_from_the_first_day_flat_to_today() -> None:
    shown = chart(day=dt.date(2026, 2, 20))
    assert shown.corners()[0] == (0, 0.0)
    assert shown.corners()[-2:] == ((38, pytest.approx(0.4)), (50, pytest.approx(0.4)))


def test_the_labels_say_what_they_stand_beside() -> None:
    written = texts(chart())
    assert set(written) == {
        "today, 8 Feb", "43% due", "40%", "even pace", "74%", "69% to 87%;".replace("69%", "69"),
        "the top needs 3.3", "1 Jan", "31 Mar", "last page, 18 Jan: 16%", "1 Mar",
    } | ({"1 Feb"} & set(written))  # fmt: skip


@pytest.mark.parametrize("share", ["0.01", "0.43", "0.95", *later("0.2", "0.6", "1")])
@pytest.mark.parametrize("offset", [3, 38, 80, *later(20, 60, 89)])
def test_no_label_touches_another(share: str, offset: int) -> None:
    today = dt.date(2026, 1, 1) + dt.timedelta(days=offset)
    done = Fraction(share)
    end = Ending(Trend(done, done / 2, min(Fraction(1), done * 2)), today, ("3.3",)) if offset < 80 else None
    shown = chart(day=today, shares=((offset, share),), ending=end, now=done)
    boxes = list(texts(shown).items())
    for nth, (name, box) in enumerate(boxes):
        for other, box_of_other in boxes[nth + 1 :]:
            assert not box.overlaps(box_of_other), (name, other)


def test_what_it_tells_those_who_hear_it() -> None:
    assert chart().story() == (
        "Three points behind. Progress of all objectives: 40% on 8 Feb 2026; an even pace would be 43%. "
        "The trend of 8 Feb 2026 ends at 74%, between 69% and 87%."
    )
    assert [point.words for point in chart().points()][-1] == "8 Feb: 40%, pace 43%"
    assert chart().table().rows[-1] == ("8 Feb", "40%", "43%")


def test_what_has_ended_shows_what_its_last_page_said() -> None:
    last = dt.date(2026, 3, 31)
    shown = replace(chart(day=last), is_closed=True, now=Fraction("0.71"), days=(*chart().days, last))
    shown = replace(shown, shares=(*chart().shares, Fraction("0.71")))
    written = texts(shown)
    assert {"71% at the end", "60 to 85%: a healthy stretch", "18 Jan: 16%"} <= set(written)
    assert "even pace" not in written
    assert not any("due" in text or "today" in text for text in written)


def test_without_a_check_in_it_says_so() -> None:
    shown = replace(chart(), days=(), shares=(), ending=None, mark=None, now=Fraction(0))
    assert not shown.has_values()
    assert "There is no check-in yet, so the chart is empty." in texts(shown)
