"""What the goals gave: marks, risks, what a closed cycle refuses, two copies that mark apart."""

from __future__ import annotations

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import benefits, cycles
from okrdesk.okr.terms import Cycle
from tests import factories


def _cycle(document: Document) -> Cycle:
    return cycles.all_cycles(document)[0]


def test_marks_and_risks_stay_with_their_cycle() -> None:
    document = factories.workspace()
    one = _cycle(document).id
    benefits.mark(document, one, "clarity", 4)
    benefits.mark(document, one, "cohesion", 2)
    benefits.tick(document, one, ("disengaged", "scattered"))
    known = _cycle(document)
    assert benefits.marks(known) == (("clarity", 4), ("cohesion", 2))
    assert known.risks == ("scattered", "disengaged")
    assert benefits.told(known) == (
        "What the goals gave, of 5: Clarity 4, Cohesion 2.",
        "What threatens them: talk goes everywhere and nowhere, people drop away.",
    )
    benefits.mark(document, one, "clarity", None)
    assert benefits.marks(_cycle(document)) == (("cohesion", 2),)


@pytest.mark.parametrize(("benefit", "given"), [("clarity", 0), ("clarity", 6), ("peace", 3)])
def test_what_is_no_mark_is_refused(benefit: str, given: int) -> None:
    document = factories.workspace()
    with pytest.raises(Refused):
        benefits.mark(document, _cycle(document).id, benefit, given)
    with pytest.raises(Refused, match="not one of scattered"):
        benefits.tick(document, _cycle(document).id, ("rain",))
    assert benefits.told(_cycle(document)) == ()


def test_a_closed_cycle_keeps_its_marks() -> None:
    document = factories.workspace()
    one = _cycle(document).id
    with document.edit("Close"):
        document.set(t.Cycle, one, closed=1)
    with pytest.raises(Refused, match="is closed"):
        benefits.mark(document, one, "clarity", 4)
    with pytest.raises(Refused, match="is closed"):
        benefits.tick(document, one, ("scattered",))
