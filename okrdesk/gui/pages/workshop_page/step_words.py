"""What a running workshop says of its step, of the clock and of the way that is left."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.gui.pages.workshop_page.hours import later
from okrdesk.gui.pages.workshop_page.phases_strip import StripStep
from okrdesk.gui.pages.workshop_page.plan import planned_minutes
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.framing import framing_hint
from okrdesk.okr.workshop import workshops
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep


def place_words(steps: Sequence[WorkshopStep], step: WorkshopStep | None) -> str:
    """ "step 5 of 15", "a break", or ""."""
    numbers = workshops.numbers(steps)
    if step is None:
        return ""
    if step.id not in numbers:
        return _("a break")
    return _("step {n} of {all}").format(n=numbers[step.id], all=len(numbers))


def lead(workshop: Workshop, steps: Sequence[WorkshopStep], step: WorkshopStep | None, locale: str) -> str:
    """ "Set our goals · Thursday 26 March · step 5 of 15"."""
    day = format_day(workshop.on, locale, "full") if workshop.on else ""
    return " · ".join(part for part in (workshop.title, day, place_words(steps, step)) if part)


def strip_steps(steps: Sequence[WorkshopStep], now: WorkshopStep | None) -> list[StripStep]:
    """The agenda for the strip of phases."""
    numbers = workshops.numbers(steps)
    return [
        StripStep(
            step.id,
            str(numbers.get(step.id, "")),
            step.title,
            step.phase,
            step.minutes,
            "now" if now is not None and step.id == now.id else step.state,
        )
        for step in steps
    ]


def drift_words(workshop: Workshop, steps: Sequence[WorkshopStep], late: float) -> str:
    """ "4 min behind plan · ends 20:04"; steps that were passed over are not waited for."""
    minutes = int(abs(late) / 60 + 0.5)
    if late >= 30 and minutes:
        said = ngettext("{n} min behind plan", "{n} min behind plan", minutes).format(n=minutes)
    elif late <= -30 and minutes:
        said = ngettext("{n} min ahead of plan", "{n} min ahead of plan", minutes).format(n=minutes)
    else:
        said = _("on plan")
    now = workshops.current(tuple(steps))
    passed = [step for step in steps[: steps.index(now) if now else 0] if step.state == "open"]
    ends = later(workshop.begins, planned_minutes(steps) - planned_minutes(passed) + round(late / 60))
    return f"{said} · {_('ends {time}').format(time=ends)}" if ends else said


def do_words(step: WorkshopStep | None, do: str, community: str) -> str:
    """What the facilitator does; where goals are worded, also how a community of this kind words them."""
    wording = step is not None and step.kind == "wording"
    hint = framing_hint(community) if wording else ""
    return " ".join(filter(None, (do, hint, _("Word it as “we”.") if wording else "")))


def act_words(act: Act) -> str:
    """What a part of a step is called."""
    return {
        ("write", "idea"): _("Ideas"),
        ("write", "sentence"): _("Sentences"),
        ("write", "measure"): _("Measures"),
        ("write", "draft"): _("Drafts"),
        ("write", "factor"): _("Factors"),
        ("write", "wish"): _("One wish"),
        ("sort", "idea"): _("Grouping"),
        ("sort", "sentence"): _("Alike"),
        ("ask", "before"): _("Three marks"),
        ("ask", "after"): _("Three marks"),
        ("ask", "mission"): _("Fist of five"),
        ("ask", "objectives"): _("Fist of five"),
        ("ask", "charter"): _("Fist of five"),
        ("ask", "key-results"): _("Estimates") if act.method == "estimates" else _("Confidence"),
        ("choose", "drafts"): _("Choose the wording"),
        ("choose", "measures"): _("Choose the measures"),
        ("list", "promises"): _("Promises"),
        ("list", "tellings"): _("Who is told what"),
        ("list", "asks"): _("What we ask for"),
        ("list", "parking"): _("Parking lot"),
        ("list", "initiatives"): _("Initiatives"),
        ("show", "mission"): _("Mission"),
        ("show", "mirror"): _("The mirror"),
        ("show", "charter"): _("Charter"),
        ("show", "practices"): _("What each goal changes"),
        ("show", "needs"): _("Needs"),
        ("show", "behaviour"): _("Behaviour"),
    }.get((act.name, act.of)) or {
        "write": _("Write"),
        "sort": _("Sort"),
        "ask": _("Ask"),
        "choose": _("Choose"),
        "list": _("List"),
        "show": _("Look"),
        "talk": _("Talk"),
    }[act.name]
