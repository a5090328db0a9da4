"""The window: start page, opening, pages, menus, status bar, what it remembers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from okrdesk.document import attachments, presence, storage
from okrdesk.document.opening import open_session
from okrdesk.document.presence import OpenElsewhere, Presence
from okrdesk.exchange.workspace_json import to_json
from okrdesk.gui import beginning, opening, settings, theme, tokens
from okrdesk.gui.areas.mission.community_card import CommunityCard
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.crash_dialog import CrashDialog
from okrdesk.gui.dialogs.hand_out_dialog import HandOut, HandOutDialog
from okrdesk.gui.dialogs.new_workspace import NewWorkspace, NewWorkspaceDialog
from okrdesk.gui.dialogs.open_elsewhere import OpenElsewhereDialog
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.widgets.notices import MessageBox
from okrdesk.gui.widgets.text import IconButton, PlainButton
from okrdesk.gui.workspace_view import WorkspaceView
from okrdesk.okr import cycles, handed_copies, mission, objectives, owning
from okrdesk.reports.paper import attached
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import fitted
from tests import changes, factories
from tests.gui.accessibility import nameless_controls
from tests.gui.workspaces import bakery

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def window(undrawn: None, shown) -> Iterator[MainWindow]:  # type: ignore[no-untyped-def]
    settings.set_choice("person/name_missed", "no")
    made = MainWindow(lambda: DAY)
    made.show_start()
    shown(made, 1280, 800)
    yield made
    made.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return bakery(folder / "goals.okrdesk")


@pytest.fixture
def view(window: MainWindow, path: Path) -> WorkspaceView:
    settings.set_last_page("history")  # which is made in half the time of the objectives
    assert window.open_path(str(path))
    assert window.view is not None
    return window.view


def _answer(act: Callable[[QDialog], None]) -> list[str]:
    """Do something with the next dialog; returns the titles of the dialogs seen, filled later."""
    seen: list[str] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), "no dialog came"
        seen.append(dialog.accessibleName() or dialog.windowTitle())
        act(dialog)

    QTimer.singleShot(100, drive)
    return seen


def test_the_start_page_offers_only_what_needs_no_workspace(window: MainWindow) -> None:
    enabled = {key for key, action in window.menus.actions.items() if action.isEnabled()}
    assert {"new", "open", "quit", "palette", "preferences", "about", "hand_out"} <= enabled
    assert not enabled & {"save", "undo", "export", "close", "bin", "name_version", "people"}
    assert not window.statusBar().isVisible()


def test_a_copy_is_handed_out_from_the_start_page(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "for Bo.okrdesk"
    monkeypatch.setattr(HandOutDialog, "ask", lambda _dialog: HandOut("Bo", None))
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: copy)
    assert window.start_page is not None
    window.start_page.hand_out_requested.emit(str(path))
    assert copy.exists()
    assert window.desk is not None
    assert [each.to for each in handed_copies.out(window.desk.document)] == ["Bo"]


def test_an_opened_workspace_says_what_and_when(window: MainWindow, view: WorkspaceView, path: Path) -> None:
    assert window.windowTitle().startswith("goals.okrdesk")
    assert view.top_bar.workspace.plain_text() == "Bakery"
    assert view.top_bar.cycle_button.text() == "Q1 ▾"
    assert view.top_bar.week.plain_text() == "1 Jan – 31 Mar, week 6 of 13"
    assert window.status_line.saving.plain_text() == "✓ All changes saved"
    counts = window.status_line.counts
    assert counts.plain_text() == "2 objectives · 3 key results · 1 owner · 3 without an owner"
    assert "Nobody owns 1.1, 1.2, 2.1 yet." in counts.toolTip()
    recent = settings.recent_workspaces()
    assert [(each.path, each.name, each.cycle) for each in recent] == [(path, "Bakery", "Q1")]


def test_the_rail_counts_and_marks_what_is_done(view: WorkspaceView, qtbot) -> None:  # type: ignore[no-untyped-def]
    entries = view.rail._entries
    assert (entries["mission"].done, entries["objectives"].note) == (False, "2 · 3")
    assert entries["owners"].note == "3 open"
    assert entries["check-ins"].note == "3 due"
    view.desk.do(changes.of_mission, mission="Bread for all")
    person = factories.ids(view.desk.document, factories.t.Person)[0]
    for row in factories.ids(view.desk.document, factories.t.KeyResult):
        view.desk.do(owning.assign, row, person)
    qtbot.waitUntil(lambda: entries["mission"].done)
    assert (entries["owners"].done, entries["owners"].note) == (True, "")


def test_pages_open_by_key_and_are_remembered(window: MainWindow, view: WorkspaceView) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert view.page_name() == "objectives"
    page = view.page()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert view.page_name() == "check-ins"
    assert settings.last_page() == "check-ins"
    view.show_page("objectives")
    assert view.page() is page
    assert page is not None
    focused = QApplication.focusWidget()
    assert focused is page or page.isAncestorOf(focused)


def test_every_page_of_the_rail_opens_and_names_its_controls(view: WorkspaceView, qtbot) -> None:  # type: ignore[no-untyped-def]
    for key in view.rail._entries:
        if key != "preferences":
            view.show_page(key)
            assert view.page_name() == key
            assert nameless_controls(view) == []


def test_the_menu_objective_holds_what_the_page_offers(window: MainWindow, view: WorkspaceView) -> None:
    view.show_page("objectives")
    page = view.page()
    assert page is not None
    assert window.menus.page.actions() == page.actions()
    assert window.menus.page.menuAction().isEnabled()


def test_undo_is_named_in_the_menu_and_works_from_there(  # type: ignore[no-untyped-def]
    window: MainWindow, view: WorkspaceView, qtbot
) -> None:
    view.desk.telling("Added.").do(objectives.add, objectives.Objective("", view.desk.cycle.id, "Rye"))
    undo = window.menus.actions["undo"]
    qtbot.waitUntil(lambda: view.desk.undo_label is not None and view.desk.undo_label in undo.text())
    assert window.toast.isVisible()
    view.show_page("owners")
    assert not window.toast.isVisible(), "a message goes with its page"
    undo.trigger()
    assert [line.objective.title for line in view.desk.outline().objectives] == ["Objective 0", "Objective 1"]
    redo = window.menus.actions["redo"]
    qtbot.waitUntil(redo.isEnabled)
    redo.trigger()
    assert len(view.desk.outline().objectives) == 3


def test_undo_stops_before_the_first_cycle(window: MainWindow, tmp_path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    fresh = tmp_path / "fresh.okrdesk"
    opening.create(fresh, "Fresh", ("Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31)))
    assert window.open_path(str(fresh))
    assert window.desk is not None
    with qtbot.waitSignal(window.desk.refused):
        window.menus.actions["undo"].trigger()
    assert window.desk.cycle.name == "Q1"
    with qtbot.waitSignal(window.desk.changed):
        window.desk.announce()


def test_closing_publishes_and_goes_back_to_the_start_page(
    window: MainWindow, view: WorkspaceView, path: Path
) -> None:
    view.desk.do(factories.check_in, 3, "last words")
    window.menus.actions["close"].trigger()
    assert window.view is None
    assert window.stack.currentWidget() is window.start_page
    assert factories.notes(path) == {"last words"}
    assert not presence.place(path).exists()


@pytest.mark.usefixtures("dressed")
def test_closing_the_window_keeps_its_size_and_the_work(  # type: ignore[no-untyped-def]
    window: MainWindow, view: WorkspaceView, path: Path, qtbot
) -> None:
    window.resize(800, 611)  # within the screen of the offscreen platform
    view.desk.do(factories.check_in, 3, "last words")
    window.close()
    assert factories.notes(path) == {"last words"}
    again = MainWindow(lambda: DAY)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (800, 611)


def test_the_window_is_gone_before_a_large_file_is_written(
    window: MainWindow, view: WorkspaceView, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.desk.do(factories.check_in, 3, "last words")
    seen: list[bool] = []
    close = view.publishing.close
    monkeypatch.setattr(view.publishing, "close", lambda: (seen.append(window.isVisible()), close())[1])
    window.close()
    assert seen == [False]
    assert factories.notes(path) == {"last words"}


def test_what_is_no_workspace_is_refused_and_what_was_open_stays(
    window: MainWindow, view: WorkspaceView, tmp_path: Path
) -> None:
    wrong = tmp_path / "notes.okrdesk"
    wrong.write_text("Shopping: rye, salt")
    seen = _answer(lambda dialog: dialog.reject())
    assert not window.open_path(str(wrong))
    assert seen == ["“notes.okrdesk” cannot be opened"]
    assert window.view is view
    assert wrong.read_text() == "Shopping: rye, salt"


def test_opening_another_file_closes_the_first(
    window: MainWindow, view: WorkspaceView, tmp_path: Path
) -> None:
    other = bakery(tmp_path / "other.okrdesk")
    first = view.desk.session.path
    assert window.open_path(str(other))
    assert window.desk is not None
    assert window.desk.session.path == other
    assert not presence.place(first).exists()


def test_a_fault_while_opening_leaves_the_start_page_and_lets_go_of_the_file(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(view: WorkspaceView) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as broken:
        broken.setattr(WorkspaceView, "refresh", fail)
        with pytest.raises(RuntimeError):
            window.open_path(str(path))
    assert window.view is None
    assert window.stack.currentWidget() is window.start_page
    assert not presence.place(path).exists()
    assert window.open_path(str(path))


def _drop(window: MainWindow, path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys))


def test_a_dropped_page_is_gone_on_from(
    window: MainWindow, path: Path, tmp_path: Path, qtbot, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    page, kept = tmp_path / "page.pdf", tmp_path / "kept.okrdesk"
    with_it = attached.with_file(
        fitted(lambda made: made.header("X"), Head("X"), "").report("X").pdf, "x.okrdesk", path.read_bytes(),
        kind=attachments.KIND, about="all of it", on=DAY,
    )  # fmt: skip
    page.write_bytes(with_it)
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: kept)
    _drop(window, page)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.session.path == kept)


def test_a_page_without_a_workspace_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    said: list[str] = []
    monkeypatch.setattr(beginning, "notice", lambda _parent, _head, sentence: said.append(sentence))
    page = tmp_path / "page.pdf"
    page.write_bytes(fitted(lambda made: made.header("X"), Head("X"), "").report("X").pdf)
    assert not window.open_path(str(page))
    assert "is a page without a workspace" in said[0]


def test_a_dropped_workspace_opens(window: MainWindow, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    _drop(window, path)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    assert window.desk.session.path == path


def test_a_handed_over_file_waits_for_an_open_dialog(
    window: MainWindow, view: WorkspaceView, tmp_path: Path
) -> None:
    other = bakery(tmp_path / "other.okrdesk")

    def hand_over(dialog: QDialog) -> None:
        window.open_handed_over(str(other))
        dialog.reject()

    seen = _answer(hand_over)
    window.menus.actions["help"].trigger()
    assert len(seen) == 1
    assert window.view is view
    window.open_handed_over(str(other))
    assert window.view is not view


def test_a_second_opener_is_told_and_may_look(window: MainWindow, path: Path) -> None:
    other = open_session(path)

    def look_only(dialog: QDialog) -> None:
        assert isinstance(dialog, OpenElsewhereDialog)
        assert "anyway" not in dialog.buttons, "the other one lives"
        assert nameless_controls(dialog) == []
        dialog.buttons["read-only"].click()

    _answer(look_only)
    assert window.open_path(str(path))
    view = window.view
    assert view is not None
    assert view.desk.session.read_only
    assert view.banners.banner("read-only") is not None
    assert not window.menus.actions["save"].isEnabled()
    assert window.status_line.saving.plain_text() == "Open for reading only."
    assert settings.recent_workspaces() == []
    other.close()


def test_one_who_may_be_gone_can_be_passed_over(qtbot) -> None:  # type: ignore[no-untyped-def]
    since = dt.datetime(2026, 2, 8, 9, tzinfo=dt.UTC)
    elsewhere = OpenElsewhere(Presence("Bo", "laptop", since, same_machine=False, alive=None))
    _answer(lambda dialog: dialog.buttons["anyway"].click())  # type: ignore[attr-defined]
    assert OpenElsewhereDialog(None, elsewhere).ask() == "anyway"
    _answer(lambda dialog: dialog.reject())
    assert OpenElsewhereDialog(None, elsewhere).ask() is None


def test_work_that_cannot_be_saved_is_told_until_it_can(  # type: ignore[no-untyped-def]
    window: MainWindow, view: WorkspaceView, path: Path, qtbot
) -> None:
    path.unlink()
    view.desk.do(factories.check_in, 3, "ours")
    view.publishing.publish()
    qtbot.waitUntil(lambda: view.banners.banner("offline") is not None)
    banner = view.banners.banner("offline")
    assert banner is not None
    assert banner.label.plain_text().startswith("1 change is only on this computer.")
    assert "safe" in window.status_line.saving.plain_text()
    view.publishing.save_now()
    qtbot.waitUntil(lambda: view.banners.banner("offline") is None)
    assert factories.notes(path) == {"ours"}


def _crash(path: Path) -> None:
    """What a kill leaves after one edit."""
    crashed = open_session(path)
    factories.check_in(crashed.document, 5, "before the crash")
    crashed.document.database.close()
    assert crashed._workplace is not None
    crashed._workplace.lock.release()
    presence.place(path).unlink()


def test_work_that_a_crash_left_is_offered_on_the_start_page(window: MainWindow, path: Path) -> None:
    window.look_for_leftovers()
    assert window.leftovers.banners == []
    _crash(path)
    window.look_for_leftovers()
    (banner,) = window.leftovers.banners
    assert banner.label.plain_text().startswith("1 change of “goals.okrdesk” is only on this computer")
    banner.findChildren(PlainButton)[0].click()
    assert window.desk is not None
    assert window.desk.session.path == path
    assert window.leftovers.banners == []


def test_recovered_work_is_told(window: MainWindow, path: Path) -> None:
    _crash(path)
    assert window.open_path(str(path))
    assert window.view is not None
    banner = window.view.banners.banner("recovered")
    assert banner is not None
    assert banner.label.plain_text().startswith("Recovered 1 change")


def test_a_file_that_changed_meanwhile_is_chosen_on_the_same_screen(  # type: ignore[no-untyped-def]
    window: MainWindow, view: WorkspaceView, path: Path, qtbot
) -> None:
    objective = factories.ids(view.desk.document, factories.t.Objective)[0]
    opened = storage.open_for_command(path, write=True)
    changes.objective(opened.document, objective, title="Theirs <b>")
    view.desk.do(changes.objective, objective, title="Ours")
    opened.publish()
    opened.close()
    view.publishing.look_at_file()
    assert view.banners.banner("conflicts") is not None
    window.close_workspace()  # nothing was chosen: it is asked again
    assert window.open_path(str(path))
    view = window.view
    assert view is not None
    banner = view.banners.banner("conflicts")
    assert banner is not None
    banner.findChildren(PlainButton)[0].click()
    page = view.choices.page
    assert page is not None
    (card,) = page.list.cards.values()
    assert (card.conflict.mine.shown, card.conflict.theirs.shown) == ("Ours", "Theirs <b>")
    assert nameless_controls(page) == []
    qtbot.keyClick(card.stop, Qt.Key.Key_Right)
    page.take.click()
    assert view.choices.page is None
    assert objectives.read(view.desk.document, objective).title == "Theirs <b>"
    assert view.desk.session.unsettled.open() == ()
    qtbot.waitUntil(lambda: view.banners.banner("conflicts") is None)
    view.desk.undo()
    assert objectives.read(view.desk.document, objective).title == "Ours", "what stood before choosing"
    qtbot.waitUntil(lambda: view.banners.banner("conflicts") is not None)


def test_the_cycle_menu_chooses_and_offers_cycles(view: WorkspaceView, qtbot) -> None:  # type: ignore[no-untyped-def]
    view.desk.do(cycles.add, "Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    view.cycle_menu.aboutToShow.emit()
    words = [action.text() for action in view.cycle_menu.actions() if not action.isSeparator()]
    assert words == ["Q2", "Q1", "Cycles…"]
    view.cycle_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: view.top_bar.week.plain_text() == "1 Apr – 30 Jun, not begun yet")


def test_another_day_is_said_and_today_is_one_step_away(  # type: ignore[no-untyped-def]
    window: MainWindow, view: WorkspaceView, qtbot
) -> None:
    assert not window.menus.actions["today"].isEnabled()
    view.desk.set_day(dt.date(2026, 1, 20))
    qtbot.waitUntil(lambda: "week 3 of 13, as of 20 Jan 2026" in view.top_bar.week.plain_text())
    window.menus.actions["today"].trigger()
    qtbot.waitUntil(lambda: "as of" not in view.top_bar.week.plain_text())


def test_midnight_brings_the_figures_of_the_new_day(window: MainWindow, view: WorkspaceView, qtbot) -> None:  # type: ignore[no-untyped-def]
    view.desk._clock = lambda: DAY + dt.timedelta(days=7)
    view.look_at_clock()
    qtbot.waitUntil(lambda: "week 7 of 13" in view.top_bar.week.plain_text())


def test_text_grows_and_shrinks_by_keys_within_bounds(window: MainWindow) -> None:
    actions = window.menus.actions
    actions["larger"].trigger()
    assert (settings.text_size(), theme.text_scale()) == (110, 1.1)
    settings.set_text_size(190)
    for _time in range(2):  # the second finds the end
        actions["larger"].trigger()
        assert settings.text_size() == 200
    settings.set_text_size(90)
    for _time in range(2):
        actions["smaller"].trigger()
        assert (settings.text_size(), theme.text_scale()) == (80, 0.8)
    actions["usual_size"].trigger()
    assert settings.text_size() == 100


def test_the_theme_is_chosen_and_kept(window: MainWindow) -> None:
    window.menus.actions["theme_dark"].trigger()
    assert theme.tokens() is tokens.DARK
    assert settings.theme() == "dark"


def test_only_the_page_and_back_by_escape(window: MainWindow, view: WorkspaceView) -> None:
    view.show_page("objectives")
    window.menus.actions["focus_mode"].trigger()
    assert not view.rail.isVisible()
    assert not window.menuBar().isVisible()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert view.page_name() == "check-ins", "shortcuts stay where the menu bar is hidden"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert view.rail.isVisible()
    assert window.statusBar().isVisible()


def test_one_field_alone_and_back_with_what_was_written(window: MainWindow, view: WorkspaceView) -> None:
    view.show_page("mission")
    field = view.findChild(CommunityCard).mission
    field.edit.setFocus()
    window.menus.actions["focus_mode"].trigger()
    alone = window.one_field
    assert alone is not None
    assert not view.rail.isVisible()
    alone.text.type_text("We meet")
    QTest.keyClick(alone.text.edit, Qt.Key.Key_Escape)
    assert (window.one_field, view.rail.isVisible()) == (None, True)
    assert mission.read(view.desk.document).mission == "We meet"
    field.edit.setFocus()
    window.menus.actions["focus_mode"].trigger()
    view.show_page("objectives")
    assert window.one_field is None, "a field whose page has gone brings everything back"


def test_each_step_ends_with_one_line_that_leads_on(window: MainWindow, view: WorkspaceView) -> None:
    walked = []
    view.show_page("mission")
    while view.way_on.isVisible():
        walked.append(view.page_name())
        view.way_on.click()
    steps = ["mission", "workshop", "objectives", "owners", "check-ins", "progress", "review"]
    assert walked == steps
    assert view.page_name() == "share"
    view.show_page("objectives")
    assert view.way_on.plain_text().startswith("Next: Owners, ")


def test_the_sample_opens_on_objectives_whatever_was_used_elsewhere(window: MainWindow) -> None:
    settings.set_last_page("history")
    window.open_sample()
    assert window.view is not None
    assert window.view.page_name() == "objectives"


def test_the_palette_knows_every_action_of_every_page(window: MainWindow, view: WorkspaceView) -> None:
    from okrdesk.gui.window_dialogs import done_elsewhere

    view.show_page("mission")
    elsewhere = [each for page in done_elsewhere(view) for each in page]
    known = {(each.kind, each.words) for each in elsewhere}
    assert {("Review", "Close the cycle…"), ("Check-ins", "Hold the meeting"), ("Owners", "Teams…")} <= known
    assert view.page_name() == "mission", "looking what can be done shows no other page"
    find = next(each for each in elsewhere if each.words == "Find in the outline")
    find.act()
    assert view.page_name() == "objectives"


def test_no_name_is_a_quiet_line_and_never_a_dialog(window: MainWindow, path: Path) -> None:
    settings.set_choice("person/name_missed", "")
    assert window.open_path(str(path))
    view = window.view
    assert view is not None
    view.desk.do(factories.check_in, 1)
    assert QApplication.activeModalWidget() is None
    banner = view.banners.banner("name")
    assert banner is not None
    assert "History" in banner.label.text()
    settings.set_person_name("Ada")
    view.refresh()
    assert view.banners.banner("name") is None


def test_who_dismissed_the_line_about_the_name_is_not_told_again(window: MainWindow, path: Path) -> None:
    settings.set_choice("person/name_missed", "")
    assert window.open_path(str(path))
    assert window.view is not None
    banner = window.view.banners.banner("name")
    assert banner is not None
    banner.findChildren(IconButton)[-1].click()
    window.close_workspace()
    assert window.open_path(str(path))
    assert window.view is not None
    assert window.view.banners.banner("name") is None


def _new(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    wish = NewWorkspace(path, "Bread & Co", "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    monkeypatch.setattr(NewWorkspaceDialog, "ask_and_write", lambda _dialog, write: write(wish))


def test_a_new_workspace_begins_with_its_mission(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _new(monkeypatch, tmp_path / "bread.okrdesk")
    window.menus.actions["new"].trigger()
    assert window.view is not None
    assert window.view.page_name() == "mission"
    assert window.view.top_bar.workspace.plain_text() == "Bread & Co"
    assert window.desk is not None
    assert window.desk.cycle.name == "Q1"


def test_a_blueprint_of_the_start_page_opens_the_gallery_in_a_new_workspace(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _new(monkeypatch, tmp_path / "bread.okrdesk")
    seen = _answer(lambda dialog: dialog.reject())
    window.new_workspace("event-hub")
    assert len(seen) == 1
    assert window.view is not None
    assert window.view.page_name() == "objectives"


def test_a_new_workspace_never_replaces_a_file(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    _new(monkeypatch, path)
    said: list[str] = []
    monkeypatch.setattr(NewWorkspaceDialog, "say_refused", lambda _dialog, sentence: said.append(sentence))
    window.new_workspace()
    assert len(said) == 1
    assert path.name in said[0]
    assert path.read_bytes() == before
    assert window.view is None


def test_an_export_as_json_becomes_a_workspace(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "all.json", tmp_path / "again.okrdesk"
    source.write_bytes(to_json(factories.load(path)))
    monkeypatch.setattr(places, "ask_open_place", lambda *_args: source)
    monkeypatch.setattr(places, "ask_save_place", lambda *_args: target)
    window.bring_okrs()
    assert window.desk is not None
    assert window.desk.session.path == target
    assert len(window.desk.outline().key_results) == 3


def test_the_sample_of_a_day_is_written_once(window: MainWindow) -> None:
    first = opening.sample_file(DAY)
    stamp = first.stat().st_mtime_ns
    assert opening.sample_file(DAY) == first
    assert first.stat().st_mtime_ns == stamp
    window.open_sample()
    assert window.desk is not None
    assert window.desk.session.path == first.resolve()
    assert window.status_line.counts.plain_text().startswith("3 objectives · 10 key results")


def test_every_key_of_the_menus_is_one_of_a_kind(window: MainWindow, view: WorkspaceView) -> None:
    keys = [
        key.toString() for _menu, action in window.menus.all_actions() for key in action.shortcuts() if key
    ]
    pages = {"objectives", "check-ins", "share", "history"}
    assert len(keys) == len(set(keys)), sorted(k for k in keys if keys.count(k) > 1)
    for name in pages:
        view.show_page(name)
        keys = [k.toString() for _menu, a in window.menus.all_actions() for k in a.shortcuts()]
        assert len(keys) == len(set(keys)), (name, sorted(k for k in keys if keys.count(k) > 1))


def test_a_crash_report_can_be_copied(qtbot) -> None:  # type: ignore[no-untyped-def]
    dialog = CrashDialog(None, "Traceback <b>here</b>", Path("crash.txt"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless_controls(dialog) == []
    assert dialog.report.font().pointSizeF() == theme.font("small").pointSizeF(), "it grows with the text"
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == "Traceback <b>here</b>"


def test_help_says_what_the_page_is_for(window: MainWindow, view: WorkspaceView) -> None:
    view.show_page("check-ins")
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, MessageBox)
        said.append(dialog.accessibleDescription())
        dialog.reject()

    _answer(read)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "Ctrl+Enter saves it" in said[0]


@pytest.mark.usefixtures("dressed")
def test_the_first_window_fits_the_screen(qtbot) -> None:  # type: ignore[no-untyped-def]
    fresh = MainWindow(lambda: DAY)
    qtbot.addWidget(fresh)
    room = fresh.screen().availableGeometry()
    assert fresh.width() <= room.width()
    assert fresh.height() < room.height(), "the system's frame must fit too"
    assert fresh.width() <= 1440


def test_the_keyboard_waits_on_the_page_that_opens_first(view: WorkspaceView) -> None:
    page = view.page()
    assert page is not None
    assert page.isAncestorOf(QApplication.focusWidget())


def test_going_to_a_page_and_back_keeps_its_actions(window: MainWindow, view: WorkspaceView) -> None:
    def offered() -> list[str]:
        return [action.text() for action in window.menus.page.actions()]

    view.show_page("objectives")
    page = view.page()
    assert page is not None
    first = offered()
    assert len(first) > 10
    view.show_page("mission")
    assert offered() != first
    view.show_page("objectives")
    view.show_page("objectives")
    assert offered() == first
    assert [action.text() for action in page.actions()] == first
    page.take_keyboard()
    count = len(view.desk.outline().objectives)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(view.desk.outline().objectives) == count + 1
