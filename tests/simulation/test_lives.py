"""Whole lives of copies: nothing acknowledged is lost, all come together, undoing leads to the start."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from okrdesk.document import checks, journal, merge, storage
from okrdesk.document.document import Document
from tests import factories
from tests.examples import examples
from tests.simulation import lives
from tests.simulation.world import OFTEN, World

_KEPT = Path(__file__).parents[2] / "build"  # longer than the folder of a test


class Lives(RuleBasedStateMachine):
    """Acts as hypothesis draws them; where one fails it looks for the fewest that do."""

    def __init__(self) -> None:
        super().__init__()
        self._with = ExitStack()
        folder = Path(self._with.enter_context(tempfile.TemporaryDirectory()))
        self._with.enter_context(patch.object(checks, "check", factories.check_once))
        self._folder = folder
        self._world: World | None = None
        self._life: tuple[int, int, list[tuple[str, int]]] = (2, 2, [])

    @initialize(computers=st.integers(2, 5), schema=st.sampled_from((1, 2)))
    def begin(self, computers: int, schema: int) -> None:
        self._world = World(self._folder, lives.beginning(schema), computers)
        self._life = (computers, schema, [])

    @rule(act=st.sampled_from(OFTEN), choice=st.integers(0, (1 << 16) - 1))
    def act(self, act: str, choice: int) -> None:
        assert self._world is not None
        self._life[2].append((act, choice))
        with _kept(self._life):
            self._world.play(act, choice)

    def teardown(self) -> None:
        try:
            if self._world is not None:
                with _kept(self._life):
                    self._world.finish().close()
        finally:
            if self._world is not None:
                self._world.leave()
            self._with.close()


def _kept_as(name: str) -> Path:
    _KEPT.mkdir(exist_ok=True)
    return _KEPT / f"{name}.json"


class _kept:  # noqa: N801 - reads as a function where it is used
    """Writes a life that fails into a file that `python -m tests.simulation FILE` plays again."""

    def __init__(self, life: tuple[int, int, list[tuple[str, int]]]) -> None:
        self._life = life

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type | None, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Exception):
            path = _kept_as("failing-life")
            lives.keep(path, *self._life)
            error.add_note(f"python -m tests.simulation {path}")


@pytest.fixture(autouse=True)
def disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disks where pytest writes, which is in memory where there is room."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_copies_live_through_whatever_comes() -> None:
    usual = examples(12, 400, stateful_step_count=16, derandomize=True, report_multiple_bugs=False)
    run_state_machine_as_test(Lives, settings=usual)  # type: ignore[no-untyped-call]


@pytest.mark.release
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("first", range(0, 10_000, 1_000))
def test_ten_thousand_lives(first: int, record_property: Callable[[str, object], None]) -> None:
    for seed in range(first, first + 1_000):
        life = lives.drawn(seed, 16)
        error = lives.fails(*life)
        if error is not None:
            lives.keep(kept := _kept_as(f"life-{seed}"), *life)
            error.add_note(f"python -m tests.simulation {kept}")
            raise error
    record_property("lives", 1_000)


def test_a_life_leaves_the_same_bytes_when_it_is_lived_again(tmp_path: Path) -> None:
    life = lives.drawn(FOUND_BY["_overwrite"], 16)
    lives.keep(tmp_path / "life.json", *life)
    left = lives.live(*life)
    assert lives.played(tmp_path / "life.json") == left
    assert lives.live(*lives.drawn(FOUND_BY["_drop"], 16)) != left


# Bugs that are put in

Plant = Callable[[pytest.MonkeyPatch], Any]


def _overwrite(patched: pytest.MonkeyPatch) -> None:
    """Publishing takes whatever lies there for what we know, and overwrites it."""
    real = storage.publish

    def publish(path: Path, content: bytes, base: str | None, **more: Any) -> storage.Outcome:
        there = storage.files.digest(path.read_bytes()) if path.exists() else base
        return real(path, content, there, **more)

    patched.setattr(storage, "publish", publish)


def _drop(patched: pytest.MonkeyPatch) -> None:
    """Merging leaves out the last step of the other copy."""
    real = merge._take

    def take(document: Document, arrived: merge._Arrived) -> None:
        kept = arrived.steps[:-1] if len(arrived.steps) > 2 else arrived.steps
        ids = {step[0] for step in kept}
        changes = [each for each in arrived.changes if each[0] in ids]
        real(document, replace(arrived, steps=kept, changes=changes))

    patched.setattr(merge, "_take", take)


def _forget(patched: pytest.MonkeyPatch) -> None:
    """Undo computes one of the rows that it touches no more than it must look at."""
    real = journal.touched
    patched.setattr(journal, "touched", lambda database, steps: set(sorted(real(database, steps))[1:]))


@pytest.mark.parametrize("plant", [_overwrite, _drop, _forget])
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = FOUND_BY[plant.__name__]
    plant(monkeypatch)  # the test above lives the same seeds without
    assert lives.fails(*lives.drawn(seed, 16)) is not None


# The first seed from 0 on that finds each: so many lives it took, and one more.
FOUND_BY = {"_overwrite": 4, "_drop": 0, "_forget": 0}
