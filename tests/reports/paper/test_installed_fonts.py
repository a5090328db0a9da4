from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics

from okrdesk.reports.paper import installed, print_style


@pytest.fixture
def only(monkeypatch):
    """Let this computer have just the given font files."""

    def have(*files):
        found = tuple(installed.FontFile(file, 0, (1 << 128) - 1) for file in files)
        monkeypatch.setattr(installed, "font_files", lambda: found)
        installed._fonts_for.cache_clear()

    yield have
    installed._fonts_for.cache_clear()


def _square(pen):
    pen.moveTo((100, 0))
    for corner in ((100, 500), (600, 500), (600, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()


def test_postscript_outlines_become_truetype(tmp_path, only):
    file = tmp_path / "square.otf"
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({ord("漢"): "square"})
    builder.setupCFF(
        "Square",
        {},
        {
            ".notdef": T2CharStringPen(500, None).getCharString(),
            "square": _square(T2CharStringPen(900, None)),
        },
        {},
    )
    builder.setupHorizontalMetrics({".notdef": (500, 0), "square": (900, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "psName": "Square"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
    only(file)
    font = pdfmetrics.getFont(installed.fonts_for({"漢"})["漢"])
    assert font.stringWidth("漢", 100) == pytest.approx(90)
    embedded = TTFont(BytesIO(font.face._ttf_data))
    assert embedded["glyf"][embedded.getBestCmap()[ord("漢")]].xMax == 600


def test_two_subsets_of_one_font_stay_two_fonts(only):
    only(print_style.font_file("symbols"))
    for letter in "✂✈":
        font = pdfmetrics.getFont(installed.fonts_for({letter})[letter])
        assert ord(letter) in font.face.charToGlyph


def test_letters_come_from_different_fonts_when_needed(only):
    only(print_style.font_file("italic"), print_style.font_file("symbols"))
    fonts = installed.fonts_for({"\ua75a", "✂", "\ue123"})
    assert set(fonts) == {"\ua75a", "✂"}
    assert fonts["\ua75a"] != fonts["✂"]


def test_signs_come_from_the_font_of_the_letters_around_them(only):
    only(print_style.font_file("regular"), print_style.font_file("symbols"))  # "ℵ" is in the second alone
    fonts = installed.fonts_for({"。", "ℵ", "→"})
    assert fonts["→"] == fonts["ℵ"]


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0", b"ttcf" + b"\xff" * 40, b"OTTO\0\5" + b"OS/2" * 30])
def test_broken_font_files_are_passed_over(tmp_path, only, content):
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(content)
    assert installed._ranges(broken) is None
    only(broken, print_style.font_file("symbols"))
    assert set(installed.fonts_for({"✂"})) == {"✂"}


def test_the_fonts_of_a_computer_are_found_in_its_folders(tmp_path, monkeypatch):
    folder = tmp_path / "fonts" / "more"
    folder.mkdir(parents=True)
    (folder / "DejaVuSans.ttf").write_bytes(print_style.font_file("symbols").read_bytes())
    (folder / "notes.txt").write_text("no font")
    monkeypatch.setattr(installed, "folders", lambda: [tmp_path / "fonts", tmp_path / "missing"])
    installed.font_files.cache_clear()
    try:
        assert [file.path.name for file in installed.font_files()] == ["DejaVuSans.ttf"]
    finally:
        installed.font_files.cache_clear()
