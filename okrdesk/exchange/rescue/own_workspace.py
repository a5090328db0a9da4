"""A new workspace from a file of ours: its community and its cycle, before the goals are brought in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from okrdesk.document import installation
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line, quoted
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.own_cells import OwnCells
from okrdesk.exchange.rescue.own_tables import about_cycle
from okrdesk.i18n import _, is_known
from okrdesk.okr import cycles, mission
from okrdesk.okr.cadence import EVERY, WEEKLY, Cadence
from okrdesk.okr.hours import is_time
from okrdesk.okr.status import RULES


def begun(given: Given) -> Document:
    """The workspace in memory, with one cycle. Raises Refused where the file does not name its cycle."""
    told = about_cycle(given)
    reading = OwnCells(bool(given.sheets), given.ways.locale)
    name = in_one_line(told.get("community", "")) or given.name.rpartition(".")[0]
    first, last = (reading.day(told.get(key, "")) for key in ("first_day", "last_day"))
    if not told.get("cycle", "").strip() or first is None or last is None:
        sentence = _("“{name}” does not say its cycle and days; make a workspace first and import into it.")
        raise Refused(sentence.format(name=quoted(given.name)))
    document = Document.create(None, name, installation.actor(), installation.user())
    try:
        cycle = cycles.add(document, told["cycle"], first, last)
        _describe(document, told)
        cycles.plan_revisit(document, cycle, reading.day(told.get("revisit_on", "")))
        well, way = (told.get(name, "") for name in ("went_well", "in_the_way"))
        cycles.write_words(document, cycle, went_well=well, in_the_way=way)
    except Refused:
        document.close()
        raise
    return document


def _describe(document: Document, told: Mapping[str, str]) -> None:
    """What the file says of the community; what nobody knows stays as in any new workspace."""
    ours = mission.read(document)
    every, weekday = told.get("cadence", ""), told.get("weekday", "").strip()
    at = told.get("check_in_at", "").strip()
    cadence = WEEKLY
    if every in EVERY:
        day = int(weekday) if weekday in tuple("0123456") else None
        cadence = Cadence(every, day, at if is_time(at) else "")
    locale, rule = told.get("locale", ""), told.get("rule", "")
    mission.reword(
        document,
        ours,
        replace(
            ours,
            mission=told.get("mission", ""),
            vision=told.get("vision", ""),
            audience=told.get("audience", ""),
            locale=locale if is_known(locale) else ours.locale,
            rule=rule if rule in RULES else ours.rule,
            cadence=cadence,
        ),
    )
