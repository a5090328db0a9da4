"""The directory of pages: one row for each, in the order of the rail.

The rail, the menus, Ctrl+K and F1 read it. A new page is a row here, a module below `pages/` and one import
in `workspace_view`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.rail import RailItem
from okrdesk.i18n import _
from okrdesk.okr import cycles, mission
from okrdesk.okr.due import waiting_lines
from okrdesk.okr.load import unowned
from okrdesk.okr.workshop import workshops

Place = Literal["steps", "beside", "foot"]


@dataclass(frozen=True, slots=True)
class Figure:
    """What the rail says beside a page: whether its step is done, and a short count such as "4 due"."""

    done: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page. Its `place` on the rail: the numbered steps of the method, what stands beside them, the foot.

    What stands at the foot is no page: it opens a dialog.
    """

    key: str
    name: str
    place: Place
    help: str = ""
    icon: str = ""
    figure: Callable[[Desk], Figure] = lambda _desk: Figure()


def rows() -> list[PageRow]:
    """Every page, in the language in use."""
    return [
        PageRow(
            "mission",
            _("Mission"),
            "steps",
            _(
                "Say why the community exists and whom it serves, and rank what matters this cycle. "
                "Objectives then name the priority they serve."
            ),
            figure=_mission,
        ),
        PageRow(
            "workshop",
            _("Workshop"),
            "steps",
            _(
                "Choose what you want to leave the room with, prepare it, then let the agenda lead: ideas "
                "first, then themes, then votes, then goals. Space goes on, Page Up goes back, P pauses, + "
                "gives a minute more; while you type it is Ctrl+Enter. Steps can be left out, gone back to "
                "and put elsewhere by a click on the agenda."
            ),
            figure=_workshop,
        ),
        PageRow(
            "objectives",
            _("Objectives"),
            "steps",
            _(
                "An objective says where you want to go; three to five key results say how you will know. "
                "Click a line to edit it, drag it to move it, and click a percentage to see its sum."
            ),
            figure=_objectives,
        ),
        PageRow(
            "owners",
            _("Owners"),
            "steps",
            _(
                "Every objective and key result wants one person who is asked about it, and perhaps helpers. "
                "Arrows walk over the board; O hands a card to somebody, A accepts it, H chooses helpers, "
                "Delete takes it away, Alt and an arrow move it to the column beside. On the head of a "
                "column F2 says what somebody does here, and Enter opens what else can be done with them."
            ),
            figure=_owners,
        ),
        PageRow(
            "check-ins",
            _("Check-ins"),
            "steps",
            _(
                "Each time: the number, how sure you are of reaching the target, and a sentence. "
                "Ctrl+Enter saves it and goes on to the next. Preferences say how often you check in. "
                "Hold the meeting goes round the table on the Workshop page, with clock and projector; what "
                "is half typed is in both."
            ),
            figure=_check_ins,
        ),
        PageRow(
            "progress", _("Progress"), "steps", _("How far each objective has come, against an even pace.")
        ),
        PageRow(
            "review",
            _("Review"),
            "steps",
            _(
                "At the end of the cycle: give every objective an honest score, decide what becomes of it, "
                "look at it again with three questions, and keep successes and lessons. Then close the "
                "cycle: the next one opens with what is kept. Cards open with Enter, Space ticks “may be "
                "shared”, Alt with Up or Down moves."
            ),
            figure=_review,
        ),
        PageRow(
            "share",
            _("Share & export"),
            "beside",
            _(
                "Every page as it would be printed now, a taste of every file, and options for the chosen "
                "one. Below them what comes in: surveys, goals of other tools, copies, check-in sheets."
            ),
            "share",
        ),
        PageRow(
            "history",
            _("History"),
            "beside",
            _("Who changed what, when, from what to what. Any step can be undone, any version gone back to."),
            "history",
        ),
        PageRow("preferences", _("Preferences"), "foot", icon="preferences"),
    ]


def pages() -> list[PageRow]:
    """The rows that are pages."""
    return [row for row in rows() if row.place != "foot"]


