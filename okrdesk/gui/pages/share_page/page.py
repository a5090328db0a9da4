"""The Share page: what can leave this desk, what can come in, each with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.share_page import handing_out, taking_in
from okrdesk.gui.pages.share_page.news import News
from okrdesk.gui.pages.share_page.purpose_card import BlueprintRow, PurposeCard
from okrdesk.gui.pages.share_page.shelf import Shelf
from okrdesk.gui.widgets.cards import PageHeader, fill_ground, page_scroll
from okrdesk.gui.widgets.side_by_side import SideBySide, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr import adopting
from okrdesk.okr.blueprints import Blueprint
from okrdesk.outputs.registry import OUTPUTS


@dataclass(frozen=True, slots=True)
class Errand:
    """Something this page is for; `name` is what it is looked for by, None where it is offered elsewhere."""

    do: Callable[[Desk, News], object]
    name: Callable[[], str] | None = None


ERRANDS: dict[str, Errand] = {
    "page": Errand(handing_out.export_page, lambda: _("Make the one-pager…")),
    "take in json": Errand(taking_in.take_in_json, lambda: _("Take in a workspace from JSON…")),
    "copy": Errand(handing_out.hand_out),
    "merge": Errand(taking_in.merge_copy),
    "survey": Errand(taking_in.bring_survey, lambda: _("Bring a survey…")),
    "copied survey": Errand(taking_in.bring_clipboard, lambda: _("Bring copied answers from the clipboard…")),
    "goals": Errand(taking_in.bring_goals, lambda: _("Bring in another tool’s goals…")),
    "copied goals": Errand(taking_in.bring_copied_goals, lambda: _("Bring copied goals from the clipboard…")),
    "sheets": Errand(taking_in.take_in_sheets, lambda: _("Type in check-in sheets…")),
    "take in blueprint": Errand(taking_in.take_in_blueprint, lambda: _("Take in a blueprint…")),
}
_TWO_COLUMNS = 860
_MARGIN, _GAP, _SCROLL_BAR = 24, 16, 12
_BESIDE = 530  # pixels from which the options stand beside the outputs


class SharePage(Page):
    """Every output with a live preview and its options; below them what comes in."""

    name = "share"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._listed: tuple[tuple[str, str], ...] | None = None
        # On its ground from the beginning: what joins a widget later is dressed anew with all that it holds.
        self._ground = QWidget()
        self._scroll = page_scroll(self._ground, self)
        self.news = News(self)
        self.hand_out = plain_button(_("Hand out a copy…"), icon="copy")
        self.print = plain_button(_("Print…"), icon="print")
        self.save = plain_button(_("Export PDF"), "primary", "export")
        self.hand_out.clicked.connect(lambda: self.run("copy"))
        self.print.clicked.connect(lambda: self.print_chosen())
        self.save.clicked.connect(lambda: self.save_chosen())
        self.header = PageHeader(
            _("Share and export"),
            _("What you see is what leaves the house: every preview is the real page, with today’s figures."),
            (self.hand_out, self.print, self.save),
            self._ground,
        )
        self.shelf = Shelf(desk, self._ground)
        self.panel = self.shelf.panel
        self.panel.edit.clicked.connect(lambda: self.run("page"))
        self.panel.save.clicked.connect(lambda: self.save_chosen())
        self.shelf.shown.connect(self._tell_chosen)
        self._make_cards()
        self.blueprint_rows = QVBoxLayout()
        self.blueprint_rows.setSpacing(6)
        self.blueprint_card.column.insertLayout(2, self.blueprint_rows)
        (self.take_in,) = self.blueprint_card.buttons
        self._lay_out()
        self._add_actions()
        self._tell_chosen()

    # The chosen output

    def choose(self, key: str) -> None:
        """Choose an output, as its tile does."""
        self.shelf.choose(key)

    def save_chosen(self) -> None:
        """Save the chosen output with its options."""
        handing_out.save_output(self.desk, self.news, self.shelf.row, self.shelf.asked(self.shelf.row.key))

    def print_chosen(self) -> None:
        """Print the chosen output with its options."""
        handing_out.print_output(self.desk, self.news, self.shelf.row, self.shelf.asked(self.shelf.row.key))

    def save_now(self, key: str) -> None:
        """Choose an output and save it: what Ctrl+K offers."""
        self.choose(key)
        self.save_chosen()

    def _tell_chosen(self) -> None:
        row, asked = self.shelf.row, self.shelf.asked(self.shelf.row.key)
        self.begin_at(self.shelf.tiles[row.key])
        self.save.set_text(_("Export {format}").format(format=asked.ending.upper()))
        self.panel.file.set_text(handing_out.name_of(self.desk, row, asked))
        self.print.setEnabled(asked.ending == "pdf" and printing.can_print())

    def run(self, errand: str) -> None:
        """Do one of what this page is for, by its name."""
        ERRANDS[errand].do(self.desk, self.news)

    def _card(self, icon: str, heading: str, purpose: str, *offers: tuple[str, str]) -> PurposeCard:
        return PurposeCard(
            self._ground, icon, heading, purpose, *((offer, partial(self.run, key)) for offer, key in offers)
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

    def _lay_out(self) -> None:
        self.beside = SideBySide(_BESIDE, spacing=18)
        self.beside.addWidget(self.shelf, 1)
        self.beside.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        self.rows = tuple(SideBySide(_TWO_COLUMNS, spacing=_GAP) for _row in range(3))
        cards = (
            (self.survey_card, self.goals_card),
            (self.json_card, self.copy_card),
            (self.sheets_card, self.blueprint_card),
        )
        for row, pair in zip(self.rows, cards, strict=True):
            for card in pair:
                row.addWidget(card, 1)
        come_in = PlainLabel(_("What comes in, and copies that come back"), "heading", self._ground)
        fill_ground(self._ground, self.header, self.news, self.beside, come_in, *self.rows)
        fill(self, self._scroll, spacing=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.beside.fit(self.width())
        if not is_beside:  # the options stand above: below all outputs nobody would find them
            self.beside.setDirection(QBoxLayout.Direction.BottomToTop)
        self.panel.stand_beside(is_beside)
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
        for name, errand in ERRANDS.items():
            if errand.name is not None:
                self.offer(errand.name(), partial(self.run, name))
        for key, row in OUTPUTS.items():
            self.offer(_("Save: {name}…").format(name=row.name()), partial(self.save_now, key))

    # Showing

    def reload(self) -> None:
        """Show each output as it is now, and the blueprints of this workspace."""
        self.shelf.reload()
        self._tell_chosen()
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
