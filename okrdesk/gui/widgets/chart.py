"""The chart that is read closely. The only module with matplotlib's Qt backend: import it when one is drawn.

Laid out once for a size and then frozen; resizing is coalesced; the words at a point are blitted.
"""

from __future__ import annotations

import warnings

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontInfo,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from okrdesk.gui import look
from okrdesk.gui.widgets.notices import announce
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.reports import key_result_chart, key_result_series
from okrdesk.reports.key_result_chart import ChartColours
from okrdesk.reports.key_result_series import ChartSeries

RESIZE_MS = 60
_NEAR = 26  # pixels from a point in which its words are shown
_POINTS = 9.0


def colours() -> ChartColours:
    """The colours of a chart in the theme in use."""
    theme = look.tokens()
    return ChartColours(
        ink=theme.ink,
        muted=theme.muted,
        line=theme.line,
        ground=theme.surface,
        series=theme.series[0],
        zone=theme.accent_soft,
        moved=theme.statuses["at risk"].fill,
    )


def family() -> tuple[str, ...]:
    """The desk's own font where matplotlib knows it, and behind it the one that matplotlib brings along."""
    own = QFontInfo(QApplication.font()).family()
    known = own in font_manager.get_font_names()
    return (own, "DejaVu Sans") if known else ("DejaVu Sans",)


class ChartCanvas(FigureCanvasQTAgg):
    """Shows the chart of one key result. The mouse, and the arrow keys, tell the values at its points."""

    # The canvas's own constructor sends events already.
    _series: ChartSeries | None = None
    _axes: Axes | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        figure = Figure(figsize=(4, 2.6))
        super().__init__(figure)  # type: ignore[no-untyped-call]
        self.setParent(parent)
        figure.set_dpi(self.logicalDpiX() * self.device_pixel_ratio)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._locale = ""
        self._words: Annotation | None = None
        self._mark: Line2D | None = None
        self._behind: object | None = None
        self._picture = QImage()
        self._theme = look.tokens()
        self.told = -1
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(RESIZE_MS)
        self._resized.timeout.connect(self._take_size)

    def show_series(self, series: ChartSeries, locale: str) -> None:
        """Draw another chart, or the same one with other values."""
        if series == self._series and locale == self._locale and self._theme is look.tokens():
            return
        self._series, self._locale, self._theme = series, locale, look.tokens()
        self.setAccessibleName(key_result_series.story(series, locale))
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew at the size the canvas has now."""
        if self._series is None:
            return
        self._axes = key_result_chart.draw(
            self.figure,
            self._series,
            colours(),
            self._locale,
            points=_POINTS * look.text_scale(),
            family=family(),
        )
        self.told = -1
        self._add_words(self._axes)
        self._lay_out()

    def _lay_out(self) -> None:
        self.figure.set_layout_engine("constrained", w_pad=0.06, h_pad=0.06)
        self.draw()
        self.figure.set_layout_engine("none")

    def draw(self) -> None:
        """Render now, and keep what lies behind the words at a point."""
        with warnings.catch_warnings():
            # A letter that the font lacks is a box here; the table has the words in the desk's own font.
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            super().draw()  # type: ignore[no-untyped-call]
        self._behind = self.copy_from_bbox(self.figure.bbox)  # type: ignore[no-untyped-call]
        shown = self.buffer_rgba()  # type: ignore[no-untyped-call]
        height, width = shown.shape[:2]
        self._picture = QImage(bytes(shown), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()

    def _add_words(self, axes: Axes) -> None:
        theme = look.tokens()
        points = _POINTS * look.text_scale()
        self._words = axes.annotate(
            "",
            (0, 0),
            (0, 12),
            textcoords="offset points",
            ha="center",
            va="bottom",
            animated=True,
            zorder=20,
            color=theme.toast_ink,
            fontsize=points,
            family=list(family()),
            parse_math=False,
            annotation_clip=False,
            bbox={"boxstyle": "round,pad=0.45", "facecolor": theme.toast, "edgecolor": "none"},
        )
        self._words.set_visible(False)
        self._words.set_in_layout(False)
        (self._mark,) = axes.plot(
            [], [], marker="o", color=colours().series, markersize=points * 0.9, zorder=19
        )
        self._mark.set_animated(True)
        self._mark.set_in_layout(False)

    # The words at a point

    def tell(self, number: int) -> None:
        """Show the words of the point with this number; -1 shows none. Blitted, as it follows the mouse."""
        words, mark, axes, series = self._words, self._mark, self._axes, self._series
        if number == self.told or words is None or mark is None or axes is None or series is None:
            return
        self.told = number
        self.restore_region(self._behind)  # type: ignore[no-untyped-call]
        if number >= 0:
            on, value = series.points[number]
            across, up = key_result_series.day_place(series, on), float(value)
            words.set_text(key_result_series.point_words(series, number, self._locale))
            words.xy = (across, up)
            room = axes.get_xlim()
            share = (across - room[0]) / ((room[1] - room[0]) or 1)
            words.set_horizontalalignment("left" if share < 0.25 else "right" if share > 0.75 else "center")
            top = axes.get_ylim()
            above = (up - top[0]) / ((top[1] - top[0]) or 1) < 0.8
            words.set_verticalalignment("bottom" if above else "top")
            words.set_position((0, 12 if above else -12))
            words.set_visible(True)
            mark.set_data([across], [up])
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message="Glyph .* missing from")
                axes.draw_artist(mark)
                axes.draw_artist(words)
        self.blit()  # type: ignore[no-untyped-call]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.tell(self._nearest(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self.tell(-1)

    def _nearest(self, x: float, y: float) -> int:
        if self._axes is None or self._series is None or not self._series.points:
            return -1
        ratio = self.device_pixel_ratio
        places = [(key_result_series.day_place(self._series, on), float(v)) for on, v in self._series.points]
        drawn = self._axes.transData.transform(places) / ratio
        away = [abs(place[0] - x) + abs(self.height() - place[1] - y) / 4 for place in drawn]
        number = min(range(len(away)), key=away.__getitem__)
        return number if away[number] <= _NEAR else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._series.points) if self._series is not None else 0
        last = count - 1
        steps = {
            Qt.Key.Key_Left: max(self.told - 1, 0) if self.told >= 0 else last,
            Qt.Key.Key_Right: min(self.told + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        number = steps.get(Qt.Key(event.key()))
        if number is None or not count or self._series is None:
            event.ignore()
            return
        self.tell(number)
        announce(self, key_result_series.point_words(self._series, number, self._locale))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell(-1)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # Size and theme

    def sizeHint(self) -> QSize:
        return QSize(420, 270)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._axes is None:
            super().resizeEvent(event)  # type: ignore[no-untyped-call]
        else:
            self._resized.start()
            self.update()

    def _take_size(self) -> None:
        super().resizeEvent(QResizeEvent(self.size(), self.size()))  # type: ignore[no-untyped-call]
        if self._series is not None and self.width() > 1 and self.height() > 1:
            self.told = -1
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if changed and self._series is not None and self._theme is not look.tokens():
            self._theme = look.tokens()
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._resized.isActive():
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(look.tokens().surface))
            painter.drawImage(self.rect(), self._picture)
            painter.end()
        else:
            super().paintEvent(event)  # type: ignore[no-untyped-call]
        if self.hasFocus():
            painter = QPainter(self)
            paint_focus(painter, self.rect())
            painter.end()
