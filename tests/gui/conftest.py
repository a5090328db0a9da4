"""Every test of the desk: a private home, the look applied, nothing left on the screen afterwards."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Hashable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from okrdesk.gui import settings, theme, tokens
from okrdesk.gui.widgets import roles
from okrdesk.gui.widgets.chart_view import ChartView


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, working copies and backups of this test only."""
    home = tmp_path / "okrdesk-home"
    monkeypatch.setenv("OKRDESK_HOME", str(home))
    return home


@pytest.fixture(scope="session", autouse=True)
def spoken_roles() -> None:
    """Screen readers are told what widgets are, as the window's start does."""
    roles.install()


@pytest.fixture(autouse=True)
def desk_look(qapp: QApplication) -> None:
    """The light theme at usual size, whatever the test before chose, without its style sheet.

    To dress every widget takes a fifth of the time of all these tests; who looks at sizes asks for `dressed`.
    """
    is_light = theme.tokens() is tokens.LIGHT and theme.text_scale() == 1.0
    if not is_light or qapp.font() != theme.font("body"):  # before the first test it has the system's font
        theme.apply(qapp, "light", 100)
    if qapp.styleSheet():
        qapp.setStyleSheet("")


@pytest.fixture(autouse=True)
def one_preview(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the outputs on the Share page the chosen one alone is written, unless a test asks for `previews`.

    To write all that are seen takes longer than most of what tests look at there.
    """
    if "previews" not in request.fixturenames:
        seen = "okrdesk.gui.pages.share_page.shelf.Shelf._is_seen"
        monkeypatch.setattr(seen, lambda shelf, key: key == shelf.row.key)


@pytest.fixture
def previews() -> None:
    """Every output that is seen on the Share page is written."""


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The style sheet of the window: for tests of sizes, places and colours."""
    qapp.setStyleSheet(theme.style_sheet(tokens.LIGHT, 1.0))


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a visible window behind which neither it nor qtbot closed.

    What it left invisible goes too: hundreds of such widgets are dressed with every change of the theme.
    """
    if "qtbot" in request.fixturenames:
        request.getfixturevalue("qtbot")
    before = {id(widget) for widget in qapp.topLevelWidgets()}
    yield
    for widget in _TOGETHER:
        widget.hide()
    _settle()
    left = [w for w in qapp.topLevelWidgets() if id(w) not in before and w not in _TOGETHER]
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in left if widget.isVisible()]
    _close_all(qapp)
    for widget in left:
        if isValid(widget):
            widget.deleteLater()
    if left:
        _settle()
    assert not names, f"windows left open: {names}"


def _close_all(qapp: QApplication) -> None:
    for widget in qapp.topLevelWidgets():
        if widget.isVisible():
            widget.close()
    _settle()


@pytest.fixture(params=[200, pytest.param(150, marks=pytest.mark.release)])
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """The largest text."""
    settings.set_text_size(request.param)
    theme.apply(qapp, "light", request.param)
    yield
    theme.apply(qapp, "light", 100)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what stands around charts: to draw those takes longer than all the rest of a page."""
    monkeypatch.setattr(ChartView, "_draw", lambda _view: None)


Show = Callable[[Callable[[], QWidget], int, int], QWidget]

_TOGETHER: list[QWidget] = []


@pytest.fixture(scope="module")
def _made_once() -> Iterator[dict[Hashable, QWidget]]:
    made: dict[Hashable, QWidget] = {}
    yield made
    for widget in made.values():
        _TOGETHER.remove(widget)
        widget.close()
        widget.deleteLater()
    _settle()


def _show(qtbot, widget: QWidget, width: int, height: int) -> QWidget:  # type: ignore[no-untyped-def]
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.fixture
def one_for_all(qtbot, _made_once) -> Show:  # type: ignore[no-untyped-def]
    """Shows what was made for the first test of a file also to the others."""

    def show(make: Callable[[], QWidget], width: int, height: int) -> QWidget:
        widget = _made_once.get(make)
        if widget is None:
            widget = _made_once[make] = make()
            _TOGETHER.append(widget)
        return _show(qtbot, widget, width, height)

    return show


@pytest.fixture
def show(request: pytest.FixtureRequest) -> Show:
    """A function that shows what `make` gives at a size: one of its own for each test.

    Tests that leave it as it was are marked `reads` and share one: a page takes longer to make than to read.
    """
    if request.node.get_closest_marker("reads"):
        return request.getfixturevalue("one_for_all")  # type: ignore[no-any-return]
    shown = request.getfixturevalue("shown")
    return lambda make, width, height: shown(make(), width, height)


@pytest.fixture
def shown(qtbot):  # type: ignore[no-untyped-def]
    """A function that shows a widget at a size, waits for it and lets qtbot close it."""

    kept: list[QWidget] = []  # qtbot itself holds no widget alive

    def show(widget: QWidget, width: int = 600, height: int = 400) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        return _show(qtbot, widget, width, height)

    return show
