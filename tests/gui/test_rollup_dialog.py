"""Many workspaces together: the list as it grows, saved or opened by keys, and called off at any time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui import window_dialogs
from okrdesk.gui.dialogs import community_rows, places, rollup_dialog
from okrdesk.gui.dialogs.community_rows import rows_of
from okrdesk.gui.dialogs.rollup_dialog import RollUpDialog
from okrdesk.gui.main_window import MainWindow
from okrdesk.okr.communities.answering import Asking, Unread
from okrdesk.okr.communities.reading import Reading
from okrdesk.okr.communities.rolled import roll_up
from tests.gui.accessibility import nameless_controls
from tests.okr.communities.made import ASKING, DAY, clocks, line, sample_named, small, stored
from tests.reports.reading import squeezed, words

Shown = Callable[..., RollUpDialog]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two communities and a file that is empty."""
    made = tmp_path_factory.mktemp("organisation")
    stored(made / "bremen.okrdesk", sample_named(""))
    small(made / "south" / "bakery.okrdesk", "Bakery")
    (made / "empty.okrdesk").write_bytes(b"")
    return made


@pytest.fixture
def dialog(folder: Path, qtbot: Any) -> Iterator[RollUpDialog]:
    """The dialog once everything has been read."""
    made = RollUpDialog(None, Reading([folder], ASKING))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made._timer.isActive())
    yield made
    made.reject()


def _spoken(dialog: RollUpDialog) -> list[str]:
    model = dialog.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_each_community_is_a_row_that_says_all_its_figures(dialog: RollUpDialog) -> None:
    assert nameless_controls(dialog) == []
    first, second, third = _spoken(dialog)
    assert first == "Bakery. Q1, week 6 of 13. 0% of 43% due. Not started"
    begun = "Bremen Makers’ Network. 2026-Q1, week 6 of 13 · asks for 2 things. 33% of 43% due."
    assert second.startswith(begun)
    assert second.endswith("At risk. confidence 6.0. 1 of 10 off track")
    assert third.startswith("empty.okrdesk. “empty.okrdesk” is empty; it may still be on its way")
    assert dialog.first.text() == "One of two communities is at risk."
    assert dialog.second.text() == "Two things are asked for; one file could not be read."
    assert not dialog.progress.isVisible()


def test_below_the_list_stands_what_the_chosen_one_asks_for(dialog: RollUpDialog, folder: Path) -> None:
    assert dialog.list.hasFocus()
    assert dialog.place.text() == str(folder / "south" / "bakery.okrdesk")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    first, second, *_others = dialog.more.text().splitlines()
    assert first == "confidence 6.0 · 1 of 10 off track"
    assert second.startswith("Asks for: A room for 80 people on Thursday")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.more.text().startswith("“empty.okrdesk” is empty")


def test_enter_opens_the_chosen_workspace_and_escape_none(dialog: RollUpDialog, folder: Path) -> None:
    assert dialog.answer() is None
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.result() == RollUpDialog.DialogCode.Accepted
    assert dialog.answer() == folder / "bremen.okrdesk"


@pytest.mark.usefixtures("dressed")
def test_the_page_and_the_workbook_are_saved_beside_the_workspaces(
    dialog: RollUpDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def place(_parent: object, _heading: str, name: str, _kind: str) -> Path:
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr(places, "ask_save_place", place)
    monkeypatch.setattr(rollup_dialog, "work_beside", lambda _parent, _sentence, work: work())
    dialog.save_pdf.click()
    dialog.save_xlsx.click()
    assert asked == ["Roll-up 2026-02-08.pdf", "Roll-up 2026-02-08.xlsx"]
    assert squeezed("Bremen Makers’ Network") in squeezed(words((tmp_path / asked[0]).read_bytes()))
    assert dialog.told.text() == "Saved “Roll-up 2026-02-08.xlsx”."
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: tmp_path / "away" / "x.xlsx")
    dialog.save_xlsx.click()
    assert "cannot be reached" in dialog.told.text()


def test_reading_is_told_and_can_be_stopped(folder: Path, qtbot: Any) -> None:
    reading = Reading([folder], ASKING)
    dialog = RollUpDialog(None, reading)
    qtbot.addWidget(dialog)
    dialog._timer.stop()
    dialog._timer.start(1_000_000)
    dialog._show()
    dialog.show()
    assert dialog.progress.isVisible()
    assert dialog.counted.text() == f"{reading.done} of {reading.known} read"
    assert not dialog.save_pdf.isEnabled()
    left = reading.known - reading.done
    assert left
    dialog.stop.click()
    assert not dialog.progress.isVisible()
    assert ("reading was stopped before" in dialog.second.text().casefold()) == bool(reading.done)
    assert (dialog.first.plain_text() == "Stopped before any was read.") == (not reading.done)
    assert dialog.rolled.not_read == left


