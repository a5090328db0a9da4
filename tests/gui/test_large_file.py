"""A file that becomes too large for computers is told in time, and what helps is one button away."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from okrdesk.document import size
from okrdesk.gui import filing, settings
from okrdesk.gui.main_window import MainWindow
from okrdesk.okr import cycles
from tests import factories
from tests.gui.workspaces import bakery

DAY = dt.date(2026, 4, 8)
MB = 1024 * 1024


@pytest.fixture
def window(shown, tmp_path: Path) -> MainWindow:  # type: ignore[no-untyped-def]
    settings.set_choice("person/name_missed", "no")
    made = MainWindow(lambda: DAY)
    shown(made, 1280, 800)
    assert made.open_path(str(bakery(tmp_path / "goals.okrdesk")))
    return made


def test_the_window_says_so_before_and_goes_on_in_a_smaller_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, desk = window.view, window.desk
    assert view is not None
    assert desk is not None
    assert view.banners.banner("large") is None
    desk.do(cycles.add, "Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    key_result = factories.ids(desk.document, factories.t.KeyResult)[0]
    for week in range(3):
        factories_day = dt.date(2026, 1, 5) + dt.timedelta(days=7 * week)
        with desk.document.edit("Check in"):
            desk.document.add(
                factories.t.CheckIn,
                key_result=key_result,
                on_day=factories_day,
                entered=desk.document.now,
                value=Decimal(week),
                note=f"week {week}",
            )
    assert view.publishing._session.publish_now().changed
    monkeypatch.setattr(size, "of", lambda _database: 230 * MB)
    view.refresh_saving()
    banner = view.banners.banner("large")
    assert banner is not None
    assert "has grown to 230 MB" in banner.accessibleName()
    banner._dismiss()
    view.refresh_saving()
    assert view.banners.banner("large") is None  # who dismissed it has read it
    monkeypatch.setattr(size, "of", lambda _database: 250 * MB)
    view.refresh_saving()
    assert view.banners.banner("large") is not None
    target = tmp_path / "smaller.okrdesk"
    asked: list[str] = []

    def place(_parent: object, _heading: str, name: str, _kind: str) -> Path:
        asked.append(name)
        return target

    monkeypatch.setattr(filing.places, "ask_save_place", place)
    view.smaller_requested.emit()
    assert asked == ["goals from 2026-04-01.okrdesk"]
    assert window.desk is not None
    assert window.desk.session.path == target
    assert factories.notes(target) == {"week 2"}
    assert factories.notes(tmp_path / "goals.okrdesk") == {"week 0", "week 1", "week 2"}
    window.close()
