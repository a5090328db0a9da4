"""The Share page: what can leave this desk, what can come in, each with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.share_page import handing_out, taking_in
from okrdesk.gui.pages.share_page.incoming import Incoming
from okrdesk.gui.pages.share_page.news import News
from okrdesk.gui.pages.share_page.shelf import Shelf
from okrdesk.gui.widgets.cards import PageHeader, fill_ground, page_scroll
from okrdesk.gui.widgets.later import Later
from okrdesk.gui.widgets.side_by_side import SideBySide, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
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
_BESIDE = 530  # pixels from which the options stand beside the outputs


class SharePage(Page):
    """Every output with a live preview and its options; below them what comes in."""

    name = "share"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
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
        self._incoming = Later(self._make_incoming, Incoming.reload, 560)
        self._lay_out()
        self._add_actions()
        self._tell_chosen()

    @property
    def incoming(self) -> Incoming:
        """The cards of what comes in."""
        return self._incoming.part()

    def _make_incoming(self, ground: QWidget) -> Incoming:
        return Incoming(self.desk, self.news, self.run, ground)

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

    def _lay_out(self) -> None:
        self.beside = SideBySide(_BESIDE, spacing=18)
        self.beside.addWidget(self.shelf, 1)
        self.beside.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        come_in = PlainLabel(_("What comes in, and copies that come back"), "heading", self._ground)
        fill_ground(self._ground, self.header, self.news, self.beside, come_in, self._incoming)
        fill(self, self._scroll, spacing=0)
        self.come_later(self._incoming)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.beside.fit(self.width())
        if not is_beside:  # the options stand above: below all outputs nobody would find them
            self.beside.setDirection(QBoxLayout.Direction.BottomToTop)
        self.panel.stand_beside(is_beside)

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
        self.fill_anew()

    def show_item(self, item_id: str) -> None:
        """Show one of our own blueprints."""
        self.reload()
        self.incoming.go_to_blueprint(item_id)

    def wishes(self) -> Mapping[str, Callable[[str], object]]:
        """The dialog of the one-pager; a survey, from a file that was dropped or one to choose."""
        return {
            "one-pager": lambda _about: self.run("page"),
            "survey": lambda path: taking_in.bring_survey(self.desk, self.news, Path(path) if path else None),
            "goals": lambda path: taking_in.bring_goals(self.desk, self.news, Path(path) if path else None),
            "dropped": lambda path: taking_in.bring_dropped(self.desk, self.news, Path(path)),
        }
