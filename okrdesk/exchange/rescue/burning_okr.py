"""BurningOKR's workbook: a line for each key result, in English or German. "End" is the value to reach."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.exchange.rescue.assembling import Assembling, lines_by_key_result
from okrdesk.exchange.rescue.lines import Cells, carried
from okrdesk.exchange.rescue.table_format import TableFormat

_KNOWN = {
    "team": "team", "objective": "objective", "progress": "objective-progress", "key result": "key-result",
    "corporate objective": "supports", "description": "why", "start": "baseline", "end": "target",
    "actual": "current", "unit": "unit", "fortschritt": "objective-progress", "beschreibung": "why",
    "ubergeordnetes unternehmensziel": "supports", "uebergeordnetes unternehmensziel": "supports",
    "ende": "target", "aktuell": "current", "einheit": "unit",
}  # fmt: skip


def _assemble(work: Assembling, lines: Sequence[Cells]) -> None:
    top = ("objective", "team", "supports", "objective-progress")
    lines_by_key_result(work, carried(lines, *top))


BURNING_OKR = TableFormat(
    "burningokr",
    lambda: "BurningOKR",
    _KNOWN,
    (
        frozenset({"objective", "key result", "corporate objective", "actual", "end"}),
        frozenset({"objective", "key result", "ubergeordnetes unternehmensziel", "aktuell", "ende"}),
        frozenset({"objective", "key result", "uebergeordnetes unternehmensziel", "aktuell", "ende"}),
    ),
    _assemble,
)
