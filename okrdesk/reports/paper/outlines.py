"""Font files as drawings of their letters: which letters a font has, what each looks like, how they join.

A font of a whole script has tens of thousands of letters and a page some dozens: its table of letters is
asked, never unpacked. HarfBuzz draws and joins them, and is loaded when something is drawn.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from okrdesk.reports.paper.forms import DRAWINGS, UNITS, Drawing, Form

_IS_LITTLE = sys.byteorder == "little"  # fonts are written the other way
_COLOURED = ("COLR", "sbix", "SVG ", "CBDT")  # a colour font may draw nothing at all in one colour
_LARGE = ((3, 10), (0, 6), (0, 4))  # tables of letters beyond U+FFFF, then those within
_SMALL = ((3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


class Placed(NamedTuple):
    """A glyph: of which letter, its number; in type sizes its advance and how far it stands off."""

    letter: int
    number: int
    advance: float
    right: float
    up: float


class OutlineFont:
    """One font of a file, of a weight where it has several; a broken one raises struct.error or OSError."""

    def __init__(self, path: Path, number: int = 0, weight: int = 0) -> None:
        self._path, self._number, self._weight = path, number, weight
        self._name = f"{path}:{number}:{weight}"
        with path.open("rb") as file:
            head = file.read(12 + 4 * (number + 1))
            start = struct.unpack_from(">L", head, 12 + 4 * number)[0] if head[:4] == b"ttcf" else 0
            file.seek(start)
            count = struct.unpack(">4sH6x", file.read(12))[1]
            entries = struct.iter_unpack(">4sLLL", file.read(16 * count))
            self._tables = {tag.decode("latin-1"): (offset, length) for tag, _sum, offset, length in entries}
            self._letters = letters_in(self._table(file, "cmap"))

    def glyph(self, code: int) -> int:
        """The number of the glyph of a letter; 0 where the font has none, or draws nothing for it."""
        number = self._letters.glyph(code)
        if number and any(table in self._tables for table in _COLOURED):
            return number if self._drawn(number) else 0
        return number

    def form(self, letters: str, numbers: list[int], size: float = 1.0) -> Form:
        """These glyphs beside each other as one form of letters, `size` times as large as letters are."""
        ink: list[tuple[tuple[str, int], int, int]] = []
        width = 0.0
        for number in numbers:
            if drawing := self.drawing(number, size):
                ink.append((drawing, round(width * UNITS), 0))
            width += self._font.get_glyph_h_advance(number) * size / self._units
        return Form(letters, 0.0, width, tuple(ink))

    def drawing(self, number: int, size: float = 1.0) -> tuple[str, int] | None:
        """Which of `DRAWINGS` a glyph is, drawn when first asked for; None for an empty one."""
        which = f"{self._name}:{size:g}" if size != 1 else self._name, number
        if which not in DRAWINGS:
            scale = size * UNITS / self._units
            DRAWINGS[which] = tuple(
                (kind, tuple((x * scale, y * scale) for x, y in places))
                for kind, places in self._drawn(number)
            )
        return which if DRAWINGS[which] else None

    def shaped(self, text: str, start: int, end: int, script: str, *, leftward: bool) -> list[Placed]:
        """A stretch of a text as its letters stand beside each other, from left to right."""
        from uharfbuzz import Buffer, shape

        buffer = Buffer()
        buffer.add_str(text, start, end - start)  # the rest of the text says how it joins at its ends
        buffer.direction = "rtl" if leftward else "ltr"
        buffer.script = script
        shape(self._font, buffer)
        units = self._units
        return [
            Placed(info.cluster, info.codepoint, x_advance / units, x / units, y / units)
            for info, (x, y, x_advance, _y_advance) in zip(
                buffer.glyph_infos, (each.position for each in buffer.glyph_positions), strict=True
            )
        ]

    def _table(self, file: BinaryIO, name: str) -> bytes:
        offset, length = self._tables[name]
        file.seek(offset)
        return file.read(length)

    @cached_property
    def _font(self) -> Any:
        from uharfbuzz import Blob, Face, Font

        font = Font(Face(Blob.from_file_path(self._path), self._number))
        if self._weight:
            font.set_variations({"wght": self._weight})
        return font

    @property
    def has_weights(self) -> bool:
        """Whether it can be drawn in any weight."""
        return any(axis.tag == "wght" for axis in self._font.face.axis_infos)

    @property
    def family(self) -> str:
        """What its family is called."""
        from uharfbuzz import OTNameIdPredefined as Names

        face = self._font.face
        return str(face.get_name(Names.TYPOGRAPHIC_FAMILY) or face.get_name(Names.FONT_FAMILY) or "")

    @property
    def weight(self) -> float:
        """How heavy its letters are: 400 regular, 700 bold."""
        return self._style("WEIGHT")

    @property
    def is_slanted(self) -> bool:
        """Whether its letters lean."""
        return bool(self._style("ITALIC") or self._style("SLANT_ANGLE"))

    def _style(self, name: str) -> float:
        from uharfbuzz import StyleTag

        return float(self._font.get_style_value(StyleTag[name]))

    @cached_property
    def _units(self) -> int:
        return int(self._font.face.upem)

    def _drawn(self, number: int) -> Drawing:
        drawn: list[tuple[str, tuple[tuple[float, float], ...]]] = []
        self._font.draw_glyph(number, _pen(), drawn)
        return tuple(drawn)


@cache
def _pen() -> Any:
    """What takes down lines and curves; parts of a glyph come as what they are made of."""
    from uharfbuzz import DrawFuncs

    pen = DrawFuncs()
    pen.set_move_to_func(lambda x, y, drawn: drawn.append(("m", ((x, y),))))
    pen.set_line_to_func(lambda x, y, drawn: drawn.append(("l", ((x, y),))))
    pen.set_quadratic_to_func(lambda a, b, x, y, drawn: drawn.append(("q", ((a, b), (x, y)))))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, drawn: drawn.append(("c", ((a, b), (c, d), (x, y)))))
    return pen


def places(loca: bytes, *, is_long: bool) -> Sequence[int]:
    """Where each glyph begins among the drawings of a font, and where the last one ends."""
    each = 4 if is_long else 2
    found = array("I" if is_long else "H", loca[: len(loca) // each * each])
    if _IS_LITTLE:
        found.byteswap()
    return found if is_long else [2 * place for place in found]


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter as HarfBuzz calls it ("Arab"); "" for what stands in several."""
    from uharfbuzz import Buffer

    buffer = Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    return str(buffer.script or "")


