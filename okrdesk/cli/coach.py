"""`okrdesk coach`: advice on a sentence, or on everything in a cycle."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import dismissals, outline
from okrdesk.okr.coach import advice, findings
from okrdesk.okr.coach.findings import Finding


def coach(chosen: argparse.Namespace) -> int:
    """Print advice; JSON is one verdict for --text and a list of them for a workspace (decision 20)."""
    if (chosen.text is None) == (chosen.file is None) or (chosen.text is None) != (chosen.kind is None):
        output.warn(_("Name a workspace, or give --text together with --kind."))
        return 2
    if chosen.text is not None:
        if not chosen.text.strip():
            raise Refused(_("There is no text to judge; type a sentence."))
        judged = advice.advise_text(chosen.text, chosen.kind)
        if chosen.json:
            output.say_json({"verdict": judged.verdict, "findings": _json(judged.findings)})
        else:
            output.say(_verdict(judged.verdict))
            _say(judged.findings)
        return 0
    with asked.reading(chosen.file) as document:
        lines = _lines(document, chosen)
    if chosen.json:
        output.say_json(
            [
                {"number": number, "kind": kind, "verdict": verdict, "findings": _json(remarks)}
                for number, kind, _title, verdict, remarks in lines
            ]
        )
        return 0
    for number, _kind, title, verdict, remarks in lines:
        output.say(f"{number}  {title}: {_verdict(verdict)}".strip())
        _say(remarks)
    return 0


Line = tuple[str, str, str, str, tuple[Finding, ...]]  # number, kind, title, verdict, findings


def _lines(document: Document, chosen: argparse.Namespace) -> list[Line]:
    day = asked.today()
    cycle = asked.cycle(chosen, document, day)
    seen = outline.outline(document, cycle.id, day)
    locale = document.locale
    somebody_owns = any(o.owner for o in seen.objectives) or any(k.owner for k in seen.key_results)
    dismissed: dict[str, frozenset[str]] = {}
    for each in dismissals.all_dismissals(document):
        dismissed[each.line] = dismissed.get(each.line, frozenset()) | {each.rule}
    lines: list[Line] = []
    for line in seen.objectives:
        rows = [key.key_result for key in line.key_results]
        objective = line.objective
        held = dismissed.get(objective.id, frozenset())
        advised = advice.advise_objective(objective, rows, somebody_owns=somebody_owns, dismissed=held)
        title = output.plain(objective.title)
        lines.append((str(line.number), "objective", title, advised.verdict, advised.findings))
        for key in line.key_results:
            held = dismissed.get(key.key_result.id, frozenset())
            advised = advice.advise_key_result(
                key.key_result,
                rows,
                cycle,
                somebody_owns=somebody_owns,
                dismissed=held,
                locale=locale,
            )
            title = output.plain(key.key_result.title)
            lines.append((key.number, "key-result", title, advised.verdict, advised.findings))
    names = {p.id: p.name for k in seen.key_results for p in (k.owner, *k.helpers) if p is not None}
    sure = {k.key_result.id: c for k in seen.key_results if (c := k.figures.confidence) is not None}
    whole = advice.advise_set(
        [(o.objective, [k.key_result for k in o.key_results]) for o in seen.objectives], names, sure
    )
    if whole:
        lines.append(("", "cycle", _("The whole cycle"), findings.verdict(whole), whole))
    return lines


def _json(remarks: Iterable[Finding]) -> list[dict[str, Any]]:
    return [{"rule": each.rule, "level": each.level, "message": each.message} for each in remarks]


def _say(remarks: Iterable[Finding]) -> None:
    for each in remarks:
        output.say(f"   {each.rule}  {output.plain(each.message)}")


def _verdict(verdict: str) -> str:
    return {"ready": _("ready"), "polish": _("polish"), "rework": _("rework")}[verdict]
