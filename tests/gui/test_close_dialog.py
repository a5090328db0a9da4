from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.close_dialog import CloseAnswer, CloseDialog, open_words
from okrdesk.gui.pages.review_page.next_cycle_card import NextCycleCard, following
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr import check_ins, closing, cycles, review
from okrdesk.okr.review import Open, Review
from tests import changes
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, sample_desk

HOSTILE = "<b>R&D</b> $5 ‮عربي 😀 " + "x" * 10_000


def review_of(desk: Desk) -> Review:
    return review.review_of(desk.document, desk.outline())


def dialog_of(desk: Desk) -> CloseDialog:
    shown = review_of(desk)
    period, is_draft = following(desk, shown.cycle)
    kept = closing.kept(desk.document, shown.cycle.id)
    return CloseDialog(None, shown, period, kept, desk.today, desk.locale, is_draft=is_draft)


def card_of(desk: Desk) -> NextCycleCard:
    card = NextCycleCard(desk)
    card.show_review(review_of(desk))
    return card


def words_in(dialog: CloseDialog) -> str:
    return "\n".join(label.plain_text() for label in dialog.findChildren(PlainLabel))


def test_the_next_cycle_and_what_goes_along_stand_there_already(shown) -> None:
    desk = sample_desk()
    first, second, third = (o.objective.id for o in desk.outline().objectives)
    review.decide(desk.document, third, "retire", "Nobody reads it.")
    dialog = shown(dialog_of(desk), 640, 660)
    assert nameless_controls(dialog) == []
    name, begin, end = closing.next_of(desk.cycle)
    assert dialog.answer() == CloseAnswer(name, begin, end, (first, second), True)
    assert (begin, end) == (dt.date(2026, 4, 1), dt.date(2026, 6, 30))


def test_what_is_open_is_listed_and_never_blocks(shown) -> None:
    desk = sample_desk()
    dialog = shown(dialog_of(desk), 640, 660)
    said = words_in(dialog)
    assert "3 objectives without a decision: 1, 2, 3" in said
    assert "3 objectives not looked at again: 1, 2, 3" in said
    dialog.take.click()
    assert dialog.result() == CloseDialog.DialogCode.Accepted


def test_open_words_count_each_line_once() -> None:
    left = [Open("answer", "2", "b", "relevant"), Open("answer", "2", "b", "needs")]
    left += [Open("score-reason", f"1.{n}", "k") for n in range(1, 21)]
    assert open_words(left) == [
        "1 objective not looked at again: 2",
        "20 scores far from the counted one, without a reason: 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, "
        "1.10, 1.11, 1.12…",
    ]


def test_ticks_go_by_keyboard_and_by_a_click_on_the_words(shown) -> None:
    dialog = shown(dialog_of(sample_desk()), 640, 660)
    first, second, third = dialog.keep.values()
    first.box.setFocus()
    QTest.keyClick(first.box, Qt.Key.Key_Space)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    answer = dialog.answer()
    assert answer is not None
    assert answer.keep == (next(key for key, each in dialog.keep.items() if each is third),)


def test_what_is_wrong_stands_beside_its_field(shown) -> None:
    dialog = shown(dialog_of(sample_desk()), 640, 660)
    dialog.cycle.name.edit.setText("")
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.cycle.name.error()
    dialog.cycle.name.edit.setText("Spring")
    dialog.cycle.first.edit.setText("soon")
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.cycle.first.error()
    assert dialog.cycle.first.text() == "soon"


def test_a_draft_is_offered_to_be_filled(shown) -> None:
    desk = sample_desk()
    draft = cycles.add(desk.document, "Spring", dt.date(2026, 4, 1), dt.date(2026, 5, 31))
    dialog = shown(dialog_of(desk), 640, 660)
    answer = dialog.answer()
    assert answer is not None
    assert (answer.name, answer.last_day) == ("Spring", dt.date(2026, 5, 31))
    assert "draft" in dialog.take.plain_text()
    card = card_of(desk)
    assert "Spring" in card.close_button.plain_text()
    assert cycles.read(desk.document, draft).name == "Spring"


