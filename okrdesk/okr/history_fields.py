"""What history calls the fields of a row: within a sentence, and by themselves."""

from __future__ import annotations

from okrdesk.i18n import _


def said(table: str, field: str) -> str:
    """The pattern of one change; fields that the label of the step names already go without their name."""
    if field in ("value", "target", "owner", "title", "text", "name", "note", "blocker", "next_step", "by"):
        return "{change}"
    names = {
        "confidence": _("confidence {change}"),
        "mission": _("mission {change}"),
        "vision": _("vision {change}"),
        "audience": _("audience {change}"),
        "community": _("kind of community {change}"),
        "phase": _("phase {change}"),
        "purposes": _("purposes {change}"),
        "locale": _("language {change}"),
        "rule": _("status rule {change}"),
        "why": _("why {change}"),
        "commitment": _("commitment {change}"),
        "type": _("type {change}"),
        "priority": _("priority {change}"),
        "baseline": _("baseline {change}"),
        "unit": _("unit {change}"),
        "measure": _("measure {change}"),
        "direction": _("direction {change}"),
        "weight": _("weight {change}"),
        "due": _("due {change}"),
        "starts": _("counts from {change}"),
        "date": _("date {change}"),
        "source": _("source {change}"),
        "first_day": _("first day {change}"),
        "last_day": _("last day {change}"),
        "went_well": _("what went well {change}"),
        "in_the_way": _("what is in the way {change}"),
        "ask": _("what we ask {change}"),
        "cadence": _("check-ins {change}"),
        "weekday": _("day of the check-ins {change}"),
        "check_in_at": _("time of the check-ins {change}"),
        "team": _("team {change}"),
        "effort": _("effort {change}"),
        "accepted_on": _("accepted {change}"),
        "decision": _("decision {change}"),
        "decision_reason": _("because {change}"),
        "relevant": _("still relevant {change}"),
        "relevant_members": _("for how many members {change}"),
        "needs": _("new needs or chances {change}"),
        "behaviour": _("what behaviour says {change}"),
        "own_score": _("our score {change}"),
        "score_reason": _("because {change}"),
        "partners": _("partners {change}"),
        "revisit_on": _("look again on {change}"),
        "done_on": _("done {change}"),
        "theme": _("into the theme {change}") if table == "idea" else _("from the theme {change}"),
        "spent": _("took {change}"),
        "agreed_how": _("agreed {change}"),
        "agreed_on": _("day of the agreement {change}"),
        "keeps_people": _("why it keeps people here {change}"),
        "content": _("what we publish {change}"),
        "contributions": _("how people contribute {change}"),
        "moderation": _("how we look after it {change}"),
        "onboarding": _("how we welcome {change}"),
        "supports": _("goal of the organisation {change}"),
        "openly": _("done openly {change}"),
        "bond": _("what holds us together {change}"),
        "spell": _("what the community went through {change}"),
        "clarity": _("mark of clarity {change}"),
        "motivation": _("mark of motivation {change}"),
        "cohesion": _("mark of cohesion {change}"),
        "measurement": _("mark of measurement {change}"),
        "risks": _("what threatens the goals {change}"),
    }
    plain = field.replace("_", " ").replace("{", "{{").replace("}", "}}")
    return names.get(field, plain + " {change}")


def field_name(field: str) -> str:
    """What a field is called by itself: "owner", "target", "what we ask"."""
    names = {
        "value": _("value"),
        "target": _("target"),
        "owner": _("owner"),
        "title": _("words"),
        "text": _("words"),
        "name": _("name"),
        "note": _("note"),
        "blocker": _("what is in the way"),
        "next_step": _("next step"),
        "by": _("by whom"),
        "decision_reason": _("reason"),
        "score_reason": _("reason"),
        "position": _("place"),
        "spent": _("time taken"),
        "state": _("how far it is"),
    }
    return names.get(field) or said("", field).partition("{change}")[0].strip()
