"""Start-up of the window: no display, a second start, crash reports, what is loaded before the first page."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from okrdesk import app, crashes, libraries, paths
from okrdesk.gui import settings
from okrdesk.gui.dialogs.crash_dialog import CrashDialog
from okrdesk.gui.main_window import MainWindow
from tests.gui.workspaces import bakery

HEAVY = ("peewee", "sqlite3", "babel", "matplotlib", "reportlab")
# What the first window does not show, with classes of Qt whose enumerations take their time.
LATER = tuple(f"okrdesk.gui.widgets.{name}" for name in ("combo", "dialog_drafts", "fields", "notices"))


def _python(code: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | more,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt ends the process")
def test_without_a_display_one_sentence_and_exit_1() -> None:
    code = "import os, sys\n"
    code += "for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'): os.environ.pop(name, None)\n"
    code += "from okrdesk import app\ncode = app.run([])\n"
    code += "assert 'PySide6' not in sys.modules\nsys.exit(code)"
    done = _python(code)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "display" in done.stderr


def test_missing_libraries_are_named_when_qt_cannot_be_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    monkeypatch.setattr(libraries, "missing", lambda *, window=False: ["libegl1"])
    assert app.run([]) == 1
    assert "libegl1" in capsys.readouterr().err


def test_libraries_of_x11_are_named_before_qt_would_end_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(libraries, "has_display", lambda: True)
    monkeypatch.setattr(libraries, "missing", lambda *, window=False: ["libxcb-cursor0"] if window else [])
    assert app.run([]) == 1
    assert "libxcb-cursor0" in capsys.readouterr().err


def test_the_start_page_loads_nothing_heavy() -> None:
    code = "import sys\nfrom PySide6.QtCore import QTimer\n"
    code += "from PySide6.QtWidgets import QApplication\nq = QApplication([])\n"
    code += f"QTimer.singleShot(300, lambda: (print([m for m in {HEAVY + LATER} if m in sys.modules]), "
    code += "q.closeAllWindows()))\n"
    code += "from okrdesk import app\nsys.exit(app.run([]))"
    done = _python(code)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_the_file_that_was_asked_for_is_opened(qapp: QApplication, tmp_path: Path) -> None:
    path = bakery(tmp_path / "goals.okrdesk")
    opened: list[str] = []

    def look() -> None:
        for each in qapp.topLevelWidgets():
            if isinstance(each, MainWindow):
                opened.append(each.windowTitle())
                each.close()

    QTimer.singleShot(1500, look)
    assert app.run([str(path)]) == 0
    assert opened == ["goals.okrdesk – OKR Desk"]
    assert settings.recent_workspaces()[0].path == path


def test_a_second_start_hands_its_file_over_and_ends(qapp: QApplication, qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = bakery(tmp_path / "zweite Ziele ü.okrdesk")
    window = MainWindow(app.today)
    qtbot.addWidget(window)
    listener = app.Listener(window)
    codes: list[int] = []
    code = f"import sys\nfrom okrdesk import app\nsys.exit(app.run([{str(path)!r}]))"
    second = threading.Thread(target=lambda: codes.append(_python(code).returncode))
    second.start()
    qtbot.waitUntil(lambda: window.desk is not None)
    second.join()
    assert codes == [0]
    assert window.desk is not None
    assert window.desk.session.path == path
    listener.close()
    window.close()


def test_nobody_listening_means_this_is_the_first(qapp: QApplication) -> None:
    assert not app.hand_over("")
    # What a crash left at that place stands in nobody's way.
    Path(app.server_name()).write_bytes(b"") if os.path.isabs(app.server_name()) else None
    assert not app.hand_over("")


def test_a_long_home_still_gets_a_place_to_listen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / ("long" * 30)))
    assert len(app.server_name()) < 60
    assert "/" not in app.server_name()


def test_a_crash_is_written_down_shown_and_survived(qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    window = MainWindow(app.today)
    qtbot.addWidget(window)
    reports = app.CrashReports(window)
    shown: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        shown.append(dialog.report.toPlainText())
        reports.report(ValueError, ValueError("a second one meanwhile"))
        dialog.accept()

    QTimer.singleShot(100, look)
    try:
        raise ZeroDivisionError("the sum of nothing")
    except ZeroDivisionError as error:
        reports.report(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "the sum of nothing" in shown[0]
    assert "test_app.py" in shown[0]
    kept = sorted((paths.home() / "crashes").iterdir())
    assert len(kept) == 2
    assert any("the sum of nothing" in each.read_text() for each in kept)


def test_the_hooks_are_given_back(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    reports = app.CrashReports(None)
    reports.install()
    assert sys.excepthook == reports.report
    reports.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_report_that_cannot_be_kept_is_still_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "home", lambda: tmp_path / "gone")
    assert crashes.keep("text") is None


def test_where_there_is_no_font_at_all_the_window_brings_its_own(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    code = "from PySide6.QtGui import QFontDatabase\nfrom PySide6.QtWidgets import QApplication\n"
    code += "from okrdesk.gui import theme\napp = QApplication([])\ntheme.apply(app)\n"
    code += "print(app.font().family(), 'Source Sans 3' in QFontDatabase.families())"
    done = _python(code, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))
    if "linux" in sys.platform:
        assert done.stdout.strip() == "Source Sans 3 True", done.stderr


def test_no_module_is_read_a_second_time_when_it_is_imported() -> None:
    code = "import inspect\nfrom okrdesk import app\napp.load_qt()\n"
    code += "inspect.getsource = lambda module: print('read again', module) or ''\nimport colorsys\n"
    assert _python(code).stdout == ""


def test_the_window_looks_the_same_on_every_system() -> None:
    done = _python("from okrdesk import app\nprint(app._application().style().name())")
    assert done.stdout.strip() == "fusion", done.stderr
