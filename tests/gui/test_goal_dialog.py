"""Bringing another tool's goals: what is shown is what would happen, what is chosen counts at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui import goal_taking, settings
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.goal_columns_dialog import GoalColumnsDialog
from okrdesk.gui.dialogs.goal_dialog import GoalDialog
from okrdesk.gui.pages.share_page import taking_in
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr import closing, cycles, key_results, objectives
from tests import factories
from tests.exchange.rescue.reading import FOLDER, read
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import desk_over
from tests.gui.every_dialog import sample_window
from tests.okr.rescued import made_rows as rows

NORD = FOLDER / "okr-export-nord.csv"


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    """What came from the picture's file a week before it."""
    document = factories.workspace()
    rows.brought(document, read("okr-export-nord-before.csv"))
    return desk_over(document)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[GoalDialog], object]], list[GoalDialog]]:
    """Answer each dialog that would open; the dialogs that did."""
    opened: list[GoalDialog] = []

    def answer(by: Callable[[GoalDialog], object]) -> list[GoalDialog]:
        def ask(dialog: GoalDialog) -> Any:
            opened.append(dialog)
            return by(dialog)

        monkeypatch.setattr(GoalDialog, "ask", ask)
        return opened

    return answer


def brought(desk: Desk, path: Path = NORD, refuse: Callable[[str], None] = pytest.fail) -> bool:
    return goal_taking.bring_goals(desk, None, refuse, path)  # type: ignore[arg-type]


def texts(dialog: GoalDialog) -> list[str]:
    return [label.plain_text() for label in dialog.findChildren(PlainLabel) if label.isVisibleTo(dialog)]


def titles(desk: Desk) -> list[str]:
    return [each.title for each in objectives.of_cycle(desk.document, desk.cycle.id)]


@pytest.fixture
def nord(desk: Desk, asked: Any, shown: Callable[..., Any]) -> GoalDialog:
    """The dialog of the picture."""
    opened = asked(lambda _dialog: None)
    brought(desk)
    dialog: GoalDialog = shown(opened[0], 1380, 830)
    return dialog


def test_it_shows_the_picture_s_lines_and_figures(nord: GoalDialog) -> None:
    assert nameless_controls(nord) == []
    pills = [pill.text for pill in nord.findChildren(TypePill) if not pill.isHidden()]
    assert pills == ["4 new", "2 updated", "1 the same", "1 left out", "2 refused"]
    said = texts(nord)
    for words in (
        "recognised by its 24 headings as Viva Goals · 10 lines · into Q1", "64%", "61%",
        "One weight is missing.", "We weigh all 3 alike until you say otherwise.",
        "line 7: “Target” is empty, so there is nothing to reach",
        "line 10: its objective 2295711 is not in the file", "Team “Nord”", "Status “Behind”",
        "✓ “Make introductions that members thank us for”: 42% in both",
    ):  # fmt: skip
        assert words in said, words
    shown_rows = {row.words: row for row in nord.goals.lines.rows}
    lend = shown_rows["Companies that lend a room (with keys)"]
    assert (lend.way, lend.weight, lend.below, lend.ticked) == ("0 → 6 of 11", "missing", "5 check-ins", True)
    assert shown_rows["Profiles that are complete"].way == "31% → 42% of 75%"
    assert shown_rows["Profiles that are complete"].below == "1 new check-in"
    fair = shown_rows["Prepare the autumn fair"]
    assert (fair.ticked, fair.below) == (False, "a deliverable, not a key result")
    same = shown_rows["Hours until a newcomer gets a first reply"]
    assert (same.below, same.ticked, same.fate) == ("as it is here", None, "same")
    assert "weight missing" in lend.spoken
    assert nord.take.plain_text() == "Bring in 6 lines"


def test_the_missing_weight_is_given_by_a_button(nord: GoalDialog) -> None:
    nord.give_missing("2295710")
    QTest.qWait(1)  # what is laid out anew is shown by then
    said = texts(nord)
    assert "61%" not in said
    assert "✓ 2 figures agree." in said
    assert {row.weight for row in nord.goals.lines.rows if row.weight} == {"48%", "27%", "25%", "50%"}


