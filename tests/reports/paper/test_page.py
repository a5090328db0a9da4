from __future__ import annotations

from dataclasses import dataclass

from okrdesk.reports.paper import bound
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import Page, Place, Rule, fitted
from okrdesk.reports.paper.print_style import DENSITIES
from tests.reports.paper.test_tags_and_fonts import elements, kids
from tests.reports.reading import reader, squeezed, texts, words

HEAD = Head("Bakery", cycle="2026-Q4", day="8 November 2026", file_name="bakery.okrdesk")
ROWS = tuple((f"Name {n}", f"Promise {n}") for n in range(3))


def _roles(pdf: bytes) -> list[str]:
    return [str(element["/S"])[1:] for element in elements(pdf)]


def _table(page: Page, rows=ROWS, head=()) -> None:
    body = page.style("regular", 9.8)
    places = (Place(page.left, 100), Place(page.right - 90, 90, at_right=True))
    lines = [[page.lines(words, body, 90) for words in row] for row in rows]
    page.table(places, lines, [page.line((name, body)) for name in head])


def _drawn(content, says=()):
    return fitted(content, HEAD, (HEAD, says)).report("Paper")


def test_a_paper_is_a_header_and_what_is_added_to_it_in_that_order():
    def content(page: Page) -> None:
        page.header("CHARTER")
        page.text("What we promise", page.tag("H2"), page.style("bold", 12), rule=Rule(6))
        _table(page)

    report = _drawn(content, ROWS)
    read = words(report.pdf)
    order = [read.index(text) for text in ("CHARTER · 2026-Q4", "What we promise", "Name 0", "Promise 2")]
    assert order == sorted(order)
    assert (report.pages, report.notes) == (1, ())
    assert "bakery.okrdesk · made with OKR Desk" in read


def test_a_table_names_its_columns_and_its_rows():
    pdf = _drawn(lambda page: _table(page, head=("Who", "What")), ROWS).pdf
    assert _roles(pdf) == ["Document", "Table", "TR", "TH", "TH", *["TR", "TH", "TD"] * 3]
    scopes = [element["/A"][0]["/Scope"] for element in elements(pdf) if "/A" in element]
    assert scopes == ["/Column"] * 2 + ["/Row"] * 3


def test_tags_stand_in_the_part_they_were_made_in():
    def content(page: Page) -> None:
        with page.part():
            page.text("inside", page.tag("H2"), page.style("bold", 12))
        page.text("outside", page.tag(), page.style("regular", 10))

    document = elements(_drawn(content).pdf)[0]
    assert [str(kid["/S"]) for kid in kids(document)] == ["/Sect", "/P"]
    assert [str(kid["/S"]) for kid in kids(kids(document)[0])] == ["/H2"]


@dataclass(frozen=True)
class _Said:
    one: str
    many: list[str]
    by_key: dict[str, tuple[str, ...]]
    number: int = 3


def test_all_that_is_said_is_known_beforehand_however_it_is_kept():
    said = _Said("a", ["b", "c"], {"no": ("d", "e")})
    assert list(bound.texts_of((said, ["f"], None))) == ["a", "b", "c", "d", "e", "f"]


def test_nothing_is_drawn_of_an_empty_text():
    report = _drawn(lambda page: page.text("", page.tag(), page.style("regular", 10), rule=Rule(3)))
    assert _roles(report.pdf) == ["Document"]


def test_a_paper_is_set_more_tightly_before_it_takes_another_page():
    def content(page: Page) -> None:
        for number in range(70):
            page.text(f"Line {number}", page.tag(), page.style("regular", 9.8), before=1)

    page = fitted(content, HEAD, HEAD)
    assert page.pages == 1
    assert page.style("regular", 10).size < 10
    assert page.free >= 0
    assert fitted(content, HEAD, HEAD, densities=DENSITIES[:1]).pages == 2


def test_letters_are_never_small_where_there_is_more_than_one_page():
    def content(page: Page) -> None:
        for number in range(200):
            page.text(f"Line {number}", page.tag(), page.style("regular", 9.8), before=1)

    page = fitted(content, HEAD, HEAD)
    assert page.pages > 1
    assert page.style("regular", 6).size == 8.5
    assert fitted(content, HEAD, HEAD, densities=DENSITIES[:1]).style("regular", 6).size == 8.5


def test_what_belongs_together_goes_on_the_next_page_together():
    def content(page: Page) -> None:
        page.strip(680, lambda _sheet, _top: None)
        with page.together():
            for number in range(5):
                page.text(f"Kept {number}", page.tag(), page.style("regular", 10), before=10)

    first, second = texts(_drawn(content).pdf)
    assert "Kept" not in first
    assert "Kept0Kept1Kept2Kept3Kept4" in squeezed(second)
    assert "page 2 of 2" in second


def test_a_wide_paper_is_laid_on_its_side():
    page = fitted(lambda page: page.header("MAP"), HEAD, HEAD, paper="letter", wide=True)
    box = reader(page.report("Map").pdf).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (792, 612)
    assert page.width == 792 - 72
