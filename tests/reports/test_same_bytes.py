"""The same page is the same file: at any hour, in any zone, language, home, and with any seed of hashes.

So is what goes on living elsewhere: workbook, tables, text, calendar, JSON and pictures.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from okrdesk.okr import cycles
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS, usual_for
from okrdesk.reports.onepager import onepager
from tests import factories
from tests.reports.all_papers import papers
from tests.reports.made_onepagers import TYPED, page

# A clock a year ahead, and files that only their owner may read.
ELSEWHERE = """
import os, time
os.umask(0o077)
now = time.time
time.time = lambda: now() + 366 * 86400
from tests.reports.test_same_bytes import digests
for name, digest in digests().items():
    print(name, digest)
"""
DAY = dt.date(2026, 2, 8)
OF_IDS = "check-in-sheets"
STORED = Path(__file__).parents[1] / "files" / "schema_2_quarter.okrdesk"
MACHINE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "1"}


def files() -> dict[str, bytes]:
    """Every output of a stored workspace that is no page; of the charts one picture of each kind.

    And the page whose codes are made of ids, which the sample has anew each time.
    """
    document = factories.load(STORED)
    cycle = cycles.all_cycles(document)[0]
    running = cycles.current(document, DAY)
    made = {OF_IDS: OUTPUTS[OF_IDS].write(document, Asked(running.id, DAY, "pdf")).content}
    for row in OUTPUTS.values():
        is_usual = not row.key.startswith("chart-") or row == usual_for(Path("x.png"))
        for ending in row.endings if is_usual and row.subject != "workshop" else ():
            if ending != "pdf":
                made[f"{row.key}.{ending}"] = row.write(document, Asked(cycle.id, DAY, ending)).content
    return made


def digests() -> dict[str, str]:
    """Of every kind of paper, of a page in many scripts, and of every other file."""
    texts = " ".join(TYPED)
    scripts = onepager.draw(page(1, 2, workspace=texts, mission=texts), chart=False).pdf
    every = {**papers(), "many scripts": scripts, **files()}
    return {name: hashlib.sha256(content).hexdigest() for name, content in every.items()}


def test_another_machine_writes_the_same_bytes(tmp_path: Path) -> None:
    homes = dict.fromkeys(("HOME", "OKRDESK_HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        capture_output=True,
        text=True,
        env={**os.environ, **MACHINE, **homes},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert told == digests()
    endings = {"xlsx", "csv", "zip", "md", "json", "ics", "png", "svg"}
    assert endings <= {name.rpartition(".")[2] for name in told}
    assert len(told) > 21
