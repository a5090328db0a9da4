"""Goals as text: Markdown with headings and boxes to tick, and lists that somebody pasted.

Known are headings one below the other ("## Objective", "### Key result [TEAM]", "- [x] done"), words in
front ("O1: …", "KR 1.2: …", "Ziel: …") and bars ("O: title | owner", "- KR | baseline | target | actual").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange import workbooks
from okrdesk.exchange.rescue import cell_reading
from okrdesk.exchange.rescue.assembling import path_key, title_of
from okrdesk.exchange.rescue.format import LIKELY, NO, POSSIBLE, SURE, Format
from okrdesk.exchange.rescue.given import Given
from okrdesk.i18n import _
from okrdesk.okr.rescued import rows
from okrdesk.okr.terms import Stage

KEY = "markdown"
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•·–]|\d{1,3}[.)])\s+(?:\[(?P<box>[ xX✓])\]\s*)?(?P<text>.*)")
_OBJECTIVE = re.compile(
    r"(?:objective|ziel|goal|o)\s*\d{0,3}(?:\.\d{1,3})?\s*[:.)–—-]\s*(?P<text>\S.*)", re.IGNORECASE
)
_KEY_RESULT = re.compile(
    r"(?:(?:key[ -]?result|schlüsselergebnis|ergebnis)\s*\d{0,3}(?:\.\d{1,3}){0,2}\s*[:.)–—-]\s*"
    r"|kr(?:\s*\d{1,3}(?:\.\d{1,3}){0,2})?(?:\s*[:.)–—-]\s*|\s+))(?P<text>\S.*)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"(?:objectives?|ziele?|key results?|okrs?|schlüsselergebnisse)\s*:?", re.IGNORECASE
)
_TEAM = re.compile(r"(?P<text>.*\S)\s*\[(?P<team>[^\[\]]{1,60})\]")
_OWNER = re.compile(
    r"(?P<text>.*\S)\s+(?:@(?P<at>[\w.\-]{2,60})|\((?:owner|verantwortlich):\s*(?P<named>[^()]{2,60})\))"
)
_WAY = re.compile(
    r"(?:\bfrom|\bvon)\s+(?P<start>\S{1,20})\s*%?\s+(?:to|auf|bis)\s+(?P<target>\S{1,20})", re.IGNORECASE
)
_MOST_STAGES = 50
# What `exchange/markdown.py` writes in every language: numbered headings, and numbered lines with figures.
_OUR_OBJECTIVE = re.compile(r"^## \d{1,4} \S.*$", re.MULTILINE)
_OUR_KEY_RESULT = re.compile(r"^- \*\*\d{1,4}\.\d{1,4}\*\* .* · ", re.MULTILINE)
_OUR_FIGURES = re.compile(r"^\*\*[^*\n]*[%٪][^*\n]*[%٪][^*\n]*\*\*$", re.MULTILINE)


@dataclass
class _KeyResult:
    line: int
    text: str
    cells: list[str] = field(default_factory=list)
    boxes: list[tuple[str, bool]] = field(default_factory=list)
    box: bool | None = None
    indent: int = -1  # of a list; -1 for a heading


@dataclass
class _Objective:
    line: int
    text: str
    cells: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    key_results: list[_KeyResult] = field(default_factory=list)
    indent: int = -1


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: `level` of a heading or 0, `indent` of a list or -1, `box` ticked, open or None."""

    number: int
    text: str
    level: int = 0
    indent: int = -1
    box: bool | None = None

    @property
    def label(self) -> str:
        """Whether words in front of it say what it is: "objective", "key_result" or ""."""
        if _OBJECTIVE.fullmatch(self.text):
            return "objective"
        return "key_result" if _KEY_RESULT.fullmatch(self.text) else ""

    @property
    def bare(self) -> str:
        """The text without those words."""
        match = _OBJECTIVE.fullmatch(self.text) or _KEY_RESULT.fullmatch(self.text)
        return match["text"] if match else self.text


def _lines(text: str) -> Iterator[_Line]:
    fenced = False
    for number, raw in enumerate(text.split("\n")[: workbooks.MOST_LINES], 1):
        line = raw.rstrip()
        if line.lstrip().startswith("```"):
            fenced = not fenced
            continue
        plain = line.strip().replace("**", "").replace("__", "")
        if fenced or not plain or set(plain) <= set("-=_* |:#") or _LABEL_ALONE.fullmatch(plain.lstrip("# ")):
            continue
        if heading := _HEADING.fullmatch(plain):
            if words := heading[2].rstrip("#").rstrip():
                yield _Line(number, words, level=len(heading[1]))
        elif item := _ITEM.fullmatch(line.replace("**", "").replace("__", "")):
            if item["text"].strip():
                indent = len(item["indent"].expandtabs(4))
                box = None if item["box"] is None else item["box"] != " "
                yield _Line(number, item["text"].strip(), indent=indent, box=box)
        else:
            yield _Line(number, plain)


