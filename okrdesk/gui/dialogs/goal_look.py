"""Looking at another tool's file: what it is, what would become of it, where figures differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from okrdesk.document.document import Document
from okrdesk.exchange.rescue import formats, tables
from okrdesk.exchange.rescue.format import Format, Mapped
from okrdesk.exchange.rescue.given import Given, Ways
from okrdesk.frozen import dataclass
from okrdesk.okr.rescued import differing, planning
from okrdesk.okr.rescued.differing import Report
from okrdesk.okr.rescued.plan import Plan, Wishes


@dataclass(frozen=True)
class Workspace:
    """The open workspace as bytes, so that it can be looked at in another thread, and where one is in it."""

    content: bytes
    actor: str
    cycle_id: str
    locale: str
    today: dt.date


@dataclass(frozen=True)
class Look:
    """A file looked at with some wishes; `mapped` is None where it has no columns to correct.

    `is_chosen` says that somebody chose the format, which it would not be recognised as.
    """

    given: Given
    form: Format
    mapped: Mapped | None
    columns: Mapping[str, str]
    wishes: Wishes
    plan: Plan
    report: Report
    is_chosen: bool = False


def given_of(content: bytes, name: str, locale: str) -> tuple[Given, Format]:
    """A file and what it is recognised as; a table that nobody knows can still be told what its columns are.

    Raises Refused where it is nothing that is known here.
    """
    given = Given(content, name, Ways(locale))
    return given, _usual(given)


def _usual(given: Given) -> Format:
    unknown_table = given.tables and not formats.is_known(given)
    return tables.TABLES if unknown_table else formats.recognised(given)


def headings_of(given: Given) -> tuple[str, ...]:
    """The headings by which a file is known again; none where it is no table."""
    return next((table.headings for table in given.tables), ())


def look(
    given: Given, form: Format, columns: Mapping[str, str], wishes: Wishes, workspace: Workspace
) -> Look:
    """Plan a file and count again what it says; may take a while and touches no open document."""
    again = given.in_ways(Ways(workspace.locale, columns))
    reading = form.read(again)
    document = Document.load(workspace.content, workspace.actor, read_only=True)
    try:
        plan = planning.plan(document, workspace.cycle_id, reading, workspace.today, wishes)
        report = differing.report(document, plan, workspace.today)
    finally:
        document.close()
    is_chosen = form.key != _usual(again).key
    return Look(again, form, form.mapped(again), columns, wishes, plan, report, is_chosen)
