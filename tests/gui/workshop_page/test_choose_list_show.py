from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.dialogs.story_dialog import StoryAnswer, StoryDialog
from okrdesk.gui.pages.workshop_page import acts
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.promise_dialog import PromiseDialog
from okrdesk.gui.widgets.marks import Sparkline
from okrdesk.okr import initiatives, key_results, mission, objectives, people, review
from okrdesk.okr.review import Answer
from okrdesk.okr.workshop import ideas, links, promises, templates, themes, views
from okrdesk.okr.workshop.promises import Promise
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import act, page_at, running


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def test_every_act_of_every_template_has_its_work_area(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    assert set(acts._VIEWS) == set(templates.ACTS)
    seen: set[tuple[str, str, str]] = set()
    for template in templates.shipped():
        page = None
        for nth, step in enumerate(template.steps):
            kinds = {(each.name, each.of, each.method) for each in step.acts}
            if kinds <= seen:
                continue  # each kind of act once, not each step
            seen |= kinds
            page = page or page_at(shown, step.kind, template=template.key)
            sitting = running(page).sitting
            sitting.go_to(sitting.steps[nth].id)
            assert {(each.name, each.of, each.method) for each in sitting.acts} == kinds
            for place in range(len(sitting.acts)):
                sitting.show_act(place)
                assert act(page).act == sitting.acts[place]
            assert nameless_controls(page) == []
        if page is not None:
            running(page).finish()
            page.close()


def test_what_was_promised_before_is_asked_first_and_settled(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "promises")
    document, cycle = page.desk.document, page.desk.cycle.id
    for each in promises.of_cycle(document, cycle):
        promises.remove(document, each.id)
    for words in ("Bake", "Brew", "Sing"):
        promises.add(document, Promise("", cycle, what=words))
    page.reload()
    before, now = act(page).before, act(page).card
    assert [row.words for row in before.list.lines.rows] == ["Bake", "Brew", "Sing"]
    assert now.list.lines.rows == ()
    before.list.setFocus()
    before.list.setCurrentIndex(before.list.lines.index(0))
    press(Qt.Key.Key_Space)
    first = promises.of_cycle(document, cycle)[0]
    assert (first.outcome, first.done_on) == ("done", page.desk.today)
    before.carry.click()
    known = {each.what: each for each in promises.of_cycle(document, cycle) if each.workshop_id}
    assert list(known) == ["Brew"]
    assert [row.words for row in before.list.lines.rows] == ["Sing"]
    QApplication.processEvents()
    assert [row.words for row in now.list.lines.rows] == ["Bake", "Brew", "Brew"]


def test_a_promise_is_added_changed_and_removed(qtbot, shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "close")
    document, cycle = page.desk.document, page.desk.cycle.id
    card = act(page).tellings
    said = Promise(
        "",
        cycle,
        "telling",
        "What we chose",
        running(page).sitting.workshop_id,
        whom="<b>All</b> & sundry",
        on=dt.date(2026, 2, 20),
    )
    monkeypatch.setattr(PromiseDialog, "ask", lambda _self: said)
    card.add.click()
    (told,) = [each for each in promises.of_cycle(document, cycle) if each.whom.startswith("<b>")]
    assert told.workshop_id == running(page).sitting.workshop_id
    room = running(page).side.room.picture.view
    assert isinstance(room, views.Listing)
    card.list.removal_requested.emit(told.id)
    assert told.id not in [each.id for each in promises.of_cycle(document, cycle)]


def test_the_dialog_refuses_an_empty_promise_beside_the_field(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "close")
    everyone = people.active(page.desk.document)
    fresh = Promise("", page.desk.cycle.id)
    dialog = PromiseDialog(page, fresh, everyone, page.desk.today, page.desk.locale)
    assert dialog.answer() is None
    assert "in a few words" in dialog.what.error()
    dialog.what.edit.setText("Bake")
    dialog.day.edit.setText("20 Feb")
    answer = dialog.answer()
    assert answer is not None
    assert (answer.what, answer.on) == ("Bake", dt.date(2026, 2, 20))


def test_a_theme_becomes_an_objective_and_a_fourth_asks_why(qtbot, shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from okrdesk.gui.dialogs.reason_dialog import ReasonDialog

    page = page_at(shown, "choose", themed=True)
    document, cycle = page.desk.document, page.desk.cycle.id
    made = [theme.id for theme in themes.of_cycle(document, cycle)]
    for goal in objectives.of_cycle(document, cycle)[1:]:
        objectives.remove(document, goal.id)
    page.reload()
    part = act(page).part
    part.begin()
    part.objective.click()
    goals = objectives.of_cycle(document, cycle)
    assert (goals[-1].theme_id, goals[-1].origin) == (made[0], "theme")
    part.list.setCurrentIndex(part.list.lines.index(1))
    part.objective.click()
    part.list.setCurrentIndex(part.list.lines.index(2))
    monkeypatch.setattr(ReasonDialog, "ask", lambda _self: None)
    part.objective.click()
    assert len(objectives.of_cycle(document, cycle)) == 3
    monkeypatch.setattr(ReasonDialog, "ask", lambda _self: "Two teams share it")
    part.objective.click()
    assert len(objectives.of_cycle(document, cycle)) == 4
    part.list.setCurrentIndex(part.list.lines.index(3))
    part.priority.click()
    assert themes.priority_of(document, themes.read(document, made[3]))


def test_drafts_become_words_and_measures_key_results(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "wording", act=1)
    document, cycle = page.desk.document, page.desk.cycle.id
    goal = objectives.of_cycle(document, cycle)[0]
    (draft,) = ideas.add(document, cycle, ["Nobody stays a stranger"], kind="draft", about=goal.id)
    page.reload()
    act(page).part.list.pressed_card.emit(draft)
    assert objectives.read(document, goal.id).title == "Nobody stays a stranger"
    page.desk.undo()
    running(page).sitting.go_to(
        next(step.id for step in running(page).sitting.steps if step.kind == "measures")
    )
    running(page).sitting.show_act(1)
    (measure,) = ideas.add(document, cycle, ["Evenings held"], kind="measure", about=goal.id)
    page.reload()
    act(page).part.list.pressed_card.emit(measure)
    assert key_results.of_objective(document, goal.id)[-1].title == "Evenings held"
    act(page).part.list.pressed_card.emit(measure)
    assert "Evenings held" not in [row.title for row in key_results.of_objective(document, goal.id)]


def test_owners_are_given_on_the_board_with_the_room_looking(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "owning")
    board = act(page).part.board
    assert QApplication.focusWidget() is board.view
    line = page.desk.outline().key_results[0].key_result
    board.view.choose(line.id)
    room = running(page).side.room.picture.view
    assert isinstance(room, views.Owners)
    assert room.columns[0].rows[0].asked
    press(Qt.Key.Key_O)
    chooser = board.view.findChild(PersonChooser)
    assert chooser is not None
    somebody = people.active(page.desk.document)[2]
    chooser.field.setText(somebody.name)
    chooser.field.textEdited.emit(somebody.name)
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert key_results.read(page.desk.document, line.id).owner_id == somebody.id
    page.desk.undo()
    assert key_results.read(page.desk.document, line.id).owner_id == line.owner_id
    board.view.setFocus()
    press(Qt.Key.Key_Space)  # chooses cards here, as it does on the page; PageDown goes on
    assert running(page).sitting.step.kind == "owning"
    press(Qt.Key.Key_PageDown)
    assert running(page).sitting.step.kind == "consent"


def test_how_goals_fit_is_said_pair_by_pair(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "fit")
    part = act(page).part
    pair, (chips, note) = next(iter(part.pairs.items()))
    note.edit.setText("Same evening")
    note.finish()
    chips.picked.emit(("hurt",))
    link = links.of_cycle(page.desk.document, pair)[frozenset(pair)]
    assert (link.kind, link.note) == ("hurt", "Same evening")


@pytest.mark.parametrize(("kind", "place"), [("purpose", 0), ("charter", 0)])
def test_mission_and_charter_are_written_here(qtbot, shown, kind: str, place: int) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, kind, act=place)
    part = act(page).part
    if kind == "purpose":
        field = part.community.mission
        field.edit.setPlainText("We meet, so that nobody starts alone.")
        field.finish()
        assert mission.read(page.desk.document).mission == "We meet, so that nobody starts alone."
    else:
        part.begin()
        part.growing.field.edit.setText("We answer within a day")
        part.growing.field.finish()
        assert mission.charter(page.desk.document)[-1].text == "We answer within a day"


def test_the_review_is_held_with_its_own_cards(qtbot, shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "review", template="review")
    view = running(page)
    row = act(page).part.scores.rows[1]
    assert QApplication.focusWidget() is act(page).part.scores.rows[0].toggle
    row.chips.picked.emit(("adjust",))
    QApplication.processEvents()
    assert row.review.decision == "adjust"
    assert view.side.room.picture.view.lines[1].when == "Adjust", "the room sees it at once"
    view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == "stories"))
    told = StoryAnswer("The kitchen was full", "", "", "", True)
    monkeypatch.setattr(StoryDialog, "ask", lambda dialog: told)
    act(page).part.cards[0].add_button.click()
    QApplication.processEvents()
    assert "The kitchen was full" in [each.text for each in view.side.room.picture.view.statements]


