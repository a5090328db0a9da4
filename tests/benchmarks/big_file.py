"""The file of the large workspace: opened, beside a raw read of its rows, and written by a command.

`python -m tests.benchmarks.big_file open FILE RUNS` prints seconds inside a process, `waited` and `processed`
(by all cores): `raw` for `SELECT *` of every table into rows of Python by plain sqlite3, `first` for opening
a file never seen before, with all checks, to the session that a window gets, `again` for one that was found
whole before.
`python -m tests.benchmarks.big_file memory WORD…` runs Python with these words and prints the most memory it
had, in MiB.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

_Made = TypeVar("_Made")


class Taken(NamedTuple):
    """Seconds until it was there, and of processor time."""

    waited: float
    processed: float


def raw(path: Path) -> None:
    """Read all rows of a file, as plainly as Python can."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (name,) in names:
            connection.execute(f'SELECT * FROM "{name}"').fetchall()


def opened(path: Path, *, is_known: bool) -> Taken:
    """What it takes to open a file for the window."""
    from okrdesk import paths
    from okrdesk.document.opening import open_session

    if not is_known:
        (paths.home() / "sound.json").unlink(missing_ok=True)
    session, taken = _timed(lambda: open_session(path))
    session.close()
    return taken


def _timed(work: Callable[[], _Made]) -> tuple[_Made, Taken]:
    begun, processed = time.perf_counter(), time.process_time()
    made = work()
    return made, Taken(time.perf_counter() - begun, time.process_time() - processed)


def compare(path: Path, runs: int) -> dict[str, dict[str, float]]:
    """Typical seconds of each, and the medians of how they compare, taken in turns; waited and processed."""
    rounds = []
    for _ in range(1 + runs):  # the first one does not count
        _none, plain = _timed(lambda: raw(path))
        rounds.append((plain, opened(path, is_known=False), opened(path, is_known=True)))
    counted = rounds[1:]
    return {
        kind: {
            "raw": median(plain[nth] for plain, _first, _again in counted),
            "first": median(first[nth] for _plain, first, _again in counted),
            "again": median(again[nth] for _plain, _first, again in counted),
            "first ratio": median(first[nth] / plain[nth] for plain, first, _again in counted),
            "again ratio": median(again[nth] / plain[nth] for plain, _first, again in counted),
        }
        for nth, kind in enumerate(Taken._fields)
    }


def memory(words: list[str]) -> float:
    """The most memory that a command had, in MiB."""
    # Only this process may stand before: a child counts what its parent held when it was born.
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    if sys.argv[1] == "memory":
        print(memory(sys.argv[2:]))
    else:
        print(json.dumps(compare(Path(sys.argv[2]), int(sys.argv[3]))))
