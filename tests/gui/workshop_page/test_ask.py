from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from okrdesk.document.document import Document
from okrdesk.gui.pages.workshop_page.estimates_card import EstimatesCard
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.passed_ballot import PassedBallot
from okrdesk.okr import decisions, key_results
from okrdesk.okr.workshop import agenda, rounds, views
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import desk_over
from tests.gui.geometry import unlevel
from tests.gui.workshop_page.rooms import act, page_at, running
from tests.okr.workshop.evening import BALLOTS


@pytest.fixture
def voting(qtbot, shown):  # type: ignore[no-untyped-def]
    page = page_at(shown, "vote", themed=True)
    view = act(page)
    view.settings.dots.set_keys(["4"])
    view.settings.most.set_keys(["2"])
    view.begin()
    return page


def type_line(page, text: str) -> None:  # type: ignore[no-untyped-def]
    line = getattr(act(page), "part", act(page)).pad.line
    line.clear()
    line.setFocus()
    QTest.keyClicks(line.edit, text)
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    QApplication.processEvents()


def shown_to_room(page) -> views.View:  # type: ignore[no-untyped-def]
    view = running(page).side.room.picture.view
    assert view is not None
    return view  # type: ignore[no-any-return]


def test_eight_ballots_in_forty_keys_stay_covered_until_revealed(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    for ballot in BALLOTS:
        type_line(voting, ballot)
    asked = view.asked()
    assert (asked.dots, asked.per_item, asked.people, asked.cut) == (4, 2, 8, 3)
    assert view.pad.in_words.plain_text() == "8 of 8 are in"
    assert view.pad.placed.plain_text().startswith("32 of 32 dots")
    assert view.pad.line.text() == ""
    assert rounds.read(voting.desk.document, asked.id).result == {}
    room = shown_to_room(voting)
    assert isinstance(room, views.Ballot)
    assert room.counter is not None
    assert (room.counter.done, room.counter.of) == (8, 8)
    view.reveal()
    assert not rounds.read(voting.desk.document, asked.id).result
    view.reveal_now()
    standings = rounds.read(voting.desk.document, asked.id).standings
    assert [line.dots for line in standings] == [9, 8, 6, 6, 3]
    assert nameless_controls(voting) == []


def test_what_is_wrong_with_a_ballot_is_said_and_the_ballot_stays(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    type_line(voting, "1112")
    assert "at most 2 are allowed on one" in view.pad.line.said.plain_text()
    assert view.pad.line.text() == "1112"
    assert view.asked() is None
    type_line(voting, "9")
    assert "lines 1 to 5" in view.pad.line.said.plain_text()


def test_the_line_gives_nothing_away(voting) -> None:  # type: ignore[no-untyped-def]
    edit = act(voting).pad.line.edit
    edit.setFocus()
    QTest.keyClicks(edit, "112")
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText("before")
    QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""


def test_only_the_last_ballot_is_corrected(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    type_line(voting, "1122")
    type_line(voting, "3344")
    view.pad.correct.click()
    type_line(voting, "3355")
    assert view.in_box() == {view.asked().id: 2}
    view.reveal_now()
    assert [line.dots for line in view.asked().standings] == [2, 2, 2, 0, 2]


def test_paper_is_reconciled_and_counted_again_unseen(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    for field, number in ((view.pad.handed_out, "3"), (view.pad.collected, "3")):
        field.edit.setText(number)
        field.finish()
    type_line(voting, "1122")
    type_line(voting, "blank")
    assert "not typed" in view.pad.differences.plain_text()
    type_line(voting, "3344")
    assert view.pad.differences.isHidden()
    told: list[str] = []
    voting.desk.told.connect(lambda words, _undo: told.append(words))
    view.pad.again.click()
    for ballot in ("3345", "1122", "blank"):
        type_line(voting, ballot)
    assert "number 5 +1" in told[-1]
    view.reveal_now()
    assert [line.dots for line in view.asked().standings] == [2, 2, 2, 1, 1]


def test_a_second_count_with_fewer_slips_asks_which_one_holds(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    for ballot in ("1122", "3344", "3344"):  # one of them was typed twice
        type_line(voting, ballot)
    told: list[str] = []
    voting.desk.told.connect(lambda words, _undo: told.append(words))
    again, which = view.pad.again, view._second
    again.click()
    assert not again.isEnabled(), "nothing is counted yet"
    assert view.pad.correct.isHidden(), "the first count is not corrected by the second"
    for ballot in ("1122", "3344"):
        type_line(voting, ballot)
    assert again.plain_text() == "That was all"
    again.click()
    assert "The first count has 3 slips, the second 2" in which.label.plain_text()
    assert "Go on counting" in [button.text() for button in which.findChildren(QPushButton)]
    next(button for button in which.findChildren(QPushButton) if button.text() == "The second one").click()
    assert "slips −1" in told[-1]
    assert "number 3 −2" in told[-1]
    assert view.in_box() == {view.asked().id: 2}
    assert again.plain_text() == "Count again"
    again.click()
    type_line(voting, "5")
    again.click()
    next(button for button in which.findChildren(QPushButton) if button.text() == "The first one").click()
    assert view.in_box() == {view.asked().id: 2}
    view.reveal_now()
    assert [line.dots for line in view.asked().standings] == [2, 2, 2, 2, 0]


def test_the_room_reads_the_ballot_as_it_is_set_before_the_first_one_is_typed(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    edit = view.settings.criterion.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Cheapest first")
    five = next(chip for chip in view.settings.dots.findChildren(QAbstractButton) if chip.text() == "5")
    five.click()
    room = shown_to_room(voting)
    assert isinstance(room, views.Ballot)
    assert (room.title, views.plain(room.foot)) == (
        "Cheapest first",
        "5 dots each, at most 2 on one theme",
    )
    type_line(voting, "11223")
    assert shown_to_room(voting).title == "Cheapest first"
    next(chip for chip in view.settings.dots.findChildren(QAbstractButton) if chip.text() == "3").click()
    assert view.settings.wrong.plain_text() == "1 person has used more already; 3 is too few."
    assert (view.asked().dots, view.settings.dots.keys()) == (5, ("5",))


def test_what_is_hidden_is_shown_again_before_anything_is_revealed(voting) -> None:  # type: ignore[no-untyped-def]
    view, window = act(voting), running(voting)
    window._reveal_or_hide()
    assert window.sitting.curtain == "hidden"
    type_line(voting, "1122")
    assert window.side.room.hide_it.plain_text() == "Show again"
    window._reveal_or_hide()
    assert window.sitting.curtain == ""
    assert view.sure.isHidden()
    assert window.side.room.hide_it.plain_text() == "Reveal"
    window._reveal_or_hide()
    assert not view.sure.isHidden()
    type_line(voting, "1123")
    assert view.sure.isHidden(), "it asked about fewer ballots"


def test_missing_ballots_are_said_before_revealing(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    type_line(voting, "1122")
    view.begin()
    running(voting).head.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    running(voting).head.title.setFocus()
    QTest.keyClick(running(voting).head.title, Qt.Key.Key_H)
    assert "7 ballots are missing" in view.sure.label.plain_text()
    assert view.asked().result == {}


def test_a_tie_is_settled_by_keys_before_anything_else(voting) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    for ballot in BALLOTS:
        type_line(voting, ballot)
    view.reveal_now()
    page = running(voting)
    assert view.unsettled()
    assert page.head.next.property("kind") == "plain"
    assert view.result.tie.use.property("kind") == "primary"
    assert isinstance(shown_to_room(voting), views.Tie)
    assert all(row.people is None for row in view.result.list.lines.rows)
    step = page.sitting.step
    page.go_on()
    assert page.sitting.step == step
    ways = view.result.tie.buttons
    assert not ways[0].isEnabled()
    assert "cap is three" in ways[0].accessibleName()
    QTest.keyClicks(QApplication.focusWidget(), "2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not view.unsettled()
    rows = view.result.list.lines.rows
    assert [(row.dots, row.people, row.inside) for row in rows] == [
        (9, 6, True),
        (8, 5, True),
        (6, 5, True),
        (6, 4, False),
        (3, 3, False),
    ]
    assert page.head.next.property("kind") == "primary"
    assert "5 against 4" in view.result.settled.plain_text()
    assert decisions.of_cycle(voting.desk.document, voting.desk.cycle.id)


def test_a_passed_ballot_takes_dots_by_number_and_casts_no_blank_with_escape(voting, qtbot) -> None:  # type: ignore[no-untyped-def]
    view = act(voting)
    view.pad.keyboard.click()
    ballot = voting.findChild(PassedBallot)
    qtbot.waitUntil(ballot.isActiveWindow)

    def press(key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or ballot, key)

    press(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_3):
        press(key)
    assert ballot.rows.placed == [1, 1, 3, 3]
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Escape)
    assert ballot.rows.placed == [1, 1, 3]
    press(Qt.Key.Key_Return)
    assert view.in_box() == {view.asked().id: 1}
    assert ballot.rows.placed == []
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert "0 hands in an empty ballot" in ballot.said.plain_text()
    press(Qt.Key.Key_0)
    assert view.in_box() == {view.asked().id: 2}
    ballot.hand_back()
    view.reveal_now()
    assert view.asked().result["blank"] == 1


def test_marks_are_typed_slip_by_slip_and_have_the_means_of_the_evening(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "pulse", act=1)
    for slip in ("121", "232", "232", "332", "343", "343", "343", "443"):
        type_line(page, slip)
    act(page).reveal_now()
    from PySide6.QtWidgets import QLabel

    card = act(page).result.judgement
    means = [label.text() for label in card.findChildren(QLabel) if label.property("kind") == "figure"]
    assert means == ["2.6", "3.4", "2.4"]
    assert card.strips[0].accessibleName() == "Direction: 1 said 1, 2 said 2, 4 said 3, 1 said 4"


def test_a_low_fist_is_heard_asked_once_more_and_ends(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent", act=1)
    view = act(page)
    type_line(page, "0 0 2 2 3 1")
    view.reveal_now()
    assert "2 people showed 2 or less" in view.part.result.judgement.low.label.plain_text()
    view.part.result.judgement.again.click()
    type_line(page, "0 0 1 2 4 1")
    view.reveal_now()
    card = view.part.result.judgement
    assert not card.again.isVisible()
    card.words.edit.setText("Eight hours is too much")
    card.outcomes["adopted with objection"].click()
    QApplication.processEvents()
    judged = view.part.asked().tie["judged"]
    assert list(judged.values()) == [
        {"outcome": "adopted with objection", "words": "Eight hours is too much"}
    ]


def test_all_goals_of_the_round_stand_on_one_page_and_both_are_shown_at_once(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent")
    view, sitting = act(page), running(page).sitting
    first = sitting.goals[0]
    assert [card.isVisible() for card in view.cards] == [False, True, True]
    assert view.cards[1].verdict.plain_text() == "not asked yet"
    sure = len(page.desk.outline().objectives[0].key_results)
    for mark in "87654":
        type_line(page, mark * sure)
    sitting.show_act(1)
    assert act(page) is view, "both askings are on the same page"
    type_line(page, "0 0 0 0 5 0")
    room = running(page).side.room.picture.view
    assert isinstance(room, views.Question), "nothing is seen before both are shown"
    view.reveal()
    assert view.sure.isVisible()
    view.reveal_now()
    room = running(page).side.room.picture.view
    assert isinstance(room, views.Consent)
    assert (room.fist.mean, room.confidences[0].mean) == ("4.0", "6")
    running(page).go_on()
    assert (sitting.goal_place, sitting.act_place, sitting.step.kind) == (1, 0, "consent")
    assert view.cards[0].title.plain_text() == first.title
    assert view.cards[0].mean.plain_text() == "4.0"
    assert view.cards[0].sure.plain_text().startswith("1.1  6")
    view.cards[0].open.click()
    assert view.head.plain_text() == f"1  {first.title}"


def test_a_goal_without_key_results_does_not_stop_the_round(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent", act=1)
    document = page.desk.document
    lines = page.desk.outline().objectives
    for line in (*lines[0].key_results, *lines[1].key_results):
        key_results.remove(document, line.key_result.id)
    page.reload()
    view, sitting = act(page), running(page).sitting
    type_line(page, "0 0 0 0 5 0")
    view.reveal_now()
    running(page).go_on()
    assert (sitting.goal_place, sitting.act.method) == (1, "fist"), "nobody can be sure of nothing"
    type_line(page, "0 0 0 0 5 0")
    view.reveal_now()
    running(page).go_on()
    assert (sitting.goal_place, sitting.act.method) == (2, "confidence")


def test_consent_of_a_few_can_be_asked_openly(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent", act=1)
    workshop = running(page).sitting.workshop
    agenda.change(page.desk.document, workshop, replace(workshop, people=("Ada", "Ben", "Cleo")))
    page.reload()
    act(page).part.openly_bar.wanted.emit(True)
    QApplication.processEvents()
    type_line(page, "0 0 0 0 1 0")
    asked = act(page).part.asked()
    assert asked is not None
    assert asked.openly


def test_fewer_than_five_voices_are_told_before_the_first_entry(voting) -> None:  # type: ignore[no-untyped-def]
    workshop = running(voting).sitting.workshop
    agenda.change(voting.desk.document, workshop, replace(workshop, people=("Ada", "Ben", "Cleo")))
    voting.reload()
    assert "Only 3 voices" in act(voting).openly_bar.words.plain_text()


def test_a_purse_has_a_size_and_prices_before_it_is_spent(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    # workshop.md section 3, F: each person spends a fixed purse on initiatives with a cost in points.
    page = page_at(shown, "vote", template="roadmap-vote")
    view = act(page)
    items = view.fresh().items
    type_line(page, "1")
    assert "A purse needs its size" in view.pad.line.said.plain_text()
    assert view.asked() is None
    view.settings.purse.set_text("6")
    view.settings.costs.set_text(" ".join(["7"] * len(items)))
    type_line(page, "1")
    assert "costs 7, and the purse holds 6" in view.pad.line.said.plain_text()
    view.settings.costs.set_text(" ".join(["3"] * len(items)))
    type_line(page, "1")
    view.pad.keyboard.click()
    passed = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PassedBallot))
    assert {title.rpartition(" · ")[2] for title in passed.rows._titles.values()} == {"3 points"}
    passed.begin_person()
    QTest.keyClicks(passed.rows, "1")
    assert passed.foot.plain_text().startswith("3 points left")
    passed.hand_back()
    asked = view.asked()
    assert (asked.dots, asked.costs) == (6, dict.fromkeys(items, 3))
    assert view.settings.costs.edit.isReadOnly()
    assert view.in_box() == {asked.id: 1}


def test_few_voices_may_do_it_openly_and_see_each_slip(voting) -> None:  # type: ignore[no-untyped-def]
    workshop = running(voting).sitting.workshop
    agenda.change(voting.desk.document, workshop, replace(workshop, people=("Ada", "Ben", "Cleo")))
    voting.reload()
    act(voting).openly_bar.button.click()
    voting.reload()
    assert "Done openly" in act(voting).openly_bar.words.plain_text()
    type_line(voting, "1 1 2")
    view = running(voting).side.room.picture.view
    assert [row.dots for row in view.rows][:2] == [2, 1]
    act(voting).openly_bar.button.click()
    voting.reload()
    assert not hasattr(running(voting).side.room.picture.view, "rows")
    assert act(voting).openly_bar.button.isHidden()


def test_a_box_on_another_computer_is_said_before_a_slip_is_typed(
    voting, shown, monkeypatch, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    type_line(voting, "1122")
    content = voting.desk.document.database.connection().serialize()
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / "another computer"))
    there = shown(WorkshopPage(desk_over(Document.load(content, "f" * 32, "Ben"))), 1400, 1000)
    view = running(there)
    view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == "vote"))
    asking = act(there)
    assert "is on the computer where it was opened" in asking.box.label.plain_text()
    assert not asking.box.isHidden()
    assert not asking.pad.isEnabled()
    asking.box.findChildren(QAbstractButton)[0].click()
    QApplication.processEvents()
    assert asking.box.isHidden()
    type_line(there, "12")
    assert asking.pad.in_words.plain_text() == "1 of 8 is in"


@pytest.mark.usefixtures("dressed")
def test_a_refused_target_leaves_its_row_level(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "measures", act=2)
    rows = page.desk.outline().key_results[:2]
    card = EstimatesCard("en_GB")
    card.show_estimates(
        [row.key_result for row in rows], {row.key_result.id: ["5", "7", "9"] for row in rows}, revealed=True
    )
    shown(card, 900, 300)
    assert unlevel(card) == []
