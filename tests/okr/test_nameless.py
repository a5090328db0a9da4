"""Pages without names: whole names go wherever they stand, words that look like them stay."""

from __future__ import annotations

import json

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr.nameless import without_names
from tests.factories import ACTOR


def _with(*people: tuple[str, str]) -> Document:
    document = Document.create(None, "Bakery", ACTOR)
    with document.edit("People"):
        for number, (name, role) in enumerate(people):
            document.add(t.Person, id=f"{number:032x}", name=name, role=role)
    return document


def test_a_name_becomes_the_role_or_a_number() -> None:
    put = without_names(_with(("Ada Lovelace", "Baker"), ("Bo", "")))
    assert put("Ada Lovelace asks Bo; Bo, agreed.") == "Baker asks person 2; person 2, agreed."
    assert put("Bob and Bo’s oven, Adagio") == "Bob and person 2’s oven, Adagio"


def test_the_longer_of_two_names_goes_first() -> None:
    put = without_names(_with(("Ada", "Cook"), ("Ada Lovelace", "Baker")))
    assert put("Ada Lovelace, Ada") == "Baker, Cook"


@pytest.mark.parametrize("role", ["Deputy of Ada", "  ", 'Head "of\\ bread'])
def test_a_role_never_brings_a_name_back_and_never_breaks_a_list(role: str) -> None:
    put = without_names(_with(("Ada", role)))
    assert "Ada" not in put("Ada")
    assert "Ada" not in json.loads(put(json.dumps(["Ada", "Bread"])))[0]


@pytest.mark.parametrize("name", ['Ada "Bee" B', "Ada\\B", "Zoë", "张伟", "نور"])
def test_names_as_json_writes_them_go_too(name: str) -> None:
    put = without_names(_with((name, "Baker")))
    for ascii_only in (True, False):
        assert json.loads(put(json.dumps({"who": f"by {name}"}, ensure_ascii=ascii_only))) == {
            "who": "by Baker"
        }


def test_names_in_scripts_without_spaces_go_from_within_a_line() -> None:
    assert without_names(_with(("张伟", "Baker")))("由张伟负责") == "由Baker负责"


def test_without_people_nothing_changes() -> None:
    assert without_names(_with())("Ada") == "Ada"
