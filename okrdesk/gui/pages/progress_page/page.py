"""The Progress page: where the cycle stands as of a day, and what deserves the next conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import exporting, settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.progress_page import health_strip, moves_card
from okrdesk.gui.pages.progress_page.as_of import AsOf, DayNotice, subtitle
from okrdesk.gui.pages.progress_page.chart_cards import ChartCards
from okrdesk.gui.pages.progress_page.figure_cards import FigureCard, FigureWords, words_of
from okrdesk.gui.pages.progress_page.figure_sums import open_figure
from okrdesk.gui.pages.progress_page.health_strip import HealthStrip
from okrdesk.gui.pages.progress_page.look_card import LookCard
from okrdesk.gui.pages.progress_page.moves_card import MovesCard
from okrdesk.gui.pages.progress_page.small_multiples import Multiples, MultiplesModel
from okrdesk.gui.widgets.cards import EmptyState, PageHeader, page_scroll
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.side_by_side import SideBySide, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.tiles import TileGrid
from okrdesk.i18n import _
from okrdesk.okr import four_figures, health, look_first, moves
from okrdesk.okr.measures import TARGET_SHARE
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.shown import format_percent

_BESIDE = 900  # from this width on charts stand side by side
_HEIGHT = 280  # pixels of the progress chart at usual text size
_GRAVE = 4
_MOST_ROWS = 12  # of the heat map beside the progress chart; its table has all
_ALL = 1_000_000


class ProgressPage(Page):
    """Figures, charts, what to look at first, what moved, and a small chart per key result."""

    name = "progress"
    _scale = 0.0  # Qt tells changes while the page is being made

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._figures: dict[str, FigureWords] = {}
        self.as_of = AsOf(desk, self)
        self.export = plain_button(_("Export one-pager"), "primary", do=self.export_page)
        self.header = PageHeader(_("Progress"), actions=(self.as_of.button, self.export))
        self.notice = DayNotice(desk)
        self.figures = TileGrid(
            [FigureCard(key) for key in ("progress", "statuses", "confidence", "check-ins")],
            4,
            _("Figures of the cycle"),
        )
        self.figures.chosen.connect(self._open_figure)
        self.charts = ChartCards(desk, self)
        self.panels = self.charts.panels
        self.looks = LookCard()
        self.looks.chosen.connect(desk.page_requested)
        self.health = HealthStrip()
        self.health.grid.chosen.connect(lambda key: desk.page_requested.emit(health_strip.page_of(key), ""))
        self.moves = MovesCard()
        self.moves.chosen.connect(desk.page_requested)
        self.model = MultiplesModel(self)
        self.multiples = Multiples(self.model)
        self.multiples.opened.connect(lambda key: desk.page_requested.emit("check-ins", key))
        self.multiples.reached.connect(self._show_place)
        self.order = combo(
            _("Order of the key results"),
            [("outline", _("In their order")), ("behind", _("Furthest behind first"))],
            settings.choice("progress/order", "outline"),
        )
        self.order.setMinimumContentsLength(16)
        self.order.activated.connect(self._reorder)
        self.empty = EmptyState(
            _("Nothing to follow yet"),
            _("Progress follows key results. Write the first objective and how you will know."),
            _("Go to Objectives"),
            lambda: desk.page_requested.emit("objectives", ""),
        )
        self._lay_out()
        self._add_actions()
        self._scale = theme.text_scale()

    def _lay_out(self) -> None:
        content = QWidget()
        self.area = page_scroll(content, self)
        fill(self, self.area, spacing=0)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(self.notice)
        column.addWidget(self.empty, 1)
        self.body = QWidget(content)
        column.addWidget(self.body)
        column.addStretch(1)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self.figures)
        first, second, third, *others = self.panels.values()
        beside = _side_by_side((first, 3), (second, 2))
        inner.addLayout(beside)
        inner.addWidget(self.looks)
        inner.addWidget(self.health)
        people = _side_by_side((self.moves, 3), (third, 2))
        inner.addLayout(people)
        more = [_side_by_side(*((panel, 1) for panel in pair)) for pair in _pairs(others)]
        for row in more:
            inner.addLayout(row)
        self._rows = [beside, people, *more]
        head = QHBoxLayout()
        head.setContentsMargins(2, 4, 0, 0)
        head.addWidget(PlainLabel(_("Key results, one by one"), "heading"), 1)
        head.addWidget(self.order)
        inner.addLayout(head)
        legend = _(
            "Dashed: even pace. Shaded: target zone, from {share} of the way. Upright line: the day."
        ).format(share=format_percent(TARGET_SHARE, self.desk.locale))
        inner.addWidget(PlainLabel(legend, "small"))
        inner.addWidget(self.multiples)

    def _add_actions(self) -> None:
        """What Ctrl+K and the menus offer while this page is shown."""
        offered: list[tuple[str, Callable[[], object]]] = [
            (_("Choose the day of the figures…"), self.as_of.choose),
            (_("Progress chart: objectives"), lambda: self.charts.set_lines("objectives")),
            (_("Progress chart: key results"), lambda: self.charts.set_lines("key-results")),
        ]
        for panel in self.panels.values():
            chart = panel.heading
            offered.append((_("{chart}: as a table").format(chart=chart), panel.as_table.click))
            label = _("{chart}: save picture…").format(chart=chart)
            offered.append((label, panel.save.click))
        offered.append((_("Show the sum"), lambda: self._open_figure("progress")))
        for label, act in offered:
            self.offer(label, act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for box in self._rows:
            box.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        dressed = event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if dressed and self._scale and self._scale != theme.text_scale():
            self._scale = theme.text_scale()
            self._desk_changed()

    # Showing

    def reload(self) -> None:
        """Show the desk's day: the figures at once, what takes longer in turns of its own after them."""
        outline = self.desk.outline()
        self.as_of.show_day()
        self.notice.show_day()
        self.header.set_subtitle(subtitle(self.desk, outline.cycle))
        there = bool(outline.key_results)
        self.empty.setVisible(not there)
        self.as_of.button.setVisible(there or self.desk.day != self.desk.today)
        self.export.setVisible(there)
        self.body.setVisible(there)
        if not there:
            self.follow_in_turns(())
            return
        figures = words_of(
            four_figures.four_figures(self.desk.document, outline), outline.cycle, self.desk.locale
        )
        self._figures = {figure.key: figure for figure in figures}
        for card in self.figures.tiles:
            if isinstance(card, FigureCard):
                card.show_words(self._figures[card.key])
        self._show_multiples(outline)
        first, second, *others = (partial(self._show_chart, key) for key in self.panels)
        self.follow_in_turns(
            (
                self._show_looks,
                second,  # before its neighbour: its rows decide how high both are
                first,
                self._show_health,
                self._show_moves,
                *others,
            )
        )

    def _show_chart(self, key: str) -> None:
        self.charts.show(key, self.desk.outline())

    def _show_looks(self) -> None:
        outline = self.desk.outline()
        found_looks = look_first.look_first(self.desk.document, outline)
        calm = _("Nothing stands out: go on as you are, and say so to the people who made it so.")
        if outline.cycle.closed:
            calm = _("The cycle is closed; the Review page says what goes on.")
        looks = tuple((each, "off track" if each.severity >= _GRAVE else "at risk") for each in found_looks)
        self.looks.show_looks(looks, calm)

    def _show_health(self) -> None:
        self.health.show_items(health.health(self.desk.document, self.desk.outline()))

    def _show_moves(self) -> None:
        document, outline = self.desk.document, self.desk.outline()
        moved = moves.moves(document, outline, moves_card.MOST)
        items = moves_card.items_of(moves.wins(document, outline, 3), moved, self.desk.locale, self.desk.day)
        self.moves.show_items(items, _("Nothing has moved yet. The first check-ins will show here."))

    def _show_multiples(self, outline: Outline) -> None:
        rows: tuple[KeyResultLine, ...] = outline.key_results
        if self.order.key() == "behind":
            ordered = sorted(rows, key=lambda line: line.figures.counted - line.figures.expected)
            rows = tuple(ordered)
        self.model.set_outline(self.desk.document, outline, rows, self.desk.locale)

    def _reorder(self) -> None:
        settings.set_choice("progress/order", self.order.key())
        self._show_multiples(self.desk.outline())

    def _show_place(self, tile: QRectF) -> None:
        """Scroll the page to the tile that has the keyboard."""
        area, content = self.area, self.body.parentWidget() or self
        top = self.multiples.mapTo(content, tile.topLeft().toPoint()).y()
        bar, height = area.verticalScrollBar(), area.viewport().height()
        if top - 12 < bar.value():
            bar.setValue(top - 12)
        elif top + round(tile.height()) > bar.value() + height:
            bar.setValue(top + round(tile.height()) - height)

    def show_item(self, item_id: str) -> None:
        """Give the tile of a key result the keyboard."""
        row = self.model.row_of(item_id)
        if row >= 0:
            self.multiples.setFocus(Qt.FocusReason.OtherFocusReason)
            self.multiples.setCurrentIndex(self.model.index(row))

    # Choosing

    def _open_figure(self, key: str) -> None:
        card = next(tile for tile in self.figures.tiles if tile.key == key)
        if key in self._figures:
            open_figure(self.desk, card, self._figures[key])

    # What leaves the page

    def export_page(self) -> None:
        """Ask what the one-pager shall say, then write or print it."""
        from okrdesk.gui.dialogs.export_dialog import ExportDialog

        choice = ExportDialog(self, self.desk).ask()
        if choice is None:
            return
        saved = exporting.save_page(self.desk, choice)
        if saved is not None and saved.path is None and (saved.notes or saved.remembered):
            self.desk.told.emit(" ".join(filter(None, (*saved.notes, saved.remembered))), False)


def _side_by_side(*parts: tuple[QWidget, int]) -> SideBySide:
    row = SideBySide(_BESIDE, growth=0.8, spacing=16)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row


def _pairs(panels: Sequence[QWidget]) -> list[Sequence[QWidget]]:
    return [panels[n : n + 2] for n in range(0, len(panels), 2)]
