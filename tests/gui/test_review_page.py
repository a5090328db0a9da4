from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange import stories_json
from okrdesk.gui.areas.review.objective_row import ObjectiveRow
from okrdesk.gui.areas.review.score_card import AT_ONCE
from okrdesk.gui.areas.review.score_marks import ScoreBox
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.decision_dialog import DecisionAnswer, DecisionDialog
from okrdesk.gui.dialogs.snapshot_dialog import SnapshotAnswer, SnapshotDialog
from okrdesk.gui.dialogs.story_dialog import StoryAnswer, StoryDialog
from okrdesk.gui.pages.review_page.page import ReviewPage
from okrdesk.i18n import format_number
from okrdesk.okr import (
    closing,
    cycles,
    decisions,
    key_results,
    objectives,
    people,
    review,
    snapshots,
    stories,
)
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import agenda, templates
from tests import changes, factories
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk

HOSTILE = "<b>R&D</b> $5 ‮عربي 😀 " + "x" * 10_000


@pytest.fixture
def page(qtbot, shown):  # type: ignore[no-untyped-def]
    return shown(ReviewPage(sample_desk()), 1224, 900)


def settle() -> None:
    QApplication.processEvents()
    QApplication.processEvents()


def chip(parent: QWidget, words: str) -> QAbstractButton:
    return next(b for b in parent.findChildren(QAbstractButton) if b.text() == words)


def shown_rows(page: ReviewPage) -> list[ObjectiveRow]:
    return [row for row in page.scores.rows if row.isVisible()]


def kept_review(page: ReviewPage) -> review.Review:
    return review.review_of(page.desk.document, page.desk.outline())


def open_first(page: ReviewPage) -> ObjectiveRow:
    row = page.scores.rows[0]
    QTest.mouseClick(row.toggle, Qt.MouseButton.LeftButton)
    settle()
    return row


def test_every_control_has_a_name(page: ReviewPage) -> None:
    open_first(page)
    chip(page.look_again, "Yes").click()
    settle()
    assert nameless_controls(page) == []


# Scores and decisions


def test_every_objective_shows_its_score_and_aim(page: ReviewPage) -> None:
    # F16 (Google re:Work, Doerr): one decimal place; committed aims at 1.0, aspirational at 0.7.
    shown = kept_review(page).objectives
    assert [row.score.plain_text() for row in shown_rows(page)] == [
        f"Score of objective {o.line.number}: {o.score}" for o in shown
    ]
    assert [row.bar.aim for row in page.scores.rows] == [
        1.0 if o.line.objective.commitment == "committed" else 0.7 for o in shown
    ]


def test_a_decision_is_one_click_and_its_reason_is_kept_when_it_changes(page: ReviewPage) -> None:
    row = page.scores.rows[1]
    chip(row.chips, "Keep").click()
    settle()
    row.reason.edit.setText("It still brings people together.")
    row.reason.finish()
    settle()
    chip(row.chips, "Split").click()
    settle()
    kept = kept_review(page).objectives[1]
    assert (kept.decision, kept.reason) == ("split", "It still brings people together.")
    row.take_back.click()
    settle()
    assert kept_review(page).objectives[1].decision == ""
    page.desk.undo()
    settle()
    assert row.chips.keys() == ("split",)
    assert row.reason.text() == "It still brings people together."


def test_lines_for_what_nobody_has_said_are_not_made(page: ReviewPage) -> None:
    # They were a third of the widgets of the page, dressed and laid out at its first visit.
    asked, row = page.look_again.questions["needs"], page.scores.rows[0]
    before = (len(row.findChildren(QLineEdit)), len(asked.findChildren(QPlainTextEdit)))
    chip(row.chips, "Keep").click()
    chip(asked, "Yes").click()
    settle()
    assert before == (0, 0)
    assert row.reason.isVisible()
    assert asked.note.isVisible()


def test_a_reason_half_typed_survives_other_edits_and_the_choice_of_a_decision(page: ReviewPage) -> None:
    row = page.scores.rows[0]
    chip(row.chips, "Keep").click()
    settle()
    row.reason.edit.setFocus()
    QTest.keyClicks(row.reason.edit, "half typed")
    stories.add(page.desk.document, stories.Story("", page.desk.cycle.id, "success", "Elsewhere", on=DAY))
    page.desk.announce()
    settle()
    assert row.reason.text() == "half typed"
    chip(row.chips, "Retire").click()
    settle()
    assert kept_review(page).objectives[0].reason == "half typed"


