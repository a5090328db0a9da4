"""A cycle as a workbook: a summary that reckons by itself, and a sheet for each table.

Whoever changes a value of today in the sheet of key results sees progress, objectives and summary follow.
Formulas are made of our own words, of names of ranges and of places alone; no text of anybody is in one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from okrdesk.document.document import Document
from okrdesk.exchange.cycle_tables import not_brought_back, tables_of
from okrdesk.exchange.tabular import Cell, Formula, Table
from okrdesk.exchange.xlsx import Book, is_exact
from okrdesk.i18n import _, format_day, format_range
from okrdesk.okr import history, measures, mission
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.rollup import ObjectiveFigures
from okrdesk.okr.status import status_name
from okrdesk.okr.ways import LINEAR, is_against

# Names of ranges in the sheet of key results.
_NAMED = {
    "kr_objective": "objective",
    "kr_share": "share",
    "kr_progress": "progress",
    "kr_confidence": "confidence",
}
_FIRST = 5  # the row of the first objective in the summary, from 0
_HEAD, _BOLD = {"bold": True, "font_size": 16}, {"bold": True}
_MUTED = {"font_color": "#5F6B7A"}
_POINTS = "+0;-0;0"


def to_xlsx(document: Document, seen: Outline) -> bytes:
    """The workbook of a cycle as of a day; the same content gives the same bytes."""
    about = mission.read(document)
    made = history.latest_moment(document) or dt.datetime.combine(seen.cycle.first_day, dt.time())
    book = Book(f"{about.name} {seen.cycle.name}", document.locale, made.replace(tzinfo=None))
    summary = book.sheet(_("Summary"))
    for table in tables_of(document, seen):
        sheet, whole = book.add(_reckoning(table, seen))
        if table.key == "key-results":
            for name, key in _NAMED.items():
                book.name_range(name, sheet, whole.index(key), len(whole.rows))
    _Summary(book, summary, seen, document.locale).write(about.name)
    return book.content()


def _reckoning(table: Table, seen: Outline) -> Table:
    """The table, in which progress follows: of key results on a line their values, of objectives those."""
    if table.key == "objectives":
        known = [_of_objective(row, each.figures) for row, each in enumerate(seen.objectives, 2)]
    elif table.key == "key-results":
        known = [_on_a_line(table, row, each) for row, each in enumerate(seen.key_results, 2)]
    else:
        return table
    at = table.index("progress")
    rows = (
        row if formula is None else (*row[:at], formula, *row[at + 1 :])
        for row, formula in zip(table.rows, known, strict=True)
    )
    return replace(table, rows=tuple(rows))


def _of_objective(row: int, figures: ObjectiveFigures) -> Formula | None:
    """The weighted mean of its key results; its number stands in the first cell of the row."""
    share = f"SUMIF(kr_objective,A{row},kr_share)"
    mean = f"SUMPRODUCT((kr_objective=A{row})*kr_share*kr_progress)/{share}"
    return Formula(f"IF({share}=0,0,ROUND({mean},12))", figures.progress)


def _on_a_line(table: Table, number: int, line: KeyResultLine) -> Formula | None:
    row = line.key_result
    start, target = row.baseline, row.target
    if measures.measure_of(row).way is not LINEAR or row.checkpoints or is_against(row):
        return None
    if start is None or target is None or start == target or not (is_exact(start) and is_exact(target)):
        return None
    current = line.figures.current
    if current is not None and not is_exact(current):
        return None
    begin, now, end = (_cell(table.index(key), number) for key in ("baseline", "today", "target"))
    way = f"MAX(0,MIN(1,({now}-{begin})/({end}-{begin})))"
    return Formula(f'IF({now}="",0,IFERROR({way},0))', line.figures.counted)


def _cell(column: int, row: int) -> str:
    """The place of a cell, such as "C12"; columns count from 0, rows from 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


