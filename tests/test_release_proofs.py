"""The table of a release: a row that counted too little, took too much or failed is said to be short."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.release.__main__ import Outcome, table
from tests.release.catalogue import PROOFS, Proof

PROOF = Proof("T0", "oven", ("tests/x.py",), (("loaves", 1_000),), (("s of the slowest", 2.5),))
MET = Outcome("T0", "abc", 9, {"loaves": 1_000, "s of the slowest": 2.5}, (), ())


def test_what_keeps_its_goal_is_not_short() -> None:
    assert MET.missed(PROOF) == []
    assert PROOF.goal == "1,000 loaves, s of the slowest ≤ 2.5"


def test_what_is_short_says_why() -> None:
    assert replace(MET, counts={}).missed(PROOF) == ["loaves 0 of 1,000", "s of the slowest not counted"]
    assert replace(MET, counts={"loaves": 999, "s of the slowest": 3}).missed(PROOF) == [
        "loaves 999 of 1,000",
        "s of the slowest 3",
    ]
    assert replace(MET, failed=("test_x",)).missed(PROOF) == ["failed: test_x"]


def test_the_table_has_every_row() -> None:
    first = PROOFS[0]
    ran = Outcome(first.key, "abc", 90, dict(first.least), (), ())
    said, _blank, _head, _rule, *lines = table({first.key: ran}, "abc").splitlines()
    assert said.endswith("; the rows took 2 minutes, added up.")
    assert len(lines) == len(PROOFS)
    assert lines[0].endswith("| 1.5 |")
    assert all(line.endswith("| not run |  |") for line in lines[1:])
    assert "(for `" not in lines[0]
    (before,) = [line for line in table({first.key: ran}, "def").splitlines() if "not run" not in line][4:]
    assert before.endswith(" (for `abc`) | 1.5 |")


def test_every_proof_names_tests_that_are_there() -> None:
    root = Path(__file__).parent.parent
    for proof in PROOFS:
        assert proof.least, proof.key
        for test in proof.tests:
            name, _colons, function = test.partition("::")
            assert (root / name).exists(), test
            assert f"def {function}" in (root / name).read_text("utf-8") if function else True, test
    assert len({proof.key for proof in PROOFS}) == len(PROOFS)
