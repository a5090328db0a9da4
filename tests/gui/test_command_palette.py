"""Ctrl+K: what is typed finds what is meant, best first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.dialogs.command_palette import CommandPalette, Found, matching, rank
from okrdesk.gui.findable import things
from okrdesk.gui.synonyms import synonyms
from okrdesk.okr import decisions, objectives, stories
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk

WORDS = ("Save", "Save a copy…", "Show in folder", "Average participants per event", "Events held", "Review")


def _found(*words: str) -> list[Found]:
    return [Found(each, "File", "", lambda: None) for each in words]


def _names(typed: str) -> list[str]:
    return [each.words for each in matching(_found(*WORDS), typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("save", "Save"),
        ("copy", "Save a copy…"),
        ("ev", "Events held"),
        ("event aver", "Average participants per event"),
        ("SHOW", "Show in folder"),
        ("rvw", "Review"),
    ],
)
def test_the_best_fit_comes_first(typed: str, first: str) -> None:
    assert _names(typed)[0] == first


def test_what_does_not_fit_is_left_out() -> None:
    assert _names("zebra") == []
    assert _names("svfldr") == []
    assert rank("save zebra", "Save") is None


def test_nothing_typed_shows_everything_in_its_order() -> None:
    assert _names(" ") == list(WORDS)


def test_the_kind_finds_too_but_after_the_words() -> None:
    rows = [Found("Ada", "Person", "", lambda: None), Found("Personal aims", "Objective 1", "", lambda: None)]
    assert [each.words for each in matching(rows, "person")] == ["Personal aims", "Ada"]


def test_arrows_and_enter_choose(qtbot) -> None:  # type: ignore[no-untyped-def]
    rows = _found("One", "Two", "Three")

    def drive() -> None:
        palette = QApplication.activePopupWidget()
        assert isinstance(palette, CommandPalette)
        assert nameless_controls(palette) == []
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)

    QTimer.singleShot(50, drive)
    chosen = CommandPalette.choose(None, rows)
    assert chosen is rows[1]


def test_escape_chooses_nothing_and_no_match_says_so(qtbot) -> None:  # type: ignore[no-untyped-def]
    seen: list[bool] = []

    def drive() -> None:
        palette = QApplication.activePopupWidget()
        assert isinstance(palette, CommandPalette)
        QTest.keyClicks(palette.field, "zebra")
        seen.append(palette.nothing.isVisible())
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    QTimer.singleShot(50, drive)
    assert CommandPalette.choose(None, _found("One")) is None
    assert seen == [True]


def test_objectives_key_results_people_and_priorities_are_found(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    rows = things(desk)
    kinds = {each.kind.split()[0] for each in rows}
    assert kinds == {"Objective", "Key", "Person", "Priority", "Success", "Lesson", "Decision"}
    line = desk.outline().key_results[1]
    chosen = matching(rows, "average participants")[0]
    with qtbot.waitSignal(desk.page_requested) as wish:
        chosen.act()
    assert wish.args == ["objectives", line.key_result.id]


def test_stories_and_decisions_are_found_and_open_on_the_review_page(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    lesson = stories.of_cycle(desk.document, desk.cycle.id, "lesson")[0]
    decision = decisions.of_cycle(desk.document, desk.cycle.id)[0]
    for words, item_id in (("counting messages praised", lesson.id), (decision.what, decision.id)):
        with qtbot.waitSignal(desk.page_requested) as wish:
            matching(things(desk), words)[0].act()
        assert wish.args == ["review", item_id]


@pytest.mark.usefixtures("dressed")
def test_hostile_words_are_shown_as_typed(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    desk.do(objectives.add, objectives.Objective("", desk.cycle.id, "<b>R&D</b> & “$5” ‮evil " + "x" * 3000))
    palette = CommandPalette(None, things(desk))
    qtbot.addWidget(palette)
    palette.field.setText("<b>R&D")
    shown = palette.model.index(0).data()
    assert shown.startswith("<b>R&D</b> & “$5”")
    assert len(shown) == 300
    palette.show()
    palette.grab()


def test_beginnings_of_words_come_before_middles() -> None:
    rows = _found("Never eventful", "Seven loaves", "Loaves every day")
    assert [each.words for each in matching(rows, "ev")] == [
        "Never eventful",
        "Loaves every day",
        "Seven loaves",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pdf", "Make the one-pager…"),
        ("print", "Export the one-pager…"),
        ("quarter", "Close the cycle…"),
        ("score", "Review"),
        ("meeting", "Hold the meeting"),
        ("delete", "Remove"),
        ("bigger", "Larger text"),
    ],
)
def test_other_words_for_it_find_it(typed: str, found: str) -> None:
    words = ("Make the one-pager…", "Export the one-pager…", "Close the cycle…", "Review", "Hold the meeting")
    rows = [
        Found(w, "Page", "", lambda: None, synonyms(w)) for w in (*words, "Remove", "Larger text", "Open…")
    ]
    assert found in [each.words for each in matching(rows, typed)]
    assert "Open…" not in [each.words for each in matching(rows, typed)]


@pytest.mark.usefixtures("dressed")
def test_the_palette_is_as_high_as_what_was_found_and_cuts_no_row(qtbot) -> None:  # type: ignore[no-untyped-def]
    palette = CommandPalette(None, _found(*(f"Loaf {number}" for number in range(40)), "Rye"))
    palette.show()
    QApplication.processEvents()
    many = palette.height()
    row = palette.list.sizeHintForRow(0)
    assert palette.list.viewport().height() % row < row // 4, "the last row is whole"
    palette.field.setText("rye")
    QApplication.processEvents()
    assert palette.height() < many
    assert palette.list.viewport().height() >= row
    palette.close()


def test_what_takes_time_comes_in_while_the_palette_is_open(qtbot) -> None:  # type: ignore[no-untyped-def]
    palette = CommandPalette(None, _found("One"), iter([_found("Two"), [], _found("Three")]))
    palette.show()
    qtbot.waitUntil(lambda: len(palette.model.rows) == 3)
    palette.close()
