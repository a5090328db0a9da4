"""The font of the letters that were laid out by shape (Arabic, Hebrew, Devanagari, Thai, emoji …).

One glyph for each form of letters that occurs, with its letters beside it: a form costs two bytes wherever it
stands, and is selected, copied, found and read aloud like any other text.

Imports fontTools and reportlab where the font is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from okrdesk.reports.paper.forms import DRAWINGS, UNITS, Drawing, Form, Ink, segments
from okrdesk.reports.paper.letter_tables import letter_table
from okrdesk.reports.paper.operators import document, emit

_MOST = 65_000  # glyphs; the format ends soon after
_FAR = 15 * UNITS  # a glyph reaches no further: 16 type sizes are what the format can say
_LOOSE = 0.002  # type sizes by which a letter may stand beside its place

Key = tuple[str, int, Ink]


class DrawnFont:
    """Letters are written through it while a report is drawn; it goes into the file when that is saved."""

    def __init__(self) -> None:
        self._glyphs: dict[Key, int] = {}
        self._name = ""

    @property
    def is_full(self) -> bool:
        """Whether another font has to go on."""
        return len(self._glyphs) > _MOST

    def write(self, canvas: Any, corner: tuple[float, float], size: float, forms: Iterable[Form]) -> None:
        """Write forms with their line's left end and baseline at a place (in points), in order of reading."""
        left, baseline = corner
        font = self._name_in(document(canvas))
        for segment in segments(forms):
            x = left + segment[0].left * size
            emit(canvas, f"BT {font} {size:g} Tf {x:.2f} {baseline:.2f} Td {self._shown(segment)} ET")

    def _shown(self, segment: Sequence[Form]) -> str:
        """The codes of forms that stand side by side; where one is not quite beside the other, how far."""
        codes: list[str] = []
        end = segment[0].left
        for form in segment:
            if abs(form.left - end) > _LOOSE:
                codes.append(f"> {round((end - form.left) * 1000)} <")
                end = form.left
            width = round(form.width * 1000)
            codes.append(f"{self._glyph(form.letters, width, form.ink):04X}")
            end += width / 1000
        shown = "".join(codes)
        return f"[<{shown}>] TJ" if ">" in shown else f"<{shown}> Tj"

    def _glyph(self, letters: str, width: int, ink: Ink) -> int:
        return self._glyphs.setdefault((letters, width, ink), len(self._glyphs) + 1)

    def _name_in(self, doc: Any) -> str:
        """What the font is called in this file; asked for the first time, the file waits for the font."""
        if not self._name:
            self._name = f"/Drawn{len(doc.fontMapping) + 1}"
            doc.fontMapping[self._name] = self._name
            doc.delayedFonts.append(self)
        return self._name

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font into the file; reportlab calls this when all pages are there."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        digits = f"{doc.delayedFonts.index(self):06}"  # readers take fonts of one name for the same font
        name = f"{''.join(chr(ord('A') + int(digit)) for digit in digits)}+OKRDesk-Drawn"
        system = {"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0}
        look: dict[str, Any] = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": 4,
            "FontBBox": PDFArray([-1000, -1000, 2000, 2000]),
            "ItalicAngle": 0,
            "Ascent": 750,
            "Descent": -250,
            "CapHeight": 700,
            "StemV": 80,
            "FontFile2": _stream(doc, _font_file(self._glyphs)),
        }
        letters = ((number, letters) for number, (letters, _width, _ink) in enumerate(self._glyphs, start=1))
        widths = [width for _letters, width, _ink in self._glyphs]
        below = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": PDFDictionary(system),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": doc.Reference(PDFDictionary(look)),
            "DW": 0,
            "W": PDFArray([1, PDFArray(widths)]),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([doc.Reference(PDFDictionary(below))]),
            "ToUnicode": _stream(doc, letter_table(letters, 4).encode()),
        }
        doc.idToObject["BasicFonts"].dict[self._name[1:]] = doc.Reference(PDFDictionary(font))


def _stream(doc: Any, content: bytes) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

    stream = PDFStream(dictionary=PDFDictionary({"Length1": len(content)}), content=content)
    stream.filters = [PDFZCompress]
    return doc.Reference(stream)


def _font_file(glyphs: Iterable[Key]) -> bytes:
    """A TrueType font with these glyphs after an empty one."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    drawn = {".notdef": TTGlyphPen(None).glyph()}
    ahead = {".notdef": 0}
    for number, (_letters, width, ink) in enumerate(glyphs, start=1):
        name = f"g{number}"
        drawn[name] = _glyph_of(ink)
        ahead[name] = round(width * UNITS / 1000)
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(list(drawn))
    builder.setupGlyf(drawn)
    edges = {name: getattr(glyph, "xMin", 0) for name, glyph in drawn.items()}
    builder.setupHorizontalMetrics({name: (ahead[name], edges[name]) for name in drawn})
    builder.setupHorizontalHeader(ascent=round(UNITS * 0.75), descent=-round(UNITS * 0.25))
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _glyph_of(ink: Ink) -> Any:
    """The drawings of one form together, with the curves of TrueType."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    made = TTGlyphPen(None)
    pen = Cu2QuPen(made, UNITS / 2000)
    for which, x, y in ink:
        _draw(DRAWINGS[which], x, y, pen)
    return made.glyph()


def _draw(drawing: Drawing, x: int, y: int, pen: Any) -> None:
    is_open = False
    for kind, points in drawing:
        moved = [(_near(px + x), _near(py + y)) for px, py in points]
        if kind == "m":
            if is_open:
                pen.closePath()
            pen.moveTo(*moved)
            is_open = True
        elif kind == "l":
            pen.lineTo(*moved)
        elif kind == "q":
            pen.qCurveTo(*moved)
        else:
            pen.curveTo(*moved)
    if is_open:
        pen.closePath()


def _near(value: float) -> float:
    return max(-_FAR, min(_FAR, value))