def test_decisions_go_by_keyboard(page: ReviewPage) -> None:
    row = page.scores.rows[0]
    row.chips.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    settle()
    assert kept_review(page).objectives[0].decision == "adjust"


def test_our_own_score_counts_and_asks_why_where_it_is_far(page: ReviewPage) -> None:
    # F16: a reason is asked where own and counted score differ by 0.2 or more.
    row = open_first(page)
    first = row.keys[0]
    counted = kept_review(page).objectives[0].key_results[0].counted
    near, far = counted + Decimal("0.1"), counted + Decimal("0.2")
    first.own.setValue(float(near))
    first.own.tell()
    settle()
    assert kept_review(page).objectives[0].key_results[0].own == near
    assert not first.reason.isVisible()
    first.own.setValue(float(far))
    first.own.tell()
    assert "why?" in first.reason.error()
    assert kept_review(page).objectives[0].key_results[0].own == near
    page.reload()
    assert first.own.score() == far  # what was chosen waits for its reason
    first.reason.edit.setText("The hall was closed.")
    first.reason.finish()
    settle()
    kept = kept_review(page).objectives[0].key_results[0]
    assert (kept.own, kept.reason) == (far, "The hall was closed.")
    assert first.reason.error() == ""
    own = kept_review(page).objectives[0].own
    assert row.score.text() == str(own)


def test_the_first_step_starts_at_the_counted_score(page: ReviewPage) -> None:
    box = open_first(page).keys[1].own
    counted = kept_review(page).objectives[0].key_results[1].counted
    assert box.score() is None
    box.stepBy(1)
    assert box.score() == counted


def test_a_score_at_rest_is_written_and_a_dash_takes_it_back(page: ReviewPage, qtbot) -> None:
    box = open_first(page).keys[0].own
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: kept_review(page).objectives[0].key_results[0].own is not None)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    box.tell()
    settle()
    assert kept_review(page).objectives[0].key_results[0].own is None


@pytest.mark.parametrize("which", ["objective", "key result", "cycle"])
def test_every_figure_shows_its_sum(page: ReviewPage, which: str) -> None:
    row = open_first(page)
    button = {"objective": row.score, "key result": row.keys[0].counted, "cycle": page.scores.mean}[which]
    button.click()
    settle()
    popover = QApplication.activePopupWidget()
    assert popover is not None
    assert nameless_controls(popover) == []
    popover.close()


def test_the_cycle_as_a_whole_is_one_sentence_with_its_mean(page: ReviewPage) -> None:
    # F17 (OpenOKR): below 0.40 more than the team could carry; from 0.60 healthy.
    first = page.scores.verdict.plain_text()
    assert "more than the team could carry" in first
    assert first.startswith("If it ended here")
    for line in page.desk.outline().key_results:
        review.score(page.desk.document, line.key_result.id, Decimal("0.7"), "We agree.", day=DAY)
    page.desk.announce()
    settle()
    assert "healthy" in page.scores.verdict.plain_text()
    assert page.scores.mean.text() == "0.70"


def test_a_cycle_without_check_ins_is_not_judged(shown) -> None:
    document = Document.create(None, "New", "a" * 32, "Ada")
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "Begin"))
    key_results.add(document, KeyResult("", objective, "Count", baseline=Decimal(0), target=Decimal(5)))
    page = shown(ReviewPage(desk_over(document)), 1000, 700)
    assert "Nothing is measured yet" in page.scores.verdict.plain_text()
    assert not page.scores.mean.isVisible()


def test_an_empty_workspace_is_no_dead_end(shown) -> None:
    document = Document.create(None, "Empty", "a" * 32)
    factories.quarter(document)
    page = shown(ReviewPage(desk_over(document)), 1000, 700)
    assert page.scores.nothing.isVisible()
    assert page.look_again.nothing.isVisible()
    assert not page.look_again.objective.isVisible()
    assert page.celebrate.nothing.isVisible()
    assert page.next_cycle.close_button.isVisible()
    assert nameless_controls(page) == []


