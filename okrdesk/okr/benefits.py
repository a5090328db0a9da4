"""Benefits: what shared goals gave in a cycle, marked 1 to 5, and the three risks of going without them."""

from __future__ import annotations

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.terms import Cycle

BENEFITS = ("clarity", "motivation", "cohesion", "measurement")
RISKS = ("scattered", "misaligned", "disengaged")
MOST = 5


def mark(document: Document, cycle_id: str, benefit: str, given: int | None) -> None:
    """Mark a benefit from 1 to 5, or None: not asked. Refused in a closed cycle."""
    refuse_unknown({"benefit": benefit}, {"benefit": BENEFITS})
    if given is not None and not 1 <= given <= MOST:
        raise Refused(_("A mark goes from 1 to {most}; {value} does not.").format(most=MOST, value=given))
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Mark what the goals gave")):
        document.set(t.Cycle, cycle_id, **{benefit: given})


def tick(document: Document, cycle_id: str, seen: tuple[str, ...]) -> None:
    """Note which risks are seen, in their own order. Refused in a closed cycle."""
    for risk in seen:
        refuse_unknown({"risk": risk}, {"risk": RISKS})
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Tick what threatens the goals")):
        document.set(t.Cycle, cycle_id, risks=[risk for risk in RISKS if risk in seen])


def marks(cycle: Cycle) -> tuple[tuple[str, int], ...]:
    """The marks that were given, in the order of BENEFITS."""
    given = ((benefit, getattr(cycle, benefit)) for benefit in BENEFITS)
    return tuple((benefit, value) for benefit, value in given if value is not None)


def told(cycle: Cycle) -> tuple[str, ...]:
    """What was marked and ticked, in sentences for paper; none where nobody said anything."""
    lines = []
    if given := marks(cycle):
        pair = _("{name} {mark}")
        said = ", ".join(pair.format(name=benefit_name(benefit), mark=value) for benefit, value in given)
        lines.append(_("What the goals gave, of {most}: {marks}.").format(most=MOST, marks=said))
    if cycle.risks:
        seen = ", ".join(risk_name(risk) for risk in cycle.risks)
        lines.append(_("What threatens them: {risks}.").format(risks=seen))
    return tuple(lines)


def benefit_name(benefit: str) -> str:
    """A benefit in a word."""
    return {
        "clarity": _("Clarity"), "motivation": _("Motivation"), "cohesion": _("Cohesion"),
        "measurement": _("Measurement"),
    }[benefit]  # fmt: skip


def benefit_words(benefit: str) -> str:
    """What a benefit means, as it is asked."""
    return {
        "clarity": _("Everybody knows what we are here for."),
        "motivation": _("The goals make people want to do something."),
        "cohesion": _("They bring people together."),
        "measurement": _("We can tell how far we have come."),
    }[benefit]


def risk_name(risk: str) -> str:
    """A risk in words; what another program wrote is shown as it stands."""
    return {
        "scattered": _("talk goes everywhere and nowhere"),
        "misaligned": _("people expect different things"),
        "disengaged": _("people drop away"),
    }.get(risk, risk)
