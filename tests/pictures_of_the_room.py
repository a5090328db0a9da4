"""Pictures of a workshop: before, running at its main steps, and its record."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from okrdesk.gui.pages.workshop_page.passed_ballot import PassedBallot
from okrdesk.gui.pages.workshop_page.passed_keyboard import PassedKeyboard

if TYPE_CHECKING:
    from okrdesk.gui.main_window import MainWindow
    from tests.pictures import Camera

PEOPLE = (
    "Jana Petersen; Mehmet Aydin; Carla Nowak; Rahul Menon; "
    "Sofie Lindqvist; Tom Brinkmann; Aylin Kaya; Piet Hansen"
)
IDEAS = (
    "A monthly open evening that anyone can host",
    "A repair evening in each district",
    "Newcomers wait 17 hours for a first reply",
    "Record the talks as pages one can find",
    "Pages that say who knows which machine",
    "A mentor for the first three months",
    "Show who offers help with what",
    "A supporter membership",
    "Photography",
)


def take_all(window: MainWindow, camera: Camera) -> None:
    """Prepare, run and close a workshop in front of the camera."""
    from okrdesk.okr.workshop import ideas, themes
    from tests.okr.workshop.evening import BALLOTS, THEMES
    from tests.pictures import settle

    assert window.view is not None
    window.view.show_page("workshop")
    page: Any = window.view.page()
    page.plan_another()
    page.planning.card.people.field.edit.setText(PEOPLE)
    page.planning.card.people.field.finish()
    camera.take(window, "room-templates")
    camera.name = "room-tell"
    page.planning.card.errands["tell"].button.click()
    camera.name = "room-save-template"
    page.planning.save_as_template()
    page.planning.begin()
    settle(window)
    view, desk = page.running, page.desk

    def at(kind: str, act: int = 0) -> None:
        _go_to(window, view, kind, act)

    at("ideas")
    made = desk.do(ideas.add, desk.cycle.id, IDEAS, step_id=view.sitting.step.id)
    for known in themes.of_cycle(desk.document, desk.cycle.id):
        themes.remove(desk.document, known.id)
    camera.take(window, "room-ideas")
    _keyboard(
        PassedKeyboard(window, view.sitting.prompt, len(view.sitting.workshop.people), lambda _typed: None),
        camera,
    )
    at("groups")
    for nth, title in enumerate(THEMES):
        desk.do(themes.add, desk.cycle.id, title, [made[nth]])
    camera.take(window, "room-group")
    camera.name = "room-cards"
    view.act._open_cards(themes.of_cycle(desk.document, desk.cycle.id)[0])
    at("vote")
    view.act.settings.dots.set_keys(["4"])
    view.act.settings.most.set_keys(["2"])
    for ballot in BALLOTS:
        view.act.pad.line.entered.emit(ballot)
    camera.take(window, "room-vote")
    _ballot(window, view, camera)
    view.act.reveal_now()
    camera.take(window, "room-tie")
    view.act.result.tie.choose("people")
    view.act.result.tie.use.click()
    _measures(view, at, camera, window)
    at("owning")
    camera.take(window, "room-owners")
    _consent(view, at)
    camera.take(window, "room-consent")
    view.act.adjusting.begin(view.sitting.goals[1].id)
    camera.take(window, "room-adjust")
    view.act.adjusting.leave()
    at("close", 1)
    camera.take(window, "room-close-marks")
    for slip in ("334", "444", "444", "444", "444", "445", "545", "555"):
        view.act.part.pad.line.entered.emit(slip)
    view.act.part.reveal_now()
    view.sitting.show_act(2)
    view.act.part.entry.edited.emit("Start with soup, not with numbers.")
    view.act.part.reveal_now()
    view.sitting.show_act(0)
    _wait_for_papers(view.act.home)
    camera.take(window, "room-close")
    camera.name = "room-promise"
    view.act.tellings.add.click()
    view.sitting.close()
    page.show_item(view.sitting.workshop_id)
    _wait_for_papers(page.record.papers)
    camera.take(window, "room-after")
    _projector(camera)


def _wait_for_papers(home: Any) -> None:
    """Papers are drawn beside the window's work, once nothing changed for a moment."""
    end = time.monotonic() + 60
    while not all(paper.is_drawn for paper in home.papers.values()) and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def _measures(view: Any, at: Any, camera: Camera, window: MainWindow) -> None:
    """Drafts beside each other, measures of which some are key results, estimates before and after."""
    from okrdesk.okr.workshop import ideas

    desk, goal = view.desk, view.sitting.goals[0]
    at("wording", 1)
    step = view.sitting.step.id
    for draft in ("A place to meet in every district", goal.title):
        desk.do(ideas.add, desk.cycle.id, [draft], kind="draft", about=goal.id, step_id=step)
    camera.take(window, "room-wording")
    at("measures", 1)
    step = view.sitting.step.id
    texts = ["Open evenings held", "Districts with a place of their own", "Partner companies that host"]
    desk.do(ideas.add, desk.cycle.id, texts, kind="measure", about=goal.id, step_id=step)
    camera.take(window, "room-measures-chosen")
    at("measures", 2)
    camera.take(window, "room-estimates-asked")
    count = len(desk.outline().objectives[0].key_results)
    for slip in ("12 40 5 7", "11 45 4 8", "14 60 6 7", "9 38 5 9"):
        view.act.pad.line.entered.emit(" ".join(slip.split()[:count]))
    camera.take(window, "room-estimates-typed")
    view.act.reveal_now()
    camera.take(window, "room-measures")


