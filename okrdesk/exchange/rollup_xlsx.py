"""The roll-up as a workbook: a summary that reckons with the lines, the lines, and what is not shown.

Formulas are ours and name only ranges and cells; what people wrote stands in cells as text. A mean counts
each community alike and says so: nothing is weighed by size, and no amounts of money are added up.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import Any

from okrdesk.exchange.tabular import Cell, Column, Formula, Table
from okrdesk.exchange.xlsx import Book
from okrdesk.i18n import _, format_day
from okrdesk.okr.communities.line import Community, stage_words
from okrdesk.okr.communities.rolled import RollUp
from okrdesk.okr.rounding import half_up
from okrdesk.okr.status import STATUSES, status_name

MOST_CHARTED = 40  # bars that can still be told apart
_FIGURES = ("progress", "expected", "status", "confidence", "off_track", "asks")
_BAR = 22  # pixels
_POINTS = "+0;-0;0"
_MEAN_DONE = 'AVERAGEIF(rollup_expected,">=0",rollup_progress)'  # of those that have a pace


def to_xlsx(rolled: RollUp) -> bytes:
    """The bytes of the workbook; the same roll-up gives the same."""
    made = dt.datetime.combine(rolled.day, dt.time(), dt.UTC)
    book = Book(_("Roll-up"), rolled.locale, made)
    summary = book.sheet(_("Summary"))
    lines, table = book.add(_lines(rolled))
    for key in _FIGURES:
        book.name_range(f"rollup_{key}", lines, table.index(key), len(table.rows))
    _add_summary(book, summary, rolled)
    _add_chart(book, summary, lines, table)
    if rolled.unread or rolled.copies or rolled.left_out:
        book.add(_not_shown(rolled))
    return book.content()


def _lines(rolled: RollUp) -> Table:
    columns = (
        Column("name", lambda: _("Community"), 34),
        Column("cycle", lambda: _("Cycle"), 34),
        Column("progress", lambda: _("Done")),
        Column("expected", lambda: _("Due by an even pace")),
        Column("ahead", lambda: _("Points ahead")),
        Column("status", lambda: _("Status")),
        Column("confidence", lambda: _("Confidence, 0 to 10")),
        Column("off_track", lambda: _("Key results off track")),
        Column("key_results", lambda: _("Key results")),
        Column("asks", lambda: _("Things asked for")),
        Column("asked", lambda: _("What is asked"), 70),
        Column("file", lambda: _("File"), 50),
    )
    rows = [_row(each, nth, rolled) for nth, each in enumerate(rolled.communities, 2)]
    return Table("communities", _("Communities"), columns, tuple(rows))


def _row(each: Community, row: int, rolled: RollUp) -> tuple[Cell, ...]:
    progress, expected, ahead = _shares(each), each.expected if each.is_under_way else None, None
    if progress is not None and expected is not None:
        ahead = Formula(f"ROUND((C{row}-D{row})*100,9)", (progress - expected) * 100, _POINTS)
    return (
        rolled.names[each.path],
        stage_words(each, rolled.day, rolled.locale),
        progress,
        expected,
        ahead,
        status_name(each.status) if each.status and each.is_under_way else None,
        None if each.confidence is None else half_up(each.confidence, 1),
        each.off_track,
        each.key_results,
        len(each.asks),
        each.verdict or "\n".join(each.asks) or None,
        _place(each.path),
    )


def _shares(each: Community) -> Fraction | None:
    """What is done; of a draft nothing can be."""
    return None if each.stage == "draft" else each.progress


def _place(path: Path) -> str:
    """A path as text; bytes that are none are written as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _add_summary(book: Book, sheet: Any, rolled: RollUp) -> None:
    """Names and formulas below each other; a status is counted by the word in the cell beside it."""
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 14)
    title = _("Roll-up, status on {day}").format(day=format_day(rolled.day, rolled.locale, "long"))
    book.write(sheet, 0, 0, title, bold=True)
    for row, (name, cell) in enumerate(_sums(rolled), 2):
        book.write(sheet, row, 0, name)
        book.write(sheet, row, 1, cell)


def _sums(rolled: RollUp) -> list[tuple[str, Cell]]:
    shown = rolled.communities
    sums: list[tuple[str, Cell]] = [
        (_("Communities"), Formula("ROWS(rollup_status)", Fraction(len(shown)), "0"))
    ]
    for nth, status in enumerate(STATUSES, len(sums) + 3):
        count = sum(each.status == status and each.is_under_way for each in shown)
        counted = Formula(f"COUNTIF(rollup_status,A{nth})", Fraction(count), "0")
        sums.append((status_name(status), counted))
    going = [each for each in shown if each.is_under_way]
    sure = [half_up(each.confidence, 1) for each in going if each.confidence is not None]
    done, due = ([getattr(each, key) for each in going] for key in ("progress", "expected"))
    for name, values, formula, pattern in (
        (_("Mean done of cycles under way, each counted alike"), done, _MEAN_DONE, "0%"),
        (_("Mean due of them"), due, "AVERAGE(rollup_expected)", "0%"),
        (_("Mean confidence of them"), sure, "AVERAGE(rollup_confidence)", "0.0"),
    ):
        if values:
            mean = sum(map(Fraction, values), Fraction(0)) / len(values)
            sums.append((name, Formula(formula, mean, pattern)))
    off = sum(each.off_track or 0 for each in shown)
    sums.append((_("Key results off track"), Formula("SUM(rollup_off_track)", Fraction(off), "0")))
    sums.append((_("Things asked for"), Formula("SUM(rollup_asks)", Fraction(rolled.asks), "0")))
    return sums


def _add_chart(book: Book, summary: Any, lines: Any, table: Table) -> None:
    """What is done beside what is due, for those that need most."""
    rows = min(len(table.rows), MOST_CHARTED)
    chart = book.chart("bar")
    names = [lines.get_name(), 1, 0, rows, 0]
    for key, colour in (("progress", "#2A4B8D"), ("expected", "#B5B1A7")):
        at = table.index(key)
        chart.add_series(
            {
                "name": [lines.get_name(), 0, at],
                "categories": names,
                "values": [lines.get_name(), 1, at, rows, at],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    chart.set_title({"name": _("Done beside what is due"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 140 + _BAR * rows})
    summary.insert_chart(1, 3, chart, {"description": _("Bars: what is done and what is due, by community")})


def _not_shown(rolled: RollUp) -> Table:
    rows = [(_place(each.path), each.why) for each in rolled.unread]
    rows += [(_place(each.path), each.why) for each in rolled.copies]
    rows += [(_place(each.path), each.words) for each in rolled.left_out]
    columns = (Column("file", lambda: _("File"), 60), Column("why", lambda: _("Why"), 80))
    return Table("not_shown", _("Not shown"), columns, tuple(rows))
