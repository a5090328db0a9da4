"""The tables: which values their columns hold."""

from __future__ import annotations

import pytest

from okrdesk.document import checks, tables
from okrdesk.document.document import Document
from tests import factories


def test_whole_numbers_know_their_greatest() -> None:
    assert tables.Person.retired.most == 1
    assert tables.Workspace.weekday.most == 6
    assert tables.CheckIn.confidence.most == 10


@pytest.mark.parametrize(("confidence", "fits"), [(0, True), (10, True), (11, False), (-1, False)])
def test_a_file_with_a_number_beyond_its_bounds_is_no_workspace(
    document: Document, confidence: int, fits: bool
) -> None:
    row = factories.check_in(document, 1)
    with document.edit("Correct"):
        document.set(tables.CheckIn, row, confidence=confidence)
    if fits:
        assert checks.check(factories.content(document), "x")
    else:
        with pytest.raises(RuntimeError, match="does not pass"):
            factories.content(document)