def test_many_objectives_come_a_few_at_a_time(shown) -> None:
    desk = sample_desk()
    for number in range(20):
        last = objectives.add(desk.document, objectives.Objective("", desk.cycle.id, f"Objective {number}"))
    page = shown(ReviewPage(desk), 1224, 900)
    assert len(shown_rows(page)) == AT_ONCE
    page.scores.later.click()
    assert shown_rows(page)[0].number.plain_text() == str(AT_ONCE + 1)
    page.show_item(last)
    assert shown_rows(page)[-1].objective_id == last
    assert len(page.scores.rows) == AT_ONCE


def test_a_key_result_can_be_shown_by_its_id(page: ReviewPage) -> None:
    wanted = page.desk.outline().objectives[1].key_results[0].key_result.id
    page.show_item(wanted)
    assert page.scores.rows[1].keys[0].isVisible()
    assert page.look_again.objective.key() == page.desk.outline().objectives[1].objective.id


# Look again


def test_each_objective_has_its_own_three_answers(page: ReviewPage) -> None:
    # Decision 26 of the design: revisit questions stand per objective.
    first, second = (o.objective.id for o in page.desk.outline().objectives[:2])
    relevant = page.look_again.questions["relevant"]
    chip(relevant, "Partly").click()
    settle()
    relevant.note.edit.setPlainText("Half of them answered.")
    relevant.note.finish()
    settle()
    page.look_again.look_at(second)
    assert relevant.chips.keys() == ()
    assert relevant.note.text() == ""
    answers = {a.question: a for a in kept_review(page).objectives[0].answers}
    assert (answers["relevant"].answer, answers["relevant"].note) == ("partly", "Half of them answered.")
    assert kept_review(page).objectives[0].line.objective.id == first


def test_the_questions_follow_the_objective_that_is_worked_on(page: ReviewPage) -> None:
    page.scores.rows[2].toggle.click()
    assert page.look_again.objective.key() == page.scores.rows[2].objective_id
    needs = page.look_again.questions["needs"]
    chip(needs, "Yes").click()
    settle()
    needs.note.edit.setPlainText("half typed")
    page.scores.rows[0].title.clicked.emit()
    settle()
    answers = {a.question: a for a in kept_review(page).objectives[2].answers}
    assert answers["needs"].note == "half typed"


def test_the_day_to_look_again_reminds_until_it_was_done(page: ReviewPage) -> None:
    assert not page.reminder.isVisible()
    page.community.revisit.edit.setText("2026-02-08")
    page.community.revisit.finish()
    settle()
    assert page.desk.cycle.revisit_on == DAY
    assert page.reminder.isVisible()
    next(b for b in page.reminder.findChildren(QAbstractButton) if b.accessibleName() == "Done").click()
    settle()
    assert page.desk.cycle.revisit_on is None
    assert not page.reminder.isVisible()


# Stories, decisions, the community


def test_a_success_is_added_shared_moved_and_removed(page: ReviewPage, monkeypatch) -> None:
    told = StoryAnswer("The choir sang <b>twice</b>.", "", page.desk.outline().objectives[0].objective.id)
    monkeypatch.setattr(StoryDialog, "ask", lambda _dialog: told)
    page.celebrate.add_button.click()
    settle()
    found = stories.of_cycle(page.desk.document, page.desk.cycle.id, "success")
    assert found[-1].text == told.text
    assert not found[-1].may_share
    rows = page.celebrate.list
    assert rows.chosen() == found[-1].id
    QTest.keyClick(rows, Qt.Key.Key_Space)
    settle()
    assert stories.read(page.desk.document, found[-1].id).may_share
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    order = [s.id for s in stories.of_cycle(page.desk.document, page.desk.cycle.id, "success")]
    assert order.index(found[-1].id) == len(order) - 2
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    settle()
    assert found[-1].id not in [s.id for s in stories.all_stories(page.desk.document)]


def test_what_we_ask_for_stands_on_the_page_and_is_read_once_closed(page: ReviewPage) -> None:
    asked = [row.pill for row in page.asks.list.lines.rows]
    assert asked == ["answered", "by 20 Feb", "by 20 Feb"]
    assert any(action.text() == "Ask for something…" for action in page.actions())
    closed = page.desk.cycle.id
    page.desk.do(closing.close, closed, on=DAY, next_name="2026-Q2")
    page.desk.choose_cycle(closed)
    settle()
    assert page.asks.add_button.isHidden()
    assert len(page.asks.list.lines.rows) == 3


