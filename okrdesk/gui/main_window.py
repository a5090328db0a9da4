"""The main window: the start page, or one workspace with its menus and its status bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from okrdesk.gui import dressing, settings, window_dialogs
from okrdesk.gui.dressing import themes
from okrdesk.gui.leftovers import Leftovers
from okrdesk.gui.menus import Act, Menus
from okrdesk.gui.window_frame import WindowFrame
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.gui.desk import Desk
    from okrdesk.gui.pages.start_page.page import StartPage
    from okrdesk.gui.workspace_view import WorkspaceView

_LEFTOVERS_MS = 1_000
_OF_THE_FILE = (
    "name_version", "save_as", "save_copy", "take_back", "left_for_later", "duplicate", "show_in_folder",
    "backups", "bin",
)  # fmt: skip


class MainWindow(WindowFrame):
    """One window, one workspace at a time. `today` is the clock for days."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.view: WorkspaceView | None = None
        self.start_page: StartPage | None = None
        self._said_on = ""
        self.leftovers = Leftovers(self.open_path)
        self.column.insertLayout(0, self.leftovers)
        self.file_dropped.connect(self.open_path)
        self.table_dropped.connect(partial(self.ask_page, "share", "dropped"))
        self.many_wanted.connect(lambda paths: self._opened(window_dialogs.many(self, paths, self._today())))
        self.dressed.connect(lambda: self._with_view(lambda view: view.desk.announce()))
        self.menus = Menus(self, self._acts(), self.open_path)

    def _acts(self) -> dict[str, Act]:
        return {
            "new": lambda: self.new_workspace(),
            "open": lambda: self.open_path(""),
            "many": partial(self.many_wanted.emit, []),
            "save": lambda: self._with_view(lambda view: view.publishing.save_now()),
            **{key: partial(self._file, key) for key in _OF_THE_FILE},
            "hand_out": lambda: self.hand_out(),
            "export": lambda: self._with_view(lambda view: view.ask("share", "one-pager")),
            "bring_goals": lambda: self.ask_page("share", "goals"),
            "close": lambda: self.close_workspace(),
            "quit": lambda: self.close(),
            "undo": lambda: self._with_view(lambda view: view.desk.undo()),
            "redo": lambda: self._with_view(lambda view: view.desk.redo()),
            "people": lambda: self._with_view(lambda view: window_dialogs.people(self, view.desk)),
            "cycles": lambda: self._with_view(lambda view: window_dialogs.cycles(self, view.desk)),
            "preferences": lambda: self.open_preferences(),
            "larger": lambda: self.set_text(dressing.step_text(1)),
            "smaller": lambda: self.set_text(dressing.step_text(-1)),
            "usual_size": lambda: self.set_text(100),
            **{f"theme_{key}": partial(self.set_theme, key) for key, _name in themes()},
            "today": lambda: self._with_view(lambda view: view.desk.set_day(None)),
            "focus_mode": lambda: self._with_view(lambda _view: self.turn_focus()),
            "message": lambda: self.toast.take_keyboard(),
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
        from okrdesk.gui.pages.start_page.page import StartPage

        if self.start_page is None:
            self.start_page = page = StartPage(self._today(), self.stack)
            page.open_requested.connect(self.open_path)
            page.sample_requested.connect(self.open_sample)
            page.new_requested.connect(self.new_workspace)
            page.import_requested.connect(self.bring_okrs)
            page.survey_requested.connect(partial(self.ask_page, "share", "survey"))
            page.many_requested.connect(partial(self.many_wanted.emit, []))
            page.hand_out_requested.connect(self.hand_out)
            page.workshop_requested.connect(lambda: self.ask_page("workshop", "hold"))
            self.stack.addWidget(page)
        self.start_page.set_today(self._today())
        self.stack.setCurrentWidget(self.start_page)
        self.setWindowTitle(_("OKR Desk"))
        QTimer.singleShot(_LEFTOVERS_MS, self, self.look_for_leftovers)

    def look_for_leftovers(self) -> None:
        """Offer work that is only on this computer, where no workspace is open."""
        if self.view is None:
            self.leftovers.look()
        else:
            self.leftovers.clear()

    def new_workspace(self, blueprint: str = "") -> None:
        """Ask for a new workspace and begin in it: with a blueprint, else with the mission."""
        from okrdesk.gui import beginning

        path = beginning.new_workspace(self, self._today(), blueprint)
        if self._opened(path) and self.view is not None:
            if blueprint:
                self.view.ask("objectives", "gallery", blueprint)
            else:
                self.view.show_page("mission")

    def open_sample(self) -> None:
        """Open today's sample workspace."""
        from okrdesk.gui import beginning

        if self._opened(beginning.sample(self, self._today())) and self.view is not None:
            self.view.show_page("objectives")

    def hand_out(self, path: str = "") -> None:
        """Hand out a copy of what is open; where nothing is, of a workspace, "" to choose one."""
        if self.view is not None or self.open_path(path):
            self._file("hand_out")

    def bring_okrs(self) -> None:
        """Ask for a file with goals: one of ours becomes a workspace, another tool's comes into a new one."""
        from okrdesk.gui import beginning

        self._opened(beginning.okrs(self, partial(self.ask_page, "share", "goals")))

    def ask_page(self, page: str, wish: str, about: str = "") -> None:
        """Have a page do one of its wishes, in a new workspace where none is open."""
        if self.view is None:
            self.new_workspace()
        self._with_view(lambda view: view.ask(page, wish, about))

    def _opened(self, path: Path | None) -> bool:
        return path is not None and self.open_path(str(path))

    # Opening and closing

    def open_path(self, path: str) -> bool:
        """Open a workspace, "" to choose one; whether it is open now. What was open is closed then."""
        wanted: Path | None = Path(path)
        if not path or path.casefold().endswith(".pdf"):
            from okrdesk.gui import beginning

            wanted = beginning.to_open(self, Path(path) if path else None)
        if wanted is None or window_dialogs.comes_back(self, self.view, wanted):
            return False
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
            sentence = _("Finish the open dialog first, then open “{name}” again.")
            self.toast.say(sentence.format(name=Path(path).name))

    def _is_open(self, path: Path) -> bool:
        try:
            return self.desk is not None and path.resolve() == self.desk.session.path
        except OSError:
            return False

    def _show_desk(self, desk: Desk) -> None:
        from okrdesk.gui import filing
        from okrdesk.gui.publishing import Publishing
        from okrdesk.gui.workspace_view import WorkspaceView

        self.leftovers.clear()
        publishing = Publishing(desk, desk)
        view = WorkspaceView(desk, publishing)
        self.view = view
        desk.told.connect(self._tell)
        desk.saved.connect(self._tell_saved)
        desk.refused.connect(lambda text: self.toast.say(text))
        publishing.saved_on_wish.connect(lambda text: self.toast.say(text))
        view.page_shown.connect(self._page_shown)
        view.status_changed.connect(self._show_status)
        view.saving_changed.connect(self._show_saving)
        view.search_requested.connect(self.open_palette)
        view.preferences_requested.connect(self.open_preferences)
        view.cycles_requested.connect(lambda: window_dialogs.cycles(self, desk))
        view.save_as_requested.connect(lambda: self._file("save_as"))
        view.smaller_requested.connect(lambda: self._file("smaller"))
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self.menus.open_workspace(view.rail.page_actions(), writable=not desk.session.read_only)
        self.status_line.show()
        self._show_status()
        filing.remember(desk)
        view.show_page(settings.last_page() or "objectives")
        if not view.page_name():
            view.show_page("objectives")

    def leave_workspace(self) -> None:
        """Publish and close what is open; says so when something is only on this computer."""
        view = self.view
        if view is None:
            return
        self.end_focus()
        view.finish()
        self.view = None
        view.desk.blockSignals(True)
        name = view.desk.session.path.name
        saved = view.publishing.close()
        self.menus.close_workspace()
        self.status_line.hide()
        self.toast.take_away()
        from okrdesk.gui.widgets import dialog_drafts

        dialog_drafts.forget(self)
        self.stack.removeWidget(view)
        view.deleteLater()
        view.desk.deleteLater()
        if not saved:
            window_dialogs.could_not_save(self, name)

    def close_workspace(self) -> None:
        """Go back to the start page."""
        self.leave_workspace()
        self.show_start()

    # Status bar, menus

    def _show_status(self) -> None:
        view = self.view
        if view is None:
            return
        desk = view.desk
        self._show_saving()
        self.status_line.show_counts(*view.counts())
        self.menus.set_undo(desk.undo_label, desk.redo_label, writable=not desk.session.read_only)
        self.menus.actions["today"].setEnabled(desk.day != desk.today)

    def _show_saving(self) -> None:
        view = self.view
        if view is not None:
            name = view.desk.session.path.name
            self.status_line.show_saving(view.saving(), name)
            self.setWindowTitle(_("{name} – OKR Desk").format(name=name))

    def _page_shown(self, name: str) -> None:
        if name != self._said_on:
            self._said_on = name
            self.toast.take_away()
        settings.set_last_page(name)
        page = self.view.page() if self.view is not None else None
        self.menus.show_page_actions(page.actions() if page is not None else [])

    def _tell(self, text: str, undo: bool) -> None:
        self.toast.say(text, [(_("Undo"), self.menus.actions["undo"].trigger)] if undo else [])

    def _tell_saved(self, text: str, path: Path) -> None:
        from okrdesk.gui import exporting

        self.toast.say(text, exporting.what_next(path))

    def _file(self, what: str) -> None:
        view = self.view
        if view is None:
            return
        from okrdesk.gui import filing

        self._opened(filing.acts(self, view.desk, view.publishing)[what]())

    def open_palette(self) -> None:
        """Ctrl+K: choose anything by typing."""
        window_dialogs.search(self, self.menus, self.view)

    def open_preferences(self) -> None:
        """Preferences of this computer, and of the open workspace."""
        window_dialogs.preferences(self, self.desk)
        self.dress()

    def around_page(self) -> list[QWidget]:
        """Bars and rail too."""
        view = self.view
        return super().around_page() + ([] if view is None else [view.rail, view.top_bar])

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.view is not None:
            self.view.look_at_clock()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self.view is not None:
            self.view.finish()
        self.vanish()
        self.leave_workspace()
