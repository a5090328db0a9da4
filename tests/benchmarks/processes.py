"""Whole processes, timed from outside: fresh interpreter, compiled bytecode, a private home."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
Words = tuple[str, ...]  # of a command line, after the name of Python


class Run(NamedTuple):
    """One process: seconds until its first line (or its end) and what it printed."""

    seconds: float
    printed: str


class Pair(NamedTuple):
    """Typical runs of two processes that took turns, and the median of how their times compare."""

    one: Run
    other: Run
    ratio: float


class Bench:
    """A folder of its own for bytecode, home and files."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.environment = {
            **os.environ,
            "OKRDESK_HOME": str(folder / "home"),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "PYTHONPATH": str(ROOT),
            "LANG": "en_GB.UTF-8",
        }
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            self.environment["QT_QPA_PLATFORM"] = "offscreen"

    def compile(self) -> None:
        """Bytecode of the application; that of the libraries is written by the runs that do not count."""
        for part in ("okrdesk", "tests/benchmarks"):
            self.run("-m", "compileall", "-q", str(ROOT / part))

    def run(self, *words: str) -> Run:
        """Run Python with these words to its end."""
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *words], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        seconds = time.perf_counter() - begun
        if done.returncode:
            raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return Run(seconds, done.stdout)

    def until_first_line(self, *words: str) -> Run:
        """Run Python with these words until it prints its first line; then let it end."""
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *words], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            seconds = time.perf_counter() - begun
            process.stdout.read()
        if not line or process.returncode:
            raise SystemExit(f"{' '.join(words)} ended with {process.returncode} and printed {line!r}")
        return Run(seconds, line)

    def typical(self, *words: str, first_line: bool = False) -> Run:
        """The run with the median time of several, after one that does not count."""
        once = self._once(first_line)
        once(*words)
        return _typical_of([once(*words) for _ in range(self.runs)])

    def pair(self, one: Words, other: Words, *, first_line: bool = False) -> Pair:
        """Two processes in turn, and how many times the other the one takes: a busy machine slows both."""
        once = self._once(first_line)
        once(*one), once(*other)
        runs = [(once(*one), once(*other)) for _ in range(self.runs)]
        ratio = median(first.seconds / second.seconds for first, second in runs)
        return Pair(_typical_of([run[0] for run in runs]), _typical_of([run[1] for run in runs]), ratio)

    def _once(self, first_line: bool) -> Callable[..., Run]:
        return self.until_first_line if first_line else self.run


def _typical_of(runs: list[Run]) -> Run:
    by_time = sorted(runs, key=lambda run: run.seconds)
    return Run(median(run.seconds for run in runs), by_time[len(runs) // 2].printed)
