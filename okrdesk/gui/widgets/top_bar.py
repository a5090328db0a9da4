"""The bar above every page: workspace, cycle, undo and redo, search, present."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button, set_tip
from okrdesk.i18n import _


class TopBar(QFrame):
    """Shows where one is and what can always be done. Signals are wishes; the main window answers them.

    Give `cycle_button` a menu with `setMenu`.
    """

    undo_requested = Signal()
    redo_requested = Signal()
    search_requested = Signal()
    present_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self._roomy = True
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 18, 7)
        row.setSpacing(10)
        self.workspace = PlainLabel("", "strong", self, elide=True)
        self.workspace.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._slash = PlainLabel("/", "muted", self, wrap=False)
        self.cycle_button = plain_button("", parent=self)
        self.week = PlainLabel("", "small", self, elide=True)
        self.undo_button = icon_button("undo", _("Undo"), "Ctrl+Z", self)
        self.redo_button = icon_button("redo", _("Redo"), "Ctrl+Shift+Z", self)
        self.search_button = plain_button(
            _("Search or run a command…"), "search", "search", _("Ctrl K"), parent=self
        )
        self.search_button.setAccessibleName(_("Search or run a command"))
        self.search_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.present_button = plain_button(_("Present"), icon="present", parent=self)
        row.addWidget(self.workspace)
        row.addWidget(self._slash)
        row.addWidget(self.cycle_button)
        row.addWidget(self.week, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addWidget(self.search_button)
        row.addWidget(self.present_button)
        self.undo_button.clicked.connect(self.undo_requested)
        self.redo_button.clicked.connect(self.redo_requested)
        self.search_button.clicked.connect(self.search_requested)
        self.present_button.clicked.connect(self.present_requested)
        self.set_undo("", "")
        self.set_place("", "", "")

    def set_place(self, workspace: str, cycle: str, week: str) -> None:
        """Show the workspace's name, the cycle's name ("2026-Q1") and its days with the week."""
        self.workspace.set_text(workspace)
        self.cycle_button.set_text(f"{cycle} ▾")
        self.cycle_button.setAccessibleName(_("Cycle {name}, choose another").format(name=cycle))
        self.cycle_button.setVisible(bool(cycle))
        self._slash.setVisible(bool(cycle))
        self.week.set_text(week)

    def set_undo(self, undo: str, redo: str) -> None:
        """Say what would be undone and redone; "" when there is nothing."""
        for button, word, label, keys in (
            (self.undo_button, _("Undo"), undo, "Ctrl+Z"),
            (self.redo_button, _("Redo"), redo, "Ctrl+Shift+Z"),
        ):
            button.setEnabled(bool(label))
            name = f"{word}: {label}" if label else word
            button.setAccessibleName(name)
            set_tip(button, f"{name} ({keys})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= 820 * theme.text_scale()
        if roomy is not self._roomy:
            self._roomy = roomy
            self.search_button.set_text(_("Search or run a command…") if roomy else _("Search"))
            self.search_button.setAccessibleName(_("Search or run a command"))

    def set_present_visible(self, visible: bool) -> None:
        """Offer the projector, or not."""
        self.present_button.setVisible(visible)
