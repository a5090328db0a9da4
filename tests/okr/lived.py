"""A quarter with every field filled, and how it is closed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import closing, key_results, mission, objectives, owning, review, teams
from okrdesk.okr.terms import Stage
from okrdesk.okr.workshop import themes
from tests import changes, factories
from tests.cases import cases

D = Decimal
DAY = dt.date(2026, 2, 8)
LAST = dt.date(2026, 3, 31)
NEXT_LAST = dt.date(2026, 6, 30)

_SAID_OF_AN_OBJECTIVE: dict[str, Any] = dict(
    cases("""
        why           | People are hungry
        commitment    | committed
        type          | process
        origin        | leadership
        blueprint     | Event Hub
        links         | https://example.org
        supports      | A town that eats well
        agreed_how    | formally
        keeps_people  | They meet in the queue
        content       | What is baked today
        contributions | Bring flour
        moderation    | Ask at the counter
        onboarding    | A roll for each newcomer
    """)
)


@factories.written_once
def lived() -> tuple[Document, SimpleNamespace]:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    ada, bo = factories.ids(document, t.Person)
    o1, o2 = factories.ids(document, t.Objective)
    k1, k2, k3 = factories.ids(document, t.KeyResult)
    objectives.move(document, o1, 0)
    key_results.move(document, k1, o1, 0)
    priority = mission.add_priority(document, cycle, "Bread", "the survey")
    later = mission.add_priority(document, cycle, "Cake")
    mission.put_off(document, later, True)
    changes.objective(
        document,
        o1,
        priority_id=priority,
        owner_id=ada,
        weight=D(70),
        team_id=teams.add(document, "Ovens"),
        effort=D(5),
        theme_id=themes.add(document, cycle, "Bread for all"),
        agreed_on=DAY,
        **_SAID_OF_AN_OBJECTIVE,
    )
    owning.accept(document, o1, DAY)
    changes.key_result(
        document,
        k1,
        unit="loaves",
        direction="increase",
        low=D(1),
        high=D(9),
        band_rule="distance",
        stages=(Stage("Flour", D(1)), Stage("Dough", D(2))),
        checkpoints=((D(50), D("0.4")),),
        commit_zone=D(30),
        target_zone=D(80),
        weight=D(60),
        due=dt.date(2026, 3, 15),
        source="the till",
        owner_id=bo,
        helper_ids=(ada,),
        output=True,
        proxy=True,
        blueprint_target=D(500),
        comparison="90 last year",
        hint="count on Fridays",
        partners="The mill",
    )
    owning.accept(document, k1, DAY)
    review.score(document, k1, D("0.1"), "It took longer than we thought", day=DAY)
    review.decide(document, o1, "adjust", "Too broad")
    for question in review.QUESTIONS:
        review.answer(document, o1, question, "partly", "A note")
    review.estimate_members(document, o1, 120)
    ids = SimpleNamespace(cycle=cycle, ada=ada, bo=bo, o1=o1, o2=o2, k1=k1, k2=k2, k3=k3, priority=priority)
    return document, ids


def close(document: Document, cycle: str, name: str = "2026-Q2", **more: object) -> str:
    return closing.close(document, cycle, on=LAST, next_name=name, **more)  # type: ignore[arg-type]


Lived = tuple[Document, SimpleNamespace]
