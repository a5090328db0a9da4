"""On which screen the room looks: the one that was used last is remembered, for the projector."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from okrdesk.gui import settings

_SCREEN = "meeting/screen"


def known() -> QScreen | None:
    """The screen that was used last, where it is there."""
    return next((s for s in QGuiApplication.screens() if s.name() == settings.choice(_SCREEN)), None)


def beside(window: QWidget) -> QScreen | None:
    """A screen that does not show this window: the one used last where it is one; None with one screen.

    Two that show the same picture (mirrored) are one screen.
    """
    own = window.screen()
    others = [s for s in QGuiApplication.screens() if s is not own and s.geometry() != own.geometry()]
    last = known()
    return last if last in others else next(iter(others), None)


def go_to_known(window: QWidget) -> bool:
    """Go to the screen that was used last, where it is there; whether there are several."""
    screen = known()
    if screen is not None:
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
    return len(QGuiApplication.screens()) > 1


def go_to_next(window: QWidget) -> None:
    """Fill the next screen, and remember it."""
    screens = QGuiApplication.screens()
    fill(window, screens[(screens.index(window.screen()) + 1) % len(screens)])


def fill(window: QWidget, screen: QScreen) -> None:
    """Fill a screen, and remember it."""
    settings.set_choice(_SCREEN, screen.name())
    window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
