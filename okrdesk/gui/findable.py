"""What Ctrl+K finds in a workspace."""

from __future__ import annotations

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.command_palette import Found
from okrdesk.i18n import _
from okrdesk.okr import decisions, mission, people, stories


def things(desk: Desk) -> list[Found]:
    """What the chosen cycle holds, and its people; choosing one opens its page with it."""

    def found(title: str, kind: str, page: str, item_id: str) -> Found:
        return Found(title, kind, "", lambda: desk.page_requested.emit(page, item_id))

    rows = []
    outline = desk.outline()
    for objective in outline.objectives:
        kind = _("Objective {number}").format(number=objective.number)
        rows.append(found(objective.objective.title, kind, "objectives", objective.objective.id))
        for line in objective.key_results:
            kind = _("Key result {number}").format(number=line.number)
            rows.append(found(line.key_result.title, kind, "objectives", line.key_result.id))
    rows += [found(each.name, _("Person"), "owners", each.id) for each in people.everyone(desk.document)]
    ranked = mission.priorities(desk.document, outline.cycle.id)
    rows += [found(each.text, _("Priority"), "mission", each.id) for each in ranked]
    for story in stories.of_cycle(desk.document, outline.cycle.id):
        kind = _("Lesson") if story.kind == "lesson" else _("Success")
        rows.append(found(story.text, kind, "review", story.id))
    noted = decisions.of_cycle(desk.document, outline.cycle.id)
    rows += [found(each.what, _("Decision"), "review", each.id) for each in noted]
    return rows
