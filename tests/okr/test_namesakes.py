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
from okrdesk.okr.namesakes import find, told_apart
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
