"""What the coach says of the chosen line."""

from __future__ import annotations

from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.gui.pages.objectives_page.outline_model import OutlineRow
from okrdesk.okr import dismissals, people
from okrdesk.okr.coach import advice
from okrdesk.okr.coach.advice import Advice
from okrdesk.okr.outline import Outline

MOST_OF_THE_CYCLE = 8  # pieces of advice on the cycle as a whole, the weightiest first


def advice_on(document: Document, outline: Outline, row: OutlineRow) -> Advice:
    """The advice on a key result; on an objective together with that on the cycle as a whole."""
    dismissed = dismissals.rules_of(document, row.id)
    somebody = any(k.owner for k in outline.key_results) or any(o.owner for o in outline.objectives)
    siblings = [k.key_result for k in row.objective.key_results]
    if row.key_result is not None:
        return advice.advise_key_result(
            row.key_result.key_result,
            siblings,
            outline.cycle,
            somebody_owns=somebody,
            dismissed=dismissed,
            locale=document.locale,
        )
    own = advice.advise_objective(
        row.objective.objective, siblings, somebody_owns=somebody, dismissed=dismissed
    )
    return _with_whole_cycle(document, outline, own)


def _with_whole_cycle(document: Document, outline: Outline, own: Advice) -> Advice:
    sets = [(o.objective, [k.key_result for k in o.key_results]) for o in outline.objectives]
    names = {p.id: p.name for p in people.everyone(document)}
    confidences = {
        k.key_result.id: k.figures.confidence for k in outline.key_results if k.figures.confidence is not None
    }
    dismissed = dismissals.rules_of(document, outline.cycle.id)
    whole = [f for f in advice.advise_set(sets, names, confidences) if f.rule not in dismissed]
    return replace(own, findings=(*own.findings, *whole[:MOST_OF_THE_CYCLE]))
