"""Records of JSON as the cells of a table, so that whatever a file is, one place makes goals of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from okrdesk.exchange.rescue.lines import Cells, Columns
from okrdesk.exchange.surveys.folding import folded

_NAMES = ("name", "display name", "full name", "title", "email", "id")


def listed(value: Any) -> list[dict[str, Any]]:
    """The records in a list, or in the first list that a mapping holds."""
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, list)), [])
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text_of(value: Any) -> str:
    """A plain value as a cell; what is named by its name; several with semicolons between."""
    if isinstance(value, bool) or value is None:
        return "1" if value is True else ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)[:60]
    if isinstance(value, list):
        return "; ".join(filter(None, (text_of(each) for each in value[:50])))
    if isinstance(value, dict):
        known = {folded(str(key)): each for key, each in value.items()}
        named = (known[name] for name in _NAMES if isinstance(known.get(name), str | int))
        return next((text_of(each) for each in named), "")
    return ""


def cells(line: int, record: Mapping[str, Any], names: Mapping[str, str], **more: str) -> Cells:
    """The cells of a record: `names` leads from its keys to fields, `more` are cells that are known."""
    held = {field: text_of(record.get(key)).strip() for key, field in names.items()}
    return Cells(line, {field: text for field, text in {**held, **more}.items() if text})


def columns(fields: Iterable[str]) -> Columns:
    """Columns of records, called as their fields: numbers have points, days the year first."""
    return Columns({field: field for field in fields}, "en", "ymd")
