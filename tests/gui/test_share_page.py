"""The Share page: every card does what it says, with files as they come."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from okrdesk.document import attachments, opening
from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange import workspace_json
from okrdesk.gui import printing, settings
from okrdesk.gui.choosing import Choosing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places, waiting
from okrdesk.gui.dialogs.export_dialog import ExportChoice, ExportDialog
from okrdesk.gui.dialogs.hand_out_dialog import HandOut, HandOutDialog
from okrdesk.gui.dialogs.waiting import Waiting, work_beside
from okrdesk.gui.pages.share_page import handing_out, options_panel
from okrdesk.gui.pages.share_page.output_tile import lined_up
from okrdesk.gui.pages.share_page.page import SharePage
from okrdesk.gui.pages.share_page.previews import Preview
from okrdesk.gui.widgets.notices import Banner
from okrdesk.okr import adopting, blueprint_files, blueprints, cycles, handed_pages, objectives, people
from okrdesk.okr.workshop import workshops
from okrdesk.outputs.asked import Made
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.reports.paper.page import Report
from tests import changes
from tests.factories import another_workspace, content, dump, load, stored
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY, desk_over, sample_desk
from tests.gui.every_dialog import PATIENCE_MS
from tests.reports.reading import words as text_of


@pytest.fixture
def page(shown):  # type: ignore[no-untyped-def]
    """The page over the sample in memory."""
    return shown(SharePage(sample_desk()), 1200, 800)


@pytest.fixture
def open_desk(tmp_path: Path, qapp: QApplication):  # type: ignore[no-untyped-def]
    """A desk over a small workspace that is a file."""
    session = opening.open_session(stored(tmp_path / "plan.okrdesk"))
    desk = Desk(session, lambda: DAY)
    yield desk
    session.close()


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A function that says which file the person will choose next."""

    def choose(path: Path | None) -> None:
        for name in ("ask_save_place", "ask_open_place"):
            monkeypatch.setattr(places, name, lambda *_asked: path)

    return choose


def _said(page: SharePage) -> str:
    banners = [b for b in page.findChildren(Banner) if not b.isHidden()]
    assert len(banners) == 1
    return banners[0].accessibleName()


def _level(page: SharePage) -> str:
    return str(next(b for b in page.findChildren(Banner) if not b.isHidden()).property("level"))


def test_every_control_has_a_name(page: SharePage) -> None:
    desk = page.desk
    objective = desk.outline().objectives[0].objective
    adopting.save_as_blueprint(desk.document, objective.id, "Ours")
    page.reload()
    assert nameless_controls(page) == []


@pytest.mark.usefixtures("dressed")
def test_it_fits_a_narrow_window(shown) -> None:  # type: ignore[no-untyped-def]
    page = shown(SharePage(sample_desk()), 816, 650)
    cards = (
        page.incoming.survey_card,
        page.incoming.json_card,
        page.incoming.copy_card,
        page.incoming.blueprint_card,
    )
    for part in (*cards, page.panel, *page.shelf.tiles.values()):
        assert part.mapTo(page, part.rect().topRight()).x() <= page.width()
    assert page.panel.x() > page.shelf.x() + page.shelf.width()


