"""No exception of a handler reaches Qt: it is told, and the window goes on (Python 3.11 would end else)."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

import okrdesk
from tests.examples import later

_LOAD_ALL = """
import importlib, sys
from types import FunctionType
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
app = QApplication(["okrdesk"])
from okrdesk.gui import boundary
for name in sys.argv[1].split():
    importlib.import_module(name)
    if name == sys.argv[2]:
        boundary.guard()  # what was defined before, and what is defined after


def below(kind):
    for each in type.__subclasses__(kind):
        yield each
        yield from below(each)


found, bare = set(), set()
for kind in below(QObject.__mro__[-2]):
    if not kind.__module__.startswith("okrdesk."):
        continue
    qt = [part for part in kind.__mro__ if part.__module__.startswith("PySide6.")]
    for part in kind.__mro__:
        for name, value in vars(part).items():
            ours = part.__module__.startswith("okrdesk.") and isinstance(value, FunctionType)
            if ours and not name.startswith("__") and any(name in vars(each) for each in qt):
                found.add(f"{part.__module__}.{part.__name__}.{name}")
                if not boundary.is_guarded(value):
                    bare.add(f"{part.__module__}.{part.__name__}.{name}")
print(len(found))
print(" ".join(sorted(bare)))
"""

_RAISE = """
import sys
from decimal import Decimal
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QListView, QPushButton, QStyledItemDelegate
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget
from okrdesk import app as start
from okrdesk.gui.dialogs.crash_dialog import CrashDialog
from tests.examples import later

how, kinds = sys.argv[1], sys.argv[2].split(", ")
raised, shown = set(), []
kind = ""


def fail(*_args, **_more):
    raised.add(kind)
    if how == "int":
        return int("x")
    if how == "decimal":
        return Decimal([[]])
    return {}["nothing"]


app = QApplication(["okrdesk"])


def build():
    # Defined while the application runs, as its pages are.
    if kind in ("data", "rowCount", "flags", "headerData", "columnCount"):
        names = {
            "rowCount": lambda self, parent=QModelIndex(): 2,
            "columnCount": lambda self, parent=QModelIndex(): 2,
            "data": lambda self, index, role=0: "text" if role == 0 else None,
        }
        view = QTableView()
        view.setModel(type("Rows", (QAbstractTableModel,), names | {kind: fail})(view))
        return view
    if kind in ("paint", "delegate sizeHint", "createEditor"):
        from PySide6.QtCore import QStringListModel

        view = QListView()
        view.setModel(QStringListModel(["one"], view))
        name = kind.split()[-1]
        view.setItemDelegate(type("Painter", (QStyledItemDelegate,), {name: fail})(view))
        return view
    if kind == "layout":
        names = {n: fail for n in ("addItem", "count", "itemAt", "takeAt", "sizeHint", "setGeometry")}
        widget = QWidget()
        widget.setLayout(type("Flow", (QLayout,), names)())
        return widget
    if kind == "eventFilter":
        widget = QPushButton("text")
        widget.filter = type("Filter", (QWidget,), {kind: fail})()
        widget.installEventFilter(widget.filter)
        return widget
    if kind == "done":
        return type("Form", (QDialog,), {kind: fail})()
    if kind == "mixed in":
        return type("Both", (type("Mixin", (), {"showEvent": fail}), QWidget), {})()
    return type("Part", (QWidget,), {kind: fail})()


def act():
    global kind
    for kind in kinds:
        act_on(build())
    waiting.start()


def act_on(widget):
    widget.setMouseTracking(True)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.resize(200, 200)
    widget.show()
    QTest.qWait(30)
    widget.adjustSize()
    widget.sizeHint(), widget.minimumSizeHint()
    widget.setFont("Sans")
    QTest.keyClick(widget, Qt.Key.Key_A)
    at, no = QPointF(9, 9), Qt.MouseButton.NoButton
    app.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, at, at, no, no, Qt.KeyboardModifier.NoModifier))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    if kind == "createEditor":
        widget.edit(widget.model().index(0, 0))
    for _time in range(3):
        widget.repaint()
    if isinstance(widget, QDialog):
        widget.reject()
        assert not widget.isVisible()  # nobody is caught in it
    widget.close()
    widget.hide()
    kept.append(widget)


def end():
    if shown and QApplication.activeModalWidget() is None:
        waiting.stop()
        app.closeAllWindows()


def look():
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, CrashDialog):
        shown.append(dialog.report.toPlainText())
        dialog.accept()


kept = []
looking, waiting = QTimer(interval=20), QTimer(interval=20)
looking.timeout.connect(look)
waiting.timeout.connect(end)
looking.start()
QTimer.singleShot(50, act)
code = start.run([])
print(code, len(shown), "Traceback" in shown[0], ", ".join(sorted(set(kinds) - raised)))
"""


def _run(code: str, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        env=os.environ | {"OKRDESK_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_every_override_of_ours_is_guarded(tmp_path: Path) -> None:
    names = [m.name for m in pkgutil.walk_packages(okrdesk.__path__, "okrdesk.") if "__main__" not in m.name]
    done = _run(_LOAD_ALL, " ".join(names), "okrdesk.gui.main_window", home=tmp_path)
    assert done.returncode == 0, done.stderr
    found, bare = done.stdout.split("\n")[:2]
    assert int(found) > 250
    assert bare == ""


KINDS = (
    "showEvent", "hideEvent", "paintEvent", "resizeEvent", "changeEvent", "keyPressEvent", "mousePressEvent",
    "mouseMoveEvent", "event", "sizeHint", "minimumSizeHint", "closeEvent", "data", "rowCount", "columnCount",
    "flags", "headerData", "paint", "delegate sizeHint", "createEditor", "layout", "eventFilter", "done",
    "mixed in",
)  # fmt: skip


@pytest.mark.parametrize("how", ["decimal", *later("int", "key")])
def test_a_handler_that_fails_is_reported_and_the_window_goes_on(how: str, tmp_path: Path) -> None:
    done = _run(_RAISE, how, ", ".join(KINDS), home=tmp_path)
    assert done.returncode == 0, done.stderr
    # One place is told once, however often it fails; every kind of handler did, and the window was there.
    assert done.stdout.split("\n")[0] == "0 1 True ", done.stderr
    assert len(list((tmp_path / "crashes").iterdir())) == 1
