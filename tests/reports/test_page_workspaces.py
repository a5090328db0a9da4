"""The workspaces that pages are looked at with are what their names say; each gives every page."""

from __future__ import annotations

import pytest

from okrdesk.okr.measures import MEASURES
from okrdesk.okr.outline import Outline, outline
from tests.reports.kept_pages import EVERY, PAGES, digests, file_of
from tests.reports.page_workspaces import DAY, WORKSPACES
from tests.reports.reading import placed

RENEW = "Is that wanted? Then look at the page and run: python -m tests.reports.kept_pages"


def _seen(name: str) -> Outline:
    document, cycle = WORKSPACES[name]()
    return outline(document, cycle, DAY)


def test_there_are_as_many_as_the_page_is_looked_at_with() -> None:
    assert len(WORKSPACES) == 31


@pytest.mark.parametrize(
    ("name", "count", "each"),
    [
        ("sample", 3, (3, 4, 3)),
        ("empty", 0, ()),
        ("one by three", 1, (3,)),
        ("five by five, German", 5, (5,) * 5),
        ("seven by six", 7, (6,) * 7),
    ],
)
def test_as_many_goals_as_it_is_called(name: str, count: int, each: tuple[int, ...]) -> None:
    seen = _seen(name)
    assert (len(seen.objectives), tuple(len(o.key_results) for o in seen.objectives)) == (count, each)


def test_what_else_their_names_promise() -> None:
    assert len(_seen("forty").objectives) == 40
    assert {line.latest for line in _seen("no check-ins").key_results} == {None}
    assert {line.key_result.measure for line in _seen("every measure").key_results} == set(MEASURES)
    assert len({line.key_result.unit for line in _seen("several currencies").key_results}) == 6
    assert len({line.objective.team_id for line in _seen("teams").objectives}) == 3
    assert _seen("closed").cycle.closed
    assert _seen("draft").cycle.first_day > DAY
    assert _seen("too heavy").warning
    assert not _seen("locked weights").warning


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was_when_it_was_looked_at(name: str) -> None:
    assert placed(PAGES[name]()) == file_of(name).read_text("utf-8").splitlines(), RENEW


@pytest.mark.release
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", WORKSPACES)
def test_every_page_of_every_workspace_is_as_it_was(name: str, paper: str) -> None:
    kept = [line for line in EVERY.read_text("utf-8").splitlines() if line.startswith(f"{name}, {paper}, ")]
    assert list(digests(name, paper)) == kept, RENEW
