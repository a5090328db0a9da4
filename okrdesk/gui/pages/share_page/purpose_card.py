"""The cards of the Share page: what a file is for and what makes or takes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, icon_button, plain_button
from okrdesk.i18n import _
from okrdesk.okr.blueprints import Blueprint


class PurposeCard(Card):
    """What something is for, and a button for each of its `offers`: (words, what is done)."""

    def __init__(
        self,
        parent: QWidget,
        icon: str,
        heading: str,
        purpose: str,
        *offers: tuple[str, Callable[[], object]],
    ) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self.buttons: list[PlainButton] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Sign(icon, heading, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(heading, "heading", self), 1)
        self.column.addLayout(head)
        self.column.addWidget(PlainLabel(purpose, "muted", self))
        self.row = row = QHBoxLayout()
        row.setSpacing(8)
        for offer, do in offers:
            button = plain_button(offer, parent=self)
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(row)


class BlueprintRow(QWidget):
    """One blueprint of our own: its name, saving and removing."""

    def __init__(self, row_id: str, blueprint: Blueprint) -> None:
        super().__init__()
        self.row_id = row_id
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(PlainLabel(blueprint.title, "strong", elide=True), 1)
        title = blueprint.title
        self.save = plain_button(_("Save as a file…"), small=True)
        self.save.setAccessibleName(_("Save the blueprint {title} as a file").format(title=title))
        self.remove = icon_button("trash", _("Remove the blueprint {title}").format(title=title))
        row.addWidget(self.save)
        row.addWidget(self.remove)
        fill(self, rule(), row)