@pytest.mark.parametrize(
    ("kind", "place", "question"),
    [("review", 0, "relevant"), ("ideas", 1, "needs"), ("mirror", 1, "behaviour")],
)
def test_each_question_is_asked_of_every_goal(qtbot, shown, kind: str, place: int, question: str) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, kind, act=place, template="revisit")
    board = act(page).part.board
    assert [row.words.plain_text()[:1] for row in board.rows] == ["1", "2", "3"]
    board.rows[2].note.edit.setPlainText("Half of us")
    board.rows[2].chips.picked.emit(("partly",))
    QApplication.processEvents()
    seen = running(page).side.room.picture.view
    answers = (
        [each.answer for each in seen.goals] if question == "behaviour" else [each.who for each in seen.lines]
    )
    assert answers[2] == "Partly"
    assert "Half of us" not in repr(seen)
    goal = page.desk.outline().objectives[2].objective.id
    given = {each.question: each for each in _answers(page, goal)}
    assert (given[question].answer, given[question].note) == ("partly", "Half of us")


def _answers(page: WorkshopPage, goal: str) -> tuple[Answer, ...]:
    shown = review.review_of(page.desk.document, page.desk.outline())
    return next(each.answers for each in shown.objectives if each.line.objective.id == goal)


def test_where_a_measure_stands_its_unit_and_who_counts_it_are_said_in_the_room(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "measures", act=1)
    document = page.desk.document
    goal = running(page).sitting.goal
    assert goal is not None
    facts = act(page).part.facts
    row = key_results.of_objective(document, goal.id)[0]
    for name, text in (("baseline", "41"), ("unit", "guests"), ("source", "Jana, door list")):
        field = facts.fields[row.id, name]
        field.type_text(text)
        field.finish()
    now = key_results.read(document, row.id)
    assert (now.baseline, now.unit, now.source) == (41, "guests", "Jana, door list")
    assert "today='41" in repr(running(page).side.room.picture.view)
    field = facts.fields[row.id, "baseline"]
    field.type_text("many")
    field.finish()
    assert field.error()
    assert field.text() == "many"
    assert nameless_controls(page) == []


