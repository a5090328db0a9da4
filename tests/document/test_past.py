"""The workspace as it was: all of it or some rows, from the steps up to some clocks."""

from __future__ import annotations

import pytest

from okrdesk.document import journal, past
from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from tests import factories


def test_all_of_it_is_as_it_was() -> None:
    document = factories.workspace()
    before, seen = factories.dump(document), journal.seen_now(document.database)
    person = factories.ids(document, t.Person)[0]
    with document.edit("Change"):
        document.set(t.Person, person, name="Zoe")
        added = document.add(t.Person, name="New")
    document.name_version("Later")
    now = factories.dump(document)
    then = past.at(document, seen)
    assert {key: row for key, row in factories.dump(then).items() if key[0] != "version"} == before
    assert then.row(t.Person, added).deleted, "added later"
    with pytest.raises(Refused), then.edit("No"):
        pass
    then.close()
    assert factories.dump(document) == now, "the workspace itself is left alone"


def test_some_rows_are_as_they_were() -> None:
    document = factories.workspace()
    seen = journal.seen_now(document.database)
    one, two = factories.ids(document, t.Person)
    with document.edit("Change"):
        document.set(t.Person, one, name="Zoe")
        document.set(t.Person, two, name="Zac")
        added = document.add(t.Person, name="New")
        kept = document.add(t.Person, name="Kept")
    name = document.row(t.Person, one).name
    then = past.at(document, seen, {("person", one), ("person", added)})
    assert then.row(t.Person, one).name != name
    assert [then.row(t.Person, each).deleted for each in (added, kept)] == [1, 0]
    assert then.row(t.Person, two).name == "Zac"
    then.close()


def test_what_was_undone_then_is_undone_and_what_was_not_is_there() -> None:
    document = factories.workspace()
    person = factories.ids(document, t.Person)[0]
    with document.edit("Change"):
        document.set(t.Person, person, name="Zoe")
    done = journal.seen_now(document.database)
    document.undo()
    undone = journal.seen_now(document.database)
    document.redo()
    names = []
    for seen in (done, undone):
        then = past.at(document, seen)
        names.append(then.row(t.Person, person).name)
        then.close()
    assert names[0] == "Zoe"
    assert names[1] in ("Ada", "Bo")
