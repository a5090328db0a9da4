"""A disk that fills up while a backup or a page is written: what stood there is as it was (T4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from okrdesk.cli.run import run
from okrdesk.document import backups, files
from okrdesk.document.refused import NotWritten
from okrdesk.okr import cycles, sample
from okrdesk.outputs.asked import Asked, Ending
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.document.test_full_disk import no_file_larger_than
from tests.okr.samples import DAY

pytestmark = pytest.mark.release
Count = Callable[[str, object], None]
STEP = 4096
KINDS = [
    (key, ending) for key, row in OUTPUTS.items() for ending in row.endings if row.subject != "key result"
]
BEFORE = b"the page of last week"


@pytest.fixture(scope="module")
def lived() -> Iterator[factories.Document]:
    document = factories.Document.create(None, "Sample", factories.ACTOR, "Ada")
    sample.write(document, DAY)
    yield document
    document.close()


@pytest.mark.parametrize(("key", "ending"), KINDS)
def test_a_page_is_written_whole_or_not_at_all(
    key: str, ending: Ending, lived: factories.Document, tmp_path: Path, record_property: Count
) -> None:
    cycle = cycles.current(lived, DAY)
    content = OUTPUTS[key].write(lived, Asked(cycle.id, DAY, ending)).content
    target = tmp_path / f"page.{ending}"
    target.write_bytes(BEFORE)
    steps = list(range(0, len(content), max(STEP, len(content) // 100)))
    for room in steps:
        with no_file_larger_than(room), pytest.raises(NotWritten) as refused:
            files.write(target, content)
        assert refused.value.kind == "full"
        assert target.read_bytes() == BEFORE
        assert [each.name for each in tmp_path.iterdir()] == [target.name]
    files.write(target, content)  # space was freed
    assert target.read_bytes() == content
    record_property("steps", len(steps))


@pytest.mark.parametrize("name", ["page.pdf", "book.xlsx", "all.json", "all.csv", "all.md", "days.ics"])
def test_a_command_says_why_it_wrote_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], lived: factories.Document
) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk", lived)
    target = tmp_path / name
    target.write_bytes(BEFORE)
    line = ["export", str(path), str(target)]
    with no_file_larger_than(STEP // 8):
        assert run(line) != 0
    assert f"“{name}” was not written" in capsys.readouterr().err
    assert target.read_bytes() == BEFORE
    assert run(line) == 0


def test_a_backup_is_made_whole_or_not_at_all(record_property: Count) -> None:
    document = factories.workspace()
    now = dt.datetime(2026, 2, 8, tzinfo=dt.UTC)
    backups.make(document, "close", now)
    before = [each.path.read_bytes() for each in backups.list_backups(document.id)]
    factories.check_in(document, 4)
    size = len(factories.content(document))
    for step in range(100):
        with no_file_larger_than(step * size // 100), pytest.raises(NotWritten):
            backups.make(document, "close", now + dt.timedelta(days=1))
        assert [each.path.read_bytes() for each in backups.list_backups(document.id)] == before
    assert backups.make(document, "close", now + dt.timedelta(days=1)) is not None
    record_property("steps", 100)
