"""Each trouble with the goals has a way out, and it is a page of the window."""

from __future__ import annotations

from okrdesk.gui import directory
from okrdesk.okr.diagnosis import TROUBLES, route, trouble_name
from okrdesk.okr.workshop import templates


def test_each_trouble_leads_to_a_page_of_the_window() -> None:
    ways = [route(trouble) for trouble in TROUBLES]
    assert [way.page for way in ways] == ["workshop", "objectives", "share"]
    assert {way.page for way in ways} <= {place.key for place in directory.pages()}
    assert ways[0].item in templates.SHIPPED
    assert len({trouble_name(trouble) for trouble in TROUBLES}) == 3
