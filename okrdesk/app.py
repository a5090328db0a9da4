"""Start-up of the window: one per installation, crash reports, the file asked for or the start page."""

from __future__ import annotations

import builtins
import datetime as dt
import gc
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from okrdesk import crashes, i18n, libraries, paths, qt_support
from okrdesk.i18n import _
from okrdesk.version import VERSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_WAIT_MS = 1000
_LISTEN_AFTER_MS = 300
_SOCKET_PATH_LIMIT = 90
_LONGEST_WISH = 100_000


def run(argv: Sequence[str]) -> int:
    """Show the window until it is closed; exit code 0, or 1 and a sentence where none can be shown."""
    if refused := _cannot_show():
        sys.stderr.write(refused + "\n")
        return 1
    try:
        load_qt()
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        sys.stderr.write(libraries.cannot_load(error) + "\n")
        return 1
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else _application()
    _name(app)
    wish = str(Path(argv[0]).absolute()) if argv else ""
    if hand_over(wish):
        return 0
    from okrdesk.gui import boundary, dressing, icons, settings
    from okrdesk.gui.widgets import roles

    boundary.guard()
    roles.install()
    i18n.use_language(settings.language() or i18n.system_locale_name() or "en")
    app.setWindowIcon(icons.app_icon())
    dressing.dress()
    from okrdesk.gui.ahead import Ahead
    from okrdesk.gui.main_window import MainWindow

    window = MainWindow(today)
    collect_rarely()
    reports = CrashReports(window)
    reports.install()
    listening: list[Listener] = []
    # After the first picture: loading the network part would only delay it.
    QTimer.singleShot(_LISTEN_AFTER_MS, window, lambda: listening.append(Listener(window)))
    try:
        if wish:
            # The window first: opening takes its checks' time.
            QTimer.singleShot(0, window, lambda: window.open_path(wish))
        else:
            window.show_start()
        window.show()
        Ahead(window.windowHandle())
        return int(app.exec())
    finally:
        window.leave_workspace()
        for listener in listening:
            listener.close()
        reports.remove()


def _name(app: QApplication) -> None:
    app.setApplicationName("okrdesk")
    app.setApplicationDisplayName("OKR Desk")
    app.setDesktopFileName("okrdesk")


def load_qt() -> None:
    """Load Qt, and of what PySide adds to it only what a window needs. Raises ImportError.

    PySide would read the source of every module once more, for a feature we do not use (`__feature__`).
    """
    collect_rarely()
    with qt_support.waiting():
        import PySide6.QtWidgets  # noqa: F401 - whoever imports it from now on has it
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def collect_rarely() -> None:
    """Search for garbage seldom: nearly all goes without, and a search takes as long as an edit."""
    gc.freeze()
    gc.set_threshold(20_000)


def today() -> dt.date:
    """The day on this computer."""
    return dt.date(*time.localtime()[:3])


def _cannot_show() -> str:
    """Why no window can be shown here, before Qt would end the process; "" where one can."""
    if not libraries.has_display():
        return libraries.no_display()
    if not paths.home_is_writable():
        from okrdesk.document import installation

        return installation.no_folder().sentence
    return libraries.advice(libraries.missing(window=True))


def _application() -> QApplication:
    """Qt's application. Where Qt gives up (a dead display, a platform it has not), one sentence and exit 1.

    Qt ends the process then, and tells why only to whoever listens.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from okrdesk.gui.theme import FUSION

    said: list[str] = []

    def give_up(reason: str) -> NoReturn:
        sentence = _("No window can be shown here: {reason}; okrdesk --help lists commands.")
        sys.stderr.write(sentence.format(reason=" ".join(reason.split()).rstrip(".")) + "\n")
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(1)

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            give_up((said or [text])[0])
        said.append(text)

    before = qInstallMessageHandler(hear)
    try:
        app = QApplication(["okrdesk", *FUSION])
        if app.primaryScreen() is None:
            give_up((said or [_("there is no screen")])[0])
        return app
    finally:
        qInstallMessageHandler(before)
        sys.stderr.writelines(text + "\n" for text in said)


# One window per installation


def server_name() -> str:
    """Where the first window listens: in this installation's folder where the system allows such a path."""
    home = str(paths.home())
    socket_path = os.path.join(home, "window")
    if os.name == "posix" and len(os.fsencode(socket_path)) <= _SOCKET_PATH_LIMIT:
        return socket_path
    import hashlib

    return "okrdesk-" + hashlib.sha256(os.fsencode(home)).hexdigest()[:24]


