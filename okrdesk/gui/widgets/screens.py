"""On which screen the room looks: the one that was used last is remembered, for the projector."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from okrdesk.gui import settings

_SCREEN = "meeting/screen"


def known() -> QScreen | None:
    """The screen that was used last, where it is there."""
    return next((s for s in QGuiApplication.screens() if s.name() == settings.choice(_SCREEN)), None)


def others(window: QWidget) -> list[QScreen]:
    """The screens that do not show this window. Two that show the same picture (mirrored) are one screen."""
    own = window.screen()
    return [s for s in QGuiApplication.screens() if s is not own and s.geometry() != own.geometry()]


def beside(window: QWidget) -> QScreen | None:
    """A screen that does not show this window: the one used last where it is one; None with one screen."""
    there, last = others(window), known()
    return last if last in there else next(iter(there), None)


def after(screen: QScreen | None, window: QWidget) -> QScreen | None:
    """Of the screens that do not show this window the one after `screen`; None where there is no other."""
    there = others(window)
    position = there.index(screen) + 1 if screen in there else 0
    following = there[position % len(there)] if there else None
    return following if following is not screen else None


def fill(window: QWidget, screen: QScreen) -> None:
    """Fill a screen, and remember it."""
    settings.set_choice(_SCREEN, screen.name())
    window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
