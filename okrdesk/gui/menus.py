"""The menus: every action of the window with its shortcut, one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from okrdesk.frozen import dataclass
from okrdesk.gui import settings
from okrdesk.gui.dressing import themes
from okrdesk.gui.widgets.text import literal, tip_text
from okrdesk.i18n import _

Act = Callable[[], object]
Needs = Literal["nothing", "workspace", "writing", "anything to write"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu: `key` names what it does; without a key it is a separator."""

    key: str = ""
    words: str = ""
    keys: tuple[str, ...] = ()
    needs: Needs = "workspace"


def _file() -> list[Entry]:
    return [
        Entry("new", _("New…"), ("Ctrl+N",), "nothing"),
        Entry("open", _("Open…"), ("Ctrl+O",), "nothing"),
        Entry("recent"),
        Entry("many", _("Look at many workspaces together…"), (), "nothing"),
        Entry(),
        Entry("save", _("Save"), ("Ctrl+S",), "writing"),
        Entry("name_version", _("Name a version…"), ("Ctrl+Shift+S",), "writing"),
        Entry("save_as", _("Save as…"), ("Ctrl+Alt+S",), "writing"),
        Entry("save_copy", _("Save a copy…")),
        Entry("hand_out", _("Hand out a copy…"), (), "anything to write"),
        Entry("take_back", _("Take a copy back…"), (), "writing"),
        Entry("left_for_later", _("Choose what was left for later…"), (), "writing"),
        Entry("duplicate", _("Duplicate as a new workspace…")),
        Entry("show_in_folder", _("Show in folder")),
        Entry(),
        Entry("bring_goals", _("Bring in another tool’s export…"), (), "nothing"),
        Entry("export", _("Export the one-pager…"), ("Ctrl+P", "Ctrl+Shift+E")),
        Entry("backups", _("Backups…"), (), "writing"),
        Entry("bin", _("Bin…"), (), "writing"),
        Entry(),
        Entry("close", _("Close"), ("Ctrl+W",)),
        Entry("quit", _("Quit"), ("Ctrl+Q",), "nothing"),
    ]


