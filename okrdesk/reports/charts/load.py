"""What each person carries: bars for key results and objectives, with a line at two key results."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people
from okrdesk.okr.briefing.words import begun, spelled
from okrdesk.okr.load import MOST_KEY_RESULTS, loads
from okrdesk.okr.outline import Outline
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.chart import SIZE, Chart, Point, Table
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.style import Style, mixed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_BARS = 20
_THICK = 0.38  # of a bar, in rows
_TALLEST = 3.4  # row, in letters: the bars of one or two people are no thicker than those of many


@dataclass(frozen=True, slots=True)
class LoadBar:
    """What one person owns, `person_id` None what nobody does; `heavy` above two key results."""

    person_id: str | None
    name: str
    objectives: int
    key_results: int
    heavy: bool


@dataclass(frozen=True, slots=True)
class LoadChart(Chart):
    """Bars from the heaviest load down, nobody first; `left_out` more people are not drawn."""

    grows: ClassVar[bool] = True
    locale: str
    bars: tuple[LoadBar, ...]
    left_out: int = 0

    def has_values(self) -> bool:
        """Whether there is anybody."""
        return bool(self.bars)

    def texts(self) -> tuple[str, ...]:
        """The names of people."""
        return tuple(bar.name for bar in self.bars)

    def size(self, letters: float = 9.0) -> tuple[float, float]:
        """As high as its bars need."""
        return SIZE[0], (max(3, len(self.bars)) * letters * 3.2 + letters * 6) / 72

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure; x counts what is owned, y bars from 0 at the top."""
        with frame.drawing(figure, style, grid="x", edge="left") as axes:
            if not self.bars:
                frame.write_only(axes, self.story(), style)
                return axes
            _scale(figure, axes, self, style)
            _draw_bars(axes, self, style)
            _write_counts(axes, self, style)
            colour, letters = style.colours.ink, style.letters
            axes.axvline(MOST_KEY_RESULTS, color=colour, linewidth=1.1, dashes=(4, 3), zorder=3)
            axes.annotate(
                _("two key results"), (MOST_KEY_RESULTS, -0.55), (4, 2), textcoords="offset points",
                color=colour, fontsize=letters * 0.9, va="bottom", annotation_clip=False,
            )  # fmt: skip
            return axes

    def takeaway(self) -> str:
        """How many carry more than two key results, and how many key results nobody owns."""
        if not self.bars:
            return self.story().rstrip(".")
        heavy = sum(bar.heavy for bar in self.bars if bar.person_id is not None)
        sentence = ngettext(
            "{n} person carries more than two key results",
            "{n} people carry more than two key results",
            heavy,
        )
        words = (
            begun(sentence.format(n=spelled(heavy)))
            if heavy
            else _("Nobody carries more than two key results")
        )
        nobody = next((bar.key_results for bar in self.bars if bar.person_id is None), 0)
        if not nobody:
            return words
        without = ngettext("{n} has no owner", "{n} have no owner", nobody).format(n=spelled(nobody))
        return _("{load}; {without}").format(load=words, without=without)

    def story(self) -> str:
        """The chart in a sentence or two, for those who hear it."""
        if not self.bars:
            return _("There is nobody in this workspace yet.")
        heavy = [label(bar.name, 40) for bar in self.bars if bar.heavy]
        people_count = sum(bar.person_id is not None for bar in self.bars) + self.left_out
        story = ngettext("What {n} person carries.", "What {n} people carry.", people_count).format(
            n=people_count
        )
        if heavy:
            story += " " + _("More than two key results: {names}.").format(names=", ".join(heavy))
        else:
            story += " " + _("Nobody has more than two key results.")
        nobody = next((bar for bar in self.bars if bar.person_id is None), None)
        if nobody is not None:
            story += " " + _("Without an owner: {key_results}, {objectives}.").format(
                key_results=_key_results(nobody), objectives=_objectives(nobody)
            )
        return story

    def table(self) -> Table:
        """A row for each person."""
        head = (_("Person"), _("Key results"), _("Objectives"))
        return Table(head, tuple((b.name, str(b.key_results), str(b.objectives)) for b in self.bars))

    def points(self) -> tuple[Point, ...]:
        """Every bar of key results with its words; there is something to point at where none are."""
        return tuple(
            Point(
                bar.key_results / 2,
                nth,
                _("{name}: {key_results}, {objectives}").format(
                    name=label(bar.name, 40), key_results=_key_results(bar), objectives=_objectives(bar)
                ),
                nth,
                max(bar.key_results, 0.2) / 2,
                0.45,
            )
            for nth, bar in enumerate(self.bars)
        )