def test_a_lesson_opens_by_enter_with_what_to_try(page: ReviewPage, monkeypatch) -> None:
    story = stories.of_cycle(page.desk.document, page.desk.cycle.id, "lesson")[0]
    asked: list[StoryAnswer] = []

    def ask(dialog: StoryDialog) -> StoryAnswer:
        known = dialog.answer()
        assert known is not None
        asked.append(known)
        return replace(known, try_next="Ask in person", may_share=True)

    monkeypatch.setattr(StoryDialog, "ask", ask)
    page.learn.list.choose(story.id)
    QTest.keyClick(page.learn.list, Qt.Key.Key_Return)
    settle()
    assert asked[0].text == story.text
    assert stories.read(page.desk.document, story.id).try_next == "Ask in person"
    assert "→ try: Ask in person" in page.learn.list.lines.rows[0].under


def test_stories_of_another_community_come_in_marked_and_ours_leave_with_the_tick(
    page: ReviewPage, monkeypatch, tmp_path: Path
) -> None:
    other = sample_desk()
    stories.add(
        other.document, stories.Story("", other.cycle.id, "lesson", "Ask first.", on=DAY, may_share=True)
    )
    stories.add(other.document, stories.Story("", other.cycle.id, "lesson", "A secret.", on=DAY))
    pack = tmp_path / "pack.json"
    changes.of_mission(other.document, name="Hamburg")
    pack.write_bytes(stories_json.to_json(other.document))
    monkeypatch.setattr(places, "ask_open_place", lambda *_a: pack)
    said: list[str] = []
    page.desk.told.connect(lambda words, _undo: said.append(words))
    by_words = {action.text(): action for action in page.share_button.menu().actions()}
    by_words["Take in stories of another community…"].trigger()
    settle()
    came = [s for s in stories.all_stories(page.desk.document) if s.origin]
    assert "Ask first." in {s.text for s in came}
    assert "A secret." not in {s.text for s in came}
    assert any("from Hamburg" in row.pill for row in page.learn.list.lines.rows)
    assert said[-1].startswith("Took in")
    out = tmp_path / "out.json"
    monkeypatch.setattr(places, "ask_save_place", lambda *_a: out)
    by_words["Share our stories…"].trigger()
    texts = {story.text for story in stories_json.from_json(out.read_bytes(), "out.json")}
    assert texts == {s.text for s in stories.all_stories(page.desk.document) if s.may_share}


def test_a_decision_is_noted_with_why_and_evidence(page: ReviewPage, monkeypatch) -> None:
    line = page.desk.outline().key_results[0].key_result.id
    told = DecisionAnswer("Count introductions", "Messages are noise", "1.2 fell", line, "")
    monkeypatch.setattr(DecisionDialog, "ask", lambda _dialog: told)
    page.decisions.add_button.click()
    settle()
    kept = next(d for d in decisions.of_cycle(page.desk.document, page.desk.cycle.id) if d.what == told.what)
    assert (kept.why, kept.evidence, kept.line) == (told.why, told.evidence, line)
    row = next(row for row in page.decisions.list.lines.rows if row.id == kept.id)
    assert "1.1" in row.under
    assert "Messages are noise" in row.under


def test_the_community_then_and_now_is_one_sentence(page: ReviewPage, monkeypatch) -> None:
    told = SnapshotAnswer(DAY, Decimal(500), Decimal(140), "growing", "")
    monkeypatch.setattr(SnapshotDialog, "ask", lambda _dialog: told)
    before = len(snapshots.all_snapshots(page.desk.document))
    page.community.add_button.click()
    settle()
    assert len(snapshots.all_snapshots(page.desk.document)) == before + 1
    assert len(page.community.list.lines.rows) == before + 1
    assert "→ " in page.community.sentence.plain_text()


# A closed cycle


def test_a_workshop_that_runs_is_told_before_the_form_for_closing_opens(page: ReviewPage) -> None:
    desk, told = page.desk, []
    agenda.hold(desk.document, desk.cycle.id, templates.find(desk.document, "review"), on=DAY)
    desk.refused.disconnect()
    desk.refused.connect(told.append)
    page.next_cycle.close_cycle()
    assert told == ["“Review and learn” is still running; finish it before the cycle is closed."]


