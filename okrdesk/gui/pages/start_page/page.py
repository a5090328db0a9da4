"""The start page: begin, open, look around; recent workspaces; blueprints and other ways in.

Shown before anything heavy is loaded: nothing here imports the document.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import settings, theme, wearing
from okrdesk.gui.pages.start_page.panel import NameSign, PanelLabel
from okrdesk.gui.pages.start_page.recent import RecentList
from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.reading_order import ReadingOrder
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.tiles import Tile, TileGrid
from okrdesk.i18n import _
from okrdesk.okr.blueprint_cards import shipped_cards
from okrdesk.okr.phases import phase_word


class StartPage(ReadingOrder, QWidget):
    """The first window. Its signals are wishes that the main window answers.

    `open_requested` tells a path, "" to choose a file; `new_requested` a blueprint's key, "" for none;
    `survey_requested` the path of a survey, "" to choose one; `import_requested` wants a file with goals,
    `many_requested` a folder of workspaces to be looked at together, `hand_out_requested` a copy of the
    workspace at a path, "" to choose one.
    `today` is for the words beside recent workspaces.
    """

    open_requested = Signal(str)
    sample_requested = Signal()
    new_requested = Signal(str)
    import_requested = Signal()
    workshop_requested = Signal()
    survey_requested = Signal(str)
    many_requested = Signal()
    hand_out_requested = Signal(str)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        # Put into place before it is filled: whatever joins a widget is dressed anew with all that it holds.
        self.left, content = QWidget(), QWidget()
        self._side = page_scroll(self.left, self)
        self._side.setProperty("kind", "rail")
        self.left.installEventFilter(self)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(page_scroll(content, self), 1)
        self.recent = RecentList(self.left)
        self.recent.open_requested.connect(self.open_requested)
        self.recent.forget_requested.connect(self._forget)
        self.recent.hand_out_requested.connect(self.hand_out_requested)
        self.start = plain_button(_("Start a workspace…"), "welcome", parent=self.left)
        self.start.clicked.connect(lambda: self.new_requested.emit(""))
        self.open = plain_button(_("Open a workspace…"), "onrail", parent=self.left)
        self.open.clicked.connect(lambda: self.open_requested.emit(""))
        self.sample = plain_button(_("Look around in the sample"), "onrail", parent=self.left)
        self.sample.clicked.connect(self.sample_requested)
        self.many = plain_button(_("Look at many together…"), "onrail", parent=self.left)
        self.many.clicked.connect(self.many_requested)
        self.hand_out = plain_button(_("Hand out a copy…"), "onrail", parent=self.left)
        self.hand_out.clicked.connect(lambda: self.hand_out_requested.emit(""))
        self.blueprints = TileGrid(_blueprint_tiles(), 4, _("Blueprints"), content)
        self.blueprints.chosen.connect(self.new_requested)
        self.questions = TileGrid(_question_tiles(), 4, _("Other ways to start"), content)
        self.questions.chosen.connect(self._begin)
        self._fill_side()
        self._fill(content)
        self.reload()

    def _fill_side(self) -> None:
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 24)
        left.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(NameSign(self.left))
        self._top.addSpacing(2)
        sentence = _("Set shared goals in one room.\nNo account, no internet: one file that is yours.")
        self._top.addWidget(PanelLabel(sentence, "heading"))
        self._top.addSpacing(22)
        for button in (self.start, self.open, self.sample, self.hand_out, self.many):
            self._top.addWidget(button)
        left.addLayout(self._top)
        left.addSpacing(32)
        left.addWidget(self.recent, 1)

    def _fill(self, content: QWidget) -> None:
        right = QVBoxLayout(content)
        right.setContentsMargins(44, 44, 44, 32)
        right.setSpacing(6)
        right.addWidget(PlainLabel(_("Start from a blueprint"), "title"))
        right.addWidget(
            PlainLabel(
                _(
                    "Eight goal sets for community platforms. "
                    "Pick up to three, fill in your city and your numbers."
                ),
                "muted",
            )
        )
        right.addSpacing(10)
        right.addWidget(self.blueprints)
        right.addSpacing(28)
        right.addWidget(PlainLabel(_("Or start with a question"), "figure"))
        right.addSpacing(4)
        right.addWidget(self.questions)
        right.addStretch(1)

    def set_today(self, today: dt.date) -> None:
        """Be turned to, as things are on this day."""
        wearing.follow(self)
        self._today = today
        self.reload()

    def reload(self) -> None:
        """Show the recent workspaces as the settings have them now."""
        self.recent.set_workspaces(settings.recent_workspaces(), self._today)

    def _forget(self, path: str) -> None:
        settings.forget_workspace(Path(path))
        self.reload()

    def _begin(self, way: str) -> None:
        if way == "json":
            self.import_requested.emit()
        elif way == "survey":
            self.survey_requested.emit("")
        elif way == "workshop":
            self.workshop_requested.emit()
        else:
            self.new_requested.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_room()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What the buttons need is known once they are dressed, and other where the size of text changes.
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_room()
        return super().eventFilter(watched, event)

    def _give_room(self) -> None:
        """The panel as wide as drawn, and as its buttons need."""
        wide = min(max(self.width() * 0.28, 288.0), 400.0) * (1 + (theme.text_scale() - 1) * 0.4)
        margin = 40 if wide > 360 and theme.text_scale() < 1.3 else 24
        self._top.setContentsMargins(margin, 44, margin, 0)
        self.recent.column.setContentsMargins(margin - 10, 0, margin - 10, 0)
        bar = self._side.verticalScrollBar().sizeHint().width()
        needed = self.left.minimumSizeHint().width() + bar + 1  # and the line beside it
        self._side.setFixedWidth(round(min(max(wide, needed), self.width() * 0.5)))


def _blueprint_tiles() -> list[Tile]:
    return [
        Tile(
            card.key, card.title, card.tagline, phase_word(card.phases[0]) if card.phases else "", card.colour
        )
        for card in shipped_cards()
    ]


def _question_tiles() -> list[Tile]:
    return [
        Tile(
            "workshop",
            _("Hold a workshop"),
            _("What do we want together? Set goals in one room"),
            _("two hours"),
            icon="present",
        ),
        Tile(
            "empty",
            _("Empty workspace"),
            _("Why are we here? Begin with the mission"),
            _("from scratch"),
            icon="mission",
        ),
        Tile(
            "survey",
            _("Bring a survey"),
            _("What do members say? Make ideas of it"),
            _("survey"),
            icon="people",
        ),
        Tile(
            "json",
            _("Bring your OKRs"),
            _("What do we have already? Another tool’s export, or JSON"),
            _("import"),
            icon="import",
        ),
    ]
