"""The cards of the sample's workshop: 27 in five themes, by their evidence, and a line for each practice."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from okrdesk.okr.workshop import ideas, sample_cards, themes, workshops
from tests import factories

DAY = dt.date(2026, 2, 8)


def test_27_cards_lie_in_five_themes_by_their_evidence() -> None:
    document = factories.sample_of(DAY)
    workshop = workshops.latest(document)
    assert workshop is not None
    cards = [idea for idea in ideas.of_cycle(document, workshop.cycle_id) if idea.kind == "idea"]
    assert Counter(card.evidence for card in cards) == {"written": 15, "asked": 6, "said": 4, "did": 2}
    assert all(card.seen and card.theme_id for card in cards)
    assert sum(card.interest for card in cards) == 2
    grouped = Counter(card.theme_id for card in cards)
    in_order = [grouped[theme.id] for theme in themes.of_cycle(document, workshop.cycle_id)]
    assert in_order == [7, 6, 6, 5, 3]
    assert len(ideas.mirror(document, workshop.cycle_id)[0].kinds) == 4
    document.close()


def test_every_text_is_there_once_so_that_a_card_is_found_by_it() -> None:
    texts = [
        text for each in sample_cards.themes()
        for text in (*each.written, *each.asked, *each.said, *each.did)
    ]  # fmt: skip
    assert len(texts) == len(set(texts)) == 27
    for each in sample_cards.themes():
        assert set(each.interests) <= set(each.written)


def test_eight_people_answered_and_three_goals_change_something() -> None:
    assert len(sample_cards.sentences()) == 8
    assert len(sample_cards.practices()) == 3
    assert len(sample_cards.wishes()) == 3
