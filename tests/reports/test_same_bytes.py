"""The same page is the same file: at any hour, in any zone, language, home, and with any seed of hashes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from okrdesk.reports.onepager import onepager
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
MACHINE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "1"}


def digests() -> dict[str, str]:
    """Of every kind of paper, and of a page in many scripts."""
    texts = " ".join(TYPED)
    scripts = onepager.draw(page(1, 2, workspace=texts, mission=texts), chart=False).pdf
    return {
        name: hashlib.sha256(pdf).hexdigest() for name, pdf in {**papers(), "many scripts": scripts}.items()
    }


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
    assert len(told) > 13
