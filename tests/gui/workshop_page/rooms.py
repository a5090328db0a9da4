"""A workshop that runs in a window, for tests of its acts: eight people, at a step of a kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.running import RunningView
from okrdesk.okr.workshop import agenda, ideas, templates, themes
from tests.gui.desks import sample_desk
from tests.okr.workshop.evening import THEMES

PEOPLE = ("Jana", "Mehmet", "Carla", "Rahul", "Sofie", "Tom", "Aylin", "Piet")


def page_at(shown: Any, kind: str, act: int = 0, template: str = "set-goals") -> WorkshopPage:
    """A page whose workshop is at the first step of a kind."""
    desk = sample_desk()
    desk.session.read_only = False
    document = desk.document
    workshop = agenda.prepare(
        document, desk.cycle.id, templates.find(document, template), on=desk.day, people=PEOPLE
    )
    agenda.start(document, workshop)
    page: WorkshopPage = shown(WorkshopPage(desk), 1400, 1000)
    view = running(page)
    view.sitting.go_to(next(step.id for step in view.sitting.steps if step.kind == kind))
    view.sitting.show_act(act)
    QApplication.processEvents()
    return page


def running(page: WorkshopPage) -> RunningView:
    """The running workshop."""
    assert page.running is not None
    return page.running


def act(page: WorkshopPage) -> Any:
    """The work area that is on."""
    found = running(page).act
    assert found is not None
    return found


def add_themes(page: WorkshopPage) -> tuple[str, ...]:
    """The five themes of the evening."""
    document, cycle = page.desk.document, page.desk.cycle.id
    for theme in themes.of_cycle(document, cycle):
        themes.remove(document, theme.id)
    made = tuple(themes.add(document, cycle, title) for title in THEMES)
    page.reload()
    return made


def add_ideas(page: WorkshopPage, *texts: str) -> tuple[str, ...]:
    """Cards and no others."""
    document, cycle = page.desk.document, page.desk.cycle.id
    known = [idea.id for idea in ideas.of_cycle(document, cycle)]
    if known:
        ideas.remove(document, known)
    made = ideas.add(document, cycle, texts)
    page.reload()
    return made
