"""What waits for a check-in is said once, when a workspace is opened."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from okrdesk.document.document import Document
from okrdesk.gui import settings
from okrdesk.gui.main_window import MainWindow
from okrdesk.okr import check_ins, closing, cycles, key_results, objectives
from okrdesk.okr.terms import KeyResult
from tests import factories


def stored(path: Path, *, checked_in: bool = False, closed: bool = False) -> Path:
    """A workspace with two key results in the first quarter of 2026."""
    document = Document.create(None, "Bakery", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "Bread"))
    for title in ("Loaves", "Guests"):
        key = key_results.add(document, KeyResult("", objective, title))
        if checked_in:
            check_ins.record(document, key, Decimal(1), on=dt.date(2026, 2, 8))
    if closed:
        closing.close(document, cycle, on=dt.date(2026, 2, 1), next_name="Q2")
    factories.stored(path, document)
    document.close()
    return path


def opened(qtbot, path: Path, page: str = "objectives") -> MainWindow:  # type: ignore[no-untyped-def]
    settings.set_person_name("Ada")
    settings.set_last_page(page)
    window = MainWindow(lambda: dt.date(2026, 2, 8))
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(str(path))
    QApplication.processEvents()
    return window


def test_it_says_what_waits_and_leads_there(qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    window = opened(qtbot, stored(tmp_path / "b.okrdesk"))
    banner = window.view.banners.banner("reminder")
    assert banner is not None
    assert banner.label.plain_text() == "2 key results wait for their check-in."
    go = next(b for b in banner.findChildren(QPushButton) if b.accessibleName() == "Go to Check-ins")
    go.click()
    assert window.view.page_name() == "check-ins"
    assert window.view.banners.banner("reminder") is None
    window.close()


def test_it_is_said_once(qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    window = opened(qtbot, stored(tmp_path / "b.okrdesk"))
    window.view.show_page("history")
    assert window.view.banners.banner("reminder") is None
    window.view.show_page("objectives")
    window.desk.announce()
    QApplication.processEvents()
    assert window.view.banners.banner("reminder") is None
    window.close()


@pytest.mark.parametrize("how", ["nothing waits", "closed", "on the page already"])
def test_it_is_not_said_where_it_helps_nobody(qtbot, tmp_path: Path, how: str) -> None:  # type: ignore[no-untyped-def]
    path = stored(tmp_path / "b.okrdesk", checked_in=how == "nothing waits", closed=how == "closed")
    window = opened(qtbot, path, "check-ins" if how == "on the page already" else "objectives")
    assert window.view.banners.banner("reminder") is None
    window.close()