def test_a_closed_cycle_is_for_reading_and_can_be_reopened(page: ReviewPage) -> None:
    first = page.desk.cycle.id
    following = closing.close(page.desk.document, first, on=DAY, next_name="2026-Q2")
    page.desk.choose_cycle(first)
    settle()
    row = page.scores.rows[0]
    assert not row.chips.isEnabled()
    assert not page.celebrate.add_button.isVisible()
    assert not page.community.revisit.isVisible()
    assert not page.next_cycle.close_button.isVisible()
    enabled = {action.text() for action in page.actions() if action.isEnabled()}
    assert "Close the cycle…" not in enabled
    assert "Reopen the cycle" in enabled
    before = stories.of_cycle(page.desk.document, first, "success")
    page.celebrate.list.setFocus()
    QTest.keyClick(page.celebrate.list, Qt.Key.Key_Delete)
    QTest.keyClick(page.celebrate.list, Qt.Key.Key_Space)
    assert stories.of_cycle(page.desk.document, first, "success") == before
    assert page.reached.isVisible()
    assert "2026-Q1: " in page.reached.label.plain_text()
    assert "Mean score 0." in page.reached.label.plain_text()
    asked: list[str] = []
    page.desk.page_requested.connect(lambda name, _item: asked.append(name))
    page.next_cycle.after_button.click()
    settle()
    assert asked == ["objectives"]
    assert page.desk.cycle.id == following
    for _turn in range(5):
        settle()
    assert page.scores.rows[0].lineage.plain_text().startswith("Continues 1 of 2026-Q1. Its score was 0.")
    page.desk.choose_cycle(first)
    settle()
    page.next_cycle.reopen_button.click()
    settle()
    assert page.scores.rows[0].chips.isEnabled()


# Everything else


@pytest.mark.usefixtures("dressed")
def test_hostile_words_stay_in_the_page(shown) -> None:
    desk = sample_desk()
    objective = desk.outline().objectives[0].objective.id
    changes.objective(desk.document, objective, title=HOSTILE)
    for kind in ("success", "lesson"):
        stories.add(
            desk.document, stories.Story("", desk.cycle.id, kind, HOSTILE, on=DAY, origin="‮" + "y" * 200)
        )
    decisions.add(desk.document, decisions.Decision("", desk.cycle.id, what=HOSTILE, on=DAY, why=HOSTILE))
    changes.cycle(desk.document, desk.cycle.id, HOSTILE[:400], desk.cycle.first_day, desk.cycle.last_day)
    page = shown(ReviewPage(desk), 1224, 900)
    for width in (1224, 940, 808, 620):
        page.resize(width, 640)
        settle()
        assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page.scores.rows[0].height() < 500
    assert nameless_controls(page) == []


def test_the_review_is_saved_as_pdf(page: ReviewPage, monkeypatch, tmp_path: Path) -> None:
    out = tmp_path / "review.pdf"
    monkeypatch.setattr(places, "ask_save_place", lambda *_a: out)
    by_words = {action.text(): action for action in page.actions()}
    by_words["Save the review as PDF…"].trigger()
    assert out.read_bytes().startswith(b"%PDF")


def test_a_cycle_that_is_only_drafted_does_not_ask_to_be_closed(page: ReviewPage) -> None:
    first, last = dt.date(2026, 4, 1), dt.date(2026, 6, 30)
    page.desk.choose_cycle(cycles.add(page.desk.document, "2026-Q2", first, last))
    settle()
    assert not page.next_cycle.close_button.isVisible()
    assert page.next_cycle.heading.plain_text() == "2026-Q2 has not begun"
    assert "1 Apr 2026" in page.next_cycle.words.plain_text()


def test_scores_are_written_in_the_locale(page: ReviewPage) -> None:
    changes.of_mission(page.desk.document, locale="de")
    page.desk.announce()
    row = open_first(page)
    shown = kept_review(page).objectives[0]
    assert row.score.text() == str(shown.score).replace(".", ",")
    assert row.keys[0].counted.text() == str(shown.key_results[0].counted).replace(".", ",")


