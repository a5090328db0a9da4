"""Sources: the surveys, chats and lists of engagement that ideas came from."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.records import Kept, Shape


@dataclass(frozen=True, slots=True)
class Source:
    """A file or pasted text that was taken in. `rows` are digests by which a row is known again.

    `digest` is that of the whole; `mapping` says what each column was taken for; `figures` are counted
    answers of choices and scales.
    """

    id: str
    cycle_id: str
    kind: str
    name: str
    digest: str
    rows: tuple[str, ...] = ()
    mapping: dict[str, Any] = field(default_factory=dict)
    figures: tuple[Any, ...] = ()


SOURCES = Kept(r.Source, Source, {"rows": Shape(tuple, list), "figures": Shape(tuple, list)})


def of_cycle(document: Document, cycle_id: str) -> tuple[Source, ...]:
    """The sources of a cycle."""
    return SOURCES.of_cycle(document, cycle_id, by="name")


def read(document: Document, source_id: str) -> Source:
    """One source; refused when it is gone."""
    return SOURCES.record(
        SOURCES.row(document, source_id, _("That source is no longer here; undo brings it back."))
    )
