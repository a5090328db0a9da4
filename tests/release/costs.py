"""What a piece of work took: seconds of its own process, and the most memory that process ever had."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Slowest:
    """The longest of many pieces of work, in seconds of processor time: a busy machine changes it little."""

    seconds = 0.0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Time what is done within."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds = max(self.seconds, time.process_time() - begun)


def peak() -> float:
    """The most memory this process has had so far, in MiB.

    Not by `getrusage`, which tells no less than what the process had that started this one.
    """
    said = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in said.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def alone(module: str, *words: str) -> str:
    """What a module printed in a process of its own, since what this one has grown to says nothing."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
