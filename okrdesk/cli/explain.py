"""`okrdesk explain`: the sum behind every figure of a key result, an objective or the cycle."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from okrdesk.cli import asked, output
from okrdesk.cli.show_json import target_moved
from okrdesk.document.document import Document
from okrdesk.document.text import clean, plain_digits
from okrdesk.frozen import dataclass
from okrdesk.i18n import PLAIN, _, format_day
from okrdesk.okr import check_ins, late, owning
from okrdesk.okr.explain.explained import Explained
from okrdesk.okr.explain.sums import explain_cycle, explain_key_result, explain_objective
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.rollup import statuses_under_all_rules
from okrdesk.okr.status import RULES, status_name
from okrdesk.okr.values import show_value


@dataclass(frozen=True, slots=True)
class _Told:
    """What is explained, its figures, and its status under every rule ({} of a cycle, which has none).

    `moved` are the sentences of a key result's target that moved, `target_moved` the same in plain values.
    """

    number: str
    title: str
    figures: tuple[Explained, ...]
    statuses: dict[str, str]
    moved: tuple[str, ...] = ()
    target_moved: tuple[dict[str, str | None], ...] = ()


def explain(chosen: argparse.Namespace) -> int:
    """Print each figure with its formula, inputs, rule and rounding (decision 20)."""
    number = plain_digits(clean(chosen.number).strip())
    with asked.reading(chosen.file) as document:
        locale = document.locale
        seen = asked.outline_with(chosen, document, number, asked.day(chosen, locale), chosen.rule)
        told = _told(document, seen, number, PLAIN if chosen.json else locale)
    if chosen.json:
        output.say_json(_as_json(told))
    else:
        _say(told)
    return 0


def _told(document: Document, seen: Outline, number: str, locale: str) -> _Told:
    if not number:
        terms = [(str(each.number), each.figures) for each in seen.objectives]
        return _Told("", seen.cycle.name, explain_cycle(terms, seen.cycle, seen.day, locale), {})
    line = owning.find_line(seen, number)
    statuses = statuses_under_all_rules(line.figures)
    closed = late.as_closed(document, seen.cycle.id, seen.day, seen.rule.key)
    if isinstance(line, KeyResultLine):
        series = check_ins.of_key_result(document, line.key_result.id, seen.day)
        held = late.held_key_result(closed, line.key_result.id)
        figures = explain_key_result(line.key_result, series, seen.cycle, seen.day, seen.rule, locale, held)
        return _Told(
            line.number, line.key_result.title, figures, statuses, *_moved(document, seen, line, locale)
        )
    parts = [(each.number, each.figures) for each in line.key_results]
    whole = late.held_objective(closed, line.objective.id)
    figures = explain_objective(parts, line.figures, seen.rule, locale, whole)
    return _Told(str(line.number), line.objective.title, figures, statuses)


def _moved(
    document: Document, seen: Outline, line: KeyResultLine, locale: str
) -> tuple[tuple[str, ...], tuple[dict[str, str | None], ...]]:
    row = line.key_result
    moved = [each for each in moved_targets(document, seen.cycle.id) if each.key_result_id == row.id]
    sentence = _("The target was moved from {before} to {after} on {day}.")
    return tuple(
        sentence.format(
            before=show_value(each.before, row, locale),
            after=show_value(each.after, row, locale),
            day=format_day(each.on, locale),
        )
        for each in moved
    ), tuple(target_moved(moved, row.id))


def _as_json(told: _Told) -> dict[str, object]:
    return {
        "number": told.number or None,
        "title": told.title,
        "figures": [
            {
                "name": each.key,
                "value": each.exact,
                "formula": each.formula,
                "inputs": dict(each.inputs),
                "rule": each.rule,
            }
            for each in told.figures
        ],
        "statuses": told.statuses,
        "target_moved": list(told.target_moved),
    }


def _say(told: _Told) -> None:
    output.say("  ".join(part for part in (told.number, output.plain(told.title)) if part))
    for sentence in told.moved:
        output.say(sentence)
    for each in told.figures:
        output.say()
        output.say(f"{each.name}: {output.plain(each.value)}")
        output.say_table(list(_rows(each)), indent="   ")
    if told.statuses:
        output.say()
        output.say(_("Status under each rule:"))
        output.say_table([(RULES[k].name, status_name(s)) for k, s in told.statuses.items()], indent="   ")


def _rows(each: Explained) -> Iterable[tuple[str, str]]:
    yield _("formula"), each.formula
    if each.sum:
        yield _("sum"), each.sum
    for name, value in each.inputs:
        yield name, output.plain(value)
    if each.rule:
        yield _("rule"), each.rule
    if each.rounding:
        yield _("rounding"), each.rounding
