"""300 workspaces of the sample's size in one roll-up: within 300 MiB, and within 30 seconds of two cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.many import make

pytestmark = pytest.mark.release
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("many")
    make(made, 300)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell what its processes took")
@pytest.mark.parametrize("processes", [1, 2])
def test_three_hundred_are_read_in_half_a_minute_and_little_memory(
    folder: Path, processes: int, record_property: Callable[[str, object], None]
) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    # Whole processes: what this one has grown to says nothing.
    said = [sys.executable, "-m", "tests.benchmarks.many", str(folder), "read", str(processes)]
    done = subprocess.run(said, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert measured["communities"] == 300
    assert measured["memory"] < 300
    # Processor time, so that a busy machine fails nothing.
    assert measured["cpu"] < 30
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    record_property("workspaces", 300)
    record_property("MiB at the peak", round(measured["memory"]))
    record_property("s of two cores", round(measured["cpu"] / 2, 1))
