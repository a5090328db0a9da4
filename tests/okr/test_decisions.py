"""The decision log: what, why, by which evidence (C-15, C-19)."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from okrdesk.okr import decisions
from okrdesk.okr.decisions import Decision
from tests import changes, factories

DAY = dt.date(2026, 2, 8)


def test_the_latest_decision_stands_first() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    ada, line = factories.ids(document, t.Person)[0], factories.ids(document, t.KeyResult)[0]
    first = decisions.add(
        document,
        decisions.Decision(
            "", cycle, what=" Fewer evenings ", on=DAY, why="Tired", evidence="Two of nine came"
        ),
    )
    later = dt.date(2026, 3, 1)
    second = decisions.add(
        document, decisions.Decision("", cycle, what="A mill", on=later, line=line, person_id=ada)
    )
    assert [d.id for d in decisions.of_cycle(document, cycle)] == [second, first]
    assert decisions.read(document, second) == Decision(
        second, cycle, later, "A mill", line=line, person_id=ada
    )
    assert decisions.read(document, first).what == "Fewer evenings"
    changes.decision(document, first, on=dt.date(2026, 3, 2), evidence="Nobody came")
    assert [d.id for d in decisions.of_cycle(document, cycle)] == [first, second]
    assert decisions.read(document, first).evidence == "Nobody came"
    decisions.remove(document, first)
    assert [d.id for d in decisions.of_cycle(document, cycle)] == [second]
    document.close()


def test_a_decision_needs_words() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    with pytest.raises(Refused, match="needs words"):
        decisions.add(document, decisions.Decision("", cycle, what=" ", on=DAY))
    noted = decisions.add(document, decisions.Decision("", cycle, what="A mill", on=DAY))
    with pytest.raises(Refused, match="needs words"):
        changes.decision(document, noted, what="")
    decisions.remove(document, noted)
    with pytest.raises(Refused, match="no longer in the log"):
        changes.decision(document, noted, what="Again")
    document.close()
