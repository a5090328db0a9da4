"""The file of the large workspace: opened, beside a raw read of its rows, and written by a command.

`python -m tests.benchmarks.big_file open FILE RUNS` prints seconds of processor time inside a process: `raw`
for `SELECT *` of every table into rows of Python by plain sqlite3, `first` for opening a file never seen
before, with all checks, to the session that a window gets, `again` for one that was found whole before.
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


def raw(path: Path) -> None:
    """Read all rows of a file, as plainly as Python can."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (name,) in names:
            connection.execute(f'SELECT * FROM "{name}"').fetchall()


def opened(path: Path, *, is_known: bool) -> float:
    """The seconds it takes to open a file for the window."""
    from okrdesk import paths
    from okrdesk.document.opening import open_session

    if not is_known:
        (paths.home() / "sound.json").unlink(missing_ok=True)
    begun = time.process_time()
    session = open_session(path)
    seconds = time.process_time() - begun
    session.close()
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def compare(path: Path, runs: int) -> dict[str, float]:
    """Typical seconds of each, and the medians of how they compare, taken in turns."""
    rounds = []
    for _ in range(1 + runs):  # the first one does not count
        plain = _seconds(lambda: raw(path))
        rounds.append((plain, opened(path, is_known=False), opened(path, is_known=True)))
    counted = rounds[1:]
    return {
        "raw": median(plain for plain, _first, _again in counted),
        "first": median(first for _plain, first, _again in counted),
        "again": median(again for _plain, _first, again in counted),
        "first ratio": median(first / plain for plain, first, _again in counted),
        "again ratio": median(again / plain for plain, _first, again in counted),
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
