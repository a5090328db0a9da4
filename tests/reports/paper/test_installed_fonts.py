from __future__ import annotations

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from okrdesk.reports.paper import forms, installed, outlines, print_style


@pytest.fixture
def only(monkeypatch):
    """Let this computer have just the given font files."""

    def have(*files):
        found = tuple(installed.FontFile(file, 0, (1 << 128) - 1) for file in files)
        monkeypatch.setattr(installed, "font_files", lambda: found)
        installed.font_with.cache_clear()

    yield have
    installed.font_with.cache_clear()


def font_of(form):
    return form.ink[0][0][0]


def _square(pen):
    pen.moveTo((100, 0))
    for corner in ((100, 500), (600, 500), (600, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()


def test_postscript_outlines_are_drawn(tmp_path, only):
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
    form = installed.forms_for({"漢"})["漢"]
    assert form.width == pytest.approx(0.9)
    points = [point for _kind, points in forms.DRAWINGS[form.ink[0][0]] for point in points]
    assert max(points) == (pytest.approx(0.6 * forms.UNITS), pytest.approx(0.5 * forms.UNITS))


@pytest.mark.parametrize("face", ["regular", "bold", "symbols", "emoji"])
def test_letters_are_found_as_the_font_lists_them(face):
    file = print_style.font_file(face)
    known = TTFont(file).getBestCmap()
    ours = outlines.OutlineFont(file)
    numbers = {name: number for number, name in enumerate(TTFont(file).getGlyphOrder())}
    for code in (*range(0x20, 0x2C00), *range(0x1F300, 0x1F700)):
        assert ours.glyph(code) == numbers[known[code]] if code in known else ours.glyph(code) == 0


def test_letters_are_as_wide_as_the_font_says(only):
    only(print_style.font_file("symbols"))
    found = installed.forms_for({"✂", "é"})
    for letter in "✂é":
        assert found[letter].width == pytest.approx(
            print_style.font("symbols").stringWidth(letter, 1), abs=1e-3
        )


def test_letters_come_from_different_fonts_when_needed(only):
    only(print_style.font_file("italic"), print_style.font_file("symbols"))
    found = installed.forms_for({"\ua75a", "✂", "\ue123"})
    assert set(found) == {"\ua75a", "✂"}
    assert font_of(found["\ua75a"]) != font_of(found["✂"])


def test_signs_come_from_the_font_of_the_letters_around_them(only):
    only(print_style.font_file("regular"), print_style.font_file("symbols"))  # "ℵ" is in the second alone
    found = installed.forms_for({"。", "ℵ", "→"})
    assert font_of(found["→"]) == font_of(found["ℵ"])


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0", b"ttcf" + b"\xff" * 40, b"OTTO\0\5" + b"OS/2" * 30])
def test_broken_font_files_are_passed_over(tmp_path, only, content):
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(content)
    assert installed._ranges(broken) is None
    only(broken, print_style.font_file("symbols"))
    assert set(installed.forms_for({"✂"})) == {"✂"}


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


def named(folder, file, family, weight, letters="ش"):
    """A font of a family and a weight with these letters."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *(f"g{number}" for number, _letter in enumerate(letters))])
    builder.setupCharacterMap({ord(letter): f"g{number}" for number, letter in enumerate(letters)})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0)), pen.lineTo((weight, 0)), pen.lineTo((0, weight)), pen.closePath()
    builder.setupGlyf({name: pen.glyph() for name in builder.font.getGlyphOrder()})
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (weight, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": str(weight), "psName": file})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.save(folder / f"{file}.ttf")
    return folder / f"{file}.ttf"


@pytest.mark.parametrize(("wanted", "width"), [(400, 0.4), (600, 0.7), (700, 0.7)])
def test_bold_letters_come_from_the_bold_font_of_the_family(tmp_path, only, wanted, width):
    plain = named(tmp_path, "desk", "Desk", 400)
    only(plain, named(tmp_path, "deskdark", "Other Desk", 600), named(tmp_path, "deskbd", "Desk", 700))
    file = installed.FontFile(plain, 0, 0)
    font = installed.in_weight(file, wanted)
    assert font.form("ش", [font.glyph(ord("ش"))]).width == pytest.approx(width)


def test_letters_that_join_come_from_the_plainest_font(tmp_path, only):
    files = [
        named(tmp_path, f"{name}-Regular", name, 400, letters)
        for name, letters in (("Kufi", "ش"), ("NotoNastaliqUrdu", "ش"), ("Arial", "ش"), ("NotoSans", "م"))
    ]
    only(*files)
    installed.joining_font_with.cache_clear()
    try:
        assert installed.joining_font_with("ش").path.stem == "Arial-Regular"
        assert installed.joining_font_with("م").path.stem == "NotoSans-Regular"
        assert installed.joining_font_with("ஃ") is None
    finally:
        installed.joining_font_with.cache_clear()
