"""People of one name are told apart by what tells them apart."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange.calendar import calendar
from okrdesk.okr import cycles, outline, week
from okrdesk.okr.history_words import Wording
from okrdesk.okr.namesakes import alike, everyone, find, several, told_apart
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise
from tests import factories


@pytest.fixture
def document() -> Document:
    return factories.workspace()


def _twins(document: Document, *fields: dict[str, object]) -> list[str]:
    with document.edit("Add"):
        made = [document.add(t.Person, **{"name": "Mia", **each}) for each in fields]
    names = told_apart(document)
    assert names[factories.ids(document, t.Person)[0]] == "Ada"
    return [names[row] for row in made]


def test_who_is_alone_needs_no_remark(document: Document) -> None:
    assert _twins(document, {}) == ["Mia"]


def test_by_role_or_by_team(document: Document) -> None:
    twins = _twins(document, {"role": "Baker"}, {"role": "Host", "name": "mia"})
    assert twins == ["Mia (Baker)", "mia (Host)"]
    with document.edit("Team"):
        welcome, culture = (document.add(t.Team, name=name, position=name) for name in ("Welcome", "Culture"))
    twins = _twins(document, {"name": "Jo", "team": welcome}, {"name": "Jo", "team": culture})
    assert twins == ["Jo (Welcome)", "Jo (Culture)"]


def test_by_the_first_goal_else_by_a_number(document: Document) -> None:
    twins = _twins(document, {}, {})
    assert sorted(twins) == ["Mia (1)", "Mia (2)"]
    ids = factories.ids(document, t.Person)[-2:]
    with document.edit("Own"):
        for person, goal in zip(ids, factories.ids(document, t.Objective), strict=True):
            document.set(t.Objective, goal, owner=person)
    names = told_apart(document)
    assert [names[row] for row in ids] == ["Mia (Objective 0)", "Mia (Objective 1)"]
    assert Wording(document).name("person", ids[0]) == "Mia (Objective 0)"


def test_a_name_that_two_bear_is_refused_with_both_and_found_with_its_remark(document: Document) -> None:
    _twins(document, {"role": "Baker"}, {"role": "Host"})
    with pytest.raises(Refused, match=r"say which: Mia \(Baker\), Mia \(Host\)"):
        find(document, "Mia")
    assert find(document, "mia (host)").role == "Host"
    assert find(document, "Bo").name == "Bo"
    with pytest.raises(Refused, match="Nobody here"):
        find(document, "Cem")


def test_in_the_week_the_calendar_and_the_record_too(document: Document) -> None:
    cycle = cycles.all_cycles(document)[0]
    with document.edit("Add"):
        mia, _other = (document.add(t.Person, name="Mia", role=role) for role in ("Baker", "Host"))
    promises.add(document, Promise("", cycle.id, what="Bake", who_id=mia, on=cycle.first_day))
    assert "Bake (Mia (Baker))" in calendar(document, cycle).decode().replace("\r\n ", "")
    ahead = week.week_of(
        document, outline.outline(document, cycle.id, cycle.first_day - dt.timedelta(days=10))
    ).ahead
    assert "Mia (Baker)" in {each.who for each in ahead}


def test_a_remark_is_cut_at_forty_letters_and_must_still_tell_apart(document: Document) -> None:
    long = "b" * 39
    assert _twins(document, {"role": long + "xy"}, {"role": long + "zy"}) == [
        f"Mia ({long}x)",
        f"Mia ({long}z)",
    ]
    twins = _twins(document, {"name": "Jo", "role": long + "xy"}, {"name": "Jo", "role": long + "xz"})
    assert sorted(twins) == ["Jo (1)", "Jo (2)"]


def test_by_team_and_role_together_where_neither_tells_apart(document: Document) -> None:
    with document.edit("Team"):
        one, two = (document.add(t.Team, name=name, position=name) for name in ("One", "Two"))
    twins = _twins(
        document,
        {"team": one, "role": "Baker"},
        {"team": two, "role": "Baker"},
        {"team": one, "role": "Host"},
    )
    assert twins == ["Mia (One, Baker)", "Mia (Two, Baker)", "Mia (One, Host)"]


def test_the_first_goal_is_an_objective_else_a_key_result_and_no_deleted_one(document: Document) -> None:
    with document.edit("Add"):
        ids = [document.add(t.Person, name="Mia") for _ in range(2)]
    objectives, results = (factories.ids(document, table) for table in (t.Objective, t.KeyResult))
    with document.edit("Own"):
        document.set(t.KeyResult, results[0], owner=ids[0], title="Loaves")
        document.set(t.Objective, objectives[0], owner=ids[0])
        document.set(t.KeyResult, results[1], owner=ids[1], title="Rolls")
    assert [told_apart(document)[each] for each in ids] == ["Mia (Objective 0)", "Mia (Rolls)"]
    with document.edit("Delete"):
        document.set(t.Objective, objectives[0], deleted=True)
    assert [told_apart(document)[each] for each in ids] == ["Mia (Loaves)", "Mia (Rolls)"]


def test_those_alone_who_are_called_alike(document: Document) -> None:
    twins = _twins(document, {"role": "Host"}, {"role": "Baker", "name": "mia"})
    assert sorted(alike(document).values()) == ["Mia (Host)", "mia (Baker)"]
    told = several(document)
    assert [sorted(names) for names in told.values()] == [sorted(twins)]
    assert len(told) == 1
    assert {each.lower() for each in told} == {"mia"}
    assert [each.name for each in everyone(document) if each.id in alike(document)] == list(
        alike(document).values()
    )
    assert {each.name for each in everyone(document)} >= {"Ada", "Bo", *twins}
