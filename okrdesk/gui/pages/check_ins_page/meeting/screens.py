"""On which screen the meeting is shown: the one that was used last is remembered."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from okrdesk.gui import settings

_SCREEN = "meeting/screen"


def go_to_known(window: QWidget) -> bool:
    """Go to the screen that was used last, where it is there; whether there are several."""
    known = {screen.name(): screen for screen in QGuiApplication.screens()}
    screen = known.get(settings.choice(_SCREEN))
    if screen is not None:
        window.setGeometry(screen.geometry())
    return len(known) > 1


def go_to_next(window: QWidget) -> None:
    """Fill the next screen, and remember it."""
    screens = QGuiApplication.screens()
    following = screens[(screens.index(window.screen()) + 1) % len(screens)]
    settings.set_choice(_SCREEN, following.name())
    window.showNormal()
    window.setGeometry(following.geometry())
    window.showFullScreen()
