"""`okrdesk import --as survey`: a survey, a chat or a list from a file, or from standard input as `-`."""

from __future__ import annotations

import argparse
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.exchange.surveys.answers import answers_of
from okrdesk.exchange.surveys.survey import Survey, SurveyFile, Wishes
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import surveys
from okrdesk.okr.workshop.surveys import Fresh


def take_in(chosen: argparse.Namespace) -> int:
    """Take in what is new of a survey; with --dry-run only say what would be taken in."""
    content, name = asked.source(chosen)
    file = SurveyFile(content, name, has_none=True if chosen.no_headings else None)
    with (asked.looking if chosen.dry_run else asked.writing)(chosen.file) as opened:
        document = opened.document
        cycle = asked.cycle(chosen, document, asked.today())
        roles = surveys.remembered(document, cycle.id, file.headings)
        survey = file.survey(Wishes.of(roles))
        answers = answers_of(survey)
        if chosen.dry_run:
            here = surveys.known(document, cycle.id, answers.kind, answers.mapping)
            fresh = surveys.fresh_of(answers.responses, here)
        else:
            fresh = surveys.take_in(document, cycle.id, answers)
            opened.publish()
    if chosen.json:
        output.say_json(_as_json(survey, fresh))
    else:
        _say(survey, fresh, taken=not chosen.dry_run)
    return 0


def _as_json(survey: Survey, fresh: Fresh) -> dict[str, Any]:
    return {
        "encoding": survey.grid.encoding or None,
        "delimiter": survey.grid.separator or None,
        "header_row": survey.grid.header_row or None,
        "columns": [{"name": column.name, "role": column.role} for column in survey.columns],
        "rows": survey.rows,
        "new": len(fresh.new),
        "already_here": fresh.here,
        "refused": [{"line": each.line, "reason": each.reason} for each in survey.refused],
    }


def _say(survey: Survey, fresh: Fresh, *, taken: bool) -> None:
    output.say(output.plain(survey.described()))
    output.say_table([(output.cut(column.name, 60), column.role) for column in survey.columns], indent="  ")
    new = len(fresh.new)
    answers = ngettext("{n} new answer", "{n} new answers", new).format(n=new)
    rest = ngettext(
        "{here} already here, {refused} refused, {rows} line in all",
        "{here} already here, {refused} refused, {rows} lines in all",
        survey.rows,
    ).format(here=fresh.here, refused=len(survey.refused), rows=survey.rows)
    output.say(f"{answers}, {rest}")
    output.say_table([(str(each.line), output.plain(each.reason)) for each in survey.refused], indent="  ")
    if taken:
        cards = len(fresh.texts)
        output.say(ngettext("Took in {n} card.", "Took in {n} cards.", cards).format(n=cards))
    else:
        output.say(_("Nothing was written."))
