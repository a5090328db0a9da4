"""What moves by itself: the blinking cursor, menus and tips that fade in, the bar of work that goes on.

It is kept still where a person chose so, or where their system asks for less motion: Qt hears that from 6.12
on.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_wished = False
_usual: tuple[int, dict[Qt.UIEffect, bool]] | None = None  # the cursor's flash time and effects of the system


def apply(app: QApplication, still: bool) -> None:
    """Keep everything still, or let it move as the system does; may be called again at any time."""
    global _wished, _usual
    _wished = still
    if _usual is None:
        _usual = (app.cursorFlashTime(), {each: app.isEffectEnabled(each) for each in _EFFECTS})
        style = QGuiApplication.styleHints()
        hints: Any = style.accessibility()
        if hasattr(hints, "motionPreferenceChanged"):
            hints.motionPreferenceChanged.connect(_follow_system)
    flash, effects = _usual
    app.setCursorFlashTime(0 if is_still() else flash)
    for each, usual in effects.items():
        app.setEffectEnabled(each, usual and not is_still())


def is_still() -> bool:
    """Whether nothing may move by itself."""
    return _wished or _system_is_still()


def _system_is_still() -> bool:
    # The style's hints are held meanwhile: when they go, PySide 6.12 takes what they gave along.
    style = QGuiApplication.styleHints()
    hints: Any = style.accessibility()
    if not hasattr(hints, "motionPreference"):
        return False
    # By its name: the stubs of the oldest Qt that we know have no such preference.
    return str(hints.motionPreference().name) == "ReducedMotion"


def _follow_system(_preference: object) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, _wished)
