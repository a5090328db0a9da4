"""matplotlib is loaded without its help, and draws as it does with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_DRAW = """
import hashlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
figure = Figure((3, 2))
axes = figure.add_subplot()
axes.plot([1, 2, 4], [1, 4, 2], marker="o", label="Bread")
axes.set(xlim=(0, 5), ylabel="Loaves")
axes.legend()
canvas = FigureCanvasAgg(figure)
canvas.draw()
print(hashlib.sha256(bytes(canvas.buffer_rgba())).hexdigest())
"""
_LOADED = "from okrdesk.reports.charts import loading\nloading.load()\nloading.load()\n"
_ASKED = """
from matplotlib import artist, lines
print(len(lines.Line2D.set.__doc__), "linewidth" in artist.kwdoc(lines.Line2D))
"""
_EXPORTED = """
from okrdesk.cli.run import run
assert run(["sample", "a.okrdesk"]) == 0
assert run(["export", "a.okrdesk", "page.pdf"]) == 0
"""


def _printed(code: str, folder: Path | None = None) -> list[str]:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=True)
    return done.stdout.splitlines()[-1].split()


def test_it_draws_the_same() -> None:
    assert _printed(_LOADED + _DRAW) == _printed(_DRAW)


def test_nothing_is_written_down_until_it_is_asked_for() -> None:
    plainly = _printed("import matplotlib.figure\n" + _ASKED)
    loaded = _printed(_LOADED + _ASKED)
    assert int(loaded[0]) < int(plainly[0]) / 2
    assert loaded[1] == plainly[1] == "True"


def test_a_page_is_written_so(tmp_path: Path) -> None:
    written = _printed(_EXPORTED + _ASKED, tmp_path)
    assert written == _printed(_LOADED + _ASKED)
