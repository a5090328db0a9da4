"""Pictures of a workshop: before, running at its main steps, and its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    page.planning.begin()
    settle(window)
    view, desk = page.running, page.desk

    def at(kind: str, act: int = 0) -> None:
        view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == kind))
        view.sitting.show_act(act)
        settle(window)

    at("ideas")
    made = desk.do(ideas.add, desk.cycle.id, IDEAS, step_id=view.sitting.step.id)
    for known in themes.of_cycle(desk.document, desk.cycle.id):
        themes.remove(desk.document, known.id)
    camera.take(window, "room-ideas")
    at("groups")
    for nth, title in enumerate(THEMES):
        desk.do(themes.add, desk.cycle.id, title, [made[nth]])
    camera.take(window, "room-group")
    at("vote")
    view.act.settings.dots.set_keys(["4"])
    view.act.settings.most.set_keys(["2"])
    for ballot in BALLOTS:
        view.act.pad.line.entered.emit(ballot)
    camera.take(window, "room-vote")
    view.act.reveal_now()
    camera.take(window, "room-tie")
    view.act.result.tie.choose("people")
    view.act.result.tie.use.click()
    at("owning")
    camera.take(window, "room-owners")
    at("close")
    camera.take(window, "room-close")
    view.sitting.close()
    page.show_item(view.sitting.workshop_id)
    camera.take(window, "room-after")
