"""People of one name are told apart by what tells them apart."""

from __future__ import annotations

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr.history_words import Wording
from okrdesk.okr.namesakes import find, told_apart
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
