"""The chart that is read closely. The only module with matplotlib's Qt backend: import it when one is drawn.

Laid out once for a size and then frozen; resizing is coalesced; the words at a point are blitted.
"""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg  # noqa: TID251 - here it is at home
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
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.tokens import Tokens
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.roles import Role, announce
from okrdesk.gui.widgets.text import ARROWS
from okrdesk.reports.charts import fonts, frame
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.chart import Chart, Point
from okrdesk.reports.charts.screen_renderer import ScreenRenderer
from okrdesk.reports.charts.style import Colours, Style

RESIZE_MS = 60
_NEAR = 26  # pixels from a point in which its words are shown
_LETTERS = 9.0  # points
_WAYS = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)


def colours() -> Colours:
    """The colours of a chart in the theme in use."""
    tokens = theme.tokens()
    return Colours(
        ink=tokens.ink,
        muted=tokens.muted,
        line=tokens.line,
        ground=tokens.surface,
        series=tokens.series[0],
        zone=tokens.accent_soft,
        moved=tokens.statuses["at risk"].fill,
        several=tokens.series,
        low=tokens.statuses["off track"].fill,
        high=tokens.statuses["on track"].fill,
    )


def style(chart: Chart) -> Style:
    """How a chart is dressed in the theme and the size of text in use."""
    return Style(colours(), _LETTERS * theme.text_scale(), family(chart.texts()), copied=False)


def family(texts: Iterable[str] = ()) -> tuple[str, ...]:
    """Fonts that can draw what people wrote: the desk's own where matplotlib knows it, then others."""
    own = QFontInfo(QApplication.font()).family()
    return fonts.family(texts, own if own in font_manager.get_font_names() else "")


def _look() -> tuple[Tokens, float]:
    """What a chart is drawn anew for."""
    return theme.tokens(), theme.text_scale()


def _place_mark(mark: Line2D, point: Point) -> None:
    """A dot at a point, a frame around a cell."""
    mark.set_color(colours().series)
    if not point.half_width:
        mark.set_marker("o")
        mark.set_data([point.x], [point.y])
        return
    left, right = point.x - point.half_width, point.x + point.half_width
    low, high = point.y - point.half_height, point.y + point.half_height
    mark.set_marker("None")
    mark.set_color(theme.tokens().ink)
    mark.set_data([left, right, right, left, left], [low, low, high, high, low])


