"""The main window: the start page, or one workspace with its menus and its status bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from okrdesk import paths
from okrdesk.document.refused import Refused
from okrdesk.gui import settings, theme, window_dialogs
from okrdesk.gui.menus import Act, Menus
from okrdesk.gui.widgets.notices import Banner, Toast, notice
from okrdesk.gui.widgets.text import PlainLabel, set_tip
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.gui.desk import Desk
    from okrdesk.gui.pages.start_page import StartPage
    from okrdesk.gui.workspace_view import WorkspaceView

_LEFTOVERS_MS = 1_000
FRAME = QSize(16, 48)  # what the system draws around a window, at most
TEXT_SIZES = (100, 110, 125, 150, 175, 200)


class MainWindow(QMainWindow):
    """One window, one workspace at a time. `today` is the clock for days."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.view: WorkspaceView | None = None
        self.start_page: StartPage | None = None
        self.setWindowTitle(_("OKR Desk"))
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 560)
        self.stack = QStackedWidget()
        centre = QWidget()
        self._notices = QVBoxLayout(centre)
        self._notices.setContentsMargins(0, 0, 0, 0)
        self._notices.setSpacing(0)
        self._notices.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self._leftovers: list[Banner] = []
        self.toast = Toast(self.stack)
        self.toast.undo_requested.connect(self._undo)
        self.menus = Menus(self, self._acts(), self.open_path)
        self._saving = PlainLabel("", "small", wrap=False)
        self._file_name = PlainLabel("", "small", elide=True)
        self._counts = PlainLabel("", "small", wrap=False)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(14, 0, 14, 0)
        self._saving.setContentsMargins(0, 0, 12, 0)
        bar.addWidget(self._saving)
        bar.addWidget(self._file_name, 1)
        bar.addPermanentWidget(self._counts)
        bar.hide()
        self._before_focus: Qt.WindowState | None = None
        geometry = settings.window_geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry().size() - FRAME
            self.resize(QSize(1440, 900).boundedTo(room))

    def _acts(self) -> dict[str, Act]:
        return {
            "new": lambda: self.new_workspace(),
            "open": lambda: self.open_path(""),
            "save": lambda: self._with_view(lambda view: view.publishing.save_now()),
            "name_version": lambda: self._file("name_version"),
            "save_as": lambda: self._file("save_as"),
            "save_copy": lambda: self._file("save_copy"),
            "duplicate": lambda: self._file("duplicate"),
            "show_in_folder": lambda: self._file("show_in_folder"),
            "export": lambda: self._with_view(lambda view: view.ask("share", "one-pager")),
            "backups": lambda: self._file("backups"),
            "bin": lambda: self._file("bin"),
            "close": lambda: self.close_workspace(),
            "quit": lambda: self.close(),
            "undo": lambda: self._undo(),
            "redo": lambda: self._with_view(lambda view: view.desk.redo()),
            "people": lambda: self._with_view(lambda view: window_dialogs.people(self, view.desk)),
            "cycles": lambda: self._with_view(lambda view: window_dialogs.cycles(self, view.desk)),
            "preferences": lambda: self.open_preferences(),
            "larger": lambda: self._step_text(1),
            "smaller": lambda: self._step_text(-1),
            "usual_size": lambda: self._set_text(100),
            "theme_light": lambda: self._set_theme("light"),
            "theme_dark": lambda: self._set_theme("dark"),
            "theme_system": lambda: self._set_theme("system"),
            "today": lambda: self._with_view(lambda view: view.desk.set_day(None)),
            "focus_mode": lambda: self.set_focus_mode(on=self._before_focus is None),
            "palette": lambda: self.open_palette(),
            "help": lambda: window_dialogs.explain(self, self.view.page_name() if self.view else ""),
            "shortcuts": lambda: window_dialogs.shortcuts(self, self.menus),
            "about": lambda: window_dialogs.about(self),
        }

    @property
    def desk(self) -> Desk | None:
        """The desk of the open workspace."""
        return self.view.desk if self.view is not None else None

    def _with_view(self, do: Callable[[WorkspaceView], object]) -> None:
        if self.view is not None:
            do(self.view)

    # Start page

    def show_start(self) -> None:
        """Show the start page."""
        from okrdesk.gui.pages.start_page import StartPage

        if self.start_page is None:
            page = StartPage(self._today())
            page.open_requested.connect(self.open_path)
            page.sample_requested.connect(self.open_sample)
            page.new_requested.connect(self.new_workspace)
            page.import_requested.connect(self.import_json)
            self.stack.addWidget(page)
            self.start_page = page
        self.start_page.set_today(self._today())
        self.stack.setCurrentWidget(self.start_page)
        self.setWindowTitle(_("OKR Desk"))
        QTimer.singleShot(_LEFTOVERS_MS, self, self.look_for_leftovers)

    def look_for_leftovers(self) -> None:
        """Offer work that is only on this computer: what a crash or a stick that was pulled left."""
        self._hide_leftovers()
        # Loading what reads them takes a moment; mostly there is nothing.
        if self.view is not None or not any(paths.sessions().iterdir()):
            return
        from okrdesk.gui import opening

        for path, words in opening.leftover_words():
            open_it = (_("Open"), lambda path=path: self.open_path(str(path)))
            banner = Banner("warning", words, [open_it])
            self._notices.insertWidget(0, banner)
            self._leftovers.append(banner)

    def _hide_leftovers(self) -> None:
        for banner in self._leftovers:
            banner.hide()
            self._notices.removeWidget(banner)
            banner.deleteLater()
        self._leftovers = []

    def new_workspace(self, blueprint: str = "") -> None:
        """Ask for a name and a place, write the workspace and open it."""
        from okrdesk.gui.dialogs.new_workspace import NewWorkspaceDialog

        wish = NewWorkspaceDialog.ask(self, self._today(), blueprint)
        if wish is None:
            return
        from okrdesk.gui import opening

        cycle = (wish.cycle_name, wish.first_day, wish.last_day)
        if self._tried(lambda: opening.create(wish.path, wish.name, cycle)) and self.open_path(
            str(wish.path)
        ):
            self._with_view(lambda view: self._begin(view, blueprint))

    def _begin(self, view: WorkspaceView, blueprint: str) -> None:
        if blueprint:
            view.ask("objectives", "gallery", blueprint)
        else:
            view.show_page("mission")

    def open_sample(self) -> None:
        """Open today's sample workspace."""
        from okrdesk.gui import opening

        found: list[Path] = []
        if self._tried(lambda: found.append(opening.sample_file(self._today()))):
            self.open_path(str(found[0]))

    def import_json(self, _kind: str = "json") -> None:
        """Ask for a JSON export, write its workspace beside it and open that."""
        from okrdesk.gui import opening
        from okrdesk.gui.dialogs import places

        source = places.ask_open_place(self, _("Bring your OKRs"), "json", _("JSON file"))
        if source is None:
            return
        name = places.file_name(source.stem, "okrdesk")
        words = _("Keep the workspace as")
        target = places.ask_save_place(self, words, name, _("OKR Desk workspace"))
        if target is not None and self._tried(lambda: opening.import_json(source, target)):
            self.open_path(str(target))

    def _tried(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except Refused as refused:
            notice(self, _("That did not work"), refused.sentence)
            return False
        return True

    # Opening and closing

    def open_path(self, path: str) -> bool:
        """Open a workspace, "" to choose one; whether it is open now. What was open is closed then."""
        if not path:
            from okrdesk.gui.dialogs import places

            chosen = places.ask_open_place(self, _("Open a workspace"), "okrdesk", _("OKR Desk workspace"))
            if chosen is None:
                return False
            path = str(chosen)
        wanted = Path(path)
        if self.view is not None and self._is_open(wanted):
            return True
        from okrdesk.gui import opening

        session = opening.open_session(self, wanted, self._today())
        if session is None:
            if self.view is None:
                self.show_start()
            return False
        self.leave_workspace()
        from okrdesk.gui.desk import Desk

        try:
            self._show_desk(Desk(session, self._today, self))
        except BaseException:
            # A fault of ours goes to the crash report, and the file is let go.
            if self.view is None:
                session.close()
            self.leave_workspace()
            self.show_start()
            raise
        return True

    def open_handed_over(self, path: str) -> None:
        """Open what a second start was asked for, unless a dialog works on what is open."""
        if QApplication.activeModalWidget() is None:
            self.open_path(path)
        elif not self._is_open(Path(path)):
            words = _("Finish the open dialog first, then open “{name}” again.")
            self.toast.say(words.format(name=Path(path).name))

    def _is_open(self, path: Path) -> bool:
        try:
            return self.desk is not None and path.resolve() == self.desk.session.path
        except OSError:
            return False

    def _show_desk(self, desk: Desk) -> None:
        from okrdesk.gui.publishing import Publishing
        from okrdesk.gui.workspace_view import WorkspaceView

        self._hide_leftovers()
        publishing = Publishing(desk, desk)
        view = WorkspaceView(desk, publishing)
        self.view = view
        desk.told.connect(lambda text, undo: self.toast.say(text, undo=undo))
        desk.refused.connect(lambda text: self.toast.say(text))
        desk.before_first_edit = self._before_first_edit
        publishing.saved_on_wish.connect(lambda text: self.toast.say(text))
        view.page_shown.connect(self._page_shown)
        view.status_changed.connect(self._show_status)
        view.saving_changed.connect(self._show_saving)
        view.search_requested.connect(self.open_palette)
        view.preferences_requested.connect(self.open_preferences)
        view.cycles_requested.connect(lambda: window_dialogs.cycles(self, desk))
        view.conflicts_requested.connect(lambda: window_dialogs.conflicts(self, desk))
        view.save_as_requested.connect(lambda: self._file("save_as"))
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self.menus.set_pages(view.rail.page_actions())
        self.menus.set_open(is_open=True, writable=not desk.session.read_only)
        self.statusBar().show()
        self._show_status()
        self._remember()
        view.show_page(settings.last_page() or "objectives")
        if not view.page_name():
            view.show_page("objectives")

    def leave_workspace(self) -> None:
        """Publish and close what is open; says so when something is only on this computer."""
        view = self.view
        if view is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and view.isAncestorOf(focused):
            focused.clearFocus()  # a half-typed field tells its text when it is left
        self.set_focus_mode(on=False)
        self._remember()
        # Hidden while the document is open still: pages finish what they are at.
        view.hide()
        self.view = None
        view.desk.blockSignals(True)
        name = view.desk.session.path.name
        saved = view.publishing.close()
        self.menus.set_pages([])
        self.menus.show_page_actions([])
        self.menus.set_open(is_open=False, writable=False)
        self.statusBar().hide()
        self.toast.hide()
        self.stack.removeWidget(view)
        view.deleteLater()
        view.desk.deleteLater()
        if not saved:
            notice(
                self,
                _("“{name}” could not be saved").format(name=name),
                _("Your work is safe on this computer; it is taken in when you open the file here again."),
            )

    def close_workspace(self) -> None:
        """Go back to the start page."""
        self.leave_workspace()
        self.show_start()

    def _remember(self) -> None:
        view = self.view
        if view is None or view.desk.session.read_only:
            return
        from okrdesk.gui.filing import workspace_name
        from okrdesk.i18n import format_percent

        desk = view.desk
        outline = desk.outline()
        settings.remember_workspace(
            settings.RecentWorkspace(
                path=desk.session.path,
                name=workspace_name(desk),
                cycle=outline.cycle.name,
                progress=format_percent(outline.progress, desk.locale),
                opened_at=dt.datetime.now().astimezone(),  # noqa: TID251 the window's own clock
            )
        )

    def _before_first_edit(self) -> None:
        """Ask once for the name that History shows; "not now" is an answer too."""
        desk = self.desk
        if desk is None:
            return
        desk.before_first_edit = lambda: None
        if settings.person_name() or settings.choice("person/asked") == "yes":
            return
        settings.set_choice("person/asked", "yes")
        window_dialogs.name(self, desk)

    # Status bar, menus

    def _show_status(self) -> None:
        view = self.view
        if view is None:
            return
        desk = view.desk
        self._show_saving()
        self._counts.set_text(view.counts())
        set_tip(self._counts, view.ownerless_words())
        self.menus.set_undo(desk.undo_label, desk.redo_label, writable=not desk.session.read_only)
        self.menus.actions["today"].setEnabled(desk.day != desk.today)

    def _show_saving(self) -> None:
        view = self.view
        if view is not None:
            name = view.desk.session.path.name
            self._saving.set_text(view.saving_words())
            self._file_name.set_text(name)
            self.setWindowTitle(_("{name} – OKR Desk").format(name=name))

    def _page_shown(self, name: str) -> None:
        settings.set_last_page(name)
        page = self.view.page() if self.view is not None else None
        self.menus.show_page_actions(page.actions() if page is not None else [])

    def _undo(self) -> None:
        self._with_view(lambda view: view.desk.undo())

    def _file(self, what: str) -> None:
        view = self.view
        if view is None:
            return
        from okrdesk.gui import exporting, filing

        desk = view.desk
        if what == "duplicate":
            path = filing.duplicate(self, desk)
            if path is not None:
                self.open_path(str(path))
            return
        {
            "name_version": lambda: filing.name_version(self, desk),
            "save_as": lambda: filing.save_as(self, desk, view.publishing),
            "save_copy": lambda: filing.save_copy(self, desk),
            "show_in_folder": lambda: exporting.show_in_folder(desk.session.path),
            "backups": lambda: filing.show_backups(self, desk),
            "bin": lambda: filing.show_bin(self, desk),
        }[what]()

    def open_palette(self) -> None:
        """Ctrl+K: choose anything by typing."""
        window_dialogs.search(self, self.menus, self.desk)

    def open_preferences(self) -> None:
        """Preferences of this computer, and of the open workspace."""
        window_dialogs.preferences(self, self.desk)
        self._dress()

    # Look

    def _set_theme(self, tokens: theme.Theme) -> None:
        settings.set_theme(tokens)
        self._dress()

    def _step_text(self, step: int) -> None:
        now = settings.text_size()
        bigger = [size for size in TEXT_SIZES if size > now]
        smaller = [size for size in TEXT_SIZES if size < now]
        self._set_text(bigger[0] if step > 0 and bigger else smaller[-1] if step < 0 and smaller else now)

    def _set_text(self, percent: int) -> None:
        settings.set_text_size(percent)
        self._dress()
        self.toast.say(_("Text size {percent} %").format(percent=settings.text_size()))

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, settings.theme(), settings.text_size())
        if self.desk is not None:
            self.desk.announce()
        self.update()

    def set_focus_mode(self, *, on: bool) -> None:
        """Only the page, on the whole screen; F11 or Escape leads back."""
        if on == (self._before_focus is not None) or (on and self.view is None):
            return
        if on:
            self._before_focus = self.windowState()
        for part in self._around_page():
            part.setVisible(not on)
        if on:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
            self.toast.say(_("F11 or Escape brings everything back."))
        else:
            assert self._before_focus is not None
            self.setWindowState(self._before_focus)
            self._before_focus = None

    def _around_page(self) -> list[QWidget]:
        parts: list[QWidget] = [self.menuBar(), self.statusBar()]
        return parts if self.view is None else [*parts, self.view.rail, self.view.top_bar]

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._before_focus is not None:
            self.set_focus_mode(on=False)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            # The drop must be over before a dialog may come.
            QTimer.singleShot(0, self, lambda: self.open_path(path))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.view is not None:
            self.view.look_at_clock()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.set_focus_mode(on=False)
        settings.set_window_geometry(self.saveGeometry())
        self.leave_workspace()
        event.accept()


def _dropped(event: QDragEnterEvent | QDropEvent) -> str | None:
    """The path of the one workspace file that is dropped."""
    places = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return places[0] if len(places) == 1 and places[0].casefold().endswith(".okrdesk") else None
