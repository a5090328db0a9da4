"""Opens the large workspace in the window, edits it and turns its pages; prints seconds as JSON.

`python -m tests.benchmarks.big_window FILE`
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QApplication, QWidget

from okrdesk import app
from okrdesk.gui import settings, theme
from okrdesk.gui.ahead import Ahead
from okrdesk.gui.main_window import MainWindow
from okrdesk.okr import check_ins, key_results, objectives, people, review
from okrdesk.okr.terms import KeyResult
from tests import changes
from tests.benchmarks import big

PAGES = ("mission", "objectives", "owners", "check-ins", "progress", "review", "share", "history")
_PAGE_STEP = QAbstractSlider.SliderAction.SliderPageStepAdd


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def processor(work: Callable[[], object]) -> float:
    """How much of the processor something takes, in seconds: what else runs on the computer is not in it."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


class Window:
    """The application's window, painted whenever it is asked to."""

    def __init__(self, application: QApplication) -> None:
        settings.set_choice("person/name_missed", "no")
        settings.set_last_page("objectives")
        theme.apply(application, "light", 100)
        self.main = MainWindow(lambda: big.DAY)
        app.collect_rarely()
        self.main.show_start()
        self.main.show()
        self.paint()

    def paint(self) -> None:
        """Let everything that waits happen, and paint."""
        for _ in range(3):
            QApplication.processEvents()
        self.main.repaint()

    def open(self, path: str) -> None:
        """Open a workspace and show its objectives."""
        self.main.open_path(path)
        assert self.main.view is not None
        if self.main.view.page_name() != "objectives":
            self.main.view.show_page("objectives")
        self.paint()

    def turn_to(self, page: str) -> None:
        """Show a page until it is painted; what comes after that is not waited for."""
        view = self.main.view
        assert view is not None
        view.show_page(page)
        shown = view.page()
        assert shown is not None
        if page != "objectives":  # it is in front already
            Noted(shown, QEvent.Type.Paint).wait()

    def show(self, page: str) -> None:
        """Show a page, painted."""
        assert self.main.view is not None
        self.main.view.show_page(page)
        self.paint()


