"""What a command cannot do it refuses as a whole: with 1, one sentence, and the file as it was."""

from __future__ import annotations

import shlex

import pytest

from tests.test_cli import DAY, Shell, sampled, shell

__all__ = ["sampled", "shell"]

# What each call of a command says besides.
BESIDES = {"words": f"--on {DAY} --went-well All", "close": "--on 2026-03-31"}
REFUSED = {
    "check-in 1.9 3": "did you mean “1.",
    "check-in 1.1 many": "number",
    "check-in 1.1 3 --confidence 11": "10",
    "check-in 1.1 3 --confidence -1": "10",
    "check-in 1.1 3 --by 'Jana Petersn'": "Jana Petersen",
    "check-in 1.1 3 --on someday": "someday",
    "check-in 3.3 37": "yes",
    "check-in 1.1 ''": "value",
    "check-in 1.1 3 --locale klingon": "klingon",
    "words --ask Salt --tell 'Nobody Known'": "Nobody here is called",
    "words --ask Salt --for 9.9": "no objective or key result",
    "words --ask Salt --by soon": "soon",
    "words --ask ' '": "An ask needs words",
    "words --remove 9": "there are 3",
    "words --change x --from y": "no number of an ask",
    "close --next 2026-Q5": "is not a cycle",
    "close --next ''": "--next is empty",
    "close --next 2026-Q1": "cannot follow itself",
    "close --next 2025-Q4": "cannot begin before",
    "close --next 2026-Q2 --keep 4": "There is no objective “4”",
    "close --next 2026-Q2 --keep ''": "--keep is empty",
    "close --next 2026-Q2 --keep 1.2": "There is no objective “1.2”",
    "close --next 2026-Q2 --cycle 2020-Q1": "There is no cycle “2020-Q1”",
    "community --clarity 6": "A mark goes from 1 to 5",
    "community --clarity much": "A mark is a number from 1 to 5",
    "community --purposes events,parties": "parties",
    "community --risks rain": "rain",
    "community --mission Ours --cohesion 0": "A mark goes from 1 to 5",
}


@pytest.mark.parametrize(("call", "told"), REFUSED.items(), ids=REFUSED)
def test_what_makes_no_sense_is_refused_and_changes_nothing(sampled: Shell, call: str, told: str) -> None:
    command, *words = shlex.split(call)
    besides = shlex.split(BESIDES.get(command, ""))
    sampled.refuses(told, command, sampled.file, *besides, *words)
