"""The printed review: what was scored, decided and learnt, only what may be shared, as plain tagged text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.i18n import format_day
from okrdesk.okr import cycles, key_results, objectives, outline, people, review, sample, stories
from okrdesk.okr.terms import KeyResult
from okrdesk.reports import alignment_map, review_report
from okrdesk.reports.head_of import head_of
from okrdesk.reports.paper.letters import apart
from tests import changes, factories
from tests.reports.page_workspaces import many, written_in
from tests.reports.page_workspaces import sample as sample_page
from tests.reports.paper.test_tags_and_fonts import elements, kids
from tests.reports.reading import outline_of, reader, sizes, squeezed, texts, words

DAY = dt.date(2026, 2, 8)
HOSTILE = "<b>R&D</b> $5 to $10 %s {0} " + "x" * 200


@pytest.fixture(scope="module")
def document() -> Document:
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: 1)
    cycle = sample.write(document, DAY)
    first, second, _third = outline.outline(document, cycle, DAY).objectives
    review.decide(document, first.objective.id, "keep", "Evenings work.")
    review.decide(document, second.objective.id, "adjust", "Count introductions.")
    review.answer(document, first.objective.id, "needs", "partly", "Members answer each other in person.")
    row = first.key_results[2].key_result.id
    review.score(document, row, Decimal("0.6"), "Two partners signed for summer.", day=DAY)
    return document


def _outline(document: Document) -> outline.Outline:
    return outline.outline(document, cycles.current(document, DAY).id, DAY)


def test_it_says_what_the_review_says(document: Document) -> None:
    seen = _outline(document)
    found = review.review_of(document, seen)
    text = words(review_report.review_pdf(document, seen, file_name="b.okrdesk"))
    assert "Bremen Makers’ Network" in text
    assert "REVIEW · 2026-Q1" in text
    assert f"If it ended here: {found.sentence}" in text
    assert "0.37" in text  # (0.6 + 0.3 + 0.2) / 3 = 0.3666…, F16 and F17
    assert "Keep Evenings work." in text
    assert "Adjust Count introductions." in text
    assert "Not decided yet." in text
    assert "Have new needs or chances come up? Partly. Members answer each other in person." in text
    assert "Two partners signed for summer." in text
    assert "▲ 0.1 short of its aim of 0.7" in text
    assert "■ 0.7 short of its aim of 1.0" in text  # the second is committed
    assert "8 Feb: Raise the target of 1.1 from 10 to 12" in text  # C-19
    assert "members 412 → 455" in text  # D-15


def test_only_what_may_be_shared_is_printed(document: Document) -> None:
    text = words(review_report.review_pdf(document, _outline(document)))
    assert "full after two days" in text
    assert "Counting messages praised noise" not in text
    assert "What we learnt" not in text
    lesson = stories.of_cycle(document, cycles.current(document, DAY).id, "lesson")[0]
    changes.story(document, lesson.id, may_share=True)
    try:
        text = words(review_report.review_pdf(document, _outline(document)))
        assert "What we learnt" in text
        assert "next: Count thank-you notes for a month instead." in text
    finally:
        document.undo()


def test_adjusting_is_told_without_alarm(document: Document) -> None:
    """D-17: what was adjusted stands in the same words and the same ink as what is kept."""
    text = words(review_report.review_pdf(document, _outline(document))).casefold()
    for word in ("failed", "failure", "missed", "wrong"):
        assert word not in text


def test_the_same_review_gives_the_same_bytes_with_every_font_inside(document: Document) -> None:
    first = review_report.review_pdf(document, _outline(document))
    assert first == review_report.review_pdf(document, _outline(document))
    for page in reader(first).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_it_is_tagged(document: Document) -> None:
    roles = [str(e["/S"]) for e in elements(review_report.review_pdf(document, _outline(document)))]
    assert roles[0] == "/Document"
    assert roles.count("/H1") == 1
    assert roles.count("/H2") == 3 + 2  # objectives, what went well, decisions
    assert roles.count("/Table") == 3
    assert roles.count("/TR") == 10 + 3  # key results and a head for each table


def test_cards_and_decisions_are_read_aloud_as_they_stand(document: Document) -> None:
    pdf = review_report.review_pdf(document, _outline(document))
    found, pages = elements(pdf), [page.indirect_reference.idnum for page in reader(pdf).pages]
    sections = [kids(e) for e in found if e["/S"] == "/Sect"]
    listed = [parts for parts in sections if all(part["/S"] in ("/H2", "/P") for part in parts)]
    assert len(listed) == 2  # what went well, decisions
    for parts in listed:
        told = [mark for part in parts for mark in kids(part)]
        marks = [(pages.index(mark.raw_get("/Pg").idnum), mark["/MCID"]) for mark in told]
        assert len(marks) > 2
        assert marks == sorted(marks), "marks count in the order of drawing, from the top down"


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_paper_has_its_size(document: Document, paper: str, size: tuple[float, float]) -> None:
    box = reader(review_report.review_pdf(document, _outline(document), paper=paper)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_whatever_a_person_typed_is_text_on_as_many_pages_as_it_takes() -> None:
    document = Document.create(None, HOSTILE, factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1 שלום", DAY, DAY + dt.timedelta(days=80))
    ada = people.add(document, "Ada <i>L</i>")
    for number in range(12):
        title = f"{number} {HOSTILE}" if number else "word " * 2000
        objective = objectives.add(document, objectives.Objective("", cycle, title, owner_id=ada))
        review.decide(document, objective, "split", HOSTILE)
        review.answer(document, objective, "relevant", "no", "مرحبا " * 40)
    stories.add(
        document,
        stories.Story("", cycle, "success", "سلام " * 400, on=DAY, may_share=True, origin="<b>Graz</b>"),
    )
    stories.add(
        document, stories.Story("", cycle, "lesson", HOSTILE, on=DAY, may_share=True, try_next="😀 " * 40)
    )
    report = review_report.draw(document, outline.outline(document, cycle, DAY))
    assert report.pages == len(reader(report.pdf).pages) > 3
    text = squeezed(words(report.pdf))
    assert text.count(squeezed("<b>R&D</b> $5 to $10 %s {0}")) >= 24
    assert squeezed("from <b>Graz</b>") in text


def test_a_cycle_without_objectives_has_a_review_too() -> None:
    document = Document.create(None, "New", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1", DAY, DAY)
    report = review_report.draw(document, outline.outline(document, cycle, DAY))
    assert report.pages == 1
    assert "No objectives yet." in words(report.pdf)


def test_a_target_that_was_adjusted_shows_before_and_after() -> None:
    # D-17: adjusting is responsiveness; it stands beside its key result, in the locale, without alarm.
    document = Document.create(None, "Makers", factories.ACTOR, "Ada", now_ms=lambda: 1_769_990_400_000)
    changes.of_mission(document, locale="de")
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "Meet"))
    row = key_results.add(
        document,
        KeyResult("", objective, "Guests", baseline=Decimal(0), target=Decimal("12.5"), unit="guests"),
    )
    changes.key_result(document, row, target=Decimal(1250))
    text = words(review_report.review_pdf(document, outline.outline(document, cycle, DAY)))
    assert "target adjusted on 2. Feb.: 12,5 → 1.250" in text


def test_a_cycle_in_which_nothing_was_measured_is_not_judged() -> None:
    document = Document.create(None, "Makers", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    key_results.add(
        document,
        KeyResult(
            "", objectives.add(document, objectives.Objective("", cycle, "Meet")), "Guests", target=Decimal(9)
        ),
    )
    text = words(review_report.review_pdf(document, outline.outline(document, cycle, DAY)))
    assert "Nothing is measured yet" in text
    assert "aims at 0.7 · Nobody owns it." in text
    assert "short of" not in text
    before = outline.outline(document, cycle, dt.date(2025, 12, 20))
    assert "draft, begins on 1 Jan 2026" in words(review_report.review_pdf(document, before))
    assert "more than the team could carry" not in text
    assert "0.0" not in text


def test_a_title_of_ten_thousand_letters_is_cut_and_stands_in_full_once() -> None:
    document, cycle = many(1, 1)
    changes.objective(
        document, objectives.of_cycle(document, cycle)[0].id, title=f"begin {'word ' * 2000}finish"
    )
    seen = outline.outline(document, cycle, DAY)
    for draw in (review_report.draw, alignment_map.draw):
        pages = texts(draw(document, seen).pdf)
        assert "Long titles in full 1 begin" in " ".join(pages[0].split()), "it stands on its first page"
        assert [page.count("finish") for page in pages] == [*[0] * (len(pages) - 1), 1]


def test_what_takes_several_pages_has_no_small_letters_and_an_outline() -> None:
    document, cycle = many(16, 4, weeks=1)
    seen = outline.outline(document, cycle, DAY)
    reviewed = review_report.draw(document, seen).pdf
    for pdf in (reviewed, alignment_map.draw(document, seen).pdf):
        assert len(sizes(pdf)) > 1
        assert min(sizes(pdf)) >= 8.5
    entries = outline_of(reviewed)
    assert entries == [f"{each.number} {each.objective.title}" for each in seen.objectives]


def test_an_objective_is_not_torn_apart() -> None:
    document, cycle = many(9, 4, weeks=1)
    pages = texts(review_report.review_pdf(document, outline.outline(document, cycle, DAY)))
    assert len(pages) > 1
    for number in range(1, 10):
        (whole,) = [page for page in pages if f"{number}.1" in page]
        assert f"{number}.4" in whole
        assert f"part {number}" in whole


def test_a_date_stays_whole_in_a_sentence_of_the_other_direction() -> None:
    document, cycle = written_in("Arabic")
    day = head_of(document, outline.outline(document, cycle, DAY), "").day
    assert day == apart(format_day(DAY, "ar_EG", "long")) != format_day(DAY, "ar_EG", "long")


def test_the_sample_is_reviewed_on_one_page() -> None:
    document, cycle = sample_page()
    seen = outline.outline(document, cycle, DAY)
    assert [review_report.draw(document, seen, paper=paper).pages for paper in ("a4", "letter")] == [1, 1]
