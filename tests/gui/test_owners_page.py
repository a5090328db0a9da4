"""The Owners page: what it shows, and every way to change it by mouse and by keys."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from okrdesk.document.document import Document
from okrdesk.gui import theme
from okrdesk.gui.areas.owners import people_acts
from okrdesk.gui.areas.owners.board import NOBODY, groups_of, role_words
from okrdesk.gui.areas.owners.board_model import BoardModel
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.dialogs.person_check_ins import PersonCheckIns
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.dialogs.teams_dialog import TeamsDialog
from okrdesk.gui.pages.owners_page.page import OwnersPage
from okrdesk.gui.widgets.wrapping import wrapped
from okrdesk.okr import check_ins, closing, cycles, key_results, objectives, owning, people, teams
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult
from tests import changes, factories, work
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot) -> Desk:  # type: ignore[no-untyped-def]
    return sample_desk()


@pytest.fixture
def page(desk: Desk, shown) -> OwnersPage:  # type: ignore[no-untyped-def]
    made = shown(OwnersPage(desk), 1240, 800)
    made.board.view.setFocus()
    return made


def line(desk: Desk, number: str) -> str:
    """The id of an objective or key result by its number."""
    found = owning.find_line(desk.outline(), number)
    return getattr(found, "key_result", None).id if "." in number else found.objective.id  # type: ignore[union-attr]


def owner(desk: Desk, number: str) -> str:
    found = owning.find_line(desk.outline(), number)
    return found.owner.name if found.owner else ""


def person(desk: Desk, place: int = 0) -> people.Person:
    return people.everyone(desk.document)[place]


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def press(
    page: OwnersPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.board.view, key, modifiers)
    settle()


def chooser() -> PersonChooser:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, PersonChooser) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def place(page: OwnersPage, row_id: str) -> QPoint:
    return page.board.view.place_of(page.board.model.rows[page.board.model.row_of(row_id)]).center()


def column_point(page: OwnersPage, column_id: str) -> QPoint:
    head = place(page, column_id)
    return QPoint(head.x(), page.board.view.viewport().height() - 60)


def carry(page: OwnersPage, row_id: str, to: QPoint, *, drop: bool = True) -> None:
    """Drag a card to a point of the board."""
    page.board.view.choose(row_id)
    ground, start = page.board.view.viewport(), place(page, row_id)
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(ground, start + QPoint(14, 3))
    QTest.mouseMove(ground, to)
    if drop:
        QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)
        settle()


# What it shows


def test_nobody_stands_first_then_a_column_for_each_person(page: OwnersPage, desk: Desk) -> None:
    ids = [column.id for column in page.board.model.columns]
    assert ids == [NOBODY, *(p.id for p in people.everyone(desk.document))]
    cards = [card.number for column in page.board.model.columns for card in column.cards]
    outline = desk.outline()
    assert len(cards) == len(outline.objectives) + len(outline.key_results)
    for column in page.board.model.columns:
        assert all(card.owner == column.person for card in column.cards)


def test_the_model_keeps_its_promises_to_qt(desk: Desk) -> None:
    model = BoardModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    everyone = people.everyone(desk.document)
    model.set_groups(groups_of(desk.outline(), everyone, ()), "en_GB")
    assert model.rowCount() > len(everyone)


def test_a_cycle_without_goals_does_not_say_that_everything_has_an_owner(desk: Desk) -> None:
    everyone = people.everyone(desk.document)
    (board,) = groups_of(desk.outline(), everyone, ())
    assert role_words(board.columns[0]) == "needs an owner"
    after = cycles.add(desk.document, "2031-Q1", dt.date(2031, 1, 1), dt.date(2031, 3, 31))
    desk.choose_cycle(after)
    (board,) = groups_of(desk.outline(), everyone, ())
    assert role_words(board.columns[0]) == "no goals to own yet"


def test_every_control_card_and_head_has_a_name(page: OwnersPage, desk: Desk) -> None:
    assert nameless_controls(page) == []
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [
        page.board.model.data(page.board.model.index(n), role) for n in range(page.board.model.rowCount())
    ]
    assert all(said)
    card = said[page.board.model.row_of(line(desk, "1.1"))]
    assert "Key result 1.1" in card
    assert "accepted" in card
    head = said[page.board.model.row_of(page.board.model.columns[1].id)]
    assert "of the weight of the cycle" in head


def test_a_heavy_load_is_hinted_at(page: OwnersPage, desk: Desk) -> None:
    owning.hand_over(desk.document, [line(desk, n) for n in ("1.1", "1.2", "2.1")], person(desk).id)
    desk.announce()
    settle()
    column = next(c for c in page.board.model.columns if c.id == person(desk).id)
    assert column.load.heavy
    said = page.board.model.data(
        page.board.model.index(page.board.model.row_of(column.id)), Qt.ItemDataRole.AccessibleTextRole
    )
    assert "more than two" in said
    number = page.board.model.columns.index(column)
    assert page.board.view.places.heads[number] > page.board.view.places.heads[0]


def test_only_the_cards_of_one_objective(page: OwnersPage, desk: Desk) -> None:
    page.filter.set_key(line(desk, "2"))
    page.reload()
    numbers = {card.number for column in page.board.model.columns for card in column.cards}
    assert numbers
    assert all(n.split(".")[0] == "2" for n in numbers)
    assert sum(len(c.load.numbers) for c in page.board.model.columns) > len(numbers), "loads count everything"
    page.show_item(line(desk, "1.1"))
    assert page.board.view.card() is not None
    assert page.board.view.card().number == "1.1"


def test_a_person_is_shown_by_id(page: OwnersPage, desk: Desk) -> None:
    page.show_item(person(desk, 2).id)
    assert page.board.view.person() == person(desk, 2)


def test_the_retired_are_shown_while_they_own_something_and_never_offered(
    page: OwnersPage, desk: Desk
) -> None:
    busy = next(c.person for c in page.board.model.columns[1:] if c.cards)
    assert busy is not None
    idle = desk.do(people.add, "Idle")
    for each in (busy.id, idle):
        desk.do(people.retire, each, True)
    settle()
    assert busy.id in [c.id for c in page.board.model.columns]
    assert idle not in [c.id for c in page.board.model.columns]
    page.board.view.choose(line(desk, "1.1"))
    page.board.choose_owner()
    assert not any(busy.name in words or "Idle" in words for words in chooser().shown())
    chooser().close()


def test_an_empty_workspace_says_what_belongs_here(shown, qtbot) -> None:  # type: ignore[no-untyped-def]
    document = Document.create(None, "Empty", "a" * 32, "Ada")
    factories.quarter(document)
    desk = desk_over(document)
    page = shown(OwnersPage(desk), 900, 600)
    assert page.list.currentWidget() is page.empty
    with qtbot.waitSignal(desk.page_requested) as asked:
        page.empty.button.click()
    assert asked.args == ["objectives", ""]
    desk.do(people.add, "Ada")
    settle()
    assert page.list.currentWidget() is page.board


# By mouse


def test_a_card_is_carried_to_another_person_and_taken_back(page: OwnersPage, desk: Desk, qtbot) -> None:  # type: ignore[no-untyped-def]
    before = owner(desk, "1.1")
    others = (column for column in page.board.model.columns[1:] if column.person is not None)
    target = next(column for column in others if column.person.name != before)
    with qtbot.waitSignal(desk.told) as told:
        carry(page, line(desk, "1.1"), column_point(page, target.id))
    assert owner(desk, "1.1") == target.person.name
    assert "1.1" in told.args[0]
    assert told.args[1] is True
    desk.undo()
    assert owner(desk, "1.1") == before


def test_an_objective_is_carried_to_nobody(page: OwnersPage, desk: Desk) -> None:
    carry(page, line(desk, "1"), column_point(page, NOBODY))
    assert owner(desk, "1") == ""


@pytest.mark.usefixtures("dressed")
def test_the_column_under_the_mouse_is_marked_and_escape_puts_the_card_back(
    page: OwnersPage, desk: Desk
) -> None:
    before, target = owner(desk, "1.1"), page.board.model.columns[3].id
    carry(page, line(desk, "1.1"), column_point(page, target), drop=False)
    assert page.board.view.dragging.target == target
    assert page.board.view.is_busy()
    marked = page.board.view.viewport().grab().toImage()
    press(page, K.Key_Escape)
    assert not page.board.view.is_busy()
    assert page.board.view.viewport().grab().toImage() != marked
    QTest.mouseRelease(page.board.view.viewport(), Qt.MouseButton.LeftButton)
    settle()
    assert owner(desk, "1.1") == before


def test_a_card_dropped_where_it_was_is_no_edit(page: OwnersPage, desk: Desk) -> None:
    steps = len(desk.document.history())
    own = next(c.id for c in page.board.model.columns if any(card.number == "1.1" for card in c.cards))
    carry(page, line(desk, "1.1"), column_point(page, own))
    assert len(desk.document.history()) == steps


def test_several_cards_are_carried_in_one_step(page: OwnersPage, desk: Desk) -> None:
    steps = len(desk.document.history())
    first, second = line(desk, "1.1"), line(desk, "1.2")
    page.board.view.choose(second)
    ground, control = page.board.view.viewport(), Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, control, place(page, first))
    assert set(page.board.view.chosen_cards()) == {first, second}
    start, to = place(page, first), column_point(page, NOBODY)
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(ground, start + QPoint(14, 3))
    QTest.mouseMove(ground, to)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)
    settle()
    assert (owner(desk, "1.1"), owner(desk, "1.2")) == ("", "")
    assert len(desk.document.history()) == steps + 1


@pytest.mark.usefixtures("dressed")
def test_the_board_scrolls_while_a_card_is_held_at_its_edge(shown, desk: Desk) -> None:  # type: ignore[no-untyped-def]
    page = shown(OwnersPage(desk), 700, 500)
    bar = page.board.view.horizontalScrollBar()
    assert bar.maximum() > 0
    first = page.board.model.columns[0].cards[0].id
    carry(page, first, QPoint(page.board.view.viewport().width() - 4, 200), drop=False)
    QTest.qWait(150)
    assert bar.value() > 0
    page.board.view.dragging.stop()


def test_nothing_changes_under_a_card_that_is_carried(page: OwnersPage, desk: Desk) -> None:
    rows = page.board.model.rows
    carry(page, line(desk, "1.1"), column_point(page, page.board.model.columns[2].id), drop=False)
    desk.do(people.add, "Zed")
    settle()
    assert page.board.model.rows is rows
    page.board.view.dragging.stop()
    settle()
    assert "Zed" in [c.person.name for c in page.board.model.columns if c.person]


def test_a_click_on_the_acceptance_toggles_it(page: OwnersPage, desk: Desk) -> None:
    from okrdesk.gui.areas.owners.board_places import card_parts

    card = next(row for row in page.board.model.rows if row.id == line(desk, "3.2"))
    assert card.card is not None
    assert card.card.accepted_on is None
    page.board.view.choose(card.id)
    at = card_parts(card.card, page.board.view.place_of(card), desk.locale).accepted.center()
    QTest.mouseClick(
        page.board.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    settle()
    assert key_results.read(desk.document, card.id).accepted_on == DAY
    QTest.mouseClick(
        page.board.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    settle()
    assert key_results.read(desk.document, card.id).accepted_on is None


# By keys


def test_arrows_walk_through_columns_and_cards(page: OwnersPage) -> None:
    columns, view = page.board.model.columns, page.board.view
    first, second = next((one, other) for one, other in pairwise(columns) if one.cards and other.cards)
    view.choose(first.cards[0].id)
    press(page, K.Key_Right)
    assert view.card() in second.cards
    press(page, K.Key_End)
    assert view.card() == second.cards[-1]
    press(page, K.Key_Down)
    assert view.card() == second.cards[-1], "the last card is the end"
    press(page, K.Key_Home)
    assert view.column() == second
    press(page, K.Key_Left)
    assert view.column() == first
    view.choose(NOBODY)
    press(page, K.Key_Down)
    assert view.card() == columns[0].cards[0]
    press(page, K.Key_Home)
    press(page, K.Key_Left)
    assert view.column() == columns[0], "the first column is the end"


@pytest.mark.parametrize("key", [K.Key_O, K.Key_Return])
def test_typing_initials_moves_a_card(page: OwnersPage, desk: Desk, key: Qt.Key) -> None:
    target = person(desk, 3)
    column = next(c for c in page.board.model.columns if any(card.number == "1.1" for card in c.cards))
    rest = [card.id for card in column.cards if card.number != "1.1"]
    page.board.view.choose(line(desk, "1.1"))
    press(page, key)
    QTest.keyClicks(chooser().field, target.initials.lower())
    QTest.keyClick(chooser().field, K.Key_Return)
    settle()
    assert owner(desk, "1.1") == target.name
    assert page.board.view.row() is not None
    assert page.board.view.row().id in [*rest, column.id], (
        "the next card of the same column waits for its owner"
    )


def test_a_part_of_the_name_and_arrows_choose_too(page: OwnersPage, desk: Desk) -> None:
    page.board.view.choose(line(desk, "1.1"))
    press(page, K.Key_O)
    before = owner(desk, "1.1")
    assert before in chooser().list.currentItem().text(), "the owner is where the list begins"
    QTest.keyClick(chooser().field, K.Key_Up)
    QTest.keyClick(chooser().field, K.Key_Escape)
    settle()
    assert owner(desk, "1.1") == before
    press(page, K.Key_O)
    QTest.keyClicks(chooser().field, "zzz")
    assert chooser().shown() == []
    QTest.keyClick(chooser().field, K.Key_Return)
    assert chooser().isVisible(), "nobody was meant"
    chooser().close()


def test_delete_takes_a_card_from_its_owner_and_a_head_is_left_alone(page: OwnersPage, desk: Desk) -> None:
    page.board.view.choose(line(desk, "1.1"))
    press(page, K.Key_Delete)
    assert owner(desk, "1.1") == ""
    count = len(people.everyone(desk.document))
    page.board.view.choose(person(desk).id)
    press(page, K.Key_Delete)
    assert len(people.everyone(desk.document)) == count


def test_alt_and_arrows_hand_a_card_to_the_column_beside(page: OwnersPage, desk: Desk) -> None:
    page.board.view.choose(page.board.model.columns[0].cards[0].id)
    number = page.board.view.card().number  # type: ignore[union-attr]
    press(page, K.Key_Right, ALT)
    assert owner(desk, number) == page.board.model.columns[1].person.name  # type: ignore[union-attr]
    assert page.board.view.card().number == number, "the keyboard goes with the card"  # type: ignore[union-attr]
    press(page, K.Key_Left, ALT)
    assert owner(desk, number) == ""


def test_several_cards_are_chosen_with_shift_and_handed_over_in_one_step(
    page: OwnersPage, desk: Desk
) -> None:
    column = next(c for c in page.board.model.columns if c.person and len(c.cards) > 2)
    steps = len(desk.document.history())
    page.board.view.choose(column.cards[0].id)
    press(page, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.board.view.chosen_cards()) == 3
    press(page, K.Key_Delete)
    assert [owner(desk, card.number) for card in column.cards[:3]] == ["", "", ""]
    assert len(desk.document.history()) == steps + 1


def test_a_accepts_with_the_day_and_opens_it_again(page: OwnersPage, desk: Desk) -> None:
    for number, read in (("3.2", key_results.read), ("1", objectives.read)):
        row_id = line(desk, number)
        desk.do(owning.accept, row_id, None)
        settle()
        page.board.view.choose(row_id)
        press(page, K.Key_A)
        assert read(desk.document, row_id).accepted_on == DAY
        press(page, K.Key_A)
        assert read(desk.document, row_id).accepted_on is None


def test_what_nobody_owns_cannot_be_accepted(page: OwnersPage, desk: Desk) -> None:
    desk.refused.disconnect()
    said: list[str] = []
    desk.refused.connect(said.append)
    page.board.view.choose(page.board.model.columns[0].cards[0].id)
    press(page, K.Key_A)
    assert "choose an owner first" in said[0]


def test_helpers_are_ticked_in_one_step(page: OwnersPage, desk: Desk) -> None:
    steps = len(desk.document.history())
    row_id = line(desk, "1.2")
    page.board.view.choose(row_id)
    press(page, K.Key_H)
    assert not any(owner(desk, "1.2") in words for words in chooser().shown()), "an owner is no helper"
    for name in [p.name for p in people.everyone(desk.document) if p.name != owner(desk, "1.2")][:2]:
        QTest.keyClicks(chooser().field, name.split()[0])
        QTest.keyClick(chooser().field, K.Key_Return)
    chooser().close()
    settle()
    assert len(key_results.read(desk.document, row_id).helper_ids) == 2
    assert len(desk.document.history()) == steps + 1
    press(page, K.Key_H)
    chooser().close()
    settle()
    assert len(desk.document.history()) == steps + 1, "nothing was changed"


def test_a_role_is_typed_in_place(page: OwnersPage, desk: Desk) -> None:
    who = person(desk, 1)
    page.board.view.choose(who.id)
    press(page, K.Key_F2)
    assert page.board.view.editor.isVisible()
    page.board.view.editor.setText("half typed")
    desk.do(people.add, "Somebody")
    settle()
    assert page.board.view.editor.text() == "half typed"
    page.board.view.editor.setText("Rooms <b>&</b> keys")
    QTest.keyClick(page.board.view.editor, K.Key_Return)
    settle()
    assert people.find(desk.document, who.name).role == "Rooms <b>&</b> keys"
    press(page, K.Key_F2)
    page.board.view.editor.setText("other")
    QTest.keyClick(page.board.view.editor, K.Key_Escape)
    settle()
    assert people.find(desk.document, who.name).role == "Rooms <b>&</b> keys"
    assert page.board.view.hasFocus()


# Teams


def with_teams(desk: Desk) -> tuple[str, str]:
    kitchen = desk.do(teams.add, "Kitchen") or ""
    shop = desk.do(teams.add, "Shop") or ""
    desk.do(people.join, person(desk).id, kitchen)
    settle()
    return kitchen, shop


def test_columns_stand_in_groups_by_team(page: OwnersPage, desk: Desk) -> None:
    kitchen, shop = with_teams(desk)
    page.group.set_key("team")
    page.reload()
    named = {group.heading: group for group in page.board.model.groups}
    assert [c.id for c in named["Kitchen"].columns] == [person(desk).id]
    assert named["Shop"].columns == ()
    assert page.board.model.groups[0].columns[0].id == NOBODY
    ids = [c.id for c in page.board.model.columns]
    assert sorted(ids) == sorted([NOBODY, *(p.id for p in people.everyone(desk.document))])
    assert nameless_controls(page) == []
    page.board.view.choose(person(desk).id)
    press(page, K.Key_Up)
    assert page.board.view.row().id == f"team:{kitchen}"  # type: ignore[union-attr]
    press(page, K.Key_Right)
    assert page.board.view.row().id == f"team:{shop}"  # type: ignore[union-attr]


def test_a_team_has_objectives_of_its_own_and_a_hint_above_three(page: OwnersPage, desk: Desk) -> None:
    kitchen, _shop = with_teams(desk)
    for number in range(3):
        desk.do(objectives.add, objectives.Objective("", desk.cycle.id, f"More {number}", team_id=kitchen))
    page.group.set_key("team")
    page.reload()
    role = Qt.ItemDataRole.AccessibleTextRole

    def said() -> str:
        return str(
            page.board.model.data(page.board.model.index(page.board.model.row_of(f"team:{kitchen}")), role)
        )

    assert "4, 5, 6" in said()
    assert "more than three" not in said()
    page.board.view.choose(line(desk, "1"))
    carry(page, line(desk, "1"), place(page, f"team:{kitchen}"))
    assert objectives.read(desk.document, line(desk, "1")).team_id == kitchen
    assert "more than three" in said()


def test_several_objectives_follow_a_team_in_one_step(page: OwnersPage, desk: Desk) -> None:
    kitchen, _shop = with_teams(desk)
    steps = len(desk.document.history())
    aims = [line(desk, "1"), line(desk, "2")]
    page.board.view.team_given.emit([*aims, line(desk, "2.3")], kitchen)
    assert [objectives.read(desk.document, each).team_id for each in aims] == [kitchen, kitchen]
    assert len(desk.document.history()) == steps + 1


def test_a_key_result_has_no_team_of_its_own(page: OwnersPage, desk: Desk) -> None:
    kitchen, _shop = with_teams(desk)
    page.group.set_key("team")
    page.reload()
    steps = len(desk.document.history())
    page.board.view.choose(line(desk, "2.3"))
    carry(page, line(desk, "2.3"), place(page, f"team:{kitchen}"), drop=False)
    assert page.board.view.dragging.target == person(desk).id, "it goes to the person below the heading"
    page.board.view.dragging.stop()
    assert len(desk.document.history()) == steps


def test_without_teams_there_is_nothing_to_group_by_but_the_way_to_them(
    page: OwnersPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for team in teams.all_teams(desk.document):
        desk.do(teams.remove, team.id)
    settle()
    assert page.group.findData("team") < 0
    opened: list[str] = []
    monkeypatch.setattr(TeamsDialog, "exec", lambda dialog: opened.append("teams"))
    page.group.set_key("teams")
    page.group.activated.emit(page.group.currentIndex())
    assert opened == ["teams"]
    assert page.group.key() == "person", "the way to the teams is no group"
    desk.do(teams.add, "Kitchen")
    settle()
    assert page.group.findData("team") > 0


# People


def actions(menu: QMenu) -> dict[str, QAction]:
    found = {action.text(): action for action in menu.actions() if action.text()}
    menu.close()
    return found


def test_the_menu_of_a_person_joins_merges_retires_and_removes(page: OwnersPage, desk: Desk) -> None:
    kitchen, _shop = with_teams(desk)
    double = desk.do(people.add, "A second entry") or ""
    settle()
    page.show_item(double)
    menu = actions(page.board.open_menu(QPoint(0, 0)))
    assert {"Rename…", "Team", "Merge into…", "Retire", "Remove", "Check-ins of this person…"} <= set(menu)
    joined = next(p for p in people.everyone(desk.document) if p.id == double)
    people_acts.join(desk, joined, next(t for t in teams.all_teams(desk.document) if t.id == kitchen))
    assert people.find(desk.document, "A second entry").team_id == kitchen
    page.show_item(double)
    actions(page.board.open_menu(QPoint(0, 0)))["Merge into…"].trigger()
    QTest.keyClicks(chooser().field, person(desk, 2).name.split()[0])
    QTest.keyClick(chooser().field, K.Key_Return)
    settle()
    assert double not in [p.id for p in people.everyone(desk.document)]
    assert desk.undo_label == "Merge people"
    people_acts.retire(desk, person(desk))
    assert person(desk).retired
    desk.undo()
    people_acts.remove(desk, person(desk))
    assert desk.undo_label == "Remove a person"


def test_all_of_a_person_is_handed_over_in_one_step(page: OwnersPage, desk: Desk) -> None:
    giver = next(c for c in page.board.model.columns if c.person and len(c.cards) > 1)
    receiver = next(p for p in people.everyone(desk.document) if p.id != giver.id)
    steps = len(desk.document.history())
    page.board.view.choose(giver.id)
    press(page, K.Key_O)
    QTest.keyClicks(chooser().field, receiver.name)
    QTest.keyClick(chooser().field, K.Key_Return)
    settle()
    assert not next(c for c in page.board.model.columns if c.id == giver.id).cards
    assert len(desk.document.history()) == steps + 1


def test_the_menu_of_a_card_gives_an_objective_to_a_team(page: OwnersPage, desk: Desk) -> None:
    kitchen, _shop = with_teams(desk)
    page.board.view.choose(line(desk, "1"))
    menu = page.board.open_menu(QPoint(0, 0))
    below = next(action.menu() for action in menu.actions() if action.text() == "Team")
    next(action for action in below.actions() if action.text() == "Kitchen").trigger()  # type: ignore[union-attr]
    menu.close()
    settle()
    assert objectives.read(desk.document, line(desk, "1")).team_id == kitchen


def test_what_a_person_checked_in_is_listed_and_opens_its_key_result(shown, desk: Desk, qtbot) -> None:  # type: ignore[no-untyped-def]
    who, row_id = person(desk), line(desk, "1.2")
    note = "<b>Full</b> house & more"
    value = desk.outline().key_results[1].figures.current
    desk.do(check_ins.record, row_id, value, on=DAY, note=note, person_id=who.id, confidence=6)
    expected = check_ins.of_person(desk.document, desk.cycle.id, who.id, DAY)
    dialog = shown(PersonCheckIns(None, desk, who), 760, 460)
    assert nameless_controls(dialog) == []
    assert len(dialog.model.rows) == len(expected)
    assert dialog.model.rows[0][1][-1] == note
    QTest.keyClick(dialog.table, K.Key_Return)
    assert dialog.answer() == row_id
    assert all(c.person_id == who.id for c in expected)


def test_check_ins_of_the_owner_of_a_card_lead_to_their_page(
    page: OwnersPage, desk: Desk, monkeypatch, qtbot
) -> None:  # type: ignore[no-untyped-def]
    row_id = line(desk, "1.1")
    asked: list[str] = []
    monkeypatch.setattr(PersonCheckIns, "ask", lambda dialog: asked.append(dialog.windowTitle()) or row_id)
    page.board.view.choose(row_id)
    with qtbot.waitSignal(desk.page_requested) as led:
        page.board.show_check_ins()
    assert asked == [f"Check-ins of {owner(desk, '1.1')}"]
    assert led.args == ["check-ins", row_id]


def test_people_and_teams_are_opened_from_the_page(page: OwnersPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    opened: list[str] = []
    monkeypatch.setattr(PeopleDialog, "exec", lambda dialog: opened.append("people"))
    monkeypatch.setattr(TeamsDialog, "exec", lambda dialog: opened.append("teams"))
    page.add_person.click()
    page.board.open_teams()
    assert opened == ["people", "teams"]
    settle()


def test_teams_are_added_renamed_ordered_and_removed(shown, desk: Desk) -> None:  # type: ignore[no-untyped-def]
    for team in teams.all_teams(desk.document):
        desk.do(teams.remove, team.id)
    dialog = shown(TeamsDialog(None, desk), 680, 440)
    for name in ("Kitchen", "Shop"):
        dialog.add_field.edit.setText(name)
        QTest.keyClick(dialog.add_field.edit, K.Key_Return)
    assert nameless_controls(dialog) == []
    dialog.add_field.edit.setText("shop")
    QTest.keyClick(dialog.add_field.edit, K.Key_Return)
    assert "already" in dialog.add_field.error()
    assert dialog.name.text() == "Shop"
    dialog.name.edit.setText("Corner shop")
    dialog.name.finish()
    assert [t.name for t in teams.all_teams(desk.document)] == ["Kitchen", "Corner shop"]
    dialog.list.moved.emit(teams.all_teams(desk.document)[1].id, 0)
    assert [t.name for t in teams.all_teams(desk.document)] == ["Corner shop", "Kitchen"]
    dialog.remove_button.click()
    assert [t.name for t in teams.all_teams(desk.document)] == ["Kitchen"]


def test_people_are_retired_merged_and_put_in_a_team_in_their_dialog(shown, desk: Desk) -> None:  # type: ignore[no-untyped-def]
    kitchen = desk.do(teams.add, "Kitchen") or ""
    double = desk.do(people.add, "AA Double") or ""
    dialog = shown(PeopleDialog(None, desk, double), 720, 520)
    assert dialog.name.text() == "AA Double"
    dialog.team.set_key(kitchen)
    dialog.team.activated.emit(dialog.team.currentIndex())
    assert people.find(desk.document, "AA Double").team_id == kitchen
    dialog.retire_button.click()
    settle()
    assert people.find(desk.document, "AA Double").retired
    assert dialog.retire_button.plain_text() == "Take back"
    kept = person(desk, 1)
    dialog.merge_button.click()
    QTest.keyClicks(chooser().field, kept.name)
    QTest.keyClick(chooser().field, K.Key_Return)
    settle()
    assert double not in [p.id for p in people.everyone(desk.document)]
    assert dialog.name.text() == kept.name


# Size and speed


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("scale", [100, 200])
def test_hostile_words_stay_words_and_inside_their_card(shown, qapp, scale: int) -> None:  # type: ignore[no-untyped-def]
    theme.apply(qapp, "light", scale)
    document = Document.create(None, "Hostile", "a" * 32, "Ada")
    cycle = factories.quarter(document)
    who = people.add(document, "<b>Zoë</b> & " + "x" * 400, "role " * 2000)
    aim = objectives.add(document, objectives.Objective("", cycle, "w" * 10_000, owner_id=who))
    for words in ("<img src=x>", "שלום עולם " * 40, "🚀" * 200, "a"):
        key_results.add(
            document,
            KeyResult("", aim, words, owner_id=who, helper_ids=[people.add(document, words[:20] + "h")]),
        )
    page = shown(OwnersPage(desk_over(document)), 1000, 700)
    page.board.view.setFocus()
    column = page.board.model.columns[-1]
    for card in (card for column in page.board.model.columns for card in column.cards):
        _column, _top, height = page.board.view.places.cards[card.id]
        assert 40 < height < 420 * scale / 100
    assert column.load is not None
    assert not page.grab().isNull()
    theme.apply(qapp, "light", 100)


def test_words_are_broken_into_lines_that_fit(qapp) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(theme.font("body"))
    text = "Make introductions that members thank us for, and some more words after them"
    lines = wrapped(text, "body", 150, 20)
    assert " ".join(lines) == text
    assert all(metrics.horizontalAdvance(each) <= 151 for each in lines)
    cut = wrapped(text, "body", 150, 2)
    assert len(cut) == 2
    assert cut[-1].endswith("…")
    assert len(wrapped("w" * 5000, "body", 150, 3)) == 3
    assert wrapped("", "body", 150, 3) == ("",)


def test_ten_times_the_cards_are_ten_times_the_work_to_lay_out_and_none_to_walk(shown) -> None:  # type: ignore[no-untyped-def]
    few, many = _work_of_cards(shown, 4), _work_of_cards(shown, 40)
    assert many[0] < 12 * few[0]
    assert many[1] < 2 * few[1]


def _work_of_cards(shown, aims: int) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    """What it takes to lay out the cards of so many objectives, and to walk over ten of them."""
    document = Document.create(None, "Large", "a" * 32, "Ada")
    with document.edit("Set up"):
        cycle = factories.quarter(document)
        crowd = [people.add(document, f"Person {n}") for n in range(40)]
        for n in range(aims):
            title = f"Aim number {n} with some words"
            aim = objectives.add(document, Objective("", cycle, title, owner_id=crowd[n % 40]))
            for k in range(5):
                words = f"What we count {n} {k} in a title of usual length"
                key_results.add(document, KeyResult("", aim, words, owner_id=crowd[(n + k) % 40]))
    desk = desk_over(document)
    desk.outline()
    page = shown(OwnersPage(desk), 1240, 800)

    def lay_out() -> None:
        page.reload()
        page.board.view.viewport().grab()

    def walk() -> None:
        page.board.view.choose(
            next(column.cards[0].id for column in page.board.model.columns if column.cards)
        )
        for _step in range(10):
            page.board.view.step(1, 0)

    return work.calls(lay_out), work.calls(walk)


def test_what_is_said_where_the_mouse_rests(page: OwnersPage, desk: Desk) -> None:
    from okrdesk.gui.areas.owners.board_places import card_parts, head_parts

    row = page.board.model.rows[page.board.model.row_of(line(desk, "1.1"))]
    assert row.card is not None
    parts = card_parts(row.card, page.board.view.place_of(row), desk.locale)
    assert "expected by now" in page.board.view.tip_at(parts.bar.center())
    assert row.card.helpers[0].name in page.board.view.tip_at(parts.helpers.center())
    assert page.board.view.tip_at(parts.title.center()) == row.card.title
    head = page.board.model.rows[page.board.model.row_of(person(desk).id)]
    column = page.board.model.columns[head.column]
    assert "of the weight" in page.board.view.tip_at(
        head_parts(column, page.board.view.place_of(head)).share.center()
    )
    assert person(desk).role in page.board.view.tip_at(page.board.view.place_of(head).center())


def test_every_card_is_exactly_as_tall_as_its_parts(page: OwnersPage, desk: Desk) -> None:
    from okrdesk.gui.areas.owners.board_places import card_parts

    kitchen, _shop = with_teams(desk)
    desk.do(changes.objective, line(desk, "2"), team_id=kitchen, owner_id=None)
    desk.do(changes.objective, line(desk, "3"), team_id=kitchen)
    desk.do(changes.key_result, line(desk, "2.3"), helper_ids=(person(desk).id,))
    settle()
    for row in page.board.model.rows:
        if row.card is not None:
            rect = page.board.view.place_of(row)
            lowest = max(part.bottom() for part in _rects(card_parts(row.card, rect, desk.locale)))
            assert 6 <= rect.bottom() - lowest <= 12, row.card.number


def _rects(parts: object) -> list[QRect]:
    return [rect for name in parts.__slots__ if (rect := getattr(parts, name)).isValid()]  # type: ignore[attr-defined]


def test_a_role_that_is_left_leaves_the_keyboard_where_it_went(page: OwnersPage, desk: Desk) -> None:
    page.board.view.choose(person(desk).id)
    press(page, K.Key_F2)
    QTest.keyClicks(page.board.view.editor, "Oven")
    page.add_person.setFocus(Qt.FocusReason.MouseFocusReason)
    settle()
    assert person(desk).role == "Oven"
    assert page.add_person.hasFocus()
    page.board.view.setFocus()
    press(page, K.Key_F2)
    QTest.keyClick(page.board.view.editor, K.Key_Escape)
    assert page.board.view.hasFocus()


def test_a_closed_cycle_is_for_reading(page: OwnersPage, desk: Desk) -> None:
    key = line(desk, "2.3")
    closing.close(desk.document, desk.cycle.id, on=DAY, next_name="2026-Q2")
    desk.choose_cycle(cycles.find(desk.document, "2026-Q1").id)
    settle()
    assert "for reading" in page.header.subtitle.plain_text()
    carry(page, key, column_point(page, person(desk).id), drop=False)
    assert not page.board.view.dragging.is_on
    QTest.mouseRelease(page.board.view.viewport(), Qt.MouseButton.LeftButton)
    assert owner(desk, "2.3") == ""


def test_an_empty_page_offers_no_choices(shown, qtbot) -> None:  # type: ignore[no-untyped-def]
    document = Document.create(None, "Bakery", "a" * 32, "Ada")
    cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    page = shown(OwnersPage(desk_over(document)), 1240, 800)
    assert page.filter.isHidden()
    assert page.group.isHidden()
    assert page.add_person.isVisible()


def test_the_word_of_a_removed_person_is_short(shown, desk: Desk) -> None:  # type: ignore[no-untyped-def]
    added = people.add(desk.document, "N" * 5000)
    dialog = shown(PeopleDialog(None, desk, added), 680, 480)
    said: list[str] = []
    desk.told.connect(lambda words, _undo: said.append(words))
    dialog.remove_button.click()
    assert len(said) == 1
    assert len(said[0]) < 200


@pytest.mark.usefixtures("dressed")
def test_the_chosen_person_is_marked_beside_their_form(shown, desk: Desk) -> None:  # type: ignore[no-untyped-def]
    dialog = shown(PeopleDialog(None, desk, person(desk, 1).id), 680, 480)
    ids = [each.id for each in people.everyone(desk.document)]
    picture = dialog.list.viewport().grab().toImage()
    seen = {}
    for row_id in ids[:2]:
        rect = dialog.list.visualRect(dialog.list.model().index(ids.index(row_id), 0))
        seen[row_id] = picture.pixelColor(rect.left() + 1, rect.center().y()).name()
    assert seen[ids[1]] == theme.tokens().accent.lower()
    assert seen[ids[0]] != seen[ids[1]]


def test_somebody_without_check_ins_gets_a_sentence(shown, desk: Desk) -> None:  # type: ignore[no-untyped-def]
    added = people.add(desk.document, "Nia")
    found = next(p for p in people.everyone(desk.document) if p.id == added)
    dialog = shown(PersonCheckIns(None, desk, found), 700, 400)
    assert dialog.nothing.isVisible()
    assert dialog.table.isHidden()
    assert dialog.open_button.isHidden()


@pytest.mark.usefixtures("dressed")
def test_a_row_may_go_from_under_a_mouse_that_rests(page: OwnersPage, desk: Desk, qtbot) -> None:  # type: ignore[no-untyped-def]
    last = page.board.model.rows[-1]
    page.board.view.choose(last.id)
    settle()
    QTest.mouseMove(page.board.view.viewport(), place(page, last.id))
    settle()
    assert last.card is not None
    with qtbot.captureExceptions() as raised:
        edit = objectives.remove if last.card.is_objective else key_results.remove
        desk.do(edit, last.id)
        settle()
        page.board.view.grab()
    assert page.board.model.row_of(last.id) < 0
    assert raised == []
