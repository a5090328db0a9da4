"""Keeps the user's file up to date by itself: soon after an edit, on Ctrl+S, when the window is left.

The session takes its snapshot in the window's thread; a worker writes it. What stands in the way is told in
the status bar and tried again; nothing here can lose work, which is in the working copy already.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from okrdesk.document.refused import Refused
from okrdesk.document.save_state import SaveState
from okrdesk.document.session import Job
from okrdesk.gui.desk import Desk
from okrdesk.i18n import _

SOON_MS = 2_000
AT_MOST_MS = 30_000
AGAIN_MS = 15_000
_LOOK_MS = 300


class Publishing(QObject):
    """Publishes one desk's session. `state_changed` when saving has something else to say, `merged` with a
    MergeReport when the file held news, `saved_on_wish` with the sentence that answers Ctrl+S."""

    state_changed = Signal()
    merged = Signal(object)
    saved_on_wish = Signal(str)
    _finished = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._closed = False
        self._wished = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._soon = self._timer(SOON_MS, self.publish)
        self._latest = self._timer(AT_MOST_MS, self.publish)
        self._again = self._timer(AGAIN_MS, self._try_again)
        self._look = self._timer(_LOOK_MS, self.look_at_file)
        self._finished.connect(self._done, Qt.ConnectionType.QueuedConnection)
        desk.edited.connect(self.note_edit)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._look.start())
        self.watch()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._app_state)

    def _timer(self, after_ms: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=after_ms)
        timer.timeout.connect(then)
        return timer

    @property
    def state(self) -> SaveState:
        """What is true about saving now."""
        return self._session.state

    def watch(self) -> None:
        """Watch the folder of the file; after the file is replaced a watch on itself would see nothing."""
        for known in self._watcher.directories():
            self._watcher.removePath(known)
        folder = self._session.path.parent
        if folder.is_dir():
            self._watcher.addPath(str(folder))

    def note_edit(self) -> None:
        """Something was edited: publish when a pause comes, and in half a minute at the latest."""
        if self._session.read_only or self._closed:
            return
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self.state_changed.emit()

    def publish(self, *, again: bool = False) -> bool:
        """Start to publish what the file lacks; False when there is nothing to do or a job is under way."""
        if self._closed:
            return False
        for timer in (self._soon, self._latest, self._again):
            timer.stop()
        job = self._session.start_publish(again=again)
        if job is None:
            return False
        self._pool.start(lambda: self._work(job))
        self.state_changed.emit()
        return True

    def save_now(self) -> None:
        """Ctrl+S: publish at once, also a file that was removed meanwhile, and say how it went."""
        if self._session.read_only:
            self._desk.refused.emit(_("This workspace is open for reading only; save a copy and open that."))
            return
        self._wished = True
        if self.state.kind == "publishing" or self.publish(again=True):
            return
        if not self._session.path.exists():
            try:
                self._session.save_as(self._session.path)
            except Refused as refused:
                self._wished = False
                self._desk.refused.emit(refused.sentence)
                return
        self._answer()

    def look_at_file(self) -> None:
        """Take in what somebody else published meanwhile; see whether the file is still there."""
        if self._closed:
            return
        kind = self.state.kind
        if not self._session.foreign_change():
            if self.state.kind != kind:
                self._go_on()
            return
        try:
            report = self._session.take_foreign()
        except Refused:
            self.state_changed.emit()
            return
        self._tell_merge(report)
        self._go_on()

    def close(self) -> bool:
        """Publish and let go of the session. False when something is only on this computer."""
        self._closed = True
        for timer in (self._soon, self._latest, self._again, self._look):
            timer.stop()
        saved = self._session.close()
        self._pool.waitForDone()
        return saved

    def _work(self, job: Job) -> None:
        """In the worker: whatever happens comes back to the window's thread."""
        try:
            outcome: object = job()
        except BaseException as error:  # noqa: BLE001 the window's thread tells it
            outcome = error
        try:
            self._finished.emit(outcome)
        except RuntimeError:
            # The window may go while the file is written; then nobody is left to be told.
            if isValid(self):
                raise

    def _done(self, outcome: object) -> None:
        if self._closed:
            return
        if isinstance(outcome, BaseException):
            self._session.give_up_publish()
            self._again.start()
            self.state_changed.emit()
            raise outcome
        before = self._desk.document.revision
        more = self._session.finish_publish(outcome)  # type: ignore[arg-type]
        if self._desk.document.revision != before:
            self._tell_merge(self._session.merged)
        if more and self._wished:
            self.publish(again=True)
        elif more:
            self._go_on()
        if self._wished and not more:
            self._answer()
        self.state_changed.emit()
        if self.state.kind == "offline":
            self._again.start()

    def _go_on(self) -> None:
        if self.state.changes:
            self._soon.start()
        elif self.state.kind == "offline":
            self._again.start()
        self.state_changed.emit()

    def _try_again(self) -> None:
        """What stood in the way may have gone; a folder that came back is watched from now on."""
        self.watch()
        self.look_at_file()
        if not self.publish() and self.state.kind == "offline":
            self._again.start()

    def _tell_merge(self, report: object) -> None:
        self._desk.announce()
        self.merged.emit(report)

    def _answer(self) -> None:
        self._wished = False
        state = self.state
        if state.kind == "saved":
            name = self._session.path.name
            self.saved_on_wish.emit(_("Saved in “{name}”.").format(name=name))
        else:
            self.saved_on_wish.emit(state.sentence)
        self.state_changed.emit()

    def _app_state(self, state: Qt.ApplicationState) -> None:
        if self._closed:
            return
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_at_file()
            if self.state.kind == "offline":
                self.publish()
        else:
            self.publish()
