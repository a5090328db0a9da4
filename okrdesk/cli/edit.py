"""`okrdesk check-in` and `people`: the everyday edits."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked, output
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import check_ins, history, namesakes, outline, people, values
from okrdesk.okr.measures import measure_of
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.scores import confidence_level
from okrdesk.okr.shown import format_percent
from okrdesk.okr.status import status_name


def check_in(chosen: argparse.Namespace) -> int:
    """Note a value, typed as people write it, for a key result by number or id."""
    with asked.writing(chosen.file) as opened:
        document = opened.document
        locale = asked.locale(chosen.locale) or document.locale
        day = asked.day(chosen, locale)
        confidence = asked.confidence(chosen.confidence)
        confidences = asked.confidences(chosen.confidences)
        person = namesakes.find(document, chosen.by) if chosen.by is not None else None
        seen, measured = asked.key_result(chosen, document, day)
        row = measured.key_result
        value = values.parse_value(chosen.value, row, locale)
        if person is not None:
            document.person = person.name
        with document.edit(_("Check in")):
            made = check_ins.record(
                document,
                row.id,
                value.value,
                on=day,
                confidence=confidence,
                note=chosen.note,
                blocker=chosen.blocker,
                person_id=None if person is None else person.id,
                total=value.total,
                count=value.count,
                next_step=chosen.next_step,
                confidences=confidences,
                spell=chosen.spell,
                today=asked.today(),
            )
            if chosen.as_baseline:
                check_ins.take_as_baseline(document, made)
        told = history.steps(document, 1)[0].sentence
        noted = check_ins.read(document, made)
        published = opened.publish()
        line = outline.find(outline.outline(document, seen.cycle.id, day), row.id)
    output.say(output.plain(told))
    _say_progress(chosen, line, locale)
    if published.merged is not None and published.merged.steps:
        output.say(_("Others changed the file meanwhile; both are kept."))
    if noted.confidence is not None and confidence_level(noted.confidence) == "low" and not noted.next_step:
        output.warn(_("Note: confidence is below 4; what is the next step? Say it with --next."))
    return 0


def _say_progress(chosen: argparse.Namespace, line: KeyResultLine, locale: str) -> None:
    """How far it is, or why that is not known yet and the command that changes it."""
    row, figures = line.key_result, line.figures
    if figures.raw is not None:
        output.say(
            _("Progress {progress}, expected {expected}: {status}").format(
                progress=format_percent(figures.raw, locale),
                expected=format_percent(figures.expected, locale),
                status=status_name(figures.status),
            )
        )
        return
    why = measure_of(row).way.undefined(row)
    output.say(_("Progress is not counted yet. {why}").format(why=why))
    if measure_of(row).counted:
        hint = _("Set it: okrdesk set {file} {number} --target VALUE")
        if row.baseline is None:
            hint = _("Set it: okrdesk set {file} {number} --baseline VALUE; or check in with --as-baseline.")
        output.say(hint.format(file=output.place(chosen.file), number=line.number))


def people_command(chosen: argparse.Namespace) -> int:
    """List people; with --add add one first."""
    with asked.writing(chosen.file) if chosen.add is not None else asked.looking(chosen.file) as opened:
        document = opened.document
        if chosen.add is not None:
            people.add(document, chosen.add, chosen.role)
            opened.publish()
        elif chosen.role:
            raise Refused(_("A role belongs to a person; name one with --add."))
        everyone = people.everyone(document)
    if chosen.json:
        output.say_json([{"id": p.id, "name": p.name, "role": p.role} for p in everyone])
    elif everyone:
        output.say_table([(output.cut(p.name, 60), output.cut(p.role, 100)) for p in everyone])
    else:
        output.say(_("Nobody is here yet; add people with --add NAME."))
    return 0
