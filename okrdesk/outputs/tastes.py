"""A taste of what is in a file, a few lines of the real thing, for whoever chooses what to hand out."""

from __future__ import annotations

import json
from collections.abc import Callable

from okrdesk.document.document import Document
from okrdesk.exchange import calendar, markdown
from okrdesk.exchange.cycle_tables import tables_of
from okrdesk.exchange.goal_tables import key_result_fields, key_results_table
from okrdesk.exchange.workspace_csv import text_of
from okrdesk.i18n import format_day
from okrdesk.okr.outline import Outline
from okrdesk.okr.values import show_amount

LINES = 4
_COLUMNS = ("number", "today", "target")
_FIELDS = ("title", "baseline", "target", "unit", "measure")

Rows = tuple[tuple[str, ...], ...]


def taste(key: str, document: Document, seen: Outline) -> Rows:
    """A few rows of a file, each with its cells: several in a workbook, one in what is text.

    `key` is that of its output; nothing for one that is no file with words in it.
    """
    return _TASTES[key](document, seen)[:LINES] if key in _TASTES else ()


def _workbook(document: Document, seen: Outline) -> Rows:
    names = {field.key: field.name() for field in key_result_fields()}
    rows = [
        (
            line.number,
            *(
                "" if value is None else show_amount(value, line.key_result, document.locale)
                for value in (line.figures.current, line.key_result.target)
            ),
        )
        for line in seen.key_results[:LINES]
    ]
    return (tuple(names[key] for key in _COLUMNS), *rows)


def _table(document: Document, seen: Outline) -> Rows:
    table = key_results_table(document, seen)
    at = [table.index(key) for key in _COLUMNS]
    lines = [",".join(text_of(row[index]) for index in at) for row in table.rows[:LINES]]
    return tuple((line,) for line in (",".join(_COLUMNS), *lines))


def _tables(document: Document, seen: Outline) -> Rows:
    return tuple((f"{table.key}.csv",) for table in tables_of(document, seen))


def _markdown(document: Document, seen: Outline) -> Rows:
    lines = markdown.to_markdown(document, seen).decode().splitlines()
    return tuple((line,) for line in lines if line.startswith(("## ", "- ")))


def _json(_document: Document, seen: Outline) -> Rows:
    if not seen.key_results:
        return ()
    row = seen.key_results[0].key_result
    told = {name: None if (value := getattr(row, name)) is None else str(value) for name in _FIELDS}
    return tuple(
        (line.strip(),) for line in json.dumps(told, ensure_ascii=False, indent=1).splitlines()[1:-1]
    )


def _calendar(document: Document, seen: Outline) -> Rows:
    every = calendar.days(document, seen.cycle)
    ahead = [each for each in every if each[0] >= seen.day] or every[-LINES:]
    return tuple((format_day(day, document.locale, "MMMd"), said) for day, said in ahead)


_TASTES: dict[str, Callable[[Document, Outline], Rows]] = {
    "workbook": _workbook,
    "table": _table,
    "tables": _tables,
    "markdown": _markdown,
    "json": _json,
    "calendar": _calendar,
}