def _objectives(lines: Sequence[_Line]) -> tuple[list[_Objective], list[_Line]]:
    """What the lines say, one after the other, and those that say nothing of a goal."""
    tops, keys = _heading_levels(lines)
    has_labels = any(line.label == "objective" for line in lines)
    flat = not tops and not has_labels
    # Of a list without any words in front what stands furthest to the left are objectives.
    left = min((line.indent for line in lines if not line.level), default=-1)
    found: list[_Objective] = []
    idle: list[_Line] = []
    for line in lines:
        now = found[-1] if found else None
        is_top = line.label == "objective" or (not line.label and line.level in tops)
        if is_top or (
            flat and not line.label and not line.level and line.box is None and line.indent == left
        ):
            text, *cells = (part.strip() for part in line.bare.split("|"))
            found.append(_Objective(line.number, text, cells, indent=line.indent))
        elif now is not None and not _add_below(now, line, keys):
            idle.append(line)
    return found, idle


def _above_all(lines: Sequence[_Line], found: Sequence[_Objective]) -> list[_Line]:
    """The lines that would be key results, but stand above the first objective."""
    return [
        line
        for line in lines
        if line.number < found[0].line and (line.indent >= 0 or line.label == "key_result")
    ]


def _add_below(top: _Objective, line: _Line, keys: set[int]) -> bool:
    """Add a line to an objective: as a key result, as a step of its last one, or as why; False for none."""
    last = top.key_results[-1] if top.key_results else None
    of_heading = line.level in keys or line.label == "key_result"
    below_last = last is not None and line.indent > last.indent >= 0
    if line.indent >= 0 and not of_heading and last is not None and (last.indent < 0 or below_last):
        if line.box is None:
            return False
        last.boxes.append((line.text, line.box))
    elif of_heading or line.indent >= 0:
        text, *cells = (part.strip() for part in line.bare.split("|"))
        indent = line.indent if line.label != "key_result" or line.indent >= 0 else -1
        top.key_results.append(_KeyResult(line.number, text, cells, box=line.box, indent=indent))
    elif not line.level and last is None:
        top.why.append(line.text)
    else:
        return False
    return True


def _heading_levels(lines: Sequence[_Line]) -> tuple[set[int], set[int]]:
    """The levels of headings that are objectives, and those that are key results.

    A single one above all the others is the title of the text.
    """
    counts = Counter(line.level for line in lines if line.level)
    levels = sorted(counts)
    labelled = {line.level for line in lines if line.label == "objective"}
    if labelled:
        top = min(labelled)
        return {top} - {0}, {level for level in levels if level > top > 0}
    if len(levels) > 1 and counts[levels[0]] == 1:
        levels = levels[1:]
    return set(levels[:1]), set(levels[1:2])


# Into rows


def _row(
    top: _Objective, given: Given
) -> tuple[rows.ObjectiveRow, list[rows.KeyResultRow], list[rows.RefusedLine]]:
    title, team, owner = _named(top.text)
    below, refused = [], []
    key = path_key(title)
    for each in top.key_results:
        try:
            row, of_team = _key_result(each, key, title, given)
        except Refused as why:
            refused.append(rows.RefusedLine(each.line, why.sentence, (each.text,)))
            continue
        team = team or of_team
        below.append(row)
    if top.cells and top.cells[0]:
        owner = title_of(top.cells[0])
    values = {"why": "\n".join(top.why)} if top.why else {}
    row_of_top = rows.ObjectiveRow(top.line, key, title, values, owner=owner or None, team=team or None)
    return row_of_top, below, refused


def _named(text: str) -> tuple[str, str, str]:
    """The words of a line, the team in brackets behind them, and the owner."""
    text, team, owner = title_of(text), "", ""
    if match := _TEAM.fullmatch(text):
        text, team = match["text"], title_of(match["team"])
    if match := _OWNER.fullmatch(text):
        text, owner = match["text"], title_of(match["at"] or match["named"])
    return title_of(text), team, owner


def _key_result(each: _KeyResult, home: str, title: str, given: Given) -> tuple[rows.KeyResultRow, str]:
    own, team, owner = _named(each.text)
    if not own:
        raise Refused(_("a key result without words"))
    values, now = _measured(each, own, given.ways.locale)
    check_ins = () if now is None else (rows.CheckInRow(each.line, rows.LATEST, {"value": now, "on": None}),)
    row = rows.KeyResultRow(
        each.line, path_key(title, own), own, values, owner=owner or None, parents=(rows.Link(home, title),),
        check_ins=check_ins,
    )  # fmt: skip
    return row, team


