"""Pictures of handing out a copy and of taking it back, with conflicts of every sort."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okrdesk.document.document import Document
    from okrdesk.gui.desk import Desk
    from okrdesk.gui.main_window import MainWindow

LONG = "A long remark that goes on and on, with <5% & R&D signs, " * 160
HEBREW = "מטרה שנייה של הקהילה"


def pictures(window: MainWindow, desk: Desk, camera: Any) -> dict[str, Callable[[], object]]:
    """What the camera takes: the dialog, the screen, and what comes along one by one."""
    from okrdesk.gui import copying
    from okrdesk.gui.dialogs.came_dialog import CameDialog

    def screen(hostile: bool) -> None:
        copying.show_copy(window, desk, changed_copy(desk, hostile), lambda sentence: print(sentence))
        assert window.view is not None
        page = window.view.choices.page
        assert page is not None
        if not hostile:
            cards = list(page.list.cards.values())
            for card, take in zip(cards, ("mine", "theirs", "later"), strict=False):
                card._choose(take)
        camera.take(window, "take-back-hostile" if hostile else "take-back")
        page.left.emit()

    def dialog() -> None:
        from okrdesk.gui.dialogs.hand_out_dialog import HandOutDialog
        from okrdesk.okr import teams

        out = ["for Mehmet, handed out on 2 Feb 2026, 6 days ago"]
        HandOutDialog(window, teams.all_teams(desk.document), out).ask()

    every = [("1.2 Average participants", "target", "50", "45"), ("2 Reply quickly", "words", "Old", LONG)]
    return {
        "dialog-hand-out": dialog,
        "dialog-comes-along": lambda: CameDialog(window, every).exec(),
        "take-back": lambda: screen(hostile=False),
        "take-back-hostile": lambda: screen(hostile=True),
    }


def changed_copy(desk: Desk, hostile: bool = False) -> Any:
    """A copy of the open workspace, changed on both sides; ours is changed by the desk."""
    from okrdesk.document import taking_back
    from okrdesk.document.document import Document
    from okrdesk.okr import check_ins, key_results, objectives, owning

    content = bytes(desk.document.snapshot().serialize())
    days = dt.timedelta(hours=30).total_seconds() * 1000
    away = Document.load(content, "b" * 32, "Mehmet Aydin", now_ms=lambda: int(time.time() * 1000 + days))
    lines = desk.outline().key_results
    goals = [each.objective for each in desk.outline().objectives]
    for document, theirs in ((desk.document, False), (away, True)):
        line = key_results.read(document, lines[1].key_result.id)
        key_results.change(document, line, replace(line, target=Decimal(45 if theirs else 55)))
        owning.assign(document, lines[3].key_result.id, _somebody(document, theirs))
        goal = objectives.read(document, goals[2].id)
        title = goal.title.replace("a", "the", 1) if theirs else f"{goal.title} in Bremen"
        objectives.change(document, goal, replace(goal, title=title))
        check_ins.record(document, lines[2].key_result.id, Decimal(3), on=desk.today)
        if hostile:
            goal = objectives.read(document, goals[1].id)
            why = LONG.replace("goes", "went") if theirs else LONG
            changed = replace(goal, title=f"{HEBREW} {theirs}", why=why, links="x" * (9000 + theirs))
            objectives.change(document, goal, changed)
    line = key_results.read(away, lines[4].key_result.id)
    key_results.change(away, line, replace(line, title=f"{line.title}, every week"))
    check_ins.record(away, lines[4].key_result.id, Decimal(2), on=desk.today)
    copy = taking_back.Copy("Mehmet’s laptop.okrdesk", bytes(away.snapshot().serialize()))
    away.close()
    return copy


def _somebody(document: Document, theirs: bool) -> str:
    from okrdesk.okr import people

    return people.everyone(document)[1 if theirs else 0].id
