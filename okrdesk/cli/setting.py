"""`okrdesk set`: what the window's forms can set, by command."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _
from okrdesk.okr import history, key_results, objectives, owning
from okrdesk.okr.days import Lies, parse_day
from okrdesk.okr.key_results import towards
from okrdesk.okr.numbers import parse_number
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import parse_value

_OF_OBJECTIVES = ("title", "weight", "supports")
_OF_KEY_RESULTS = ("title", "weight", "baseline", "target", "unit", "due", "starts")
_ALL = tuple(dict.fromkeys((*_OF_KEY_RESULTS, *_OF_OBJECTIVES)))
_EMPTY = ("-", "none")


def set_command(chosen: argparse.Namespace) -> int:
    """Set fields of an objective or key result, by number or id; "-" empties one that may be empty."""
    given = {name: getattr(chosen, name) for name in _ALL if getattr(chosen, name) is not None}
    if not given:
        options = ", ".join(f"--{name}" for name in _ALL)
        raise Refused(_("Say what to set: {options}.").format(options=options))
    with asked.writing(chosen.file) as opened:
        document = opened.document
        number = plain_digits(clean(chosen.number).strip())
        locale = asked.locale(chosen.locale) or document.locale
        line = owning.find_line(asked.outline_with(chosen, document, number, asked.today()), number)
        before = history.steps(document, 1)[0].id
        if isinstance(line, KeyResultLine):
            _set_key_result(document, line.key_result, given, locale)
        else:
            _set_objective(document, line.objective, given, locale)
        newest = history.steps(document, 1)[0]
        if newest.id == before:
            output.say(_("{number}: that stands there already.").format(number=line.number))
            return 0
        told = newest.sentence
        published = opened.publish()
    output.say(output.cut(told, 300))
    if published.merged is not None and published.merged.steps:
        output.say(_("Others changed the file meanwhile; both are kept."))
    return 0


def _set_key_result(document: Document, row: KeyResult, given: dict[str, str], locale: str) -> None:
    if "supports" in given:
        raise Refused(_("A key result supports its objective; name that, such as 1."))
    fields: dict[str, Any] = {}
    for name, typed in given.items():
        empty = typed.strip().casefold() in _EMPTY
        if name in ("title", "unit"):
            fields[name] = "" if name == "unit" and empty else typed.strip()
        elif empty:
            fields[name] = None
        elif name in ("due", "starts"):
            lies: Lies = "ahead" if name == "due" else "near"
            fields[name] = parse_day(typed, asked.today(), locale, lies)
        elif name == "weight":
            fields[name] = parse_number(typed.strip().removesuffix("%"), locale)
        else:
            fields[name] = parse_value(typed, row, locale).value
    key_results.change(document, row, towards(row, replace(row, **fields)))


def _set_objective(
    document: Document, objective: objectives.Objective, given: dict[str, str], locale: str
) -> None:
    if foreign := [name for name in given if name not in _OF_OBJECTIVES]:
        sentence = _("An objective has no {what}; name one of its key results, such as 1.2.")
        raise Refused(sentence.format(what=foreign[0]))
    after = objective
    if (title := given.get("title")) is not None:
        after = replace(after, title=title.strip())
    if (weight := given.get("weight")) is not None:
        empty = weight.strip().casefold() in _EMPTY
        number = None if empty else parse_number(weight.strip().removesuffix("%"), locale)
        after = replace(after, weight=number)
    if (supports := given.get("supports")) is not None:
        after = replace(after, supports="" if supports.strip().casefold() in _EMPTY else supports.strip())
    objectives.change(document, objective, after)
