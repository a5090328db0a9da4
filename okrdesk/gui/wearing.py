"""The style sheet put on anew: at once on what is seen; pages and large parts follow when they are turned to.

Qt would dress each widget once for itself and once more for every parent that it has: two seconds where all
pages have been visited. Here each is dressed once, parents first, and what nobody sees waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

_POLISHED, _OWN_STYLE = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle
_WORN = "sheet_worn"  # the property of what follows by itself: the number of the sheet that it wears
LIST_WAITS = "list_waits"  # the property of a combo box that has the list it opens `follow` before
_number = 0
_measured = 0  # the number of the first sheet with the sizes of the present one


def put_on(app: QApplication, sheet: str, *, same_sizes: bool = False) -> None:
    """Dress what is seen in a style sheet, and have the rest follow.

    With `same_sizes` rows of lists are as high in it as in the one before.
    """
    global _number, _measured
    if not app.styleSheet():
        app.setStyleSheet(sheet)
        return
    if sheet == app.styleSheet():
        return
    worn, _number = _number, _number + 1
    if not same_sizes:
        _measured = _number
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
        if top.parent() is None and top is not keeper:
            _dress([*_seen(top)], worn)


def _leave_alone(dressed: Iterable[QWidget], *, alone: bool) -> None:
    """Have Qt pass over widgets that it would dress, and tell of another style."""
    for each in dressed:
        each.setAttribute(_POLISHED, not alone)
        each.setAttribute(_OWN_STYLE, alone)


def follow(part: QWidget) -> None:
    """Put the sheet on a page, or on a part of one, that is turned to; from then on it waits for that."""
    worn = part.property(_WORN)
    part.setProperty(_WORN, _number)
    if worn not in (None, _number):
        _dress([*_seen(part)], worn)


def wait(part: QWidget) -> None:
    """Have a part that is hidden at first wait for `follow`, which whoever shows it calls before."""
    part.setProperty(_WORN, _number)


def _seen(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all inside it, parents first, but for what is hidden and will `follow` by itself."""
    yield widget
    for part in widget.children():
        if not isinstance(part, QWidget):
            continue
        if part.isWindow() and part.property(_WORN) is None and widget.property(LIST_WAITS):
            part.setProperty(_WORN, -1)  # Qt made it meanwhile
        if part.property(_WORN) is not None:
            if part.isHidden():
                continue
            part.setProperty(_WORN, _number)
        yield from _seen(part)


def _dress(widgets: Iterable[QWidget], worn: int) -> None:
    """Dress what wore the sheet with this number, parents first.

    Lists come last, when the room that is theirs is known.
    """
    from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QListView

    told, lists = QEvent(QEvent.Type.StyleChange), []
    for each in widgets:
        if each.testAttribute(_POLISHED):
            each.style().polish(each)
            if isinstance(each, QListView) and worn >= _measured:
                # All that a list does but to ask for the height of each row.
                QAbstractScrollArea.event(each, told)
                each.viewport().update()
            elif isinstance(each, QAbstractItemView):
                lists.append(each)
            else:
                QCoreApplication.sendEvent(each, told)
            each.update()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    for view in lists:
        QCoreApplication.sendEvent(view, told)
