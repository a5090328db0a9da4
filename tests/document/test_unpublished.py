"""Which steps of a document its file lacks."""

from __future__ import annotations

from okrdesk.document.document import Document
from okrdesk.document.unpublished import Unpublished
from tests import factories


def _steps(document: Document) -> list[str]:
    return [row[0] for row in document.database.execute_sql("SELECT id FROM step ORDER BY rowid")]


def test_edits_are_unpublished_until_the_file_holds_them(document: Document) -> None:
    unpublished = Unpublished(document)
    before = len(_steps(document))
    assert unpublished.ids() == frozenset()
    factories.check_in(document, 1)
    first = unpublished.ids()
    assert first == set(_steps(document)[before:])
    factories.check_in(document, 2)
    document.undo()
    assert len(unpublished.ids()) == 3
    unpublished.are_published(first)
    assert unpublished.ids() == set(_steps(document)[before + 1 :])


def test_the_last_published_row_is_before_the_first_that_is_not(document: Document) -> None:
    unpublished = Unpublished(document)
    before = len(_steps(document))
    factories.check_in(document, 1)
    assert unpublished.published_row() == before  # what nobody asked for yet counts as not published
    unpublished.ids()
    factories.check_in(document, 2)
    assert unpublished.published_row() == before
    unpublished.are_published(unpublished.ids())
    assert unpublished.published_row() == before + 2


def test_what_comes_in_by_merging_is_known_to_the_file(document: Document) -> None:
    unpublished = Unpublished(document, {"a"})
    assert unpublished.ids() == {"a"}
    factories.check_in(document, 1)
    factories.check_in(document, 2)
    ours = _steps(document)[-2]
    unpublished.are({ours})
    assert unpublished.ids() == {ours}
    assert unpublished.published_row() == len(_steps(document)) - 2
