"""A workshop that runs in a window, for tests of its acts: eight people, at a step of a kind."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtWidgets import QApplication

from okrdesk.document.document import Document
from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.running import RunningView
from okrdesk.okr.workshop import agenda, ideas, templates, themes, workshops
from tests import factories
from tests.gui.desks import desk_over, sample_desk
from tests.okr.workshop.evening import THEMES

PEOPLE = ("Jana", "Mehmet", "Carla", "Rahul", "Sofie", "Tom", "Aylin", "Piet")


def planning_page(shown: Any, width: int) -> WorkshopPage:
    """A page on which another workshop is planned."""
    desk = sample_desk()
    desk.session.read_only = False
    page: WorkshopPage = shown(WorkshopPage(desk), width, 900)
    page.plan_another()
    return page


def page_at(
    shown: Any, kind: str, act: int = 0, template: str = "set-goals", *, themed: bool = False
) -> WorkshopPage:
    """A page whose workshop is at the first step of a kind; `themed` with the themes of the evening alone."""
    page = page_of(shown, _begun(template, kind, themed))
    if act:
        running(page).sitting.show_act(act)
    running(page).take_keyboard()
    QApplication.processEvents()
    return page


def page_of(shown: Any, content: bytes) -> WorkshopPage:
    """The page of a workspace as it was left."""
    desk = desk_over(Document.load(content, factories.ACTOR, "Ada"))
    page: WorkshopPage = shown(WorkshopPage(desk), 1400, 1000)
    return page


@cache
def _begun(template: str, kind: str, themed: bool) -> bytes:
    desk = sample_desk()
    document, cycle = desk.document, desk.cycle.id
    chosen = templates.find(document, template)
    workshop = agenda.prepare(document, cycle, chosen, on=desk.day, people=PEOPLE)
    agenda.start(document, workshop)
    agenda.go_to(
        document, next(step.id for step in workshops.steps_of(document, workshop) if step.kind == kind)
    )
    if themed:
        for theme in themes.of_cycle(document, cycle):
            themes.remove(document, theme.id)
        for title in THEMES:
            themes.add(document, cycle, title)
    content = left_in(document)
    document.close()
    return content


def left_in(document: Document) -> bytes:
    """What is in a workspace, for `page_of`."""
    content: bytes = document.database.connection().serialize()
    return content


def running(page: WorkshopPage) -> RunningView:
    """The running workshop."""
    assert page.running is not None
    return page.running


def act(page: WorkshopPage) -> Any:
    """The work area that is on."""
    found = running(page).act
    assert found is not None
    return found


def add_ideas(page: WorkshopPage, *texts: str) -> tuple[str, ...]:
    """Cards and no others."""
    document, cycle = page.desk.document, page.desk.cycle.id
    known = [idea.id for idea in ideas.of_cycle(document, cycle)]
    if known:
        ideas.remove(document, known)
    made = ideas.add(document, cycle, texts) if texts else ()
    page.reload()
    return made
