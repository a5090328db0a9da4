"""Where people are chosen, two of one name are told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrdesk.document import tables as t
from okrdesk.gui.areas.owners import board
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.pages.objectives_page import outline_model
from okrdesk.gui.widgets import person_names
from okrdesk.okr import cycles, namesakes, outline, people
from tests import factories


@pytest.fixture
def forgotten() -> Iterator[None]:
    yield
    person_names.know({})


@pytest.mark.usefixtures("forgotten")
def test_two_of_one_name_are_told_apart_where_one_chooses(qtbot) -> None:  # type: ignore[no-untyped-def]
    document = factories.workspace()
    with document.edit("Merge"):
        document.add(t.Person, name="Ada", role="Host")
    everyone = people.everyone(document)
    assert [name for _id, name in person_names.choices(everyone)] == ["Ada", "Ada", "Bo"]
    person_names.know(namesakes.told_apart(document))
    names = sorted(name for _id, name in person_names.choices(everyone))
    assert names == ["Ada (Baker)", "Ada (Host)", "Bo"]
    chooser = PersonChooser(None, "Owner", everyone, ())  # type: ignore[arg-type]
    qtbot.addWidget(chooser)
    assert sorted(chooser.shown()) == names


@pytest.mark.usefixtures("forgotten")
def test_and_where_their_names_are_read(qapp: object) -> None:
    document = factories.workspace()
    with document.edit("Merge"):
        other = document.add(t.Person, name="Ada", role="Host")
        for line in factories.ids(document, t.KeyResult):
            document.set(t.KeyResult, line, owner=other)
    cycle = cycles.all_cycles(document)[0]
    seen = outline.outline(document, cycle.id, cycle.first_day)
    person_names.know(namesakes.told_apart(document))
    spoken = [outline_model.spoken(row, document.locale) for row in outline_model.rows_of(seen)]
    assert [each.rpartition("Owner: ")[2] for each in spoken].count("Ada (Host)") == 3
    (group,) = board.groups_of(seen, people.everyone(document), ())
    assert {"Ada (Baker)", "Ada (Host)"} <= {board.head_name(each) for each in group.columns}
