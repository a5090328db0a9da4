"""What goes home is drawn beside the window's work, at the step that closes the workshop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest

from okrdesk.gui import exporting, printing
from okrdesk.gui.dialogs import places
from okrdesk.gui.pages.workshop_page.take_home import HOME, TakeHome
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import act, page_at, running
from tests.reports.reading import reader


def test_the_papers_are_seen_at_the_end_saved_one_or_all_and_printed_with_one_question(
    qtbot: Any, shown: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = page_at(shown, "close", template="check-in")
    view, home = running(page), act(page).home
    qtbot.waitUntil(lambda: all(button.is_drawn for button in home.papers.values()), timeout=60_000)
    assert all(content.startswith(b"%PDF") for content in home.drawn.values())
    assert tuple(home.drawn) == HOME
    assert nameless_controls(page) == []
    saved: list[str] = []
    monkeypatch.setattr(
        exporting, "save_workshop_paper", lambda _parent, _desk, _workshop, what: saved.append(what)
    )
    home.papers["charter"].setFocus()
    QTest.keyClick(home.papers["charter"], Qt.Key.Key_Space)
    assert saved == ["charter"]
    assert view.sitting.step is not None
    assert view.sitting.step.kind == "close", "Space pressed the paper; it did not finish"
    _save_all(home, monkeypatch, tmp_path)
    _print_all(home, monkeypatch, tmp_path)
    view.go_back()
    assert act(page) is not home.parent()


def _save_all(home: TakeHome, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A folder is asked for once; what lies there already is left alone."""
    asked: list[str] = []
    told: list[str] = []

    def ask(_parent: object, heading: str) -> Path:
        asked.append(heading)
        return folder

    monkeypatch.setattr(places, "ask_folder", ask)
    home.desk.saved.connect(lambda sentence, _path: told.append(sentence))
    home.save_all.click()
    home.save_all.click()
    assert len(asked) == 2
    names = sorted(path.name for path in folder.glob("*.pdf"))
    assert len(names) == 6
    assert sum(name.endswith(" 2.pdf") for name in names) == 3
    assert told == [f"Saved 3 papers in “{folder.name}”."] * 2
    assert (folder / names[0]).read_bytes() in home.drawn.values()


def _print_all(home: TakeHome, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The printer is asked for once; on both sides of a sheet each paper has a sheet of its own."""
    asked: list[object] = []
    pages = [len(reader(content).pages) for content in home.drawn.values()]
    for duplex, blank in (
        (QPrinter.DuplexMode.DuplexNone, 0),
        (QPrinter.DuplexMode.DuplexLongSide, sum(count % 2 for count in pages[:-1])),
    ):
        printed = folder / "printed.pdf"

        def to_file(dialog: QPrintDialog) -> int:
            asked.append(dialog)
            return int(QPrintDialog.DialogCode.Accepted.value)

        def printer(_paper: str, sides: QPrinter.DuplexMode = duplex) -> QPrinter:
            made = _Printer(QPrinter.PrinterMode.ScreenResolution)
            made.sides = sides
            made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            made.setOutputFileName(str(folder / "printed.pdf"))
            return made

        monkeypatch.setattr(QPrintDialog, "exec", to_file)
        monkeypatch.setattr(printing, "printer_for", printer)
        home.print_all.click()
        assert len(reader(printed.read_bytes()).pages) == sum(pages) + blank
    assert len(asked) == 2


class _Printer(QPrinter):
    """What writes PDFs knows no sides of a sheet."""

    sides = QPrinter.DuplexMode.DuplexNone

    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides
