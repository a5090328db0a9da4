"""A renderer for the window: it draws what matplotlib's own one draws, to the pixel, and forms letters once.

Half of the time of a chart goes into its letters: matplotlib lays a text out to measure it and again to draw
it, and hints each letter four times on the way. Here a text is laid out once, and the pixels of a letter are
kept by what it is set in and the part of a pixel on which it begins, from which alone they follow: when a
chart is drawn again, most of what is written on it stays the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.backends.backend_agg import RendererAgg, get_hinting_flag
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import FT2Font, RenderMode

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.text import Text

# What matplotlib keeps for itself another one may lack: then it draws as it does.
_FORMS = all(hasattr(FT2Font, name) for name in ("_layout", "_render_glyph", "_set_transform"))
_UPRIGHT = [[0x10000, 0], [0, 0x10000]]
_PARTS = 64  # of a pixel
_MOST = 1_000  # texts that are kept
_MOST_PIXELS = 4_000  # letters whose pixels are kept
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
    hinting: Any

    def properties(self) -> FontProperties:
        """It as matplotlib has it."""
        wanted: dict[str, Any] = {
            "family": list(self.family),
            "style": self.style,
            "variant": self.variant,
            "weight": self.weight,
            "stretch": self.stretch,
        }
        return FontProperties(**wanted)


class _Letter(NamedTuple):
    """Where a letter stands in its text, in pixels from the left end of the baseline."""

    font: Any
    glyph: int
    right: float
    up: float


class _Line(NamedTuple):
    """A text laid out; its sizes are parts of pixels."""

    letters: tuple[_Letter, ...]
    width: int = 0
    height: int = 0
    descent: int = 0


class _Mark(NamedTuple):
    """The pixels of a letter: their left end, and the row above them counted from below."""

    pixels: Any
    left: int
    top: int


_marks: dict[tuple[object, ...], _Mark] = {}


class ScreenRenderer(RendererAgg):
    """Draws a chart for the window."""

    _renderer: Any

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Text | None = None,
    ) -> None:  # fmt: skip
        """Write a text whose baseline begins there; y counts down from the top."""
        featured = mtext is not None and (mtext.get_fontfeatures() or mtext.get_language())
        if not _forms(prop, ismath) or angle or featured or not gc.get_antialiased():
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[no-untyped-call]
            return
        setting, sized = self._setting(prop), set[Any]()
        for letter in _line(s, setting).letters:
            right = round(_PARTS * (x + letter.right))
            up = round(_PARTS * (self.height - y + letter.up))
            mark = _mark(letter, setting, (right % _PARTS, up % _PARTS), sized)
            if mark.pixels.size:
                low = int(self.height) - up // _PARTS - mark.top + mark.pixels.shape[0]
                self._renderer.draw_text_image(mark.pixels, right // _PARTS + mark.left, low, 0, gc)

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """The size of a text in pixels, and how much of it is below the baseline."""
        if not _forms(prop, ismath):
            measured: tuple[float, float, float] = super().get_text_width_height_descent(s, prop, ismath)  # type: ignore[no-untyped-call]
            return measured
        line = _line(s, self._setting(prop))
        return line.width / _PARTS, line.height / _PARTS, line.descent / _PARTS

    def _get_font_height_metrics(self, prop: FontProperties) -> _Heights:
        """How far lines reach up and down and are apart; matplotlib would read it anew for each text."""
        return (None, None, 0.0) if prop.get_file() else _heights(self._setting(prop))

    def _setting(self, prop: FontProperties) -> _Setting:
        return _Setting(
            tuple(prop.get_family()), prop.get_style(), prop.get_variant(), prop.get_weight(),
            prop.get_stretch(), prop.get_size_in_points(), self.dpi, get_hinting_flag(),  # type: ignore[no-untyped-call]
        )  # fmt: skip


def _forms(prop: FontProperties, ismath: Any) -> bool:
    """Whether a text is one whose letters are formed here."""
    return _FORMS and not ismath and not prop.get_file()


@lru_cache(maxsize=_MOST)
def _line(text: str, setting: _Setting) -> _Line:
    fonts: Any = fontManager
    font: Any = get_font(fonts._find_fonts_by_props(setting.properties()))  # noqa: SLF001 - as matplotlib does
    font.set_size(setting.size, setting.dpi)
    items = font._layout(text, flags=setting.hinting, features=None, language=None)  # noqa: SLF001 - as well
    if not items:
        return _Line(())
    lows, highs = [], []
    for item in items:
        low, high, advance = _reach(item.ft_object, item.glyph_index, setting)
        up = round(item.y * _PARTS)
        lows.append(low + up)
        highs.append(high + up)
    letters = tuple(_Letter(item.ft_object, item.glyph_index, item.x, item.y) for item in items)
    return _Line(letters, round(items[-1].x * _PARTS) + advance, max(highs) - min(lows), -min(lows))


@lru_cache(maxsize=_MOST)
def _reach(font: Any, glyph: int, setting: _Setting) -> tuple[int, int, int]:
    """How far a letter reaches down and up, and where the next one begins, in parts of pixels."""
    font.set_size(setting.size, setting.dpi)
    font._set_transform(_UPRIGHT, [0, 0])  # noqa: SLF001 - as matplotlib does
    loaded = font.load_glyph(glyph, flags=setting.hinting)
    return loaded.bbox[1], loaded.bbox[3], loaded.horiAdvance


def _mark(letter: _Letter, setting: _Setting, away: tuple[int, int], sized: set[Any]) -> _Mark:
    """The pixels of a letter that begins so many parts of a pixel away from a corner; `sized` grows."""
    font, glyph, _right, _up = letter
    key = font, glyph, setting.size, setting.dpi, setting.hinting, away
    mark = _marks.get(key)
    if mark is None:
        if font not in sized:  # to give it a size once more would take as long as a letter
            font.set_size(setting.size, setting.dpi)
            sized.add(font)
        font._set_transform(_UPRIGHT, list(away))  # noqa: SLF001 - as matplotlib does
        bitmap = font._render_glyph(glyph, setting.hinting, RenderMode.NORMAL)  # noqa: SLF001 - as well
        mark = _marks[key] = _Mark(bitmap.buffer, bitmap.left, bitmap.top)
        while len(_marks) > _MOST_PIXELS:
            del _marks[next(iter(_marks))]
    return mark


@lru_cache(maxsize=_MOST)
def _heights(setting: _Setting) -> _Heights:
    font = get_font(findfont(setting.properties()))
    head: Any = font.get_sfnt_table("head")
    for name, up, down, apart in _TABLES:
        table: Any = font.get_sfnt_table(name)  # type: ignore[call-overload]
        if head is not None and table is not None:
            scale = 1 / head["unitsPerEm"] * setting.size * setting.dpi / 72
            return table[up] * scale, -table[down] * scale, table[apart] * scale
    return None, None, 0.0
