from __future__ import annotations

import subprocess
import sys

from pypdf.generic import ArrayObject

from okrdesk.reports.onepager import onepager
from okrdesk.reports.paper import scripts
from tests.reports.made_onepagers import chart, page
from tests.reports.reading import reader


def kids(element) -> list:
    found = element.get("/K", [])
    return [kid.get_object() for kid in (found if isinstance(found, ArrayObject) else [found])]


def walk(element) -> list:
    below = [kid for kid in kids(element) if "/S" in kid]
    return [element, *(each for kid in below for each in walk(kid))]


def elements(pdf: bytes) -> list:
    return walk(kids(reader(pdf).trailer["/Root"]["/StructTreeRoot"])[0])


def test_the_file_says_that_it_is_tagged():
    root = reader(onepager.draw(page()).pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_headings_tables_and_rows():
    roles = [str(element["/S"]) for element in elements(onepager.draw(page(2, 3, chart=chart())).pdf)]
    assert roles[0] == "/Document"
    assert roles.count("/H1") == 1
    assert roles.count("/H2") == 6  # headline, asks, obstacles, what went well, looks, the chart
    assert roles.count("/Table") == 1
    assert roles.count("/TR") == 1 + 2 + 6  # heads, objectives, key results
    assert roles.count("/TH") == 7 + 2 + 6
    assert roles.count("/Figure") == 2 + 6 + 1  # a bar each, and the chart


def test_figures_say_what_they_show():
    figures = [
        each for each in elements(onepager.draw(page(1, 1, chart=chart())).pdf) if each["/S"] == "/Figure"
    ]
    assert [str(figure["/Alt"]) for figure in figures] == [
        "52% of the way; even pace 46%",
        "58% of the way; even pace 46%",
        "Three points behind. Progress of all objectives: 40% on 8 Feb 2026; an even pace would be 43%. "
        "The trend of 8 Feb 2026 ends at 74%, between 69% and 87%.",
    ]
    assert all("/BBox" in figure["/A"][0] for figure in figures)


def test_every_mark_finds_its_element_again():
    document = reader(onepager.draw(page(5, 5, chart=chart())).pdf)
    numbers = document.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    marked = {}
    for element in walk(kids(document.trailer["/Root"]["/StructTreeRoot"])[0]):
        for kid in kids(element):
            if kid.get("/Type") == "/MCR":
                place = document.get_page_number(kid["/Pg"])
                marked[place, int(kid["/MCID"])] = element
    assert [int(numbers[place]) for place in range(0, len(numbers), 2)] == [0, 1]
    for place in (0, 1):
        assert int(document.pages[place]["/StructParents"]) == place
        listed = numbers[2 * place + 1].get_object()
        assert len(listed) == sum(page_number == place for page_number, _number in marked)
        assert all(each.get_object() == marked[place, number] for number, each in enumerate(listed))


def test_all_fonts_are_embedded_and_subset():
    document = reader(onepager.draw(page(1, 2, mission="Ελληνικά ★", chart=chart())).pdf)
    fonts = [font.get_object() for each in document.pages for font in each["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert font["/BaseFont"][7] == "+"
        assert "/FontFile2" in font["/FontDescriptor"]


def test_a_page_is_small_enough_to_mail():
    assert len(onepager.draw(page(5, 5, chart=chart())).pdf) < 120_000


def test_letters_that_must_be_shaped_need_no_qt():
    code = "import sys\nsys.modules['PySide6'] = None\n"
    code += "from tests.reports.made_onepagers import page\nfrom okrdesk.reports.onepager import onepager\n"
    code += "print(onepager.draw(page(1, 1, mission='\\u0645\\u0643\\u0627\\u0646'), chart=False).notes)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    boxes = "boxes stand in their place" in done.stdout
    assert boxes != scripts.can_draw("م")
