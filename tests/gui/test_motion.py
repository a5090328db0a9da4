"""Nothing moves by itself where a person, or their system, wants it so."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from concurrent.futures import Future
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from okrdesk.gui import dressing, motion, settings
from okrdesk.gui.dialogs.waiting import Waiting


@pytest.fixture
def lively(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """A system on which the cursor blinks and menus fade."""
    flash = qapp.cursorFlashTime()
    monkeypatch.setattr(motion, "_usual", None)
    qapp.setCursorFlashTime(900)
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, True)
    qapp.setEffectEnabled(Qt.UIEffect.UI_FadeMenu, True)
    motion.apply(qapp, still=False)
    yield qapp
    motion.apply(qapp, still=False)
    qapp.setEffectEnabled(Qt.UIEffect.UI_FadeMenu, False)
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)
    qapp.setCursorFlashTime(flash)


def moving(qapp: QApplication) -> tuple[bool, bool, bool]:
    """Whether the cursor blinks, menus fade and the bar of work moves."""
    waiting = Waiting(None, "Reading answers", Future())
    bars = [bar for bar in waiting.findChildren(QProgressBar) if bar.maximum() == 0]
    waiting.deleteLater()
    return qapp.cursorFlashTime() > 0, qapp.isEffectEnabled(Qt.UIEffect.UI_FadeMenu), bool(bars)


def test_a_person_who_wants_it_still_gets_it_still(lively: QApplication) -> None:
    assert moving(lively) == (True, True, True)
    settings.set_reduced_motion(True)
    dressing.dress()
    assert moving(lively) == (False, False, False)
    settings.set_reduced_motion(False)
    dressing.dress()
    assert moving(lively) == (True, True, True)
    assert lively.cursorFlashTime() == 900, "as the system has it"


class _StyleHints:
    """As PySide 6.12 gives them: what they hand out is gone when they are."""

    def __init__(self, wish: object) -> None:
        self._wish = wish

    def accessibility(self) -> object:
        alive, wish = weakref.ref(self), self._wish

        def preference() -> object:
            if alive() is None:
                raise RuntimeError("Internal C++ object already deleted.")
            return wish

        return SimpleNamespace(motionPreference=preference)


def test_a_system_that_asks_for_less_motion_is_heard(
    lively: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = SimpleNamespace(name="ReducedMotion")
    application = SimpleNamespace(styleHints=lambda: _StyleHints(wish))
    monkeypatch.setattr(motion, "QGuiApplication", application)
    motion._follow_system(wish)
    assert moving(lively) == (False, False, False)
    wish.name = "NoPreference"
    motion._follow_system(wish)
    assert moving(lively) == (True, True, True)


def test_a_system_that_moves_nothing_is_not_made_to(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "_usual", None)
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    motion.apply(qapp, still=True)
    motion.apply(qapp, still=False)
    assert qapp.cursorFlashTime() == 0
    monkeypatch.setattr(motion, "_usual", None)
    qapp.setCursorFlashTime(flash)
