"""Pages are made where they stand: what gets another parent once it is dressed is dressed a second time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QStackedWidget, QWidget

from okrdesk.gui.workspace_view import page_class
from tests.gui.desks import sample_desk

PAGES = ("mission", "owners", "check-ins", "review", "share")


class Moved(QObject):
    """Notes what is dressed already when it, or something around it, gets another parent."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            parts = (watched, *watched.findChildren(QWidget))
            self.names += [
                f"{type(each).__name__} in {type(watched).__name__}"
                for each in parts
                if each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) and not of_a_combo(each)
            ]
        return False


def of_a_combo(widget: QWidget | None) -> bool:
    """Whether a widget is part of a combo box: Qt dresses and moves the list that drops from it."""
    while widget is not None and not isinstance(widget, QComboBox):
        widget = widget.parentWidget()
    return widget is not None


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("key", PAGES)
def test_nothing_on_a_page_is_dressed_before_it_stands_where_it_stays(
    qtbot: object, qapp: QApplication, key: str
) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)  # type: ignore[attr-defined]
    moved = Moved()
    qapp.installEventFilter(moved)
    try:
        page = page_class(key)(sample_desk(), stack)
        stack.addWidget(page)
        page.catch_up()
        stack.resize(1200, 800)
        stack.show()
    finally:
        qapp.removeEventFilter(moved)
    assert not moved.names
