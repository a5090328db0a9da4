"""The field for a value asks for what the measure wants."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from okrdesk.gui.widgets.value_input import ENTRIES, ValueInput
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.terms import KeyResult, Stage

STAGES = tuple(Stage(f"Stage {n}", Decimal(1)) for n in range(1, 8))


def test_each_entry_that_a_measure_can_have_is_asked_for() -> None:
    missing = sorted({row.entry for row in MEASURES.values()} - set(ENTRIES))
    assert not missing, (
        f"Say in gui/widgets/value_input.py, in ENTRIES, what asks for these entries: {missing}"
    )


@pytest.mark.parametrize(
    ("measure", "stages", "part"),
    [
        *((measure, (), "number") for measure in ("number", "percentage", "money", "average", "band")),
        ("yes-no", (), "chips"),
        ("milestones", STAGES[:5], "chips"),
        ("milestones", STAGES, "stages"),
        ("milestones", (), "number"),
    ],
)
def test_one_part_asks(qtbot: QtBot, measure: str, stages: tuple[Stage, ...], part: str) -> None:
    field = ValueInput("Value")
    qtbot.addWidget(field)
    field.set_key_result(KeyResult("k", "o", "t", measure=measure, stages=stages), "en_GB")
    assert [name for name in ("number", "chips", "stages") if not getattr(field, name).isHidden()] == [part]
    field.set_text("0")
    value = field.value()
    assert value is not None
    assert value.value == 0
    assert ("333/9" in field.caption.plain_text()) == (measure == "average")