@pytest.mark.usefixtures("dressed")
def test_space_leaves_a_line_out_and_takes_it_again(nord: GoalDialog) -> None:
    nord.goals.choose("2295740")
    nord.goals.setFocus()
    QTest.keyClick(nord.goals, Qt.Key.Key_Space)
    assert nord.take.plain_text() == "Bring in 7 lines"
    QTest.keyClick(nord.goals, Qt.Key.Key_Space)
    nord.goals.choose("2295710")
    QTest.keyClick(nord.goals, Qt.Key.Key_Space)
    assert nord.take.plain_text() == "Bring in 2 lines"
    assert nord.goals.lines.rows[0].below == "you left it out"
    QTest.keyClick(nord.goals, Qt.Key.Key_Space)
    assert nord.take.plain_text() == "Bring in 6 lines"
    place = nord.goals.visualRect(nord.goals.lines.index(1))
    QTest.mouseClick(
        nord.goals.viewport(),
        Qt.MouseButton.LeftButton,
        pos=place.topLeft() + QPoint(12, place.height() // 2),
    )
    assert nord.take.plain_text() == "Bring in 5 lines"


def test_it_is_brought_in_one_step_and_taken_back(desk: Desk, asked: Any) -> None:
    before, steps = titles(desk), len(desk.document.history())
    asked(lambda dialog: dialog.answer())
    told: list[tuple[str, bool]] = []
    desk.told.connect(lambda words, undo: told.append((words, undo)))
    assert brought(desk)
    assert told == [("Brought in 6 lines of “okr-export-nord.csv”.", True)]
    assert len(desk.document.history()) == steps + 1
    assert "Grow the Bremen chapter" in titles(desk)
    opened = asked(lambda dialog: dialog.answer())
    assert not brought(desk)
    assert not opened[-1].take.isEnabled()
    desk.undo()
    assert titles(desk) == before


def test_columns_are_corrected_and_remembered(
    desk: Desk, asked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def correct(columns: GoalColumnsDialog) -> dict[str, str] | None:
        box = columns.combos["Aktueller Wert"]
        assert box.key() == "current"
        box.set_key("ignored")
        columns.combos["Fällig am"].set_key("target")
        columns.combos["Fällig am"].activated.emit(0)
        assert columns.combos["Zielwert"].key() == "ignored"
        columns.combos["Zielwert"].set_key("target")
        columns.combos["Zielwert"].activated.emit(0)
        return columns.answer()

    monkeypatch.setattr(GoalColumnsDialog, "ask", correct)
    opened = asked(lambda dialog: dialog.choose_columns())
    brought(desk, FOLDER / "german.csv")
    (row,) = (each for each in opened[0].goals.lines.rows if each.words == "Abende")
    assert row.way == "0 of 12"
    headings = ["Ziel", "Schlüsselergebnis", "Verantwortlich", "Ausgangswert", "Zielwert", "Aktueller Wert",
                "Gewichtung", "Fällig am"]  # fmt: skip
    assert settings.columns_of(headings) == {"Aktueller Wert": "ignored", "Fällig am": "ignored"}
    asked(lambda dialog: None)
    brought(desk, FOLDER / "german.csv")
    assert opened[-1].now.columns == {"Aktueller Wert": "ignored", "Fällig am": "ignored"}
    assert settings.columns_of(["Ziel", "Other"]) == {}


def test_a_table_that_nobody_knows_is_told_its_columns(
    desk: Desk, asked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Wohin,Was,Bis\nWachsen,Mitglieder,500\n", encoding="utf-8")
    mine = {"Wohin": "objective", "Was": "key-result", "Bis": "target"}
    monkeypatch.setattr(GoalColumnsDialog, "ask", lambda _columns: mine)
    seen: list[str] = []

    def choose(dialog: GoalDialog) -> Any:
        seen.append(dialog.take.plain_text())
        dialog.choose_columns()
        return dialog.answer()

    asked(choose)
    assert brought(desk, path)
    assert seen == ["Bring in 0 lines"]
    assert "Wachsen" in titles(desk)
    settings.set_columns(["Wohin", "Was", "Bis"], {**mine, "Bis": "no such field"})
    opened = asked(lambda _dialog: None)
    brought(desk, path)
    assert opened[-1].now.columns == {"Wohin": "objective", "Was": "key-result"}


def test_columns_that_make_no_sense_are_told_and_nothing_changes(nord: GoalDialog) -> None:
    assert not nord._again(replace(nord.now, columns={"Nowhere": "title"}))
    assert "There is no column “Nowhere”" in nord.error.plain_text()
    assert nord.take.plain_text() == "Bring in 6 lines"


def test_refused_lines_are_saved(
    desk: Desk, asked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "refused.csv"
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: place)
    asked(lambda dialog: dialog.save_wanted.emit() and None)
    brought(desk)
    saved = place.read_text(encoding="utf-8-sig").splitlines()
    assert saved[0].startswith("Line,Reason,Id,Title,Team")
    assert saved[1].startswith('7,"“Target” is empty, so there is nothing to reach",2295723,Members who')
    place.write_text(place.read_text("utf-8-sig").replace("#,,Key result", "#,12,Key result"), "utf-8")
    opened = asked(lambda _dialog: None)
    brought(desk, place)
    assert [line.row.title for line in opened[-1].now.plan.lines] == ["Members who reach nobody"]


def test_another_file_can_be_chosen(desk: Desk, asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ask_open_place", lambda *_asked: FOLDER / "srcd.md")
    opened = asked(lambda dialog: dialog.ask_for_another() if len(opened) == 1 else dialog.answer())
    assert brought(desk)
    assert "Grow the community" in titles(desk)


def test_what_was_copied_is_brought(desk: Desk, asked: Any) -> None:
    said: list[str] = []
    asked(lambda dialog: dialog.answer())
    QApplication.clipboard().setText(" \n")
    assert not goal_taking.bring_clipboard(desk, None, said.append)  # type: ignore[arg-type]
    QApplication.clipboard().setText("O: Bake | Ada\n- Loaves | 1 | 9 | 3\n")
    assert goal_taking.bring_clipboard(desk, None, said.append)  # type: ignore[arg-type]
    QApplication.clipboard().clear()
    assert said == ["The clipboard holds no text; copy the goals first."]
    below = key_results.of_cycle(desk.document, desk.cycle.id)
    assert [each.title for found in below.values() for each in found if each.target == 9] == ["Loaves"]


def test_hostile_text_stands_there_as_text(desk: Desk, asked: Any, tmp_path: Path, shown: Any) -> None:
    path = tmp_path / "<b>x.csv"
    path.write_text("Objective,Key result,Target\n<img src=x>,<b>$a$ &amp; مساء</b>,5\n", encoding="utf-8")
    opened = asked(lambda _dialog: None)
    brought(desk, path)
    dialog = shown(opened[0], 900, 640)
    assert "<b>x.csv" in texts(dialog)
    assert [row.words for row in dialog.goals.lines.rows] == ["<img src=x>", "<b>$a$ &amp; مساء</b>"]


def test_what_cannot_be_read_and_a_closed_cycle_are_said(desk: Desk, asked: Any, tmp_path: Path) -> None:
    said: list[str] = []
    path = tmp_path / "x.html"
    path.write_text("<html><body>x</body></html>", encoding="utf-8")
    assert not brought(desk, path, said.append)
    closing.close(desk.document, desk.cycle.id, on=desk.today, next_name="2026-Q2")
    desk.choose_cycle(next(each.id for each in cycles.all_cycles(desk.document) if each.closed))
    assert not brought(desk, NORD, said.append)
    assert len(said) == 2
    assert "is a web page" in said[0]


def test_what_is_dropped_is_goals_or_a_survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes: list[tuple[str, str]] = []
    for wish in ("goals", "survey"):

        def bring(_desk: Desk, _news: object, path: Path, wish: str = wish) -> None:
            wishes.append((wish, path.name))

        monkeypatch.setattr(taking_in, f"bring_{wish}", bring)
    survey = Path(shutil.copyfile(FOLDER.parent / "surveys" / "google_us.csv", tmp_path / "google_us.csv"))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with sample_window() as window:
        for path in (NORD, survey):
            dropped = QMimeData()
            dropped.setUrls([QUrl.fromLocalFile(str(path))])
            window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys))
            QTest.qWait(1)
    assert wishes == [("goals", NORD.name), ("survey", "google_us.csv")]


def test_menu_and_start_page_lead_to_the_same_dialog(asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ask_open_place", lambda *_asked: NORD)
    opened = asked(lambda dialog: dialog.answer())
    with sample_window() as window:
        assert window.desk is not None
        window.menus.actions["bring_goals"].trigger()
        assert len(opened) == 1
        assert "Grow the Bremen chapter" in titles(window.desk)
        assert window.desk.undo_label == "Bring in another tool’s export"
        window.bring_okrs()
        assert len(opened) == 2


def test_a_file_is_read_as_another_format_which_is_remembered_with_its_headings(
    nord: GoalDialog, desk: Desk, asked: Any
) -> None:
    nord.form.set_key("table")
    nord.form.activated.emit(1)
    assert "read as Table, as you said · 10 lines · into Q1" in texts(nord)
    assert nord.columns.isVisibleTo(nord), "its columns can be corrected"
    nord.form.set_key("burningokr")
    nord.form.activated.emit(1)
    assert "has not the columns of a file of BurningOKR" in nord.error.plain_text()
    assert (nord.form.key(), nord.now.form.key) == ("table", "table"), "it stays as it was"
    opened = asked(lambda _dialog: None)
    brought(desk)
    again = opened[-1]
    assert again.now.form.key == "table"
    again.read_as("viva-goals")
    assert "recognised by its 24 headings as Viva Goals · 10 lines · into Q1" in again.told.plain_text()
    brought(desk)
    assert opened[-1].now.form.key == "viva-goals"
