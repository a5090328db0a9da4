"""A renderer for the window: it draws what matplotlib's own one draws, to the pixel, and forms letters once.

A chart is drawn again for each check-in, theme and size, and most of what is written on it stays the same. To
form letters takes a third of the time of a chart, so the pixels of each text are kept: by what it is set in
and by the part of a pixel on which it begins, from which alone they follow.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont, get_font

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.text import Text

_MOST = 500  # texts that are kept, some ten letters each
_TABLES = (
    ("OS/2", "sTypoAscender", "sTypoDescender", "sTypoLineGap"),
    ("hhea", "ascent", "descent", "lineGap"),
)
_Heights = tuple[float | None, float | None, float]


class _Setting(NamedTuple):
    """What letters are set in: never changed, as matplotlib's own properties of a font may be."""

    family: tuple[str, ...]
    style: str
    variant: str
    weight: str | int
    stretch: str | int
    size: float
    dpi: float


class _Mark(NamedTuple):
    """The pixels of a letter, and how far they are right of and below the pixel on which the text begins."""

    pixels: Any
    right: int
    below: int


class _Noted:
    """Draws for matplotlib and notes the letters; `marks` is None once anything but letters was drawn."""

    def __init__(self, drawn_by: Any) -> None:
        self._drawn_by = drawn_by
        self.marks: list[_Mark] | None = []

    def draw_text_image(self, pixels: Any, x: int, y: int, angle: float, gc: GraphicsContextBase) -> None:
        """Draw a letter."""
        if angle:
            self.marks = None
        elif self.marks is not None and pixels.size:
            self.marks.append(_Mark(pixels, x, y))
        self._drawn_by.draw_text_image(pixels, x, y, angle, gc)

    def __getattr__(self, name: str) -> Any:
        self.marks = None
        return getattr(self._drawn_by, name)


_kept: dict[tuple[object, ...], list[_Mark]] = {}


class ScreenRenderer(RendererAgg):
    """Draws a chart for the window."""

    _renderer: Any

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Text | None = None,
    ) -> None:  # fmt: skip
        """Write a text whose baseline begins there; y counts down from the top."""
        left, top = floor(x), floor(y)
        featured = mtext is not None and (mtext.get_fontfeatures() or mtext.get_language())
        if ismath or featured or prop.get_file() or not gc.get_antialiased():
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[no-untyped-call]
            return
        key = (s, self._setting(prop), angle, x - left, y - top)
        marks = _kept.pop(key, None)
        if marks is None:
            marks = self._formed(left, top, gc, x, y, s, prop, angle, ismath, mtext)
        else:
            for pixels, right, below in marks:
                self._renderer.draw_text_image(pixels, left + right, top + below, 0, gc)
        if marks is not None:
            _kept[key] = marks
            while len(_kept) > _MOST:
                del _kept[next(iter(_kept))]

    def _formed(self, left: int, top: int, *text: Any) -> list[_Mark] | None:
        """Write as matplotlib does; what that drew, None where it cannot be drawn again."""
        drawn_by = self._renderer
        noted = self._renderer = _Noted(drawn_by)
        try:
            super().draw_text(*text)  # type: ignore[no-untyped-call]
        finally:
            self._renderer = drawn_by
        return noted.marks and [_Mark(pixels, x - left, y - top) for pixels, x, y in noted.marks]

    def _setting(self, prop: FontProperties) -> _Setting:
        return _Setting(
            tuple(prop.get_family()), prop.get_style(), prop.get_variant(), prop.get_weight(),
            prop.get_stretch(), prop.get_size_in_points(), self.dpi,
        )  # fmt: skip

    def _get_font_height_metrics(self, prop: FontProperties) -> _Heights:
        """How far lines reach up and down and are apart; matplotlib would read it anew for each text."""
        return (None, None, 0.0) if prop.get_file() else _heights(self._setting(prop))


@lru_cache(maxsize=_MOST)
def _heights(setting: _Setting) -> _Heights:
    family, style, variant, weight, stretch, size, dpi = setting
    wanted = FontProperties(family=list(family), style=style, variant=variant, weight=weight, stretch=stretch)  # type: ignore[arg-type]
    font = get_font(findfont(wanted))
    head: Any = font.get_sfnt_table("head")
    for name, up, down, apart in _TABLES:
        table: Any = font.get_sfnt_table(name)  # type: ignore[call-overload]
        if head is not None and table is not None:
            scale = 1 / head["unitsPerEm"] * size * dpi / 72
            return table[up] * scale, -table[down] * scale, table[apart] * scale
    return None, None, 0.0
