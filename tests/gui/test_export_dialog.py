"""The export dialog: texts, paper, day, chart, pages, preview, what it hands back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from okrdesk.document import file_names, tables
from okrdesk.document.document import Document
from okrdesk.gui import exporting
from okrdesk.gui.dialogs import export_dialog, page_drawing
from okrdesk.gui.dialogs.export_dialog import ExportChoice, ExportDialog, pages_words
from okrdesk.gui.dialogs.page_drawing import PageDrawing, Wish
from okrdesk.okr import asks, closing, cycles, handed_pages, sample
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import ShownAsk
from okrdesk.reports.paper.page import Report
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk
from tests.reports.made_onepagers import page

_draw = page_drawing._draw
_DRAWN: list[tuple[Wish, Report]] = []


def _draw_once(wish: Wish) -> Report:
    """The page that was drawn for the same wish before, else a new one."""
    report = next((drawn for known, drawn in _DRAWN if known == wish), None)
    if report is None:
        report = _draw(wish)
        _DRAWN.append((wish, report))
    return report


@pytest.fixture
def dialog(qtbot, shown, monkeypatch):  # type: ignore[no-untyped-def]
    """A dialog over the sample, its first page drawn."""
    monkeypatch.setattr(page_drawing, "_draw", _draw_once)
    desk = sample_desk()
    made = shown(ExportDialog(None, desk), 1080, 700)
    qtbot.waitUntil(lambda: not made.drawing.is_drawing())
    yield made
    made.reject()


def _saved(dialog: ExportDialog, path: Path, monkeypatch: pytest.MonkeyPatch) -> ExportChoice:
    monkeypatch.setattr(export_dialog, "ask_save_place", lambda *_asked: path)
    dialog.save.click()
    assert dialog.answer() is not None
    return dialog.answer()


def _text(report: Report, tmp_path: Path) -> str:
    file = tmp_path / "read.pdf"
    file.write_bytes(report.pdf)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def test_every_control_has_a_name(dialog: ExportDialog) -> None:
    assert nameless_controls(dialog) == []


def test_texts_start_from_the_cycle(dialog: ExportDialog) -> None:
    cycle = dialog.desk.cycle
    assert cycle.went_well
    assert dialog.form.went_well.text() == cycle.went_well
    assert dialog.form.in_the_way.text() == cycle.in_the_way


def test_texts_start_from_the_latest_check_ins_where_the_cycle_has_none(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()  # decision 22
    desk.do(cycles.write_words, desk.cycle.id, went_well="", in_the_way="")
    dialog = shown(ExportDialog(None, desk))
    notes = {line.latest.note for line in desk.outline().key_results if line.latest and line.latest.note}
    assert any(note.strip() in dialog.form.went_well.text() for note in notes)
    dialog.reject()


def test_the_page_is_compared_with_the_one_that_is_chosen(dialog: ExportDialog, qtbot) -> None:  # type: ignore[no-untyped-def]
    form = dialog.form
    (last,) = handed_pages.of_cycle(dialog.desk.document, dialog.desk.cycle.id)
    assert form.since.isVisible()
    assert "since 18 Jan" in form.wish().page.figures[0].detail
    form.since.setFocus()
    QTest.keyClick(form.since, Qt.Key.Key_Down)
    assert form.since.key() == last.on.isoformat()
    assert "since 18 Jan" in form.wish().page.figures[0].detail
    with qtbot.waitSignal(form.changed):
        QTest.keyClick(form.since, Qt.Key.Key_Down)
    page = form.wish().page
    assert "since" not in page.figures[0].detail
    qtbot.waitUntil(lambda: not dialog.drawing.is_drawing())
    assert page.chart is not None
    assert page.chart.mark is None


def test_a_first_page_asks_for_no_page_to_compare_with(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    (last,) = handed_pages.of_cycle(desk.document, desk.cycle.id)
    with desk.document.edit("Forget"):
        desk.document.remove(tables.HandedPage, last.id)
    dialog = shown(ExportDialog(None, desk))
    assert not dialog.form.since.isVisible()
    assert "since" not in dialog.form.wish().page.figures[0].detail
    dialog.reject()


def test_asks_count_at_once_are_drawn_and_taken_back_by_ctrl_z(dialog: ExportDialog, qtbot) -> None:  # type: ignore[no-untyped-def]
    form, desk = dialog.form, dialog.desk
    kept = desk.document.revision
    asks.remove(desk.document, asks.of_cycle(desk.document, desk.cycle.id)[0])
    rows = form.asks.list
    form.asks.reload(writable=True)
    rows.choose(rows.lines.rows[0].id)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert len(rows.lines.rows) == 1
    assert not any("A room" in ask.what for ask in form.wish().page.asks)
    for _more in range(2):  # what was done before the dialog stays
        QTest.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(rows.lines.rows) == 2
    assert any("A room" in ask.what for ask in form.wish().page.asks)
    assert desk.document.revision == kept + 3


def test_who_looks_at_a_closed_cycle_hands_out_no_page(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    before = desk.cycle.id
    desk.do(closing.close, before, on=DAY, next_name="2026-Q2")
    desk.choose_cycle(before)
    dialog = shown(ExportDialog(None, desk))
    assert not dialog.form.is_for_others()
    assert dialog.form.others.isHidden()
    assert dialog.form.asks.add_button.isHidden()
    dialog.reject()


@pytest.mark.usefixtures("dressed")
def test_it_says_beforehand_how_many_pages_it_needs(dialog: ExportDialog, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert dialog.pages.plain_text() == "It fits on one page."
    dialog.form.in_the_way.edit.setPlainText("\n".join(f"Obstacle {n}" for n in range(100)))
    qtbot.waitUntil(lambda: dialog.pages.plain_text() != "It fits on one page.")
    assert dialog.pages.plain_text().startswith("It ")


@pytest.mark.parametrize(
    ("pages", "words"),
    [(1, "It fits on one page."), (2, "It continues on a second page."), (4, "It needs 4 pages.")],
)
def test_words_for_the_number_of_pages(pages: int, words: str) -> None:
    assert pages_words(pages) == words


def test_what_was_typed_is_handed_back_and_what_was_not_is_none(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.form.in_the_way.edit.setPlainText("A <b>room</b> & $5")
    choice = _saved(dialog, tmp_path / "one.pdf", monkeypatch)
    assert choice.words == {"in_the_way": "A <b>room</b> & $5"}
    assert choice.path == tmp_path / "one.pdf"
    assert "A <b>room</b> & $5" in _text(choice.report, tmp_path)


def test_nothing_is_written_by_the_dialog(dialog: ExportDialog, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    before = dialog.desk.document.revision
    dialog.form.went_well.edit.setPlainText("Something else")
    choice = _saved(dialog, tmp_path / "one.pdf", monkeypatch)
    assert dialog.desk.document.revision == before
    assert choice.path is not None
    assert not choice.path.exists()


def test_paper_and_chart_reach_the_page(dialog: ExportDialog, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    dialog.form.paper.set_key("letter")
    dialog.form.chart.setChecked(False)
    choice = _saved(dialog, tmp_path / "one.pdf", monkeypatch)
    (tmp_path / "read.pdf").write_bytes(choice.report.pdf)
    page = PdfReader(tmp_path / "read.pdf").pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (612, 792)
    assert "Progress against" not in page.extract_text()
    assert (choice.paper, choice.chart, choice.for_others) == ("letter", False, True)


def test_paper_and_chart_are_remembered(dialog: ExportDialog, tmp_path: Path, monkeypatch, shown) -> None:  # type: ignore[no-untyped-def]
    dialog.form.paper.set_key("letter")
    dialog.form.chart.setChecked(False)
    _saved(dialog, tmp_path / "one.pdf", monkeypatch)
    again = shown(ExportDialog(None, dialog.desk))
    assert (again.form.paper.key(), again.form.chart.isChecked()) == ("letter", False)
    again.reject()


def test_another_day_changes_the_figures_and_the_untouched_texts(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()
    desk.do(cycles.write_words, desk.cycle.id, went_well="", in_the_way="")
    dialog = shown(ExportDialog(None, desk))
    dialog.form.in_the_way.edit.setPlainText("My own words")
    before = dialog.form.went_well.text()
    earlier = desk.cycle.first_day
    dialog.form.day.edit.setText(earlier.isoformat())
    dialog.form.day.finish()
    assert dialog.form.wish().page.day != onepager_day(desk, DAY)
    assert dialog.form.went_well.text() != before  # nothing had gone well by then
    assert dialog.form.in_the_way.text() == "My own words"
    dialog.form.day.today_button.click()
    assert dialog.form.chosen_day() == desk.today
    assert dialog.form.went_well.text() == before
    dialog.reject()


def onepager_day(desk, day: dt.date) -> str:  # type: ignore[no-untyped-def]
    from okrdesk.reports.onepager.onepager_of import onepager_of

    return onepager_of(desk.document, desk.cycle.id, day).day


def test_a_text_that_is_no_day_keeps_the_dialog_open(dialog: ExportDialog, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(export_dialog, "ask_save_place", lambda *_asked: pytest.fail("asked for a place"))
    dialog.form.day.edit.setText("someday")
    dialog.save.click()
    assert dialog.form.day.error()
    assert dialog.answer() is None
    assert dialog.isVisible()


def test_enter_in_a_field_does_not_save(dialog: ExportDialog, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(export_dialog, "ask_save_place", lambda *_asked: pytest.fail("asked for a place"))
    dialog.form.day.edit.setFocus()
    qtbot.keyClick(dialog.form.day.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_cancel_hands_back_nothing(qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = sample_desk()

    def cancel() -> None:
        dialog = next(w for w in qtbot_windows() if isinstance(w, ExportDialog))
        dialog.cancel.click()

    QTimer.singleShot(100, cancel)
    assert ExportDialog(None, desk).ask() is None


def qtbot_windows():  # type: ignore[no-untyped-def]
    from PySide6.QtWidgets import QApplication

    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_letters_without_a_font_are_told(dialog: ExportDialog, qtbot) -> None:  # type: ignore[no-untyped-def]
    dialog.form.in_the_way.edit.setPlainText("A \U000e0fff sign")
    qtbot.waitUntil(lambda: not dialog.notes.isHidden())
    assert "U+E0FFF" in dialog.notes.plain_text()


def test_a_workspace_without_objectives_has_a_page_too(qtbot, shown) -> None:  # type: ignore[no-untyped-def]
    document = Document.create(None, "Empty", "a" * 32, "Ada")
    name, first, last = sample.cycle_of(DAY)
    cycles.add(document, name, first, last)
    dialog = shown(ExportDialog(None, desk_over(document)))
    qtbot.waitUntil(lambda: "one page" in dialog.pages.plain_text())
    dialog.reject()


def test_a_dialog_closed_while_drawing_leaves_nothing_running(qtbot) -> None:  # type: ignore[no-untyped-def]
    dialog = ExportDialog(None, sample_desk())
    qtbot.addWidget(dialog)
    heard: list[object] = []
    dialog.drawing.drawn.connect(heard.append)
    dialog.reject()
    qtbot.wait(300)
    assert heard == []


# Drawing


def _wish(ask: str = "") -> Wish:
    return Wish(page(1, 1, asks=(ShownAsk(ask),)), "a4", chart=False)


def test_of_many_wishes_the_latest_is_drawn(qtbot) -> None:  # type: ignore[no-untyped-def]
    drawing = PageDrawing()
    heard: list[Report] = []
    drawing.drawn.connect(heard.append)
    for number in range(6):
        drawing.wish(_wish(f"Number {number}"))
    qtbot.waitUntil(lambda: not drawing.is_drawing())
    assert [report.pdf for report in heard] == [onepager.draw(_wish("Number 5").page, chart=False).pdf]
    drawing.stop()


def test_the_report_of_a_wish_is_that_of_the_wish(qtbot) -> None:  # type: ignore[no-untyped-def]
    drawing = PageDrawing()
    drawing.wish(_wish("before"))
    report = drawing.report_of(_wish("after"))
    assert report == onepager.draw(_wish("after").page, chart=False)
    qtbot.waitUntil(lambda: not drawing.is_drawing())
    assert drawing.report_of(_wish("before")) == onepager.draw(_wish("before").page, chart=False)
    drawing.stop()


# Saving and printing


def _choice(path: Path | None, in_the_way: str | None = None) -> ExportChoice:
    return ExportChoice(
        "a4", True, DAY, path, Report(b"%PDF-1.7 x", 1, ("A note.",)), None, in_the_way, False
    )


def test_saving_keeps_the_words_as_one_step_and_writes_the_file(tmp_path: Path) -> None:
    desk = sample_desk()
    before = desk.cycle
    saved = exporting.save_page(desk, _choice(tmp_path / "one.pdf", "A room"))
    assert saved == exporting.Saved(tmp_path / "one.pdf", ("A note.",))
    assert (tmp_path / "one.pdf").read_bytes() == b"%PDF-1.7 x"
    assert desk.cycle == replace(before, in_the_way="A room")
    desk.undo()
    assert desk.cycle == before


def test_a_page_for_others_is_remembered_once_and_said(tmp_path: Path) -> None:
    desk = sample_desk()
    known = len(handed_pages.of_cycle(desk.document, desk.cycle.id))
    sentence = "Remembered as the page of 8 February 2026; later ones compare with it."
    told: list[str] = []
    desk.saved.connect(lambda words, _path: told.append(words))
    for place in (tmp_path / "one.pdf", None):  # saved, then printed: the same page once more
        saved = exporting.save_page(desk, replace(_choice(place), for_others=True))
        assert saved is not None
        assert saved.remembered == sentence
        pages = handed_pages.of_cycle(desk.document, desk.cycle.id)
        assert [page.on for page in pages[known:]] == [DAY]
    assert told == [f"Saved “one.pdf”. A note. {sentence}"]
    desk.undo()
    assert len(handed_pages.of_cycle(desk.document, desk.cycle.id)) == known


def test_a_draft_is_not_remembered(tmp_path: Path) -> None:
    desk = sample_desk()
    before = desk.document.revision
    saved = exporting.save_page(desk, _choice(tmp_path / "one.pdf"))
    assert saved is not None
    assert saved.remembered == ""
    assert desk.document.revision == before


def test_a_refused_place_says_so_and_keeps_the_words(tmp_path: Path) -> None:
    desk = sample_desk()
    desk.refused.disconnect()
    told: list[str] = []
    desk.refused.connect(told.append)
    assert exporting.save_page(desk, _choice(tmp_path / "gone" / "one.pdf", "A room")) is None
    assert len(told) == 1
    assert "one.pdf" in told[0]
    assert desk.cycle.in_the_way == "A room"


def test_the_open_workspace_is_never_replaced_by_an_export(tmp_path: Path) -> None:
    desk = sample_desk()
    own = tmp_path / "plan.okrdesk"
    own.write_bytes(b"precious")
    (tmp_path / "link.pdf").symlink_to(own)
    desk.session.path = own
    desk.refused.disconnect()
    for place in (own, tmp_path / "link.pdf"):
        assert exporting.save_page(desk, _choice(place)) is None
    assert own.read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bremen Makers’ Network 2026-Q1", "Bremen Makers’ Network 2026-Q1.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j\nk', "a b c d e f g h i j k.pdf"),
        ("..", "okrdesk.pdf"),
        ("", "okrdesk.pdf"),
        ("\u202egpj.exe", "gpj.exe.pdf"),
        ("Ä" * 500, "Ä" * 60 + ".pdf"),
    ],
)
def test_file_names_fit_every_system(text: str, name: str) -> None:
    assert file_names.file_name(text, "pdf") == name
