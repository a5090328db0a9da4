"""A taste of what is in a file: a few rows of its bytes, for whoever chooses what to hand out."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation

from okrdesk.exchange import workbooks
from okrdesk.exchange.cells import unguarded
from okrdesk.exchange.goal_tables import key_result_fields
from okrdesk.i18n import as_percent, format_day, format_number

LINES = 5
_COLUMNS = ("number", "today", "target")
_FIELDS = ("title", "baseline", "target", "unit", "measure")
_EVENT = re.compile(r"DTSTART;VALUE=DATE:(\d{8}).*?SUMMARY:(.*?)\n", re.DOTALL)

Rows = tuple[tuple[str, ...], ...]


def taste(content: bytes, ending: str, day: dt.date, locale: str) -> Rows:
    """A few rows of a file, each with its cells: several in a workbook and a calendar, one in what is text.

    Of a calendar the days from `day` on. Nothing for a file without words.
    """
    return tuple(_TASTES[ending](content, day, locale))[:LINES] if ending in _TASTES else ()


def _workbook(content: bytes, _day: dt.date, locale: str) -> Rows:
    """Key results with what they stand at, as the patterns of their cells show it."""
    names = {field.key: field.name() for field in key_result_fields()}
    wanted = [names[key] for key in _COLUMNS]
    for sheet in workbooks.sheets_of(content, "taste.xlsx") or ():
        head = sheet.lines[0].cells if sheet.lines else ()
        if not set(wanted) <= set(head):
            continue
        measure = head.index(names["measure"])
        rows = [_picked(line.cells, [head.index(name) for name in wanted]) for line in sheet.lines[1:]]
        of = [_picked(line.cells, [measure])[0] for line in sheet.lines[1:]]
        shown = (
            (row[0], *(_shown(cell, kind, locale) for cell in row[1:]))
            for row, kind in zip(rows, of, strict=True)
        )
        return (tuple(wanted), *shown)
    return ()


def _shown(cell: str, measure: str, locale: str) -> str:
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return cell
    if measure != "percentage":
        return format_number(number, locale)
    return as_percent(format_number((number * 100).normalize() + 0, locale), locale)


def _table(content: bytes, _day: dt.date, _locale: str) -> Iterable[tuple[str]]:
    lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    head = next(lines)
    at = [head.index(key) for key in _COLUMNS]
    yield (",".join(_COLUMNS),)
    for line in lines:
        yield (",".join(unguarded(cell) for cell in _picked(line, at)),)


def _picked(cells: Sequence[str], at: Iterable[int]) -> list[str]:
    return [cells[index] if index < len(cells) else "" for index in at]


def _packed(content: bytes, _day: dt.date, _locale: str) -> Rows:
    return tuple((name,) for name in workbooks.members_of(content, "taste.zip", ".csv"))


def _markdown(content: bytes, _day: dt.date, _locale: str) -> Rows:
    return tuple((line,) for line in content.decode().splitlines() if line.startswith(("## ", "- ")))


def _json(content: bytes, _day: dt.date, _locale: str) -> Rows:
    rows = json.loads(content)["content"]["key_result"]
    told = {name: row[name] for row in rows[:1] for name in _FIELDS}
    return tuple((line.strip(),) for line in json.dumps(told, ensure_ascii=False, indent=1).split("\n")[1:-1])


def _calendar(content: bytes, day: dt.date, locale: str) -> Rows:
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    every = sorted(
        (dt.date.fromisoformat(at), re.sub(r"\\(.)", r"\1", said)) for at, said in _EVENT.findall(text)
    )
    ahead = [each for each in every if each[0] >= day] or every[-LINES:]
    return tuple((format_day(at, locale, "MMMd"), said) for at, said in ahead)


_TASTES: dict[str, Callable[[bytes, dt.date, str], Iterable[tuple[str, ...]]]] = {
    "xlsx": _workbook,
    "csv": _table,
    "zip": _packed,
    "md": _markdown,
    "json": _json,
    "ics": _calendar,
}