class Noted(QObject):
    """Notes when a kind of event reaches a widget: that it is painted anew, that it is no longer seen."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self._kind = kind
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == self._kind and not self.at:
            self.at = time.perf_counter()
        return False

    def wait(self) -> None:
        """Let the application work until the first one that follows what was just done."""
        self.at = 0.0
        while not self.at:
            QApplication.processEvents()


def measure(window: Window, path: str) -> dict[str, object]:
    """All figures in seconds; edits and page changes by name. First visits are in processor time."""
    found: dict[str, object] = {"opened": seconds(lambda: window.open(path))}
    desk = window.main.desk
    assert desk is not None
    import okrdesk.gui.widgets.chart  # noqa: F401 - the bounds hold once it is loaded

    found["loaded ahead"] = processor(lambda: until(window, Ahead(window.main.windowHandle()).is_done))
    first_visits = {page: processor(lambda page=page: window.turn_to(page)) for page in PAGES}
    again = {page: [] for page in PAGES}
    for _ in range(3):
        for page in PAGES:
            again[page].append(seconds(lambda page=page: window.show(page)))
    found["first visits"] = first_visits
    found["visits"] = {page: median(times) for page, times in again.items()}
    window.show("objectives")
    lines = desk.outline().objectives
    one, other = lines[0].key_results[0].key_result, lines[100].key_results[3].key_result
    cycle = desk.cycle.id
    edits: dict[str, Callable[[], object]] = {
        "reword a key result": lambda: desk.do(changes.key_result, one.id, title="Another title"),
        "check in": lambda: desk.do(check_ins.record, other.id, Decimal(60), on=big.DAY, confidence=7),
        "add a key result": lambda: desk.do(
            key_results.add, KeyResult("", lines[50].objective.id, "One more")
        ),
        "add an objective": lambda: desk.do(objectives.add, objectives.Objective("", cycle, "One more"), 0),
        "move an objective": lambda: desk.do(objectives.move, lines[150].objective.id, 2),
        "move a key result": lambda: desk.do(key_results.move, one.id, lines[9].objective.id, 0),
        "remove an objective": lambda: desk.do(objectives.remove, lines[120].objective.id),
        "undo": desk.undo,
        "redo": desk.redo,
    }
    returned, shown = {}, {}
    for name, edit in edits.items():
        returned[name] = seconds(edit)
        shown[name] = seconds(window.paint)
    found["edits"], found["shown after edits"] = returned, shown
    found["week"] = {"an objective moved and shown on its page": moving(window), **week(window)}
    found["dressed"] = dressed(window)
    gone = Noted(window.main, QEvent.Type.Hide)
    begun = time.perf_counter()
    window.main.close()
    found["gone"], found["closed"] = gone.at - begun, time.perf_counter() - begun
    return found


def dressed(window: Window) -> dict[str, float]:
    """CPU time of another theme and of another size of text, until the page in front is painted in it."""
    main, found = window.main, {}
    ways: dict[str, list[Callable[[], None]]] = {
        "theme": [partial(main.set_theme, to) for to in ("dark", "contrast-light", "light")],
        "size of text": [partial(main.set_text, to) for to in (125, 90, 100)],
    }
    for page in ("objectives", "check-ins", "progress"):
        window.show(page)
        for what, choices in ways.items():
            times = []
            for choose in choices:
                begun = time.process_time()
                choose()
                QCoreApplication.sendPostedEvents()  # laid out and painted; charts follow
                times.append(time.process_time() - begun)
                window.paint()
            found[f"another {what} on {page}, painted (CPU)"] = median(times)
    return found


def moving(window: Window) -> float:
    """An objective moved until its page is painted: its list stands for it, the coach speaks after it."""
    window.show("objectives")
    view, desk = window.main.view, window.main.desk
    assert view is not None
    painted = Noted(view.page().view.viewport(), QEvent.Type.Paint)
    moved = desk.outline().objectives[140].objective.id
    return seconds(lambda: (desk.do(objectives.move, moved, 3), painted.wait()))


def week(window: Window) -> dict[str, float]:
    """What people do on the pages of the week, by the pages' own functions: done, shown and painted."""
    view = window.main.view
    assert view is not None
    found = {}
    window.show("owners")
    owners = view.page().board
    receiver = people.active(window.main.desk.document)[-1].id
    cards = [row.card.id for row in owners.model.rows if row.card is not None]
    card = cards[200]
    found["a card handed over on the board"] = seconds(lambda: owners.hand_over([card], receiver))
    found["  and shown"] = seconds(window.paint)
    found["the board scrolled by a screen"] = seconds(
        lambda: (owners.view.verticalScrollBar().triggerAction(_PAGE_STEP), window.paint())
    )
    window.show("check-ins")
    form_page = view.page()
    line = window.main.desk.outline().objectives[60].key_results[2]
    form_page.show_item(line.key_result.id)
    until(window, lambda: form_page.chart.canvas is not None)
    form_page.form.value.set_text("61")
    form_page.form.next_step.set_text("Ask the hosts")  # a low confidence asks for one
    before = window.main.desk.document.revision
    # The list stands for the page: it is painted with everything but the chart, which draws itself later.
    list_painted = Noted(form_page.list.viewport(), QEvent.Type.Paint)
    found["a check-in saved and shown on its page"] = seconds(
        lambda: (form_page.save_and_next(), list_painted.wait())
    )
    until(window, form_page.chart.stack.is_drawn)
    assert window.main.desk.document.revision > before, form_page.form.error.plain_text()
    form_page.show_item(line.key_result.id)
    until(window, lambda: form_page.chart.canvas is not None)
    found["the chart of a key result drawn again"] = seconds(form_page.chart.canvas.redraw)
    window.show("progress")
    progress = view.page()
    found["everything of the Progress page"] = seconds(lambda: until(window, progress.is_complete))
    window.show("review")
    objective = window.main.desk.outline().objectives[3].objective.id
    found["a decision of the review"] = seconds(
        lambda: window.main.desk.do(review.decide, objective, "keep", "It works")
    )
    found["  and shown on its page"] = seconds(window.paint)
    return found


def until(window: Window, done: Callable[[], bool], most: float = 10.0) -> None:
    """Let the window work until something is there."""
    begun = time.perf_counter()
    while not done() and time.perf_counter() - begun < most:
        QApplication.processEvents()
        time.sleep(0.001)  # a timer that is waited for takes no CPU
    window.paint()


if __name__ == "__main__":
    print(json.dumps(measure(Window(QApplication([])), sys.argv[1])))
