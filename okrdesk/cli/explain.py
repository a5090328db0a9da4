"""`okrdesk explain`: the sum behind every figure of a key result, and its status under all rules."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked, output
from okrdesk.i18n import _
from okrdesk.okr import check_ins, mission
from okrdesk.okr.explain.sums import explain_key_result
from okrdesk.okr.rollup import statuses_under_all_rules
from okrdesk.okr.status import RULES, status_name


def explain(chosen: argparse.Namespace) -> int:
    """Print each figure with its formula, inputs, rule and rounding (decision 20)."""
    with asked.reading(chosen.file) as document:
        day = asked.day(chosen, mission.locale_of(document))
        seen, line = asked.key_result(chosen, document, day, chosen.rule)
        found = check_ins.of_key_result(document, line.key_result.id, day)
    figures = explain_key_result(line.key_result, found, seen.cycle, day, seen.rule)
    statuses = statuses_under_all_rules(line.figures)
    if chosen.json:
        output.say_json(
            {
                "number": line.number,
                "title": line.key_result.title,
                "figures": [
                    {
                        "name": each.key,
                        "value": each.exact,
                        "formula": each.formula,
                        "inputs": dict(each.inputs),
                        "rule": each.rule,
                    }
                    for each in figures
                ],
                "statuses": statuses,
            }
        )
        return 0
    output.say(f"{line.number}  {output.plain(line.key_result.title)}")
    for each in figures:
        output.say()
        output.say(f"{each.name}: {output.plain(each.value)}")
        told = [(_("formula"), each.formula)]
        told += [(_("sum"), each.sum)] if each.sum else []
        told += [(name, output.plain(value)) for name, value in each.inputs]
        told += [(_("rule"), each.rule)] if each.rule else []
        told += [(_("rounding"), each.rounding)] if each.rounding else []
        output.say_table(told, indent="   ")
    output.say()
    output.say(_("Status under each rule:"))
    output.say_table([(RULES[k].name, status_name(s)) for k, s in statuses.items()], indent="   ")
    return 0
