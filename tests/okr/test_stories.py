"""Stories: successes and lessons as cards."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, stories
from okrdesk.okr.stories import Story
from tests import changes, factories

DAY = dt.date(2026, 2, 8)


def test_cards_in_their_order_by_kind() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    later = cycles.add(document, "Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    objective, person = factories.ids(document, t.Objective)[0], factories.ids(document, t.Person)[0]
    one = stories.add(
        document, stories.Story("", cycle, "success", " Sold out ", on=DAY, objective_id=objective)
    )
    two = stories.add(
        document, stories.Story("", cycle, "lesson", "Ask first", on=DAY, try_next="Ask", person_id=person)
    )
    three = stories.add(document, stories.Story("", cycle, "success", "Rain", on=DAY, may_share=True))
    other = stories.add(document, stories.Story("", later, "success", "Another", on=DAY, origin="Mill"))
    assert [s.id for s in stories.of_cycle(document, cycle)] == [one, two, three]
    assert [s.id for s in stories.of_cycle(document, cycle, "success")] == [one, three]
    assert [s.id for s in stories.all_stories(document)] == [one, two, three, other]
    position = stories.read(document, one).position
    assert stories.read(document, one) == Story(
        one, cycle, "success", "Sold out", objective_id=objective, on=DAY, position=position
    )
    assert stories.read(document, three).may_share
    stories.move(document, three, 0)
    assert [s.id for s in stories.of_cycle(document, cycle, "success")] == [three, one]
    day = dt.date(2026, 2, 9)
    changes.story(document, two, text="Ask twice", kind="success", on=day, person_id=None, may_share=True)
    found = stories.read(document, two)
    assert (found.text, found.kind, found.on, found.person_id, found.may_share) == (
        *("Ask twice", "success", day),
        *(None, True),
    )
    stories.remove(document, two)
    with pytest.raises(Refused, match="no longer here"):
        stories.read(document, two)
    document.close()


def test_a_kind_that_another_program_wrote_is_shown_as_a_lesson() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    story = stories.add(document, stories.Story("", cycle, "success", "Sold out", on=DAY))
    with document.edit("another program"):
        document.set(t.Story, story, kind="rumour")
    assert [s.id for s in stories.of_cycle(document, cycle, "lesson")] == [story]
    document.close()


def test_what_is_no_story_is_refused() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    with pytest.raises(Refused, match="needs words"):
        stories.add(document, stories.Story("", cycle, "success", " \u200b", on=DAY))
    with pytest.raises(Refused, match="success, lesson"):
        stories.add(document, stories.Story("", cycle, "gossip", "Listen", on=DAY))
    story = stories.add(document, stories.Story("", cycle, "success", "Sold out", on=DAY))
    for fields in ({"text": ""}, {"kind": "gossip"}):
        with pytest.raises(Refused):
            changes.story(document, story, **fields)
    document.close()


def test_hostile_text_stays_as_typed() -> None:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    for text in ("<b>$x$</b> & \u202eabc", "🥐" * 5000, "שלום\nsecond line"):
        assert (
            stories.read(
                document, stories.add(document, stories.Story("", cycle, "lesson", text, on=DAY))
            ).text
            == text
        )
    document.close()
