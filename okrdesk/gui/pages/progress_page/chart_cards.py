"""The charts of the page: a card for each kind there is, with its table and its picture as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.pages.progress_page.chart_panel import ChartPanel
from okrdesk.gui.widgets.text import plain_button
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.outline import Outline
from okrdesk.reports.charts import files
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.kinds import About, ChartKind, kinds
from okrdesk.reports.charts.progress_shown import Lines

_HEIGHT = 280  # pixels of a chart that does not grow, at usual text size
_APART_MS = 25  # one chart after the other, so that the window may do something between them
_ALL = 1_000_000


class ChartCards(QObject):
    """`panels` are the cards by the keys of their kinds."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines_button = plain_button("", small=True)
        self.line_actions = self._lines_menu()
        self._show_lines()
        self._kinds = {kind.key: kind for kind in kinds() if not kind.of_key_result}
        self.panels = {kind.key: self._panel(kind, n) for n, kind in enumerate(self._kinds.values())}

    def _panel(self, kind: ChartKind, number: int) -> ChartPanel:
        panel = ChartPanel(
            kind.name,
            kind.beside,
            (self.lines_button,) if kind.has_lines else (),
            after_ms=_APART_MS * number,
            roomy=kind.has_lines,
        )
        panel.picture_requested.connect(lambda: self.save_picture(panel))
        return panel

    def show(self, key: str, outline: Outline) -> None:
        """Show the chart of this kind, or why there is none."""
        kind, panel = self._kinds[key], self.panels[key]

        def chart_of(most: int | None) -> Chart:
            desk = self._desk
            return kind.of(About(desk.document, outline, desk.locale, most, lines=self.lines()))

        chart = chart_of(kind.most)
        if not chart.has_values():
            panel.set_height(0)
            panel.show_chart(None, kind.nothing or _nothing(outline))
            return
        panel.set_height(_pixels(chart.size()[1]) if chart.grows else _usual_height())
        whole = (lambda: chart_of(_ALL)) if chart.left_out else None
        panel.show_chart(chart, note=_left_out_words(chart), whole=whole)

    # What the lines of the progress chart are

    def _lines_menu(self) -> dict[str, QAction]:
        menu = QMenu(self.lines_button)
        group = QActionGroup(menu)
        by_kind = {}
        for key, label in (("objectives", _("Objectives")), ("key-results", _("Key results"))):
            action = menu.addAction(label)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=key: self.set_lines(key))
            by_kind[key] = action
        self.lines_button.setMenu(menu)
        return by_kind

    def lines(self) -> Lines:
        """What the lines of the progress chart are."""
        chosen = settings.choice("progress/kind", "objectives")
        return "key-results" if chosen == "key-results" else "objectives"

    def set_lines(self, lines: Lines) -> None:
        """Show the lines of objectives, or of key results."""
        settings.set_choice("progress/kind", lines)
        self._show_lines()
        outline = self._desk.outline()
        if outline.key_results:
            self.show("progress", outline)

    def _show_lines(self) -> None:
        chosen = self.line_actions[self.lines()]
        chosen.setChecked(True)
        self.lines_button.set_text(f"{chosen.text()} ▾")
        template = _("Progress chart: {kind}, choose another")
        self.lines_button.setAccessibleName(template.format(kind=chosen.text()))

    def save_picture(self, panel: ChartPanel) -> None:
        """Ask where, then write the chart as PNG, SVG or PDF."""
        if panel.chart is None:
            return
        name = f"{panel.heading}, {format_day(self._desk.day, self._desk.locale)}"
        path = places.ask_picture_place(panel.window(), _("Save the chart as a picture"), name)
        if path is None:
            return
        try:
            about = files.around(self._desk.document, self._desk.outline(), panel.heading)
            content = files.content(panel.chart, files.ending_of(path), about)
        except Refused as refused:
            self._desk.refused.emit(refused.sentence)
            return
        exporting.save_file(self._desk, Path(path), content)


def _nothing(outline: Outline) -> str:
    if outline.day < outline.cycle.first_day:
        return _("The chart begins with the cycle.")
    return _("The chart begins with the first check-in.")


def _left_out_words(chart: Chart) -> str:
    """How much the picture leaves out while the table has it, "" for nothing."""
    if not chart.left_out:
        return ""
    sentence = ngettext("{n} more is in the table.", "{n} more are in the table.", chart.left_out)
    return sentence.format(n=chart.left_out)


def _pixels(inches: float) -> int:
    """The height on the screen, in the text size in use, of a chart that is made for so many inches."""
    return round(inches * 96 * theme.text_scale())


def _usual_height() -> int:
    return round(_HEIGHT * (1 + (theme.text_scale() - 1) * 0.6))
