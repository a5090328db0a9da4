"""Cards: pasted lists, adding, sorting, what is seen, and the mirror of evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import ideas, themes
from tests import work


@pytest.mark.parametrize(
    ("line", "idea"),
    [
        ("- A room", "A room"),
        ("  * A room", "A room"),
        ("•A room", "A room"),
        ("– Ein Raum", "Ein Raum"),
        ("▪ A room", "A room"),
        ("・部屋", "部屋"),
        ("☐ A room", "A room"),
        ("- [ ] A room", "A room"),
        ("[x] A room", "A room"),
        ("1. A room", "A room"),
        ("12) A room", "A room"),
        ("(3) A room", "A room"),
        ("a) A room", "A room"),
        ("iv. A room", "A room"),
        ("١. غرفة", "غرفة"),
        ("१. कमरा", "कमरा"),
        ("一、部屋", "部屋"),
        ("１．部屋", "部屋"),
        ("② A room", "A room"),
        ("б) Комната", "Комната"),
        ("3 evenings a month", "3 evenings a month"),
        ("- [x] a room", "a room"),
        ("1. [ ] a room", "a room"),
        ("2.5 hours are enough", "2.5 hours are enough"),
        ("-5 °C in the hall", "-5 °C in the hall"),
        ("2026. A year", "2026. A year"),
        ("A. room", "room"),
        ("I need a room", "I need a room"),
        ("Q: who comes?", "Q: who comes?"),
        ("a room", "a room"),
        ("<b>bold</b> & $x$", "<b>bold</b> & $x$"),
        ("🎉 party", "🎉 party"),
    ],
)
def test_a_pasted_line_loses_its_bullet_or_number_and_nothing_else(line: str, idea: str) -> None:
    assert ideas.pasted(line) == (idea,)


def test_a_pasted_list_is_an_idea_a_line_without_the_empty_ones() -> None:
    assert ideas.pasted("\r\n1. One\r\n\r\n2. Two\r\n -  \r\n\u200b\r\nThree\u2028Four") == (
        "One", "Two", "Three", "Four",
    )  # fmt: skip
    assert ideas.pasted(" \n\n") == ()
    assert ideas.pasted("x" * 10_000) == ("x" * 10_000,)


def test_cards_lie_in_the_order_in_which_they_were_called_out(document: Document, cycle: str) -> None:
    first = ideas.add(document, cycle, ["One", "  ", "Two"])
    second = ideas.add(document, cycle, ["Three"], origin="paper", kind="wish")
    found = ideas.of_cycle(document, cycle)
    assert [idea.id for idea in found] == [*first, *second]
    assert [(idea.text, idea.origin, idea.evidence, idea.kind) for idea in found] == [
        ("One", "called-out", "written", "idea"),
        ("Two", "called-out", "written", "idea"),
        ("Three", "paper", "written", "wish"),
    ]
    assert not any(idea.seen for idea in found)


@pytest.mark.parametrize(
    ("origin", "evidence"), [("survey", "asked"), ("conversation", "said"), ("keyboard", "written")]
)
def test_where_a_card_came_from_says_what_it_stands_for(
    document: Document, cycle: str, origin: str, evidence: str
) -> None:
    ideas.add(document, cycle, ["A room"], origin=origin)
    assert ideas.of_cycle(document, cycle)[0].evidence == evidence
    ideas.add(document, cycle, ["A hall"], origin=origin, evidence="did")
    assert ideas.of_cycle(document, cycle)[1].evidence == "did"


def test_cards_of_a_passed_keyboard_lie_in_no_order(document: Document, cycle: str) -> None:
    texts = [str(number) for number in range(60)]
    ideas.add(document, cycle, texts, origin="keyboard")
    found = [idea.text for idea in ideas.of_cycle(document, cycle)]
    assert sorted(found) == sorted(texts)
    assert found != texts


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "<b>&amp;</b>", "$\\frac{1}{2}$", "👩‍👩‍👧‍👦", "שלום \u202eabc", "a\nb\nc", "=1+1"],
)
def test_any_text_is_a_card(document: Document, cycle: str, text: str) -> None:
    (made,) = ideas.add(document, cycle, [text])
    assert ideas.read(document, made).text == text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"kind": "goat"}, "not one of"),
        ({"origin": "smoke"}, "not one of"),
        ({"evidence": "felt"}, "not one of"),
        ({"theme_id": "0" * 32}, "no longer here"),
    ],
)
def test_what_makes_no_sense_is_refused(
    document: Document, cycle: str, more: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        ideas.add(document, cycle, ["A room"], **more)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="needs words"):
        ideas.add(document, cycle, [" ", "\u200b"])
    assert ideas.of_cycle(document, cycle) == ()


def test_a_card_that_is_put_somewhere_was_seen_until_it_is_taken_out(document: Document, cycle: str) -> None:
    one, two, three = ideas.add(document, cycle, ["One", "Two", "Three"])
    theme = themes.add(document, cycle, "Numbers")
    ideas.put(document, [one, two], theme)
    assert [(idea.theme_id, idea.seen) for idea in ideas.of_cycle(document, cycle)] == [
        (theme, True), (theme, True), (None, False),
    ]  # fmt: skip
    ideas.put(document, [two], None)
    assert ideas.read(document, two).seen is False, "else nobody would come to it again"
    with document.edit("As it was written before"):
        document.set(r.Idea, three, seen=1)
    assert ideas.read(document, three).seen is False


def test_cards_of_a_removed_theme_are_in_none_and_not_seen(document: Document, cycle: str) -> None:
    (one,) = ideas.add(document, cycle, ["One"])
    theme = themes.add(document, cycle, "Numbers", [one])
    themes.remove(document, theme)
    for card in (ideas.read(document, one), ideas.of_cycle(document, cycle)[0]):
        assert (card.theme_id, card.seen) == (None, False)
    with pytest.raises(Refused, match="no longer here"):
        ideas.put(document, [one], theme)
    document.undo()
    assert (ideas.read(document, one).theme_id, ideas.read(document, one).seen) == (theme, True)


def test_changing_a_card_keeps_what_a_colleague_changed(document: Document, cycle: str) -> None:
    (one,) = ideas.add(document, cycle, ["Photographs"])
    before = ideas.read(document, one)
    ideas.change(document, before, replace(before, interest=True))
    ideas.change(document, before, replace(before, text="Photography"))
    now = ideas.read(document, one)
    assert (now.text, now.interest) == ("Photography", True)
    with pytest.raises(Refused, match="needs words"):
        ideas.change(document, now, replace(now, text=" "))


def test_a_card_that_is_gone_moves_nothing(document: Document, cycle: str) -> None:
    one, two = ideas.add(document, cycle, ["One", "Two"])
    theme = themes.add(document, cycle, "Numbers")
    ideas.remove(document, [one])
    with pytest.raises(Refused, match="no longer here"):
        ideas.put(document, [one, two], theme)
    assert ideas.read(document, two).theme_id is None
    with pytest.raises(Refused, match="Choose a card"):
        ideas.put(document, [], theme)


def test_five_hundred_cards_are_sorted_in_one_edit(document: Document, cycle: str) -> None:
    added = ideas.add(document, cycle, [f"Idea {number}" for number in range(500)])
    theme = themes.add(document, cycle, "All")
    steps = len(document.history())
    many = work.statements(document, lambda: ideas.put(document, added, theme))
    assert len(document.history()) == steps + 1
    few = work.statements(document, lambda: ideas.put(document, added[:10], None))
    assert (many - few) / 490 < 4, "a card costs what recording its change costs"
    document.undo()
    assert all(idea.theme_id == theme for idea in ideas.of_cycle(document, cycle))
    assert [idea.text for idea in ideas.of_cycle(document, cycle)][-1] == "Idea 499"


def test_the_mirror_shows_first_what_several_kinds_of_evidence_say(document: Document, cycle: str) -> None:
    rooms = themes.add(document, cycle, "Rooms", ideas.add(document, cycle, ["A", "B", "C"]))
    trams = themes.add(document, cycle, "Trams")
    for evidence in ("said", "did"):
        ideas.add(document, cycle, ["late"], evidence=evidence, theme_id=trams)
    known = themes.read(document, rooms)
    themes.change(document, known, replace(known, on_paper=4))
    ideas.add(document, cycle, ["Loose"], evidence="asked")
    found = ideas.mirror(document, cycle)
    assert [(each.theme.title, each.kinds, each.cards) for each in found] == [
        ("Trams", ("said", "did"), 2),
        ("Rooms", ("written",), 7),
    ]


def test_evidence_that_nobody_knows_was_written(document: Document, cycle: str) -> None:
    theme = themes.add(document, cycle, "Rooms", ideas.add(document, cycle, ["A"]))
    with document.edit("By another program"):
        document.set(r.Idea, ideas.of_cycle(document, cycle)[0].id, evidence="dreamt")
    (found,) = ideas.mirror(document, cycle)
    assert (found.theme.id, found.kinds) == (theme, ("written",))
