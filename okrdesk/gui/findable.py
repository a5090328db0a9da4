"""What Ctrl+K finds in a workspace, and conflicts in words."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.document.document import Document
from okrdesk.document.journal import Change
from okrdesk.document.merge import Conflict
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.command_palette import Found
from okrdesk.i18n import _
from okrdesk.okr import decisions, mission, people, stories
from okrdesk.okr.history_words import Wording


def things(desk: Desk) -> list[Found]:
    """What the chosen cycle holds, and its people; choosing one opens its page with it."""

    def found(words: str, kind: str, page: str, item_id: str) -> Found:
        return Found(words, kind, "", lambda: desk.page_requested.emit(page, item_id))

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


def conflict_rows(document: Document, conflicts: Sequence[Conflict]) -> list[tuple[str, str, str]]:
    """(what it is about, our value, their value) of each conflict, as History words them."""
    wording = Wording(document)
    rows = []
    for each in conflicts:
        change = Change(each.table, each.row, each.field, each.ours, each.theirs)
        told, _sentence = wording.tell([change])
        for one in told[:1]:
            field = one.field.replace("_", " ")
            rows.append((f"{one.what} · {field}", one.before or "", one.after or ""))
    return rows
