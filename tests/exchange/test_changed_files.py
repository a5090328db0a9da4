"""Our own JSON files changed at random (T7): read, or refused in one sentence, never anything else."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from okrdesk.exchange import stories_json, workspace_json
from okrdesk.okr import stories
from tests import factories
from tests.exchange.rescue.mutants import mutants

COUNTS = [pytest.param(1000, id="usual"), pytest.param(10_000, id="release", marks=pytest.mark.release)]


def _workspace() -> bytes:
    content = workspace_json.to_json(factories.workspace())
    return json.dumps(json.loads(content), ensure_ascii=False).encode()


def _stories() -> bytes:
    document = factories.workspace()
    cycle = factories.ids(document, t.Cycle)[0]
    told = stories.Story("", cycle, "success", "Bread sold out", may_share=True, on=dt.date(2026, 2, 8))
    stories.add(document, told)
    return stories_json.to_json(document)


def _read_workspace(content: bytes) -> None:
    workspace_json.from_json(content, "x.json").close()


def _read_stories(content: bytes) -> None:
    stories_json.from_json(content, "x.json")


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(
    ("make", "read"), [(_workspace, _read_workspace), (_stories, _read_stories)], ids=["workspace", "stories"]
)
def test_a_changed_file_is_read_or_refused(
    make: Callable[[], bytes], read: Callable[[bytes], None], count: int
) -> None:
    whole, refused = make(), 0
    read(whole)
    for content in mutants(whole, count, seed=3):
        try:
            read(content)
        except Refused:
            refused += 1
    assert 0 < refused <= count
