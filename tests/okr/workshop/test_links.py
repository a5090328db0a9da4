"""Links between goals: one for each pair, the later word counts."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document import merge as merging
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, objectives
from okrdesk.okr.objectives import Objective
from okrdesk.okr.workshop import links
from tests import factories


def test_a_pair_has_one_link_whichever_way_round_it_is_said(document: Document) -> None:
    one, other = factories.ids(document, t.Objective)
    first = links.say(document, one, other, "help")
    assert links.say(document, other, one, "hurt", "Both want Thursdays") == first
    found = links.of_cycle(document, (one, other))
    assert {pair: (link.kind, link.note) for pair, link in found.items()} == {
        frozenset((one, other)): ("hurt", "Both want Thursdays")
    }


def test_of_two_copies_the_later_word_counts(document: Document) -> None:
    one, other = factories.ids(document, t.Objective)
    copy = Document.load(factories.content(document), factories.OTHER, "Bo")
    links.say(document, one, other, "help")
    links.say(copy, other, one, "hurt")
    merging.merge(document, factories.content(copy))
    copy.close()
    (link,) = links.of_cycle(document, (one, other)).values()
    assert link.kind == "hurt"
    links.say(document, one, other, "neutral")
    (link,) = links.of_cycle(document, (one, other)).values()
    assert link.kind == "neutral"


def test_a_goal_has_no_link_with_itself_or_with_one_of_another_cycle(document: Document) -> None:
    one, _other = factories.ids(document, t.Objective)
    later = cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    far = objectives.add(document, Objective("", later, "Later"))
    for wrong in (one, far):
        with pytest.raises(Refused, match="two objectives of one cycle"):
            links.say(document, one, wrong, "help")
    with pytest.raises(Refused, match="not one of"):
        links.say(document, one, _other, "love")
