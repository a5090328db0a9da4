"""A cycle as Markdown, for a wiki: readable as it stands, and what people wrote stays text in every renderer.

All marks that CommonMark and its relatives know are escaped, links that would be made of bare addresses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from okrdesk.document.document import Document
from okrdesk.document.text import clean
from okrdesk.i18n import _, format_day, format_range
from okrdesk.okr import asks, mission, page_words, people
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.shown import confidence_words, format_percent
from okrdesk.okr.status import status_name
from okrdesk.okr.values import show_target, show_value
from okrdesk.okr.workshop import promises

_MARKS = re.compile(r"[\\`*_{}\[\]<>&#|~$^=!@]")
# What begins a list, a rule, a definition or a heading where a line begins.
_AT_FIRST = re.compile(r"(?:\d{1,9}(?=[.)]))?(?P<mark>[-+:]|(?<=\d)[.)])")
# Addresses and pictures by name that renderers find in plain text; what comes behind is escaped.
_FOUND = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|www(?=\.)|(?=:[\w+-]+:)")


def to_markdown(document: Document, seen: Outline) -> bytes:
    """The goals of a cycle as of a day with their figures, and what was asked and promised, in UTF-8."""
    blocks = [block for block in _blocks(document, seen) if block]
    return ("\n\n".join(blocks) + "\n").encode()


def escaped(text: str) -> str:
    """Somebody's text in one line, every mark of Markdown as itself."""
    return _line(" ".join(clean(text).split()))


def escaped_lines(text: str, indent: str = "") -> str:
    """Somebody's text with its line breaks, as a paragraph (further lines after an indent)."""
    kept = (_line(" ".join(line.split())) for line in clean(text).split("\n"))
    return f"\\\n{indent}".join(line for line in kept if line)


def _line(text: str) -> str:
    ends = {met.end() for met in _FOUND.finditer(text)}
    line = "".join(f"\\{sign}" if _MARKS.match(sign) or at in ends else sign for at, sign in enumerate(text))
    begun = _AT_FIRST.match(line)
    return line if begun is None else f"{line[: begun.start('mark')]}\\{line[begun.start('mark') :]}"


def _blocks(document: Document, seen: Outline) -> Iterator[str]:
    locale, about = document.locale, mission.read(document)
    day = _("as of {day}").format(day=format_day(seen.day, locale))
    span = format_range(seen.cycle.first_day, seen.cycle.last_day, locale)
    yield f"# {escaped(about.name)}"
    yield f"{escaped(seen.cycle.name)} · {span} · {day}"
    yield escaped_lines(about.mission)
    figures = _("Progress {progress}, even pace {expected}").format(
        progress=format_percent(seen.progress, locale), expected=format_percent(seen.expected, locale)
    )
    yield f"**{figures}**"
    for line in seen.objectives:
        yield from _objective(line, locale)
    yield from _section(_("What went well"), _items(page_words.went_well(seen)))
    yield from _section(_("In the way"), _items(page_words.in_the_way(seen)))
    names = {person.id: person.name for person in people.everyone(document)}
    yield from _section(_("What we ask for"), _asked(document, seen, names))
    yield from _section(_("Promises"), _promised(document, seen, names))


def _objective(line: ObjectiveLine, locale: str) -> Iterator[str]:
    figures = line.figures
    yield f"## {line.number} {escaped(line.objective.title)}"
    parts = [format_percent(figures.progress, locale), status_name(figures.status)]
    parts += [escaped(line.owner.name)] if line.owner else []
    yield " · ".join(parts)
    yield "\n".join(_key_result(each, locale) for each in line.key_results)


def _key_result(line: KeyResultLine, locale: str) -> str:
    """ "- **1.1** Public events held: 7 of 12 events · 58% · on track · confidence 7 · Jana Petersen"."""
    row, figures = line.key_result, line.figures
    now, target = show_value(figures.current, row, locale), show_target(row, locale)
    parts = [_("{value}, target {target}").format(value=escaped(now), target=escaped(target))]
    parts += [] if figures.raw is None else [format_percent(figures.counted, locale)]
    parts += [status_name(figures.status) + (_(", outdated") if figures.outdated else "")]
    parts += [confidence_words(figures.confidence, figures.confidence_on, locale)]
    parts += [escaped(line.owner.name) if line.owner else ""]
    said = f"- **{line.number}** {escaped(row.title)}: {' · '.join(filter(None, parts))}"
    note = "" if line.latest is None else escaped_lines(line.latest.note, "  ")
    return f"{said}\n  \n  {note}" if note else said


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = "\n".join(f"- {item}" for item in items if item)
    if lines:
        yield f"## {title}"
        yield lines


def _items(said: Iterable[page_words.Said]) -> Iterator[str]:
    return (escaped(each.line) for each in said)


def _asked(document: Document, seen: Outline, names: dict[str, str]) -> Iterator[str]:
    for each in asks.for_page(document, seen.cycle.id):
        about = asks.about_words(each, asks.about(each, seen), names.get(each.who_id or "", ""))
        parts = [escaped(each.what), escaped(about), asks.by_when(each, document.locale)]
        yield " · ".join(filter(None, parts))


def _promised(document: Document, seen: Outline, names: dict[str, str]) -> Iterator[str]:
    for each in promises.of_cycle(document, seen.cycle.id):
        if each.kind == asks.KIND:
            continue
        day = "" if each.on is None else asks.by_when(each, document.locale)
        parts = [escaped(each.what), escaped(names.get(each.who_id or "", "")), escaped(each.whom), day]
        parts += [_("done")] if each.done_on else [escaped(each.outcome)]
        yield " · ".join(filter(None, parts))
