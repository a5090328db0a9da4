"""What is copied from lists, tables and outlines is safe in a spreadsheet."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

import okrdesk.gui
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.gui.widgets import clipboard
from okrdesk.gui.widgets.plain_table import plain_table
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from tests import changes
from tests.gui.desks import sample_desk

_COPIES = ("copy_by_keys(", "show_as_rows(", "make_plain(", "copy_rows(")
_PLAIN = {"QListView", "QTableView", "QListWidget", "QTableWidget"}


def pasted() -> str:
    return QApplication.clipboard().text()


def press_copy(view: QAbstractItemView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_a_table_is_copied_with_its_heads(shown) -> None:  # type: ignore[no-untyped-def]
    table = shown(plain_table("Values", ["What", "Value"], [["=1+1\nx", "-3"], ["@a\tb", "4"]], widest=0))
    clipboard.copy_chosen(table)
    assert pasted() == "What\tValue\n'=1+1 x\t-3\n'@a b\t4"
    table.selectRow(1)
    press_copy(table)
    assert pasted() == "What\tValue\n'@a b\t4"


def test_a_list_is_copied_by_its_chosen_row(shown) -> None:  # type: ignore[no-untyped-def]
    ranked = shown(RankedList("Priorities"))
    ranked.set_rows([RankedRow("a", "First"), RankedRow("b", "=cmd|' /C calc'!A0\nmore")])
    ranked.choose("b")
    press_copy(ranked)
    assert pasted() == "'=cmd|' /C calc'!A0 more"


def test_an_outline_is_copied_a_line_for_each_title(shown) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    objective = desk.outline().objectives[0]
    changes.objective(desk.document, objective.objective.id, title="=SUM(A1)\nin two lines")
    page = shown(ObjectivesPage(desk), 1200, 800)
    page.show_item(objective.objective.id)
    page.view.copy()
    first, *others = pasted().split("\n")
    assert first == "'=SUM(A1) in two lines"
    assert len(others) == len(objective.key_results)


def test_every_list_and_table_copies_in_this_way() -> None:
    for path in Path(okrdesk.gui.__file__).parent.rglob("*.py"):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) in _PLAIN for base in node.bases):
                assert any(how in source for how in _COPIES), f"{path.name}: {node.name}"
