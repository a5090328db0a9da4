"""Celebrate and Learn: the successes and the lessons of a cycle, ours and those of other communities."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.story_dialog import StoryAnswer, StoryDialog
from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.list_card import ListCard, OpeningList
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import apart
from okrdesk.i18n import _
from okrdesk.okr import people, stories
from okrdesk.okr.stories import Story


class StoriesCard(ListCard):
    """Cards of one kind, success or lesson. They open in a dialog; Space ticks "may be shared"."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        self.kind = kind
        lesson = kind == "lesson"
        self.desk = desk
        super().__init__(
            _("Learn") if lesson else _("Celebrate"),
            "idea" if lesson else "star",
            _("Lesson") if lesson else _("Success"),
            _("Add a lesson…") if lesson else _("Add a success…"),
            _("What did not work teaches most: write down what to try instead.")
            if lesson
            else _("What went well, however small? It is worth a line."),
            parent,
        )
        self._stories: tuple[Story, ...] = ()
        self._writable = True

    def make_list(self) -> OpeningList:
        name = _("Lessons") if self.kind == "lesson" else _("Successes")
        rows = OpeningList(name, self, movable=True, ticks=_("May be shared"))
        rows.ticked.connect(self._tick)
        rows.moved.connect(lambda story, position: self.desk.do(stories.move, story, position))
        return rows

    def reload(self, *, writable: bool) -> None:
        """Show the stories of the chosen cycle."""
        self._writable = writable
        self._stories = stories.of_cycle(self.desk.document, self.desk.cycle.id, self.kind)
        show_part(self.add_button, shown=writable)
        numbers = {o.objective.id: o.number for o in self.desk.outline().objectives}
        names = {person.id: called(person) for person in people.everyone(self.desk.document)}
        self.show_rows([_row(story, numbers, names) for story in self._stories], writable=writable)

    def add(self) -> None:
        """Ask for a story and add it."""
        if not self._writable:
            return
        choosable = person_names.choosable(self.desk.document)
        told = StoryDialog(self.window(), self.kind, None, self._objectives(), choosable).ask()
        if told is not None:
            card = Story("", self.desk.cycle.id, self.kind, "", on=self.desk.day)
            self.show_added(self.desk.do(stories.add, _told(card, told)))

    def open(self, story_id: str) -> None:
        """Show a story in the dialog and write what was changed."""
        story = next((s for s in self._stories if s.id == story_id), None)
        if story is None:
            return
        known = StoryAnswer(
            story.text, story.try_next, story.objective_id or "", story.person_id or "", story.may_share
        )
        told = StoryDialog(
            self.window(),
            self.kind,
            known,
            self._objectives(),
            person_names.choosable(self.desk.document, story.person_id),
            story.origin,
            writable=self._writable,
        ).ask()
        if told is not None and told != known:
            self.desk.do(stories.change, story, _told(story, told))

    def _tick(self, story_id: str) -> None:
        story = next((s for s in self._stories if s.id == story_id), None)
        if story is not None:
            self.desk.do(stories.change, story, replace(story, may_share=not story.may_share))

    def remove(self, story_id: str) -> None:
        sentence = _("Removed a lesson.") if self.kind == "lesson" else _("Removed a success.")
        self.desk.telling(sentence).do(stories.remove, story_id)

    def _objectives(self) -> list[tuple[str, str]]:
        return [(o.objective.id, f"{o.number}  {o.objective.title}") for o in self.desk.outline().objectives]


def _told(story: Story, told: StoryAnswer) -> Story:
    return replace(
        story,
        text=told.text,
        try_next=told.try_next,
        objective_id=told.objective_id or None,
        person_id=told.person_id or None,
        may_share=told.may_share,
    )


def _row(story: Story, numbers: dict[str, int], names: dict[str, str]) -> RankedRow:
    parts = []
    if story.objective_id in numbers:
        parts.append(_("Objective {number}").format(number=numbers[story.objective_id]))
    if story.person_id in names:
        parts.append(apart(names[story.person_id]))
    under = " · ".join(parts)
    if story.try_next:
        tried = _("→ try: {words}").format(words=apart(" ".join(story.try_next[:300].split())))
        under = f"{under} {tried}".strip()
    pill = ""
    if story.origin:
        pill = _("from {community}").format(community=apart(" ".join(story.origin[:60].split())))
        pill = f"✓ {pill}" if story.may_share else pill
    elif story.may_share:
        pill = _("✓ may be shared")
    return RankedRow(story.id, story.text, under, pill, "not started" if story.origin else "on track")