def _edit() -> list[Entry]:
    return [
        Entry("undo", _("Undo"), ("Ctrl+Z",), "writing"),
        Entry("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "writing"),
        Entry(),
        Entry("people", _("People…")),
        Entry("cycles", _("Cycles…")),
        Entry(),
        Entry("preferences", _("Preferences…"), ("Ctrl+,",), "nothing"),
    ]


def _view() -> list[Entry]:
    return [
        Entry("pages"),
        Entry(),
        Entry("larger", _("Larger text"), ("Ctrl++", "Ctrl+="), "nothing"),
        Entry("smaller", _("Smaller text"), ("Ctrl+-",), "nothing"),
        Entry("usual_size", _("Usual text size"), ("Ctrl+0",), "nothing"),
        Entry("theme", "", (), "nothing"),
        Entry(),
        Entry("today", _("Back to today")),
        Entry("focus_mode", _("Only the page"), ("F11",)),
    ]


def _go() -> list[Entry]:
    return [
        Entry("palette", _("Search or run a command…"), ("Ctrl+K",), "nothing"),
        Entry("message", _("Go to the message"), ("F6",), "nothing"),
        Entry(),
    ]


def _help() -> list[Entry]:
    return [
        Entry("help", _("About this page"), ("F1",), "nothing"),
        Entry("shortcuts", _("Shortcuts"), ("?",), "nothing"),
        Entry(),
        Entry("about", _("About OKR Desk"), (), "nothing"),
    ]


class Menus(QObject):
    """The menu bar of a window. `acts` says what each entry does, by its key; what is missing is a bug."""

    def __init__(
        self, window: QMainWindow, acts: Mapping[str, Act], open_recent: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._acts = acts
        self._open_recent = open_recent
        self._needs: dict[str, Needs] = {}
        self.actions: dict[str, QAction] = {}
        self._pages: list[QAction] = []
        bar = window.menuBar()
        self.recent = QMenu(_("Open recent"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.theme = self._theme_menu()
        self.page_menu = QMenu(_("Pages"), window)
        self._fill(bar.addMenu(_("&File")), _file())
        self._fill(bar.addMenu(_("&Edit")), _edit())
        self._fill(bar.addMenu(_("&View")), _view())
        self.page = bar.addMenu(_("&Page"))
        self.go = bar.addMenu(_("&Go"))
        self._fill(self.go, _go())
        self._fill(bar.addMenu(_("&Help")), _help())
        # The question mark of an Arabic or Persian keyboard.
        QShortcut(QKeySequence("؟"), window).activated.connect(acts["shortcuts"])
        self.close_workspace()

    def _fill(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.key in ("recent", "theme", "pages"):
                menu.addMenu({"recent": self.recent, "theme": self.theme, "pages": self.page_menu}[entry.key])
            elif not entry.key:
                menu.addSeparator()
            else:
                menu.addAction(self._action(entry))

    def _action(self, entry: Entry) -> QAction:
        action = QAction(entry.words, self._window)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        act = self._acts[entry.key]
        action.triggered.connect(lambda _checked=False: act())
        # The window holds it too: a hidden menu bar would take the shortcuts with it.
        self._window.addAction(action)
        self.actions[entry.key] = action
        self._needs[entry.key] = entry.needs
        return action

    def _theme_menu(self) -> QMenu:
        menu = QMenu(_("Theme"), self._window)
        self._themes = QActionGroup(menu)
        for key, label in themes():
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setData(key)
            act = self._acts[f"theme_{key}"]
            action.triggered.connect(lambda _checked=False, act=act: act())
            self._themes.addAction(action)
            self.actions[f"theme_{key}"] = action
            self._needs[f"theme_{key}"] = "nothing"
        menu.aboutToShow.connect(self._mark_theme)
        return menu

    def _mark_theme(self) -> None:
        for action in self._themes.actions():
            action.setChecked(action.data() == settings.theme())

    def _fill_recent(self) -> None:
        self.recent.clear()
        known = settings.recent_workspaces()
        for workspace, file in zip(known, settings.files_told_apart(known), strict=True):
            name = workspace.name or workspace.path.stem
            action = self.recent.addAction(literal(" · ".join(filter(None, (name, file)))))
            action.setToolTip(tip_text(str(workspace.path)))
            action.triggered.connect(partial(self._recent_chosen, str(workspace.path)))
        if self.recent.isEmpty():
            self.recent.addAction(_("Nothing yet")).setEnabled(False)

    def _recent_chosen(self, path: str, _checked: bool = False) -> None:
        self._open_recent(path)

    # What is open

    def open_workspace(self, pages: Sequence[QAction], *, writable: bool) -> None:
        """Offer the pages of a workspace and all that can be done with it, or read of it."""
        self._offer(is_open=True, writable=writable)
        self._set_pages(pages)

    def close_workspace(self) -> None:
        """Offer what needs no workspace."""
        self._offer(is_open=False, writable=False)
        self._set_pages([])
        self.show_page_actions([])

    def _offer(self, *, is_open: bool, writable: bool) -> None:
        can = {
            "nothing": True,
            "workspace": is_open,
            "writing": is_open and writable,
            "anything to write": writable or not is_open,  # a workspace is asked for where none is open
        }
        for key, action in self.actions.items():
            action.setEnabled(can[self._needs[key]])

    def set_undo(self, undo: str | None, redo: str | None, *, writable: bool) -> None:
        """Name what would be undone and redone."""
        for key, word, label in (("undo", _("Undo"), undo), ("redo", _("Redo"), redo)):
            text = _("{word} “{label}”").format(word=word, label=label) if label else word
            self.actions[key].setText(literal(text))
            self.actions[key].setEnabled(bool(label) and writable)

    def _set_pages(self, actions: Sequence[QAction]) -> None:
        """The pages, in View and in Go."""
        for action in self._pages:
            self.go.removeAction(action)
            self._window.removeAction(action)
        _empty(self.page_menu)
        self._pages = list(actions)
        self.page_menu.addActions(self._pages)
        self.go.addActions(self._pages)
        self._window.addActions(self._pages)
        self.page_menu.setEnabled(bool(actions))

    def show_page_actions(self, actions: Sequence[QAction]) -> None:
        """What the shown page offers."""
        _empty(self.page)
        self.page.addActions(list(actions))
        self.page.menuAction().setEnabled(bool(actions))

    def all_actions(self) -> list[tuple[str, QAction]]:
        """Every action with the menu it is found in, for Ctrl+K and the sheet of shortcuts."""
        named: list[tuple[str, QAction]] = []
        known: set[QAction] = set()

        def walk(menu: QMenu, name: str) -> None:
            for action in menu.actions():
                inner = action.menu()
                if isinstance(inner, QMenu):
                    if inner not in (self.recent, self.page_menu):
                        walk(inner, f"{name} › {_plain(inner.title())}")
                elif not action.isSeparator() and action not in known:
                    known.add(action)
                    named.append((name, action))

        for action in self._window.menuBar().actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                walk(menu, _plain(menu.title()))
        return named


def _empty(menu: QMenu) -> None:
    """Take actions of others out of a menu: `QMenu.clear` of PySide would take them from their page too."""
    for action in menu.actions():
        menu.removeAction(action)


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def action_words(action: QAction) -> str:
    """The words of an action without marks for the keyboard."""
    return _plain(action.text())