class ChartCanvas(FigureCanvasQTAgg):
    """Shows one chart. The mouse, and the arrow keys, tell the values at its points.

    Left and right go along a line, up and down to another one.
    """

    spoken_as = Role.Chart
    # The canvas's own constructor sends events already.
    _chart: Chart | None = None
    _points: tuple[Point, ...] = ()
    _axes: Axes | None = None
    _made: ScreenRenderer | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        figure = Figure(figsize=(4, 2.6))
        super().__init__(figure)  # type: ignore[no-untyped-call]
        self.setParent(parent)
        figure.set_dpi(self.logicalDpiX() * self.device_pixel_ratio)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._words: Annotation | None = None
        self._mark: Line2D | None = None
        self._behind: object | None = None
        self._picture = QImage()
        self._look = _look()
        self.told = -1
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(RESIZE_MS)
        self._resized.timeout.connect(self._take_size)
        self._dressed = QTimer(self, singleShot=True, interval=0)
        self._dressed.timeout.connect(self.redraw)

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart, or the same one with other values."""
        same = self._chart is not None and chart == self._chart
        self._chart, self._points = chart, chart.points()
        self.setAccessibleName(chart.story())
        if not same:
            self.redraw()

    def redraw(self) -> None:
        """Draw everything anew at the size the canvas has now."""
        if self._chart is None:
            return
        # Where a pixel of the screen is not a pixel of the figure, an edge of the canvas shows.
        self._look = _look()
        self.setPalette(QPalette(QColor(theme.tokens().surface)))
        dressed = style(self._chart)
        self._axes = self._chart.draw(self.figure, dressed)
        self.told = -1
        self._add_words(self._axes, dressed)
        self._lay_out()

    def get_renderer(self) -> ScreenRenderer:
        """Who measures and draws: the same one as long as neither size nor resolution change."""
        wide, high = self.get_width_height(physical=True)
        made = self._made
        if made is None or (made.width, made.height, made.dpi) != (wide, high, self.figure.dpi):
            made = self._made = ScreenRenderer(wide, high, self.figure.dpi)  # type: ignore[no-untyped-call]
        return made

    def _lay_out(self) -> None:
        frame.lay_out(self.figure, w_pad=0.06, h_pad=0.06)
        self.draw()
        self.figure.set_layout_engine("none")

    def draw(self) -> None:
        """Render now, and keep what lies behind the words at a point."""
        with alone():
            super().draw()  # type: ignore[no-untyped-call]
        self._behind = self.copy_from_bbox(self.figure.bbox)  # type: ignore[no-untyped-call]
        shown = self.buffer_rgba()  # type: ignore[no-untyped-call]
        height, width = shown.shape[:2]
        self._picture = QImage(bytes(shown), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()

    def draw_idle(self) -> None:
        """Nothing: `redraw` and a new size draw by themselves; Qt's canvas would repeat it."""

    def _add_words(self, axes: Axes, dressed: Style) -> None:
        tokens = theme.tokens()
        self._words = axes.annotate(
            "",
            (0, 0),
            (0, 12),
            textcoords="offset points",
            ha="center",
            va="bottom",
            animated=True,
            zorder=20,
            color=tokens.toast_ink,
            fontsize=dressed.letters,
            family=list(dressed.family),
            parse_math=False,
            annotation_clip=False,
            bbox={"boxstyle": "round,pad=0.45", "facecolor": tokens.toast, "edgecolor": "none"},
        )
        self._words.set_visible(False)
        self._words.set_in_layout(False)
        (self._mark,) = axes.plot([], [], markersize=dressed.letters * 0.9, linewidth=2.0, zorder=19)
        self._mark.set_animated(True)
        self._mark.set_in_layout(False)
        self._mark.set_clip_on(False)

    # The words at a point

    def tell(self, number: int) -> None:
        """Show the words of the point with this number; -1 shows none. Blitted, as it follows the mouse."""
        label, mark, axes = self._words, self._mark, self._axes
        if number == self.told or label is None or mark is None or axes is None:
            return
        self.told = number
        self.restore_region(self._behind)  # type: ignore[no-untyped-call]
        if number >= 0:
            point = self._points[number]
            label.set_text(point.words)
            self._place_words(label, axes, point)
            _place_mark(mark, point)
            with alone():
                axes.draw_artist(mark)
                axes.draw_artist(label)
        self.blit()  # type: ignore[no-untyped-call]

    def _place_words(self, label: Annotation, axes: Axes, point: Point) -> None:
        across, up = axes.transData.transform((point.x, point.y))
        over = axes.transData.transform((point.x, point.y + point.half_height))[1]
        reach = abs(over - up) * 72 / self.figure.dpi  # points, as the offset is
        share, height = across / max(self.figure.bbox.width, 1), up / max(self.figure.bbox.height, 1)
        label.xy = (point.x, point.y)
        label.set_horizontalalignment("left" if share < 0.3 else "right" if share > 0.7 else "center")
        label.set_verticalalignment("bottom" if height < 0.75 else "top")
        label.set_position((0, (12 + reach) * (1 if height < 0.75 else -1)))
        label.set_visible(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.tell(self._nearest(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self.tell(-1)

    def _nearest(self, x: float, y: float) -> int:
        if self._axes is None or not self._points:
            return -1
        ratio = self.device_pixel_ratio
        points = self._points
        if any(point.half_width for point in points):
            at = (x * ratio, (self.height() - y) * ratio)
            across, up = self._axes.transData.inverted().transform(at)
            inside = (
                n
                for n, point in enumerate(points)
                if abs(across - point.x) <= point.half_width and abs(up - point.y) <= point.half_height
            )
            return next(inside, -1)
        # Along one line only the day matters much; between several the nearest one is meant.
        flat = 4 if all(point.line == points[0].line for point in points) else 1
        drawn = self._axes.transData.transform([(point.x, point.y) for point in points]) / ratio
        away = [abs(corner[0] - x) + abs(self.height() - corner[1] - y) / flat for corner in drawn]
        number = min(range(len(away)), key=away.__getitem__)
        return number if away[number] <= _NEAR else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._following(Qt.Key(event.key()))
        if number is None:
            event.ignore()
            return
        self.tell(number)
        announce(self, self._points[number].words)

    def _following(self, key: Qt.Key) -> int | None:
        """The point that a key leads to from the one that is told; None for another key."""
        points = self._points
        if not points or key not in _WAYS:
            return None
        here = self.told
        if here < 0:
            first = points[0].line
            along = [n for n, point in enumerate(points) if point.line == first]
            return along[0] if key in (Qt.Key.Key_Right, Qt.Key.Key_Home) else along[-1]
        line = points[here].line
        along = [n for n, point in enumerate(points) if point.line == line]
        nth = along.index(here)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            lines = sorted({point.line for point in points})
            if len(lines) == 1:
                return None
            step = -1 if key == Qt.Key.Key_Up else 1
            other = lines[min(max(lines.index(line) + step, 0), len(lines) - 1)]
            beside = [n for n, point in enumerate(points) if point.line == other]
            return min(beside, key=lambda n: abs(points[n].x - points[here].x))
        return {
            Qt.Key.Key_Left: along[max(nth - 1, 0)],
            Qt.Key.Key_Right: along[min(nth + 1, len(along) - 1)],
            Qt.Key.Key_Home: along[0],
        }.get(key, along[-1])

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
        if self._chart is not None and self.width() > 1 and self.height() > 1:
            self.told = -1
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()  # which sees that it looks otherwise now

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is not None and self._look != _look():
            self._dressed.start()  # the page first, and no chart that nobody sees
        if self._resized.isActive():
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(theme.tokens().surface))
            painter.drawImage(self.rect(), self._picture)
            painter.end()
        else:
            super().paintEvent(event)  # type: ignore[no-untyped-call]
        if self.hasFocus():
            painter = QPainter(self)
            paint_focus(painter, self.rect())
            painter.end()
