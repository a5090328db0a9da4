"""3,000 power cuts, worked out from the calls of real sessions, lose nothing that was acknowledged (T2)."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from okrdesk.document import checks, opening
from okrdesk.document.refused import Refused
from tests import factories
from tests.release.traced_disk import STRACE, TracedDisk

pytestmark = [
    pytest.mark.release,
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace (Debian: apt install strace)"),
]
REPOSITORY = Path(__file__).parents[2]
STATES = 3_000


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An account in which nobody has worked, with one workspace in it."""
    made = tmp_path.resolve() / "disk"
    made.mkdir()
    factories.stored(made / "plan.okrdesk")
    monkeypatch.setenv("OKRDESK_HOME", str(made / "home"))
    return made


def cuts(root: Path, synchronous: int) -> Iterator[str]:
    """What each of 3,000 power cuts did, spread over all moments of a process that worked in the folder."""
    counted, disk = TracedDisk(root), TracedDisk(root)
    log = root.parent / "log"
    line = [sys.executable, "-m", "tests.release.working", root / "plan.okrdesk", str(synchronous)]
    subprocess.run([*STRACE, "-o", log, *line], cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL)
    moments = sum(1 for _moment in counted.play(log))
    chance = random.Random(3)
    for number, moment in enumerate(disk.play(log)):
        for _state in range(number * STATES // moments, (number + 1) * STATES // moments):
            moment.lay_down(chance)
            yield harm(root, moment.told.splitlines())
    assert disk.told.splitlines().count("published") > 2


def harm(root: Path, said: list[str]) -> str:
    """What is wrong after a cut; nothing when the file is whole and all is there that was said."""
    path = root / "plan.okrdesk"
    last = len(said) - said[::-1].index("published") if "published" in said else 0
    try:
        checks.check(path.read_bytes(), path.name)
        if not set(said[:last]) - {"published"} <= factories.notes(path):
            return "the file is older than what was published last"
        session = opening.open_session(path, "anyway")
    except (Refused, OSError, sqlite3.DatabaseError) as error:
        return f"not whole: {error}"
    there = {row[0] for row in session.document.database.execute_sql("SELECT note FROM check_in")}
    session.close()
    return ", ".join(sorted(set(said) - {"published"} - there))


def test_no_power_cut_loses_what_was_acknowledged(
    root: Path, record_property: Callable[[str, object], None]
) -> None:
    harms = list(cuts(root, synchronous=3))
    record_property("power cuts", len(harms))
    assert harms == [""] * STATES


@pytest.mark.parametrize("synchronous", [0, 1, 2])
def test_less_care_is_seen_to_lose_work(
    root: Path, synchronous: int, record_property: Callable[[str, object], None]
) -> None:
    """With OFF, NORMAL and FULL, so that the proof above is known to see what is lost."""
    least = next(number for number, harm in enumerate(cuts(root, synchronous), 1) if harm)
    record_property(f"cuts until synchronous = {synchronous} lost something", least)
