"""What comes in, and copies that come back: a card for each way, with what it is for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.share_page import handing_out
from okrdesk.gui.pages.share_page.news import News
from okrdesk.gui.pages.share_page.purpose_card import BlueprintRow, PurposeCard
from okrdesk.gui.widgets.side_by_side import SideBySide, fill
from okrdesk.i18n import _
from okrdesk.okr import adopting
from okrdesk.okr.blueprints import Blueprint

_TWO_COLUMNS, _GAP = 800, 16


class Incoming(QWidget):
    """Six cards in pairs of one height; `run` does an errand of the page by its name."""

    def __init__(self, desk: Desk, news: News, run: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.news, self._run = desk, news, run
        self._listed: tuple[tuple[str, str], ...] | None = None
        self._make_cards()
        self.blueprint_rows = QVBoxLayout()
        self.blueprint_rows.setSpacing(6)
        self.blueprint_card.column.insertLayout(2, self.blueprint_rows)
        (self.take_in,) = self.blueprint_card.buttons
        pairs = (
            (self.survey_card, self.goals_card),
            (self.json_card, self.copy_card),
            (self.sheets_card, self.blueprint_card),
        )
        self.rows = tuple(SideBySide(_TWO_COLUMNS, spacing=_GAP) for _pair in pairs)
        for row, pair in zip(self.rows, pairs, strict=True):
            for card in pair:
                row.addWidget(card, 1)
        fill(self, *self.rows, spacing=_GAP)

    def _card(self, icon: str, heading: str, purpose: str, *offers: tuple[str, str]) -> PurposeCard:
        return PurposeCard(
            self, icon, heading, purpose, *((offer, partial(self._run, key)) for offer, key in offers)
        )

    def _make_cards(self) -> None:
        self.survey_card = self._card(
            "people",
            _("Survey, chat or list"),
            _("What members answered or wrote becomes cards for the workshop, without their names."),
            (_("Bring a survey…"), "survey"),
            (_("Copied answers…"), "copied survey"),
        )
        self.goals_card = self._card(
            "import",
            _("Another tool’s goals"),
            _("From Viva Goals, BurningOKR, a spreadsheet, a list: look first, then bring in and take back."),
            (_("Bring in…"), "goals"),
            (_("Copied goals…"), "copied goals"),
        )
        self.json_card = self._card(
            "sum",
            _("A workspace as JSON"),
            _("An export of this workspace is merged; one of another becomes a file of its own."),
            (_("Take in JSON…"), "take in json"),
        )
        self.copy_card = self._card(
            "copy",
            _("A copy for others"),
            _("For a break-out table or somebody on the road. What they change comes back by itself."),
            (_("Hand one out…"), "copy"),
            (_("Take a copy back…"), "merge"),
        )
        self.sheets_card = self._card(
            "check",
            _("Check-ins from paper"),
            _("What was written on check-in sheets, typed as one list: code, value, how sure you are."),
            (_("Type them in…"), "sheets"),
        )
        self.blueprint_card = self._card(
            "blueprint",
            _("Blueprints of your own"),
            _("Objectives that worked, as files for others. Save one from the Objectives page first."),
            (_("Take in a blueprint…"), "take in blueprint"),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = False
        for row in self.rows:
            beside = row.fit(self.width())
        self._level((self.width() - _GAP) // 2 if beside else self.width())

    def _level(self, width: int) -> None:
        """Cards of this width are of one height, but for what is listed in them."""
        cards = [card for card in self.findChildren(PurposeCard) if card is not self.blueprint_card]
        for card in (*cards, self.blueprint_card):
            card.setMinimumHeight(0)
        tallest = max(card.column.totalHeightForWidth(width) for card in cards)
        for card in (*cards, self.blueprint_card):
            card.setMinimumHeight(tallest)

    # Showing

    def reload(self) -> None:
        """Show the blueprints of this workspace, and what can be taken into it."""
        own = adopting.own_blueprints(self.desk.document)
        listed = tuple((row_id, blueprint.title) for row_id, blueprint in own)
        if listed != self._listed:
            self._listed = listed
            self._list_blueprints(own)
        writable = not self.desk.session.read_only
        taking = (*self.json_card.buttons, self.copy_card.buttons[1], self.take_in)
        for button in (
            *taking,
            *self.survey_card.buttons,
            *self.goals_card.buttons,
            *self.sheets_card.buttons,
        ):
            button.setEnabled(writable)

    def go_to_blueprint(self, row_id: str) -> None:
        """Give the keyboard to one of our own blueprints."""
        for row in self._rows():
            if row.row_id == row_id:
                row.save.setFocus()

    def _list_blueprints(self, own: tuple[tuple[str, Blueprint], ...]) -> None:
        had_focus = any(row.isAncestorOf(self.focusWidget()) for row in self._rows() if self.focusWidget())
        for row in self._rows():
            self.blueprint_rows.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for row_id, blueprint in own:
            row = BlueprintRow(row_id, blueprint)
            row.save.clicked.connect(lambda _checked=False, each=blueprint: self._save(each))
            row.remove.clicked.connect(
                lambda _checked=False, key=row_id, each=blueprint: self._remove(key, each)
            )
            row.remove.setEnabled(not self.desk.session.read_only)
            self.blueprint_rows.addWidget(row)
        if had_focus:
            self.take_in.setFocus()

    def _rows(self) -> list[BlueprintRow]:
        return self.blueprint_card.findChildren(BlueprintRow)

    def _save(self, blueprint: Blueprint) -> None:
        handing_out.save_blueprint(self.desk, self.news, blueprint)

    def _remove(self, row_id: str, blueprint: Blueprint) -> None:
        sentence = _("Removed “{title}”.").format(title=blueprint.title)
        self.desk.telling(sentence).do(adopting.remove_blueprint, row_id)
