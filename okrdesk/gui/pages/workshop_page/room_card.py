"""What the room sees: the projector's picture, small, with what covers it and the line to read aloud."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from okrdesk.gui.projector import light
from okrdesk.gui.projector.picture import RoomPicture
from okrdesk.gui.projector.window import ProjectorWindow
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.workshop.views import View


class RoomCard(Card):
    """Owns the projector window. `wished` tells what its keys ask for, as the keys of the page do."""

    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=8)
        self.projector: ProjectorWindow | None = None
        self._view: View | None = None
        self._covered = False
        self.picture = RoomPicture()
        self.live = TypePill(_("Live"), status="on track")
        self.show_it = plain_button(_("On the projector"), icon="projector", small=True)
        self.other_screen = plain_button(_("Next screen"), small=True)
        self.blank = plain_button(_("Blank"), icon="projector", small=True, shortcut_hint="B")
        self.hide_it = plain_button(_("Hide"), icon="hide", small=True, shortcut_hint="H")
        self.light = plain_button(_("Light or dark"), small=True, shortcut_hint="W")
        self.light.setMenu(QMenu(self.light))
        self.light.menu().aboutToShow.connect(self._fill_lights)
        self.aloud = PlainLabel("", "body")
        self.aloud.hide()
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(PlainLabel(_("What the room sees"), "strong"), 1)
        head.addWidget(self.other_screen)
        head.addWidget(self.live)
        head.addWidget(self.show_it)
        row.addWidget(self.blank, 1)
        row.addWidget(self.hide_it, 1)
        row.addWidget(self.light, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.picture)
        self.column.addLayout(row)
        self.column.addWidget(self.aloud)
        self.show_it.clicked.connect(self.open_projector)
        self.other_screen.clicked.connect(self.change_screen)
        self.blank.clicked.connect(lambda: self.wished.emit("blank"))
        self.hide_it.clicked.connect(lambda: self.wished.emit("hide"))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._show_state)
            application.screenRemoved.connect(self._show_state)
        self._show_state()

    def show_view(self, view: View, *, covered: bool, reveals: bool, hidden: bool) -> None:
        """Show what is on; `reveals`: something can be shown to all now."""
        self._view, self._covered = view, covered
        self.picture.show_view(view, covered=covered)
        if self.projector is not None:
            self.projector.show_view(view, covered=covered)
        self.blank.set_text(_("Show again") if covered else _("Blank"))
        shown = _("Reveal") if reveals else _("Hide")
        self.hide_it.set_text(_("Show again") if hidden else shown)
        self.aloud.set_text(view.spoken)

    def show_keys(self, *, typing: bool) -> None:
        """The hints: single keys, or with Ctrl while somebody types."""
        self.blank.set_hint(_("Ctrl B") if typing else "B")
        self.hide_it.set_hint(_("Ctrl H") if typing else "H")
        self.light.set_hint("" if typing else "W")

    def read_aloud(self) -> None:
        """Show the line to read, or take it away."""
        self.aloud.setVisible(self.aloud.isHidden())

    def turn_light(self, choice: str = "") -> None:
        """Show the room a dark or a light stage, the other one unless a choice is given; it is remembered."""
        if choice:
            light.choose(choice)
        else:
            light.turn()
        self.picture.dress()
        if self.projector is not None:
            self.projector.dress()

    def _fill_lights(self) -> None:
        menu = self.light.menu()
        menu.clear()
        for choice in light.CHOICES:
            action = menu.addAction(light.name(choice))
            action.setCheckable(True)
            action.setChecked(choice == light.chosen())
            action.triggered.connect(lambda _checked=False, choice=choice: self.turn_light(choice))

    def open_projector(self) -> None:
        """Open the window for the room on the other screen, or behind a curtain on this one."""
        if self.projector is None:
            self.projector = ProjectorWindow(self.window())
            self.projector.wished.connect(self.wished)
            self.projector.went.connect(self._show_state)
        self.projector.show_view(self._view, covered=self._covered)
        self.projector.open_beside(self.window())
        self._show_state()

    def show_desk(self) -> None:
        """Take the window for the room away where it covers this one: something is asked here."""
        if self.projector is not None and self.projector.covers(self.window()):
            self.projector.close()

    def change_screen(self) -> None:
        """Move the window for the room to the next screen; it opens where it is closed."""
        if self.projector is None or not self.projector.isVisible():
            self.open_projector()
        else:
            self.projector.change_screen(self.window())
            self._show_state()

    def close_projector(self) -> None:
        """The workshop is over, or the page leaves."""
        if self.projector is not None:
            self.projector.close()
            self.projector.deleteLater()
            self.projector = None

    def _show_state(self) -> None:
        shown = self.projector is not None and self.projector.isVisible()
        self.live.setVisible(shown)
        to_go_to = self.projector.next_screen(self.window()) if self.projector is not None else None
        self.other_screen.setVisible(shown and to_go_to is not None)
        self.show_it.setVisible(not shown)
