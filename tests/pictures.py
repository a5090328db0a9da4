"""Saves a picture of every page and dialog, to be looked at.

    python -m tests.pictures OUT [--workspace FILE] [--theme THEME] [--size 1440x900] [--scale 1.5]

Dialogs are opened by the same functions that the window calls; a camera stands where they would wait for an
answer. The workspace is a copy, and settings are those of a fresh installation: nothing of ours is touched.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from okrdesk.gui.desk import Desk
    from okrdesk.gui.main_window import MainWindow

DAY = dt.date(2026, 2, 8)
THEMES = ("light", "dark", "contrast-light", "contrast-dark")
Size = tuple[int, int]


def size_of(text: str) -> Size:
    """Width and height of "1440x900"."""
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write it like 1440x900")
    return int(width), int(height)


def main(argv: Sequence[str] | None = None) -> int:
    """Save the pictures; 0 when all are there."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--size", type=size_of, default=(1440, 900))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--text", type=int, default=100, help="size of text in percent")
    parser.add_argument("--only", nargs="*", default=[], help="names of pictures")
    wish = parser.parse_args(argv)
    wish.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["OKRDESK_HOME"] = home
        os.environ["QT_SCALE_FACTOR"] = str(wish.scale)
        if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
            os.environ["QT_QPA_PLATFORM"] = _screen_of(wish.size, wish.scale, Path(home))
        return _take_all(wish, Path(home))


def _screen_of(size: Size, scale: float, home: Path) -> str:
    """A platform whose screen is as large as the window: dialogs get the room they would have there."""
    sides = {"width": round(size[0] * scale), "height": round(size[1] * scale)}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
    config = home / "screen.json"
    config.write_text(json.dumps({"screens": [{"name": "screen", "x": 0, "y": 0, **sides, **dots}]}), "utf-8")
    return f"offscreen:configfile={config}"


def _take_all(wish: argparse.Namespace, home: Path) -> int:
    from PySide6.QtWidgets import QApplication, QDialog

    from okrdesk import app as start
    from okrdesk.gui import settings, theme
    from okrdesk.gui.dialogs import waiting
    from okrdesk.gui.main_window import MainWindow

    app = QApplication.instance() or QApplication(["okrdesk", *theme.FUSION])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    settings.set_theme(wish.theme)
    settings.set_text_size(wish.text)
    settings.set_person_name("Elena Lindqvist")
    theme.apply(app, wish.theme, wish.text)
    day = DAY if wish.workspace is None else start.today()
    camera = Camera(wish.out, wish.only)
    window = MainWindow(lambda: day)
    window.resize(*wish.size)
    window.show()
    usual_exec = QDialog.exec
    QDialog.exec = lambda dialog: camera.dialog(dialog)  # type: ignore[assignment,method-assign]
    waiting.QUIET_SECONDS = 60  # however busy the machine is: the dialog after it is wanted
    try:
        _start_page(window, camera, home)
        if not window.open_path(str(_workspace(wish.workspace, day, home))) or window.desk is None:
            sys.stderr.write("The workspace was not opened.\n")
            return 1
        _pages(window, camera)
        for name, show in _dialogs(window, window.desk, camera).items():
            camera.name = name
            if camera.wants(name):
                show()
    finally:
        QDialog.exec = usual_exec  # type: ignore[method-assign]
        window.close()
    sys.stdout.write(f"{camera.count} pictures in {wish.out}\n")
    return 0


class Camera:
    """Saves what it is pointed at. `name` names the next dialog."""

    def __init__(self, out: Path, only: Sequence[str]) -> None:
        self.name = ""
        self.count = 0
        self._out = out
        self._only = only

    def wants(self, name: str) -> bool:
        """Whether this picture was asked for, by its name or by the first part of it ("room")."""
        return not self._only or any(f"{name}-".startswith(f"{each}-") for each in self._only)

    def take(self, widget: QWidget, name: str) -> None:
        """Wait until the widget is at rest, then save it."""
        if self.wants(name):
            settle(widget)
            widget.grab().save(str(self._out / f"{name}.png"))
            self.count += 1

    def dialog(self, dialog: Any) -> int:
        """Stand in for `exec`: show the dialog, save it, leave it."""
        dialog.show()
        self.take(dialog, self.name)
        dialog.reject()
        return 0


