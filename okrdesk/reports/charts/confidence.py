"""Confidence, week by week: a heat map by objective, with the value printed in each cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr import handed_pages
from okrdesk.okr.briefing.words import begun, in_a_row, short_names, spelled
from okrdesk.okr.course import confidence_weeks
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import half_up
from okrdesk.reports.charts import confidence_drawing
from okrdesk.reports.charts.chart import Point, Table
from okrdesk.reports.charts.confidence_shown import LOW, ConfidenceRow, ConfidenceShown, GroupRow
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS = 20
MOST_WEEKS = 26  # the latest; a cell must hold its figure
_Cells = tuple[int | None, ...]
_NAMED = 4  # low ones in the title; of more their number


@dataclass(frozen=True, slots=True)
class ConfidenceChart(ConfidenceShown):
    """The chart of confidence: what it shows, and how it draws itself."""

    grows: ClassVar[bool] = True

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure; x counts weeks from 0, y lines from 0 at the top."""
        return confidence_drawing.draw(figure, self, style)

    def size(self, letters: float = 9.0) -> tuple[float, float]:
        """As high as its rows need."""
        lines = max(3, len(self.rows) + len(self.groups))
        return 8.3, (lines * letters * 2.05 + letters * 4) / 72

    def takeaway(self) -> str:
        """In how many key results it fell, and which now stand below 4."""
        if not self.has_values():
            return self.story().rstrip(".")
        fell = _("Confidence fell in no key result")
        if self.fell:
            fell = _("Confidence fell in {n} of {all} key results").format(n=self.fell, all=self.known)
        low = self.low_now
        if not low:
            return _("{fell}; none stands below 4").format(fell=fell)
        if len(low) > _NAMED:
            rest = ngettext("{n} now stands below 4", "{n} now stand below 4", len(low)).format(
                n=spelled(len(low))
            )
        else:
            rest = ngettext("{names} now stands below 4", "{names} now stand below 4", len(low))
            rest = rest.format(names=in_a_row(low))
        return _("{fell}; {low}").format(fell=fell, low=rest)

    def foot(self) -> str:
        """How many are not shown, and what the tints stand for."""
        tints = _("Dark and framed: below 4. Tinted: 4 to 6. A dash: no check-in that week.")
        return f"{self.left_out_words()} {tints}".strip()

    def left_out_words(self) -> str:
        """ "12 more are not shown; each stands at 7 or higher.", "" where all are."""
        if not self.left_out:
            return ""
        count = begun(spelled(self.left_out)) if self.left_out <= 10 else str(self.left_out)
        if self.least_left_out is None:
            return ngettext("{n} more is not shown.", "{n} more are not shown.", self.left_out).format(
                n=count
            )
        sentence = ngettext(
            "{n} more is not shown; it stands at {least}.",
            "{n} more are not shown; each stands at {least} or higher.",
            self.left_out,
        )
        return sentence.format(n=count, least=self.least_left_out)

    def story(self) -> str:
        """The chart in a sentence or two, for those who hear it."""
        now = [(row, [cell for cell in row.cells if cell is not None]) for row in self.rows]
        known = [(row.number, cells[-1]) for row, cells in now if cells]
        if not known:
            return _("Nobody entered a confidence yet, so the chart is empty.")
        mean = half_up(Fraction(sum(cell for _number, cell in known), len(known)), 1)
        low = [number for number, cell in known if cell < LOW]
        story = ngettext(
            "Confidence of {n} key result by week, 0 to 10: {mean} on average at last.",
            "Confidence of {n} key results by week, 0 to 10: {mean} on average at last.",
            len(known),
        ).format(n=len(known), mean=format_number(mean, self.locale))
        if low:
            story += " " + _("Low, below 4, and framed: {numbers}.").format(numbers=", ".join(low))
        return f"{story} {self.left_out_words()}".strip()

    def table(self) -> Table:
        """A row for each key result, a column for each week."""
        weeks = (_("Week {n}").format(n=n) for n in self.weeks)
        rows = (
            (row.number, row.title, *("–" if cell is None else str(cell) for cell in row.cells))
            for row in self.rows
        )
        return Table((_("Number"), _("Title"), *weeks), tuple(rows), words=2)

    def points(self) -> tuple[Point, ...]:
        """Every cell that holds a confidence, with its words, row by row."""
        lines = self.lines()
        return tuple(
            Point(
                x,
                lines[y],
                _("{name}, week {week}: confidence {n}").format(
                    name=f"{self.rows[y].number} {label(self.rows[y].title, 40)}".strip(),
                    week=self.weeks[x],
                    n=cell,
                ),
                y,
                0.5,
                0.5,
            )
            for x, y, cell in self.filled()
        )


