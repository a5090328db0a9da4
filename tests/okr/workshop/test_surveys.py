"""A survey is taken in as one edit, known again without a name, and counted only where that is safe."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange.surveys.answers import answers_of
from okrdesk.exchange.surveys.survey import SurveyFile, Wishes
from okrdesk.okr import cycles
from okrdesk.okr.workshop import ideas, sources, surveys
from okrdesk.okr.workshop.surveys import Answers
from tests import factories
from tests.examples import later
from tests.files.write_surveys import FOLDER
from tests.work import statements


@pytest.fixture
def document() -> Document:
    return factories.workspace()


@pytest.fixture
def cycle(document: Document) -> str:
    return cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))


def answers(name: str, **wishes: object) -> Answers:
    file = SurveyFile((FOLDER / name).read_bytes(), name)
    return answers_of(file.survey(Wishes(**wishes)))  # type: ignore[arg-type]


def of_text(text: str) -> Answers:
    return answers_of(SurveyFile(text.encode(), "x.csv").survey())


def counted(document: Document, cycle: str) -> list[dict[str, object]]:
    (source,) = sources.of_cycle(document, cycle)
    return list(source.figures)


def test_open_answers_become_cards_and_the_rest_is_counted(document: Document, cycle: str) -> None:
    taken = surveys.take_in(document, cycle, answers("members_whole.csv", date_order="dmy"))
    assert (len(taken.new), taken.here) == (49, 0)
    cards = ideas.of_cycle(document, cycle)
    assert len(cards) == 49
    assert {(card.kind, card.origin, card.evidence) for card in cards} == {("idea", "survey", "asked")}
    evenings, ease, when = counted(document, cycle)
    assert evenings["question"] == "Which evenings suit you?"
    assert dict(evenings["counts"]) == {"Thu": 21, "Tue": 20, "Sat": 14, "Wed": 11}  # type: ignore[arg-type, call-overload]
    assert (ease["answers"], ease["low"], ease["high"], sum(ease["counts"])) == (49, 1, 5, 49)  # type: ignore[arg-type, call-overload]
    assert when == {"role": "time", "first": "2026-03-04", "last": "2026-03-10"}


def test_of_a_later_export_only_what_is_new_is_taken_in(document: Document, cycle: str) -> None:
    surveys.take_in(document, cycle, answers("members_first.csv"))
    taken = surveys.take_in(document, cycle, answers("members_whole.csv"))
    assert (len(taken.new), taken.here) == (37, 12)
    assert len(ideas.of_cycle(document, cycle)) == 49
    assert sum(source.figures[1]["answers"] for source in sources.of_cycle(document, cycle)) == 49
    with pytest.raises(Refused, match="is new: all of its answers are here"):
        surveys.take_in(document, cycle, answers("members_whole.csv"))


def test_all_of_it_is_one_step(document: Document, cycle: str) -> None:
    before = factories.dump(document)
    surveys.take_in(document, cycle, answers("members_whole.csv"))
    assert document.undo() == "Bring a survey"
    assert factories.dump(document) == before
    document.redo()
    assert len(ideas.of_cycle(document, cycle)) == 49


def test_nothing_in_the_file_leads_to_a_person(document: Document, cycle: str) -> None:
    surveys.take_in(document, cycle, answers("members_whole.csv", date_order="dmy"))
    content = factories.content(document).decode("latin-1")
    canaries = (
        "example.org",
        "Keller",
        "Brandt",
        "web.de",
        "lena",
        "555 0134",
        "9:00:12",
        "7 / 5",
    )
    assert [canary for canary in canaries if canary in content] == []


def test_cards_are_in_no_order(document: Document, cycle: str) -> None:
    file = answers("members_whole.csv")
    surveys.take_in(document, cycle, file)
    told = [text for response in file.responses for text in response.texts]
    shown = [card.text for card in ideas.of_cycle(document, cycle)]
    assert sorted(shown) == sorted(told)
    assert shown != told


def test_what_is_kept_of_a_row_does_not_tell_which_answers_belong_together() -> None:
    one = of_text("When,A,B\n2026-03-04 10:00,a bench,a roof\n2026-03-04 11:00,a saw,a lamp\n")
    other = of_text("When,A,B\n2026-03-09 10:00,a bench,a lamp\n2026-03-09 11:00,a saw,a roof\n")
    assert _prints(one) == _prints(other)


def _prints(found: Answers) -> Counter[str]:
    return Counter(each[0] for response in found.responses for each in response.prints)


def test_equal_answers_of_several_people_are_as_many(document: Document, cycle: str) -> None:
    text = "When,Idea\n" + "2026-03-04 10:00,More evenings\n" * 3
    assert len(surveys.take_in(document, cycle, of_text(text)).new) == 3
    taken = surveys.take_in(document, cycle, of_text(text + "2026-03-04 10:00,More evenings\n"))
    assert (len(taken.new), taken.here) == (1, 3)


def test_answers_are_known_from_exports_of_the_same_kind_with_half_the_headings(
    document: Document, cycle: str
) -> None:
    surveys.take_in(document, cycle, of_text("When,Idea\n2026-03-04 10:00,More evenings\n"))
    (source,) = sources.of_cycle(document, cycle)
    assert sorted(source.mapping) == ["Idea", "When"]
    for kind, headings, known in (
        (source.kind, ["Idea", "When"], 1),
        (source.kind, ["Idea", "Where", "Who"], 1),
        (source.kind, ["Where", "Who"], 0),
        ("another", ["Idea", "When"], 0),
    ):
        assert surveys.known(document, cycle, kind, headings).total() == known


def test_rows_without_open_text_are_known_again(document: Document, cycle: str) -> None:
    text = "When,How easy?\n" + "".join(f"2026-03-04 10:0{n},{n % 5 + 1}\n" for n in range(8))
    assert len(surveys.take_in(document, cycle, of_text(text)).new) == 8
    taken = surveys.take_in(document, cycle, of_text(text + "2026-03-04 11:00,5\n"))
    assert (len(taken.new), taken.here) == (1, 8)
    assert ideas.of_cycle(document, cycle) == ()


def test_an_answer_is_known_though_its_name_is_covered_only_later(document: Document, cycle: str) -> None:
    text = "Name,Idea\nAda Byron,Ask Ben about it\n"
    surveys.take_in(document, cycle, of_text(text))
    taken = surveys.take_in(document, cycle, of_text(text + "Ben Okri,A bench\n"))
    assert (len(taken.new), taken.here) == (1, 1)


def test_fewer_than_five_answers_are_not_counted(document: Document, cycle: str) -> None:
    text = "When,Idea,How easy?\n" + "".join(f"2026-03-04 10:0{n},Idea {n},{n + 1}\n" for n in range(5))
    surveys.take_in(document, cycle, of_text(text.rsplit("\n", 2)[0]))
    assert counted(document, cycle) == []
    document.undo()
    surveys.take_in(document, cycle, of_text(text))
    assert [figure["role"] for figure in counted(document, cycle)] == ["scale", "time"]


def test_what_the_cards_stand_for_depends_on_where_they_come_from(document: Document, cycle: str) -> None:
    for name in ("whatsapp_de.txt", "engagement.csv", "scrumlr.csv"):
        surveys.take_in(document, cycle, answers(name))
    surveys.take_in(document, cycle, answers("list.txt"), "written")
    cards = ideas.of_cycle(document, cycle)
    assert Counter(card.evidence for card in cards) == {"said": 4, "did": 5, "written": 4 + 7}


def test_what_people_did_is_kept_with_its_numbers(document: Document, cycle: str) -> None:
    surveys.take_in(document, cycle, answers("engagement.csv"))
    assert "Repair evening (Views 180, Replies 31)" in {c.text for c in ideas.of_cycle(document, cycle)}
    assert counted(document, cycle) == []


def test_the_counts_of_several_exports_are_said_together(document: Document, cycle: str) -> None:
    surveys.take_in(document, cycle, answers("members_first.csv"))
    surveys.take_in(document, cycle, answers("members_whole.csv"))
    assert surveys.figures_in_words(document, cycle) == (
        "Which evenings suit you? Thu 21 · Tue 20 · Sat 14 · Wed 11",
        "How easy is it to find help? 2.6 on a scale of 1 to 5, 49 answers",
    )


def test_for_the_mirror_alone_only_counts_are_kept(document: Document, cycle: str) -> None:
    surveys.take_in(document, cycle, answers("members_whole.csv"), as_ideas=False)
    assert ideas.of_cycle(document, cycle) == ()
    assert len(counted(document, cycle)) == 2


def test_what_columns_were_taken_for_is_remembered(document: Document, cycle: str) -> None:
    roles = {"Which evenings suit you?": "ignored"}
    file = answers("members_first.csv", roles=roles)
    surveys.take_in(document, cycle, file)
    headings = list(reversed(file.mapping))
    assert surveys.remembered(document, cycle, headings)["Which evenings suit you?"] == "ignored"
    assert surveys.remembered(document, cycle, headings[1:]) == {}


def test_a_closed_cycle_takes_no_survey(document: Document, cycle: str) -> None:
    from okrdesk.document import tables as t

    with document.edit("Close"):
        document.set(t.Cycle, cycle, closed=1)
    with pytest.raises(Refused, match="closed"):
        surveys.take_in(document, cycle, answers("list.txt"))


@pytest.mark.parametrize("many", [1_000, *later(10_000)])
def test_thousands_of_answers_are_taken_in_with_a_statement_each(
    document: Document, cycle: str, many: int
) -> None:
    rows = "".join(f"2026-03-{n % 28 + 1:02} 10:00,Idea number {n}\n" for n in range(many))
    file = of_text("When,Idea\n" + rows)
    half = replace(file, responses=file.responses[: many // 2])
    surveys.take_in(document, cycle, half)
    given = statements(document, lambda: surveys.take_in(document, cycle, file))
    assert given < many // 2 * 5
    assert len(ideas.of_cycle(document, cycle)) == many


def _responses(count: int, question: str = "Q", chosen: str = "a") -> tuple[surveys.Response, ...]:
    return tuple(surveys.Response((), {question: (chosen,)}, ((f"{n}",),)) for n in range(count))


@pytest.mark.parametrize(("count", "figures"), [(4, 0), (5, 2)])
def test_five_answers_are_counted_and_four_are_not(count: int, figures: int) -> None:
    given = _responses(count)
    told = Answers(
        "survey", "x", "", {}, (surveys.Question("Q", "choice"),), given, ("2026-03-04", "2026-03-10")
    )
    found = surveys.figures(told, given)
    assert len(found) == figures
    if found:
        assert found[0] == {"question": "Q", "role": "choice", "answers": 5, "counts": [["a", 5]]}
        assert found[1] == {"role": "time", "first": "2026-03-04", "last": "2026-03-10"}
        assert surveys.figures(replace(told, days=()), given) == found[:1]


def test_options_stand_by_their_count_then_by_their_letters_and_a_scale_from_end_to_end() -> None:
    given = (*_responses(2, chosen="c"), *_responses(2, chosen="b"), *_responses(3, chosen="d"))
    told = Answers("survey", "x", "", {}, (surveys.Question("Q", "choice"),), given)
    assert surveys.figures(told, given)[0]["counts"] == [["d", 3], ["b", 2], ["c", 2]]
    given = (*_responses(4, chosen="1"), *_responses(1, chosen="3"))
    told = Answers("survey", "x", "", {}, (surveys.Question("Q", "scale", 0, 3),), given)
    assert surveys.figures(told, given)[0]["counts"] == [0, 4, 0, 1]


@pytest.mark.parametrize(
    ("headings", "kind", "here"),
    [
        ("ABCD", "survey", True),
        ("AB", "survey", True),
        ("ABXY", "survey", True),  # half of them in common
        ("AXYZ", "survey", False),
        ("AX", "survey", True),
        ("XY", "survey", False),
        ("ABCD", "chat", False),
    ],
)
def test_half_of_the_headings_make_it_the_same_survey(
    document: Document, cycle: str, headings: str, kind: str, here: bool
) -> None:
    first = Answers("survey", "x", "", dict.fromkeys("ABCD", "choice"), (), _responses(5))
    surveys.take_in(document, cycle, first)
    assert bool(surveys.known(document, cycle, kind, headings)) is here
    assert bool(surveys.remembered(document, cycle, headings)) is (headings == "ABCD")


def test_each_print_that_is_here_makes_one_equal_answer_known() -> None:
    one = surveys.Response(("Yes",), {}, (("p", "q"),))
    found = surveys.fresh_of([one, one, one], Counter({"q": 1, "p": 1}))
    assert (len(found.new), found.here, found.texts) == (1, 2, ("Yes",))
    grown = surveys.Response(("Yes", "More"), {"Q": ("a",)}, (("p",), ("r",)))
    (new,) = surveys.fresh_of([grown], Counter({"p": 1})).new
    assert (new.texts, new.chosen, new.prints) == (("More",), {}, (("r",),))
    assert surveys.fresh_of([grown], Counter()).new == (grown,)
