"""The chart of one key result: values against an even pace, and where they lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.okr.forecast import ends_of, forecast, trend_line
from okrdesk.okr.measures import corners, measure_of, rises, zones
from okrdesk.okr.moved_targets import MovedTarget
from okrdesk.okr.schedule import due_day, one_a_day, start_day
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.ways import BAND
from okrdesk.reports.charts import key_result_drawing, key_result_words
from okrdesk.reports.charts.key_result_shown import KeyResultShown
from okrdesk.reports.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class KeyResultChart(KeyResultShown):
    """The chart of a key result: what it shows, and how it draws itself."""

    def takeaway(self) -> str:
        """Ahead or behind, and where it ends at this rate."""
        return key_result_words.takeaway(self)

    def remark(self) -> str:
        """Whether the target was moved, or less is better."""
        return key_result_words.remark(self)

    def foot(self) -> str:
        """How the trend was made."""
        return key_result_words.foot(self)

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure; x counts days since the first day."""
        return key_result_drawing.draw(figure, self, style)


def key_result_chart(
    key_result: KeyResult,
    check_ins: Iterable[CheckIn],
    cycle: Cycle,
    day: dt.date,
    locale: str,
    moved: Iterable[MovedTarget] = (),
) -> KeyResultChart:
    """What the chart of a key result shows as of a day. The trend is left out once its due day is reached."""
    series = one_a_day(check_ins, day)
    due = due_day(key_result, cycle)
    starts = start_day(key_result, cycle)
    pace = _pace(key_result, starts, due)
    banded = measure_of(key_result).way is BAND
    commit, target_zone = zones(key_result) if measure_of(key_result).counted else (None, None)
    marks = [(m.on, m.before, m.after) for m in moved if m.key_result_id == key_result.id and m.on <= day]
    trend = forecast(key_result, series, due, day) if day < due else None
    return KeyResultChart(
        locale=locale,
        key_result=key_result,
        first_day=min(starts, cycle.first_day),
        due=due,
        day=day,
        values=tuple((each.on, each.value) for each in series),
        pace=pace,
        goal=pace[-1][1] if pace else None,
        commit=commit,
        target_zone=target_zone,
        low=key_result.low if banded else None,
        high=key_result.high if banded else None,
        trend=trend,
        line=trend_line(key_result, series) if trend is not None else None,
        ends=ends_of(key_result, series) if series else (None, None),
        held=series[-1].value if _only_grows(key_result, [each.value for each in series]) else None,
        moved=tuple(marks),
        spells=tuple((each.on, each.spell) for each in series if each.spell),
    )


def _only_grows(key_result: KeyResult, values: Sequence[Decimal]) -> bool:
    """Whether it is a count that rose with each value: what is reached then stays."""
    counts = measure_of(key_result).key == "number" and rises(key_result)
    return counts and len(values) > 1 and all(a <= b for a, b in pairwise(values))


def _pace(key_result: KeyResult, first: dt.date, due: dt.date) -> tuple[tuple[dt.date, Fraction], ...]:
    """The corners of the even pace in values: checkpoints and weighted stages bend it (F6, F7, F10)."""
    span = (due - first).days
    if span <= 0:
        return ()
    return tuple(
        (first + dt.timedelta(days=round(share * span)), value) for share, value in corners(key_result)
    )
