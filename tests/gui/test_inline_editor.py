"""Words edited in place: only what a person changed is told, and Escape loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from okrdesk.gui.areas.owners.role_editor import RoleEditor
from okrdesk.gui.widgets.inline_editor import InlineEditor
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow


@pytest.fixture
def ranked(qtbot):
    made = RankedList("Priorities")
    qtbot.addWidget(made)
    made.set_rows([RankedRow("a", "12\u00a0km\nin two lines"), RankedRow("b", "Second")])
    made.told = []
    made.reworded.connect(lambda row_id, words: made.told.append((row_id, words)))
    made.show()
    return made


def open_editor(ranked, row):
    ranked.setCurrentIndex(ranked.lines.index(row))
    ranked.edit(ranked.currentIndex())
    return ranked.findChildren(InlineEditor)[-1]


def test_opening_and_leaving_changes_nothing(ranked):
    QTest.keyClick(open_editor(ranked, 0), Qt.Key.Key_Return)
    QTest.qWait(1)
    assert ranked.told == []


def test_what_was_typed_is_told_in_one_line(ranked):
    editor = open_editor(ranked, 0)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert ranked.told == [("a", "12\u00a0km in two lines!")]


def test_undo_brings_back_what_escape_left_behind(ranked, qtbot):
    QTest.keyClicks(open_editor(ranked, 1), "A better second")
    QTest.keyClick(ranked.findChildren(InlineEditor)[-1], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not ranked.findChildren(InlineEditor))
    assert ranked.told == []
    editor = open_editor(ranked, 1)
    assert editor.text() == "Second"
    editor.undo()
    assert editor.text() == "A better second"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert ranked.told == [("b", "A better second")]


def test_a_reload_leaves_half_typed_words_alone(ranked):
    editor = open_editor(ranked, 1)
    QTest.keyClicks(editor, "half")
    ranked.lines.dataChanged.emit(ranked.lines.index(1), ranked.lines.index(1))
    assert editor.text() == "half"


def test_a_role_keeps_what_escape_left_behind(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    editor = RoleEditor(around)
    around.show()
    told = []
    editor.finished.connect(lambda words, taken: told.append((words, taken)))
    editor.open("Ada", "Treasurer")
    QTest.keyClicks(editor, "Chair")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    editor.open("Ada", "Treasurer")
    editor.undo()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.open("Ada", "Treasurer")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert told == [("Chair", False), ("Chair", True), ("", False)]
