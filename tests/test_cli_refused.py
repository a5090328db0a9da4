"""What a command cannot do it refuses as a whole: with 1, one sentence, and the file as it was."""

from __future__ import annotations

import pytest

from tests.test_cli import DAY, Shell, sampled, shell

__all__ = ["sampled", "shell"]

REFUSED: dict[str, tuple[tuple[str, ...], list[tuple[tuple[str, ...], str]]]] = {
    "check-in": (
        (),
        [
            (("1.9", "3"), "did you mean “1."),
            (("1.1", "many"), "number"),
            (("1.1", "3", "--confidence", "11"), "10"),
            (("1.1", "3", "--confidence", "-1"), "10"),
            (("1.1", "3", "--by", "Jana Petersn"), "Jana Petersen"),
            (("1.1", "3", "--on", "someday"), "someday"),
            (("3.3", "37"), "yes"),
            (("1.1", ""), "value"),
            (("1.1", "3", "--locale", "klingon"), "klingon"),
        ],
    ),
    "words": (
        ("--on", DAY, "--went-well", "All"),
        [
            (("--ask", "Salt", "--tell", "Nobody Known"), "Nobody here is called"),
            (("--ask", "Salt", "--for", "9.9"), "no objective or key result"),
            (("--ask", "Salt", "--by", "soon"), "soon"),
            (("--ask", " "), "An ask needs words"),
            (("--remove", "9"), "there are 3"),
            (("--change", "x", "--from", "y"), "no number of an ask"),
        ],
    ),
    "close": (
        ("--on", "2026-03-31"),
        [
            (("--next", "2026-Q5"), "is not a cycle"),
            (("--next", ""), "--next is empty"),
            (("--next", "2026-Q1"), "cannot follow itself"),
            (("--next", "2025-Q4"), "cannot begin before"),
            (("--next", "2026-Q2", "--keep", "4"), "There is no objective “4”"),
            (("--next", "2026-Q2", "--keep", ""), "--keep is empty"),
            (("--next", "2026-Q2", "--keep", "1.2"), "There is no objective “1.2”"),
            (("--next", "2026-Q2", "--cycle", "2020-Q1"), "There is no cycle “2020-Q1”"),
        ],
    ),
    "community": (
        (),
        [
            (("--clarity", "6"), "A mark goes from 1 to 5"),
            (("--clarity", "much"), "A mark is a number from 1 to 5"),
            (("--purposes", "events,parties"), "parties"),
            (("--risks", "rain"), "rain"),
            (("--mission", "Ours", "--cohesion", "0"), "A mark goes from 1 to 5"),
        ],
    ),
}
CALLS = [
    pytest.param((command, begun, more), told, id=" ".join((command, *more)))
    for command, (begun, calls) in REFUSED.items()
    for more, told in calls
]


@pytest.mark.parametrize(("call", "told"), CALLS)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    sampled: Shell, call: tuple[str, tuple[str, ...], tuple[str, ...]], told: str
) -> None:
    command, begun, more = call
    sampled.refuses(told, command, sampled.file, *begun, *more)
