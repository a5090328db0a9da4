"""Where people are chosen, two of one name are told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrdesk.document import tables as t
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.widgets import person_names
from okrdesk.okr import namesakes, people
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
