"""Every proof of a release at its full figures: `python -m tests.release`.

Rows that were proven for this commit are not proven again, so that it can be stopped and started; at the end
stands the table. Takes about an hour of two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

from tests import told_tables
from tests.benchmarks.table import machine
from tests.release.catalogue import PROOFS, Proof
from tests.told_tables import ROOT

KEPT = ROOT / "build" / "release-proofs"
_MEMORY, _ROOM = Path("/dev/shm"), 4_000_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row came to: its counts, the tests that failed, and those that did not run."""

    key: str
    commit: str
    seconds: int
    counts: dict[str, float]
    failed: tuple[str, ...]
    skipped: tuple[str, ...]

    def missed(self, proof: Proof) -> list[str]:
        """What is short of the goal, in words."""
        short = [
            f"{name} {self.counts.get(name, 0):,.0f} of {figure:,}"
            for name, figure in proof.least
            if self.counts.get(name, 0) < figure
        ]
        over = [
            f"{name} {self.counts[name]:g}" if name in self.counts else f"{name} not counted"
            for name, figure in proof.most
            if self.counts.get(name, figure + 1) > figure
        ]
        return [*short, *over, *(f"failed: {test}" for test in self.failed)]


def prove(proof: Proof, commit: str) -> Outcome:
    """Run the tests of a row, as often as it wants, and add up what they counted."""
    begun = time.monotonic()
    print(f"{time.strftime('%H:%M')}  {proof.key} begins: {proof.what}\n", end="", flush=True)
    counts: dict[str, float] = defaultdict(float)
    largest = dict(proof.most)
    failed, skipped = [], []
    for run in range(proof.runs):
        for test, outcome, counted in _told(proof, run):
            if outcome == "failed":
                failed.append(test)
            elif outcome == "skipped":
                skipped.append(test)
            else:
                counts["cases"] += 1
            for name, figure in counted.items():
                if name in largest:
                    counts[name] = max(counts.get(name, 0), float(figure))
                else:
                    counts[name] += float(figure)
    took = round(time.monotonic() - begun)
    return Outcome(proof.key, commit, took, dict(counts), tuple(failed), tuple(skipped))


def _told(proof: Proof, run: int) -> Iterator[tuple[str, str, dict[str, float]]]:
    """What each test of a row said; a run that ended before its tests is one that failed."""
    with tempfile.TemporaryDirectory(prefix="okrdesk-release-", dir=_temporary()) as folder:
        counted = Path(folder) / "counted"
        words = [
            "-m",
            "pytest",
            "-q",
            "--tb=short",
            "-p",
            "tests.release.counting",
            "--counted",
            str(counted),
        ]
        wanted = ["-m", "", f"--examples={proof.examples}", f"--hypothesis-seed={run}", "--timeout=7000"]
        # What tests start writes there too: thousands of edits are each written through to the disk.
        usual = {"QT_QPA_PLATFORM": "offscreen", "PYTEST_DEBUG_TEMPROOT": folder, "TMPDIR": folder}
        with (KEPT / f"{proof.key}.txt").open("a" if run else "w", encoding="utf-8") as told:
            done = subprocess.run(
                [sys.executable, *words, *wanted, *proof.tests],
                cwd=ROOT,
                env={**os.environ, **usual},
                stdout=told,
                stderr=subprocess.STDOUT,
                check=False,
            )
        lines = counted.read_text("utf-8").splitlines() if counted.exists() else []
    if done.returncode > 1 or not lines:  # neither passed nor failed: stopped, or nothing was run
        yield f"pytest ended with {done.returncode}", "failed", {}
    for line in lines:
        test, outcome, figures = json.loads(line)
        yield test, outcome, figures


def _temporary() -> Path | None:
    """In memory, where there is room: a power cut is worked out, and a kill leaves what was written."""
    is_roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if is_roomy else None