def confidence_chart(
    document: Document, seen: Outline, locale: str, most: int = MOST_ROWS
) -> ConfidenceChart:
    """The heat map of an outline over its latest 26 weeks, below the mean of each objective.

    Of more than `most` key results those without a figure are shown, then the least sure.
    """
    weekly = confidence_weeks(document, seen)
    cells = {key: row[-MOST_WEEKS:] for key, row in weekly.rows.items()}
    latest = {key: next((c for c in reversed(row) if c is not None), None) for key, row in cells.items()}
    lines = seen.key_results
    kept = {line.key_result.id for line in lines}
    if len(lines) > most:
        unsure = sorted(lines, key=lambda line: -1 if (c := latest[line.key_result.id]) is None else c)
        kept = {line.key_result.id for line in unsure[:most]}
    page = handed_pages.last_before(document, seen.cycle.id, seen.day)
    before = {key: _before(page, key, row) for key, row in cells.items()}
    groups, rows = _rows(seen, kept, cells, before)
    changes = [
        (was, now) for key, now in latest.items() if now is not None and (was := before[key]) is not None
    ]
    left = [now for key, now in latest.items() if key not in kept and now is not None]
    return ConfidenceChart(
        locale,
        weekly.weeks[-MOST_WEEKS:],
        rows,
        len(lines) - len(rows),
        groups,
        seen.cycle.first_day,
        seen.day,
        None if page is None else page.on,
        sum(now < was for was, now in changes),
        len(changes),
        tuple(line.number for line in lines if (now := latest[line.key_result.id]) is not None and now < LOW),
        min(left, default=None),
    )


def _rows(
    seen: Outline, kept: Collection[str], cells: Mapping[str, _Cells], before: Mapping[str, int | None]
) -> tuple[tuple[GroupRow, ...], tuple[ConfidenceRow, ...]]:
    """The rows of what is kept, with the objectives above them where there are several."""
    names = short_names(line.owner for line in seen.key_results)
    rows: list[ConfidenceRow] = []
    groups: list[GroupRow] = []
    for objective in seen.objectives:
        shown = [line for line in objective.key_results if line.key_result.id in kept]
        if shown and len(seen.objectives) > 1:
            means, of = _means([cells[line.key_result.id] for line in objective.key_results])
            groups.append(GroupRow(len(rows), str(objective.number), objective.objective.title, means, of))
        rows += [
            ConfidenceRow(
                line.number,
                line.key_result.id,
                line.key_result.title,
                cells[line.key_result.id],
                names[line.owner.id] if line.owner is not None else "",
                before[line.key_result.id],
            )
            for line in shown
        ]
    return tuple(groups), tuple(rows)


def _before(page: handed_pages.HandedPage | None, key: str, row: _Cells) -> int | None:
    """The confidence on the last page, without one that of the first check-in."""
    if page is not None:
        figures = page.figures.lines.get(key)
        return None if figures is None else figures.confidence
    return next((cell for cell in row if cell is not None), None)


def _means(of_all: list[_Cells]) -> tuple[tuple[Fraction | None, ...], int]:
    """By week the mean of all confidences given up to it, and of how many key results the last one is."""
    means: list[Fraction | None] = []
    count = 0
    for week in range(max(map(len, of_all), default=0)):
        given = [next((c for c in reversed(row[: week + 1]) if c is not None), None) for row in of_all]
        known = [each for each in given if each is not None]
        means.append(Fraction(sum(known), len(known)) if known else None)
        count = len(known)
    return tuple(means), count
