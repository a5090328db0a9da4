"""Charts drawn at once by two threads: each gets its own letters, and the process keeps its settings."""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import matplotlib
from matplotlib.figure import Figure

from okrdesk.reports.charts import frame
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.style import LIGHT, Style

_SERIF = Style(LIGHT, family=("DejaVu Serif",))
_SECONDS = 0.2


def _letters_of(style: Style, ours: Event, theirs: Event) -> str:
    """The family of what is written while another chart is drawn, as long as that one does not wait."""
    with frame.drawing(Figure(), style) as axes:
        ours.set()
        theirs.wait(_SECONDS)
        return axes.text(0, 0, "Bread").get_fontfamily()[0]


def test_a_second_thread_waits_and_nothing_is_left_behind() -> None:
    before, first, second, never = dict(matplotlib.rcParams), Event(), Event(), Event()
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(_letters_of, _SERIF, first, second)
        assert first.wait(10)
        other = pool.submit(_letters_of, replace(_SERIF, family=("DejaVu Sans Mono",)), second, never)
        assert (one.result(10), other.result(10)) == ("DejaVu Serif", "DejaVu Sans Mono")
    assert dict(matplotlib.rcParams) == before


def test_a_letter_without_a_font_is_no_warning() -> None:
    with alone():
        warnings.warn("Glyph 57344 missing from font", UserWarning, stacklevel=1)
