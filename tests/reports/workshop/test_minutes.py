"""Minutes, charter, newcomer's sheet and board of the evening of the design's pictures."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.rounds import Round, open_round
from okrdesk.reports.paper.page import Report
from okrdesk.reports.workshop.papers import PAPERS
from tests.okr.workshop.evening import Evening, evening
from tests.okr.workshop.test_record import lived
from tests.reports.paper.test_tags_and_fonts import elements
from tests.reports.reading import reader, squeezed, words
from tests.reports.workshop.evening import NAMES, prepared

HOSTILE = "<b>$x$</b> & “so” 🙂"


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    made = evening()
    lived(made)
    document = made.document
    with document.edit("Charter"):
        for place, text in enumerate(("We answer newcomers first.", HOSTILE)):
            document.add(t.CharterLine, text=text, position=f"V{place}")
        document.set(r.Workshop, made.workshop, people=list(NAMES))
        for goal in made.goals:
            document.set(
                t.Objective, goal, contributions="Hosting needs no permission", keeps_people="They meet"
            )
    yield made
    document.close()


def _drawn(room: Evening, name: str, paper: str = "a4") -> Report:
    workshop = workshops.read(room.document, room.workshop)
    made: Report = import_module(f"okrdesk.reports.workshop.{name}").draw(
        room.document, workshop, paper=paper
    )
    return made


def _text(room: Evening, name: str) -> str:
    return squeezed(words(_drawn(room, name).pdf))


def _says(text: str, lines: str, *more: str) -> None:
    parts = [*more, *lines.strip().splitlines()]
    assert [part for part in parts if squeezed(part) not in text] == []


def test_minutes_say_the_figures_of_the_evening(room: Evening) -> None:
    _says(
        _text(room, "minutes"),
        """
        18:00–20:02 · 8 people
        from “Meet in real life”, 9 dots · adopted (fist of five 4.1)
        adopted (fist of five 3.6), at the second asking
        6 dots (tie, see below)
        4 dots each, at most 2 on one theme
        Tie at 6, settled by more people: 5 against 4.
        2.6 → 4.1
        3.4 → 4.0
        2.4 → 4.4
        122 of 120 minutes planned · Arrive 17 of 15
        Photography (an interest, not a goal yet)
        More cake
        """,
    )


def test_decisions_come_first_and_votes_last(room: Evening) -> None:
    text = _text(room, "minutes")
    heads = ("What we decided", "What we promised", "How we chose", "Three marks", "How long it took")
    places = [text.index(squeezed(head)) for head in heads]
    assert places == sorted(places)


def test_names_stand_only_where_somebody_took_something_on(room: Evening) -> None:
    text = _text(room, "minutes")
    assert squeezed("Jana Petersen") in text
    assert all(squeezed(name) not in text for name in NAMES if name != "Jana Petersen")
    assert all(squeezed(name) not in _text(room, "board") for name in NAMES)


def test_an_open_round_is_in_no_paper() -> None:
    made = evening()
    open_round(
        made.document,
        Round("", made.cycle, "dots", "themes", made.step, "Canary?", items=made.themes, dots=3),
    )
    for name in ("minutes", "board", "newcomer", "charter"):
        assert "Canary" not in _text(made, name)


def test_a_tie_that_is_not_settled_is_told_without_people() -> None:
    made = evening()
    made.voted()
    workshop = workshops.read(made.document, made.workshop)
    told = words(PAPERS["minutes"].draw(made.document, workshop, paper="a4", file_name="").pdf)
    assert "Tie at 6, not settled." in told
    assert "6 people" not in told
    made.document.close()


def test_the_charter_has_a_line_for_everybody(room: Evening) -> None:
    _says(
        _text(room, "charter"),
        """
        We answer newcomers first.
        Hosting needs no permission
        30 June 2026
        """,
        *NAMES,
        HOSTILE,
    )


def test_a_newcomer_reads_what_why_and_how(room: Evening) -> None:
    _says(
        _text(room, "newcomer"),
        """
        Until 30 June 2026, 3 things matter
        1 · WHAT MATTERS HERE
        2 · WHY
        9 ideas
        They meet
        3 · HOW YOU CAN HELP
        Hosting needs no permission
        Ask Jana Petersen
        """,
    )


def test_the_board_lists_cards_by_their_letters(room: Evening) -> None:
    text = _text(room, "board")
    assert text.index("Apple") < text.index("zebra")
    assert squeezed("8 dots · 5 people · 7 on paper") in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["minutes", "charter", "newcomer", "board"])
def test_the_same_bytes_with_headings_on_both_papers(room: Evening, name: str, paper: str) -> None:
    first = _drawn(room, name, paper)
    assert first == _drawn(room, name, paper)
    box = reader(first.pdf).pages[0].mediabox
    assert round(float(box.height)) == {"a4": 842, "letter": 792}[paper]
    assert {"/H1", "/H2"} <= {str(each["/S"]) for each in elements(first.pdf)}


@pytest.mark.parametrize("what", PAPERS)
def test_a_workshop_in_which_nothing_happened_has_every_paper(what: str) -> None:
    document, workshop_id = prepared()
    workshop = workshops.read(document, workshop_id)
    report = PAPERS[what].draw(document, workshop, paper="a4", file_name="evening.okrdesk")
    assert report.pages >= 1
    assert "None" not in words(report.pdf)


def test_five_hundred_ideas_take_as_many_pages_as_they_need() -> None:
    made = evening()
    with made.document.edit("Write"):
        for number in range(500):
            made.document.add(
                r.Idea,
                cycle=made.cycle,
                text=f"Idea {number:03} {HOSTILE}",
                theme=made.themes[0],
                position="V",
            )
    report = _drawn(made, "board")
    assert report.pages > 5
    text = squeezed(words(report.pdf))
    assert all(squeezed(f"Idea {number:03}") in text for number in (0, 250, 499))
