"""The gallery: choose a blueprint, fill in its gaps and our figures, see what they mean together."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.blueprint_form import BlueprintForm
from okrdesk.gui.dialogs.blueprint_list import BlueprintList
from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.words import purpose_word
from okrdesk.i18n import _
from okrdesk.okr import adopting, blueprints
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.phases import PHASES, phase_word


class BlueprintGallery(FormDialog[dict[str, Any]]):
    """Left the blueprints, right the chosen one with its form; the answer is what `adopting.adopt` wants."""

    def __init__(self, parent: QWidget | None, desk: Desk, key: str = "") -> None:
        super().__init__(parent, _("Blueprints"), to_the_edge=True)
        self.desk = desk
        self.setProperty("kind", "surface")
        self.resize(round(1100 * min(theme.text_scale(), 1.3)), 690)
        self._all: tuple[Blueprint, ...] = (
            *blueprints.shipped(),
            *(b for _id, b in adopting.own_blueprints(desk.document)),
        )
        self.phase = combo(_("Phase"), [("", _("All phases")), *((p, phase_word(p)) for p in PHASES)])
        purposes = sorted({b.purpose for b in self._all if b.purpose})
        self.purpose = combo(
            _("Purpose"), [("", _("All purposes")), *((p, purpose_word(p)) for p in purposes)]
        )
        self.phase.activated.connect(lambda _index: self._filter())
        self.purpose.activated.connect(lambda _index: self._filter())
        self.list = BlueprintList()
        self.nothing = PlainLabel(
            _("No blueprint fits both choices; choose another phase or purpose."), "muted"
        )
        self.form = BlueprintForm(desk)
        self.used = PlainLabel("", "small")
        self.make_answer_buttons(_("Take it over"))
        row = QHBoxLayout()
        row.addWidget(self._shelf())
        row.addLayout(self._chosen_side(), 1)
        self.column.addLayout(row)
        self.list.row_chosen.connect(self._choose)
        self._filter()
        if key:
            self.list.choose(key)
        count = len(desk.outline().objectives)
        self.used.set_text(
            _("{count} of {most} objectives used this cycle").format(
                count=count, most=adopting.MOST_OBJECTIVES
            )
        )
        self.list.setFocus()

    def _shelf(self) -> QFrame:
        left = QFrame()
        left.setProperty("kind", "side")
        scale = theme.text_scale()
        left.setFixedWidth(round(368 * min(scale, 1.2)))
        shelf = QVBoxLayout(left)
        shelf.setContentsMargins(18, 18, 12, 12)
        shelf.setSpacing(10)
        shelf.addWidget(PlainLabel(_("Blueprints"), "title"))
        filters = QHBoxLayout() if scale < 1.4 else QVBoxLayout()
        filters.addWidget(self.phase)
        filters.addWidget(self.purpose)
        shelf.addLayout(filters)
        shelf.addWidget(self.nothing)
        shelf.addWidget(self.list, 1)
        return left

    def _chosen_side(self) -> QLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(page_scroll(self.form), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(26, 10, 26, 18)
        foot.setSpacing(10)
        foot.addWidget(self.used, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        right.addLayout(foot)
        return right

    def _filter(self) -> None:
        phase, purpose = self.phase.key(), self.purpose.key()
        rows = [
            b
            for b in self._all
            if (not phase or not b.phases or phase in b.phases) and (not purpose or b.purpose == purpose)
        ]
        self.nothing.setVisible(not rows)
        self.list.set_blueprints(rows)
        self.take.setEnabled(bool(rows))

    def draft_place(self) -> str:
        """The blueprint that is chosen."""
        return self.list.chosen()

    def go_to(self, blueprint: str) -> None:
        """Choose a blueprint."""
        self.list.choose(blueprint)

    def _choose(self) -> None:
        chosen = self.list.blueprint()
        if chosen is not None:
            self.form.show_blueprint(chosen)

    def answer(self) -> dict[str, Any] | None:
        """The arguments for `adopting.adopt` but document and cycle; None while something is missing."""
        return self.form.values() if self.form.is_complete() else None

    def keyPressEvent(self, event: Any) -> None:
        # Enter in a field tells the field, on a blueprint it leads to its fields.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.focusWidget() is self.list:
            self.form.begin()