def test_the_one_pager_is_saved_and_its_notes_are_shown(page: SharePage, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "one.pdf"
    report = Report(b"%PDF", 2, ("It needs 2 pages.", "No font has this: X"))
    choice = ExportChoice("a4", True, DAY, path, report, None, "A room is missing")
    monkeypatch.setattr(ExportDialog, "ask", lambda *_asked: choice)
    page.panel.edit.click()
    assert path.read_bytes() == b"%PDF"
    assert page.desk.cycle.in_the_way == "A room is missing"
    said = _said(page)
    assert "“one.pdf”" in said
    assert "second page" in said
    assert "No font has this: X" in said
    assert "Remembered as the page of 8 February 2026" in said
    assert _level(page) == "warning"


def test_a_cancelled_one_pager_changes_nothing(page: SharePage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    before = page.desk.document.revision
    monkeypatch.setattr(ExportDialog, "ask", lambda *_asked: None)
    page.panel.edit.click()
    assert page.desk.document.revision == before
    assert not page.findChildren(Banner)


# Outputs


def _result(page: SharePage, key: str) -> Preview:
    """The preview of an output, waited for."""
    shelf = page.shelf
    QApplication.processEvents()
    end = time.monotonic() + PATIENCE_MS / 1000
    while key not in shelf._previews or shelf.previews.is_busy():
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.002)
    return shelf._previews[key]


@pytest.mark.parametrize(
    "key", ["review", "minutes", "four-square", "check-in-sheets", "markdown", "calendar"]
)
def test_an_output_is_chosen_and_saved(page: SharePage, tmp_path: Path, place, key: str) -> None:  # type: ignore[no-untyped-def]
    row = OUTPUTS[key]
    path = tmp_path / f"out.{row.endings[0]}"
    place(path)
    page.shelf.tiles[key].click()
    page.save.click()
    asked = page.shelf.asked(key)
    assert path.read_bytes() == row.write(page.desk.document, asked).content
    assert f"“{path.name}”" in _said(page)
    assert _level(page) == "success"
    assert page.panel.name.plain_text() == row.name()


def test_ctrl_k_offers_every_output(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    offered = {action.text(): action for action in page.actions()}
    for row in OUTPUTS.values():
        assert f"Save: {row.name()}…" in offered
    place(tmp_path / "map.pdf")
    offered["Save: Map of goals…"].trigger()
    assert "ALIGNMENT MAP" in text_of((tmp_path / "map.pdf").read_bytes())


def test_without_a_workshop_a_paper_says_what_to_do(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    document = page.desk.document
    for known in cycles.all_cycles(document):
        for workshop in workshops.of_cycle(document, known.id):
            with document.edit("Remove"):
                document.remove(r.Workshop, workshop.id)
    place(tmp_path / "paper.pdf")
    page.save_now("minutes")
    assert "No workshop has been prepared" in _said(page)
    assert not (tmp_path / "paper.pdf").exists()


def test_choosing_no_place_writes_nothing(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    place(None)
    for key in ("one-pager", "review", "calendar", "json"):
        page.save_now(key)
    assert [each.name for each in tmp_path.iterdir() if each.name != "okrdesk-home"] == []
    assert not page.findChildren(Banner)


def test_a_saved_one_pager_is_remembered_as_handed_out(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    place(tmp_path / "one.pdf")
    page.save_now("one-pager")
    assert "Remembered as the page of 8 February 2026" in _said(page)
    assert [each.on for each in handed_pages.of_cycle(page.desk.document, page.desk.cycle.id)][-1] == DAY


def test_printing_goes_through_the_chosen_paper(page: SharePage, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[object, ...]] = []
    monkeypatch.setattr(printing, "ask_and_print", lambda *asked: printed.append(asked) or True)
    page.choose("wall")
    page.print.click()
    ((_parent, content, paper, name),) = printed
    assert content.startswith(b"%PDF")
    assert (paper, "Team wall" in name) == ("a3", True)
    assert "went to the printer" in _said(page)
    page.choose("json")
    assert not page.print.isEnabled()


@pytest.mark.usefixtures("previews")
def test_previews_are_made_by_the_code_that_writes_the_file(page: SharePage) -> None:
    page.choose("map")
    preview = _result(page, "map")
    assert preview.made == OUTPUTS["map"].write(page.desk.document, page.shelf.asked("map"))
    assert page.shelf.tiles["map"].is_drawn
    seen = {key for key, tile in page.shelf.tiles.items() if not tile.visibleRegion().isEmpty()}
    assert set(page.shelf._previews) <= seen | {"map", "one-pager"}, "what nobody sees is not drawn"


def test_a_preview_follows_the_document_and_the_options(page: SharePage) -> None:
    page.choose("map")
    before = _result(page, "map").made.content
    page.panel.names.click()
    assert not page.panel.names.isChecked()
    nameless = _result(page, "map").made.content
    people_here = [each.name for each in people.everyone(page.desk.document)]
    assert nameless != before
    assert not [name for name in people_here if name in text_of(nameless)]
    assert "Roles stand in place" in page.panel.note.plain_text()
    objective = page.desk.outline().objectives[0].objective
    page.desk.do(objectives.change, objective, replace(objective, title="A <b>new</b> title"))
    assert "A <b>new</b> title" in text_of(_result(page, "map").made.content)


def test_whose_sheet_and_the_chart_of_which_line_are_chosen(page: SharePage) -> None:
    page.choose("commitments")
    assert _result(page, "commitments").made.pages == 6
    box = page.panel.about_what
    assert (box.accessibleName(), box.currentText()) == ("Whose sheet", "Everybody, a sheet each")
    owner = next(each for each in people.everyone(page.desk.document) if each.name == "Carla Nowak")
    box.set_key(owner.id)
    box.activated.emit(1)
    made = _result(page, "commitments").made
    assert (made.pages, "Carla Nowak" in text_of(made.content)) == (1, True)
    assert "Carla Nowak" in page.panel.file.plain_text()
    page.choose("chart-key-result")
    assert box.accessibleName() == "Of which key result"
    second = page.desk.outline().key_results[1].key_result.id
    box.set_key(second)
    box.activated.emit(1)
    assert page.shelf.asked("chart-key-result").about == second
    page.choose("map")
    assert not page.panel.abouts.isVisibleTo(page.panel)
    page.choose("commitments")
    assert page.shelf.asked("commitments").about == owner.id


@pytest.mark.usefixtures("dressed")
def test_names_of_tiles_are_whole_and_pictures_beside_each_other_level(page: SharePage) -> None:
    page.resize(1180, 800)
    tile = page.shelf.tiles["commitments"]
    tile.resize(175, tile.height())
    tile._beside = "16 pages"
    assert tile.name_lines() == ("Commitment sheets", "")
    tile.resize(130, tile.height())
    assert tile.name_lines() == ("Commitment", "sheets")
    beside = [each for each in page.shelf.tiles.values() if each.y() == tile.y()]
    assert len({each._picture().bottom() for each in beside if each.parent() is tile.parent()}) == 1


def test_options_are_remembered_for_this_workspace_on_this_computer(page: SharePage, shown) -> None:  # type: ignore[no-untyped-def]
    page.choose("wall")
    page.panel.black.click()
    page.panel.paper.set_keys(("a4",))
    page.panel.changed.emit()
    again = shown(SharePage(page.desk), 1000, 700)
    assert again.shelf.row.key == "wall"
    asked = again.shelf.asked("wall")
    assert (asked.paper, asked.black_and_white, asked.names) == ("a4", True, True)
    assert again.shelf.asked("map").black_and_white is False
    elsewhere = shown(SharePage(desk_over(another_workspace())), 1000, 700)
    assert elsewhere.shelf.asked("wall").black_and_white is False


def test_carrying_is_off_said_plainly_and_never_remembered(
    page: SharePage, tmp_path: Path, place, shown
) -> None:  # type: ignore[no-untyped-def]
    page.choose("map")
    assert not page.panel.carries.isChecked()
    assert "nothing is carried" in page.panel.note.plain_text()
    page.panel.carries.click()
    assert page.shelf.asked("map").carry == "cycle"
    assert "sees this cycle" in page.panel.note.plain_text()
    page.panel.carry.set_keys(("whole",))
    page.panel.carry.picked.emit(("whole",))
    assert "sees everything in the file" in page.panel.note.plain_text()
    place(tmp_path / "map.pdf")
    page.save.click()
    held = attachments.workspace_in((tmp_path / "map.pdf").read_bytes(), "map.pdf")
    assert Document.load(held, "b" * 32).id == page.desk.document.id
    page.panel.names.click()
    assert page.shelf.asked("map").carry == "cycle", "the whole has names in it"
    again = shown(SharePage(page.desk), 1000, 700)
    assert again.shelf.asked("map").carry == ""


@pytest.mark.parametrize("kept", ["nonsense", "[]", '{"paper": "a0", "names": 7}', '{"ending": {}}'])
def test_what_was_remembered_wrongly_counts_as_nothing(page: SharePage, kept: str) -> None:
    settings.set_choice(f"share-{page.desk.document.id}/wall", kept)
    assert options_panel.remembered(page.desk, "wall") == options_panel.Options()


def test_files_give_a_taste_of_their_content(page: SharePage) -> None:
    rows = (("Number", "Today"), ("1.1", "7"), ("1.10", "21%"))
    assert lined_up(rows) == ("Number  Today", "1.1     7", "1.10    21%")
    assert lined_up((("one line",), ("and another",))) == ("one line", "and another")
    tile = page.shelf.tiles["workbook"]
    tile.show_preview(Preview("xlsx", Made(b""), taste=rows), "")
    assert tile.is_drawn


def test_tiles_are_one_choice_by_keys_and_for_a_screen_reader(page: SharePage) -> None:
    tile = page.shelf.tiles["four-square"]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert page.shelf.row.key == "four-square"
    assert [key for key, each in page.shelf.tiles.items() if each.isChecked()] == ["four-square"]
    QTest.keyClick(tile, Qt.Key.Key_Right)
    assert page.focusWidget() is page.shelf.tiles["minutes"]
    heard = QAccessible.queryAccessibleInterface(tile)
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name).startswith("Four squares")
    assert heard.state().checked


# JSON


def test_json_of_this_workspace_is_merged(open_desk: Desk, tmp_path: Path, place, shown) -> None:  # type: ignore[no-untyped-def]
    page = shown(SharePage(open_desk), 1000, 700)
    other = Document.load(content(open_desk.document), "b" * 32, "Bo")
    objective = objectives.of_cycle(other, cycles.all_cycles(other)[0].id)[0]
    changes.objective(other, objective.id, title="Bo’s words")
    (tmp_path / "from-bo.json").write_bytes(workspace_json.to_json(other))
    other.close()
    place(tmp_path / "from-bo.json")
    asked = _asked(page, page.incoming.json_card.buttons[0])
    assert asked.look().along.edits == 1
    assert asked.take({})
    assert objectives.read(open_desk.document, objective.id).title == "Bo’s words"
    names = [r[0] for r in open_desk.document.database.execute_sql("SELECT name FROM version")]
    assert names == ["Before taking back from-bo.json"]  # decision 4


def test_json_of_another_workspace_becomes_its_own_file(  # type: ignore[no-untyped-def]
    open_desk: Desk, tmp_path: Path, monkeypatch, shown
) -> None:
    page = shown(SharePage(open_desk), 1000, 700)
    before = dump(open_desk.document)
    other = sample_desk().document
    (tmp_path / "other.json").write_bytes(workspace_json.to_json(other))
    monkeypatch.setattr(places, "ask_open_place", lambda *_asked: tmp_path / "other.json")
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: tmp_path / "other.okrdesk")
    page.incoming.json_card.buttons[0].click()
    assert dump(open_desk.document) == before
    kept = load(tmp_path / "other.okrdesk")
    assert kept.id == other.id
    assert dump(kept) == dump(other)
    kept.close()


@pytest.mark.parametrize("text", ["", "{}", "[1", "not JSON at all", '{"format": "okrdesk-workspace"}'])
def test_what_is_no_export_is_refused_in_a_sentence(  # type: ignore[no-untyped-def]
    page: SharePage, tmp_path: Path, place, text: str
) -> None:
    (tmp_path / "in.json").write_text(text)
    before = page.desk.document.revision
    place(tmp_path / "in.json")
    page.incoming.json_card.buttons[0].click()
    assert "in.json" in _said(page)
    assert _level(page) == "error"
    assert page.desk.document.revision == before


# Copies


def _asked(page: SharePage, button: QPushButton) -> Choosing:
    """What the window is asked to show after a button was pressed."""
    shown: list[Choosing] = []
    page.desk.choosing.connect(shown.append)
    button.click()
    (asked,) = shown
    return asked


def test_a_copy_travels_and_comes_back(  # type: ignore[no-untyped-def]
    open_desk: Desk, tmp_path: Path, place, shown, monkeypatch
) -> None:
    page = shown(SharePage(open_desk), 1000, 700)
    place(tmp_path / "copy.okrdesk")
    monkeypatch.setattr(HandOutDialog, "ask", lambda _dialog: HandOut("Bo", None))
    page.incoming.copy_card.buttons[0].click()
    away = Document.load((tmp_path / "copy.okrdesk").read_bytes(), "b" * 32, "Bo")
    objective = objectives.of_cycle(away, cycles.all_cycles(away)[0].id)[0]
    changes.objective(away, objective.id, title="Changed away")
    (tmp_path / "copy.okrdesk").write_bytes(content(away))
    away.close()
    asked = _asked(page, page.incoming.copy_card.buttons[1])
    assert asked.subtitle == "copy.okrdesk, for Bo, handed out on 8 Feb 2026, today"
    assert asked.take({})
    assert objectives.read(open_desk.document, objective.id).title == "Changed away"


def test_a_copy_never_replaces_the_open_file(open_desk: Desk, place, shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    page = shown(SharePage(open_desk), 1000, 700)
    monkeypatch.setattr(HandOutDialog, "ask", lambda _dialog: HandOut("Bo", None))
    before = open_desk.session.path.read_bytes()
    place(open_desk.session.path)
    page.incoming.copy_card.buttons[0].click()
    assert _level(page) == "error"
    assert open_desk.session.path.read_bytes() == before


def test_merging_another_workspace_is_refused(open_desk: Desk, tmp_path: Path, place, shown) -> None:  # type: ignore[no-untyped-def]
    page = shown(SharePage(open_desk), 1000, 700)
    place(stored(tmp_path / "other.okrdesk", another_workspace()))
    page.incoming.copy_card.buttons[1].click()
    assert "another workspace" in _said(page)


def test_who_may_only_look_can_export_but_not_take_in(tmp_path: Path, shown) -> None:  # type: ignore[no-untyped-def]
    session = opening.open_session(stored(tmp_path / "plan.okrdesk"), "read-only")
    page = shown(SharePage(Desk(session, lambda: DAY)), 1000, 700)
    assert [b.isEnabled() for b in page.incoming.json_card.buttons] == [False]
    assert page.save.isEnabled()
    assert [b.isEnabled() for b in page.incoming.copy_card.buttons] == [True, False]
    assert not page.incoming.take_in.isEnabled()
    session.close()


# Blueprints


def test_a_blueprint_goes_out_comes_in_and_is_removed(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    desk = page.desk
    adopting.save_as_blueprint(desk.document, desk.outline().objectives[0].objective.id, "Ours <b>&")
    page.reload()
    place(tmp_path / "ours.json")
    page.incoming._rows()[0].save.click()
    ((_id, mine),) = adopting.own_blueprints(desk.document)
    assert blueprint_files.read_file(tmp_path / "ours.json") == mine
    page.incoming._rows()[0].remove.click()
    page.reload()
    assert page.incoming._rows() == []
    page.incoming.take_in.click()
    page.reload()
    assert [b for _key, b in adopting.own_blueprints(desk.document)] == [mine]
    desk.undo()
    page.reload()
    assert page.incoming._rows() == []


def test_a_shipped_blueprint_is_readable_after_it_was_saved(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    place(tmp_path / "hub.json")
    for blueprint in blueprints.shipped():
        handing_out.save_blueprint(page.desk, page.news, blueprint)
        assert blueprint_files.read_file(tmp_path / "hub.json") == blueprint


def test_a_file_that_is_no_blueprint_is_refused(page: SharePage, tmp_path: Path, place) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "x.json").write_text(json.dumps({"key": "x", "run": "rm"}))
    place(tmp_path / "x.json")
    page.incoming.take_in.click()
    assert _level(page) == "error"
    assert adopting.own_blueprints(page.desk.document) == ()


def test_rows_keep_the_keyboard_nearby_when_the_list_changes(page: SharePage) -> None:
    desk = page.desk
    adopting.save_as_blueprint(desk.document, desk.outline().objectives[0].objective.id, "Ours")
    page.reload()
    row = page.incoming._rows()[0]
    row.remove.setFocus()
    row.remove.click()
    page.reload()
    assert page.focusWidget() is page.incoming.take_in


# Waiting


def test_quick_work_shows_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "Waiting", lambda *_made: pytest.fail("shown for quick work"))
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 300)
    assert work_beside(None, "Counting", lambda: 7) == 7


def test_slow_work_says_so_and_gives_its_result(qtbot) -> None:  # type: ignore[no-untyped-def]
    ended = threading.Event()
    seen: list[str] = []

    def see(dialog: Waiting) -> None:
        seen.append(dialog.accessibleName())
        ended.set()

    _when_waiting(see)
    assert work_beside(None, "Counting", lambda: ended.wait(300) and 7) == 7
    assert seen == ["Counting"]


def test_slow_work_can_be_called_off(qtbot) -> None:  # type: ignore[no-untyped-def]
    ended = threading.Event()
    _when_waiting(lambda dialog: dialog.cancel.click())
    assert work_beside(None, "Counting", lambda: ended.wait(300) and 7) is None
    ended.set()


def test_a_refusal_of_the_work_comes_through(qapp: QApplication) -> None:
    def work() -> int:
        raise Refused("No.")

    with pytest.raises(Refused, match="No"):
        work_beside(None, "Counting", work)


def _when_waiting(act: Callable[[Waiting], object]) -> None:
    """Act on the dialog that says what is going on, as soon as it is there."""

    def look() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, Waiting) and w.isVisible()]
        if shown:
            act(shown[0])
        else:
            QTimer.singleShot(10, look)

    look()
