"""Figures of speed beside their bounds: `python -m tests.benchmarks`. Asserts nothing.

Times are medians of whole processes with compiled bytecode, unless the line says otherwise; ratios are
medians of pairs that took turns. The large workspaces are made once (minutes) and kept in the system's
folder for temporary files. Measure on a quiet machine; a run takes some six minutes.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from tests import told_tables
from tests.benchmarks import big
from tests.benchmarks.processes import Bench
from tests.benchmarks.script_page import TEXTS
from tests.benchmarks.table import Table

DAY = "2026-02-08"
WEEK = {
    "an objective moved and shown on its page": 60,
    "a card handed over on the board": 50,
    "a check-in saved and shown on its page": 50,
    "the chart of a key result drawn again": 80,
    "a decision of the review": 50,
}


TABLE = Table()
line = TABLE.line


def sample(bench: Bench) -> str:
    """The sample as a file that is only read."""
    path = bench.folder / "sample.okrdesk"
    if not path.exists():
        bench.run("-m", "okrdesk", "sample", str(path), "--on", DAY)
    return str(path)


def start(bench: Bench, _kept: Path) -> None:
    """Cold start to the first shown window, beside a bare one."""
    child = ("-m", "tests.benchmarks.first_window")
    both = bench.pair((*child, "okrdesk"), (*child, "bare"), first_line=True)
    line("bare QMainWindow, first shown", both.other.seconds, "s")
    line("okrdesk, first shown window", both.one.seconds, "s")
    line("  ratio", both.ratio, "×", 1.6)
    line("  memory above the bare one", (int(both.one.printed) - int(both.other.printed)) / 1024, "MiB", 45)


def commands(bench: Bench, _kept: Path) -> None:
    """`show` and `export`, process and all, on the sample, beside what they cannot do without."""
    file, out = sample(bench), str(bench.folder / "page.pdf")
    export = ("-m", "okrdesk", "export", file, out, "--on", DAY, "--no-remember")
    for words, libraries, bound in (
        (("-m", "okrdesk", "show", file, "--on", DAY), "peewee", 2.0),
        ((*export, "--no-chart"), "reportlab.platypus", 2.0),
        (export, "reportlab.platypus, matplotlib.figure", 1.15),
    ):
        both = bench.pair(words, ("-c", f"import {libraries}"))
        without = " --no-chart" if "--no-chart" in words else ""
        line(f"okrdesk {words[2]}{without}", both.one.seconds, "s")
        line(f"  ratio to importing {libraries}", both.ratio, "×", bound)
    loaded = bench.run("-m", "tests.benchmarks.one_pager")
    line("one-pager with chart from a running window, once loaded", float(loaded.printed), "s", 0.3)
    runs = [json.loads(bench.run("-m", "tests.benchmarks.long_text").printed) for _ in range(bench.runs)]
    long = _typical(runs)
    for script, seconds in long.items():
        line(f"one-pager with 100 kB of {script} text, once loaded", seconds, "s", 1.5)


def scripts(bench: Bench, _kept: Path) -> None:
    """A page in each script, process and all, beside one in Latin letters."""
    out = str(bench.folder / "script.pdf")
    page = ("-m", "tests.benchmarks.script_page")
    for script in [each for each in TEXTS if each != "Latin"]:
        both = bench.pair((*page, script, out), (*page, "Latin", out))
        line(f"a page in {script}, to one in Latin letters", both.ratio, "×", 1.5)


def surveys(bench: Bench, _kept: Path) -> None:
    """Answers: 500 looked at for groups, 10,000 lines read; inside a process, once loaded."""
    found = json.loads(bench.run("-m", "tests.benchmarks.answers").printed)
    line("groups suggested among 500 answers", found["groups"], "s", 0.5)
    line("a survey of 10,000 lines, read and understood", found["survey"], "s")


def refusals(bench: Bench, _kept: Path) -> None:
    """Damaged and hostile files: the slowest of them, inside a process (T5, T6)."""
    found = json.loads(bench.run("-m", "tests.benchmarks.refusals").printed)
    line("slowest refusal of the hostile corpus", found["corpus"], "s", 1.0)
    line("slowest answer to 500 damaged copies", found["mutants"], "s", 2.5)


def room(bench: Bench, _kept: Path) -> None:
    """A workshop with 500 ideas and 30 themes, its projector open; and its minutes as a command."""
    path = bench.folder / "room.okrdesk"
    runs = []
    for _ in range(1 + min(bench.runs, 3)):  # the first one does not count
        path.unlink(missing_ok=True)
        bench.run("-m", "okrdesk", "sample", str(path), "--on", DAY)
        runs.append(json.loads(bench.run("-m", "tests.benchmarks.big_room", str(path)).printed))
    figures = _typical(runs[1:])
    for name in ("opened", "opened again"):
        line(f"room: the page {name}", figures.pop(name) * 1000, "ms", 150)
    for name, each in figures.items():
        bound = 100 if "projected" in name else 50
        line(f"room: {name}", each["typical"] * 1000, "ms", bound)
        line("  the slowest of them", each["slowest"] * 1000, "ms")
    out = str(bench.folder / "minutes.pdf")
    minutes = bench.typical("-m", "okrdesk", "print", sample(bench), out, "--what", "minutes")
    line("okrdesk print --what minutes", minutes.seconds, "s", 0.6)


def rolled_up(bench: Bench, kept: Path) -> None:
    """300 workspaces of the sample's size, read by one process and by as many as there are cores."""
    folder = kept / "300 communities"
    bench.run("-m", "tests.benchmarks.many", str(folder), "make", "300")
    bench.run("-m", "tests.benchmarks.many", str(folder), "read", "1")
    alone = json.loads(bench.run("-m", "tests.benchmarks.many", str(folder), "read", "1").printed)
    cores = str(min(4, os.cpu_count() or 1))
    beside = json.loads(bench.run("-m", "tests.benchmarks.many", str(folder), "read", cores).printed)
    line("300 workspaces read by one process", alone["read"], "s", 30)
    line(f"300 workspaces read by {cores}", beside["read"], "s", 30)
    line("  page and workbook of them written", beside["written"], "s")
    line("  memory of all processes", beside["memory"], "MiB", 300)