def _measured(each: _KeyResult, title: str, locale: str) -> tuple[dict[str, Any], Decimal | None]:
    """What a key result measures by its bars, its boxes or its words, and where it stands."""
    if each.cells:
        return _of_bars(each.cells, locale)
    if each.boxes:
        stages = tuple(Stage(title_of(text) or "…", Decimal(1)) for text, _done in each.boxes[:_MOST_STAGES])
        done = sum(1 for _text, ticked in each.boxes[:_MOST_STAGES] if ticked)
        return {"measure": "milestones", "stages": stages}, Decimal(done)
    if way := _WAY.search(title):
        try:
            start, target = (
                cell_reading.amount(way[name].rstrip(".,;:)"), locale) for name in ("start", "target")
            )
        except Refused:
            start = target = None
        if start is not None and target is not None and start.value != target.value:
            return _way(start, target), None
    if each.box is not None:
        return {"measure": "yes-no"}, Decimal(int(each.box))
    return {"measure": "number"}, None


def _of_bars(cells: Sequence[str], locale: str) -> tuple[dict[str, Any], Decimal | None]:
    """Baseline, target and actual value between bars."""
    start, target, now = (cell_reading.amount(cell, locale) for cell in (*cells[:3], "", "", "")[:3])
    if target is None:
        raise Refused(_("its target is empty, so there is nothing to reach"))
    if start is None:
        start = cell_reading.Amount(Decimal(0), target.unit)
    return _way(start, target), None if now is None else now.value


def _way(start: cell_reading.Amount, target: cell_reading.Amount) -> dict[str, Any]:
    unit = target.unit or start.unit
    measure = cell_reading.measure_of_unit(unit)
    return {
        "measure": measure,
        "unit": "" if measure == "percentage" else unit,
        "baseline": start.value,
        "target": target.value,
        "direction": "decrease" if target.value < start.value else "increase",
    }


def _recognise(given: Given) -> int:
    if given.is_packed or given.json is not None:
        return NO
    if _is_our_page(given.text):
        return SURE
    lines = list(_lines(given.text))
    found, _idle = _objectives(lines)
    if not any(top.key_results for top in found):
        return POSSIBLE // 2 if found and given.name.casefold().endswith((".md", ".markdown")) else NO
    labelled = any(line.label for line in lines) or any(line.level for line in lines)
    if labelled:
        return LIKELY
    return NO if _above_all(lines, found) else POSSIBLE // 2


def _read(given: Given) -> rows.Reading:
    if given.text.count("\n") > workbooks.MOST_LINES:
        raise workbooks.too_long(given.name)
    if _is_our_page(given.text):
        sentence = _("“{name}” is a page of ours to read; export .xlsx, .csv or .json to bring goals back.")
        raise Refused(sentence.format(name=quoted(given.name)))
    all_lines = [] if given.is_packed else list(_lines(given.text))
    found, idle = _objectives(all_lines)
    if not found:
        sentence = _("“{name}” holds no list of goals: an objective, and below it its key results.")
        raise Refused(sentence.format(name=quoted(given.name)))
    tops: dict[str, rows.ObjectiveRow] = {}
    below: list[rows.KeyResultRow] = []
    above = _above_all(all_lines, found)
    refused = [rows.RefusedLine(line.number, _("no objective stands above it")) for line in above]
    refused += [rows.RefusedLine(line.number, _("neither an objective nor a key result")) for line in idle]
    lines = len(above) + len(idle)
    beyond: list[str] = []
    for top in found:
        beyond += [*top.cells[1:], *(cell for each in top.key_results for cell in each.cells[3:])]
        lines += 1 + len(top.key_results)
        if not _named(top.text)[0]:
            refused.append(rows.RefusedLine(top.line, _("an objective without words")))
            continue
        row, own, bad = _row(top, given)
        tops.setdefault(row.key, row)
        below += own
        refused += bad
    how = _("left out: behind an objective stands its owner, behind a key result start, target and value")
    thus = tuple(rows.ReadThus(f"“{quoted(cell)}”", how) for cell in dict.fromkeys(filter(None, beyond)))
    return rows.Reading(
        KEY, "Markdown", given.name, lines, tuple(tops.values()), tuple(below), tuple(refused), thus
    )


def _is_our_page(text: str) -> bool:
    """Whether this is a cycle as we write it for a wiki: that has figures, but not what they are made of."""
    return all(mark.search(text) for mark in (_OUR_FIGURES, _OUR_OBJECTIVE, _OUR_KEY_RESULT))


MARKDOWN = Format(KEY, lambda: _("List of goals"), _recognise, _read)
