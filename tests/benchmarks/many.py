"""Many workspaces of the sample's size rolled up: written once, then read by one process or by several.

`python -m tests.benchmarks.many FOLDER make 300`, and `… FOLDER read 1`: prints seconds and MiB as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from okrdesk.document import copies
from okrdesk.okr.communities import reading
from okrdesk.okr.communities.answering import Asking
from okrdesk.okr.communities.reading import Reading
from okrdesk.outputs import many
from tests.okr.samples import DAY, written


def make(folder: Path, count: int) -> None:
    """So many workspaces of their own, each with what the sample holds."""
    folder.mkdir(parents=True, exist_ok=True)
    document = written(DAY)[0]
    for number in range(len(list(folder.iterdir())), count):
        copies.duplicate_as_new(document, folder / f"community {number:03}.okrdesk")
    document.close()


def read(folder: Path, processes: int) -> dict[str, float]:
    """Seconds of reading and of writing page and workbook; CPU and the most memory of all processes."""
    reading.MOST_PROCESSES = processes
    reading.FEW = 10**6 if processes == 1 else reading.FEW
    begun = time.perf_counter()
    with Reading([folder], Asking(DAY, "en_GB")) as many_of_them:
        while many_of_them.proceed(0.1):
            pass
        rolled = many_of_them.rolled_up()
    read_in = time.perf_counter() - begun
    for ending in (".pdf", ".xlsx"):
        many.made(rolled, ending)
    own, beside = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "communities": len(rolled.communities),
        "read": read_in,
        "written": time.perf_counter() - begun - read_in,
        "cpu": sum(_cpu(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
        "memory": own + beside * (processes if processes > 1 else 0),
    }


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    where, what, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if what == "make":
        make(where, number)
    else:
        print(json.dumps(read(where, number)))
