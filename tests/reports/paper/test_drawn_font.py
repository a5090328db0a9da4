"""Letters that are laid out by shape: small in the file, drawn once each, read back by every reader."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager, ShownAsk
from okrdesk.reports.paper import drawn_font, scripts
from okrdesk.reports.paper.forms import BOX_WIDTH, MOST, Form, boxes, segments
from okrdesk.reports.paper.letters import plain
from tests.reports.made_onepagers import ARABIC, LATIN, text_of
from tests.reports.reading import squeezed, words


def drawn(ask: str) -> bytes:
    return onepager.draw(OnePager("W", asks=(ShownAsk(ask),)), chart=False).pdf


def fonts_of(pdf: bytes) -> list:
    """The fonts of shaped letters in a file."""
    page = PdfReader(BytesIO(pdf)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    return [font for font in fonts if font["/Subtype"] == "/Type0"]


def needs(letters: str) -> None:
    """Skip where no font draws these letters."""
    if not all(map(scripts.can_draw, letters)):
        pytest.skip(f"This computer has no font for {letters}.")


def test_a_long_arabic_text_is_as_small_as_a_latin_one():  # it was 200 times as large
    needs("نش")
    arabic, latin = (len(drawn(text_of(each, 30_000))) for each in (ARABIC, LATIN))
    assert arabic < 1.5 * latin


def test_each_form_of_a_letter_is_drawn_once():
    needs("نش")
    font = fonts_of(drawn(text_of(ARABIC, 30_000)))[0]
    below = font["/DescendantFonts"][0].get_object()
    file = TTFont(BytesIO(below["/FontDescriptor"]["/FontFile2"].get_data()))
    # Some 30 letters in at most four forms, and what they are beside each other.
    assert 30 < file["maxp"].numGlyphs < 300
    assert len(below["/W"][1]) == file["maxp"].numGlyphs - 1
    assert font["/BaseFont"][8:] == "OKRDesk-Drawn"


def test_the_letters_of_a_syllable_are_one_form_in_the_order_they_were_typed():
    needs("नि")
    table = fonts_of(drawn("नि कि"))[0]["/ToUnicode"].get_data().decode()
    found = re.findall(r"^<\w{4}> <(\w+)>$", table, re.MULTILINE)
    assert {"नि", "कि"} <= {bytes.fromhex(each).decode("utf-16-be") for each in found}


def test_a_line_of_one_direction_is_one_string():
    needs("نش")
    made = drawn("نريد مكان")
    content = PdfReader(BytesIO(made)).pages[0].get_contents().get_data()
    assert len(re.findall(rb"/Drawn\d+ [\d.]+ Tf", content)) == 1


@pytest.mark.parametrize(
    "text",
    ["لا إله الأهداف ولا", "می\u200cخواهم کتاب", "हिन्दी में क्षेत्र कृत्रिम", "ภาษาไทย ที่นี่", "q\u0303 a x\u0304"],
    ids=["ligatures", "persian", "devanagari", "thai", "accents"],
)
def test_readers_read_the_letters_as_they_were_typed(text: str, tmp_path: Path):
    needs(text.replace(" ", ""))
    pdf = drawn(text)
    (tmp_path / "page.pdf").write_bytes(pdf)
    read = {
        "pypdf": PdfReader(BytesIO(pdf)).pages[0].extract_text(),
        "pdfium": pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded(),
        "in the order of the file": words(pdf),
    }
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
        read["poppler"] = told.stdout.decode()
    joiners = dict.fromkeys(map(ord, "\u200c\u202a\u202b\u202c"))
    wanted = squeezed(text).translate(joiners)
    assert [name for name, each in read.items() if wanted not in squeezed(each).translate(joiners)] == []


@pytest.mark.parametrize("letter", ["a", "ن"], ids=["latin", "arabic"])
def test_hundreds_of_accents_on_one_letter_do_no_harm(letter: str):
    hostile = plain(letter + "\u0303\u0651" * 500)
    assert squeezed(hostile) in squeezed(words(drawn(hostile)))
    for form in scripts.outline(hostile, "regular").forms:
        assert len(form.letters) <= MOST
        assert len(form.ink) <= 2 * MOST


def test_a_full_font_is_followed_by_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drawn_font, "_MOST", 3)
    text = "x\u0304y\u0304z\u0304 v\u0304w\u0304u\u0304\n" * 3 + "m\u0304n\u0304"
    pdf = drawn(text)
    names = [str(font["/BaseFont"]) for font in fonts_of(pdf)]
    assert len(names) == len(set(names)) > 1
    assert squeezed(plain(text)) in squeezed(words(pdf))


def test_boxes_stand_side_by_side_and_are_drawn_alike():
    forms = boxes("ab")
    assert [(form.letters, form.left, form.width) for form in forms] == [
        ("a", 0.0, BOX_WIDTH),
        ("b", BOX_WIDTH, BOX_WIDTH),
    ]
    assert forms[0].ink == forms[1].ink


def _line(*letters: tuple[str, float]) -> list[Form]:
    return [Form(letter, left, 0.5, ()) for letter, left in letters]


# Unicode Standard Annex 9: letters and digits run their own way, signs as what they stand in.
@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (_line(("a", 0), ("b", 0.5), ("c", 1)), ["abc"]),
        (_line(("א", 1), ("ב", 0.5), ("ג", 0)), ["גבא"]),
        (_line(("א", 2), (" ", 1.5), ("1", 0.5), ("2", 1)), ["א", " ", "12"]),
        (_line(("א", 1), (" ", 0.5), ("5", 0)), ["א", " ", "5"]),
        (_line(("a", 0), (" ", 0.5), ("ב", 1.5), ("ג", 1)), ["a ", "גב"]),
        (_line(("a", 0), ("b", 3)), ["a", "b"]),
        ([], []),
    ],
)
def test_a_line_is_divided_where_it_turns(line: list[Form], seen: list[str]):
    assert ["".join(form.letters for form in segment) for segment in segments(line)] == seen