def test_a_refused_decision_is_said_at_its_reason(page: ReviewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise Refused("Not now.")

    monkeypatch.setattr(review, "decide", refuse)
    row = page.scores.rows[0]
    row.reason.edit.setText("half a reason")
    row.chips.picked.emit((review.DECISIONS[0],))
    page.reload()
    assert (row.reason.error(), row.reason.text()) == ("Not now.", "half a reason")


def test_who_retired_is_offered_for_nothing_new(page: ReviewPage, monkeypatch) -> None:
    document = page.desk.document
    story, decision = page.celebrate._stories[0], page.decisions._decisions[0]
    person = next(each for each in people.everyone(document) if each.id == story.person_id)
    decisions.change(document, decision, replace(decision, person_id=person.id))
    people.retire(document, person.id, True)
    settle()
    offered: list[bool] = []

    def look(dialog: StoryDialog | DecisionDialog) -> None:
        offered.append(dialog.person.findData(person.id) >= 0)

    for kind in (StoryDialog, DecisionDialog):
        monkeypatch.setattr(kind, "ask", look)
    for card, known in ((page.celebrate, story), (page.decisions, decision)):
        card.add()
        card.open(known.id)
    assert offered == [False, True] * 2


def test_a_closed_cycle_takes_in_no_stories(page: ReviewPage) -> None:
    take_in = page.share_button.menu().actions()[1]
    page.share_button.menu().aboutToShow.emit()
    assert take_in.isEnabled()
    quarter = page.desk.cycle.id
    page.desk.do(closing.close, quarter, on=DAY, next_name="2026-Q2")
    page.desk.choose_cycle(quarter)
    page.share_button.menu().aboutToShow.emit()
    assert not take_in.isEnabled()


@pytest.mark.parametrize(
    ("locale", "typed", "text"),
    [("de_DE", "0,4", "0,4"), ("de_DE", "0.4", "0,4"), ("en_GB", "0,4", "0.4"), ("ar_EG", "٠٫٤", "0.4")],
)
def test_our_own_score_is_typed_and_shown_as_the_workspace_writes(
    shown: Any, locale: str, typed: str, text: str
) -> None:  # decision 39
    box: ScoreBox = shown(ScoreBox("Our own score"))
    box.set_locale(locale)
    box.set_score(None)
    assert (box.text(), box.score()) == ("–", None)
    box.setFocus()
    box.selectAll()
    told: list[Decimal | None] = []
    box.scored.connect(told.append)
    box.lineEdit().insert(typed)  # QTest types no Arabic digits
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == [Decimal("0.4")]
    assert box.text() == format_number(Decimal("0.4"), locale) == text


@pytest.mark.parametrize(
    ("typed", "score"),
    [("7", "0.3"), ("x", "0.3"), ("-", "0.3"), ("0,45", "0.4"), ("1,5", "0.3"), ("1", "1.0")],
)
def test_what_is_no_score_does_not_get_into_the_box(shown: Any, typed: str, score: str) -> None:
    box: ScoreBox = shown(ScoreBox("Our own score"))
    box.set_locale("de_DE")
    box.set_score(Decimal("0.3"))
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box.lineEdit(), typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.score() == Decimal(score)


def test_the_first_step_starts_at_the_counted_score_and_delete_takes_it_back(shown: Any) -> None:
    box: ScoreBox = shown(ScoreBox("Our own score"))
    box.set_locale("de_DE")
    box.set_score(None)
    box.show_score(None, Decimal("0.6"))
    box.setFocus()
    for key, text in ((Qt.Key.Key_Up, "0,6"), (Qt.Key.Key_Up, "0,7"), (Qt.Key.Key_Down, "0,6")):
        QTest.keyClick(box, key)
        assert box.text() == text
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert (box.text(), box.score()) == ("–", None)


@pytest.mark.usefixtures("dressed")
def test_what_the_goals_gave_is_marked_ticked_and_undone(page: ReviewPage) -> None:
    card, document = page.benefits, page.desk.document
    card.marks["clarity"].picked.emit(("4",))
    card.risks.picked.emit(("scattered", "disengaged"))
    page.reload()
    cycle = page.desk.cycle
    assert (cycle.clarity, cycle.risks) == (4, ("scattered", "disengaged"))
    assert (card.marks["clarity"].keys(), card.risks.keys()) == (("4",), ("scattered", "disengaged"))
    page.desk.undo()
    card.marks["clarity"].picked.emit(("-",))
    page.reload()
    assert (page.desk.cycle.clarity, page.desk.cycle.risks) == (None, ())
    assert card.marks["clarity"].keys() == ("-",)
    with document.edit("Close"):
        document.set(t.Cycle, cycle.id, closed=1)
    page.reload()
    assert not card.risks.isEnabled()
