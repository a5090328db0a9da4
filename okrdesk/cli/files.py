"""`okrdesk new`, `sample`, `check`, `backups` and `smaller`: workspace files as such."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from okrdesk.cli import asked, output
from okrdesk.document import installation, storage
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.document.storage import OpenFile
from okrdesk.document.text import is_blank
from okrdesk.i18n import _, format_moment, ngettext, system_locale_name
from okrdesk.okr import adopting, blueprints, cycles, days, mission
from okrdesk.okr import sample as story
from okrdesk.okr.blueprints import Blueprint


def new(chosen: argparse.Namespace) -> int:
    """Start a workspace; nothing is written when anything in it is refused."""
    name = chosen.name if chosen.name is not None else chosen.file.stem
    if is_blank(name):
        raise Refused(_("A workspace needs a name; type one."))
    locale = asked.locale(chosen.locale) or system_locale_name()
    adopted = [blueprints.find(key) for key in dict.fromkeys(chosen.blueprint)]
    fill = dict(chosen.fill)
    twice = [key for key, text in chosen.fill if text != fill[key]]
    if twice:
        raise Refused(
            _("Nothing was written: {name} is filled in twice, and differently.").format(name=twice[0])
        )
    _refuse_gaps(adopted, fill)
    period = days.parse_cycle(chosen.cycle) if chosen.cycle else days.quarter_of(asked.today())
    opened = storage.create_file(chosen.file, name, person=installation.user())
    try:
        document = opened.document
        with document.edit(_("Start the workspace")):
            blank = mission.read(document)
            mission.reword(document, blank, replace(blank, mission=chosen.mission, locale=locale))
            cycle = cycles.add(document, *period)
        for blueprint in adopted:
            own = {key: fill[key] for key in blueprints.placeholders(blueprint)}
            adopting.adopt(document, cycle, blueprint, own, today=asked.today())
        opened.publish()
    finally:
        opened.close()
    output.say(_("Wrote {place}").format(place=output.place(chosen.file)))
    if len(adopted) > adopting.MOST_OBJECTIVES:
        output.warn(
            _("Note: {count} objectives are many for one cycle; two or three get done.").format(
                count=len(adopted)
            )
        )
    return 0


def sample(chosen: argparse.Namespace) -> int:
    """Write the sample workspace built around a day."""
    document, _cycle = write_sample(chosen.file, asked.day(chosen, story.LOCALE))
    document.close()
    output.say(_("Wrote {place}").format(place=output.place(chosen.file)))
    return 0


def write_sample(path: Path, day: dt.date) -> tuple[Document, str]:
    """Publish the sample to a new file; returns the document in memory and the id of its cycle."""
    refuse_existing(path)
    now_ms = time.time_ns() // 1_000_000
    begin_ms = min(now_ms, story.first_moment(day))
    document = Document.create(
        None, story.name(), installation.actor(), installation.user(), now_ms=lambda: begin_ms
    )
    cycle = story.write(document, day, latest_ms=now_ms)
    OpenFile(document, path, None, set()).publish()
    return document, cycle


def check(chosen: argparse.Namespace) -> int:
    """Look at everything in a workspace file; refused where the tables and the history differ."""
    report = storage.check(chosen.file)
    rows = [(name.replace("_", " "), str(count)) for name, count in report.rows.items() if count]
    rows += [(_("steps of history"), str(report.steps)), (_("changes"), str(report.changes))]
    output.say(
        _("{name}: {size} bytes, schema {schema}, published {revision} times").format(
            name=output.plain(chosen.file.name),
            size=report.bytes,
            schema=report.schema,
            revision=report.revision,
        )
    )
    output.say_table(rows, indent="   ", right=(1,))
    if report.problems:
        raise Refused(" ".join(report.problems))
    output.say(_("Everything is in order."))
    return 0


def backups(chosen: argparse.Namespace) -> int:
    """List the backups of a workspace that this computer keeps, newest first."""
    from okrdesk.document.backups import list_backups

    if chosen.bring_back is not None:
        return _bring_back(chosen.file, chosen.bring_back)
    kept = list_backups(_workspace_id(chosen.file))
    if chosen.json:
        output.say_json(
            [
                {
                    "path": str(each.path),
                    "at": each.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
                    "reason": each.reason,
                    "bytes": each.size,
                    "check_ins": each.check_ins,
                    "verified": each.verified,
                }
                for each in kept
            ]
        )
        return 0
    if not kept:
        output.say(_("There are no backups of this workspace on this computer yet."))
    output.say_table(
        [
            (
                format_moment(each.at, system_locale_name()),
                each.reason,
                ngettext("{n} check-in", "{n} check-ins", each.check_ins).format(n=each.check_ins),
                _("{n} kB").format(n=-(-each.size // 1000)),
                _("verified") if each.verified else _("does not open"),
                str(each.path),
            )
            for each in kept
        ],
        right=(2, 3),
    )
    return 0


def smaller(chosen: argparse.Namespace) -> int:
    """Write a workspace of its own without the older check-ins; the file stays as it is, their archive."""
    from okrdesk.document import copies

    refuse_existing(chosen.out)
    with asked.reading(chosen.file) as document:
        locale = document.locale
        before = cycles.current(document, asked.today()).first_day
        if chosen.before is not None:
            before = days.parse_day(chosen.before, asked.today(), locale)
        left_out = copies.go_on_smaller(document, chosen.file, chosen.out, before)
    output.say(_("Wrote {place}").format(place=output.place(chosen.out)))
    sentence = ngettext(
        "{n} earlier check-in stays in “{name}”, the archive.",
        "{n} earlier check-ins stay in “{name}”, the archive.",
        left_out,
    )
    output.say(sentence.format(n=left_out, name=output.plain(chosen.file.name)))
    return 0


def refuse_existing(path: Path) -> None:
    """Refused where something is there already: nothing is overwritten."""
    if os.path.lexists(path):
        raise Refused(_("“{name}” exists already; choose another name.").format(name=path.name))


def _workspace_id(path: Path) -> str:
    """The id of a workspace, by where its file lay where it cannot be opened."""
    from okrdesk.document import rescue

    try:
        with asked.reading(path) as document:
            return document.id
    except NotAWorkspace as refused:
        kept = rescue.kept(path)
        if kept is None or kept.backup is None:
            raise
        output.warn(refused.sentence)
        return kept.backup.path.parent.name


def _bring_back(path: Path, target: Path) -> int:
    """Write the work that is only here, else the newest good backup, to a file of its own."""
    from okrdesk.document import rescue

    refuse_existing(target)
    kept = rescue.kept(path)
    source = "backup" if kept is None else kept.best
    rescue.bring_back(path, source, target)
    output.say(_("Wrote {place}").format(place=output.place(target)))
    return 0


def _refuse_gaps(adopted: Sequence[Blueprint], fill: dict[str, str]) -> None:
    """Name everything that is missing or unknown in --fill at once (decision 15)."""
    wanted = {name: text for each in adopted for name, text in blueprints.placeholders(each).items()}
    gaps = [f"{name} ({text})" for name, text in wanted.items() if not fill.get(name, "").strip()]
    unknown = [name for name in fill if name not in wanted]
    parts = []
    if gaps:
        parts.append(_("fill in {names}").format(names=", ".join(gaps)))
    if unknown:
        parts.append(_("there is no placeholder {names}").format(names=", ".join(unknown)))
    if parts:
        raise Refused(_("Nothing was written: {problems}.").format(problems="; ".join(parts)))
