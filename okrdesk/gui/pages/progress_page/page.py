"""The Progress page: where the cycle stands as of a day, and what deserves the next conversation."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.page import Page
from okrdesk.gui.pages.progress_page import charts, health_strip, moves_card
from okrdesk.gui.pages.progress_page.as_of import AsOf
from okrdesk.gui.pages.progress_page.chart_panel import ChartPanel
from okrdesk.gui.pages.progress_page.figure_cards import FigureCard, FigureWords, words_of
from okrdesk.gui.pages.progress_page.figure_sums import open_figure
from okrdesk.gui.pages.progress_page.health_strip import HealthStrip
from okrdesk.gui.pages.progress_page.look_card import LookCard
from okrdesk.gui.pages.progress_page.moves_card import MovesCard
from okrdesk.gui.pages.progress_page.small_multiples import Multiples, MultiplesModel
from okrdesk.gui.widgets.cards import EmptyState, PageHeader, page_scroll
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.side_by_side import SideBySide
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.tiles import TileGrid
from okrdesk.i18n import _, format_day
from okrdesk.okr import four_figures, health, look_first, moves
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.reports.charts import confidence as confidence_chart
from okrdesk.reports.charts import files as chart_files
from okrdesk.reports.charts import load as load_chart
from okrdesk.reports.charts import progress as progress_chart
from okrdesk.reports.charts.progress import Kind

_BESIDE = 900  # from this width on charts stand side by side
_AFTER_MS = 12  # the figures are painted before the rest is computed
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
        self._steps: list[Callable[[Outline], None]] = []
        self._turn = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._turn.timeout.connect(self._take_step)
        self.as_of = AsOf(desk, self)
        self.export = plain_button(_("Export one-pager"), "primary")
        self.export.clicked.connect(self.export_page)
        self.header = PageHeader(_("Progress"), actions=(self.as_of.button, self.export))
        self.banner: Banner | None = None
        self._notices = QVBoxLayout()
        self.figures = TileGrid(
            [FigureCard(key) for key in ("progress", "statuses", "confidence", "check-ins")],
            4,
            _("Figures of the cycle"),
        )
        self.figures.chosen.connect(self._open_figure)
        self.kind_button = plain_button("", small=True)
        self._kinds = self._kind_menu()
        self._show_kind()
        self.progress = ChartPanel(
            _("Progress against an even pace"), tools=(self.kind_button,), after_ms=0, roomy=True
        )
        self.confidence = ChartPanel(_("Confidence, week by week"), _("0 to 10"), after_ms=25)
        self.load = ChartPanel(_("Owner load"), after_ms=50)
        for panel in (self.progress, self.confidence, self.load):
            panel.picture_requested.connect(lambda panel=panel: self.save_picture(panel))
            panel.view.canvas_made.connect(self._order_tabs)
        self.looks = LookCard()
        self.looks.chosen.connect(desk.page_requested)
        self.health = HealthStrip()
        self.health.grid.chosen.connect(lambda key: desk.page_requested.emit(health_strip.page_of(key), ""))
        self.moves = MovesCard()
        self.moves.chosen.connect(desk.page_requested)
        self.model = MultiplesModel(self)
        self.multiples = Multiples(self.model)
        self.multiples.chosen.connect(lambda key: desk.page_requested.emit("check-ins", key))
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
        self.area = page_scroll(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(self._notices)
        column.addWidget(self.empty, 1)
        self.body = QWidget()
        column.addWidget(self.body)
        column.addStretch(1)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        inner.addWidget(self.figures)
        self._charts = _side_by_side((self.progress, 3), (self.confidence, 2))
        inner.addLayout(self._charts)
        inner.addWidget(self.looks)
        inner.addWidget(self.health)
        self._people = _side_by_side((self.moves, 3), (self.load, 2))
        inner.addLayout(self._people)
        head = QHBoxLayout()
        head.setContentsMargins(2, 4, 0, 0)
        head.addWidget(PlainLabel(_("Key results, one by one"), "heading"), 1)
        head.addWidget(self.order)
        inner.addLayout(head)
        legend = _("Dashed: even pace. Shaded: target zone, from 70 % of the way. Upright line: the day.")
        inner.addWidget(PlainLabel(legend, "small"))
        inner.addWidget(self.multiples)

    def _kind_menu(self) -> dict[str, QAction]:
        menu = QMenu(self.kind_button)
        group = QActionGroup(menu)
        found = {}
        for key, words in (("objectives", _("Objectives")), ("key-results", _("Key results"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=key: self.set_kind(key))
            found[key] = action
        self.kind_button.setMenu(menu)
        return found

    def _add_actions(self) -> None:
        """What Ctrl+K and the menus offer while this page is shown."""
        offered: list[tuple[str, Callable[[], object]]] = [
            (_("Choose the day of the figures…"), self.as_of.choose),
            (_("Progress chart: objectives"), lambda: self.set_kind("objectives")),
            (_("Progress chart: key results"), lambda: self.set_kind("key-results")),
        ]
        for panel in (self.progress, self.confidence, self.load):
            chart = panel.heading
            offered.append((_("{chart}: as a table").format(chart=chart), panel.as_table.click))
            words = _("{chart}: save picture…").format(chart=chart)
            offered.append((words, panel.save.click))
        offered.append((_("Show the sum"), lambda: self._open_figure("progress")))
        for words, act in offered:
            self.offer(words, act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for box in (self._charts, self._people):
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
        self._show_banner()
        self.header.set_subtitle(self._subtitle(outline))
        there = bool(outline.key_results)
        self.empty.setVisible(not there)
        self.as_of.button.setVisible(there or self.desk.day != self.desk.today)
        self.export.setVisible(there)
        self.body.setVisible(there)
        self._steps = []
        self._turn.stop()
        if not there:
            return
        found = words_of(
            four_figures.four_figures(self.desk.document, outline), outline.cycle, self.desk.locale
        )
        self._figures = {words.key: words for words in found}
        for card in self.figures.tiles:
            if isinstance(card, FigureCard):
                card.show_words(self._figures[card.key])
        self._show_multiples(outline)
        self._steps = [
            self._show_looks,
            self._show_confidence,  # before its neighbour: its rows decide how high both are
            self._show_progress,
            self._show_health,
            self._show_moves,
            self._show_load,
        ]
        self._turn.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._steps:
            self._turn.start()

    def _take_step(self) -> None:
        if not self.isVisible():
            return  # the page that is shown now shall not wait for this one; it goes on when it is back
        if self._steps:
            self._steps.pop(0)(self.desk.outline())
        if self._steps:
            self._turn.start()
        else:
            self._order_tabs()

    def _order_tabs(self) -> None:
        """What was made late, charts and rows, joins the reading order."""
        parts: list[QWidget] = [self.as_of.button, self.export, *self.figures.tiles, self.kind_button]
        parts += [*self.progress.controls(), *self.confidence.controls(), *self.looks.tiles()]
        parts += [*self.health.grid.tiles, *self.moves.rows, *self.load.controls()]
        for before, after in pairwise([*parts, self.order, self.multiples]):
            QWidget.setTabOrder(before, after)

    def is_complete(self) -> bool:
        """Whether everything that takes a turn of its own is on the page."""
        return not self._steps

    def _subtitle(self, outline: Outline) -> str:
        cycle, day = outline.cycle, format_day(self.desk.day, self.desk.locale)
        if cycle.closed:
            return _("This cycle is closed; this is how it went.")
        if self.desk.day < cycle.first_day:
            begins = format_day(cycle.first_day, self.desk.locale)
            return _("The cycle begins on {day}; until then there is nothing to be behind with.").format(
                day=begins
            )
        if self.desk.day != self.desk.today:
            return _("Where the cycle stood on {day}, and what deserved the next conversation.").format(
                day=day
            )
        if self.desk.day > cycle.last_day:
            return _("The cycle is over; this is where it stands.")
        return _("Where the cycle stands today, and what deserves the next conversation.")

    def _show_banner(self) -> None:
        """An obvious mark where the figures are not of today, and the way back."""
        desk = self.desk
        if desk.day == desk.today:
            if self.banner is not None:
                self.banner.hide()
                self._notices.removeWidget(self.banner)
                self.banner.deleteLater()
                self.banner = None
            return
        words = _("These are the figures as of {day}, with the targets and weights of today.")
        said = words.format(day=format_day(desk.day, desk.locale, "long"))
        if self.banner is not None:
            self.banner.set_text(said)  # its button may have the keyboard
            return
        self.banner = Banner(
            "note",
            said,
            [(_("Back to today"), lambda: desk.set_day(None))],
            dismissible=False,
        )
        self._notices.addWidget(self.banner)

    def _show_looks(self, outline: Outline) -> None:
        found = look_first.look_first(self.desk.document, outline)
        calm = _("Nothing stands out: go on as you are, and say so to the people who made it so.")
        if outline.cycle.closed:
            calm = _("The cycle is closed; the Review page says what goes on.")
        looks = tuple((each, "off track" if each.severity >= _GRAVE else "at risk") for each in found)
        self.looks.show_looks(looks, calm)

    def _show_progress(self, outline: Outline) -> None:
        self._show_kind()
        chart = progress_chart.progress_chart_of(self.desk.document, outline, self.kind())
        whole = self._whole(chart, progress_chart.progress_chart_of, outline, self.kind())
        shown = charts.of_progress(chart, self.desk.locale, whole) if self._has_values(outline) else None
        note = charts.left_out_words(chart)
        self.progress.set_height(_chart_height() if shown else 0)
        self.progress.show_chart(shown, self._nothing(outline), note)

    def _whole(self, chart: Any, made: Callable[..., Any], *about: Any) -> Callable[[], Any] | None:
        """Makes the chart with all that its picture leaves out; None where that is nothing."""
        if not chart.left_out:
            return None
        return lambda: made(self.desk.document, *about, most=_ALL)

    def _show_kind(self) -> None:
        chosen = self._kinds[self.kind()]
        chosen.setChecked(True)
        self.kind_button.set_text(f"{chosen.text()} ▾")
        words = _("Progress chart: {kind}, choose another")
        self.kind_button.setAccessibleName(words.format(kind=chosen.text()))

    def _show_confidence(self, outline: Outline) -> None:
        chart = confidence_chart.confidence_chart_of(self.desk.document, outline, _MOST_ROWS)
        said = any(cell is not None for row in chart.rows for cell in row.cells)
        whole = self._whole(chart, confidence_chart.confidence_chart_of, outline)
        shown = charts.of_confidence(chart, self.desk.locale, whole) if said else None
        note = charts.left_out_words(chart)
        self.confidence.set_height(charts.pixels(confidence_chart.height(chart)) if shown else 0)
        self.confidence.show_chart(shown, self._nothing(outline), note)

    def _show_load(self, outline: Outline) -> None:
        chart = load_chart.load_chart_of(self.desk.document, outline, _MOST_ROWS)
        whole = self._whole(chart, load_chart.load_chart_of, outline)
        shown = charts.of_load(chart, self.desk.locale, whole) if chart.bars else None
        note = charts.left_out_words(chart)
        self.load.set_height(charts.pixels(load_chart.height(chart)) if shown else 0)
        self.load.show_chart(shown, _("Nobody owns anything yet: Owners gives each line a name."), note)

    def _show_health(self, outline: Outline) -> None:
        self.health.show_items(health.health(self.desk.document, outline))

    def _show_moves(self, outline: Outline) -> None:
        document = self.desk.document
        moved = moves.moves(document, outline, moves_card.MOST)
        items = moves_card.items_of(moves.wins(document, outline, 3), moved, self.desk.locale, self.desk.day)
        self.moves.show_items(items, _("Nothing has moved yet. The first check-ins will show here."))

    @staticmethod
    def _has_values(outline: Outline) -> bool:
        return any(line.latest is not None for line in outline.key_results)

    def _nothing(self, outline: Outline) -> str:
        if self.desk.day < outline.cycle.first_day:
            return _("The chart begins with the cycle.")
        return _("The chart begins with the first check-in.")

    def _show_multiples(self, outline: Outline) -> None:
        rows: tuple[KeyResultLine, ...] = outline.key_results
        if self.order.key() == "behind":
            ordered = sorted(rows, key=lambda line: line.figures.counted - line.figures.expected)
            rows = tuple(ordered)
        self.model.set_outline(self.desk.document, outline, rows)

    def _reorder(self) -> None:
        settings.set_choice("progress/order", self.order.key())
        self._show_multiples(self.desk.outline())

    def _show_place(self, place: QRectF) -> None:
        """Scroll the page to the tile that has the keyboard."""
        area, content = self.area, self.body.parentWidget() or self
        top = self.multiples.mapTo(content, place.topLeft().toPoint()).y()
        bar, height = area.verticalScrollBar(), area.viewport().height()
        if top - 12 < bar.value():
            bar.setValue(top - 12)
        elif top + round(place.height()) > bar.value() + height:
            bar.setValue(top + round(place.height()) - height)

    def show_item(self, item_id: str) -> None:
        """Give the tile of a key result the keyboard."""
        place = self.model.row_of(item_id)
        if place >= 0:
            self.multiples.setFocus(Qt.FocusReason.OtherFocusReason)
            self.multiples.setCurrentIndex(self.model.index(place))

    # Choosing

    def kind(self) -> Kind:
        """What the progress chart shows."""
        return (
            "key-results" if settings.choice("progress/kind", "objectives") == "key-results" else "objectives"
        )

    def set_kind(self, kind: str) -> None:
        """Show the lines of objectives, or of key results."""
        settings.set_choice("progress/kind", kind)
        if self.desk.outline().key_results:
            self._show_progress(self.desk.outline())

    def _open_figure(self, key: str) -> None:
        card = next(tile for tile in self.figures.tiles if tile.key == key)
        if key in self._figures:
            open_figure(self.desk, card, self._figures[key])

    # What leaves the page

    def save_picture(self, panel: ChartPanel) -> None:
        """Ask where, then write the chart as PNG, SVG or PDF."""
        chart = panel.chart
        if chart is None or chart.picture is None:
            return
        name = f"{panel.heading}, {format_day(self.desk.day, self.desk.locale)}"
        path = places.ask_picture_place(self, _("Save the chart as a picture"), name)
        if path is None:
            return
        try:
            content = chart.picture(chart_files.ending_of(path), name)
        except Refused as refused:
            self.desk.refused.emit(refused.sentence)
            return
        exporting.save_file(self.desk, Path(path), content)

    def export_page(self) -> None:
        """Ask what the one-pager shall say, then write or print it."""
        from okrdesk.gui.dialogs.export_dialog import ExportDialog

        choice = ExportDialog(self, self.desk).ask()
        if choice is None:
            return
        saved = exporting.save_page(self.desk, choice)
        if saved is not None and saved.notes:
            self.desk.told.emit(" ".join(saved.notes), False)


def _chart_height() -> int:
    return round(_HEIGHT * (1 + (theme.text_scale() - 1) * 0.6))


def _side_by_side(*parts: tuple[QWidget, int]) -> SideBySide:
    row = SideBySide(_BESIDE, growth=0.8, spacing=16)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row
