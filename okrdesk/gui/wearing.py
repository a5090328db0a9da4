"""The style sheet put on anew: at once on what is seen, on a page that is not in front when it is turned to.

Qt would dress each widget once for itself and once more for every parent that it has: two seconds where all
pages have been visited. Here each is dressed once, parents first, and what nobody sees waits.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

_POLISHED, _OWN_STYLE = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle
_WORN = "sheet_worn"  # the property of a page: the number of the sheet that it wears
_number = 0


def put_on(app: QApplication, sheet: str) -> None:
    """Dress what is seen in a style sheet, and have pages follow."""
    global _number
    if not app.styleSheet():
        app.setStyleSheet(sheet)
        return
    if sheet == app.styleSheet():
        return
    _number += 1
    dressed = [w for w in app.allWidgets() if w.testAttribute(_POLISHED) and not w.testAttribute(_OWN_STYLE)]
    # What Qt keeps of each widget, to give back what a sheet changed, lives as long as any sheet does.
    keeper = QWidget()
    keeper.setStyleSheet("QWidget {}")
    _leave_alone(dressed, alone=True)
    try:
        app.setStyleSheet("")
        app.setStyleSheet(sheet)
    finally:
        _leave_alone(dressed, alone=False)
    for top in app.topLevelWidgets():
        if top.parent() is None:
            later = _later(top)
            _dress([w for w in (top, *top.findChildren(QWidget)) if w not in later])


def _leave_alone(dressed: Iterable[QWidget], *, alone: bool) -> None:
    """Have Qt pass over widgets that it would dress, and tell of another style."""
    for each in dressed:
        each.setAttribute(_POLISHED, not alone)
        each.setAttribute(_OWN_STYLE, alone)


def follow(page: QWidget) -> None:
    """Put the sheet on a page that is turned to."""
    if page.property(_WORN) not in (None, _number):
        _dress((page, *page.findChildren(QWidget)))
    page.setProperty(_WORN, _number)


def _later(top: QWidget) -> set[QWidget]:
    """What will `follow` by itself: pages that are not in front, and all inside them."""
    later: set[QWidget] = set()
    for stack in top.findChildren(QStackedWidget):
        for page in (stack.widget(nth) for nth in range(stack.count())):
            if page is None or page.property(_WORN) is None:
                continue
            if page.isHidden():
                later.update((page, *page.findChildren(QWidget)))
            else:
                page.setProperty(_WORN, _number)
    return later


def _dress(widgets: Iterable[QWidget]) -> None:
    """Dress widgets, parents first; lists are told last, when the room that is theirs is known."""
    from PySide6.QtWidgets import QAbstractItemView

    told, lists = QEvent(QEvent.Type.StyleChange), []
    for each in widgets:
        if each.testAttribute(_POLISHED):
            each.style().polish(each)
            if isinstance(each, QAbstractItemView):
                lists.append(each)
            else:
                QCoreApplication.sendEvent(each, told)
            each.update()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    for view in lists:
        QCoreApplication.sendEvent(view, told)
