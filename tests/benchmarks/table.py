"""The figures of one run: printed while they come, then a table of Markdown with the machine they are of."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import NamedTuple

import PySide6

_WHOLE = ("ms", "MiB")  # units of which nobody wants a fraction


class Row(NamedTuple):
    """What was measured; a figure without a bound stands beside one that has it."""

    what: str
    figure: float
    unit: str
    bound: float | None = None

    @property
    def shown(self) -> str:
        """The figure with its unit."""
        return f"{self.figure:.{0 if self.unit in _WHOLE else 2}f} {self.unit}"

    @property
    def limit(self) -> str:
        """The bound with its unit, or nothing."""
        return "" if self.bound is None else f"≤ {self.bound:g} {self.unit}"

    @property
    def verdict(self) -> str:
        """Whether the bound is kept."""
        return "" if self.bound is None else ("ok" if self.figure <= self.bound else "OVER")


class Table:
    """Everything that was measured so far."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def line(self, what: str, figure: float, unit: str, bound: float | None = None) -> None:
        """Print a figure, its bound and whether it is kept, and remember them."""
        row = Row(what, figure, unit, bound)
        self.rows.append(row)
        print(f"{row.what:<62} {row.shown:>12}  {row.limit:<10} {row.verdict}", flush=True)

    def markdown(self) -> str:
        """The machine, then a line for each figure; one that is over its bound stands out."""
        lines = [machine(), "", "| what | figure | bound | |", "|---|---|---|---|"]
        for row in self.rows:
            verdict = f"**{row.verdict}**" if row.verdict == "OVER" else row.verdict
            lines.append(f"| {row.what.strip()} | {row.shown} | {row.limit} | {verdict} |")
        return "\n".join(lines)


def machine() -> str:
    """Cores, processor, system, Python and Qt of this computer, in a line."""
    cores = os.cpu_count() or 1
    system = f"{platform.system()} {platform.machine()}"
    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    return f"{cores} cores ({_processor()}), {system}, {versions}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
