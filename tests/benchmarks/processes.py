"""Whole processes, timed from outside: fresh interpreter, compiled bytecode, a private home."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds until its first line (or its end) and what it printed."""

    seconds: float
    printed: str


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
        once = self.until_first_line if first_line else self.run
        once(*words)
        runs = sorted((once(*words) for _ in range(self.runs)), key=lambda run: run.seconds)
        return Run(median(run.seconds for run in runs), runs[len(runs) // 2].printed)
