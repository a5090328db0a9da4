"""A report of a fault says where it happened and of what kind, and no word that may be private."""

from __future__ import annotations

import stat
from pathlib import Path

from okrdesk import crashes

PRIVATE = "words of somebody"


def _raised(error: Exception) -> str:
    try:
        try:
            raise ValueError(PRIVATE)
        except ValueError:
            raise error  # noqa: B904
    except Exception as told:  # noqa: BLE001
        return crashes.told(told)


def test_it_names_places_and_kinds_and_what_was_before() -> None:
    report = _raised(KeyError(PRIVATE))
    assert PRIVATE not in report
    assert report.index("ValueError") < report.index("and then:") < report.index("KeyError")
    assert report.count(f'{Path(__file__).name}", line') == 2


def test_what_python_says_of_the_program_stays() -> None:
    assert "'NoneType' object has no attribute 'x'" in _raised(
        AttributeError("'NoneType' object has no attribute 'x'")
    )


def test_faults_that_follow_each_other_in_a_ring_have_an_end() -> None:
    one, two = ValueError("a"), KeyError("b")
    one.__cause__, two.__cause__ = two, one
    assert crashes.told(one).count("ValueError") == 1


def test_only_the_person_reads_it(okrdesk_home: Path) -> None:
    kept = crashes.keep("words")
    assert kept is not None
    assert kept.read_text() == "words"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
