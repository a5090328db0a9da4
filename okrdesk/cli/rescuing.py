"""`okrdesk import` of other tools' files: what was recognised, what becomes of each line, what differs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.refused import Refused
from okrdesk.document.storage import OpenFile
from okrdesk.document.text import quoted
from okrdesk.exchange import workspace_json
from okrdesk.exchange.rescue import formats
from okrdesk.exchange.rescue.column_words import FIELDS
from okrdesk.exchange.rescue.given import Given, Ways
from okrdesk.exchange.rescue.lines import corrected
from okrdesk.exchange.rescue.tables import TABLES
from okrdesk.i18n import _, ngettext
from okrdesk.okr.rescued import bring, differing, fields, planning
from okrdesk.okr.rescued.differing import Difference, Report
from okrdesk.okr.rescued.plan import Plan
from okrdesk.okr.rounding import json_fraction
from okrdesk.okr.shown import format_percent

_FATES = {"new": "create", "updated": "update", "same": "same"}


def is_foreign(content: bytes, name: str) -> bool:
    """Whether some format of other tools fits; what is JSON and fits none may be a workspace of ours."""
    if workspace_json.is_ours(content):
        return False
    return content.lstrip()[:1] != b"{" or formats.is_known(Given(content, name))


def take_in(chosen: argparse.Namespace, content: bytes, name: str) -> int:
    """Take in what is new or changed; with --dry-run only say what would be."""
    wishes = dict(_column_and_field(each) for each in chosen.map)
    with _opened(chosen, content, name) as opened:
        document = opened.document
        today = asked.today()
        cycle = asked.cycle(chosen, document, today)
        given = Given(content, name, Ways(document.locale, wishes))
        reading = formats.read(given, "" if chosen.form == "auto" else chosen.form)
        if wishes and formats.FORMATS[reading.form].mapped(given) is None:
            sentence = _("What the columns of “{name}” are is known here; leave --map out.")
            raise Refused(sentence.format(name=quoted(name)))
        plan = planning.plan(document, cycle.id, reading, today)
        report = differing.report(document, plan, today)
        if plan.to_bring and not chosen.dry_run:
            bring.bring(document, plan)
            opened.publish()
        locale = document.locale
    if chosen.json:
        output.say_json(as_json(plan, report))
    else:
        _say(plan, report, locale, _columns(given, reading.form), taken=not chosen.dry_run)
    return 0


@contextmanager
def _opened(chosen: argparse.Namespace, content: bytes, name: str) -> Iterator[OpenFile]:
    """The workspace; a new one for a file of ours where there is none of that name (decision 14)."""
    given = None if os.path.lexists(chosen.file) else Given(content, name)
    if given is None or not formats.is_ours(given):
        with (asked.looking if chosen.dry_run else asked.writing)(chosen.file) as opened:
            yield opened
        return
    from okrdesk.exchange.rescue import own_workspace

    document = own_workspace.begun(given)
    try:
        yield OpenFile(document, chosen.file, None, set())
    finally:
        document.close()


def _column_and_field(typed: str) -> tuple[str, str]:
    column, mark, field = typed.rpartition("=")
    if not mark or not column.strip():
        sentence = _("“{text}” is no COLUMN=FIELD; write one such as --map Ziel=objective.")
        raise Refused(sentence.format(text=quoted(typed)))
    return column.strip(), field.strip()


def as_json(plan: Plan, report: Report) -> dict[str, Any]:
    """What would become of a file, for programs."""
    return {
        "format": plan.reading.form,
        "rows": plan.reading.lines,
        **{name: plan.count(fate) for fate, name in _FATES.items()},
        "left_out": [{"what": each.what, "why": each.why} for each in plan.left_out],
        "refused": [{"line": each.line, "reason": each.reason} for each in plan.refused],
        "differences": [
            {
                "number": each.number,
                "title": each.title,
                "figure": each.figure,
                "file_says": json_fraction(each.file_says),
                "we_count": json_fraction(each.we_count),
                "why": each.sentence,
            }
            for each in report.differences
        ],
    }


def _columns(given: Given, form: str) -> list[tuple[str, str]]:
    """What the columns of a table are taken for, where somebody may know better (--map)."""
    mapped = formats.FORMATS[form].mapped(given) if form == TABLES.key else None
    if mapped is None:
        return []
    fields = corrected(mapped.fields, given.ways.columns)
    return [(heading, FIELDS[field]()) for heading, field in fields.items()]


def _say(plan: Plan, report: Report, locale: str, columns: Sequence[tuple[str, str]], *, taken: bool) -> None:
    reading = plan.reading
    lines = ngettext("{n} line", "{n} lines", reading.lines).format(n=reading.lines)
    head = _("{name}: {form}, {lines}, into {cycle}")
    output.say(
        output.plain(
            head.format(name=reading.file_name, form=reading.form_name, lines=lines, cycle=plan.cycle.name)
        )
    )
    say_counts([plan.count(fate) for fate in _FATES])
    _say_list(_("Columns"), columns)
    _say_list(_("Left out"), [(each.what, each.why) for each in plan.left_out])
    _say_list(_("Refused"), [(_("line {n}").format(n=each.line), each.reason) for each in plan.refused])
    stays = [(line.row.title, fields.field_names(line.kept)) for line in plan.lines if line.kept]
    _say_list(_("Changed here, so it stays"), stays)
    _say_list(_("Read this way"), [(each.what, each.how) for each in plan.read_thus])
    _say_list(_("Where the figures differ"), [_difference(each, locale) for each in report.differences])
    if taken and plan.to_bring:
        brought = ngettext("Brought in {n} line.", "Brought in {n} lines.", plan.to_bring)
        output.say(brought.format(n=plan.to_bring))
    else:
        output.say(_("Nothing was written."))


def say_counts(counted: Sequence[Mapping[str, int]]) -> None:
    """Say how many objectives, key results, check-ins and people are new, updated and the same."""
    names = (_("new"), _("updated"), _("the same"))
    rows = [_counts(name, counts) for name, counts in zip(names, counted, strict=True)]
    output.say_table(rows, indent="  ", right=(1, 3, 5, 7))


def _counts(name: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    told = (
        ngettext("objective", "objectives", counts["objectives"]),
        ngettext("key result", "key results", counts["key_results"]),
        ngettext("check-in", "check-ins", counts["check_ins"]),
        ngettext("person", "people", counts["people"]),
    )
    pairs = zip(counts.values(), told, strict=True)
    return (name, *(part for count, word in pairs for part in (str(count), word)))


def _difference(difference: Difference, locale: str) -> tuple[str, str]:
    said = _("the file says {theirs}, we count {ours}. {why}").format(
        theirs=format_percent(difference.file_says, locale),
        ours=format_percent(difference.we_count, locale),
        why=difference.sentence,
    )
    return f"{difference.number} {difference.title}", said


def _say_list(heading: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        output.say(f"{heading}:")
        output.say_table([(output.cut(what, 60), output.plain(why)) for what, why in rows], indent="  ")
