"""A long day of one process: workspaces are edited, published, drawn and closed; prints what it took."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import sys
import time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from okrdesk.document import opening
from okrdesk.document import tables as t
from okrdesk.okr import cycles, outline
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from tests import factories

COMMITS, PUBLISHINGS, CHARTS = 5_000, 50, 50  # of each workspace


def memory() -> float:
    """MiB that this process holds now: how much of what was freed glibc keeps ready changes all the time."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def live(folder: Path, number: int) -> list[float]:
    """One workspace from its opening to its closing; the ms of each edit."""
    path = factories.stored(folder / f"{number}.okrdesk", factories.another_workspace())
    session = opening.open_session(path)
    document = session.document
    key_results = factories.ids(document, t.KeyResult)
    cycle = cycles.all_cycles(document)[0].id
    took = []
    for nth in range(COMMITS):
        begun = time.process_time()
        with document.edit("Check in"):
            document.add(
                t.CheckIn,
                key_result=key_results[nth % 3],
                on_day=factories.FIRST_DAY,
                entered=document.now,
                value=Decimal(nth % 100),
                confidence=nth % 11,
                note=f"Note {nth}",
            )
        took.append((time.process_time() - begun) * 1000)
        if nth % (COMMITS // PUBLISHINGS) == 0:
            session.publish_now()
        if nth % (COMMITS // CHARTS) == 0:
            day = outline.cycles.read(document, cycle).last_day
            chart = OUTPUTS["chart-progress"].write(document, Asked(cycle, day, "png"))
            assert chart.content
    assert session.close()
    path.unlink()
    return took


def main(workspaces: int) -> None:
    """Measure and print; memory and open files are compared with those after the first two workspaces."""
    with TemporaryDirectory(prefix="okrdesk-release-") as folder:
        os.environ["OKRDESK_HOME"] = str(Path(folder) / "home")
        took, before, opened = [], 0.0, 0
        for number in range(workspaces):
            took += live(Path(folder), number)
            if number == 1:
                before, opened = memory(), len(os.listdir("/proc/self/fd"))
        told = {
            "commits": len(took),
            "publishings": workspaces * PUBLISHINGS,
            "charts": workspaces * CHARTS,
            "growth of memory in %": round((memory() / before - 1) * 100, 1),
            "files left open": len(os.listdir("/proc/self/fd")) - opened,
            "ms of an edit, 95 of 100": round(sorted(took)[len(took) * 95 // 100], 1),
        }
        print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