def test_for_how_many_a_goal_is_and_how_it_went_stand_beside_the_question(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "review", template="revisit")
    field = act(page).part.board.rows[1].members
    field.type_text("1,200")
    field.finish()
    goal = page.desk.outline().objectives[1].objective.id
    assert _answers(page, goal)[0].members == 1200
    QApplication.processEvents()
    assert running(page).side.room.picture.view.lines[1].when == "for about 1,200 members"
    for wrong in ("many", "1.5", "-3"):
        field.type_text(wrong)
        field.finish()
        assert field.error()
        assert field.text() == wrong
    assert _answers(page, goal)[0].members == 1200
    view = running(page)
    view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == "mirror"))
    view.sitting.show_act(1)
    QApplication.processEvents()
    lines = act(page).part.board.courses[0].findChildren(Sparkline)
    assert lines
    assert all(len(line.points) > 1 and "from" in line.accessibleName() for line in lines)
    assert nameless_controls(page) == []


def test_a_newcomer_chooses_one_way_to_help_where_the_sheet_is_read(qtbot, shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "purpose", template="newcomer")
    part = act(page).part
    asked: list[str] = []

    def ask(dialog: PromiseDialog) -> Promise:
        asked.append(dialog.what.text())
        return Promise("", page.desk.cycle.id, what=dialog.what.text())

    monkeypatch.setattr(PromiseDialog, "ask", ask)
    assert QApplication.focusWidget() is part.choices[0]
    press(Qt.Key.Key_Space)
    (what,) = asked
    assert what.startswith("Help with: ") or what
    assert what in [each.what for each in promises.of_cycle(page.desk.document, page.desk.cycle.id)]
    assert nameless_controls(page) == []


def test_a_key_result_is_adjusted_where_the_room_objects(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "consent")
    view = running(page)
    consent, card = act(page), act(page).adjusting
    assert card.isHidden()
    consent.adjust.click()
    assert card.isVisible()
    assert QApplication.focusWidget() is card.form.target.edit
    lines = page.desk.outline().objectives[0].key_results
    assert [chip.text() for chip in card.which.findChildren(QAbstractButton)] == [r.number for r in lines]
    card.which.picked.emit((lines[1].key_result.id,))
    card.form.target.type_text("7")
    card.done.click()
    assert key_results.read(page.desk.document, lines[1].key_result.id).target == 7
    assert card.isHidden()
    consent.adjust.click()
    view.sitting.turn_goal(1)
    assert card.isHidden(), "another goal has other key results"
    assert act(page) is consent
    consent.adjust.click()
    assert nameless_controls(page) == []


def test_an_initiative_goes_to_the_key_result_that_was_chosen(shown) -> None:  # type: ignore[no-untyped-def]
    page = page_at(shown, "talk", template="roadmap-vote")
    desk, card = page.desk, act(page).growing
    third = desk.outline().key_results[2].key_result
    QTest.keyClick(card.key_result, Qt.Key.Key_Down)
    QTest.keyClick(card.key_result, Qt.Key.Key_Down)
    field = card.growing.field.edit
    QTest.keyClicks(field, "A bell at the door")
    QTest.keyClick(field, Qt.Key.Key_Return)
    planned = initiatives.of_cycle(desk.document, desk.cycle.id)
    assert "A bell at the door" in [each.title for each in planned[third.id]]
    assert card.key_result.key() == third.id, "the next one goes there too"
