"""Cells of other tools as values: "1,500", "30 %", "€1.200,50", 2025-03-10 20:57:08 UTC, "Key Result"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line
from okrdesk.exchange.surveys import dates
from okrdesk.exchange.surveys.folding import folded
from okrdesk.frozen import dataclass
from okrdesk.okr import numbers
from okrdesk.okr.currencies import currency_of
from okrdesk.okr.days import parse_cycle

_SPLIT = re.compile(r"\s*[;\n|]\s*")
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,12}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})(?!\d)|\d\.\d{3},\d")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,12}(?:,\d{3})*\.(?:\d{1,2}|\d{4,})(?![\d.])|\d,\d{3}\.\d")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nan", "keine", "tbd", "?"})

KINDS = {
    "objective": "objective|ziel|o|goal|company objective|team objective|individual objective"
    "|unternehmensziel|theme|big rock",
    "key_result": "key result|keyresult|kr|schlusselergebnis|ergebnis|metric|kpi|measure|target|result"
    "|messgrosse|outcome",
    "other": "deliverable|initiative|task|project|projekt|aufgabe|massnahme|to do|todo|milestone|activity"
    "|subtask|epic|story|feature|action",
}
_KINDS = {word: kind for kind, words in KINDS.items() for word in words.split("|")}
_COMMITTED = frozenset(
    {"committed", "committed goal", "commitment", "verbindlich", "operational", "commit", "roofshot"}
)
_ASPIRATIONAL = frozenset(
    {"aspirational", "aspirational goal", "ambitious", "ambitioniert", "stretch", "moonshot", "ehrgeizig"}
)
_MEASURES = {
    "percentage": "percentage|percent|prozent|%|percent complete|percentage complete",
    "money": "currency|money|wahrung|geld|dollar|euro|betrag",
    "yes-no": "boolean|binary|yes no|ja nein|done|achieved not achieved|true false"
    "|completed not completed|bool",
    "number": "number|numeric|zahl|count|value|increase|decrease|numerical",
    "average": "average|durchschnitt|mean",
}
_MEASURE_OF = {word: measure for measure, words in _MEASURES.items() for word in words.split("|")}
_CONFIDENCES = {"low": 3, "medium": 5, "high": 8, "niedrig": 3, "gering": 3, "mittel": 5, "hoch": 8}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what stands beside it: "%", "€", "members", ""."""

    value: Decimal
    unit: str = ""


def amount(cell: str, locale: str) -> Amount | None:
    """The number in a cell; None where the cell is blank. Raises Refused where it holds no one number."""
    text = in_one_line(cell[:400]).removeprefix("'")
    if text.casefold() in _NOTHING:
        return None
    typed = numbers.typed_text(text)
    parts = numbers.number_in(typed)
    if parts is None:
        raise Refused(numbers.not_a_number(typed, locale))
    unit = " ".join(numbers.words_beside(parts))
    return Amount(numbers.decimal_of(parts, typed, locale), unit)


def locale_of(cells: Iterable[str], otherwise: str) -> str:
    """The locale whose decimals these cells show; `otherwise` where none tells."""
    commas = points = 0
    for cell in cells:
        text = cell[:60]
        commas += bool(_DECIMAL_COMMA.search(text))
        points += bool(_DECIMAL_POINT.search(text))
    if commas != points:
        return "de" if commas > points else "en"
    return otherwise


def share(cell: str, locale: str) -> tuple[Decimal, int] | None:
    """A share of 1 from a percentage cell ("42.11", "42 %"), and the places of its percentage.

    None where there is none.
    """
    try:
        found = amount(cell, locale)
    except Refused:
        return None
    if found is None or abs(found.value) > 100_000:
        return None
    exponent = found.value.as_tuple().exponent
    return found.value / 100, max(0, -exponent) if isinstance(exponent, int) else 0


def day(cell: str, order: str) -> dt.date | None:
    """The day in a cell, whatever time stands with it; None where there is none."""
    moment = dates.moment(in_one_line(cell[:60]), order)
    if moment is None:
        moment = dates.moment(in_one_line(cell[:60]).partition(" ")[0], order)
    return None if moment is None else moment.day


def period(name: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a period such as "Q1 2026"; None where the name tells none."""
    try:
        _name, first, last = parse_cycle(in_one_line(name[:60]))
    except Refused:
        return None
    return first, last


def people(cell: str, *, commas: bool = True) -> tuple[str, ...]:
    """The names in a cell, each once; with `commas` these part them too unless one is "Last, F."."""
    parts = _SPLIT.split(cell[:4000].strip())
    if commas and len(parts) == 1:
        split = [part.strip() for part in parts[0].split(",")]
        if all(" " in part for part in split) or len(split) != 2:
            parts = split
    return tuple(dict.fromkeys(part for each in parts if (part := in_one_line(each)[:200])))


def kind(cell: str) -> str:
    """What sort of line a word names: objective, key_result, other; "" for one that is not known."""
    return _KINDS.get(folded(cell[:100]), "")


def commitment(cell: str) -> str:
    """committed or aspirational; "" where the cell tells neither."""
    word = folded(cell[:100])
    return "committed" if word in _COMMITTED else "aspirational" if word in _ASPIRATIONAL else ""


def measure(cell: str) -> str:
    """The measure that a word names; "" where it names none."""
    return _MEASURE_OF.get(cell.strip().casefold(), "") or _MEASURE_OF.get(folded(cell[:100]), "")


def measure_of_unit(unit: str) -> str:
    """The measure whose values have this unit beside them: percentage, money, else number."""
    if unit.strip().startswith("%") or folded(unit) in ("percent", "prozent"):
        return "percentage"
    return "money" if currency_of(unit) else "number"


def confidence(cell: str, locale: str) -> int | None:
    """A confidence from 0 to 10, of words or numbers; of a percentage its tenth. None where it is none."""
    word = folded(cell[:100])
    if word in _CONFIDENCES:
        return _CONFIDENCES[word]
    try:
        found = amount(cell, locale)
    except Refused:
        return None
    if found is None or found.value < 0:
        return None
    value = (
        found.value / 10
        if found.unit == "%" or found.value > 10
        else found.value * (10 if found.value < 1 and found.value != found.value.to_integral_value() else 1)
    )
    return int(value.to_integral_value()) if value <= 10 else None