def load_chart(document: Document, seen: Outline, locale: str, most: int = MOST_BARS) -> LoadChart:
    """The load of a workspace's people in an outline's cycle; nobody only where something has no owner."""
    carried = [
        LoadBar(
            None if load.person is None else load.person.id,
            _("nobody") if load.person is None else load.person.name,
            len(load.objectives),
            len(load.key_results),
            load.heavy,
        )
        for load in loads(seen, people.everyone(document))
    ]
    bars = [bar for bar in carried if bar.person_id is not None or bar.objectives or bar.key_results]
    bars.sort(key=lambda bar: (bar.person_id is not None, -bar.key_results, -bar.objectives))
    return LoadChart(locale, tuple(bars[:most]), max(0, len(bars) - most))


def _scale(figure: Figure, axes: Axes, chart: LoadChart, style: Style) -> None:
    from matplotlib.ticker import MaxNLocator

    letters, (width, height) = style.letters, figure.get_size_inches() * 72
    longest = max([MOST_KEY_RESULTS + 1, *(max(bar.key_results, bar.objectives) for bar in chart.bars)])
    axes.set_xlim(0, longest * 1.02)
    room = height - letters * 6
    axes.set_ylim(max(len(chart.bars), room // (letters * _TALLEST)) - 0.45, -0.55)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=True, min_n_ticks=1))
    most = max(8, min(30, round(width * 0.26 / (letters * 0.52))))
    frame.write_names(axes, [label(bar.name, most) for bar in chart.bars], style)


def _draw_bars(axes: Axes, chart: LoadChart, style: Style) -> None:
    """Key results above, in full; objectives below, in outline, so that they differ in grey too."""
    from matplotlib.collections import PolyCollection

    colours = style.colours
    fills = [
        colours.moved if bar.heavy else colours.muted if bar.person_id is None else colours.series
        for bar in chart.bars
    ]
    pale = [mixed(colours.ground, colours.series, 0.22)] * len(chart.bars)
    rows = (
        (
            [bar.key_results for bar in chart.bars],
            [_off(b.objectives, -1) for b in chart.bars],
            fills,
            "none",
        ),
        (
            [bar.objectives for bar in chart.bars],
            [_off(b.key_results, 1) for b in chart.bars],
            pale,
            colours.series,
        ),
    )
    for counts, offs, faces, edge in rows:
        corners = [_corners(count, nth + offs[nth]) for nth, count in enumerate(counts)]
        shown = PolyCollection(corners, facecolors=faces, edgecolors=edge, linewidths=0.8, zorder=2)
        shown.set_in_layout(False)
        axes.add_collection(shown, autolim=False)


def _write_counts(axes: Axes, chart: LoadChart, style: Style) -> None:
    """What each bar counts, to its right."""
    colours = style.colours
    aside = (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.018
    for nth, bar in enumerate(chart.bars):
        for count, text, off in (
            (bar.key_results, _key_results(bar), _off(bar.objectives, -1)),
            (bar.objectives, _objectives(bar), _off(bar.key_results, 1)),
        ):
            if count:
                written = axes.text(
                    count + aside, nth + off, text,
                    color=colours.ink if bar.heavy and off <= 0 else colours.muted,
                    fontsize=style.letters * 0.9, va="center", zorder=4,
                )  # fmt: skip
                written.set_in_layout(count + aside > axes.get_xlim()[1] * 0.8)


def _off(other: int, side: int) -> float:
    """How far a bar stands from the middle of its row: in it where the person has no `other` one."""
    return side * _THICK / 2 if other else 0.0


def _corners(count: int, middle: float) -> list[tuple[float, float]]:
    low, high = middle - _THICK * 0.46, middle + _THICK * 0.46
    return [(0, low), (count, low), (count, high), (0, high)]


def _key_results(bar: LoadBar) -> str:
    return ngettext("{n} key result", "{n} key results", bar.key_results).format(n=bar.key_results)


def _objectives(bar: LoadBar) -> str:
    return ngettext("{n} objective", "{n} objectives", bar.objectives).format(n=bar.objectives)