def test_closing_stays_with_what_was_reached_and_one_undo_takes_it_back(shown, monkeypatch) -> None:
    desk = sample_desk()
    before = desk.cycle.id
    card = shown(card_of(desk), 500, 200)
    first = desk.outline().objectives[0]
    values = {k.id: c.value for k in (line.key_result for line in first.key_results)
              if (c := check_ins.latest(desk.document, before, DAY).get(k.id))}  # fmt: skip
    told: list[tuple[str, bool]] = []
    desk.told.connect(lambda words, undo: told.append((words, undo)))
    answer = CloseAnswer("2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30), (first.objective.id,), True)
    monkeypatch.setattr(CloseDialog, "ask_and_write", lambda _dialog, write: write(answer))
    card.close_button.click()
    QApplication.processEvents()
    assert desk.cycle.id == before, "what was reached is shown first"
    assert desk.cycle.closed
    desk.choose_cycle(next(c.id for c in cycles.all_cycles(desk.document) if c.name == "2026-Q2"))
    carried = desk.outline().objectives
    assert [o.objective.title for o in carried] == [first.objective.title]
    assert carried[0].objective.continues_id == first.objective.id
    counted = [k.key_result for k in carried[0].key_results if k.key_result.continues_id in values]
    assert counted
    assert all(k.baseline == values[k.continues_id] for k in counted)
    assert told == [("Closed 2026-Q1 and opened 2026-Q2.", True)]
    desk.undo()
    QApplication.processEvents()
    assert desk.cycle.id == before
    assert not desk.cycle.closed
    assert len(cycles.all_cycles(desk.document)) == 1


def test_a_refused_close_changes_nothing_and_keeps_what_was_typed(shown, monkeypatch) -> None:
    desk = sample_desk()
    desk.refused.disconnect()
    desk.refused.connect(lambda sentence: pytest.fail(sentence))
    card = shown(card_of(desk), 500, 200)
    name, first = desk.cycle.name, desk.outline().objectives[0].objective.id
    left: list[object] = []

    def fill_in(dialog: CloseDialog) -> bool:
        dialog.show()
        for along in dialog.keep.values():
            along.box.setChecked(False)
        dialog.cycle.name.type_text(name)
        dialog.take.click()
        QApplication.processEvents()
        said = [label.plain_text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
        assert f"{name} cannot follow itself; name the next cycle." in said
        assert dialog.isVisible()
        assert not desk.cycle.closed
        dialog.cycle.name.type_text("")
        dialog.take.click()
        said = [label.plain_text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
        assert f"{name} cannot follow itself; name the next cycle." not in said, "another thing is wrong now"
        dialog.keep[first].box.setChecked(True)
        dialog.cycle.name.type_text("2026-Q2")
        dialog.take.click()
        left.append(dialog.result())
        return bool(dialog.result())

    monkeypatch.setattr(CloseDialog, "run", fill_in)
    card.close_button.click()
    assert left == [CloseDialog.DialogCode.Accepted]
    assert desk.cycle.closed
    desk.choose_cycle(next(c.id for c in cycles.all_cycles(desk.document) if c.name == "2026-Q2"))
    assert len(desk.outline().objectives) == 1


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [640, 420])
def test_hostile_titles_wrap_in_the_dialog(shown, width: int) -> None:
    desk = sample_desk()
    changes.objective(desk.document, desk.outline().objectives[0].objective.id, title=HOSTILE)
    dialog = shown(dialog_of(desk), width, 600)
    assert dialog.width() <= 660
    assert "<b>R&D</b>" in next(iter(dialog.keep.values())).box.accessibleName()


def test_what_would_go_along_is_counted_from_the_decisions() -> None:
    desk = sample_desk()
    assert "carries over 3 objectives" in card_of(desk).words.plain_text()
    review.decide(desk.document, desk.outline().objectives[2].objective.id, "retire", "Done.")
    assert "carries over 2 objectives" in card_of(desk).words.plain_text()
    review.score(
        desk.document, desk.outline().key_results[0].key_result.id, Decimal("0.6"), "We agree.", day=DAY
    )
    assert card_of(desk).close_button.plain_text() == "Close 2026-Q1 and open 2026-Q2…"


def test_what_has_reached_its_target_wants_a_new_one(shown) -> None:
    desk = sample_desk()
    dialog = shown(dialog_of(desk), 640, 660)
    assert dialog.reached.isHidden()
    line = desk.outline().key_results[0]
    check_ins.record(desk.document, line.key_result.id, Decimal(12), on=DAY)
    dialog = shown(dialog_of(desk), 640, 660)
    assert dialog.reached.plain_text() == (
        "1.1 has reached its target and will want a new one: type it here, or later."
    )
    assert dialog.reached.isVisible()
    dialog.baselines.click()
    assert dialog.reached.isHidden()
    dialog.baselines.click()
    dialog.keep[desk.outline().objectives[0].objective.id].box.click()
    assert dialog.reached.isHidden()


def test_the_new_target_is_typed_in_the_dialog(shown) -> None:  # decision 33
    desk = sample_desk()
    line = desk.outline().key_results[0]
    check_ins.record(desk.document, line.key_result.id, Decimal(19), on=DAY)
    dialog = shown(dialog_of(desk), 640, 660)
    assert nameless_controls(dialog) == []
    (_objective, target) = dialog.targets[line.key_result.id]
    answer = dialog.answer()
    assert answer is not None
    assert answer.targets == {}
    target.set_text("15")
    assert dialog.answer() is None
    assert "lies ahead" in target.error()
    target.set_text("30")
    answer = dialog.answer()
    assert answer is not None
    assert answer.targets == {line.key_result.id: Decimal(30)}
    dialog.baselines.click()
    answer = dialog.answer()
    assert answer is not None
    assert answer.targets == {}