def large(bench: Bench, kept: Path) -> None:
    """The large workspace in the window."""
    path = bench.folder / "big.okrdesk"
    runs = []
    for _ in range(1 + min(bench.runs, 3)):  # the first one does not count
        shutil.copyfile(big.workspace(kept), path)
        runs.append(json.loads(bench.run("-m", "tests.benchmarks.big_window", str(path)).printed))
    found = _typical(runs[1:])
    line("large: opened with all checks and shown (in the window)", found["opened"], "s", 1.5)
    for name, seconds in found["edits"].items():
        line(f"large: {name}, returned", seconds * 1000, "ms", 50)
    for name, seconds in found["visits"].items():
        line(f"large: page {name}", seconds * 1000, "ms", 100)
    for name, seconds in found["first visits"].items():
        line(f"large: page {name}, first visit once loaded, of CPU", seconds * 1000, "ms", 100)
    line("large: all pages loaded ahead, while nobody does anything, of CPU", found["loaded ahead"], "s")
    for name, seconds in found["week"].items():
        line(f"large: {name}", seconds * 1000, "ms", WEEK.get(name))
    for name, seconds in found["dressed"].items():
        line(f"large: {name}", seconds * 1000, "ms", 150)
    worst = max(found["shown after edits"].values())
    line("large: slowest repaint after an edit", worst * 1000, "ms")
    line("large: the window is gone", found["gone"], "s", 0.3)
    line("large: closed (published, backed up)", found["closed"], "s")


def many_at_once(bench: Bench, kept: Path) -> None:
    """A history of steps with 1,000 changes each, and the Progress page of 1,000 and 5,000 key results."""

    def visit(size: big.Size, page: str) -> dict[str, float]:
        path, runs = bench.folder / "at-once.okrdesk", []
        for _ in range(1 + min(bench.runs, 3)):  # the first one does not count
            shutil.copyfile(big.workspace(kept, size), path)
            told = bench.run("-m", "tests.benchmarks.one_page", str(path), page).printed
            runs.append(json.loads(told))
        return dict(_typical(runs[1:]))

    history = visit(big.BROUGHT_IN, "history")
    line(
        "steps of 1,000 changes: page history, first visit once loaded (CPU)",
        history["first visit"] * 1000,
        "ms",
        100,
    )
    few, many = visit(big.ONE_THOUSAND, "progress"), visit(big.FIVE_THOUSAND, "progress")
    line("1,000 key results: everything of Progress (CPU)", few["everything"], "s")
    line("5,000 key results: everything of Progress (CPU)", many["everything"], "s", 1.5)
    line("  ratio to 1,000", many["everything"] / few["everything"], "×", 5)


def file(bench: Bench, kept: Path) -> None:
    """The large workspace as a file: its size, opening it, a check-in by command."""
    path = bench.folder / "big.okrdesk"
    shutil.copyfile(big.workspace(kept), path)
    line("large: its file", path.stat().st_size / 1e6, "MB", 50)  # ARCHITECTURE, decision 93
    child = ("-m", "tests.benchmarks.big_file")
    taken = json.loads(bench.run(*child, "open", str(path), str(bench.runs)).printed)
    waited, processed = taken["waited"], taken["processed"]
    line("large: a raw read of all its rows", waited["raw"], "s")
    for key, what in (("first", "never seen before, all checks"), ("again", "found whole before")):
        line(f"large: opened, {what}", waited[key], "s")
        line("  ratio to the raw read", waited[f"{key} ratio"], "×", 2.0)
        line("  ratio of processor time, on all cores", processed[f"{key} ratio"], "×")
    check_in = ("-m", "okrdesk", "check-in", str(path), "1.1", "60")
    held = float(bench.run(*child, "memory", *check_in).printed)
    line("okrdesk check-in on it, most memory", held, "MiB", 200)


def _typical(runs: list[Any]) -> Any:
    """The median of every figure of several runs."""
    if isinstance(runs[0], dict):
        return {key: _typical([run[key] for run in runs]) for key in runs[0]}
    return median(runs)


PARTS: dict[str, Callable[[Bench, Path], None]] = {
    "start": start,
    "commands": commands,
    "scripts": scripts,
    "surveys": surveys,
    "refusals": refusals,
    "room": room,
    "many": rolled_up,
    "large": large,
    "at-once": many_at_once,
    "file": file,
}


def main() -> None:
    """Measure and print everything, or some parts of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="processes per figure (%(default)s)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="some parts")
    parser.add_argument("--write", action="store_true", help="put the table into CONTRIBUTING.md")
    chosen = parser.parse_args()
    if chosen.write and chosen.only != list(PARTS):
        parser.error("only a whole run is written")
    kept = Path(tempfile.gettempdir()) / f"okrdesk-benchmarks-{getpass.getuser()}"
    kept.mkdir(mode=0o700, exist_ok=True)
    commit = told_tables.commit()
    with tempfile.TemporaryDirectory(prefix="okrdesk-benchmarks-") as folder:
        bench = Bench(Path(folder), chosen.runs)
        bench.compile()
        for name in chosen.only:
            PARTS[name](bench, kept)
    if chosen.write:
        told_tables.write("speed", TABLE.markdown(), "python -m tests.benchmarks", commit)


if __name__ == "__main__":
    main()
