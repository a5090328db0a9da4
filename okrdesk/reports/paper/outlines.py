"""Font files as drawings of their letters: which letters a font has, and what each looks like.

A font of a whole script has tens of thousands of letters and a page some dozens: its table of letters is
asked, never unpacked, and only what is asked for is drawn. Imports fontTools when something is drawn.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from okrdesk.reports.paper.forms import DRAWINGS, UNITS, Drawing, Form

_IS_LITTLE = sys.byteorder == "little"  # fonts are written the other way
_COLOURED = ("COLR", "sbix", "SVG ", "CBDT")  # a colour font may draw nothing at all in one colour
_LARGE = ((3, 10), (0, 6), (0, 4))  # tables of letters beyond U+FFFF, then those within
_SMALL = ((3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


class OutlineFont:
    """One font of a file; a broken one raises struct.error, OSError or what fontTools raises for it."""

    def __init__(self, path: Path, number: int = 0) -> None:
        self._path, self._number = path, number
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
            which = f"{self._path.name}:{self._number}:{size:g}", number
            if which not in DRAWINGS:
                scale = size * UNITS / self._units
                DRAWINGS[which] = tuple(
                    (kind, tuple((x * scale, y * scale) for x, y in places))
                    for kind, places in self._drawn(number)
                )
            if DRAWINGS[which]:
                ink.append((which, round(width * UNITS), 0))
            width += self._advance(number) * size / self._units
        return Form(letters, 0.0, width, tuple(ink))

    def _table(self, file: BinaryIO, name: str) -> bytes:
        offset, length = self._tables[name]
        file.seek(offset)
        return file.read(length)

    @cached_property
    def _units(self) -> int:
        with self._path.open("rb") as file:
            return int(struct.unpack_from(">H", self._table(file, "head"), 18)[0])

    @cached_property
    def _advances(self) -> tuple[bytes, int]:
        with self._path.open("rb") as file:
            return self._table(file, "hmtx"), struct.unpack_from(">H", self._table(file, "hhea"), 34)[0]

    def _advance(self, number: int) -> int:
        table, count = self._advances
        return int(struct.unpack_from(">H", table, 4 * min(number, count - 1))[0])

    @cached_property
    def _glyphs(self) -> Any:
        """Each glyph by its number, as something that draws itself with a pen."""
        if "glyf" not in self._tables:
            from fontTools.ttLib import TTFont

            opened = TTFont(self._path, fontNumber=self._number, lazy=True)
            return _Named(opened.getGlyphSet(), opened.getGlyphOrder())
        with self._path.open("rb") as file:
            wide = struct.unpack_from(">h", self._table(file, "head"), 50)[0]
            loca = places(self._table(file, "loca"), is_long=bool(wide))
            return _TrueType(self._table(file, "glyf"), loca)

    def _drawn(self, number: int) -> Drawing:
        from fontTools.pens.basePen import BasePen

        drawn: list[tuple[str, tuple[tuple[float, float], ...]]] = []

        class Recorder(BasePen):  # type: ignore[misc]  # fontTools has no types
            """Takes down lines and curves; parts of a glyph come as what they are made of."""

            def _moveTo(self, place: tuple[float, float]) -> None:  # noqa: N802 (fontTools' names)
                drawn.append(("m", (place,)))

            def _lineTo(self, place: tuple[float, float]) -> None:  # noqa: N802
                drawn.append(("l", (place,)))

            def _qCurveToOne(self, *places: tuple[float, float]) -> None:  # noqa: N802
                drawn.append(("q", places))

            def _curveToOne(self, *places: tuple[float, float]) -> None:  # noqa: N802
                drawn.append(("c", places))

        self._glyphs[number].draw(Recorder(self._glyphs))
        return tuple(drawn)


def places(loca: bytes, *, is_long: bool) -> Sequence[int]:
    """Where each glyph begins among the drawings of a font, and where the last one ends."""
    each = 4 if is_long else 2
    found = array("I" if is_long else "H", loca[: len(loca) // each * each])
    if _IS_LITTLE:
        found.byteswap()
    return found if is_long else [2 * place for place in found]


class _Named:
    """Glyphs that fontTools knows by name (PostScript outlines), by number; parts of one by name."""

    def __init__(self, glyphs: Any, names: list[str]) -> None:
        self._glyphs, self._names = glyphs, names

    def __getitem__(self, key: int | str) -> Any:
        return self._glyphs[self._names[key] if isinstance(key, int) else key]


class _TrueType:
    """TrueType outlines by number: of tens of thousands of glyphs only those that are asked for are read."""

    extended = False  # for fontTools: numbers of two bytes

    def __init__(self, glyf: bytes, places: Sequence[int]) -> None:
        self._glyf, self._places = glyf, places

    def __getitem__(self, number: int) -> _TrueTypeGlyph:
        start, end = self._places[number : number + 2]
        return _TrueTypeGlyph(self._glyf[start:end], self)

    def getGlyphName(self, number: int) -> int:  # noqa: N802 (fontTools asks for the names of parts)
        """The name of a glyph: its number."""
        return number


class _TrueTypeGlyph:
    """One glyph."""

    def __init__(self, data: bytes, glyphs: _TrueType) -> None:
        self._data, self._glyphs = data, glyphs

    def draw(self, pen: Any) -> None:
        """Draw lines and curves; parts are drawn by the pen."""
        from fontTools.ttLib.tables._g_l_y_f import Glyph

        glyph = Glyph(self._data)
        glyph.expand(self._glyphs)
        glyph.draw(pen, self._glyphs)


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
