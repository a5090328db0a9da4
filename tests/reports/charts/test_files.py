"""Charts as files: the three formats, the same bytes each time, nothing half written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from okrdesk.document.refused import Refused
from okrdesk.reports.charts import files
from okrdesk.reports.charts.files import Around
from okrdesk.reports.paper.letters import STEERING
from tests.okr.samples import DAY, written
from tests.reports import reading
from tests.reports.charts.made_charts import progress
from tests.reports.paper.test_tags_and_fonts import elements

STORY = (
    "Three of three are behind the pace, 1 by 41 points. "
    "On 8 Feb 2026 an even pace would be 43%: 1 Events 2%, 2 Events 4%, 3 Events 6%."
)


def content(ending: str, about: Around | None = None) -> bytes:
    return files.content(progress(3), ending, about)


@pytest.mark.parametrize("ending", files.ENDINGS)
def test_the_same_chart_is_the_same_file(ending: str) -> None:
    assert content(ending) == content(ending)


def test_png_has_twice_the_pixels_of_a_screen() -> None:
    picture = Image.open(io.BytesIO(content(".png")))
    # The chart, 20 points at each side, above and below it the words around it.
    assert picture.width == int((6.8 + 40 / 72) * 192)
    assert picture.height > 4.0 * 192
    assert picture.info["Description"].startswith("Three of three are behind the pace")
    assert "Software" not in picture.info


def test_pdf_embeds_its_fonts_and_keeps_its_words() -> None:
    made = content(".pdf", Around("Progress $a$", "Bakery <b> · status on 8 February 2026"))
    document = reading.reader(made)
    assert document.metadata is not None
    assert document.metadata.title == "Three of three are behind the pace, 1 by 41 points"
    text = document.pages[0].extract_text()
    assert "even pace" in text
    assert "behind the pace" in text
    assert "Progress $a$" in text
    assert "Bakery <b> · status on 8 February 2026" in text
    fonts = [font.get_object() for font in document.pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_whose_and_of_when_it_is_stands_around_it_and_is_heard() -> None:
    document, seen = written(DAY)
    about = files.around(document, seen, "Progress against an even pace")
    assert about == Around(
        "Bremen Makers’ Network · Progress against an even pace", "Status on 8 February 2026"
    )
    made = content(".pdf", about)
    (figure,) = (each for each in elements(made) if each["/S"] == "/Figure")
    story = str(figure["/Alt"])
    assert f"{about.beside}. On 8 Feb 2026" in story
    assert story.endswith("Status on 8 February 2026.")


def test_what_is_too_long_for_a_line_takes_two() -> None:
    words = " ".join(f"word{n}" for n in range(30))
    assert "word29" in reading.words(content(".pdf", Around(words)))


def test_svg_tells_no_date_and_needs_no_font() -> None:
    text = content(".svg").decode()
    assert "<dc:title>" + STORY in text
    assert "dc:date" not in text
    assert "<text" not in text


def test_svg_has_no_marks_of_direction_in_its_comments() -> None:
    text = files.content(progress(2, titles=("خبز كل يوم", "Brot \u2066für\u2069 alle")), ".svg").decode()
    assert "خبز كل يوم" in text
    assert not set(text) & set(STEERING)


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.png.txt", ".png"])
def test_an_unknown_ending_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(Refused) as refused:
        files.ending_of(Path(name))
    assert refused.value.sentence == f"“{name}” ends with none of .png, .svg and .pdf; choose one of them."


def test_endings_in_capitals_will_do(tmp_path: Path) -> None:
    place = tmp_path / "Chart.SVG"
    place.write_text("before")
    files.save(progress(1), place)
    assert place.read_bytes().startswith(b"<?xml")
    assert [path.name for path in tmp_path.iterdir()] == ["Chart.SVG"]


def test_a_letter_that_no_font_has_is_a_box() -> None:
    what = progress(1, titles=("\U0010fffd",))
    for ending in files.ENDINGS:
        assert files.content(what, ending)
