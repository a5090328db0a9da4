"""What both changed in a file that was merged by itself comes back until somebody has chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import merge, taking_back
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.unsettled import Unsettled
from tests import factories

PATH = Path("goals.okrdesk")


@pytest.fixture
def document() -> Document:
    """A copy in which an objective was reworded and its first key result removed, and so elsewhere."""
    content = factories.content(factories.workspace())
    one, two = Document.load(content, "a" * 32, "Ada"), Document.load(content, "b" * 32, "Bo")
    goal, line = (factories.ids(one, table)[0] for table in (t.Objective, t.KeyResult))
    for each in (one, two):
        with each.edit("Reword"):
            each.set(t.Objective, goal, title=each.person)
    with one.edit("Remove"):
        one.remove(t.KeyResult, line)
    with two.edit("Reword"):
        two.set(t.KeyResult, line, title="Still wanted")
    report = merge.merge(one, factories.content(two))
    assert [each.field for each in report.conflicts] == ["title", "deleted"]
    Unsettled(one, PATH, report.conflicts)
    return one


def test_they_are_the_same_when_the_file_is_opened_again(document: Document) -> None:
    (place,) = paths.unsettled().iterdir()
    assert len(place.read_bytes()) < 1000, "values stand in the journal alone"
    title, removed = Unsettled(document, PATH).open()
    assert (title.ours, title.theirs) == ("Ada", "Bo")
    assert (removed.ours, removed.theirs) == (1, 0)
    assert Unsettled(document, Path("other.okrdesk")).open() == ()
    assert Unsettled(document, PATH, keeps=False).open() == ()


def test_what_the_other_side_removed_is_asked_the_other_way_round() -> None:
    content = factories.content(factories.workspace())
    one, two = Document.load(content, "a" * 32, "Ada"), Document.load(content, "b" * 32, "Bo")
    line = factories.ids(one, t.KeyResult)[0]
    with one.edit("Reword"):
        one.set(t.KeyResult, line, title="Still wanted")
    with two.edit("Remove"):
        two.remove(t.KeyResult, line)
    Unsettled(one, PATH, merge.merge(one, factories.content(two)).conflicts)
    (removed,) = Unsettled(one, PATH).open()
    assert (removed.field, removed.ours, removed.theirs) == ("deleted", 0, 1)


def test_who_chose_is_not_asked_again(document: Document) -> None:
    kept = Unsettled(document, PATH)
    with document.edit("Choose"):
        taking_back.choose(document, kept.open(), {})
    kept.settle(document.history(1)[0].id)
    assert list(paths.unsettled().iterdir()) == []
    assert kept.open() == Unsettled(document, PATH).open() == ()
    document.undo()
    assert len(kept.open()) == len(Unsettled(document, PATH).open()) == 2, "who takes it back is asked again"


def test_who_wrote_something_else_has_chosen_until_that_is_undone(document: Document) -> None:
    (goal,) = {each.row for each in Unsettled(document, PATH).open() if each.field == "title"}
    with document.edit("Reword"):
        document.set(t.Objective, goal, title="Both")
    assert [each.field for each in Unsettled(document, PATH).open()] == ["deleted"]
    document.undo()
    assert len(Unsettled(document, PATH).open()) == 2


def test_what_was_taken_back_of_one_side_is_no_question(document: Document) -> None:
    document.undo()  # the removal
    assert [each.field for each in Unsettled(document, PATH).open()] == ["title"]


def test_another_file_takes_them_along(document: Document) -> None:
    Unsettled(document, PATH).move(Path("moved.okrdesk"))
    assert len(Unsettled(document, Path("moved.okrdesk")).open()) == 2


@pytest.mark.parametrize(
    "held",
    [b"", b"{", b"[" * 3000, b"7", b'[["objective"]]', b'[["nothing","r","f","s","t",[]]]',
     b'[["objective","r","title","s","t",7]]', b'[["objective","r","title","s","t",[]]]',
     b'[["objective","r","title","s","t",[],1]]', b'[["objective",1,"title","s","t",[]]]',
     b'[["objective","r","mood","s","t",[]]]',
     b'[["objective","r","title","s","t",[["a"]]]]'],
)  # fmt: skip
def test_what_makes_no_sense_is_nothing(document: Document, held: bytes) -> None:
    (place,) = paths.unsettled().iterdir()
    place.write_bytes(held)
    assert Unsettled(document, PATH).open() == ()


def test_a_full_disk_keeps_them_as_long_as_it_is_open(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> Path:
        raise OSError(28, "full")

    known = Unsettled(document, PATH)
    kept = known.open()
    monkeypatch.setattr(paths, "unsettled", refuse)
    known.add(kept)
    assert known.open() == kept