def help_of(key: str) -> tuple[str, str]:
    """(heading, text) of F1 on a page; "" is the start page."""
    for row in pages():
        if row.key == key:
            return row.name, row.help
    return _("OKR Desk"), _(
        "Start from a blueprint, open a workspace, or look around in the sample. A workspace is one file "
        "of yours; it is saved by itself, and every step can be undone. Whoever leads several communities "
        "looks at their workspaces together, or drops their folder here: none of them is changed. A copy "
        "for a break-out table or somebody on the road is handed out here, and taken back in its workspace."
    )


def rail_sections() -> list[list[RailItem]]:
    """What stands on the rail: the steps with their numbers, what stands beside them, the foot."""
    known = rows()
    steps = [row for row in known if row.place == "steps"]
    return [
        [RailItem(row.key, row.name, number) for number, row in enumerate(steps, start=1)],
        *(
            [RailItem(row.key, row.name, icon=row.icon) for row in known if row.place == part]
            for part in ("beside", "foot")
        ),
    ]


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where a step of the method leads: words, page, and the cycle to look at there ("" for the same)."""

    words: str
    page: str
    cycle: str = ""


def next_step(desk: Desk, key: str) -> NextStep | None:
    """The way on from a page, None from one that is no step; a closed cycle leads to the next one.

    None from a workshop that runs, too: there *Next* is the next step of the agenda.
    """
    known = [row for row in rows() if row.place != "foot"]
    here = next((number for number, row in enumerate(known) if row.key == key), -1)
    if here < 0 or known[here].place != "steps":
        return None
    cycle = desk.cycle
    if key == "workshop" and any(w.state == "running" for w in workshops.of_cycle(desk.document, cycle.id)):
        return None
    later = [c for c in cycles.all_cycles(desk.document) if c.first_day > cycle.first_day]
    if key == "review" and cycle.closed and later:
        sentence = _("Next: the objectives of {cycle} →").format(cycle=later[0].name)
        return NextStep(sentence, "objectives", later[0].id)
    row = known[here + 1]
    note = row.figure(desk).note if row.key in ("owners", "check-ins", "review") else ""
    sentence = _("Next: {page}, {note} →") if note else _("Next: {page} →")
    return NextStep(sentence.format(page=row.name, note=note), row.key)


# Figures


def _mission(desk: Desk) -> Figure:
    return Figure(done=bool(mission.read(desk.document).mission.strip()))


def _workshop(desk: Desk) -> Figure:
    known = workshops.of_cycle(desk.document, desk.cycle.id)
    running = next((each for each in known if each.state == "running"), None)
    if running is None:
        closed = any(each.state == "closed" for each in known)
        return Figure(closed, _("closed") if closed else "")
    steps = workshops.steps_of(desk.document, running.id)
    now = workshops.current(steps)
    number = workshops.numbers(steps).get(now.id) if now else None
    return Figure(note=_("step {n}").format(n=number) if number else "")


def _objectives(desk: Desk) -> Figure:
    outline = desk.outline()
    done = bool(outline.objectives) and all(line.key_results for line in outline.objectives)
    note = f"{len(outline.objectives)} · {len(outline.key_results)}" if outline.objectives else ""
    return Figure(done, note)


def _owners(desk: Desk) -> Figure:
    outline = desk.outline()
    ownerless = len(unowned(outline))
    return Figure(
        bool(outline.key_results) and not ownerless, _("{n} open").format(n=ownerless) if ownerless else ""
    )


def _check_ins(desk: Desk) -> Figure:
    outline = desk.outline()
    due = len(waiting_lines(outline.key_results, outline.cycle, outline.day))
    begun = outline.day >= outline.cycle.first_day
    filled = bool(outline.key_results) and all(line.latest for line in outline.key_results)
    return Figure(begun and filled and not due, _("{n} due").format(n=due) if due else "")


def _review(desk: Desk) -> Figure:
    outline = desk.outline()
    looks_again = cycles.revisit_due(outline.cycle, outline.day)
    return Figure(outline.cycle.closed, _("look again") if looks_again else "")
