"""What a screen reader hears: plain words, what things are, and whose they are."""

from __future__ import annotations

import gc

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.marks import StatusPill
from okrdesk.gui.widgets.rail import Rail, RailItem
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button, set_tip
from tests.gui.accessibility import Spoken, spoken_parts

Role = QAccessible.Role
_HOSTILE = "<b>R&D</b> &amp; <qt>x</qt>"


def _heard(widget: QWidget) -> Spoken:
    part = QAccessible.queryAccessibleInterface(widget)
    assert part is not None
    text = QAccessible.Text
    return Spoken(part.role(), part.text(text.Name), part.text(text.Description), type(widget).__name__)


def test_a_tip_is_heard_as_it_was_typed(qtbot) -> None:  # type: ignore[no-untyped-def]
    button = plain_button("Go")
    qtbot.addWidget(button)
    set_tip(button, _HOSTILE)
    assert _heard(button).description == _HOSTILE
    set_tip(button, "")
    assert _heard(button).description == ""
    button.setAccessibleDescription("Deletes the file")
    set_tip(button, "Go on")
    assert _heard(button).description == "Deletes the file", "a tip takes no other words away"
    undo = icon_button("undo", "Undo", "Ctrl+Z")
    qtbot.addWidget(undo)
    assert _heard(undo).description == "Undo (Ctrl+Z)"


def test_single_choices_are_radio_buttons(shown) -> None:  # type: ignore[no-untyped-def]
    chips = ChoiceChips("What becomes of objective 1", [("keep", "Keep"), ("split", "Split")], ["keep"])
    shown(chips)
    heard = [part for part in spoken_parts(chips) if part.role is Role.RadioButton]
    assert [part.name for part in heard] == [
        "Keep. What becomes of objective 1",
        "Split. What becomes of objective 1",
    ]
    chips.set_name("What becomes of objective 2")
    assert spoken_parts(chips)[1].name == "Keep. What becomes of objective 2"
    several = ChoiceChips("Helpers", [("a", "Ada")], multi=True)
    shown(several)
    assert spoken_parts(several)[1].role is Role.CheckBox
    strip = ConfidenceStrip(4)
    shown(strip)
    assert sum(part.role is Role.RadioButton for part in spoken_parts(strip)) == 11


def test_a_choice_says_whether_it_is_chosen_and_can_be_pressed(shown) -> None:  # type: ignore[no-untyped-def]
    chips = ChoiceChips("Theme", [("light", "Light"), ("dark", "Dark")], ["light"])
    shown(chips)
    told: list[tuple[str, ...]] = []
    chips.picked.connect(told.append)
    light, dark = chips.findChildren(QAbstractButton)

    def chosen(button: QWidget) -> bool:
        heard = QAccessible.queryAccessibleInterface(button)
        assert heard is not None
        state = heard.state()
        return bool(state.checkable and state.checked)

    assert (chosen(light), chosen(dark)) == (True, False)
    heard = QAccessible.queryAccessibleInterface(dark)
    assert heard is not None
    acts = heard.actionInterface()
    acts.doAction(QAccessibleActionInterface.pressAction())
    assert told == [("dark",)]
    assert (chosen(light), chosen(dark)) == (False, True)
    dark.setEnabled(False)
    acts.doAction(QAccessibleActionInterface.pressAction())
    assert told == [("dark",)], "what is disabled cannot be pressed"


def test_the_page_that_is_shown_is_the_chosen_tab(shown) -> None:  # type: ignore[no-untyped-def]
    rail = Rail([[RailItem("one", "One", 1), RailItem("two", "Two", 2)]])
    shown(rail)
    rail.set_current("two")
    assert _heard(rail).role is Role.PageTabList
    asked: list[str] = []
    rail.page_requested.connect(asked.append)
    heard = [QAccessible.queryAccessibleInterface(entry) for entry in rail.findChildren(QAbstractButton)]
    assert [part is not None and bool(part.state().selected) for part in heard] == [False, True]
    assert heard[0] is not None
    heard[0].actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert asked == ["one"]


def test_titles_are_headings_and_statuses_texts(qtbot) -> None:  # type: ignore[no-untyped-def]
    for widget, role, name in (
        (PlainLabel("Owners", "title"), Role.Heading, "Owners"),
        (PlainLabel("Owners", "body"), Role.StaticText, "Owners"),
        (StatusPill("at risk", outdated=True), Role.StaticText, "At risk, outdated"),
    ):
        qtbot.addWidget(widget)
        assert (_heard(widget).role, _heard(widget).name) == (role, name)


def test_a_status_says_whose_it_is(qtbot) -> None:  # type: ignore[no-untyped-def]
    pill = StatusPill("on track")
    qtbot.addWidget(pill)
    pill.set_status("off track", outdated=True, of="1.2")
    assert _heard(pill).name == "Status of 1.2: Off track, outdated"


def test_what_is_heard_lives_as_long_as_its_widget(qapp: QApplication) -> None:
    kept = [ChoiceChips("Some", [("a", "A"), ("b", "B")], ["a"]) for _ in range(20)]
    for _round in range(3):
        for chips in kept:
            assert _heard(chips).name == "Some"
        gone = [ChoiceChips("Gone", [("a", "A")]) for _ in range(20)]
        for chips in gone:
            _heard(chips)
        del gone, chips
        gc.collect()
        qapp.processEvents()