def _known(commits: Sequence[str]) -> dict[str, Outcome]:
    """The rows that were proven for one of these commits, and kept to their goals."""
    outcomes = {}
    for proof in PROOFS:
        path = KEPT / f"{proof.key}.json"
        if path.exists():
            told = json.loads(path.read_text("utf-8"))
            known = Outcome(**{**told, "failed": tuple(told["failed"]), "skipped": tuple(told["skipped"])})
            if known.commit in commits and not known.missed(proof):
                outcomes[proof.key] = known
    return outcomes


def table(outcomes: dict[str, Outcome], commit: str) -> str:
    """The machine, then all rows as a table of Markdown: what was to be proven, and what was found.

    A row that was proven for another commit than this one says so.
    """
    took = sum(known.seconds for known in outcomes.values()) / 60
    lines = [f"{machine()}; the rows took {took:.0f} minutes, added up.", ""]
    lines += ["| | what | goal | found | min |", "|---|---|---|---|---|"]
    for proof in PROOFS:
        known = outcomes.get(proof.key)
        found = "not run | "
        if known is not None:
            earlier = "" if known.commit == commit else f" (for `{known.commit}`)"
            found = f"{_found(proof, known)}{earlier} | {known.seconds / 60:.1f}"
        lines.append(f"| {proof.key} | {proof.what} | {proof.goal} | {found} |")
    return "\n".join(lines)


def _found(proof: Proof, known: Outcome) -> str:
    figures = [
        f"{figure:,.4g} {name}" if figure < 1000 else f"{figure:,.0f} {name}"
        for name, figure in known.counts.items()
    ]
    missed = known.missed(proof)
    skipped = [f"{len(known.skipped)} not run here"] if known.skipped else []
    verdict = [f"**short: {'; '.join(missed)}**"] if missed else []
    return ", ".join([*figures, *skipped, *verdict])


def _proven(wanted: Sequence[Proof], commit: str, processes: int) -> Iterator[Outcome]:
    """Prove so many rows at once; each is kept when it is done. Ctrl+C ends those that run, too."""
    with ThreadPoolExecutor(processes) as pool:
        running = {pool.submit(prove, proof, commit): proof for proof in wanted}
        try:
            for number, done in enumerate(as_completed(running), 1):
                proof, outcome = running[done], done.result()
                (KEPT / f"{proof.key}.json").write_text(json.dumps(asdict(outcome)), "utf-8")
                said = f"{number} of {len(wanted)}  {proof.key}: {_found(proof, outcome)}"
                print(f"{time.strftime('%H:%M')}  {said} ({outcome.seconds} s)\n", end="", flush=True)
                yield outcome
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def main() -> int:
    """Prove what is not proven yet and print the table; 1 when a row is short of its goal."""
    parser = argparse.ArgumentParser("python -m tests.release", description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], metavar="ROW", help="rows such as T1")
    parser.add_argument("--again", action="store_true", help="also what is proven for this commit")
    also = "rows proven for these commits count, too, and say so: when a fault of one row was mended"
    parser.add_argument("--also", nargs="*", default=[], metavar="COMMIT", help=also)
    parser.add_argument("--processes", type=int, default=2, help="rows at once (default %(default)s)")
    parser.add_argument("--write", action="store_true", help="put the table into CONTRIBUTING.md")
    asked = parser.parse_args()
    unknown = set(asked.only) - {proof.key for proof in PROOFS}
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    KEPT.mkdir(parents=True, exist_ok=True)
    commit = told_tables.commit()
    outcomes = {} if asked.again else _known([commit, *asked.also])
    wanted = [p for p in PROOFS if p.key not in outcomes and (not asked.only or p.key in asked.only)]
    try:
        for outcome in _proven(wanted, commit, asked.processes):
            outcomes[outcome.key] = outcome
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on with what is not proven yet.")
        return 130
    told = table(outcomes, commit)
    print(f"\n{told}")
    if asked.write:
        told_tables.write("proofs", told, "python -m tests.release", commit)
    is_short = any(p.key not in outcomes or outcomes[p.key].missed(p) for p in PROOFS)
    return int(is_short)


if __name__ == "__main__":
    raise SystemExit(main())