def _consent(view: Any, at: Any) -> None:
    """Two goals are judged, the third is being asked."""
    for place, hands in enumerate(("0 0 0 1 5 2", "0 0 2 2 3 1")):
        at("consent")
        view.sitting.turn_goal(place - view.sitting.goal_place)
        sure = len(view.desk.outline().objectives[place].key_results)
        for mark in "87656748":
            view.act.part.pad.line.entered.emit(mark * sure)
        view.sitting.show_act(1)
        view.act.part.pad.line.entered.emit(hands)
        view.act.reveal_now()


def _keyboard(passed: PassedKeyboard, camera: Camera) -> None:
    """The keyboard that goes round, before a person and while one writes."""
    passed.open()
    camera.take(passed, "room-keyboard")
    passed.begin_person()
    camera.take(passed, "room-keyboard-person")
    passed.hand_back()


def _ballot(window: MainWindow, view: Any, camera: Camera) -> None:
    from okrdesk.okr.workshop import rounds, subjects

    desk = view.desk
    asked = next(each for each in rounds.of_cycle(desk.document, desk.cycle.id) if not each.result)
    titles = subjects.titles(desk.document, asked.subject, asked.items)
    passed = PassedBallot(window, asked, titles, "4 dots each, at most 2 on one", lambda _typed: None)
    passed.open()
    passed.begin_person()
    passed._place(2)
    camera.take(passed, "room-ballot")
    passed.hand_back()


def _projector(camera: Camera) -> None:
    """Every picture that the room can see, and the curtain."""
    from okrdesk.gui.projector.window import ProjectorWindow
    from tests.gui.projector.evening import VIEWS

    projector = ProjectorWindow()
    projector.resize(1280, 720)
    projector.show()
    projector.draw_curtain(closed=True)
    camera.take(projector, "projector-closed")
    projector.draw_curtain(closed=False)
    for name, shown in VIEWS.items():
        projector.show_view(shown)
        camera.take(projector, f"projector-{name}")
    projector.close()


def take_meeting(window: MainWindow, camera: Camera) -> None:
    """The check-in: a key result with a group's confidences, what the room sees of it, the end."""
    from tests.pictures import settle

    assert window.view is not None
    window.view.show_page("check-ins")
    settle(window)
    page: Any = window.view.page()
    page.hold_meeting()
    settle(window)
    running: Any = window.view.page()
    view = running.running
    _go_to(window, view, "check-ins")
    area = view.act.part.round
    area.show_key_result(area.model.rows[1].id)
    area.view.value.edit.setText("37")
    area.view.confidences.set_values((7, 5, 8, 7, 4, 9, 7))
    area.view.note.edit.setPlainText("Two partner evenings brought 40 each")
    area.view.blocker.edit.setPlainText("The library hall is taken until May")
    view.act.reveal()
    camera.take(window, "meeting-key-result")
    area.view.next_step.edit.setPlainText("Ask the university for its foyer")
    area.view.taker.setCurrentIndex(2)
    area.save_and_go_on()
    area.show_key_result("")
    camera.take(window, "meeting-end")
    _go_to(window, view, "promises", 1)
    camera.take(window, "meeting-promises")
    view.sitting.close()
    running.show_item(view.sitting.workshop_id)
    _wait_for_papers(running.record.papers)
    camera.take(window, "meeting-record")
    _end(window, running)


def take_review(window: MainWindow, camera: Camera) -> None:
    """The steps of reviewing and of looking again that have areas of their own."""
    from okrdesk.okr.workshop import agenda, templates
    from tests.pictures import settle

    assert window.view is not None
    for key, steps in (
        ("review", (("review", 0), ("stories", 0))),
        ("revisit", (("review", 0), ("mirror", 1), ("choose", 0))),
        ("newcomer", (("purpose", 0), ("choose", 0))),
    ):
        window.view.show_page("workshop")
        page: Any = window.view.page()
        desk = page.desk
        desk.do(agenda.hold, desk.cycle.id, templates.find(desk.document, key), on=desk.today)
        settle(window)
        for kind, act in steps:
            _go_to(window, page.running, kind, act)
            camera.take(window, f"retrospective-{key}-{kind}")
        _end(window, page)


def _go_to(window: MainWindow, view: Any, kind: str, act: int = 0) -> None:
    from tests.pictures import settle

    view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == kind))
    view.sitting.show_act(act)
    settle(window)


def _end(window: MainWindow, page: Any) -> None:
    """Take back everything that was done, so that the next pictures are of the same workspace."""
    from tests.pictures import settle

    while page.running is not None and page.desk.undo_label:
        page.desk.undo()
        settle(window)
