"""The Share page: what can leave this desk, what can come in, each with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.share_page import handing_out, taking_in
from okrdesk.gui.pages.share_page.news import News
from okrdesk.gui.pages.share_page.purpose_card import BlueprintRow, PurposeCard
from okrdesk.gui.widgets.cards import PageHeader, fill_page
from okrdesk.gui.widgets.side_by_side import SideBySide
from okrdesk.gui.widgets.text import literal, plain_button
from okrdesk.i18n import _
from okrdesk.okr import adopting
from okrdesk.okr.blueprints import Blueprint
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.reports.workshop.papers import PAPERS

ERRANDS: dict[str, Callable[[Desk, News], object]] = {
    "page": handing_out.export_page,
    "take in json": taking_in.take_in_json,
    "copy": handing_out.save_copy,
    "merge": taking_in.merge_copy,
    "survey": taking_in.bring_survey,
    "copied survey": taking_in.bring_clipboard,
    "goals": taking_in.bring_goals,
    "copied goals": taking_in.bring_copied_goals,
    "take in blueprint": taking_in.take_in_blueprint,
    **{key: partial(handing_out.save_output, key=key) for key in OUTPUTS},
}
_TWO_COLUMNS = 860
_MARGIN, _GAP, _SCROLL_BAR = 24, 16, 12


class SharePage(Page):
    """The one-pager, review and map, dates, the workspace as JSON or as a copy, blueprints of our own."""

    name = "share"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._listed: tuple[tuple[str, str], ...] | None = None
        self.news = News(self)
        self.make_page = plain_button(_("Make the one-pager…"), "primary", "export")
        self.make_page.clicked.connect(lambda: self.run("page"))
        self.header = PageHeader(
            _("Share & export"),
            _("Everything stays on this computer until you hand over a file. Here you make and take files."),
            (self.make_page,),
        )
        self._make_cards()
        self.blueprint_rows = QVBoxLayout()
        self.blueprint_rows.setSpacing(6)
        self.blueprint_card.column.insertLayout(2, self.blueprint_rows)
        (self.take_in,) = self.blueprint_card.buttons
        self._lay_out()
        self._add_actions()

    def run(self, errand: str) -> None:
        """Do one of what this page is for, by its name."""
        ERRANDS[errand](self.desk, self.news)

    def _card(self, icon: str, heading: str, purpose: str, *offers: tuple[str, str]) -> PurposeCard:
        return PurposeCard(
            icon, heading, purpose, *((offer, partial(self.run, key)) for offer, key in offers)
        )

    def _make_cards(self) -> None:
        self.page_card = self._card(
            "file",
            _("One-pager for leadership"),
            _("One printed page: figures, objectives, what went well, what is in the way, what you ask for."),
            (_("Open the one-pager…"), "page"),
        )
        self.team_card = self._card(
            "chart",
            _("Review and alignment map"),
            _("What the cycle taught us, with the cards that may be shared; what leads where, with names."),
            (_("Save the review…"), "review"),
            (_("Save the map…"), "map"),
        )
        self.dates_card = self._card(
            "calendar",
            _("Dates for every calendar"),
            _("The check-in days of this cycle, its last day and when to look at the goals again."),
            (_("Save the dates…"), "calendar"),
        )
        self.survey_card = self._card(
            "people",
            _("Survey, chat or list"),
            _("What members answered or wrote becomes cards for the workshop, without their names."),
            (_("Bring a survey…"), "survey"),
            (_("From the clipboard…"), "copied survey"),
        )
        self.paper_card = self._card(
            "print",
            _("Papers of a workshop"),
            _("Before it a run sheet with slips and cards; after it minutes, charter, a page for newcomers."),
            (_("Save the minutes…"), "minutes"),
        )
        self.more_papers = plain_button(_("Another paper") + " ▾")
        self.more_papers.setMenu(self._papers_menu())
        self.paper_card.row.insertWidget(1, self.more_papers)
        self._make_other_cards()

    def _make_other_cards(self) -> None:
        self.goals_card = self._card(
            "import",
            _("Another tool’s goals"),
            _("From Viva Goals, BurningOKR, a spreadsheet, a list: look first, then bring in and take back."),
            (_("Bring in…"), "goals"),
            (_("From the clipboard…"), "copied goals"),
        )
        self.json_card = self._card(
            "sum",
            _("Whole workspace as JSON"),
            _("Readable by people and programs, with the whole history: for archives and other tools."),
            (_("Save as JSON…"), "json"),
            (_("Take in JSON…"), "take in json"),
        )
        self.copy_card = self._card(
            "copy",
            _("A copy to take along"),
            _("For a stick or a colleague. Changes made there come back by merging; nothing is overwritten."),
            (_("Save a copy…"), "copy"),
            (_("Merge a copy…"), "merge"),
        )
        self.blueprint_card = self._card(
            "blueprint",
            _("Blueprints of your own"),
            _("Objectives that worked, as files for others. Save one from the Objectives page first."),
            (_("Take in a blueprint…"), "take in blueprint"),
        )

    def _papers_menu(self) -> QMenu:
        menu = QMenu(self)
        for what, paper in PAPERS.items():
            if what != "minutes":
                menu.addAction(literal(paper.name()), partial(self.run, what))
        return menu

    def _lay_out(self) -> None:
        self.rows = tuple(SideBySide(_TWO_COLUMNS, spacing=_GAP) for _row in range(5))
        left = (self.page_card, self.team_card, self.dates_card, self.survey_card, self.goals_card)
        right = (self.paper_card, self.json_card, self.copy_card, self.blueprint_card, QWidget())
        for row, *cards in zip(self.rows, left, right, strict=True):
            for card in cards:
                row.addWidget(card, 1)
        fill_page(self, self.header, self.news, *self.rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = False
        for row in self.rows:
            beside = row.fit(self.width())
        room = self.width() - 2 * _MARGIN - _SCROLL_BAR
        self._level((room - _GAP) // 2 if beside else room)

    def _level(self, width: int) -> None:
        """Cards of this width are of one height, but for what is listed in them."""
        cards = [card for card in self.findChildren(PurposeCard) if card is not self.blueprint_card]
        for card in (*cards, self.blueprint_card):
            card.setMinimumHeight(0)
        tallest = max(card.column.totalHeightForWidth(width) for card in cards)
        for card in (*cards, self.blueprint_card):
            card.setMinimumHeight(tallest)

    def _add_actions(self) -> None:
        for label, errand in (
            (_("Make the one-pager…"), "page"),
            (_("Save the review as PDF…"), "review"),
            (_("Save the alignment map as PDF…"), "map"),
            (_("Save the check-in dates…"), "calendar"),
            (_("Save the workspace as JSON…"), "json"),
            (_("Take in a workspace from JSON…"), "take in json"),
            (_("Save a copy to take along…"), "copy"),
            (_("Merge a copy…"), "merge"),
            (_("Bring a survey…"), "survey"),
            (_("Bring copied answers from the clipboard…"), "copied survey"),
            (_("Bring in another tool’s goals…"), "goals"),
            (_("Bring copied goals from the clipboard…"), "copied goals"),
            (_("Take in a blueprint…"), "take in blueprint"),
        ):
            self.offer(label, partial(self.run, errand))
        for what, paper in PAPERS.items():
            action = _("Save the workshop's paper: {name}…").format(name=paper.name())
            self.offer(action, partial(self.run, what))

    # Showing

    def reload(self) -> None:
        """Show the blueprints of this workspace."""
        own = adopting.own_blueprints(self.desk.document)
        listed = tuple((row_id, blueprint.title) for row_id, blueprint in own)
        if listed != self._listed:
            self._listed = listed
            self._list_blueprints(own)
        writable = not self.desk.session.read_only
        taking = (self.json_card.buttons[1], self.copy_card.buttons[1], self.take_in)
        for button in (*taking, *self.survey_card.buttons, *self.goals_card.buttons):
            button.setEnabled(writable)

    def show_item(self, item_id: str) -> None:
        """Show one of our own blueprints."""
        self.reload()
        for row in self.blueprint_card.findChildren(BlueprintRow):
            if row.row_id == item_id:
                row.save.setFocus()

    def wishes(self) -> Mapping[str, Callable[[str], object]]:
        """The dialog of the one-pager; a survey, from a file that was dropped or one to choose."""
        return {
            "one-pager": lambda _about: self.run("page"),
            "survey": lambda path: taking_in.bring_survey(self.desk, self.news, Path(path) if path else None),
            "goals": lambda path: taking_in.bring_goals(self.desk, self.news, Path(path) if path else None),
            "dropped": lambda path: taking_in.bring_dropped(self.desk, self.news, Path(path)),
        }

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
