"""The cards of the start page say what the full blueprints say."""

from __future__ import annotations

import re

from okrdesk.okr import blueprints
from okrdesk.okr.blueprint_cards import SHIPPED, shipped_cards


def test_the_cards_are_those_of_the_full_blueprints() -> None:
    full = [(b.key, b.title, b.tagline, b.colour, b.phases) for b in blueprints.shipped()]
    assert [(c.key, c.title, c.tagline, c.colour, c.phases) for c in shipped_cards()] == full


def test_there_are_eight_each_with_a_colour_and_a_line_of_its_own() -> None:
    cards = shipped_cards()
    assert tuple(card.key for card in cards) == SHIPPED
    assert len({card.title for card in cards}) == len({card.tagline for card in cards}) == 8
    assert all(re.fullmatch(r"#[0-9A-F]{6}", card.colour) for card in cards)
