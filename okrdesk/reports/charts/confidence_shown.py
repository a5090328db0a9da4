"""What the chart of confidence shows: rows by week, objectives above them, what changed and who owns it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.reports.charts.chart import Chart

LOW = 4  # below it confidence is low (F15)


@dataclass(frozen=True, slots=True)
class ConfidenceRow:
    """One key result.

    `cells` are the confidences entered last in each week, None where none was; `before` is what it was on the
    last page or at first, None where nobody knows; `owner` is a short name, "" for nobody.
    """

    number: str
    item_id: str
    title: str
    cells: tuple[int | None, ...]
    owner: str = ""
    before: int | None = None

    @property
    def now(self) -> int | None:
        """The latest confidence."""
        return next((cell for cell in reversed(self.cells) if cell is not None), None)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """An objective above the row `at`: by week the mean of its key results, at last of `of` of them."""

    at: int
    number: str
    title: str
    means: tuple[Fraction | None, ...]
    of: int


@dataclass(frozen=True, slots=True)
class ConfidenceShown(Chart):
    """Rows by weeks of the cycle (`weeks` are their numbers); `left_out` more key results are not drawn.

    `since` is the day of the last page, None where changes are those since the first check-in. Of all key
    results, `known` have a figure then and now, `fell` are lower now, `low_now` are the numbers of those
    below 4; `least_left_out` is the lowest confidence that is not drawn.
    """

    locale: str
    weeks: tuple[int, ...]
    rows: tuple[ConfidenceRow, ...]
    left_out: int = 0
    groups: tuple[GroupRow, ...] = ()
    first_day: dt.date = dt.date.min
    day: dt.date = dt.date.max
    since: dt.date | None = None
    fell: int = 0
    known: int = 0
    low_now: tuple[str, ...] = ()
    least_left_out: int | None = None

    def has_values(self) -> bool:
        """Whether any confidence was entered."""
        return any(cell is not None for row in self.rows for cell in row.cells)

    def filled(self) -> list[tuple[int, int, int]]:
        """(week, row, confidence) of every cell that holds one, row by row."""
        return [
            (x, y, cell)
            for y, row in enumerate(self.rows)
            for x, cell in enumerate(row.cells)
            if cell is not None
        ]

    def lines(self) -> tuple[int, ...]:
        """On which line of the picture each row stands: objectives take one each."""
        return tuple(n + sum(group.at <= n for group in self.groups) for n in range(len(self.rows)))

    def group_lines(self) -> tuple[int, ...]:
        """On which line of the picture each objective stands."""
        return tuple(group.at + n for n, group in enumerate(self.groups))

    def texts(self) -> tuple[str, ...]:
        """Titles and names."""
        groups = (group.title for group in self.groups)
        return (*groups, *(row.title for row in self.rows), *(row.owner for row in self.rows))