class _Groups:
    """A table of letters in groups that run on (format 12)."""

    def __init__(self, data: bytes, at: int) -> None:
        count = struct.unpack_from(">L", data, at + 12)[0]
        groups = list(struct.iter_unpack(">LLL", data[at + 16 : at + 16 + 12 * count]))
        self._first: list[int] = [first for first, _last, _glyph in groups]
        self._last: list[int] = [last for _first, last, _glyph in groups]
        self._glyphs: list[int] = [glyph for _first, _last, glyph in groups]

    def glyph(self, code: int) -> int:
        """The number of a letter's glyph, 0 for none."""
        place = bisect_left(self._last, code)
        if place == len(self._last) or code < self._first[place]:
            return 0
        return self._glyphs[place] + code - self._first[place]

    def everything(self) -> dict[int, int]:
        """Every letter with the number of its glyph."""
        known: dict[int, int] = {}
        for first, last, glyph in zip(self._first, self._last, self._glyphs, strict=True):
            if first == last:  # as most groups of Latin fonts
                known[first] = glyph
            else:
                known.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return known


class _Segments:
    """A table of letters up to U+FFFF in segments (format 4)."""

    def __init__(self, data: bytes, at: int) -> None:
        length, count = struct.unpack_from(">H2xH", data, at + 2)
        numbers = array("H", data[at + 14 : at + length - length % 2])
        if _IS_LITTLE:
            numbers.byteswap()
        count //= 2
        self._numbers, self._count = numbers, count
        self._last = numbers[:count]
        self._first = numbers[count + 1 : 2 * count + 1]

    def glyph(self, code: int) -> int:
        """The number of a letter's glyph, 0 for none."""
        place = bisect_left(self._last, code)
        if code > 0xFFFF or place == self._count or code < self._first[place]:
            return 0
        start = 2 * self._count + 1
        delta, away = self._numbers[start + place], self._numbers[start + self._count + place]
        if not away:
            return (code + int(delta)) & 0xFFFF
        at = start + self._count + place + away // 2 + code - self._first[place]
        number = int(self._numbers[at]) if at < len(self._numbers) else 0
        return (number + int(delta)) & 0xFFFF if number else 0

    def everything(self) -> dict[int, int]:
        """Every letter with the number of its glyph."""
        pairs = zip(self._first, self._last, strict=True)
        return {code: self.glyph(code) for first, last in pairs for code in range(first, last + 1)}


def letters_in(data: bytes) -> _Groups | _Segments:
    """The table of letters that has most of them."""
    count = struct.unpack_from(">H", data, 2)[0]
    tables = {(kind, way): at for kind, way, at in struct.iter_unpack(">HHL", data[4 : 4 + 8 * count])}
    for wanted in (*_LARGE, *_SMALL):
        at = tables.get(wanted)
        if at is not None:
            form = struct.unpack_from(">H", data, at)[0]
            if form in (4, 12):
                return _Groups(data, at) if form == 12 else _Segments(data, at)
    raise struct.error("no table of letters that is known")