def test_nothing_goes_on_once_it_is_left(folder: Path, qtbot: Any) -> None:
    reading = Reading([folder], ASKING, beside=True)
    dialog = RollUpDialog(None, reading)
    qtbot.addWidget(dialog)
    (reader,) = reading._readers
    dialog.reject()
    assert not reader._process.is_alive()
    assert not dialog._timer.isActive()


def test_where_there_is_nothing_it_says_so(tmp_path: Path, qtbot: Any) -> None:
    dialog = RollUpDialog(None, Reading([tmp_path], ASKING))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog._timer.isActive())
    assert dialog.first.text() == "There is no workspace there that can be read."
    assert not dialog.save_pdf.isEnabled()
    assert not dialog.take.isEnabled()


def test_hostile_names_stay_text_and_turn_nothing() -> None:
    rolled = roll_up(
        DAY,
        "en_GB",
        [
            line("<b>R&D</b>\u202e evil", path=Path("a\u202e\nb.okrdesk")),
            line("Old", workspace="w", clocks=clocks()),
            line("New", workspace="w", clocks=clocks(a="9")),
        ],
        [Unread(Path("\u202eexe.okrdesk"), "It is empty.")],
    )
    rows = rows_of(rolled)
    assert rows[0].words == "<b>R&D</b> evil"
    assert all("\u202e" not in row.words for row in rows)
    assert [row.shown is None for row in rows] == [False, False, True, True]


def test_a_draft_and_a_closed_cycle_have_no_pace() -> None:
    draft = line("Draft", stage="draft", status="not started")
    closed = line("Closed", stage="closed", status="", expected=None, confidence=None, off_track=None,
                  verdict="Closed at 0.7 of 1.0: a healthy stretch.")  # fmt: skip
    none = line("None", stage="none", status="", progress=None, expected=None)
    rows = rows_of(roll_up(DAY, "en_GB", [draft, closed, none]))
    assert [(row.figures.due, community_rows._word(row.shown)) for row in rows if row.shown] == [
        ("", "Draft"), ("", "Closed"), ("", ""),
    ]  # fmt: skip
    assert rows[1].more.startswith("Closed at 0.7")


def test_the_window_asks_for_a_folder_and_opens_what_is_chosen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Path]] = []

    class Chosen:
        def __init__(self, _parent: object, reading: Reading) -> None:
            asked.append(list(reading._paths))

        def ask(self) -> Path:
            return folder / "bremen.okrdesk"

    monkeypatch.setattr(rollup_dialog, "RollUpDialog", Chosen)
    monkeypatch.setattr(places, "ask_folder", lambda *_asked: None)
    today = dt.date(2026, 2, 8)
    assert window_dialogs.many(None, (), today) is None  # type: ignore[arg-type]
    monkeypatch.setattr(places, "ask_folder", lambda *_asked: folder)
    chosen = window_dialogs.many(None, (), today)  # type: ignore[arg-type]
    assert (chosen, asked) == (folder / "bremen.okrdesk", [[folder]])


@pytest.mark.parametrize(
    ("names", "taken"),
    [(["south"], True), (["bremen.okrdesk", "south"], True), (["bremen.okrdesk", "empty.okrdesk"], True),
     (["south", "x.csv"], False)],
)  # fmt: skip
def test_folders_and_several_workspaces_are_dropped_to_be_looked_at_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any, names: list[str], taken: bool
) -> None:
    looked: list[list[Path]] = []
    monkeypatch.setattr(window_dialogs, "many", lambda _parent, paths, _today: looked.append(paths))
    window = MainWindow(lambda: DAY)
    qtbot.addWidget(window)
    dropped, copy = QMimeData(), Qt.DropAction.CopyAction
    dropped.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in names])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, dropped, buttons, keys)
    entering.ignore()
    window.dragEnterEvent(entering)
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, dropped, buttons, keys))
    QApplication.processEvents()
    assert entering.isAccepted() == taken
    assert looked == ([[folder / name for name in names]] if taken else [])


def test_figures_are_as_of_the_day_that_is_asked(folder: Path) -> None:
    early = Reading([folder / "bremen.okrdesk"], Asking(dt.date(2026, 1, 10), "en_GB"))
    while early.proceed():
        pass
    assert "week 2 of 13" in rows_of(early.rolled_up())[0].about
