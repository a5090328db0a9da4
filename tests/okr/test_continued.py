"""What a line carries on from an earlier cycle, in one sentence."""

from __future__ import annotations

from types import SimpleNamespace

from okrdesk.document.document import Document
from okrdesk.okr import closing, continued, cycles, key_results, objectives
from tests.okr.test_edits import world  # noqa: F401


def test_both_kinds_of_line_name_number_and_cycle(world: tuple[Document, SimpleNamespace]) -> None:  # noqa: F811
    document, ids = world
    old = cycles.read(document, ids.cycle)
    assert continued.sentence(document, objectives.read(document, ids.o1)) == ""
    following = closing.close(document, ids.cycle, on=old.last_day, next_name="2026-Q2")
    (objective,) = (o for o in objectives.of_cycle(document, following) if o.continues_id == ids.o1)
    assert continued.sentence(document, objective) == f"Continues 1 of {old.name}."
    row = key_results.of_objective(document, objective.id)[1]
    assert continued.sentence(document, row) == f"Continues 1.2 of {old.name}."
