"""The progress of the whole, for the one-pager: one line to today, and where it ends at this rate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.course import course
from okrdesk.okr.outline import Outline
from okrdesk.okr.schedule import planned_days
from okrdesk.reports.charts.whole_shown import WholeShown

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from okrdesk.reports.charts.style import Style

_MOST_FIGURES = 20_000  # key results × days; above, the line takes the planned days alone


@dataclass(frozen=True, slots=True)
class WholeChart(WholeShown):
    """The chart of the whole: what it shows, and how it draws itself."""

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure; x counts days since the first day, y is the share of the way."""
        from okrdesk.reports.charts import whole_drawing  # a page without a chart has no use for it

        return whole_drawing.draw(figure, self, style)


def course_of_whole(
    document: Document, seen: Outline, days: Collection[dt.date]
) -> tuple[tuple[dt.date, ...], tuple[Fraction, ...]]:
    """Progress of the whole on those of `days`, its days with a check-in, that lie in the cycle."""
    cycle = seen.cycle
    asked = sorted(day for day in days if cycle.first_day <= day <= min(seen.day, cycle.last_day))
    if len(asked) * len(seen.key_results) > _MOST_FIGURES:
        asked = [day for day in planned_days(cycle) if day <= seen.day]
    if not asked:
        return (), ()
    went = course(document, seen, days=asked)
    known = [(day, share) for day, share in zip(went.days, went.whole, strict=True) if share is not None]
    return tuple(day for day, _share in known), tuple(share for _day, share in known)
