"""What every chart is: one object that tells its story, lists its values and draws itself.

The window, the page and the command show the same object; `style` is all in which their pictures differ.
Without matplotlib until it draws: a page says what it wants shown before matplotlib is there.
"""

from __future__ import annotations

import datetime as dt
import logging
from abc import ABC, abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from okrdesk.frozen import dataclass
from okrdesk.okr.schedule import expected

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from okrdesk.reports.charts.style import Style

SIZE = 6.8, 4.0  # inches
# A folder it cannot write, a font cache to be made: no news for whoever wants a chart.
logging.getLogger("matplotlib").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Point:
    """A place that the mouse and the keys find, in the units of the axes, and the words that they tell.

    `line` is the line, row or bar it belongs to, counted from 0; a cell or bar has half its width and height.
    """

    x: float
    y: float
    words: str
    line: int = 0
    half_width: float = 0.0
    half_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """The values of a chart, to be heard or copied: `head` are the columns; `words` of them come first."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


class Chart(ABC):
    """One chart as of a day, in the formats of `locale`; `left_out` more values are not drawn.

    Charts are frozen dataclasses: those that are equal look alike.
    """

    __slots__ = ()
    grows: ClassVar[bool] = False  # its height follows the number of its rows
    locale: str
    left_out: int

    @abstractmethod
    def has_values(self) -> bool:
        """Whether there is anything to show yet; without it `story` says why."""

    @abstractmethod
    def takeaway(self) -> str:
        """What is to be seen, as a sentence without a full stop: the title of its picture."""

    def remark(self) -> str:
        """What a reader must know to read it, for the line below the title; "" for nothing."""
        return ""

    def foot(self) -> str:
        """What stands below it in small letters; "" for nothing."""
        return ""

    @abstractmethod
    def story(self) -> str:
        """The chart in a sentence or two, for those who hear it."""

    @abstractmethod
    def points(self) -> tuple[Point, ...]:
        """What the mouse and the keys find, line by line."""

    @abstractmethod
    def table(self) -> Table:
        """The same values in rows."""

    @abstractmethod
    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure."""

    def texts(self) -> tuple[str, ...]:
        """What people typed and this chart shows: for `fonts.family`."""
        return ()

    def size(self, letters: float = 9.0) -> tuple[float, float]:
        """The width and height in inches at which it is comfortable with letters of so many points."""
        return SIZE

    def figure(self, style: Style, size: tuple[float, float] | None = None) -> Figure:
        """The chart as a figure of `size` in inches, or of its own."""
        from okrdesk.reports.charts import loading

        loading.load()
        from matplotlib.figure import Figure

        made = Figure(figsize=size or self.size(style.letters))
        self.draw(made, style)
        return made


@dataclass(frozen=True, slots=True)
class OverDays(Chart):
    """A chart from the first to the last day of its time, as of `day`, with an even pace.

    Its lines have a value on each of `days`.
    """

    locale: str
    first_day: dt.date
    last_day: dt.date
    day: dt.date
    days: tuple[dt.date, ...]

    @property
    def span(self) -> int:
        """The days from the first to the last, at least one."""
        return max(1, (self.last_day - self.first_day).days)

    def place(self, day: dt.date) -> int:
        """Where a day stands on the x axis."""
        return (day - self.first_day).days

    def even(self, day: dt.date) -> Fraction:
        """The share that an even pace has on a day (F10)."""
        return expected(self.first_day, self.last_day, day)