def settle(widget: QWidget, at_most: float = 20.0) -> None:
    """Let events run until nothing changes any more, charts and previews drawn beside included."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    from okrdesk.gui.pages.share_page.previews import Previews

    began = time.monotonic()
    before, quiet = None, 0
    while quiet < 3 and time.monotonic() - began < at_most:
        until = time.monotonic() + 0.12
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.005)
        drawing = getattr(widget, "drawing", None)
        busy = QThreadPool.globalInstance().activeThreadCount() or (drawing and drawing.is_drawing())
        busy = busy or any(each.is_busy() for each in widget.findChildren(Previews))
        now = widget.grab().toImage()
        quiet = quiet + 1 if now == before and not busy else 0
        before = now


def _workspace(given: Path | None, day: dt.date, home: Path) -> Path:
    from okrdesk.gui import opening

    if given is None:
        return opening.sample_file(day)
    copy = home / given.name
    shutil.copyfile(given, copy)
    return copy


def _start_page(window: MainWindow, camera: Camera, home: Path) -> None:
    from okrdesk.gui import settings
    from okrdesk.gui.settings import RecentWorkspace
    from okrdesk.i18n import format_day

    known = settings.recent_workspaces()
    for name, cycle, progress, opened in (
        ("Open Data Circle", "2025-Q4", "71/100", "2026-01-04T10:00"),
        ("Library Friends", "2026-Q1", "12/100", "2026-02-01T10:00"),
        ("Bremen Makers’ Network", "2026-Q1", "40/100", "2026-02-07T10:00"),
    ):
        path, at = home / f"{name}.okrdesk", dt.datetime.fromisoformat(opened)
        settings.remember_workspace(
            RecentWorkspace(
                path, name, cycle, Fraction(progress), at, format_day(at.date(), "en_GB"), "en_GB"
            )
        )
    window.show_start()
    camera.take(window, "start")
    for recent in settings.recent_workspaces():
        if recent not in known:
            settings.forget_workspace(recent.path)


def _pages(window: MainWindow, camera: Camera) -> None:
    from okrdesk.gui import directory

    assert window.view is not None
    for item in directory.pages():
        if camera.wants(item.key):
            window.view.show_page(item.key)
            if item.key in ("objectives", "check-ins"):
                window.view.show_page(item.key, window.view.desk.outline().key_results[1].key_result.id)
            camera.take(window, item.key)


def _dialogs(window: MainWindow, desk: Desk, camera: Camera) -> dict[str, Callable[[], object]]:
    from okrdesk.gui import filing, window_dialogs
    from okrdesk.gui.dialogs.agreement_dialog import AgreementDialog
    from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
    from okrdesk.gui.dialogs.check_in_dialog import CheckInDialog
    from okrdesk.gui.dialogs.crash_dialog import CrashDialog
    from okrdesk.gui.dialogs.export_dialog import ExportDialog
    from okrdesk.gui.dialogs.new_workspace import NewWorkspaceDialog
    from okrdesk.gui.dialogs.open_elsewhere import OpenElsewhereDialog
    from okrdesk.gui.dialogs.person_check_ins import PersonCheckIns
    from okrdesk.gui.dialogs.teams_dialog import TeamsDialog
    from okrdesk.gui.dialogs.version_dialog import VersionDialog
    from okrdesk.gui.dialogs.waiting import Waiting
    from okrdesk.gui.widgets.notices import ask
    from okrdesk.okr import check_ins, people
    from tests import pictures_of_copies, pictures_of_the_room

    line = next((k for k in desk.outline().key_results if k.latest), None)

    def correct() -> None:
        if line is not None:
            known = check_ins.of_key_result(desk.document, line.key_result.id, desk.day)
            everyone = people.everyone(desk.document)
            CheckInDialog(window, line.key_result, known[-1], everyone, desk.locale, desk.today).exec()

    return {
        "dialog-new-workspace": lambda: NewWorkspaceDialog(window, desk.today, "event-hub").ask(),
        "dialog-preferences": lambda: window_dialogs.preferences(window, desk),
        "dialog-search": lambda: window_dialogs.search(window, window.menus, window.view),
        "dialog-people": lambda: window_dialogs.people(window, desk),
        "dialog-teams": lambda: TeamsDialog(window, desk).exec(),
        "dialog-person-check-ins": lambda: PersonCheckIns(
            window, desk, people.everyone(desk.document)[0]
        ).ask(),
        "dialog-cycles": lambda: window_dialogs.cycles(window, desk),
        "dialog-shortcuts": lambda: window_dialogs.shortcuts(window, window.menus),
        "dialog-about": lambda: window_dialogs.about(window),
        "dialog-help": lambda: window_dialogs.explain(window, "objectives"),
        "dialog-blueprints": lambda: BlueprintGallery(window, desk, "event-hub").ask(),
        "dialog-export": lambda: ExportDialog(window, desk).ask(),
        "dialog-agree": lambda: AgreementDialog(
            window, people.everyone(desk.document), desk.today, desk.locale
        ).ask(),
        "dialog-check-in": correct,
        "dialog-initiative": lambda: _initiative(window, desk),
        "dialog-pace": lambda: _pace(window, desk),
        "dialog-survey": lambda: _survey(window, desk),
        "dialog-goals": lambda: _goals(window, desk),
        "dialog-sheets": lambda: _sheets(window, desk),
        "dialog-goal-columns": lambda: _goal_columns(window),
        "dialog-many": lambda: _many(window, desk),
        "meeting": lambda: pictures_of_the_room.take_meeting(window, camera),
        "retrospective": lambda: pictures_of_the_room.take_review(window, camera),
        **_review(window, camera),
        "dialog-name-version": lambda: filing.name_version(window, desk),
        "dialog-version": lambda: VersionDialog(
            window, "Q1, as agreed", "8 Feb 2026", desk.outline(), ["Target of 1.2: 45, now 50"], desk.locale
        ).exec(),
        "dialog-backups": lambda: _backups(window, desk),
        "dialog-bin": lambda: _bin(window, desk),
        **pictures_of_copies.pictures(window, desk, camera),
        "dialog-question": lambda: ask(
            window, "Remove objective 3?", "Its three key results go with it.", "Remove", danger=True
        ),
        "dialog-waiting": lambda: Waiting(window, "Reading answers.xlsx", Future()).exec(),
        "dialog-choose-person": lambda: _choose_person(window, desk, camera),
        "dialog-open-elsewhere": lambda: OpenElsewhereDialog(window, _elsewhere()).ask(),
        "dialog-crash": lambda: CrashDialog(window, "Traceback (most recent call last):\n  …", None).exec(),
        "show-the-sum": lambda: _sum(window, desk, camera),
        "room": lambda: pictures_of_the_room.take_all(window, camera),
    }


def _choose_person(window: MainWindow, desk: Desk, camera: Camera) -> None:
    from PySide6.QtCore import QPoint

    from okrdesk.gui.dialogs.person_chooser import PersonChooser
    from okrdesk.okr import people

    everyone = people.active(desk.document)
    chooser = PersonChooser.ask(
        window, QPoint(400, 200), "Helpers of 1.1", everyone, lambda _ids: None, several=True
    )
    camera.take(chooser, "dialog-choose-person")
    chooser.close()


def _initiative(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui.dialogs.initiative_dialog import InitiativeDialog
    from okrdesk.okr import people
    from okrdesk.okr.initiatives import Initiative

    key_result = desk.outline().key_results[1].key_result
    new = Initiative("", key_result.id, "", "The hall is taken")
    everyone = people.active(desk.document)
    InitiativeDialog(window, key_result.title, everyone, desk.today, desk.locale, new).exec()


def _pace(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui.dialogs.key_result_pace_dialog import KeyResultPaceDialog

    row = desk.outline().key_results[1].key_result
    KeyResultPaceDialog(window, row, desk.cycle, desk.locale, desk.today).exec()


def _survey(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui import survey_taking

    path = Path(__file__).parent / "files" / "surveys" / "members_whole.csv"
    survey_taking.bring_survey(desk, window, lambda sentence: sys.exit(sentence), path)


def _sheets(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui.dialogs.sheets_dialog import SheetsDialog
    from okrdesk.okr.sheet_codes import code_of

    lines = desk.outline().key_results
    dialog = SheetsDialog(window, desk.outline(), desk.today, desk.locale)
    typed = [f"{code_of(line.key_result.id)} {number} 7" for number, line in enumerate(lines[:4], start=8)]
    dialog.typed.edit.setPlainText("\n".join([*typed, "KM4RX 38 7"]))
    dialog.ask()


def _goals(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui import goal_taking

    path = Path(__file__).parent / "files" / "rescue" / "okr-export-nord.csv"
    goal_taking.bring_goals(desk, window, lambda sentence: sys.exit(sentence), path)


def _goal_columns(window: MainWindow) -> None:
    from okrdesk.exchange.rescue import tables
    from okrdesk.exchange.rescue.given import Given
    from okrdesk.gui.dialogs.goal_columns_dialog import GoalColumnsDialog

    path = Path(__file__).parent / "files" / "rescue" / "german.csv"
    mapped = tables.TABLES.mapped(Given(path.read_bytes(), path.name))
    assert mapped is not None
    GoalColumnsDialog(window, mapped, {}).ask()


def _many(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui.dialogs.rollup_dialog import RollUpDialog
    from okrdesk.okr.communities.answering import Asking
    from okrdesk.okr.communities.reading import Reading

    assert desk.session.path is not None
    lost = desk.session.path.with_name("lost.okrdesk")
    RollUpDialog(window, Reading([desk.session.path, lost], Asking(desk.today, desk.locale))).ask()


def _review(window: MainWindow, camera: Camera) -> dict[str, Callable[[], object]]:
    """The dialogs of the Review page, and the page of a closed cycle."""
    from okrdesk.okr import closing

    def page() -> Any:
        assert window.view is not None
        window.view.show_page("review")
        settle(window)
        return window.view.page()

    def closed() -> None:
        desk = page().desk
        before = desk.cycle.id
        desk.do(closing.close, before, on=desk.today, next_name=closing.next_of(desk.cycle)[0])
        desk.choose_cycle(before)
        camera.take(window, "review-closed")
        desk.undo()

    return {
        "dialog-close": lambda: page().next_cycle.close_cycle(),
        "dialog-story": lambda: page().learn.add(),
        "dialog-decision": lambda: page().decisions.add(),
        "dialog-snapshot": lambda: page().community.add(),
        "dialog-ask": lambda: page().asks.open(page().asks.list.lines.rows[1].id),
        "review-closed": closed,
    }


def _backups(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui import filing

    desk.session.back_up("work")
    filing.show_backups(window, desk)


def _bin(window: MainWindow, desk: Desk) -> None:
    from okrdesk.gui import filing
    from okrdesk.okr import objectives

    desk.do(objectives.remove, desk.outline().objectives[-1].objective.id)
    filing.show_bin(window, desk)
    desk.undo()


def _elsewhere() -> Any:
    from okrdesk.document.presence import OpenElsewhere, Presence

    since = dt.datetime(2026, 2, 8, 9, 12, tzinfo=dt.UTC)
    return OpenElsewhere(
        Presence(who="Clara", host="train-laptop", since=since, same_machine=False, alive=None)
    )


def _sum(window: MainWindow, desk: Desk, camera: Camera) -> None:
    from PySide6.QtCore import QPoint

    from okrdesk.gui.dialogs.show_the_sum import open_sum

    assert window.view is not None
    window.view.show_page("objectives")
    line = desk.outline().key_results[1]
    popover = open_sum(desk, window.view, QPoint(400, 200), line.key_result.id)
    if popover is not None:
        camera.take(popover, "show-the-sum")
        popover.close()


if __name__ == "__main__":
    raise SystemExit(main())