class _Summary:
    """The first sheet: a line for each objective, one for all of them, and a chart."""

    def __init__(self, book: Book, sheet: Any, seen: Outline, locale: str) -> None:
        self._book, self._sheet, self._seen, self._locale = book, sheet, seen, locale

    def write(self, community: str) -> None:
        """Fill the sheet."""
        seen, locale = self._seen, self._locale
        day = format_day(seen.day, locale)
        head = [seen.cycle.name, format_range(seen.cycle.first_day, seen.cycle.last_day, locale)]
        self._book.write(self._sheet, 0, 0, community, **_HEAD)
        self._book.write(self._sheet, 1, 0, " · ".join([*head, _("as of {day}").format(day=day)]), **_MUTED)
        titles = (
            (_("Number"), 9), (_("Objective"), 60), (_("Owner"), 24), (_("Share"), 10), (_("Progress"), 11),
            (_("Expected"), 11), (_("Difference in points"), 13), (_("Confidence"), 12),
            (_("Status on {day}").format(day=day), 18),
        )  # fmt: skip
        for column, (title, width) in enumerate(titles):
            self._sheet.set_column(column, column, width)
            self._book.write(self._sheet, _FIRST - 2, column, title, bold=True, text_wrap=True, bottom=1)
        self._row(_FIRST - 1, self._whole(), **_BOLD)
        for row, line in enumerate(seen.objectives, _FIRST):
            self._row(row, self._objective(line, row + 1), valign="top")
        self._sheet.freeze_panes(_FIRST - 1, 0)
        if seen.objectives:
            self._chart()
        note = _("Progress and confidence follow the sheet “{sheet}”: change a value there and look here.")
        foot = _FIRST + len(seen.objectives) + 1
        self._book.write(self._sheet, foot, 1, note.format(sheet=_("Key results")), **_MUTED, text_wrap=True)
        behind = _("Taken in by OKR Desk again: {what}.").format(what=not_brought_back())
        self._book.write(self._sheet, foot + 1, 1, behind, **_MUTED, text_wrap=True)

    def _row(self, row: int, cells: Iterable[Cell], **look: Any) -> None:
        for column, cell in enumerate(cells):
            wraps = {"text_wrap": True} if column == 1 else {}
            self._book.write(self._sheet, row, column, cell, **look, **wraps)

    def _whole(self) -> tuple[Cell, ...]:
        """All objectives together, weighted by their shares."""
        seen, row = self._seen, _FIRST
        last = _FIRST + max(1, len(seen.objectives))
        shares, progress = f"D{_FIRST + 1}:D{last}", f"E{_FIRST + 1}:E{last}"
        mean = f"IF(SUM({shares})=0,0,ROUND(SUMPRODUCT({shares},{progress})/SUM({shares}),12))"
        return (
            None, _("All objectives"), None, None, Formula(mean, seen.progress), seen.expected,
            self._difference(row, seen.progress - seen.expected),
        )  # fmt: skip

    def _objective(self, line: ObjectiveLine, row: int) -> tuple[Cell, ...]:
        """A line; `row` is its number in the sheet, from 1."""
        figures = line.figures
        known = f'(kr_objective=A{row})*(kr_confidence<>"")*kr_share'
        sure = f'IF(SUMPRODUCT({known})=0,"",ROUND(SUMPRODUCT({known},kr_confidence)/SUMPRODUCT({known}),12))'
        return (
            line.number, line.objective.title, line.owner.name if line.owner else None, figures.weight,
            _of_objective(row, figures), figures.expected,
            self._difference(row, figures.progress - figures.expected),
            Formula(sure, figures.confidence, "0.0"), status_name(figures.status),
        )  # fmt: skip

    def _difference(self, row: int, difference: Fraction) -> Formula:
        return Formula(f"ROUND((E{row}-F{row})*100,9)", difference * 100, _POINTS)

    def _chart(self) -> None:
        name = self._sheet.get_name()
        first, last = _FIRST, _FIRST + len(self._seen.objectives) - 1
        chart = self._book.chart("bar")
        for column, colour in ((4, "#2A4B8D"), (5, "#AEB6C2")):
            chart.add_series(
                {
                    "name": [name, _FIRST - 2, column],
                    "categories": [name, first, 1, last, 1],
                    "values": [name, first, column, last, column],
                    "fill": {"color": colour},
                    "gap": 60,
                }
            )
        chart.set_title({"name": _("Progress beside what is expected"), "name_font": {"size": 12}})
        chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": True}})
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 900, "height": 140 + 60 * min(20, len(self._seen.objectives))})
        self._sheet.insert_chart(
            _FIRST + len(self._seen.objectives) + 4, 1, chart, {"description": self._told()}
        )

    def _told(self) -> str:
        """What the chart shows, for those who cannot see it."""
        behind = sum(each.figures.progress < each.figures.expected for each in self._seen.objectives)
        sentence = _("Progress of {n} objectives beside what is expected on {day}; {behind} are behind.")
        day = format_day(self._seen.day, self._locale)
        return sentence.format(n=len(self._seen.objectives), day=day, behind=behind)
