"""One output as a tile: its first page small, or a taste of its content, with its name below."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.pages.share_page.previews import Preview
from okrdesk.gui.pdf_pages import OpenPdf
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.tiles import Tile, TileGrid
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.i18n import ngettext
from okrdesk.outputs.output import Output
from okrdesk.outputs.tastes import Rows

PAPER_NAMES = {"a4": "A4", "a3": "A3", "letter": "Letter"}
_PICTURES = ("png", "svg")
_INSET = 10
_MOST_LINES = 3


class OutputTile(Tile):
    """A tile that is chosen by pressing it; `seen` tells its key when it is painted."""

    spoken_as = Role.RadioButton
    seen = Signal(str)

    def __init__(self, row: Output, parent: QWidget | None = None) -> None:
        super().__init__(row.key, row.name(), row.about(), parent=parent)
        self.row = row
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self._image: QImage | None = None
        self._taste: tuple[str, ...] = ()
        self._beside = "" if row.papers else ", ".join(f".{each}" for each in row.endings)
        self._tell()

    def sizeHint(self) -> QSize:
        below = QFontMetrics(theme.font("strong")).lineSpacing()
        high = 150 if self.row.papers else 104
        return QSize(round(168 * theme.text_scale()), round(high * theme.text_scale()) + below + 3 * _INSET)

    def nextCheckState(self) -> None:
        """Pressed once more it stays the chosen one."""
        self.setChecked(True)

    @property
    def is_drawn(self) -> bool:
        """Whether there is something to look at."""
        return self._image is not None or bool(self._taste)

    def show_preview(self, preview: Preview, paper: str) -> None:
        """Show what was written: its first page, the picture, or its first lines."""
        self._image, self._taste = None, ()
        if preview.refused:
            self._taste = (preview.refused,)
        elif preview.ending == "pdf":
            self._image = first_page(preview.made.content, self._picture().size(), self.devicePixelRatioF())
        elif preview.ending in _PICTURES:
            self._image = as_picture(preview.made.content, self._picture().size(), self.devicePixelRatioF())
        else:
            self._taste = lined_up(preview.taste)
        if self.row.papers and not preview.refused:
            pages = preview.made.pages
            several = ngettext("{n} page", "{n} pages", pages).format(n=pages)
            self._beside = several if pages > 1 else PAPER_NAMES.get(paper, paper)
            grid = self.parentWidget()
            if isinstance(grid, TileGrid):
                grid.update()  # those beside make room where a name takes a further line
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(". ".join(filter(None, (self.title, self._beside))))
        self.setAccessibleDescription(self.line)

    def _picture(self) -> QRect:
        """Where the picture stands: as high in every tile beside this one, however long one name is."""
        grid = self.parentWidget()
        tiles = grid.tiles if isinstance(grid, TileGrid) else (self,)
        beside = [each for each in tiles if isinstance(each, OutputTile) and each.y() == self.y()]
        lines = max(len(each.name_lines()) for each in beside)
        below = lines * QFontMetrics(theme.font("strong")).lineSpacing() + 2 * _INSET
        return self.rect().adjusted(_INSET, _INSET, -_INSET, -below)

    def name_lines(self) -> tuple[str, ...]:
        """The lines of the name at this width; the last is empty where what stands beside needs its own."""
        width = self.width() - 2 * _INSET
        strong, small = (face(kind, theme.text_scale())[1] for kind in ("strong", "small"))
        lines = wrapped(self.title, "strong", width, _MOST_LINES)
        beside = small.horizontalAdvance(self._beside) + 8 if self._beside else 0
        is_beside = strong.horizontalAdvance(lines[-1]) + beside <= width
        return lines if is_beside else (*lines, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        self.seen.emit(self.key)
        painter = QPainter(self)
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = tokens.accent if self.isChecked() or self.underMouse() else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if self.isChecked() else 1))
        painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else tokens.surface))
        painter.drawRoundedRect(card, 8, 8)
        picture = self._picture()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.well))
        painter.drawRoundedRect(picture, 5, 5)
        if self._image is not None:
            self._paint_image(painter, picture.adjusted(6, 6, -6, -6))
        else:
            self._paint_taste(painter, picture.adjusted(8, 6, -8, -6))
        self._paint_name(painter, picture)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 8)
        painter.end()

    def _paint_image(self, painter: QPainter, room: QRect) -> None:
        image = self._image
        assert image is not None, "only where there is one"
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRect(0, 0, size.width(), size.height())
        area.moveCenter(room.center())
        painter.drawImage(area, image)
        painter.setPen(QPen(QColor(theme.tokens().line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_taste(self, painter: QPainter, room: QRect) -> None:
        if self.row.papers or len(self._taste) == 1:  # a sentence, not lines of a file
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(theme.tokens().muted))
            words = self._taste[0] if self._taste else ""
            painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
            return
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.font("small").pointSizeF() * 0.82)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().muted))
        metrics = painter.fontMetrics()
        for number, line in enumerate(self._taste):
            top = room.top() + number * metrics.lineSpacing()
            if top + metrics.height() > room.bottom():
                break
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room.left(), top + metrics.ascent(), shown)

    def _paint_name(self, painter: QPainter, picture: QRect) -> None:
        tokens, lines = theme.tokens(), self.name_lines()
        high = QFontMetrics(theme.font("strong")).lineSpacing()
        area = QRect(picture.left(), picture.bottom() + _INSET, picture.width(), high)
        for number, line in enumerate(lines):
            paint_words(painter, area.translated(0, number * high), line, "strong", tokens.ink)
        right = Qt.AlignmentFlag.AlignRight
        last = area.translated(0, (len(lines) - 1) * high)
        paint_words(painter, last, self._beside, "small", tokens.muted, right)


def first_page(content: bytes, room: QSize, ratio: float) -> QImage | None:
    """The first page of a PDF as a picture that fits into a room; None where it cannot be shown."""
    try:
        pdf = OpenPdf(content)
    except Refused:
        return None
    try:
        across, down = pdf.shape(0)
        scale = min(room.width() / across, room.height() / down) * ratio
        return pdf.image(0, QSize(max(1, round(across * scale)), max(1, round(down * scale))))
    finally:
        pdf.close()


def as_picture(content: bytes, room: QSize, ratio: float) -> QImage:
    """A picture made as small as a room, smoothly: painted small at once, thin lines would break."""
    whole, fitting = QImage.fromData(content), room * ratio
    if whole.isNull() or (whole.width() <= fitting.width() and whole.height() <= fitting.height()):
        return whole
    return whole.scaled(
        fitting, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def lined_up(rows: Rows) -> tuple[str, ...]:
    """Rows as lines of letters of one width, each column below its head."""
    wide = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    return tuple(
        "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=False)).rstrip() for row in rows
    )
