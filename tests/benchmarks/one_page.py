"""A page of a large workspace in the window, visited for the first time; prints seconds of CPU as JSON.

`python -m tests.benchmarks.one_page FILE PAGE`. The first visit is over when the page is painted, its code
loaded ahead as it is while nobody does anything; everything also has what the page adds in turns of its own.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from okrdesk.gui.ahead import Ahead
from okrdesk.gui.pages.progress_page.page import ProgressPage
from tests.benchmarks.big_window import Window, until


def cpu(work: Callable[[], object]) -> float:
    """Seconds of the processor, of all threads of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(window: Window, path: str, page: str) -> dict[str, float]:
    """The first visit, and everything: with what comes after it, all charts drawn."""
    window.open(path)
    import okrdesk.gui.widgets.chart  # noqa: F401 - the bounds hold once it is loaded

    until(window, Ahead(window.main.windowHandle()).is_done)
    first = cpu(lambda: window.turn_to(page))
    return {"first visit": first, "everything": first + cpu(lambda: until(window, lambda: _is_whole(window)))}


def _is_whole(window: Window) -> bool:
    assert window.main.view is not None
    page = window.main.view.page()
    if not isinstance(page, ProgressPage):
        return True
    panels = page.panels.values()
    return page.is_complete() and all(panel.view.is_drawn() for panel in panels if panel.chart is not None)


if __name__ == "__main__":
    print(json.dumps(measure(Window(QApplication([])), *sys.argv[1:])))
