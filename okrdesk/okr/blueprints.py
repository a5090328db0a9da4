"""Blueprints: ready-made objectives with key results and placeholders such as [CITY].

Everything here is pure: what the figures mean together, what is still to be filled in, when things are due.
Reading the files is in blueprint_files.py, taking one over into a workspace in adopting.py.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from okrdesk import paths
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, in_one_line
from okrdesk.i18n import _
from okrdesk.okr import days
from okrdesk.okr.blueprint_cards import SHIPPED
from okrdesk.okr.blueprint_files import (
    FIGURES,
    PLACEHOLDER,
    Blueprint,
    BlueprintKeyResult,
    CrossCheck,
    parse,
    read_file,
    texts_in,
    to_content,
)
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.objectives import Objective
from okrdesk.okr.rounding import half_up, trimmed
from okrdesk.okr.shown import format_percent
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import show_value

FEWEST_AT_ONCE, MOST_AT_ONCE = 2, 3  # the guide's advice: choose two or three

LONGEST_FILLING = 200
OWN_COLOUR = "#5B6775"

_FIELD_IN_SAYS = re.compile(r"\{(a|b|result)\}")

__all__ = [
    "FEWEST_AT_ONCE",
    "MOST_AT_ONCE",
    "SHIPPED",
    "Blueprint",
    "BlueprintKeyResult",
    "CrossCheck",
    "content_of",
    "due_of",
    "fill",
    "find",
    "hints",
    "parse",
    "placeholders",
    "read_file",
    "shipped",
    "to_content",
    "together",
]


@lru_cache(maxsize=1)
def shipped() -> tuple[Blueprint, ...]:
    """The eight blueprints that come with the application, in their usual order."""
    return tuple(read_file(paths.blueprints() / f"{key}.json") for key in SHIPPED)


def find(key: str) -> Blueprint:
    """The shipped blueprint with this key or title; refused with the nearest name."""
    wanted = key.strip().casefold()
    for blueprint in shipped():
        if wanted in (blueprint.key, blueprint.title.casefold()):
            return blueprint
    hint = suggestion(wanted, [blueprint.key for blueprint in shipped()])
    raise Refused(_("There is no blueprint “{key}”; {hint}").format(key=clean(key, 60), hint=hint))


def placeholders(blueprint: Blueprint) -> dict[str, str]:
    """The names to fill in, each with what it asks for."""
    return dict(blueprint.placeholders)


def fill(blueprint: Blueprint, fillings: Mapping[str, str]) -> Blueprint:
    """The blueprint with its placeholders filled in; refused with all gaps and all unknown names at once."""
    given = {name.strip().strip("[]").upper(): in_one_line(text) for name, text in fillings.items()}
    asked = placeholders(blueprint)
    gaps = [name for name in asked if given.get(name, "") in ("", f"[{name}]")]
    unknown = sorted(clean(name, 40) for name in given.keys() - asked.keys())
    long = [name for name in asked if len(given.get(name, "")) > LONGEST_FILLING]
    problems = []
    if gaps:
        named = ", ".join(f"{name} ({asked[name]})" for name in gaps)
        problems.append(_("fill in {names}").format(names=named))
    if unknown:
        problems.append(_("it has no placeholder {names}").format(names=", ".join(unknown)))
    if long:
        problems.append(_("shorten {names} to {n} letters").format(names=", ".join(long), n=LONGEST_FILLING))
    if problems:
        sentence = _("“{title}” cannot be taken over like this: {problems}.")
        raise Refused(sentence.format(title=blueprint.title, problems="; ".join(problems)))

    def put(text: str) -> str:
        return PLACEHOLDER.sub(lambda match: given.get(match[1], match[0]), text)

    return replace(
        _with_texts(blueprint, put),
        placeholders=(),
        key_results=tuple(_with_texts(key_result, put) for key_result in blueprint.key_results),
        cross_checks=tuple(_with_texts(check, put) for check in blueprint.cross_checks),
    )


def together(blueprint: Blueprint, targets: Sequence[Decimal | None], locale: str = "") -> tuple[str, ...]:
    """What our targets mean together, recomputed: one line of figures, then the questions they raise.

    A figure whose targets are missing is left out. For example "10 events × 50 people = 500 attendances.".
    """
    said, asked = [], []
    for check in blueprint.cross_checks:
        figure = _figure(blueprint, check, targets)
        if figure is None:
            continue
        said.append(_in_words(blueprint, check, targets, figure, locale))
        if check.ask and check.ask_below is not None and figure < Fraction(check.ask_below):
            asked.append(check.ask)
    line = said[0] if said else ""
    for more in said[1:]:
        line = _("{figures}, and {more}").format(figures=line, more=more)
    return ((_("{figures}.").format(figures=line),) if line else ()) + tuple(asked)


def hints(blueprint: Blueprint) -> tuple[str, ...]:
    """What to keep in mind whatever the figures are: the cross-checks that compute nothing."""
    return tuple(check.says for check in blueprint.cross_checks if check.kind == "note")


def content_of(title: str, objective: Objective, rows: Sequence[KeyResult]) -> dict[str, Any]:
    """A blueprint made from an objective of ours, as JSON content; refused when it is too large for one.

    A count from 0 begins at 0 again; every other baseline is to be read anew. [NAMES] in capitals become
    placeholders.
    """
    made = Blueprint(
        key=re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "own",
        title=title,
        tagline="",
        purpose="",
        fits_when=objective.why,
        objective=objective.title,
        type=objective.type,
        phases=(),
        colour=OWN_COLOUR,
        placeholders=(),
        key_results=tuple(_from_ours(row) for row in rows),
    )
    described = {name: asks for each in shipped() for name, asks in each.placeholders}
    names = dict.fromkeys(name for text in texts_in(to_content(made)) for name in PLACEHOLDER.findall(text))
    asked = tuple((name, described.get(name, name.replace("_", " ").lower())) for name in names)
    return to_content(parse(to_content(replace(made, placeholders=asked))))


def _from_ours(row: KeyResult) -> BlueprintKeyResult:
    return BlueprintKeyResult(
        title=row.title,
        measure=row.measure,
        direction=row.direction,
        baseline=row.baseline if row.baseline == 0 else None,
        target=row.target,
        unit=row.unit,
        output=row.output,
        proxy=row.proxy,
        baseline_hint=row.hint,
        low=row.low,
        high=row.high,
        stages=row.stages,
    )


def due_of(period: str | None, first_day: dt.date, last_day: dt.date) -> dt.date | None:
    """When a key result of this period is due (decision 16): "Q2" on the last day of the cycle after.

    None means that nothing is set: the adopting cycle's last day holds.
    """
    return days.next_cycle(first_day, last_day)[2] if period == "Q2" else None


def _figure(blueprint: Blueprint, check: CrossCheck, targets: Sequence[Decimal | None]) -> Fraction | None:
    """The figure, exact; a rate as a share of 1. None for notes and where a target is missing."""
    if check.kind not in FIGURES:
        return None
    known = [targets[n - 1] if n <= len(targets) else None for n in check.of]
    one, two = (None if t is None or not t.is_finite() else Fraction(t) for t in known)
    if one is None or two is None:
        return None
    if check.kind == "product":
        return one * two
    if check.kind == "share":
        return one * two / 100
    return one / two if two else None


def _in_words(
    blueprint: Blueprint, check: CrossCheck, targets: Sequence[Decimal | None], figure: Fraction, locale: str
) -> str:
    one, two = (blueprint.key_results[n - 1] for n in check.of)
    wording = {
        "a": show_value(targets[check.of[0] - 1], _measured_like(one), locale),
        "b": show_value(targets[check.of[1] - 1], _measured_like(two), locale),
    }
    if check.kind == "rate":
        wording["result"] = format_percent(figure, locale)
    else:
        like = two if check.kind == "share" or MEASURES[two.measure].shown == "money" else one
        wording["result"] = show_value(Decimal(trimmed(half_up(figure, 2))), _measured_like(like), locale)
    return _FIELD_IN_SAYS.sub(lambda match: wording[match[1]], check.says)


def _measured_like(key_result: BlueprintKeyResult) -> KeyResult:
    return KeyResult("", "", key_result.title, measure=key_result.measure, unit=key_result.unit)


Record = TypeVar("Record", Blueprint, BlueprintKeyResult, CrossCheck)


def _with_texts(record: Record, put: Callable[[str], str]) -> Record:
    """The record with every text in it, and every list of texts, changed."""
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str):
            changes[field.name] = put(value)
        elif isinstance(value, tuple) and value and all(isinstance(part, str) for part in value):
            changes[field.name] = tuple(put(part) for part in value)
    return replace(record, **changes)
