"""Key results that name no objective: gathered under one of our own, so that none is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import KeyResultRow, LeftOut, Link, ObjectiveRow, ReadThus

KEY = "without an objective"


@dataclass(frozen=True, slots=True)
class Gathered:
    """All key results, each with an objective; `homes` holds ours, for those that named none."""

    key_results: tuple[KeyResultRow, ...]
    homes: tuple[ObjectiveRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    read_thus: tuple[ReadThus, ...] = ()


def gathered(rows: Sequence[KeyResultRow], apart: Mapping[str, str]) -> Gathered:
    """Gather the key results that name no objective; those `apart`, of another time, are left out."""
    alone = {row.key for row in rows if not row.parents and not row.unless}
    here = [row for row in rows if row.key in alone - apart.keys()]
    left_out = tuple(
        LeftOut(row.line, row.title, apart[row.key]) for row in rows if row.key in alone & apart.keys()
    )
    title = _("Key results without an objective")
    under = _("gathered under “{title}”").format(title=title)
    kept = (row for row in rows if row.key not in alone & apart.keys())
    return Gathered(
        tuple(replace(row, parents=(Link(KEY, title),)) if row.key in alone else row for row in kept),
        (ObjectiveRow(here[0].line, KEY, title),) if here else (),
        left_out,
        tuple(
            ReadThus(_("“{title}” names no objective").format(title=quoted(row.title)), under) for row in here
        ),
    )