def hand_over(path: str) -> bool:
    """Give a path ("" for none) to the window that is open already. False when there is none that answers."""
    if os.name == "posix" and os.path.isabs(server_name()) and not os.path.exists(server_name()):
        return False  # nobody listens: no need to load what asks them
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(server_name())
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(os.fsencode(path) + b"\n")
    socket.waitForBytesWritten(_WAIT_MS)
    answered = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readAll().data()).startswith(b"ok")
    socket.disconnectFromServer()
    return answered


class Listener:
    """Answers later starts: opens their file in this window and brings it to the front."""

    def __init__(self, window: object) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._window = window
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # Nobody answered there: what lies at that place was left by a crash.
        QLocalServer.removeServer(server_name())
        self._server.listen(server_name())

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        received = bytearray()

        def read() -> None:
            received.extend(socket.readAll().data())
            if b"\n" in received or len(received) > _LONGEST_WISH:
                socket.readyRead.disconnect(read)
                socket.write(b"ok\n")
                socket.flush()
                self._wish(os.fsdecode(bytes(received).partition(b"\n")[0]))

        socket.readyRead.connect(read)
        if socket.bytesAvailable():
            read()

    def _wish(self, path: str) -> None:
        from PySide6.QtCore import QTimer

        from okrdesk.gui.main_window import MainWindow

        window = self._window
        if not isinstance(window, MainWindow):
            return
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if path:
            QTimer.singleShot(0, window, lambda: window.open_handed_over(path))


# Crash reports


class CrashReports:
    """What Python could not handle becomes a report in a file and on the screen; the application goes on."""

    def __init__(self, window: object) -> None:
        from PySide6.QtWidgets import QWidget

        self._window = window if isinstance(window, QWidget) else None
        self._showing = False
        self._told: set[tuple[object, ...]] = set()
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self._from_thread(args.exc_value)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Write the report, and show it once Qt has done what it is at.

        A fault while painting comes again with each picture and must not pile up: one dialog at a time, and
        what happens at the same place again is no news.
        """
        if issubclass(kind, KeyboardInterrupt):
            from PySide6.QtWidgets import QApplication

            QApplication.quit()
            return
        where = (kind, *_place_of(trace))
        if where in self._told:
            return
        self._told.add(where)
        text, report = self._write(error)
        # Windows belong to the first thread.
        if self._showing or threading.current_thread() is not threading.main_thread():
            return
        from PySide6.QtCore import QTimer

        self._showing = True
        QTimer.singleShot(0, lambda: self._show(text, report))

    def _show(self, text: str, report: Path | None) -> None:
        from okrdesk.gui.dialogs.crash_dialog import CrashDialog

        try:
            CrashDialog(self._window, text, report).run()
        finally:
            self._showing = False

    def _from_thread(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            self._write(error)

    @staticmethod
    def _write(error: BaseException) -> tuple[str, Path | None]:
        text = crash_text(error)
        sys.stderr.write(text)
        return text, crashes.keep(text)


def _place_of(trace: TracebackType | None) -> tuple[str, int]:
    """Where in our code something happened, "" where that is not known."""
    if trace is None:
        return "", 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_filename, trace.tb_lineno


def crash_text(error: BaseException) -> str:
    """The report: versions, system, and where it happened."""
    import platform

    import PySide6

    head = [
        f"OKR Desk {VERSION}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
        time.strftime("%Y-%m-%d %H:%M:%S"),
        "",
    ]
    return "\n".join(head) + "\n" + crashes.told(error)
