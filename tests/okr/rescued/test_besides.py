"""Initiatives and reviews beside goals: new ones come once, what is here stays."""

from __future__ import annotations

import datetime as dt

from okrdesk.document import tables as t
from okrdesk.okr import initiatives, review
from okrdesk.okr.rescued.rows import InitiativeRow, Reading, ReviewRow
from tests import factories
from tests.okr.rescued import made_rows as rows

DAY = dt.date(2026, 3, 1)


def _file(decision: str = "keep") -> Reading:
    work = (
        InitiativeRow(4, "k1", "Print flyers", "Ada", DAY, None, "Rain"),
        InitiativeRow(5, "k1", "print FLYERS"),
        InitiativeRow(6, "gone", "Of nobody"),
    )
    said = (ReviewRow("o1", {"decision": decision, "relevant": "yes", "relevant_note": "So", "needs": ""}),)
    return rows.reading(rows.objective(), rows.key_result(), initiatives=work, reviews=said)


def test_they_come_once_with_their_goal_and_undo_takes_them_along() -> None:
    document = factories.workspace()
    before = factories.dump(document)
    plan = rows.planned(document, _file())
    assert (len(plan.besides.initiatives), len(plan.besides.reviews), plan.to_bring) == (1, 1, 4)
    assert [each.what for each in plan.read_thus] == ["1 initiative", "Review of 1 objective"]
    rows.brought(document, _file())
    (made,) = (
        each
        for key in factories.ids(document, t.KeyResult)
        for each in initiatives.of_key_result(document, key)
    )
    assert (made.title, made.due, made.done_on, made.blocker) == ("Print flyers", DAY, None, "Rain")
    assert made.owner_id is not None
    assert rows.planned(document, _file()).to_bring == 0
    document.undo()
    assert factories.dump(document) == before


def test_what_was_decided_here_stays() -> None:
    document = factories.workspace()
    ids = rows.brought(document, _file())
    assert rows.planned(document, _file("retire")).besides.count == 0
    review.decide(document, ids["o1"], "")
    (said,) = rows.planned(document, _file("retire")).besides.reviews
    assert said.values == {"decision": "retire"}, "the question is answered here"
