"""What a journal may say: asked of every file that is opened and of every copy that is merged.

A value that no field can hold would be found out much later, by some page, a report or an undo.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from peewee import Field, ForeignKeyField

from okrdesk.document.columns import FIELDS
from okrdesk.document.fields import (
    ClockField,
    ClocksField,
    DayField,
    DecimalField,
    ListField,
    MarksField,
    PairsField,
    TextsField,
    WholeField,
)
from okrdesk.document.shapes import is_decimal
from okrdesk.document.text import LABEL_LIMIT, LIMIT, LIST_LIMIT

LATEST = "0fffffffffffffff"  # the year 2527: no clock is later, so that a later one always fits
_HEX32 = re.compile(r"[0-9a-f]{32}")
_CLOCK = re.compile(r"[0-9a-f]{16}")
# What `clean` lets nobody write here: control characters and halves of a pair.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Within a text in JSON; told as what may stand there it is found in three quarters of the time.
_PLAIN = r"[\]-~#-\[ !\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_USUAL_DAYS = "|".join(  # all but the 29th of February
    ("(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])", "(?:0[13-9]|1[0-2])-(?:29|30)", "(?:0[13578]|1[02])-31")
)
_DEEPEST = 8  # lists in lists; a blueprint needs five
_LARGEST = 10**15  # a number in a list
_MANY = 150  # new rows of a table for which making its pattern takes longer than looking at their values
_REMEMBERED = 100  # letters of a text that is looked at once, however often it is told
_MOST_KNOWN = 5_000  # such texts of a field

Told = tuple[str, str, str, str | None, str | None]  # table, row, field, before, after
Fits = Callable[[Any], bool]


class NonsenseError(ValueError):
    """A step or a change that nobody can have made here."""


def check_steps(steps: Iterable[tuple[Any, ...]]) -> None:
    """Look at rows of `step`: id, clock, actor, person, label, undoes. Raises NonsenseError."""
    for step_id, clock, actor, person, label, undoes in steps:
        if not (
            _HEX32.fullmatch(step_id)
            and is_clock(clock)
            and _HEX32.fullmatch(actor)
            and len(person) <= LABEL_LIMIT
            and len(label) <= LABEL_LIMIT
            and not holds_unseen(person + label)
            and (undoes is None or _HEX32.fullmatch(undoes))
        ):
            raise NonsenseError(step_id)


def are_usual(tables: tuple[str, ...], lines: str, count: int) -> bool:
    """Whether so many new rows of these tables are all in their plainest form, as nearly all are.

    A line each: table, id and the JSON that the journal tells, U+001F between them. Where it is not so,
    `check_changes` has to look at each.
    """
    # As many ends as rows: none of them holds one, so that each mark between is the one that belongs there.
    return lines.count("\n") == count and _usual_lines(tables).fullmatch(lines) is not None


def check_changes(changes: Iterable[Told], many: Iterable[str] = ()) -> None:
    """Look at what changes say: known tables and fields, values that fit. Raises NonsenseError.

    `many` are tables that are known to have many new rows.
    """
    fits = {table: _fits_of(table, tuple(fields)) for table, fields in FIELDS.items()}
    added = dict.fromkeys(FIELDS, 0) | dict.fromkeys(many, _MANY)
    for table, row, column, before, after in changes:
        if table not in fits:
            raise NonsenseError(table)
        if column == "*" and before is None and after is not None and len(after) <= LIMIT:
            # Nearly all of a large journal are new rows as our triggers write them: one look is enough.
            added[table] += 1
            match = _usual_row(table).fullmatch(after) if added[table] > _MANY else None
            if match is not None and (match[1] or row) == row and _HEX32.fullmatch(row):
                continue
        if not (_HEX32.fullmatch(row) and _says_sense(table, row, column, (before, after), fits[table])):
            raise NonsenseError(table)


def _says_sense(
    table: str, row: str, column: str, told: tuple[str | None, str | None], fits: dict[str, Fits]
) -> bool:
    try:
        old, value = map(_value, told)
    except (ValueError, RecursionError):
        return False
    if column == "*":
        return old is None and _is_row(FIELDS[table], fits, row, value)
    return column != "id" and column in fits and fits[column](value) and fits[column](old)


def holds_unseen(text: str) -> bool:
    """Whether a text holds what nobody can write here: control characters, halves of a pair."""
    return _UNSEEN.search(text) is not None


def is_clock(value: object) -> bool:
    """Whether this is a moment that a later one can follow."""
    return isinstance(value, str) and bool(_CLOCK.fullmatch(value)) and value < LATEST


def _value(text: str | None) -> Any:
    return None if text is None else _STRICT.decode(text)


def _no_constant(text: str) -> Any:
    raise ValueError(text)  # NaN and Infinity, which SQLite does not take for JSON


_STRICT = json.JSONDecoder(parse_constant=_no_constant)  # `json.loads` would make one for each text


@cache
def _usual_row(table: str) -> re.Pattern[str]:
    """The JSON of a new row in its plainest form; what does not match is looked at value by value."""
    return re.compile(_usual_json(table, "([0-9a-f]{32})"))


@cache
def _usual_lines(tables: tuple[str, ...]) -> re.Pattern[str]:
    """Many such rows, as `are_usual` has them."""
    lines = (
        rf"{table}\x1f([0-9a-f]{{32}})\x1f" + _usual_json(table, rf"\{nth}") + r"\n"
        for nth, table in enumerate(tables, 1)
    )
    return re.compile(rf"(?:{'|'.join(lines)})*+")


def _usual_json(table: str, row: str) -> str:
    pattern = rf'\{{(?:"id":"{row}",|)'  # a file of the first schema tells the id once more
    is_first = True  # until there is one that must be there: the comma comes behind what may be left out
    for name, field in FIELDS[table].items():
        if name != "id":
            told = rf'"{name}":(?:{_usual_value(field)}{"|null" if field.null else ""})'
            before, behind = ("", ",") if is_first else (",", "")
            if field.default is None and not field.null:
                pattern += told if is_first else f",{told}"
                is_first = False
            else:
                pattern += f"(?:{before}{told}{behind}|)"
    return pattern + r"\}"


def _usual_value(field: Field) -> str:
    if isinstance(field, WholeField):
        # Of a large bound only what has fewer digits: the rest is looked at value by value.
        digits = len(str(field.most)) - 2
        return f"0|[1-9][0-9]{{0,{digits - 1}}}" if digits > 0 else "|".join(map(str, range(field.most + 1)))
    if isinstance(field, ForeignKeyField):
        return '"[0-9a-f]{32}"'
    if isinstance(field, ClockField):
        return '"0[0-9a-e][0-9a-f]{14}"'
    if isinstance(field, DayField):
        return f'"(?!0000)[0-9]{{4}}-(?:{_USUAL_DAYS})"'
    if isinstance(field, DecimalField):
        return r'"-?[0-9]{1,40}(?:\.[0-9]{1,40})?"'
    if isinstance(field, ListField):
        return r'"\[\]"' if field.shape is list else r'"\{\}"'
    return rf'"{_PLAIN}*+(?:\\[nt"\\]{_PLAIN}*+)*+"'


def _is_row(fields: dict[str, Field], fits: dict[str, Fits], row: str, values: Any) -> bool:
    if not isinstance(values, dict) or values.get("id", row) != row or not values.keys() <= fits.keys():
        return False
    if len(values) < len(fits):
        missing = (fields[name] for name in fits.keys() - values.keys() - {"id"})
        if any(field.default is None and not field.null for field in missing):
            return False
    return all(fits[name](value) for name, value in values.items())


@cache
def _fits_of(table: str, columns: tuple[str, ...]) -> dict[str, Fits]:
    """For each column of a table whether a value fits: kept, for a file is looked at again and again."""
    return {column: _fitting(FIELDS[table][column]) for column in columns}


def _fitting(field: Field) -> Fits:
    """Whether a value fits a field; a short text that did is known the next time."""
    known: set[str] = set()

    def fits(value: Any) -> bool:
        if value is None:
            return bool(field.null)
        if isinstance(field, WholeField):
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= field.most
        if not isinstance(value, str):
            return False
        if value in known:
            return True
        fitting = _fits_text(field, value)
        if fitting and len(value) <= _REMEMBERED:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known.add(value)
        return fitting

    return fits


def _fits_text(field: Field, value: str) -> bool:
    limit = LIST_LIMIT if isinstance(field, ListField) else LIMIT
    if len(value) > limit or holds_unseen(value):
        return False
    if field.column_name == "id" or isinstance(field, ForeignKeyField):
        return bool(_HEX32.fullmatch(value))
    if isinstance(field, ClockField):
        return is_clock(value)
    if isinstance(field, DecimalField):
        return is_decimal(value)
    try:
        if isinstance(field, DayField):
            return dt.date.fromisoformat(value).isoformat() == value
        return not isinstance(field, ListField) or fits_list(field, value)
    except ValueError:
        return False


def fits_list(field: ListField, text: str) -> bool:
    """Whether a list or mapping, as the file holds it, is what the field promises, to what stands in it."""
    try:
        value = _STRICT.decode(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(value, field.shape) or not _is_plain(value, _DEEPEST):
        return False
    if isinstance(field, ClocksField):
        return all(map(is_clock, value.values()))
    if isinstance(field, TextsField):
        return all(isinstance(each, str) for each in value)
    if isinstance(field, PairsField):
        # A name alone is passed over where it is read.
        return all((isinstance(each, str) and not field.decimals) or _is_pair(field, each) for each in value)
    if isinstance(field, MarksField):
        return all(type(each) is int and 0 <= each <= field.most for each in value)
    return field.fits is None or field.fits(value)


def _is_pair(field: PairsField, value: Any) -> bool:
    if not (isinstance(value, list) and len(value) == 2 and is_decimal(value[1])):
        return False
    return is_decimal(value[0]) if field.decimals else isinstance(value[0], str)


def _is_plain(value: Any, deepest: int) -> bool:
    """Whether a list or mapping holds texts and numbers that can be shown, and nothing too deep."""
    if isinstance(value, str):
        return len(value) <= LIMIT and not holds_unseen(value)
    if isinstance(value, dict):
        return deepest > 0 and all(_is_plain(k, 0) and _is_plain(v, deepest - 1) for k, v in value.items())
    if isinstance(value, list):
        return deepest > 0 and all(_is_plain(each, deepest - 1) for each in value)
    return value is None or (isinstance(value, int | float) and abs(value) <= _LARGEST)
