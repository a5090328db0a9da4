"""The projector: a window of its own that fills the second screen, or the only one behind a curtain."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QStackedLayout, QWidget

from okrdesk.gui.projector import light, stage
from okrdesk.gui.projector.picture import RoomPicture
from okrdesk.gui.widgets import screens
from okrdesk.gui.widgets.keys import letter_of
from okrdesk.i18n import _
from okrdesk.okr.workshop.views import View

_WISHES = {
    Qt.Key.Key_Space: "next",
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Plus: "minute",
    Qt.Key.Key_Period: "blank",
}
_BY_LETTER = {"P": "pause", "B": "blank", "R": "read aloud", "W": "light"}  # on any layout


class _Curtain(QWidget):
    """Covers everything; says how it opens."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = light.palette()
        painter.fillRect(self.rect(), QColor(colours.ground))
        ground = stage.Stage(painter, QSizeF(self.size()), colours)
        middle = Qt.AlignmentFlag.AlignHCenter
        box = QRectF(stage.MARGIN, 420, stage.WIDE - 2 * stage.MARGIN, 120)
        ground.text(box, _("The room sees nothing yet"), 56, bold=True, side=middle)
        box.moveTop(540)
        sentence = _("Enter opens the curtain, Escape goes back to your notes.")
        ground.text(box, sentence, stage.BODY, colour=colours.muted, side=middle)
        painter.end()


class ProjectorWindow(QWidget):
    """Shows the room one view at a time. `wished` tells what a key or a presenter's remote asks for.

    The wishes are next, back, pause, minute, blank, "read aloud" and "light"; `went` comes when the window is
    closed or its screen is gone. With one screen it begins behind a curtain, so that nothing private is seen;
    until that is open, nothing goes on or back.
    """

    wished = Signal(str)
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Projector"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.picture = RoomPicture()
        self.curtain = _Curtain()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.curtain)
        self._on: QScreen | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_removed)

    @property
    def is_open(self) -> bool:
        """Whether the room sees the picture: shown, and no curtain before it."""
        return self.isVisible() and self._stack.currentWidget() is self.picture

    def show_view(self, view: View | None, *, covered: bool = False) -> None:
        """Show another view, or nothing."""
        self.picture.show_view(view, covered=covered)

    def open_beside(self, window: QWidget) -> bool:
        """Fill the screen beside a window; with one screen fill that one, behind the curtain.

        Returns whether there is a screen of its own.
        """
        other = screens.beside(window)
        self.draw_curtain(closed=other is None)
        self._on = other or window.screen()
        if other is not None:
            screens.fill(self, other)
        else:
            self.setGeometry(window.screen().geometry())
            self.showFullScreen()
            self.activateWindow()
        return other is not None

    def dress(self) -> None:
        """Be dark or light as it is chosen now."""
        self.picture.dress()
        self.curtain.update()

    def covers(self, window: QWidget) -> bool:
        """Whether it is on the screen of a window, which nobody sees then."""
        return self.isVisible() and self._on is window.screen()

    def next_screen(self, window: QWidget) -> QScreen | None:
        """The next screen beside a window that this one does not fill yet; None where there is none."""
        return screens.after(self._on, window)

    def change_screen(self, window: QWidget) -> None:
        """Fill the next screen beside a window, and remember it; a curtain opens there."""
        screen = self.next_screen(window)
        if screen is not None:
            self._on = screen
            screens.fill(self, screen)
            self.draw_curtain(closed=False)

    def draw_curtain(self, *, closed: bool) -> None:
        """Close or open the curtain."""
        self._stack.setCurrentWidget(self.curtain if closed else self.picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        wish = _WISHES.get(key) or _BY_LETTER.get(letter_of(event))
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_open:
            self.draw_curtain(closed=False)
        elif wish in ("next", "back") and not self.is_open:
            event.accept()  # nobody sees where that would lead
        elif wish is not None:
            self.wished.emit(wish)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is put into the task bar is still there
            self.draw_curtain(closed=True)
            self.went.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _screen_removed(self, gone: QScreen) -> None:
        # Without its screen the window would jump onto the laptop: it goes before anything flashes there.
        if gone is self._on:
            self._on = None
            self.draw_curtain(closed=True)
            self.close()
