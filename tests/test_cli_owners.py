"""`okrdesk owners` and `assign`: what they print, what they leave in the file, what they refuse."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import people, teams
from tests import factories
from tests.test_cli import DAY, Shell, sample_into, shell

__all__ = ["shell"]


@pytest.fixture
def workspace(shell: Shell) -> Shell:
    sample_into(shell)
    return shell


def loads(shell: Shell) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.json("owners", shell.file, "--on", DAY)
    return found


def edited(shell: Shell, edit: Any) -> None:
    """The file after an edit that no command makes."""
    document: Document = factories.load(shell.file)
    edit(document)
    shell.file.write_bytes(factories.content(document))
    document.close()


def owner(shell: Shell, number: str) -> str | None:
    whole = shell.json("show", shell.file, "--on", DAY)
    lines = {o["number"]: o for o in whole["objectives"]}
    lines |= {k["number"]: k for o in whole["objectives"] for k in o["key_results"]}
    name: str | None = lines[number]["owner"]
    return name


def test_owners_lists_nobody_first_and_every_line_once(workspace: Shell) -> None:
    found = loads(workspace)
    assert set(found[0]) == {
        *("id", "name", "role", "team", "retired"),
        *("objectives", "key_results", "weight", "heavy"),
    }
    assert (found[0]["id"], found[0]["name"], found[0]["heavy"]) == (None, None, False)
    whole = workspace.json("show", workspace.file, "--on", DAY)
    numbers = [o["number"] for o in whole["objectives"]]
    assert sorted(n for each in found for n in each["objectives"]) == sorted(numbers)
    keys = [k["number"] for o in whole["objectives"] for k in o["key_results"]]
    assert sorted(n for each in found for n in each["key_results"]) == sorted(keys)
    assert abs(sum(Fraction(each["weight"]) for each in found) - 100) < Fraction(1, 10**9)
    assert all(each["heavy"] == (len(each["key_results"]) > 2) for each in found[1:])


def test_owners_for_people_names_what_needs_an_owner(workspace: Shell) -> None:
    workspace("assign", workspace.file, "2.1", "-")
    out = workspace("owners", workspace.file, "--on", DAY)
    nobody = loads(workspace)[0]
    assert "need" in out.splitlines()[-1] or any("need" in line for line in out.splitlines())
    assert all(number in out for number in nobody["key_results"])
    for each in loads(workspace)[1:]:
        assert each["name"] in out


def test_assign_gives_a_key_result_and_an_objective_and_takes_them_away(workspace: Shell) -> None:
    name = loads(workspace)[1]["name"]
    for number in ("2", "2.1"):
        workspace("assign", workspace.file, number, name.upper())
        assert owner(workspace, number) == name
        workspace("assign", workspace.file, number, "nobody")
        assert owner(workspace, number) is None
    workspace("undo", workspace.file)
    assert owner(workspace, "2.1") == name


def test_assign_takes_ids_and_says_when_nothing_changes(workspace: Shell) -> None:
    person = loads(workspace)[1]
    key = workspace.key_result("1.2")["id"]
    workspace("assign", workspace.file, key, person["id"])
    assert owner(workspace, "1.2") == person["name"]
    steps = len(workspace.json("history", workspace.file))
    assert "already" in workspace("assign", workspace.file, "1.2", person["name"])
    assert len(workspace.json("history", workspace.file)) == steps


def test_assign_says_when_it_makes_somebody_s_load_heavy(workspace: Shell) -> None:
    name = loads(workspace)[1]["name"]
    for number in ("1.1", "1.2", "2.1"):
        workspace("assign", workspace.file, number, "-")
        workspace("assign", workspace.file, number, name)
    assert "key results; more than two" in workspace.out
    assert next(each for each in loads(workspace) if each["name"] == name)["heavy"]


def test_assign_refuses_in_one_sentence_and_suggests(workspace: Shell) -> None:
    name = loads(workspace)[1]["name"]
    before = workspace.file.read_bytes()
    workspace("assign", workspace.file, "2.1", name[:-1] + "x", code=1)
    assert name in workspace.err
    workspace("assign", workspace.file, "2.11", name, code=1)
    assert "2.1" in workspace.err
    workspace("assign", workspace.file, "f" * 32, name, code=1)
    workspace("assign", workspace.file, "2.1", name, "--cycle", "1999", code=1)
    workspace("assign", workspace.file, code=2)
    assert workspace.file.read_bytes() == before


def test_the_retired_are_told_apart_and_take_nothing_on(workspace: Shell) -> None:
    found = loads(workspace)
    busy = next(each for each in found[1:] if each["key_results"])

    def retire(document: Document) -> None:
        people.retire(document, busy["id"], True)
        people.join(document, busy["id"], teams.add(document, "Kitchen"))

    edited(workspace, retire)
    now = next(each for each in loads(workspace) if each["id"] == busy["id"])
    assert (now["retired"], now["team"]) == (True, "Kitchen")
    assert "retired" in workspace("owners", workspace.file, "--on", DAY)
    line = next(n for n in found[0]["key_results"] or ["3.1"])
    workspace("assign", workspace.file, line, busy["name"], code=1)
    assert "retired" in workspace.err


def test_somebody_may_be_called_nobody(workspace: Shell) -> None:
    workspace("people", workspace.file, "--add", "Nobody")
    workspace("assign", workspace.file, "1.1", "nobody")
    assert owner(workspace, "1.1") == "Nobody"
    workspace("assign", workspace.file, "1.1", "-")
    assert owner(workspace, "1.1") is None


def test_assigning_what_is_so_already_writes_nothing(workspace: Shell) -> None:
    before = workspace.file.read_bytes()
    said = workspace("assign", workspace.file, "2.3", "nobody")
    assert said.startswith("2.3 Direct messages")
    assert "nobody already" in said
    workspace("assign", workspace.file, "1", "Jana Petersen")
    assert workspace.file.read_bytes() == before
